//! The commands that a client has sent and that wait for their turn: clients send many in one packet.

use std::collections::VecDeque;

/// Bytes that wait at the most; a client that sends more waits until they have been answered.
const ROOM: usize = 64 * 1024;
/// Bytes of a line at the most: twice what RFC 2449 allows, so that Dovecot, which repeats them, answers in a short line.
const LONGEST: usize = 512;

/// What a client has sent, by the byte.
#[derive(Debug, Default)]
pub(super) struct Commands(VecDeque<u8>);

impl Commands {
    pub(super) fn has_room(&self) -> bool {
        self.0.len() < ROOM
    }

    pub(super) fn push(&mut self, bytes: &[u8]) {
        self.0.extend(bytes);
    }

    /// The next line with its end, once it has come; or the beginning of one that is too long.
    pub(super) fn next_line(&mut self) -> Option<Vec<u8>> {
        let end = match self.0.iter().take(LONGEST).position(|byte| *byte == b'\n') {
            Some(at) => at + 1,
            None if self.0.len() >= LONGEST => LONGEST,
            None => return None,
        };
        Some(self.0.drain(..end).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pop_6_lines_come_one_by_one_however_they_were_sent() {
        let mut commands = Commands::default();
        for byte in b"RETR 1\r\nRETR 2\r\nQU" {
            commands.push(&[*byte]);
        }
        assert_eq!(commands.next_line().unwrap(), b"RETR 1\r\n");
        assert_eq!(commands.next_line().unwrap(), b"RETR 2\r\n");
        assert_eq!(commands.next_line(), None);
        commands.push(b"IT\n");
        assert_eq!(commands.next_line().unwrap(), b"QUIT\n");
    }

    #[test]
    fn pop_6_a_line_without_an_end_fills_no_memory() {
        let mut commands = Commands::default();
        commands.push(&[b'x'; ROOM]);
        assert!(!commands.has_room());
        assert_eq!(commands.next_line().unwrap().len(), LONGEST);
        assert!(commands.has_room());
    }
}
