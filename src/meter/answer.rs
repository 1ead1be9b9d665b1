//! Where in Dovecot's answers the stream stands: the first line, lines that follow it, or between two answers.

use memchr::{memchr, memmem};

use super::command::Command;

/// How the lines of an answer end: a line with a dot. Lines that begin with one have a second.
const END: &[u8] = b"\r\n.\r\n";
/// How much of it has passed when the first line is over.
const LINE_END: usize = 2;
/// Bytes of a first line that are kept until its end comes; what is longer is handed out without an end.
const LONGEST: usize = 1024;

/// A part of the stream.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Part {
    /// An answer's first line, whole, with its end; without one where it is too long for a line of POP3.
    First {
        line: Vec<u8>,
        /// The octets of the message that follows, where the line says so.
        octets: Option<u64>,
        /// Whether nothing follows.
        is_last: bool,
    },
    /// Bytes of the lines after it.
    Lines {
        /// Whether they are the last.
        is_last: bool,
    },
    /// Bytes that no command has asked for. Dovecot itself says a last word before it closes; and what a client
    /// sent together with its password does not pass here.
    Unasked,
    /// A first line that has not come whole.
    Waiting,
}

/// Where the stream stands.
#[derive(Debug)]
enum At {
    Between,
    First(Command),
    /// In the lines, with so many bytes of [`END`] behind.
    Lines(usize),
}

/// Reads Dovecot's answers, each to the command that was handed on before.
#[derive(Debug)]
pub(super) struct Answers {
    at: At,
    line: Vec<u8>,
}

impl Answers {
    /// Before Dovecot's first word.
    pub(super) fn new() -> Self {
        Self { at: At::First(Command::GREETING), line: Vec::new() }
    }

    /// Whether the next command may be handed on.
    pub(super) fn is_between(&self) -> bool {
        matches!(self.at, At::Between)
    }

    /// Whether the client has seen an answer begin that is not over.
    pub(super) fn is_within(&self) -> bool {
        matches!(self.at, At::Lines(_))
    }

    /// A command has been handed on.
    pub(super) fn expect(&mut self, command: Command) {
        self.at = At::First(command);
    }

    /// Reads on: the next part, and how many bytes it took. `bytes` is not empty.
    pub(super) fn next(&mut self, bytes: &[u8]) -> (Part, usize) {
        match self.at {
            At::Between => (Part::Unasked, bytes.len()),
            At::First(command) => self.first(command, bytes),
            At::Lines(matched) => self.lines(matched, bytes),
        }
    }

    fn first(&mut self, command: Command, bytes: &[u8]) -> (Part, usize) {
        let taken = match memchr(b'\n', bytes) {
            Some(at) => at + 1,
            None if self.line.len() + bytes.len() < LONGEST => {
                self.line.extend_from_slice(bytes);
                return (Part::Waiting, bytes.len());
            }
            None => bytes.len(),
        };
        self.line.extend_from_slice(&bytes[..taken]);
        let line = std::mem::take(&mut self.line);
        let is_last = !(command.has_lines && line.starts_with(b"+OK"));
        self.at = if is_last { At::Between } else { At::Lines(LINE_END) };
        let octets = if command.is_retr && !is_last { octets(&line) } else { None };
        (Part::First { line, octets, is_last }, taken)
    }

    fn lines(&mut self, matched: usize, bytes: &[u8]) -> (Part, usize) {
        match end_of_lines(matched, bytes) {
            Ok(length) => {
                self.at = At::Between;
                (Part::Lines { is_last: true }, length)
            }
            Err(matched) => {
                self.at = At::Lines(matched);
                (Part::Lines { is_last: false }, bytes.len())
            }
        }
    }
}

/// `+OK 1234 octets`.
fn octets(line: &[u8]) -> Option<u64> {
    let mut words = std::str::from_utf8(line).ok()?.split_ascii_whitespace().skip(1);
    let number = words.next()?.parse().ok()?;
    (words.next() == Some("octets")).then_some(number)
}

/// Where the lines end; or how much of their end has come, where they go on.
fn end_of_lines(mut matched: usize, bytes: &[u8]) -> Result<usize, usize> {
    let mut at = 0;
    while matched > 0 && at < bytes.len() {
        matched = step(matched, bytes[at]);
        at += 1;
        if matched == END.len() {
            return Ok(at);
        }
    }
    if let Some(found) = memmem::find(&bytes[at..], END) {
        return Ok(at + found + END.len());
    }
    let tail = bytes.len().saturating_sub(END.len() - 1).max(at);
    Err(bytes[tail..].iter().fold(matched, |matched, byte| step(matched, *byte)))
}

