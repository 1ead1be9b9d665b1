//! The PROXY protocol, version 2: a proxy that forwards whole connections says before each of them where it came from
//! (SIGN-8). <https://www.haproxy.org/download/2.9/doc/proxy-protocol.txt>

use std::{
    io,
    net::{IpAddr, SocketAddr},
    task::{Context, Poll},
};

use axum::{
    extract::{ConnectInfo, FromRequestParts},
    http::{Request, StatusCode, request::Parts},
};
use ppp::v2::{Addresses, Command, Header};
use tokio::io::{AsyncRead, AsyncReadExt};
use tower_service::Service;

/// Bytes of the part that every header has: the signature, the version and the command, the family, and the length of
/// the rest.
const FIXED: usize = 16;
/// The longest rest that is read, in bytes: the addresses, and what a proxy adds to them.
const MOST: usize = 4096;

/// Reads a header, and not one byte after it, and returns the client's address; `None` where the proxy speaks for
/// itself, as it does when it asks whether the service lives.
///
/// # Errors
/// When it is no header of version 2, or the connection ends.
pub(super) async fn header(stream: &mut (impl AsyncRead + Unpin)) -> io::Result<Option<IpAddr>> {
    let wrong = || io::Error::from(io::ErrorKind::InvalidData);
    let mut bytes = vec![0; FIXED];
    stream.read_exact(&mut bytes).await?;
    let rest = usize::from(u16::from_be_bytes([bytes[FIXED - 2], bytes[FIXED - 1]]));
    if rest > MOST || !bytes.starts_with(ppp::v2::PROTOCOL_PREFIX) {
        return Err(wrong());
    }
    bytes.resize(FIXED + rest, 0);
    stream.read_exact(&mut bytes[FIXED..]).await?;
    let header = Header::try_from(bytes.as_slice()).map_err(|_| wrong())?;
    match (header.command, header.addresses) {
        (Command::Local, _) => Ok(None),
        (Command::Proxy, Addresses::IPv4(of)) => Ok(Some(of.source_address.into())),
        (Command::Proxy, Addresses::IPv6(of)) => Ok(Some(IpAddr::from(of.source_address).to_canonical())),
        // A client on a socket of the proxy's own machine has no address that could be counted.
        (Command::Proxy, Addresses::Unix(_) | Addresses::Unspecified) => Err(wrong()),
    }
}

/// A service whose requests come from the address that a header named.
#[derive(Clone)]
pub(super) struct Proxied<S> {
    service: S,
    client: Option<IpAddr>,
}

impl<S> Proxied<S> {
    /// A service for the requests of one connection; `client` is the address that its header named.
    pub(super) fn new(service: S, client: Option<IpAddr>) -> Self {
        Self { service, client }
    }
}

impl<S: Service<Request<B>>, B> Service<Request<B>> for Proxied<S> {
    type Response = S::Response;
    type Error = S::Error;
    type Future = S::Future;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.service.poll_ready(cx)
    }

    fn call(&mut self, mut request: Request<B>) -> S::Future {
        if let Some(client) = self.client {
            request.extensions_mut().insert(Named(client));
        }
        self.service.call(request)
    }
}

/// The address that a header named.
#[derive(Debug, Clone, Copy)]
struct Named(IpAddr);

/// Where a connection came from.
#[derive(Debug, Clone, Copy)]
pub(super) enum Peer {
    /// The client as a proxy named it in the PROXY header. Such a proxy cannot read requests, so none of their headers
    /// is its own.
    Named(IpAddr),
    /// The address at the other end of the connection.
    Direct(IpAddr),
}

impl<S: Send + Sync> FromRequestParts<S> for Peer {
    type Rejection = StatusCode;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, StatusCode> {
        let named = parts.extensions.get::<Named>().map(|named| Self::Named(named.0));
        let other = || parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|other| Self::Direct(other.0.ip()));
        named.or_else(other).ok_or(StatusCode::INTERNAL_SERVER_ERROR)
    }
}

#[cfg(test)]
mod tests {
    use ppp::v2::{Builder, Protocol, Version};

    use super::*;

    fn of(command: Command, addresses: impl Into<Addresses>) -> Vec<u8> {
        Builder::with_addresses(Version::Two | command, Protocol::Stream, addresses).build().unwrap()
    }

    fn v4(client: &str) -> (SocketAddr, SocketAddr) {
        (format!("{client}:1234").parse().unwrap(), "192.0.2.1:443".parse().unwrap())
    }

    fn v6(client: &str) -> (SocketAddr, SocketAddr) {
        (format!("[{client}]:1234").parse().unwrap(), "[2001:db8::1]:443".parse().unwrap())
    }

    /// What is read of bytes, and what is left of them.
    fn read(bytes: &[u8]) -> (Result<Option<String>, io::ErrorKind>, usize) {
        let mut left = bytes;
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let read = runtime.block_on(header(&mut left));
        (read.map(|client| client.map(|client| client.to_string())).map_err(|error| error.kind()), left.len())
    }

    #[test]
    fn sign_8_a_header_names_the_client_and_nothing_behind_it_is_read() {
        let some = |client: &str| Ok(Some(client.to_owned()));
        let with = |mut header: Vec<u8>| {
            header.extend(b"\x16\x03\x01");
            read(&header)
        };
        assert_eq!(with(of(Command::Proxy, v4("203.0.113.7"))), (some("203.0.113.7"), 3));
        assert_eq!(with(of(Command::Proxy, v6("2001:db8:2::7"))), (some("2001:db8:2::7"), 3));
        assert_eq!(with(of(Command::Proxy, v6("::ffff:203.0.113.7"))), (some("203.0.113.7"), 3));
        assert_eq!(with(of(Command::Local, v4("203.0.113.7"))), (Ok(None), 3));
        assert_eq!(
            with(of(Command::Local, Addresses::Unspecified)),
            (Ok(None), 3),
            "a proxy that asks whether it lives"
        );
    }

    #[test]
    fn sign_8_what_is_no_header_is_no_connection() {
        let wrong = Err(io::ErrorKind::InvalidData);
        assert_eq!(read(b"PROXY TCP4 203.0.113.7 192.0.2.1 1 443\r\n").0, wrong);
        assert_eq!(read(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03abcdefgh").0, wrong);
        assert_eq!(read(&of(Command::Proxy, Addresses::Unspecified)).0, wrong);
        let whole = of(Command::Proxy, v4("203.0.113.7"));
        assert_eq!(read(&whole[..whole.len() - 1]).0, Err(io::ErrorKind::UnexpectedEof));
        let mut long = whole;
        long[FIXED - 2..FIXED].copy_from_slice(&u16::MAX.to_be_bytes());
        long.resize(FIXED + usize::from(u16::MAX), 0);
        assert_eq!(read(&long).0, wrong);
    }
}
