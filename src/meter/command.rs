//! A command of POP3, as far as the shape of its answer depends on it.

/// What a command's answer looks like, and what becomes of it past the limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Command {
    /// Whether a positive answer goes on until a line with a dot.
    pub(super) has_lines: bool,
    /// Whether the first line of its answer says how many octets a message has.
    pub(super) is_retr: bool,
    /// Whether it goes through also where nothing is left: it ends the session, or finishes with what was downloaded.
    pub(super) is_parting: bool,
}

impl Command {
    /// What Dovecot says of itself before the first command.
    pub(super) const GREETING: Self = Self { has_lines: false, is_retr: false, is_parting: true };

    /// Reads a line as Dovecot does: the word ends at the first blank, in any case of letters.
    pub(super) fn read(line: &[u8]) -> Self {
        let line = line.strip_suffix(b"\n").unwrap_or(line);
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        let (word, argument) = match line.iter().position(|byte| *byte == b' ') {
            Some(at) => (&line[..at], &line[at + 1..]),
            None => (line, &[][..]),
        };
        let is = |name: &str| word.eq_ignore_ascii_case(name.as_bytes());
        let is_retr = is("RETR");
        let lists = (is("LIST") || is("UIDL")) && argument.is_empty();
        Self { has_lines: is_retr || is("TOP") || is("CAPA") || lists, is_retr, is_parting: is("QUIT") || is("DELE") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pop_6_a_command_tells_the_shape_of_its_answer() {
        let lines = |line: &str| Command::read(line.as_bytes()).has_lines;
        for line in
            ["RETR 1\r\n", "retr 1\n", "TOP 1 0\r\n", "LIST\r\n", "UIDL\r\n", "List \r\n", "CAPA\r\n", "capa x\r\n"]
        {
            assert!(lines(line), "{line:?}");
        }
        for line in
            ["LIST 1\r\n", "UIDL 1\r\n", "STAT\r\n", "QUIT\r\n", "DELE 1\r\n", "", "\r\n", "LIST\t\r\n", "RETRO\r\n"]
        {
            assert!(!lines(line), "{line:?}");
        }
        assert!(Command::read(b"Retr 7\r\n").is_retr && !Command::read(b"TOP 7 1\r\n").is_retr);
        assert!(Command::read(b"QUIT\r\n").is_parting && Command::read(b"dele 3\r\n").is_parting);
        assert!(!Command::read(b"NOOP\r\n").is_parting);
    }
}
