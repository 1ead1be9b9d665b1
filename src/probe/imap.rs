//! IMAP (RFC 9051, RFC 3501), as far as looking for one mail needs it.

use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::TcpStream,
    time::{Duration, sleep},
};

use super::{
    Found, Trouble, Words,
    line::{Line, Within},
    plain,
};
use crate::rules::Secret;

/// Lines of one answer.
const LINES: usize = 1000;
/// Literals in one line.
const LITERALS: usize = 8;
/// So many of the newest mails are looked at: a search through a whole mailbox could take minutes.
const NEWEST: u32 = 50;
/// Between two looks.
const PAUSE: Duration = Duration::from_secs(1);

/// The one tag: no command is sent before the last one is answered.
const TAG: &str = "m";

/// Asks for TLS in the clear.
pub(super) async fn starttls(mut line: Line<TcpStream>) -> Result<TcpStream, Trouble> {
    greeting(&mut line).await?;
    match asks(&mut line, "STARTTLS").await {
        Ok(_) => line.alone(),
        Err(Trouble::Denied(_)) => Err(Trouble::NoStarttls),
        Err(trouble) => Err(trouble),
    }
}

/// A mailbox within TLS.
pub(super) struct Imap {
    line: Within,
    /// Whether one mail can be removed without what else is marked for removal (UIDPLUS).
    removes_one: bool,
}

impl Imap {
    /// Logs in; `greets` where the greeting is still to come.
    ///
    /// # Errors
    /// What the server says against it, or that it does not speak IMAP.
    pub(super) async fn log_in(mut line: Within, greets: bool, user: &str, secret: &Secret) -> Result<Self, Trouble> {
        if greets {
            greeting(&mut line).await?;
        }
        authenticate(&mut line, user, secret).await?;
        let removes_one = capabilities(&mut line).await?.iter().any(|it| it == "UIDPLUS");
        Ok(Self { line, removes_one })
    }

    /// Waits until each of these mails is in the inbox: their UIDs.
    ///
    /// # Errors
    /// One has not come when nobody waits any longer ([`Trouble::NotArrived`] is the caller's to say), or the server fails.
    pub(super) async fn finds(&mut self, ids: &[String]) -> Result<Vec<u32>, Trouble> {
        let mut newest = exists(&asks(&mut self.line, "SELECT INBOX").await?).unwrap_or(0);
        let from = newest.saturating_sub(NEWEST - 1).max(1);
        loop {
            if newest > 0 {
                let mut found = Vec::new();
                for id in ids {
                    found.extend(self.search(from, id).await?);
                }
                if found.len() >= ids.len() {
                    return Ok(found);
                }
            }
            sleep(PAUSE).await;
            newest = exists(&asks(&mut self.line, "NOOP").await?).unwrap_or(newest);
        }
    }

    async fn search(&mut self, from: u32, id: &str) -> Result<Option<u32>, Trouble> {
        let answer = asks(&mut self.line, &format!("UID SEARCH {from}:* HEADER Message-ID \"{id}\"")).await?;
        let hits = answer.iter().filter_map(|line| line.strip_prefix("* SEARCH"));
        Ok(hits.flat_map(str::split_whitespace).find_map(|uid| uid.parse().ok()))
    }

    /// Removes these mails and no others, where the server can do that.
    ///
    /// # Errors
    /// What the server says against it.
    pub(super) async fn removes(&mut self, uids: &[u32]) -> Result<Found, Trouble> {
        if !self.removes_one {
            return Ok(Found::Left);
        }
        let set = uids.iter().map(u32::to_string).collect::<Vec<_>>().join(",");
        asks(&mut self.line, &format!("UID STORE {set} +FLAGS.SILENT (\\Deleted)")).await?;
        asks(&mut self.line, &format!("UID EXPUNGE {set}")).await?;
        Ok(Found::Done)
    }

    /// Takes leave.
    pub(super) async fn leave(mut self) {
        self.line.leaves(&format!("{TAG} LOGOUT")).await;
    }
}

async fn authenticate<S: AsyncRead + AsyncWrite + Unpin>(
    line: &mut Line<S>,
    user: &str,
    secret: &Secret,
) -> Result<(), Trouble> {
    let offers = capabilities(line).await?;
    if !offers.iter().any(|offer| offer == "AUTH=PLAIN") {
        return Err(Trouble::NoPasswords);
    }
    let response = plain::response(user, secret);
    if offers.iter().any(|offer| offer == "SASL-IR") {
        let command = Secret::from(format!("AUTHENTICATE PLAIN {}", response.expose()));
        return asks(line, command.expose()).await.map(drop);
    }
    line.says(&format!("{TAG} AUTHENTICATE PLAIN")).await?;
    let heard = logical(line).await?;
    if !heard.starts_with('+') {
        return judged(&heard).and(Err(Trouble::NotSpoken));
    }
    line.says(response.expose()).await?;
    answer(line).await.map(drop)
}

async fn capabilities<S: AsyncRead + AsyncWrite + Unpin>(line: &mut Line<S>) -> Result<Vec<String>, Trouble> {
    let answer = asks(line, "CAPABILITY").await?;
    let lists = answer.iter().filter_map(|line| line.strip_prefix("* CAPABILITY "));
    Ok(lists.flat_map(str::split_whitespace).map(str::to_ascii_uppercase).collect())
}

