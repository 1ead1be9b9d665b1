//! Serving a router over TLS, within limits, until told to stop.

use std::{
    future::Future,
    io,
    net::{SocketAddr, TcpListener},
    sync::Arc,
    time::Duration,
};

use axum::{Router, extract::Request, http::header, middleware, middleware::Next};
use axum_server::{
    Handle,
    tls_rustls::{RustlsAcceptor, RustlsConfig},
};
use hyper_util::rt::TokioTimer;
use jiff::tz::TimeZone;
use rustls::ServerConfig;
use tokio::sync::Semaphore;

pub use super::limits::Limits;

use super::{door::Door, key::random, problem};
use crate::rules::{Code, Id};

/// How many requests are under way at once, those of clients that have hung up included; more wait.
const UNDER_WAY: usize = 4096;
/// The largest head of a request, in bytes.
const HEAD_BYTES: u32 = 32 * 1024;
/// The most header fields of a request.
const HEAD_FIELDS: usize = 64;

/// Serves until `stop` is done; then refuses new connections, finishes the requests in flight, and returns. Handlers
/// find the client's address by [`super::proxied::Peer`].
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
    let door = Door::new(handle.clone(), limits);
    let acceptor =
        RustlsAcceptor::new(RustlsConfig::from_config(tls)).handshake_timeout(limits.handshake).acceptor(door);
    let mut server = axum_server::from_tcp(listener)?.acceptor(acceptor).handle(handle.clone());
    bound(&mut server, limits);
    let (patience, room) = (limits.request, Arc::new(Semaphore::new(UNDER_WAY)));
    let under_way = Arc::clone(&room);
    let router =
        router.layer(middleware::from_fn(move |request, next| in_time(patience, Arc::clone(&room), request, next)));
    let serving = server.serve(router.into_make_service_with_connect_info::<SocketAddr>());
    tokio::pin!(serving);
    tokio::select! {
        ended = &mut serving => return ended,
        () = stop => handle.graceful_shutdown(Some(limits.drain)),
    }
    let served = serving.await;
    // Requests whose clients have hung up are finished, too.
    let all = u32::try_from(UNDER_WAY).unwrap_or(u32::MAX);
    let _ = tokio::time::timeout(limits.drain, under_way.acquire_many(all)).await;
    served
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

/// Answers in time. What was begun goes on when its client hangs up: a wrong secret is still counted, and a lock still
/// told of, whether or not anybody waits for the answer.
async fn in_time(limit: Duration, room: Arc<Semaphore>, request: Request, next: Next) -> axum::response::Response {
    let accepted = request.headers().get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    let lang = problem::language(accepted);
    let work = async move {
        // Never fails: nobody closes the semaphore.
        let place = room.acquire_owned().await.ok();
        tokio::spawn(async move {
            let answer = tokio::time::timeout(limit, next.run(request)).await;
            drop(place);
            answer
        })
        .await
    };
    let code = match tokio::time::timeout(limit, work).await {
        Ok(Ok(Ok(answer))) => return answer,
        Ok(Err(_)) => Code::Internal,
        Ok(Ok(Err(_))) | Err(_) => Code::TookTooLong,
    };
    // No text of these codes shows a time, so any zone will do.
    problem::answer(&code.into(), &Id::random(&mut random()).to_string(), &TimeZone::UTC, lang)
}

#[cfg(test)]
mod tests {
    use std::{
        io::{Read, Write},
        net::TcpStream,
        sync::mpsc,
    };

    use axum::{body::Bytes, routing::post};
    use rustls_pki_types::{CertificateDer, pem::PemObject};

    use super::*;
    use crate::service::proxies::Proxies;

    type Tls = rustls::StreamOwned<rustls::ClientConnection, TcpStream>;

    /// A service with tight limits: its port and how to speak to it.
    fn service() -> (u16, Arc<rustls::ClientConfig>) {
        let short = Duration::from_millis(300);
        service_within(Limits { handshake: short, head: short, request: short, connections: 3, ..Limits::default() })
    }

