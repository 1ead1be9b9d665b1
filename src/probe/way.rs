//! The way to a server: its name, a connection, TLS.

use std::{io, net::SocketAddr, sync::Arc, time::Duration};

use rustls::ClientConfig;
use rustls_pki_types::ServerName;
use tokio::{
    net::{TcpStream, lookup_host},
    time::timeout,
};
use tokio_rustls::TlsConnector;

use super::{
    Certificate, Server, Trouble, imap,
    line::{Line, Within},
    pop, smtp,
};
use crate::{
    client::{Witness, error::Reason},
    rules::{mail_log_in::Protocol, mail_servers::Tls},
};

/// How long one address may take to answer, if so much patience is there.
const CONNECT: Duration = Duration::from_secs(10);

/// The addresses of a name.
///
/// # Errors
/// There are none.
pub(super) async fn addresses(server: &Server, patience: Duration) -> Result<Vec<SocketAddr>, Trouble> {
    let found = timeout(patience, lookup_host((server.host.as_str(), server.port))).await;
    let found: Vec<_> = found.map_err(|_| Trouble::Silent)?.map_err(|_| Trouble::NoAddress)?.collect();
    if found.is_empty() { Err(Trouble::NoAddress) } else { Ok(found) }
}

/// A connection to the first address that takes one.
///
/// # Errors
/// None does: what the last one did.
pub(super) async fn connection(
    addresses: &[SocketAddr],
    patience: Duration,
) -> Result<(TcpStream, SocketAddr), Trouble> {
    let mut trouble = Trouble::NoAddress;
    for address in addresses {
        match timeout(CONNECT.min(patience), TcpStream::connect(address)).await {
            Ok(Ok(stream)) => return Ok((stream, *address)),
            Ok(Err(_)) => trouble = Trouble::Refused,
            Err(_) => trouble = Trouble::Silent,
        }
    }
    Err(trouble)
}

/// Whom to believe, and the one who remembers what was not believed.
pub(super) struct Trust {
    config: Arc<ClientConfig>,
    witness: Arc<Witness>,
}

impl Trust {
    pub(super) fn new(config: ClientConfig, witness: Arc<Witness>) -> Self {
        Self { config: Arc::new(config), witness }
    }

    /// TLS on a connection, from its first octet or after STARTTLS.
    ///
    /// # Errors
    /// The server does not speak it, or shows a certificate that is not believed.
    pub(super) async fn tls(
        &self,
        server: &Server,
        stream: TcpStream,
        patience: Duration,
    ) -> Result<(Within, Option<Certificate>), Trouble> {
        let stream = match server.tls {
            Tls::Tls => stream,
            Tls::Starttls => starttls(server.protocol, Line::new(stream, patience)).await?,
        };
        let name = ServerName::try_from(server.host.clone()).map_err(|_| Trouble::NoTls)?;
        let begun = timeout(patience, TlsConnector::from(Arc::clone(&self.config)).connect(name, stream)).await;
        let stream = begun.map_err(|_| Trouble::Silent)?.map_err(|error| self.trouble(&error))?;
        let certificate = stream.get_ref().1.peer_certificates().and_then(<[_]>::first).and_then(Certificate::of);
        Ok((Line::new(stream, patience), certificate))
    }

    fn trouble(&self, error: &io::Error) -> Trouble {
        match error.get_ref().and_then(|inner| inner.downcast_ref::<rustls::Error>()) {
            Some(rustls::Error::InvalidCertificate(wrong)) => Trouble::Certificate {
                reason: Reason::of(wrong),
                certificate: self.witness.turned_down().as_ref().and_then(Certificate::of).map(Box::new),
            },
            _ => Trouble::of_io(error),
        }
    }
}

async fn starttls(protocol: Protocol, line: Line<TcpStream>) -> Result<TcpStream, Trouble> {
    match protocol {
        Protocol::Smtp => smtp::starttls(line).await,
        Protocol::Imap => imap::starttls(line).await,
        Protocol::Pop => pop::starttls(line).await,
    }
}
