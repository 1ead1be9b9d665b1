//! Trying a mail server of somebody's own (ALIAS-1): a real connection to a checked address, TLS, and a log-in. Nothing
//! is sent. See docs/decisions/0016.

use std::{
    io,
    net::{IpAddr, SocketAddr},
    str,
    sync::Arc,
    time::Duration,
};

use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};
use rustls_pki_types::{CertificateDer, ServerName};
use tokio::{
    io::{AsyncBufReadExt, AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, BufReader},
    net::{TcpStream, lookup_host},
    sync::Semaphore,
    time::timeout,
};
use tokio_rustls::{TlsConnector, client::TlsStream};

use super::tls;
use crate::rules::{
    Secret,
    policy::AliasPolicy,
    smtp_server::{SmtpServer, Tls, Trouble, allowed},
};

/// How long one address may take to answer.
const CONNECT: Duration = Duration::from_secs(5);
/// How long a try may take in all: shorter than a client waits for its answer.
const WHOLE: Duration = Duration::from_secs(20);
/// How many servers are tried at the same time, at most.
const PLACES: usize = 16;
/// Octets of one line of a reply, and lines of one reply: far above what servers send (RFC 5321 4.5.3.1.5: 512 octets).
const LINE: u64 = 4096;
const LINES: usize = 128;

/// Why a try did not succeed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Error {
    /// Something is wrong with the server.
    Trouble(Trouble),
    /// As many servers are being tried already as the service takes on.
    Busy,
}

/// Tries the servers of aliases, a few at a time (ALIAS-1).
pub struct SmtpClient {
    /// Authorities that are trusted besides the system's.
    authorities: Vec<CertificateDer<'static>>,
    places: Semaphore,
}

impl SmtpClient {
    /// A client that trusts the system's authorities and these.
    pub fn new(authorities: Vec<CertificateDer<'static>>) -> Self {
        Self { authorities, places: Semaphore::new(PLACES) }
    }

    /// Connects, begins TLS, and logs in; `me` is the name in the greeting.
    ///
    /// # Errors
    /// What is wrong with the server, or that too many are tried just now.
    pub async fn try_out(
        &self,
        server: &SmtpServer,
        password: &Secret,
        me: &str,
        policy: &AliasPolicy,
    ) -> Result<(), Error> {
        let _place = self.places.try_acquire().map_err(|_| Error::Busy)?;
        let tried = timeout(WHOLE, self.log_in(server, password, me, policy)).await;
        tried.unwrap_or(Err(Trouble::Silent)).map_err(Error::Trouble)
    }

    async fn log_in(
        &self,
        server: &SmtpServer,
        password: &Secret,
        me: &str,
        policy: &AliasPolicy,
    ) -> Result<(), Trouble> {
        let stream = connect(server, policy).await?;
        let mut dialogue = match server.tls {
            Tls::Implicit => {
                let mut dialogue = Dialogue::new(self.tls(server, stream).await?);
                dialogue.greeting().await?;
                dialogue
            }
            Tls::Starttls => Dialogue::new(self.tls(server, starttls(stream, me).await?).await?),
        };
        let offers = dialogue.hello(me).await?;
        dialogue.authenticate(&offers, &server.user, password).await?;
        dialogue.quit().await;
        Ok(())
    }

    async fn tls(&self, server: &SmtpServer, stream: TcpStream) -> Result<TlsStream<TcpStream>, Trouble> {
        let name = ServerName::try_from(server.host.clone()).map_err(|_| Trouble::Certificate)?;
        let connector = connector(&self.authorities).map_err(|_| Trouble::Certificate)?;
        connector.connect(name, stream).await.map_err(|error| tls_trouble(&error))
    }
}

