//! The client over a real TLS connection: retries, masking, certificates, answers that cannot be read. The service
//! here gives prepared answers, such as the real one gives only on its worst days.

use std::{
    net::TcpListener,
    sync::{Arc, Mutex},
    time::Duration,
};

use axum::{
    Router,
    body::Bytes,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
    routing::any,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use meibo::{
    client::{
        Client, Endpoint, Error, Proxy, Sending, Trust,
        error::{Local, What},
    },
    contract::{Method, Operation, Problem},
    rules::{Code, Refusal, Secret, caller::May},
    service::{listen, tls},
};

#[derive(Debug, Serialize, Deserialize, ToSchema)]
struct Look {}
#[derive(Debug, Serialize, Deserialize, ToSchema)]
struct Write {
    #[schema(value_type = String)]
    password: Secret,
}
#[derive(Debug, PartialEq, Serialize, Deserialize, ToSchema)]
struct Done {
    number: u64,
}
impl Operation for Look {
    const ID: &'static str = "trial.look";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/v1/trial";
    const MAY: May = May::Anyone;
    const SUMMARY: &'static str = "Look.";
    type Reply = Done;
}
impl Operation for Write {
    const ID: &'static str = "trial.write";
    const METHOD: Method = Method::Put;
    const PATH: &'static str = "/v1/trial";
    const MAY: May = May::Anyone;
    const SUMMARY: &'static str = "Write.";
    type Reply = Done;
}

/// A request as the service saw it.
type Seen = Arc<Mutex<Vec<(HeaderMap, Bytes)>>>;

/// A service that gives prepared answers, the last one for ever.
fn service(answers: Vec<fn() -> Response>) -> (Client, Seen) {
    let (pem, tls) = tls::fresh().unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let seen = Seen::default();
    let into = Arc::clone(&seen);
    let answer = move |headers: HeaderMap, body: Bytes| async move {
        let mut seen = into.lock().unwrap();
        seen.push((headers, body));
        answers[seen.len().min(answers.len()) - 1]()
    };
    let router = Router::new().route("/prefix/v1/trial", any(answer));
    std::thread::spawn(move || {
        let limits = listen::Limits::default();
        runtime().block_on(listen::serve(listener, tls, router, &limits, std::future::pending()))
    });
    let base = format!("https://localhost:{port}/prefix/").parse().unwrap();
    let endpoint = Endpoint { base, trust: Trust::Pinned(pem), proxy: None, timeout: Duration::from_secs(20) };
    (Client::new(endpoint), seen)
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap()
}

fn look(client: &Client) -> Result<Done, Error> {
    runtime().block_on(client.send(&Look {}, None, &Sending::default()))
}

fn write(client: &Client, key: Option<&str>) -> Result<Done, Error> {
    let sending = Sending {
        idempotency_key: key.map(str::to_owned),
        reason: Some("紛失".into()),
        lang: Some("ja".into()),
        ..Sending::default()
    };
    let write = Write { password: Secret::from("CANARY-P") };
    runtime().block_on(client.send(&write, Some(&Secret::from("CANARY-T")), &sending))
}

fn done() -> Response {
    axum::Json(Done { number: 7 }).into_response()
}
fn busy() -> Response {
    (StatusCode::SERVICE_UNAVAILABLE, [(header::RETRY_AFTER, "1")], "busy").into_response()
}
fn failed() -> Response {
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}
fn refused() -> Response {
    let problem = Problem::new(&Refusal::new(Code::PasswordCommon), "req-1", &jiff::tz::TimeZone::UTC);
    let body = serde_json::to_vec(&problem).unwrap();
    (StatusCode::UNPROCESSABLE_ENTITY, [(header::CONTENT_TYPE, "application/problem+json; charset=utf-8")], body)
        .into_response()
}
fn garbled() -> Response {
    ([("meibo-request-id", "req-2")], r#"{"number":"CANARY-R"}"#).into_response()
}

#[test]
#[expect(
    clippy::disallowed_methods,
    reason = "the wait itself is what is tested; a least, so no slow machine fails it"
)]
fn load_is_waited_out_as_the_service_asks() {
    let begin = std::time::Instant::now();
    let (client, seen) = service(vec![busy, done]);
    assert_eq!(look(&client).unwrap(), Done { number: 7 });
    assert_eq!(seen.lock().unwrap().len(), 2);
    assert!(begin.elapsed() >= Duration::from_secs(1), "Retry-After is a least, not a hint");
}

