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

    /// Reads a line as Dovecot does: the word ends at the first blank, in any case of letters, and its argument begins
    /// behind all blanks. `None` where Dovecot could see another command: in a line without an end, or with a control
    /// character, such as the NUL at which its strings end.
    pub(super) fn read(line: &[u8]) -> Option<Self> {
        let line = line.strip_suffix(b"\n")?;
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        if line.iter().any(u8::is_ascii_control) {
            return None;
        }
        let word_end = line.iter().position(|byte| *byte == b' ').unwrap_or(line.len());
        let (word, argument) = (&line[..word_end], line[word_end..].trim_ascii_start());
        let is = |name: &str| word.eq_ignore_ascii_case(name.as_bytes());
        let is_retr = is("RETR");
        let lists = (is("LIST") || is("UIDL")) && argument.is_empty();
        let has_lines = is_retr || is("TOP") || is("CAPA") || lists;
        Some(Self { has_lines, is_retr, is_parting: is("QUIT") || is("DELE") })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Command {
        Command::read(line.as_bytes()).unwrap()
    }

    #[test]
    fn pop_6_a_command_tells_the_shape_of_its_answer() {
        for line in ["RETR 1\r\n", "retr 1\n", "TOP 1 0\r\n", "LIST\r\n", "UIDL\r\n", "CAPA\r\n", "capa x\r\n"] {
            assert!(read(line).has_lines, "{line:?}");
        }
        for line in [
            "LIST 1\r\n",
            "LIST  1\r\n",
            "UIDL 1 \r\n",
            "STAT\r\n",
            "QUIT\r\n",
            "DELE 1\r\n",
            "\r\n",
            " LIST\n",
            "RETRO\r\n",
        ] {
            assert!(!read(line).has_lines, "{line:?}");
        }
        assert!(read("Retr 7\r\n").is_retr && !read("TOP 7 1\r\n").is_retr);
        assert!(read("QUIT\r\n").is_parting && read("dele 3\r\n").is_parting);
        assert!(!read("NOOP\r\n").is_parting);
    }

    #[test]
    fn pop_6_blanks_alone_are_no_argument() {
        for line in ["List \r\n", "LIST  \r\n", "UIDL  \n", "uidl    \r\n"] {
            assert!(read(line).has_lines, "{line:?}");
        }
    }

    #[test]
    fn pop_6_a_line_that_dovecot_could_read_otherwise_is_no_command() {
        for line in ["", "LIST", "LIST\r", "LIST \0x\r\n", "LI\0ST\r\n", "LIST\t\r\n", "LIST \r\r\n", "NOOP\x7f\r\n"] {
            assert_eq!(Command::read(line.as_bytes()), None, "{line:?}");
        }
    }
}
