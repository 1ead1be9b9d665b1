//! Who is let in: connections are limited in all, and for each client address.

use std::{
    collections::HashMap,
    io,
    net::{IpAddr, SocketAddr},
    pin::Pin,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    task::{Context, Poll},
    time::Duration,
};

use axum_server::{Handle, accept::Accept};
use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    net::TcpStream,
};

use super::{
    files,
    limits::Limits,
    proxied::{self, Proxied},
    proxies::Proxies,
};
use crate::rules::tries::network;

/// Open files reserved for the database, the log and what is just being opened: connections never use them.
const KEPT_FILES: usize = 256;
/// Where the system leaves room for few connections, it takes at least this many addresses to use it up.
const ADDRESSES: usize = 5;

/// Lets connections in while there is room.
#[derive(Clone)]
pub(super) struct Door {
    handle: Handle<SocketAddr>,
    connections: usize,
    of_one_address: usize,
    /// How long a proxy may take to name the client.
    patience: Duration,
    /// The proxies: their connections are those of many clients.
    proxies: Proxies,
    /// Whether a connection of a proxy has come without a header: that is logged once, while the service runs.
    unnamed: Arc<AtomicBool>,
    inside: Inside,
}

/// How many connections each network of clients has.
type Inside = Arc<Mutex<HashMap<String, usize>>>;

impl Door {
    /// A door with these limits, lowered to what the system lets this process open: beyond that nobody at all could
    /// connect.
    pub(super) fn new(handle: Handle<SocketAddr>, limits: &Limits) -> Self {
        let room = files::limit().map_or(usize::MAX, |files| files.saturating_sub(KEPT_FILES).max(1));
        let connections = limits.connections.min(room);
        let of_one_address = match connections < limits.connections {
            true => limits.of_one_address.min((connections / ADDRESSES).max(1)),
            false => limits.of_one_address,
        };
        let proxies = limits.proxies.clone();
        let (patience, unnamed, inside) = (limits.handshake, Arc::default(), Inside::default());
        Self { handle, connections, of_one_address, patience, proxies, unnamed, inside }
    }

    async fn let_in(self, stream: &mut TcpStream) -> io::Result<(Place, Option<IpAddr>)> {
        if self.handle.connection_count() > self.connections {
            return Err(io::ErrorKind::ConnectionRefused.into());
        }
        let peer = stream.peer_addr()?.ip();
        let named = match self.proxies.names_clients(peer) {
            true => self.named(stream, peer).await?,
            false => None,
        };
        let has_room = named.is_none() && self.proxies.trusts(peer);
        Ok((self.place(named.unwrap_or(peer), has_room)?, named))
    }

    /// The client that a proxy names; `None` where the proxy speaks for itself.
    async fn named(&self, stream: &mut TcpStream, proxy: IpAddr) -> io::Result<Option<IpAddr>> {
        let read = tokio::time::timeout(self.patience, proxied::header(stream)).await;
        let read = read.map_err(io::Error::from).flatten();
        // Once: a load balancer that looks whether the port is open would fill the log.
        if let Some(error) = read.as_ref().err().filter(|_| !self.unnamed.swap(true, Ordering::Relaxed)) {
            tracing::warn!(%proxy, %error, "a trusted proxy begins connections without a header of the PROXY protocol, version 2");
        }
        read
    }

    fn place(&self, client: IpAddr, has_room: bool) -> io::Result<Place> {
        let address = network(&client.to_string());
        let mut inside = self.inside.lock().unwrap_or_else(PoisonError::into_inner);
        let count = inside.entry(address.clone()).or_default();
        if *count >= self.of_one_address && !has_room {
            return Err(io::ErrorKind::ConnectionRefused.into());
        }
        *count += 1;
        Ok(Place { inside: Arc::clone(&self.inside), address })
    }
}

impl<S: Send + 'static> Accept<TcpStream, S> for Door {
    type Stream = Guest;
    type Service = Proxied<S>;
    type Future = Pin<Box<dyn Future<Output = io::Result<(Guest, Proxied<S>)>> + Send>>;

    fn accept(&self, mut stream: TcpStream, service: S) -> Self::Future {
        let door = self.clone();
        Box::pin(async move {
            let (place, named) = door.let_in(&mut stream).await?;
            stream.set_nodelay(true)?;
            Ok((Guest { stream, _place: place }, Proxied::new(service, named)))
        })
    }
}

/// One connection in the count of its address, until it is dropped.
struct Place {
    inside: Inside,
    address: String,
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut inside = self.inside.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = inside.get_mut(&self.address) {
            *count -= 1;
            if *count == 0 {
                inside.remove(&self.address);
            }
        }
    }
}

/// A connection with its place.
pub(super) struct Guest {
    stream: TcpStream,
    _place: Place,
}

impl AsyncRead for Guest {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, into: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(cx, into)
    }
}

impl AsyncWrite for Guest {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(cx, bytes)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        parts: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write_vectored(cx, parts)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}
