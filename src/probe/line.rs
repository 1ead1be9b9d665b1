//! Lines to and from a server. Each answer is bounded as a whole, in length and in time.

use std::{str, time::Duration};

use tokio::{
    io::{AsyncBufReadExt, AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, BufReader},
    net::TcpStream,
    time::{Instant, timeout, timeout_at},
};
use tokio_rustls::client::TlsStream;

use super::Trouble;
use crate::rules::Secret;

/// Octets of one line, far above what servers send (RFC 5321: 512; IMAP sets no bound).
const LONGEST: u64 = 16 * 1024;
/// Octets of one answer: far above a mail's header, or a list of what a server can do.
const ANSWER: u64 = 256 * 1024;
/// How long the answer to a leave is waited for.
const LEAVE: Duration = Duration::from_secs(2);

/// A conversation within TLS.
pub(super) type Within = Line<TlsStream<TcpStream>>;

/// A conversation in lines.
pub(super) struct Line<S> {
    stream: BufReader<S>,
    patience: Duration,
    /// When the answer that is heard has to be whole: a server that drips lines does not hold anybody.
    until: Instant,
    /// Octets that it may still have.
    left: u64,
}

impl<S: AsyncRead + AsyncWrite + Unpin> Line<S> {
    /// A conversation in which each answer may take so long.
    pub(super) fn new(stream: S, patience: Duration) -> Self {
        Self { stream: BufReader::new(stream), patience, until: Instant::now() + patience, left: ANSWER }
    }

    /// From now on another answer is heard.
    fn listens(&mut self) {
        (self.until, self.left) = (Instant::now() + self.patience, ANSWER);
    }

    /// Says a line.
    ///
    /// # Errors
    /// The connection ended, or nothing is taken any more.
    pub(super) async fn says(&mut self, line: &str) -> Result<(), Trouble> {
        let line = Secret::from(format!("{line}\r\n"));
        self.sends(line.expose().as_bytes()).await
    }

    /// Sends octets as they are; what is heard next answers them.
    ///
    /// # Errors
    /// As [`says`](Self::says).
    pub(super) async fn sends(&mut self, octets: &[u8]) -> Result<(), Trouble> {
        let sent = timeout(self.patience, async {
            self.stream.write_all(octets).await?;
            self.stream.flush().await
        });
        sent.await.map_err(|_| Trouble::Silent)?.map_err(|error| Trouble::of_io(&error))?;
        self.listens();
        Ok(())
    }

    /// Hears a line, without its end; what is no UTF-8 is replaced.
    ///
    /// # Errors
    /// No whole answer in time, none at all, or one without end.
    pub(super) async fn hears(&mut self) -> Result<String, Trouble> {
        let mut line = Vec::new();
        let most = LONGEST.min(self.left);
        let mut bounded = (&mut self.stream).take(most);
        let heard = timeout_at(self.until, bounded.read_until(b'\n', &mut line)).await;
        heard.map_err(|_| Trouble::Silent)?.map_err(|error| Trouble::of_io(&error))?;
        self.left -= line.len() as u64;
        match line.strip_suffix(b"\n") {
            Some(line) => Ok(String::from_utf8_lossy(line.strip_suffix(b"\r").unwrap_or(line)).into_owned()),
            None if line.len() as u64 == most => Err(Trouble::NotSpoken),
            None => Err(Trouble::Closed),
        }
    }

    /// Hears so many octets.
    ///
    /// # Errors
    /// As [`hears`](Self::hears).
    pub(super) async fn octets(&mut self, count: usize) -> Result<Vec<u8>, Trouble> {
        if count as u64 > LONGEST.min(self.left) {
            return Err(Trouble::NotSpoken);
        }
        let mut octets = vec![0; count];
        let heard = timeout_at(self.until, self.stream.read_exact(&mut octets)).await;
        heard.map_err(|_| Trouble::Silent)?.map_err(|error| Trouble::of_io(&error))?;
        self.left -= count as u64;
        Ok(octets)
    }

    /// Takes leave of the server; its answer does not matter, and is not waited for long.
    pub(super) async fn leaves(&mut self, line: &str) {
        let leave = async {
            self.says(line).await?;
            self.hears().await
        };
        let _ = timeout(LEAVE, leave).await;
    }

    /// The stream, if the server has said nothing beyond its last answer: words from before TLS must not be taken for words
    /// within it.
    ///
    /// # Errors
    /// It has.
    pub(super) fn alone(self) -> Result<S, Trouble> {
        if self.stream.buffer().is_empty() { Ok(self.stream.into_inner()) } else { Err(Trouble::NoStarttls) }
    }

    /// The stream itself.
    pub(super) fn stream(&self) -> &S {
        self.stream.get_ref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn heard(said: &[u8]) -> Result<String, Trouble> {
        let (mine, mut theirs) = tokio::io::duplex(64 * 1024);
        theirs.write_all(said).await.unwrap();
        drop(theirs);
        Line::new(mine, Duration::from_secs(60)).hears().await
    }

    #[tokio::test]
    async fn apppw_6_a_line_has_an_end() {
        assert_eq!(heard(b"+OK ready\r\nmore").await, Ok("+OK ready".to_owned()));
        assert_eq!(heard(b"+OK \xff\n").await, Ok("+OK \u{fffd}".to_owned()));
        assert_eq!(heard(&[b'x'; 20_000]).await, Err(Trouble::NotSpoken));
        assert_eq!(heard(b"+OK").await, Err(Trouble::Closed));
        assert_eq!(heard(b"").await, Err(Trouble::Closed));
    }

    #[tokio::test]
    async fn apppw_6_an_answer_that_drips_is_waited_for_no_longer_than_one_that_does_not_come() {
        let (mine, mut theirs) = tokio::io::duplex(1024);
        theirs.write_all(b"* 1 FETCH ()\r\n").await.unwrap();
        let mut line = Line::new(mine, Duration::from_secs(60));
        line.hears().await.unwrap();
        // The time of the whole answer is up: no line that came gives more of it, and the next one comes too late.
        line.until = Instant::now() - Duration::from_secs(3600);
        let (heard, _) = tokio::join!(line.hears(), theirs.write_all(b"* 2 FETCH ()\r\n"));
        assert_eq!(heard, Err(Trouble::Silent));
        line.says("NOOP").await.unwrap();
        assert_eq!(line.hears().await, Ok("* 2 FETCH ()".to_owned()), "each answer has its own");
    }

    #[tokio::test]
    async fn apppw_6_an_answer_has_a_bound_of_octets_and_each_has_its_own() {
        let endless = tokio::io::join(tokio::io::repeat(b'\n'), tokio::io::sink());
        let mut line = Line::new(endless, Duration::from_secs(60));
        for _ in 0..2 {
            line.octets(16 * 1024).await.unwrap();
            for _ in 16 * 1024..ANSWER {
                assert_eq!(line.hears().await, Ok(String::new()));
            }
            assert_eq!(line.hears().await, Err(Trouble::NotSpoken));
            assert_eq!(line.octets(1).await, Err(Trouble::NotSpoken));
            line.says("NOOP").await.unwrap();
        }
    }

    #[tokio::test]
    async fn apppw_6_what_was_said_before_tls_is_no_part_of_what_is_said_within_it() {
        let (mine, mut theirs) = tokio::io::duplex(1024);
        theirs.write_all(b"220 go\r\n235 come in\r\n").await.unwrap();
        let mut line = Line::new(mine, Duration::from_secs(60));
        line.hears().await.unwrap();
        assert_eq!(line.alone().err(), Some(Trouble::NoStarttls));
    }
}
