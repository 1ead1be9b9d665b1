//! The first words of IMAP, POP and SMTP, as far as a log-in needs them.

use std::io;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, BufReader};

use crate::rules::mail_log_in::Protocol;

/// Octets of one line.
const LINE: u64 = 4096;
/// Lines of one reply.
const LINES: usize = 64;
/// What SMTP says to a password that was looked at (RFC 4954), or could not be just now.
const JUDGED: [&str; 3] = ["235", "535", "454"];
/// What this client calls itself to SMTP.
const EHLO: &str = "EHLO doctor.invalid\r\n";

/// Reads the greeting, which says by what the server speaks.
pub(super) async fn greets<S: AsyncRead + Unpin>(server: &mut BufReader<S>) -> io::Result<Protocol> {
    let greeting = line(server).await?;
    if greeting.starts_with("+OK") {
        Ok(Protocol::Pop)
    } else if greeting.starts_with("* OK") {
        Ok(Protocol::Imap)
    } else if greeting.starts_with("220") {
        last(server, greeting).await?;
        Ok(Protocol::Smtp)
    } else {
        Err(io::Error::other("it greets neither as IMAP nor as POP or SMTP"))
    }
}

/// Whether the server takes passwords before anything is encrypted. IMAP and POP say whether they do; of SMTP it is seen in
/// the answer to this password, for some offer it, and then demand TLS.
pub(super) async fn judges_in_the_clear<S>(
    server: &mut BufReader<S>,
    protocol: Protocol,
    user: &str,
    secret: &str,
) -> io::Result<bool>
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    match protocol {
        Protocol::Imap => {
            let said = told(server, "a CAPABILITY\r\n", |line| line.starts_with("A ")).await?;
            Ok(said.iter().any(|line| line.starts_with("* CAPABILITY ") && !has(line, &["LOGINDISABLED"])))
        }
        Protocol::Pop => {
            let said = told(server, "CAPA\r\n", |line| line == "." || line.starts_with("-ERR")).await?;
            Ok(said.iter().any(|line| line == "USER" || line.starts_with("SASL ") && has(line, &["PLAIN", "LOGIN"])))
        }
        Protocol::Smtp => {
            replies(server, EHLO).await?;
            let said = log_in(server, protocol, user, secret).await?;
            Ok(JUDGED.iter().any(|number| said.starts_with(number)))
        }
    }
}

/// Whether one of these words is in a line.
fn has(line: &str, words: &[&str]) -> bool {
    line.split_whitespace().any(|word| words.contains(&word))
}

/// Asks for TLS (STARTTLS, STLS).
pub(super) async fn begins_tls<S>(server: &mut BufReader<S>, protocol: Protocol) -> io::Result<()>
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    let begins = match protocol {
        Protocol::Imap => asks(server, "a STARTTLS\r\n", "a ").await?.starts_with("OK"),
        Protocol::Pop => asks(server, "STLS\r\n", "").await?.starts_with("+OK"),
        Protocol::Smtp => {
            replies(server, EHLO).await?;
            replies(server, "STARTTLS\r\n").await?.iter().all(|line| line.starts_with("220"))
        }
    };
    // What came before TLS could be anybody's.
    match begins && server.buffer().is_empty() {
        true => Ok(()),
        false => Err(io::Error::other("it does not begin TLS")),
    }
}

/// Says who is there, once the connection is encrypted.
pub(super) async fn meets_again<S>(server: &mut BufReader<S>, protocol: Protocol) -> io::Result<()>
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    if protocol == Protocol::Smtp {
        replies(server, EHLO).await?;
    }
    Ok(())
}

/// Logs in; the line that answers it.
pub(super) async fn log_in<S>(
    server: &mut BufReader<S>,
    protocol: Protocol,
    user: &str,
    secret: &str,
) -> io::Result<String>
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    match protocol {
        Protocol::Imap => asks(server, &format!("a LOGIN \"{user}\" \"{secret}\"\r\n"), "a ").await,
        Protocol::Pop => {
            asks(server, &format!("USER {user}\r\n"), "").await?;
            asks(server, &format!("PASS {secret}\r\n"), "").await
        }
        Protocol::Smtp => {
            let plain = STANDARD.encode(format!("\0{user}\0{secret}"));
            Ok(replies(server, &format!("AUTH PLAIN {plain}\r\n")).await?.join(" "))
        }
    }
}