    fn service_within(limits: Limits) -> (u16, Arc<rustls::ClientConfig>) {
        service_of(Router::new().route("/", post(|body: Bytes| async move { body.len().to_string() })), limits)
    }

    fn service_of(router: Router, limits: Limits) -> (u16, Arc<rustls::ClientConfig>) {
        let (pem, tls) = super::super::tls::fresh().unwrap();
        let mut roots = rustls::RootCertStore::empty();
        roots.add(CertificateDer::from_pem_slice(pem.as_bytes()).unwrap()).unwrap();
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let client = rustls::ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
        let client = client.unwrap().with_root_certificates(roots).with_no_client_auth();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(serve(listener, tls, router, &limits, std::future::pending()))
        });
        (port, Arc::new(client))
    }

    fn connect(port: u16, config: &Arc<rustls::ClientConfig>) -> Tls {
        let name = "localhost".try_into().unwrap();
        let stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
        rustls::StreamOwned::new(rustls::ClientConnection::new(Arc::clone(config), name).unwrap(), stream)
    }

    /// What comes until the other side hangs up; `None` when it holds the line.
    fn to_the_end(mut stream: impl Read) -> Option<String> {
        let mut said = Vec::new();
        match stream.read_to_end(&mut said) {
            Err(error) if matches!(error.kind(), io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut) => None,
            _ => Some(String::from_utf8_lossy(&said).into_owned()),
        }
    }

    #[test]
    fn a_client_that_dawdles_is_hung_up_on_at_every_stage() {
        let (port, config) = service();
        // No handshake.
        let silent = TcpStream::connect(("127.0.0.1", port)).unwrap();
        silent.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
        assert_eq!(to_the_end(silent).as_deref(), Some(""));
        // Half a head.
        let mut half = connect(port, &config);
        half.write_all(b"POST / HTTP/1.1\r\nHost: a\r\n").unwrap();
        assert!(to_the_end(half).is_some());
        // A body that never comes.
        let mut slow = connect(port, &config);
        slow.write_all(b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n12").unwrap();
        let said = to_the_end(slow).unwrap();
        assert!(said.starts_with("HTTP/1.1 408"), "{said}");
        assert!(said.contains("application/problem+json") && said.contains(r#""code":"took_too_long""#), "{said}");
        // A second request that never comes.
        let mut idle = connect(port, &config);
        idle.write_all(b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n12").unwrap();
        assert!(to_the_end(idle).unwrap().starts_with("HTTP/1.1 200"));
    }

    #[test]
    fn a_head_has_a_largest_size() {
        let (port, config) = service();
        let mut stream = connect(port, &config);
        let head = format!("POST / HTTP/1.1\r\nHost: a\r\nX: {}\r\n\r\n", "x".repeat(HEAD_BYTES as usize));
        let _ = stream.write_all(head.as_bytes());
        assert!(!to_the_end(stream).unwrap_or_default().starts_with("HTTP/1.1 200"));
    }

    /// Whoever says nothing holds a place for the handshake's time; while 1,300 of them do, others are served.
    #[test]
    fn many_that_say_nothing_keep_nobody_out() {
        super::super::files::raise();
        let limits = Limits { of_one_address: 1_500, ..Limits::default() };
        let (port, config) = service_within(limits);
        let silent: Vec<TcpStream> = (0..1_300).map(|_| TcpStream::connect(("127.0.0.1", port)).unwrap()).collect();
        for _ in 0..20 {
            let mut one = connect(port, &config);
            one.write_all(b"POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 2\r\n\r\n12").unwrap();
            assert!(to_the_end(one).unwrap().starts_with("HTTP/1.1 200"));
        }
        drop(silent);
    }

    #[test]
    fn one_address_has_so_many_and_gets_them_back() {
        let (port, config) = service_within(Limits { of_one_address: 3, ..Limits::default() });
        let held: Vec<Tls> = (0..3)
            .map(|_| {
                let mut one = connect(port, &config);
                one.write_all(b"POST / HTTP/1.1\r\n").unwrap();
                one
            })
            .collect();
        let mut one_more = connect(port, &config);
        let asked = one_more.write_all(b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n12");
        assert!(asked.is_err() || to_the_end(one_more).as_deref() == Some(""));
        drop(held);
        let is_served = || {
            let mut one = connect(port, &config);
            let asked = b"POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 2\r\n\r\n12";
            one.write_all(asked).is_ok() && to_the_end(one).unwrap_or_default().starts_with("HTTP/1.1 200")
        };
        // What was let go is noticed a little later.
        assert!((0..200).any(|_| is_served() || {
            std::thread::sleep(Duration::from_millis(20));
            false
        }));
    }

    #[test]
    fn sign_4_what_was_begun_goes_on_when_its_client_hangs_up() {
        let (begun, began) = mpsc::channel();
        let (ended, at_its_end) = mpsc::channel();
        let work = move || {
            let (begun, ended) = (begun.clone(), ended.clone());
            async move {
                begun.send(()).unwrap();
                tokio::time::sleep(Duration::from_millis(300)).await;
                ended.send(()).unwrap();
            }
        };
        let (port, config) = service_of(Router::new().route("/", post(work)), Limits::default());
        let mut one = connect(port, &config);
        one.write_all(b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n").unwrap();
        began.recv_timeout(Duration::from_secs(10)).unwrap();
        drop(one);
        at_its_end.recv_timeout(Duration::from_secs(10)).unwrap();
    }

    #[test]
    fn sign_8_many_come_through_a_trusted_proxy() {
        let proxies = Proxies::new(&["127.0.0.0/8".parse().unwrap()]);
        let (port, config) = service_within(Limits { of_one_address: 3, proxies, ..Limits::default() });
        let mut held: Vec<Tls> = (0..5).map(|_| connect(port, &config)).collect();
        for one in &mut held {
            one.write_all(b"POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 2\r\n\r\n12").unwrap();
        }
        assert!(held.into_iter().all(|one| to_the_end(one).unwrap().starts_with("HTTP/1.1 200")));
    }

    #[test]
    fn sign_8_clients_that_a_proxy_names_are_counted_by_their_own_address() {
        let proxies = Proxies::new(&["127.0.0.0/8".parse().unwrap()]).forwarding(true);
        let (port, config) = service_within(Limits { of_one_address: 3, proxies, ..Limits::default() });
        let of = |client: &str| {
            let addresses: (SocketAddr, SocketAddr) =
                (format!("{client}:1234").parse().unwrap(), "192.0.2.1:443".parse().unwrap());
            let version = ppp::v2::Version::Two | ppp::v2::Command::Proxy;
            let header = ppp::v2::Builder::with_addresses(version, ppp::v2::Protocol::Stream, addresses);
            let mut one = connect(port, &config);
            one.sock.write_all(&header.build().unwrap()).unwrap();
            one
        };
        let _held: Vec<Tls> = (0..3)
            .map(|_| {
                let mut one = of("203.0.113.7");
                one.write_all(b"POST / HTTP/1.1\r\n").unwrap();
                one
            })
            .collect();
        let is_served = |mut one: Tls| {
            let asked = b"POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 2\r\n\r\n12";
            one.write_all(asked).is_ok() && to_the_end(one).unwrap_or_default().starts_with("HTTP/1.1 200")
        };
        assert!(!is_served(of("203.0.113.7")), "a fourth of the same");
        assert!(is_served(of("203.0.113.8")), "another, by the same proxy");
    }

    #[test]
    fn connections_are_counted_at_the_door() {
        let (port, config) = service();
        let (answer, answered) = mpsc::channel();
        for _ in 0..12 {
            let (answer, config) = (answer.clone(), Arc::clone(&config));
            std::thread::spawn(move || {
                let mut stream = connect(port, &config);
                let asked = stream.write_all(b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n");
                std::thread::sleep(Duration::from_millis(100));
                let _ = stream.write_all(b"12");
                let said = asked.ok().and_then(|()| to_the_end(stream)).unwrap_or_default();
                answer.send(said.starts_with("HTTP/1.1 200")).unwrap();
            });
        }
        drop(answer);
        let served = answered.iter().filter(|served| *served).count();
        assert!((1..12).contains(&served), "{served} of 12");
    }
}