/// How much of the end has come after one more byte.
fn step(matched: usize, byte: u8) -> usize {
    if END[matched] == byte {
        return matched + 1;
    }
    // The end begins anew with its own first byte only.
    usize::from(byte == END[0])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn command(line: &str) -> Command {
        Command::read(line.as_bytes()).unwrap()
    }

    /// Reads a stream in parts of a size: for each answer what passed of it; and what nobody asked for.
    fn read(commands: &[&str], stream: &[u8], size: usize) -> (Vec<Vec<u8>>, Vec<u8>) {
        let (mut answers, mut whole, mut unasked) = (Answers::new(), vec![Vec::new()], Vec::new());
        answers.at = At::Between;
        let mut waiting = commands.iter();
        for mut part in stream.chunks(size) {
            while !part.is_empty() {
                if answers.is_between() {
                    let Some(line) = waiting.next() else {
                        unasked.extend_from_slice(part);
                        break;
                    };
                    answers.expect(command(line));
                    whole.push(Vec::new());
                }
                let (read, taken) = answers.next(part);
                let now = whole.last_mut().unwrap();
                match read {
                    Part::First { line, .. } => now.extend_from_slice(&line),
                    Part::Lines { .. } => now.extend_from_slice(&part[..taken]),
                    Part::Unasked => unreachable!(),
                    Part::Waiting => {}
                }
                part = &part[taken..];
            }
        }
        whole.remove(0);
        (whole, unasked)
    }

    const SESSION: [(&str, &str); 9] = [
        ("CAPA\r\n", "+OK\r\nTOP\r\nUIDL\r\n.\r\n"),
        ("STAT\r\n", "+OK 2 320\r\n"),
        ("LIST\r\n", "+OK 2 messages:\r\n1 120\r\n2 200\r\n.\r\n"),
        ("LIST 1\r\n", "+OK 1 120\r\n"),
        ("UIDL\r\n", "+OK\r\n.\r\n"),
        ("RETR 1\r\n", "+OK 120 octets\r\nSubject: x\r\n\r\n..\r\n...\r\n..dots\r\r\n.\r.\r\n\n.\n\r\n.\r\n"),
        ("RETR 9\r\n", "-ERR There's no message 9.\r\n"),
        ("TOP 1 0\r\n", "+OK\r\nSubject: x\r\n\r\n.\r\n"),
        ("QUIT\r\n", "+OK Logging out.\r\n"),
    ];

    #[test]
    fn pop_6_answers_are_told_apart_however_they_are_split() {
        let stream: String = SESSION.iter().map(|(_, answer)| *answer).collect();
        let commands: Vec<&str> = SESSION.iter().map(|(command, _)| *command).collect();
        for size in 1..=stream.len() {
            let (answers, unasked) = read(&commands, stream.as_bytes(), size);
            for ((command, expected), answer) in SESSION.iter().zip(&answers) {
                assert_eq!(String::from_utf8_lossy(answer), *expected, "{command:?} in parts of {size}");
            }
            assert_eq!((answers.len(), unasked.len()), (SESSION.len(), 0), "in parts of {size}");
        }
    }

    #[test]
    fn pop_6_a_message_says_its_octets_and_a_last_word_is_nobodys() {
        let mut answers = Answers::new();
        let logged_in = b"+OK Logged in.\r\n";
        let (part, taken) = answers.next(logged_in);
        assert_eq!((part, taken), (Part::First { line: logged_in.to_vec(), octets: None, is_last: true }, 16));
        answers.expect(command("RETR 1\r\n"));
        assert_eq!(answers.next(b"+OK 99 oct"), (Part::Waiting, 10));
        assert!(!answers.is_between() && !answers.is_within());
        let line = b"+OK 99 octets\r\n".to_vec();
        assert_eq!(answers.next(b"ets\r\n.\r\n"), (Part::First { line, octets: Some(99), is_last: false }, 5));
        assert!(answers.is_within());
        assert_eq!(answers.next(b".\r\n-ERR gone"), (Part::Lines { is_last: true }, 3));
        assert_eq!(answers.next(b"-ERR gone"), (Part::Unasked, 9));
    }

    #[test]
    fn pop_6_a_first_line_without_an_end_fills_no_memory() {
        let mut answers = Answers::new();
        let (part, taken) = answers.next(&[b'x'; LONGEST]);
        assert!(matches!(part, Part::First { is_last: true, .. }) && taken == LONGEST);
    }

    /// A message as POP3 sends it.
    fn stuffed(text: &[u8]) -> Vec<u8> {
        let mut sent = b"+OK 1 octets\r\n".to_vec();
        let text = String::from_utf8_lossy(text).replace("\r\n", "\n").replace('\n', "\r\n");
        for line in text.split_inclusive("\r\n") {
            if line.starts_with('.') {
                sent.push(b'.');
            }
            sent.extend_from_slice(line.as_bytes());
        }
        if !sent.ends_with(b"\r\n") {
            sent.extend_from_slice(b"\r\n");
        }
        sent.extend_from_slice(b".\r\n");
        sent
    }

    proptest! {
        /// Whatever two messages hold and however they are split, each ends where it ends.
        #[test]
        fn pop_6_any_messages_in_any_parts(
            texts in proptest::collection::vec("[.\r\nab]{0,60}", 1..4),
            size in 1usize..40,
        ) {
            let sent: Vec<Vec<u8>> = texts.iter().map(|text| stuffed(text.as_bytes())).collect();
            let commands = vec!["RETR 1\r\n"; texts.len()];
            let (answers, unasked) = read(&commands, &sent.concat(), size);
            prop_assert_eq!(answers, sent);
            prop_assert!(unasked.is_empty());
        }
    }
}
