//! A log-in to the organisation's own mail server, to see who decides there.

use std::{io, time::Duration};

use rustls_pki_types::{CertificateDer, ServerName};
use tokio::{
    io::{AsyncBufReadExt, AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, BufReader},
    net::TcpStream,
    time::timeout,
};

use super::{mail_log_in::nothing_told, smtp_server::connector};

/// How long it may take in all: longer than a mail server waits for the service.
const WHOLE: Duration = Duration::from_secs(30);
/// Octets of one line.
const LINE: u64 = 4096;
/// Lines of one reply.
const LINES: usize = 64;

/// What a mail server says to a log-in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// It lets in.
    LetIn,
    /// The sentence that our service has for everybody who brings no right secret (MAIL-2).
    OurSentence,
    /// It cannot say now.
    Unavailable,
    /// Another refusal, as it came.
    Other(String),
}

/// Logs in over TLS, by IMAP or POP, as the server greets; `server` is its name and its port.
///
/// # Errors
/// No connection, no TLS that can be believed, or no dialogue of either protocol.
pub async fn log_in(
    server: &str,
    authorities: &[CertificateDer<'static>],
    user: &str,
    secret: &str,
) -> io::Result<Said> {
    let (host, _) = server.rsplit_once(':').ok_or_else(|| io::Error::other("HOST:PORT is needed"))?;
    let name = ServerName::try_from(host.trim_matches(['[', ']']).to_owned()).map_err(io::Error::other)?;
    let tried = timeout(WHOLE, async {
        let stream = TcpStream::connect(server).await?;
        let stream = connector(authorities).map_err(io::Error::other)?.connect(name, stream).await?;
        dialogue(BufReader::new(stream), user, secret).await
    });
    tried.await.unwrap_or_else(|_| Err(io::Error::other("it does not answer")))
}

async fn dialogue<S: AsyncRead + AsyncWrite + Unpin>(
    mut server: BufReader<S>,
    user: &str,
    secret: &str,
) -> io::Result<Said> {
    let greeting = line(&mut server).await?;
    let said = if greeting.starts_with("+OK") {
        asks(&mut server, &format!("USER {user}\r\n"), "").await?;
        asks(&mut server, &format!("PASS {secret}\r\n"), "").await?
    } else if greeting.starts_with("* OK") {
        asks(&mut server, &format!("a LOGIN \"{user}\" \"{secret}\"\r\n"), "a ").await?
    } else {
        return Err(io::Error::other("it greets neither as IMAP nor as POP"));
    };
    Ok(understood(&said))
}

/// Sends a line, and gives the first line of the answer that begins with `mark`, without it.
async fn asks<S: AsyncRead + AsyncWrite + Unpin>(
    server: &mut BufReader<S>,
    command: &str,
    mark: &str,
) -> io::Result<String> {
    server.write_all(command.as_bytes()).await?;
    server.flush().await?;
    for _ in 0..LINES {
        if let Some(answer) = line(server).await?.strip_prefix(mark) {
            return Ok(answer.to_owned());
        }
    }
    Err(io::Error::other("it does not come to an answer"))
}

async fn line<S: AsyncRead + Unpin>(server: &mut BufReader<S>) -> io::Result<String> {
    let mut octets = Vec::new();
    if server.take(LINE).read_until(b'\n', &mut octets).await? == 0 {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    Ok(String::from_utf8_lossy(&octets).trim_end().to_owned())
}

fn understood(said: &str) -> Said {
    if said.starts_with("+OK") || said.starts_with("OK") {
        Said::LetIn
    } else if said.contains(&nothing_told()) {
        Said::OurSentence
    } else if said.contains("[UNAVAILABLE]") || said.contains("[SYS/TEMP]") {
        Said::Unavailable
    } else {
        Said::Other(said.to_owned())
    }
}
