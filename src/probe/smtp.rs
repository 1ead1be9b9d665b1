//! SMTP (RFC 5321), as far as a mail to oneself needs it.

use std::net::SocketAddr;

use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::TcpStream,
};

use super::{
    Letter, Trouble, Words,
    line::{Line, Within},
    plain,
};
use crate::rules::Secret;

/// Lines of one reply.
const LINES: usize = 128;

/// A reply: its code, and the texts of its lines.
struct Reply {
    code: u16,
    texts: Vec<String>,
}

impl Reply {
    fn words(&self) -> Words {
        Words::of(&format!("{} {}", self.code, self.texts.join(" ")))
    }

    /// The same, where the code is one of those that are hoped for.
    fn expected(self, codes: &[u16]) -> Result<Self, Trouble> {
        match self.code {
            code if codes.contains(&code) => Ok(self),
            400..=499 => Err(Trouble::Later(self.words())),
            500..=599 => Err(Trouble::Denied(self.words())),
            _ => Err(Trouble::NotSpoken),
        }
    }
}

/// Asks for TLS in the clear.
pub(super) async fn starttls(mut line: Line<TcpStream>) -> Result<TcpStream, Trouble> {
    greeting(&mut line).await?;
    let name = name(line.stream().local_addr().ok());
    if !hello(&mut line, &name).await?.iter().any(|offer| offer == "STARTTLS") {
        return Err(Trouble::NoStarttls);
    }
    match asks(&mut line, "STARTTLS").await?.expected(&[220]) {
        Err(Trouble::Denied(_)) => Err(Trouble::NoStarttls),
        other => other.and_then(|_| line.alone()),
    }
}

/// A submission within TLS.
pub(super) struct Smtp {
    line: Within,
}

impl Smtp {
    /// Logs in; `greets` where the greeting is still to come.
    ///
    /// # Errors
    /// What the server says against it, or that it does not speak SMTP.
    pub(super) async fn log_in(mut line: Within, greets: bool, user: &str, secret: &Secret) -> Result<Self, Trouble> {
        if greets {
            greeting(&mut line).await?;
        }
        let name = name(line.stream().get_ref().0.local_addr().ok());
        let offers = hello(&mut line, &name).await?;
        authenticate(&mut line, &offers, user, secret).await?;
        Ok(Self { line })
    }

    /// Sends the mail with this number, and takes leave.
    ///
    /// # Errors
    /// What the server says against it.
    pub(super) async fn send(mut self, letter: &Letter, number: usize) -> Result<Words, Trouble> {
        let sent = send(&mut self.line, letter, number).await;
        self.line.leaves("QUIT").await;
        sent
    }
}

async fn send<S: AsyncRead + AsyncWrite + Unpin>(
    line: &mut Line<S>,
    letter: &Letter,
    number: usize,
) -> Result<Words, Trouble> {
    let octets = letter.octets(number).map_err(|_| Trouble::NotSpoken)?;
    asks(line, &format!("MAIL FROM:<{}>", letter.address())).await?.expected(&[250])?;
    asks(line, &format!("RCPT TO:<{}>", letter.address())).await?.expected(&[250, 251])?;
    asks(line, "DATA").await?.expected(&[354])?;
    line.sends(&octets).await?;
    Ok(asks(line, ".").await?.expected(&[250])?.words())
}

async fn authenticate<S: AsyncRead + AsyncWrite + Unpin>(
    line: &mut Line<S>,
    offers: &[String],
    user: &str,
    secret: &Secret,
) -> Result<(), Trouble> {
    let mut mechanisms = offers.iter().filter_map(|offer| offer.strip_prefix("AUTH ")).flat_map(str::split_whitespace);
    if !mechanisms.any(|mechanism| mechanism == "PLAIN") {
        return Err(Trouble::NoPasswords);
    }
    let response = Secret::from(format!("AUTH PLAIN {}", plain::response(user, secret).expose()));
    asks(line, response.expose()).await?.expected(&[235]).map(drop)
}

async fn greeting<S: AsyncRead + AsyncWrite + Unpin>(line: &mut Line<S>) -> Result<(), Trouble> {
    reply(line).await?.expected(&[220]).map(drop).map_err(Trouble::before_log_in)
}

