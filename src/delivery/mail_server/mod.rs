//! A log-in to the organisation's own mail server, to see who decides there.

mod dialogue;
mod place;

use std::{io, time::Duration};

use rustls_pki_types::{CertificateDer, ServerName};
use tokio::{io::BufReader, net::TcpStream, time::timeout};

use self::dialogue::{begins_tls, greets, judges_in_the_clear, log_in, meets_again};
pub use self::place::MailServer;
use super::{mail_log_in::nothing_told, smtp_server::connector};
use crate::rules::{mail_log_in::Protocol, mail_servers::Tls};

/// How long it may take in all: longer than a mail server waits for the service.
const WHOLE: Duration = Duration::from_secs(30);

/// What a mail server says to a log-in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// It lets in.
    LetIn,
    /// The sentence that our service has for everybody who brings no right secret (MAIL-2).
    OurSentence,
    /// It cannot say now.
    Unavailable,
    /// It takes passwords before anything is encrypted.
    InTheClear,
    /// Another refusal, as it came.
    Other(String),
}

/// Logs in, by IMAP, POP or SMTP, as the server greets; by which, and what it said.
///
/// # Errors
/// No connection, no TLS that can be believed, or no dialogue of one of the protocols.
pub async fn tries(
    server: &MailServer,
    authorities: &[CertificateDer<'static>],
    user: &str,
    secret: &str,
) -> io::Result<(Protocol, Said)> {
    let tried = timeout(WHOLE, connected(server, authorities, user, secret));
    tried.await.unwrap_or_else(|_| Err(io::Error::other("it does not answer")))
}

async fn connected(
    server: &MailServer,
    authorities: &[CertificateDer<'static>],
    user: &str,
    secret: &str,
) -> io::Result<(Protocol, Said)> {
    let name = ServerName::try_from(server.host.clone()).map_err(io::Error::other)?;
    let stream = TcpStream::connect((server.host.as_str(), server.port)).await?;
    // Dovecot takes what comes from its own machine for encrypted.
    let is_elsewhere = stream.peer_addr()?.ip() != stream.local_addr()?.ip();
    let connector = connector(authorities).map_err(io::Error::other)?;
    let (protocol, mut stream) = match server.tls {
        Tls::Tls => {
            let mut stream = BufReader::new(connector.connect(name, stream).await?);
            (greets(&mut stream).await?, stream)
        }
        Tls::Starttls => {
            let mut plain = BufReader::new(stream);
            let protocol = greets(&mut plain).await?;
            if is_elsewhere && judges_in_the_clear(&mut plain, protocol, user, secret).await? {
                return Ok((protocol, Said::InTheClear));
            }
            begins_tls(&mut plain, protocol).await?;
            (protocol, BufReader::new(connector.connect(name, plain.into_inner()).await?))
        }
    };
    meets_again(&mut stream, protocol).await?;
    Ok((protocol, understood(&log_in(&mut stream, protocol, user, secret).await?)))
}

fn understood(said: &str) -> Said {
    let begins = |words: &[&str]| words.iter().any(|word| said.starts_with(word));
    if begins(&["+OK", "OK", "235"]) {
        Said::LetIn
    } else if said.contains(&nothing_told()) {
        Said::OurSentence
    } else if begins(&["454", "421"]) || said.contains("[UNAVAILABLE]") || said.contains("[SYS/TEMP]") {
        Said::Unavailable
    } else {
        Said::Other(said.to_owned())
    }
}