#[test]
fn a_write_is_repeated_with_its_key_and_never_without() {
    let (client, seen) = service(vec![busy, done]);
    assert!(matches!(write(&client, None), Err(Error::BadReply { status: 503, .. })));
    assert_eq!(seen.lock().unwrap().len(), 1);
    let (client, seen) = service(vec![busy, done]);
    write(&client, Some("key-1")).unwrap();
    let seen = seen.lock().unwrap();
    assert_eq!(seen.len(), 2);
    for (headers, body) in seen.iter() {
        assert_eq!(headers["idempotency-key"], "key-1");
        assert_eq!(headers["authorization"], "Bearer CANARY-T");
        assert_eq!(headers["accept-language"], "ja");
        assert_eq!(headers["meibo-reason"], "%E7%B4%9B%E5%A4%B1");
        assert_eq!(body.as_ref(), br#"{"password":"CANARY-P"}"#);
    }
}

#[test]
fn a_failure_is_not_load_and_tries_are_counted() {
    let (client, seen) = service(vec![failed]);
    assert!(matches!(look(&client), Err(Error::BadReply { status: 500, .. })));
    assert_eq!(seen.lock().unwrap().len(), 1);
    // A gateway may have handed the request on before it lost its service; 429 and 503 alone mean load.
    type Answer = fn() -> Response;
    let answers: [(u16, usize, Answer); 4] = [
        (502, 1, || StatusCode::BAD_GATEWAY.into_response()),
        (504, 1, || StatusCode::GATEWAY_TIMEOUT.into_response()),
        (503, 4, || StatusCode::SERVICE_UNAVAILABLE.into_response()),
        (429, 4, || StatusCode::TOO_MANY_REQUESTS.into_response()),
    ];
    for (expected, sent, answer) in answers {
        let (client, seen) = service(vec![answer]);
        assert!(matches!(look(&client), Err(Error::BadReply { status, .. }) if status == expected), "{expected}");
        assert_eq!(seen.lock().unwrap().len(), sent, "{expected}");
    }
}

/// How the other side ends a connection that a client keeps for its next request.
#[derive(Debug, Clone, Copy)]
enum Ending {
    /// At once, as a service that has waited too long.
    Closed,
    /// With a reset, and the next request unread.
    Reset,
    /// When it has read the next request.
    AtTheNext,
}

/// A service that answers one request on its first connection and ends that so, and serves every later connection; and
/// how many requests it has read.
fn fickle(ending: Ending) -> (Client, Arc<Mutex<usize>>) {
    let (pem, config) = tls::fresh().unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let read = Arc::<Mutex<usize>>::default();
    let count = Arc::clone(&read);
    std::thread::spawn(move || {
        for (at, stream) in listener.incoming().enumerate() {
            let tls = rustls::ServerConnection::new(Arc::clone(&config)).unwrap();
            let count = Arc::clone(&count);
            let first = at == 0;
            std::thread::spawn(move || serve(rustls::StreamOwned::new(tls, stream.unwrap()), first, ending, &count));
        }
    });
    let base = format!("https://localhost:{port}").parse().unwrap();
    let endpoint = Endpoint { base, trust: Trust::Pinned(pem), proxy: None, timeout: Duration::from_secs(20) };
    (Client::new(endpoint), read)
}

type Stream = rustls::StreamOwned<rustls::ServerConnection, std::net::TcpStream>;

fn serve(mut stream: Stream, first: bool, ending: Ending, count: &Mutex<usize>) {
    use std::io::Write;
    loop {
        if !read_request(&mut stream) {
            return;
        }
        *count.lock().unwrap() += 1;
        let body = r#"{"number":7}"#;
        write!(stream, "HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n{body}", body.len()).unwrap();
        match ending {
            _ if !first => {}
            Ending::Closed => return,
            // What lies unread when a socket is closed is answered with a reset.
            Ending::Reset => return drop(stream.sock.peek(&mut [0])),
            Ending::AtTheNext => {
                read_request(&mut stream);
                return;
            }
        }
    }
}

/// Reads a head and its body; `false` when the other side has hung up.
fn read_request(stream: &mut Stream) -> bool {
    use std::io::Read;
    let (mut head, mut byte) = (Vec::new(), [0]);
    while !head.ends_with(b"\r\n\r\n") {
        match stream.read(&mut byte) {
            Ok(1) => head.push(byte[0]),
            _ => return false,
        }
    }
    let head = String::from_utf8(head).unwrap().to_lowercase();
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")?.trim().parse().ok());
    stream.read_exact(&mut vec![0; length.unwrap_or(0)]).is_ok()
}

#[test]
fn a_kept_connection_that_the_other_side_has_ended_costs_no_request() {
    for ending in [Ending::Closed, Ending::Reset, Ending::AtTheNext] {
        for key in [None, Some("k")] {
            let (client, read) = fickle(ending);
            // One runtime, as a command has; while a person thinks, nobody looks at its connections.
            let runtime = runtime();
            runtime.block_on(client.send(&Look {}, None, &Sending::default())).unwrap();
            std::thread::sleep(Duration::from_millis(100));
            let sending = Sending { idempotency_key: key.map(str::to_owned), ..Sending::default() };
            let write = Write { password: Secret::from("p") };
            let done = runtime.block_on(client.send(&write, None, &sending));
            assert_eq!(done.unwrap(), Done { number: 7 }, "{ending:?}, {key:?}");
            assert_eq!(*read.lock().unwrap(), 2, "{ending:?}, {key:?}: done once");
        }
        let (client, _) = fickle(ending);
        let runtime = runtime();
        for _ in 0..2 {
            runtime.block_on(client.send(&Look {}, None, &Sending::default())).unwrap();
            std::thread::sleep(Duration::from_millis(100));
        }
    }
}

#[test]
fn a_service_that_hangs_up_on_idle_connections_is_asked_on_a_new_one() {
    let (pem, tls) = tls::fresh().unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let limits = listen::Limits { head: Duration::from_millis(200), ..listen::Limits::default() };
    std::thread::spawn(move || {
        let router = Router::new().route("/v1/trial", any(|| async { done() }));
        self::runtime().block_on(listen::serve(listener, tls, router, &limits, std::future::pending()))
    });
    let base = format!("https://localhost:{port}").parse().unwrap();
    let endpoint = Endpoint { base, trust: Trust::Pinned(pem), proxy: None, timeout: Duration::from_secs(20) };
    let (client, runtime) = (Client::new(endpoint), self::runtime());
    for _ in 0..3 {
        let write = Write { password: Secret::from("p") };
        runtime.block_on(client.send(&write, None, &Sending::default())).unwrap();
        runtime.block_on(client.send(&Look {}, None, &Sending::default())).unwrap();
        std::thread::sleep(Duration::from_millis(500));
    }
}

#[test]
fn a_write_without_a_key_that_may_have_been_seen_is_not_sent_again() {
    let (pem, config) = tls::fresh().unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let read = Arc::<Mutex<usize>>::default();
    let count = Arc::clone(&read);
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let tls = rustls::ServerConnection::new(Arc::clone(&config)).unwrap();
            if read_request(&mut rustls::StreamOwned::new(tls, stream.unwrap())) {
                *count.lock().unwrap() += 1;
            }
        }
    });
    let base = format!("https://localhost:{port}").parse().unwrap();
    let endpoint = Endpoint { base, trust: Trust::Pinned(pem), proxy: None, timeout: Duration::from_secs(20) };
    let client = Client::new(endpoint);
    assert!(matches!(write(&client, None), Err(Error::Unreachable { what: What::Closed, .. })));
    assert_eq!(*read.lock().unwrap(), 1);
}