/// Says who is here, and hears what is offered, in upper case.
async fn hello<S: AsyncRead + AsyncWrite + Unpin>(line: &mut Line<S>, name: &str) -> Result<Vec<String>, Trouble> {
    let reply = asks(line, &format!("EHLO {name}")).await?.expected(&[250]).map_err(Trouble::before_log_in)?;
    Ok(reply.texts.iter().skip(1).map(|text| text.to_ascii_uppercase()).collect())
}

/// What a mail app calls itself: its address.
fn name(own: Option<SocketAddr>) -> String {
    match own {
        Some(SocketAddr::V4(own)) => format!("[{}]", own.ip()),
        Some(SocketAddr::V6(own)) => format!("[IPv6:{}]", own.ip()),
        None => "[127.0.0.1]".to_owned(),
    }
}

async fn asks<S: AsyncRead + AsyncWrite + Unpin>(line: &mut Line<S>, command: &str) -> Result<Reply, Trouble> {
    line.says(command).await?;
    reply(line).await
}

async fn reply<S: AsyncRead + AsyncWrite + Unpin>(line: &mut Line<S>) -> Result<Reply, Trouble> {
    let mut texts = Vec::new();
    for _ in 0..LINES {
        let heard = line.hears().await?;
        let (code, goes_on, text) = read(&heard).ok_or(Trouble::NotSpoken)?;
        texts.push(text.to_owned());
        if !goes_on {
            return Ok(Reply { code, texts });
        }
    }
    Err(Trouble::NotSpoken)
}

/// A line of a reply: its code, whether more lines come, its text.
fn read(line: &str) -> Option<(u16, bool, &str)> {
    let (code, rest) = line.split_at_checked(3)?;
    let code = code.bytes().all(|c| c.is_ascii_digit()).then(|| code.parse().ok()).flatten()?;
    match rest.split_at_checked(1) {
        Some(("-", text)) => Some((code, true, text)),
        Some((" ", text)) => Some((code, false, text)),
        Some(_) => None,
        None => Some((code, false, "")),
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use tokio::io::{AsyncReadExt, AsyncWriteExt};

    use super::*;

    /// What a log-in comes to when the server says these lines, whatever it is asked.
    async fn said(offers: &[&str], lines: &str) -> Result<(), Trouble> {
        let (mine, mut theirs) = tokio::io::duplex(64 * 1024);
        theirs.write_all(lines.as_bytes()).await.unwrap();
        let offers: Vec<String> = offers.iter().map(|it| (*it).to_owned()).collect();
        let mut line = Line::new(mine, Duration::from_secs(60));
        authenticate(&mut line, &offers, "hanako", &"tiger".into()).await?;
        drop(line);
        let mut heard = String::new();
        theirs.read_to_string(&mut heard).await.unwrap();
        // RFC 4616: base64 of "\0hanako\0tiger".
        assert_eq!(heard, "AUTH PLAIN AGhhbmFrbwB0aWdlcg==\r\n");
        Ok(())
    }

    #[tokio::test]
    async fn apppw_6_only_a_permanent_no_is_about_the_password() {
        let plain = &["AUTH LOGIN PLAIN"];
        assert_eq!(said(plain, "235 ok\r\n").await, Ok(()));
        let denied = |words: &str| Err(Trouble::Denied(Words::of(words)));
        assert_eq!(said(plain, "535-5.7.8 one\r\n535 5.7.8 two\r\n").await, denied("535 5.7.8 one 5.7.8 two"));
        for later in ["454 4.7.0 later", "421 4.3.2 closing"] {
            assert_eq!(said(plain, &format!("{later}\r\n")).await, Err(Trouble::Later(Words::of(later))));
        }
        assert_eq!(said(&["AUTH XOAUTH2", "SIZE 1"], "").await, Err(Trouble::NoPasswords));
    }

    #[tokio::test]
    async fn apppw_6_a_server_that_talks_without_end_or_something_else_is_left() {
        for other in [
            "235-more\r\n".repeat(1000).as_str(),
            "HTTP/1.1 400 Bad Request\r\n",
            "+OK ready\r\n",
            "23\r\n",
            "２３５ ok\r\n",
            "334 \r\n",
        ] {
            assert_eq!(said(&["AUTH PLAIN"], other).await, Err(Trouble::NotSpoken), "{other}");
        }
    }
}
