//! Serving a router over TLS, within limits, until told to stop.

use std::{
    future::Future,
    io,
    net::{SocketAddr, TcpListener},
    sync::Arc,
    time::Duration,
};

use axum::{Router, extract::Request, http::StatusCode, middleware, middleware::Next, response::IntoResponse};
use axum_server::{
    Handle,
    accept::{Accept, NoDelayAcceptor},
    tls_rustls::{RustlsAcceptor, RustlsConfig},
};
use hyper_util::rt::TokioTimer;
use rustls::ServerConfig;
use tokio::net::TcpStream;

use crate::contract::embedded::DRAIN_SECONDS;

/// How much one client may hold of the service: against slow, idle and numberless connections.
#[derive(Debug, Clone)]
pub struct Limits {
    /// How long the TLS handshake may take.
    pub handshake: Duration,
    /// How long a request's head may take, and how long a connection may wait for its next request.
    pub head: Duration,
    /// How long a request may take from its head to its answer, its body included.
    pub request: Duration,
    /// How many connections are held at once; more are closed as they come.
    pub connections: usize,
    /// How many requests one HTTP/2 connection may have under way.
    pub streams: u32,
    /// How long a stop waits for the requests in flight.
    pub drain: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            handshake: Duration::from_secs(10),
            head: Duration::from_secs(15),
            request: Duration::from_secs(60),
            connections: 10_000,
            streams: 128,
            drain: Duration::from_secs(DRAIN_SECONDS),
        }
    }
}

/// The largest head of a request, in bytes.
const HEAD_BYTES: u32 = 32 * 1024;
/// The most header fields of a request.
const HEAD_FIELDS: usize = 64;

/// Serves until `stop` is done; then refuses new connections, finishes the requests in flight, and returns. Handlers
/// find the client's address in axum's `ConnectInfo<SocketAddr>`.
///
/// # Errors
/// When the listener cannot be used.
pub async fn serve(
    listener: TcpListener,
    tls: Arc<ServerConfig>,
    router: Router,
    limits: &Limits,
    stop: impl Future<Output = ()> + Send,
) -> io::Result<()> {
    listener.set_nonblocking(true)?;
    let handle = Handle::new();
    let door = Door { handle: handle.clone(), connections: limits.connections };
    let acceptor =
        RustlsAcceptor::new(RustlsConfig::from_config(tls)).handshake_timeout(limits.handshake).acceptor(door);
    let mut server = axum_server::from_tcp(listener)?.acceptor(acceptor).handle(handle.clone());
    bound(&mut server, limits);
    let patience = limits.request;
    let router = router.layer(middleware::from_fn(move |request, next| in_time(patience, request, next)));
    let serving = server.serve(router.into_make_service_with_connect_info::<SocketAddr>());
    tokio::pin!(serving);
    tokio::select! {
        ended = &mut serving => return ended,
        () = stop => handle.graceful_shutdown(Some(limits.drain)),
    }
    serving.await
}

fn bound<A>(server: &mut axum_server::Server<SocketAddr, A>, limits: &Limits) {
    let builder = server.http_builder();
    // Without a timer hyper ignores its time limits.
    builder
        .http1()
        .timer(TokioTimer::new())
        .header_read_timeout(limits.head)
        .max_buf_size(HEAD_BYTES as usize)
        .max_headers(HEAD_FIELDS);
    builder
        .http2()
        .timer(TokioTimer::new())
        .keep_alive_interval(limits.head)
        .keep_alive_timeout(limits.head)
        .max_concurrent_streams(limits.streams)
        .max_header_list_size(HEAD_BYTES);
}

async fn in_time(limit: Duration, request: Request, next: Next) -> axum::response::Response {
    match tokio::time::timeout(limit, next.run(request)).await {
        Ok(answer) => answer,
        Err(_) => StatusCode::REQUEST_TIMEOUT.into_response(),
    }
}

/// Lets connections in while there is room.
#[derive(Clone)]
struct Door {
    handle: Handle<SocketAddr>,
    connections: usize,
}

impl<S: Send + 'static> Accept<TcpStream, S> for Door {
    type Stream = TcpStream;
    type Service = S;
    type Future = std::future::Ready<io::Result<(TcpStream, S)>>;

    fn accept(&self, stream: TcpStream, service: S) -> Self::Future {
        if self.handle.connection_count() > self.connections {
            return std::future::ready(Err(io::ErrorKind::ConnectionRefused.into()));
        }
        NoDelayAcceptor::new().accept(stream, service)
    }
}