async fn greeting<S: AsyncRead + AsyncWrite + Unpin>(line: &mut Line<S>) -> Result<(), Trouble> {
    let heard = logical(line).await?;
    match heard.strip_prefix("* ") {
        Some(rest) if rest.starts_with("OK") => Ok(()),
        Some(rest) if rest.starts_with("BYE") => Err(Trouble::Later(Words::of(rest))),
        _ => Err(Trouble::NotSpoken),
    }
}

/// How many mails there are, where the server says so.
fn exists(answer: &[String]) -> Option<u32> {
    let said = answer.iter().rev().find_map(|line| line.strip_prefix("* ")?.strip_suffix(" EXISTS"));
    said.and_then(|count| count.parse().ok())
}

async fn asks<S: AsyncRead + AsyncWrite + Unpin>(line: &mut Line<S>, command: &str) -> Result<Vec<String>, Trouble> {
    let command = Secret::from(format!("{TAG} {command}"));
    line.says(command.expose()).await?;
    answer(line).await
}

/// What is said until the command is done.
async fn answer<S: AsyncRead + AsyncWrite + Unpin>(line: &mut Line<S>) -> Result<Vec<String>, Trouble> {
    let mut lines = Vec::new();
    for _ in 0..LINES {
        let heard = logical(line).await?;
        if !heard.starts_with("* ") && !heard.starts_with("+") {
            return judged(&heard).map(|()| lines);
        }
        if let Some(rest) = heard.strip_prefix("* BYE") {
            return Err(Trouble::Later(Words::of(rest)));
        }
        lines.push(heard);
    }
    Err(Trouble::NotSpoken)
}

/// What the last line of an answer means. RFC 5530 has the codes of what passes.
fn judged(heard: &str) -> Result<(), Trouble> {
    let said = heard.strip_prefix(TAG).and_then(|rest| rest.strip_prefix(' ')).ok_or(Trouble::NotSpoken)?;
    let (word, rest) = said.split_once(' ').unwrap_or((said, ""));
    let passes = ["[UNAVAILABLE]", "[INUSE]", "[LIMIT]", "[SERVERBUG]", "[CONTACTADMIN]"];
    match word.to_ascii_uppercase().as_str() {
        "OK" => Ok(()),
        "NO" if passes.iter().any(|code| rest.to_ascii_uppercase().starts_with(code)) => {
            Err(Trouble::Later(Words::of(rest)))
        }
        "NO" => Err(Trouble::Denied(Words::of(rest))),
        _ => Err(Trouble::NotSpoken),
    }
}

/// A line with the literals in it.
async fn logical<S: AsyncRead + AsyncWrite + Unpin>(line: &mut Line<S>) -> Result<String, Trouble> {
    let mut heard = line.hears().await?;
    for _ in 0..LITERALS {
        let Some(count) = literal(&heard) else { return Ok(heard) };
        let octets = line.octets(count).await?;
        heard.push_str(&String::from_utf8_lossy(&octets));
        heard.push_str(&line.hears().await?);
    }
    Err(Trouble::NotSpoken)
}

/// The octets of the literal with which a line ends.
fn literal(line: &str) -> Option<usize> {
    let (_, count) = line.strip_suffix('}')?.rsplit_once('{')?;
    count.bytes().all(|c| c.is_ascii_digit()).then(|| count.parse().unwrap_or(usize::MAX))
}

#[cfg(test)]
mod tests {
    use tokio::io::AsyncWriteExt;

    use super::*;

    async fn answered(lines: &str) -> Result<Vec<String>, Trouble> {
        let (mine, mut theirs) = tokio::io::duplex(256 * 1024);
        theirs.write_all(lines.as_bytes()).await.unwrap();
        answer(&mut Line::new(mine, Duration::from_secs(60))).await
    }

    #[tokio::test]
    async fn apppw_6_only_a_no_that_lasts_is_about_the_password() {
        let later = |words: &str| Err(Trouble::Later(Words::of(words)));
        let failed = "[UNAVAILABLE] Temporary authentication failure.";
        assert_eq!(answered(&format!("m NO {failed}\r\n")).await, later(failed));
        assert_eq!(answered("* BYE too many\r\n").await, later("too many"));
        let wrong = "[AUTHENTICATIONFAILED] Authentication failed.";
        assert_eq!(answered(&format!("m NO {wrong}\r\n")).await, Err(Trouble::Denied(Words::of(wrong))));
        for other in ["m BAD what\r\n", "+OK ready\r\nHTTP/1.1 200\r\n", "x OK\r\n", "\r\n"] {
            assert_eq!(answered(other).await, Err(Trouble::NotSpoken), "{other}");
        }
        assert_eq!(answered(&"* 1 FETCH ()\r\n".repeat(2000)).await, Err(Trouble::NotSpoken));
    }

    #[tokio::test]
    async fn apppw_6_a_literal_is_no_end_of_a_line_and_has_a_bound() {
        let said = "* LIST () \"/\" {13}\r\nm OK it is me\r\n* 7 EXISTS\r\nm OK done\r\n";
        let heard = answered(said).await.unwrap();
        assert_eq!(heard.len(), 2, "{heard:?}");
        assert_eq!(exists(&heard), Some(7));
        for endless in ["* X {99999999}\r\n", "* X {99999999999999999999999}\r\n", &"* X {0}\r\n".repeat(100)] {
            assert_eq!(answered(endless).await, Err(Trouble::NotSpoken), "{endless}");
        }
    }
}
