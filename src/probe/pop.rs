//! POP3 (RFC 1939), as far as looking for one mail needs it.

use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::TcpStream,
};

use super::{
    Trouble, Words,
    line::{Line, Within},
    plain,
};
use crate::rules::Secret;

/// So many of the newest mails are looked at.
const NEWEST: u32 = 10;
/// Lines of one answer: the headers of a mail.
const LINES: usize = 2000;

/// Asks for TLS in the clear.
pub(super) async fn starttls(mut line: Line<TcpStream>) -> Result<TcpStream, Trouble> {
    greeting(&mut line).await?;
    match asks(&mut line, "STLS").await {
        Ok(_) => line.alone(),
        Err(Trouble::Denied(_)) => Err(Trouble::NoStarttls),
        Err(trouble) => Err(trouble),
    }
}

/// A maildrop within TLS.
pub(super) struct Pop {
    line: Within,
}

impl Pop {
    /// Logs in; `greets` where the greeting is still to come.
    ///
    /// # Errors
    /// What the server says against it, or that it does not speak POP.
    pub(super) async fn log_in(mut line: Within, greets: bool, user: &str, secret: &Secret) -> Result<Self, Trouble> {
        if greets {
            greeting(&mut line).await?;
        }
        authenticate(&mut line, user, secret).await?;
        Ok(Self { line })
    }

    /// The numbers of these mails, where each of them is among the newest of this session.
    ///
    /// # Errors
    /// What the server says against it.
    pub(super) async fn finds(&mut self, ids: &[String]) -> Result<Option<Vec<u32>>, Trouble> {
        let mut found = Vec::new();
        let count = self.count().await?;
        for number in (count.saturating_sub(NEWEST) + 1..=count).rev() {
            let header = lines(&mut self.line, &format!("TOP {number} 0")).await?;
            if header.iter().filter_map(|line| message_id(line)).any(|id| ids.iter().any(|it| it == id)) {
                found.push(number);
            }
        }
        Ok((found.len() >= ids.len()).then_some(found))
    }

    async fn count(&mut self) -> Result<u32, Trouble> {
        let said = asks(&mut self.line, "STAT").await?;
        said.split(' ').next().and_then(|count| count.parse().ok()).ok_or(Trouble::NotSpoken)
    }

    /// Removes these mails; they are gone when [`quit`](Self::quit) is answered.
    ///
    /// # Errors
    /// What the server says against it.
    pub(super) async fn removes(&mut self, numbers: &[u32]) -> Result<(), Trouble> {
        for number in numbers {
            asks(&mut self.line, &format!("DELE {number}")).await?;
        }
        Ok(())
    }

    /// Takes leave, and hears that what was removed is gone.
    ///
    /// # Errors
    /// It is not.
    pub(super) async fn quit(mut self) -> Result<(), Trouble> {
        asks(&mut self.line, "QUIT").await.map(drop)
    }
}

async fn authenticate<S: AsyncRead + AsyncWrite + Unpin>(
    line: &mut Line<S>,
    user: &str,
    secret: &Secret,
) -> Result<(), Trouble> {
    let offers = lines(line, "CAPA").await?;
    let mut mechanisms = offers.iter().filter_map(|offer| offer.strip_prefix("SASL ")).flat_map(str::split_whitespace);
    if !mechanisms.any(|mechanism| mechanism == "PLAIN") {
        return Err(Trouble::NoPasswords);
    }
    let command = Secret::from(format!("AUTH PLAIN {}", plain::response(user, secret).expose()));
    asks(line, command.expose()).await.map(drop)
}

async fn greeting<S: AsyncRead + AsyncWrite + Unpin>(line: &mut Line<S>) -> Result<(), Trouble> {
    reply(line).await.map(drop).map_err(Trouble::before_log_in)
}

fn message_id(line: &str) -> Option<&str> {
    let (name, value) = line.split_once(':')?;
    name.eq_ignore_ascii_case("message-id").then(|| value.trim())
}

async fn lines<S: AsyncRead + AsyncWrite + Unpin>(line: &mut Line<S>, command: &str) -> Result<Vec<String>, Trouble> {
    asks(line, command).await?;
    let mut heard = Vec::new();
    for _ in 0..LINES {
        match line.hears().await? {
            end if end == "." => return Ok(heard),
            more => heard.push(more),
        }
    }
    Err(Trouble::NotSpoken)
}

async fn asks<S: AsyncRead + AsyncWrite + Unpin>(line: &mut Line<S>, command: &str) -> Result<String, Trouble> {
    line.says(command).await?;
    reply(line).await
}

/// What the server says behind `+OK`. RFC 2449 and RFC 3206 have the codes of what passes.
async fn reply<S: AsyncRead + AsyncWrite + Unpin>(line: &mut Line<S>) -> Result<String, Trouble> {
    let heard = line.hears().await?;
    let (word, said) = heard.split_once(' ').unwrap_or((&heard, ""));
    let passes = ["[SYS/TEMP]", "[IN-USE]", "[LOGIN-DELAY]"];
    match word {
        "+OK" => Ok(said.to_owned()),
        "-ERR" if passes.iter().any(|code| said.to_ascii_uppercase().starts_with(code)) => {
            Err(Trouble::Later(Words::of(said)))
        }
        "-ERR" => Err(Trouble::Denied(Words::of(said))),
        _ => Err(Trouble::NotSpoken),
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use tokio::io::AsyncWriteExt;

    use super::*;

    async fn said(lines: &str) -> Result<(), Trouble> {
        let (mine, mut theirs) = tokio::io::duplex(256 * 1024);
        theirs.write_all(lines.as_bytes()).await.unwrap();
        authenticate(&mut Line::new(mine, Duration::from_secs(60)), "hanako", &"tiger".into()).await
    }

    #[tokio::test]
    async fn apppw_6_pop_says_whether_it_passes() {
        let after = |answer: &str| format!("+OK\r\nSASL LOGIN PLAIN\r\n.\r\n{answer}\r\n");
        assert_eq!(said(&after("+OK Logged in.")).await, Ok(()));
        let later = "[SYS/TEMP] Temporary authentication failure.";
        assert_eq!(said(&after(&format!("-ERR {later}"))).await, Err(Trouble::Later(Words::of(later))));
        let wrong = "[AUTH] Authentication failed.";
        assert_eq!(said(&after(&format!("-ERR {wrong}"))).await, Err(Trouble::Denied(Words::of(wrong))));
        assert_eq!(said("+OK\r\nTOP\r\n.\r\n").await, Err(Trouble::NoPasswords));
        assert_eq!(said("* OK\r\n").await, Err(Trouble::NotSpoken));
        assert_eq!(said(&format!("+OK\r\n{}", "X\r\n".repeat(5000))).await, Err(Trouble::NotSpoken));
    }
}