#[test]
fn a_problem_is_a_problem_and_an_answer_that_cannot_be_read_is_not_quoted() {
    let (client, _) = service(vec![refused]);
    match write(&client, Some("k")) {
        Err(Error::Problem(problem)) => {
            assert!(problem.code == Code::PasswordCommon && problem.request_id == "req-1", "{problem:?}");
        }
        other => panic!("{other:?}"),
    }
    let (client, _) = service(vec![garbled]);
    let error = look(&client).unwrap_err();
    assert!(matches!(&error, Error::BadReply { request_id: Some(id), .. } if id == "req-2"));
    assert!(!format!("{error} {error:?}").contains("CANARY"), "{error}");
}

#[test]
fn the_trace_tells_all_but_the_secrets() {
    let (client, _) = service(vec![refused]);
    let told = Arc::new(Mutex::new(String::new()));
    let into = Arc::clone(&told);
    let client = client.traced(Arc::new(move |line: &str| into.lock().unwrap().push_str(&format!("{line}\n"))));
    assert!(write(&client, Some("key-9")).is_err());
    let told = told.lock().unwrap();
    assert!(!told.contains("CANARY"), "{told}");
    for part in ["> PUT /v1/trial", "key-9", "< 422", "password_common", "req-1"] {
        assert!(told.contains(part), "{part} in {told}");
    }
}