/// Sends a line, and gives the first line of the answer that begins with `mark`, without it.
async fn asks<S>(server: &mut BufReader<S>, command: &str, mark: &str) -> io::Result<String>
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    says(server, command).await?;
    for _ in 0..LINES {
        if let Some(answer) = line(server).await?.strip_prefix(mark) {
            return Ok(answer.to_owned());
        }
    }
    Err(io::Error::other("it does not come to an answer"))
}

/// Sends a line, and gives all that answers it up to the line that ends it, in upper case.
async fn told<S>(server: &mut BufReader<S>, command: &str, is_end: fn(&str) -> bool) -> io::Result<Vec<String>>
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    says(server, command).await?;
    let mut lines = Vec::new();
    for _ in 0..LINES {
        match line(server).await?.to_ascii_uppercase() {
            end if is_end(&end) => return Ok(lines),
            more => lines.push(more),
        }
    }
    Err(io::Error::other("it does not come to an end"))
}

/// Sends a line of SMTP, and gives the whole reply.
async fn replies<S>(server: &mut BufReader<S>, command: &str) -> io::Result<Vec<String>>
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    says(server, command).await?;
    let first = line(server).await?;
    last(server, first).await
}

/// A reply of SMTP to its last line; each has a number of three digits and a sign before its words (RFC 5321, 4.2).
async fn last<S: AsyncRead + Unpin>(server: &mut BufReader<S>, first: String) -> io::Result<Vec<String>> {
    let mut lines = vec![first];
    while lines.last().is_some_and(|line| line.as_bytes().get(3) == Some(&b'-')) && lines.len() < LINES {
        lines.push(line(server).await?);
    }
    match lines.iter().all(|line| line.len() >= 3) {
        true => Ok(lines),
        false => Err(io::Error::other("it does not speak SMTP")),
    }
}

async fn says<S: AsyncWrite + Unpin>(server: &mut S, command: &str) -> io::Result<()> {
    server.write_all(command.as_bytes()).await?;
    server.flush().await
}

async fn line<S: AsyncRead + Unpin>(server: &mut BufReader<S>) -> io::Result<String> {
    let mut octets = Vec::new();
    if server.take(LINE).read_until(b'\n', &mut octets).await? == 0 {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    Ok(String::from_utf8_lossy(&octets).trim_end().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A server that says these lines, one to each that it reads.
    async fn judges(protocol: Protocol, answers: &[&str]) -> bool {
        let (ours, theirs) = tokio::io::duplex(4096);
        let serve = async move {
            let mut theirs = BufReader::new(theirs);
            for answer in answers {
                line(&mut theirs).await.unwrap();
                says(&mut theirs, answer).await.unwrap();
            }
        };
        let mut ours = BufReader::new(ours);
        let (judged, ()) = tokio::join!(judges_in_the_clear(&mut ours, protocol, "nobody", "none"), serve);
        judged.unwrap()
    }

    #[tokio::test]
    async fn a_password_that_is_judged_before_tls_is_seen_and_an_offer_alone_is_none() {
        const OFFER: &str = "250-mail.example.jp\r\n250-AUTH PLAIN LOGIN\r\n250 STARTTLS\r\n";
        let judges = async |answers: &[&str]| judges(Protocol::Smtp, answers).await;
        assert!(judges(&[OFFER, "535 5.7.8 Authentication failed\r\n"]).await);
        assert!(judges(&[OFFER, "454 4.7.0 Temporary authentication failure\r\n"]).await);
        assert!(!judges(&[OFFER, "530 5.7.0 TLS required.\r\n"]).await);
        assert!(!judges(&["250 mail.example.jp\r\n", "502 5.5.1 Error\r\n"]).await);
    }

    #[tokio::test]
    async fn imap_and_pop_say_whether_they_take_a_password_before_tls() {
        for (protocol, answer, takes) in [
            (Protocol::Imap, "* CAPABILITY IMAP4rev1 STARTTLS AUTH=PLAIN\r\na OK done\r\n", true),
            (Protocol::Imap, "* CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED\r\na OK done\r\n", false),
            (Protocol::Imap, "a BAD what\r\n", false),
            (Protocol::Pop, "+OK\r\nSTLS\r\nUSER\r\n.\r\n", true),
            (Protocol::Pop, "+OK\r\nSASL CRAM-MD5 plain\r\n.\r\n", true),
            (Protocol::Pop, "+OK\r\nSTLS\r\nSASL CRAM-MD5\r\n.\r\n", false),
            (Protocol::Pop, "-ERR what\r\n", false),
        ] {
            assert_eq!(judges(protocol, &[answer]).await, takes, "{answer}");
        }
    }
}