/// Believes the system's authorities and these. Made for each try: tries are rare, and authorities that the system gains or
/// drops count at once.
pub(super) fn connector(authorities: &[CertificateDer<'static>]) -> Result<TlsConnector, rustls::Error> {
    Ok(TlsConnector::from(Arc::new(tls::client(authorities)?)))
}

/// Resolves the name once, and connects to the addresses that were judged and to no others.
async fn connect(server: &SmtpServer, policy: &AliasPolicy) -> Result<TcpStream, Trouble> {
    let found = lookup_host((server.host.as_str(), server.port)).await.map_err(|_| Trouble::HostNotFound)?;
    let found: Vec<IpAddr> = found.map(|address| address.ip()).collect();
    let mut trouble = Trouble::HostNotFound;
    for address in allowed(&found, policy)? {
        match timeout(CONNECT, TcpStream::connect(SocketAddr::new(address, server.port))).await {
            Ok(Ok(stream)) => return Ok(stream),
            Ok(Err(error)) if error.kind() == io::ErrorKind::ConnectionRefused => trouble = Trouble::Refused,
            Ok(Err(_)) | Err(_) => trouble = Trouble::Silent,
        }
    }
    Err(trouble)
}

/// Asks for TLS in the clear. The stream comes back only if the server has said nothing beyond its answer: words from
/// before TLS must not be taken for words within it.
async fn starttls(stream: TcpStream, me: &str) -> Result<TcpStream, Trouble> {
    let mut plain = Dialogue::new(stream);
    plain.greeting().await?;
    if !plain.hello(me).await?.iter().any(|offer| offer == "STARTTLS") {
        return Err(Trouble::NoTls);
    }
    if plain.say("STARTTLS").await?.code != 220 {
        return Err(Trouble::NoTls);
    }
    if plain.stream.buffer().is_empty() { Ok(plain.stream.into_inner()) } else { Err(Trouble::NotUnderstood) }
}

fn tls_trouble(error: &io::Error) -> Trouble {
    match error.get_ref().and_then(|inner| inner.downcast_ref::<rustls::Error>()) {
        Some(rustls::Error::InvalidCertificate(_) | rustls::Error::NoCertificatesPresented) => Trouble::Certificate,
        Some(_) => Trouble::NoTls,
        None => Trouble::Silent,
    }
}

/// A reply: its code, and the text of its lines.
struct Reply {
    code: u16,
    lines: Vec<String>,
}

/// The lines of SMTP (RFC 5321), as far as a log-in needs them.
struct Dialogue<S> {
    stream: BufReader<S>,
}

impl<S: AsyncRead + AsyncWrite + Unpin> Dialogue<S> {
    fn new(stream: S) -> Self {
        Self { stream: BufReader::new(stream) }
    }

    async fn greeting(&mut self) -> Result<(), Trouble> {
        let reply = self.reply().await?;
        if reply.code == 220 { Ok(()) } else { Err(Trouble::NotUnderstood) }
    }

    /// What the server offers, in upper case.
    async fn hello(&mut self, me: &str) -> Result<Vec<String>, Trouble> {
        let reply = self.say(&format!("EHLO {me}")).await?;
        if reply.code != 250 {
            return Err(Trouble::NotUnderstood);
        }
        Ok(reply.lines.iter().skip(1).map(|line| line.to_ascii_uppercase()).collect())
    }

    /// SASL PLAIN, or LOGIN where the server knows nothing better.
    async fn authenticate(&mut self, offers: &[String], user: &str, password: &Secret) -> Result<(), Trouble> {
        let offers = |name: &str| {
            let lists = offers.iter().filter_map(|offer| offer.strip_prefix("AUTH")?.strip_prefix([' ', '=']));
            lists.flat_map(str::split_whitespace).any(|offered| offered == name)
        };
        let reply = if offers("PLAIN") {
            let both = Secret::from(format!("\0{user}\0{}", password.expose()));
            self.say(Secret::from(format!("AUTH PLAIN {}", encoded(&both).expose())).expose()).await?
        } else if offers("LOGIN") {
            self.step("AUTH LOGIN").await?;
            self.step(&BASE64.encode(user)).await?;
            self.say(encoded(password).expose()).await?
        } else {
            return Err(Trouble::NoPasswords);
        };
        judged(&reply)
    }

    /// A line after which the server wants more.
    async fn step(&mut self, line: &str) -> Result<(), Trouble> {
        let reply = self.say(line).await?;
        if reply.code == 334 { Ok(()) } else { judged(&reply).and(Err(Trouble::NotUnderstood)) }
    }

    /// Takes leave of the server; its answer does not matter.
    async fn quit(&mut self) {
        let _ = self.stream.write_all(b"QUIT\r\n").await;
        let _ = self.stream.shutdown().await;
    }

    async fn say(&mut self, line: &str) -> Result<Reply, Trouble> {
        let line = Secret::from(format!("{line}\r\n"));
        self.stream.write_all(line.expose().as_bytes()).await.map_err(|_| Trouble::Silent)?;
        self.stream.flush().await.map_err(|_| Trouble::Silent)?;
        self.reply().await
    }

    async fn reply(&mut self) -> Result<Reply, Trouble> {
        let mut lines = Vec::new();
        for _ in 0..LINES {
            let mut line = Vec::new();
            let mut bounded = (&mut self.stream).take(LINE);
            let length = bounded.read_until(b'\n', &mut line).await.map_err(|_| Trouble::Silent)?;
            if length == 0 {
                return Err(Trouble::Silent);
            }
            let (code, more, text) = read_line(&line).ok_or(Trouble::NotUnderstood)?;
            lines.push(text.to_owned());
            if !more {
                return Ok(Reply { code, lines });
            }
        }
        Err(Trouble::NotUnderstood)
    }
}

/// A line of a reply: its code, whether more lines come, its text.
fn read_line(line: &[u8]) -> Option<(u16, bool, &str)> {
    let line = str::from_utf8(line.strip_suffix(b"\n")?).ok()?.trim_end_matches('\r');
    let (code, rest) = line.split_at_checked(3)?;
    let code = code.bytes().all(|c| c.is_ascii_digit()).then(|| code.parse().ok()).flatten()?;
    match rest.split_at_checked(1) {
        Some(("-", text)) => Some((code, true, text)),
        Some((" ", text)) => Some((code, false, text)),
        Some(_) => None,
        None => Some((code, false, "")),
    }
}

/// What the answer to a log-in means: only a permanent no is about the user name and password.
fn judged(reply: &Reply) -> Result<(), Trouble> {
    match reply.code {
        235 => Ok(()),
        500..=599 => Err(Trouble::LogInFailed),
        _ => Err(Trouble::NotUnderstood),
    }
}

fn encoded(secret: &Secret) -> Secret {
    Secret::from(BASE64.encode(secret.expose()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a log-in comes to when the server says these lines, whatever it is asked.
    async fn said(offers: &[&str], lines: &str) -> Result<(), Trouble> {
        let (mine, mut theirs) = tokio::io::duplex(64 * 1024);
        theirs.write_all(lines.as_bytes()).await.unwrap();
        let offers: Vec<String> = offers.iter().map(|it| (*it).to_owned()).collect();
        let mut dialogue = Dialogue::new(mine);
        dialogue.authenticate(&offers, "hanako", &"tiger".into()).await?;
        drop(dialogue);
        let mut heard = String::new();
        theirs.read_to_string(&mut heard).await.unwrap();
        // RFC 4616 and the LOGIN that servers know: base64 of "\0hanako\0tiger", "hanako", "tiger".
        let known = ["AUTH PLAIN AGhhbmFrbwB0aWdlcg==\r\n", "AUTH LOGIN\r\naGFuYWtv\r\ndGlnZXI=\r\n"];
        assert!(known.contains(&heard.as_str()), "{heard:?}");
        Ok(())
    }

    #[tokio::test]
    async fn alias_1_only_a_permanent_no_is_about_the_password() {
        assert_eq!(said(&["AUTH LOGIN PLAIN"], "235 ok\r\n").await, Ok(()));
        assert_eq!(said(&["AUTH=LOGIN"], "334 VXNlcg==\r\n334 UGFzcw==\r\n235 2.7.0 ok\r\n").await, Ok(()));
        assert_eq!(said(&["AUTH PLAIN"], "535 5.7.8 no\r\n").await, Err(Trouble::LogInFailed));
        assert_eq!(said(&["AUTH LOGIN"], "334 VXNlcg==\r\n535 no\r\n").await, Err(Trouble::LogInFailed));
        assert_eq!(said(&["AUTH PLAIN"], "454 4.7.0 later\r\n").await, Err(Trouble::NotUnderstood));
        assert_eq!(said(&["AUTH PLAIN"], "421 closing\r\n").await, Err(Trouble::NotUnderstood));
        assert_eq!(said(&["AUTH LOGIN"], "235 too early\r\n").await, Err(Trouble::NotUnderstood));
        assert_eq!(said(&["AUTH XOAUTH2 CRAM-MD5"], "").await, Err(Trouble::NoPasswords));
        assert_eq!(said(&["SIZE 1000"], "").await, Err(Trouble::NoPasswords));
    }

    #[tokio::test]
    async fn alias_1_a_server_that_talks_without_end_is_left() {
        for endless in ["235-more\r\n".repeat(1000), format!("235 {}", "x".repeat(20_000)), "x".repeat(20_000)] {
            assert_eq!(said(&["AUTH PLAIN"], &endless).await, Err(Trouble::NotUnderstood));
        }
        for other in ["HTTP/1.1 400 Bad Request\r\n", "+OK ready\r\n", "23\r\n", "235_ok\r\n", "２３５ ok\r\n"] {
            assert_eq!(said(&["AUTH PLAIN"], other).await, Err(Trouble::NotUnderstood), "{other}");
        }
    }
}