#[test]
fn a_service_that_does_not_answer_in_time_is_unreachable() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let (pem, _) = tls::fresh().unwrap();
    let to = |port: u16| {
        let base = format!("https://localhost:{port}").parse().unwrap();
        let trust = Trust::Pinned(pem.clone());
        look(&Client::new(Endpoint { base, trust, proxy: None, timeout: Duration::from_millis(800) }))
    };
    match to(port) {
        Err(Error::Unreachable { what, .. }) => assert_eq!(what, What::Timeout),
        other => panic!("{other:?}"),
    }
    drop(listener);
    match to(port) {
        Err(Error::Unreachable { what, .. }) => assert_eq!(what, What::Refused),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_campus_service_is_believed_by_its_authority_and_name_only() {
    let (pem, tls) = tls::fresh().unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let served = runtime();
    std::thread::spawn(move || {
        let router = axum::Router::new().route(
            "/v1/trial",
            axum::routing::get(|| async { axum::response::Redirect::to("https://elsewhere.example/") }),
        );
        let limits = listen::Limits::default();
        served.block_on(listen::serve(listener, tls, router, &limits, std::future::pending())).unwrap();
    });
    let to = |host: &str, trust: Trust| {
        let base = format!("https://{host}:{port}").parse().unwrap();
        look(&Client::new(Endpoint { base, trust, proxy: None, timeout: Duration::from_secs(10) }))
    };
    match to("localhost", Trust::System { extra_ca: None }) {
        Err(Error::Certificate { issuer: Some(issuer), reason, .. }) => {
            assert!(issuer.contains("rcgen") && reason.to_string().contains("--ca-file"), "{issuer} {reason}");
        }
        Err(Error::Local(Local::NoAuthorities(_))) => {}
        other => panic!("{other:?}"),
    }
    assert!(matches!(
        to("127.0.0.2", Trust::Pinned(pem.clone())),
        Err(Error::Certificate { .. }) | Err(Error::Unreachable { .. })
    ));
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), &pem).unwrap();
    let extra = Trust::System { extra_ca: Some(file.path().to_owned()) };
    // Believed, so it comes to the redirect, which is not followed.
    match to("localhost", extra) {
        Err(Error::BadReply { status: 303, why, .. }) => assert!(why.contains("elsewhere.example"), "{why}"),
        other => panic!("{other:?}"),
    }
    match to("nowhere.invalid", Trust::Pinned(pem)) {
        Err(Error::Unreachable { what, .. }) => assert_eq!(what, What::Dns),
        other => panic!("{other:?}"),
    }
    for base in ["http://localhost/", "https://me:CANARY@localhost/", "https://localhost/?a=b", "https://localhost/#a"]
    {
        let (base, trust) = (base.parse().unwrap(), Trust::System { extra_ca: None });
        let url = "http://me:CANARY@proxy.example".parse().unwrap();
        let proxy = Some(Proxy { url, origin: "--proxy".to_owned() });
        let endpoint = Endpoint { base, trust, proxy, timeout: Duration::from_secs(5) };
        assert!(!format!("{endpoint:?}").contains("CANARY"));
        let error = look(&Client::new(endpoint)).unwrap_err();
        assert!(matches!(error, Error::Local(Local::Address)), "{error:?}");
    }
}
