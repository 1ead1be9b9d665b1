//! What is given on stdin instead of on the command line.

use std::io::{self, BufRead, Read};

use zeroize::Zeroizing;

use super::{Trouble, Ui};

/// The longest secret, in bytes: far above every policy's maximum.
const LONGEST_SECRET: u64 = 64 * 1024;

impl Ui {
    /// Reads a secret from the next line of stdin (`--password-stdin`) into the caller's own type of secrets, saying what it
    /// waits for when a person is there.
    ///
    /// # Errors
    /// [`Trouble::StdinEmpty`] when the line is empty or missing; a stdin that cannot be read.
    pub fn secret_from_stdin<S: From<String>>(&self, waiting: &str, flag: &str) -> Result<S, Trouble> {
        self.wait_for_stdin(waiting);
        secret(&mut io::stdin().lock(), flag)
    }

    /// Reads lines from stdin to its end (`-` in place of IDs), each with its number from 1; empty lines are left out.
    ///
    /// # Errors
    /// A stdin that cannot be read.
    pub fn lines_from_stdin(&self, waiting: &str) -> Result<Vec<(u64, String)>, Trouble> {
        self.wait_for_stdin(waiting);
        lines(io::stdin().lock())
    }

    fn wait_for_stdin(&self, waiting: &str) {
        if self.streams().in_terminal {
            self.note(waiting);
        }
    }
}

fn secret<S: From<String>>(stdin: &mut impl BufRead, flag: &str) -> Result<S, Trouble> {
    let mut line = Zeroizing::new(String::new());
    stdin.take(LONGEST_SECRET).read_line(&mut line).map_err(Trouble::Input)?;
    match without_mark(&line).trim_end_matches(['\n', '\r']) {
        "" => Err(Trouble::StdinEmpty { flag: flag.to_owned() }),
        secret => Ok(S::from(secret.to_owned())),
    }
}

fn lines(stdin: impl BufRead) -> Result<Vec<(u64, String)>, Trouble> {
    let all: Result<Vec<String>, io::Error> = stdin.lines().collect();
    let all = all.map_err(Trouble::Input)?;
    let trimmed = (1..).zip(&all).map(|(number, line)| (number, without_mark(line).trim().to_owned()));
    Ok(trimmed.filter(|(_, line)| !line.is_empty()).collect())
}

/// A line without the byte order mark that editors and shells of Windows put before a file.
fn without_mark(line: &str) -> &str {
    line.strip_prefix('\u{feff}').unwrap_or(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_secret_is_one_line_and_an_absent_one_is_asked_for_by_flag() {
        let mut stdin = "old one \r\nnew\n\n".as_bytes();
        let mut next = || secret::<String>(&mut stdin, "--password-stdin");
        assert_eq!(next().unwrap(), "old one ");
        assert_eq!(next().unwrap(), "new");
        assert!(matches!(next(), Err(Trouble::StdinEmpty { flag }) if flag == "--password-stdin"));
        assert!(matches!(secret::<String>(&mut &b"\xff\n"[..], ""), Err(Trouble::Input(_))));
    }

    #[test]
    fn a_byte_order_mark_is_no_part_of_what_is_given() {
        let marked = "\u{feff}correct horse\r\nnew\r\n";
        let mut stdin = marked.as_bytes();
        let mut next = || secret::<String>(&mut stdin, "");
        assert_eq!((next().unwrap(), next().unwrap()), ("correct horse".to_owned(), "new".to_owned()));
        assert!(matches!(secret::<String>(&mut "\u{feff}\n".as_bytes(), "-"), Err(Trouble::StdinEmpty { .. })));
    }

    #[test]
    fn lines_are_trimmed_and_empty_ones_left_out() {
        let read = lines("\u{feff}a1\r\n\n\u{3000}b2 \n".as_bytes()).unwrap();
        assert_eq!(read, [(1, "a1".to_owned()), (3, "b2".to_owned())]);
    }
}
