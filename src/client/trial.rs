//! The embedded default against the real `meibod` process. PORT INTO tests/ (embedded.rs) when the real mains are in.

use std::{
    collections::HashSet,
    fs,
    io::{Read, Write},
    net::TcpListener,
    path::{Path, PathBuf},
    process::Command,
    sync::{Arc, Mutex},
    time::Duration,
};

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Client, Embedded, Endpoint, Error, Sending, Trust, embedded, error::What};
use crate::{
    contract::{
        Method, Operation,
        embedded::{LOG, STATE, State},
    },
    rules::{Secret, caller::May},
};

/// Asks which process answers, after a while.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
struct Ask {
    #[serde(default)]
    millis: Option<u64>,
}
#[derive(Debug, Serialize, Deserialize, ToSchema)]
struct Act {}
#[derive(Debug, Serialize, Deserialize, ToSchema)]
struct Who {
    pid: u32,
}
impl Operation for Ask {
    const ID: &'static str = "trial.ask";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/v1/trial";
    const MAY: May = May::Anyone;
    const SUMMARY: &'static str = "Ask.";
    type Reply = Who;
}
impl Operation for Act {
    const ID: &'static str = "trial.act";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/v1/trial";
    const MAY: May = May::Anyone;
    const SUMMARY: &'static str = "Act.";
    type Reply = Who;
}

/// A data folder, a `meibod` of its own, and the end of whatever was started.
struct Campus {
    folder: tempfile::TempDir,
    arguments: Vec<String>,
}

impl Campus {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::copy(built(), folder.path().join("meibod")).unwrap();
        Self { folder, arguments: Vec::new() }
    }
    fn idle(millis: u64) -> Self {
        let mut campus = Self::new();
        campus.arguments = vec!["--idle-ms".into(), millis.to_string()];
        campus
    }
    fn data_dir(&self) -> PathBuf {
        self.folder.path().join("data")
    }
    fn meibod(&self) -> PathBuf {
        self.folder.path().join("meibod")
    }
    fn embedded(&self) -> Embedded {
        Embedded::new(self.data_dir(), Some(self.meibod()))
            .unwrap()
            .with_arguments(self.arguments.iter().map(Into::into))
    }
    fn client(&self) -> Client {
        Client::embedded(self.embedded(), Duration::from_secs(30))
    }
    fn state(&self) -> State {
        serde_json::from_slice(&fs::read(self.data_dir().join(STATE)).unwrap()).unwrap()
    }
    fn starts(&self) -> usize {
        // Each start truncates nothing, so the processes that ever announced themselves stand in the log.
        fs::read_to_string(self.data_dir().join(LOG)).unwrap().matches("started").count()
    }
}

impl Drop for Campus {
    fn drop(&mut self) {
        let _ = self.embedded().stop();
    }
}

/// The `meibod` that cargo has built beside this test.
fn built() -> PathBuf {
    let test = std::env::current_exe().unwrap();
    let meibod = test.parent().unwrap().parent().unwrap().join("meibod");
    assert!(meibod.is_file(), "cargo build --bin meibod first");
    meibod
}

fn ask(client: &Client) -> Result<u32, Error> {
    send(client, &Ask { millis: None }, &Sending::default())
}

fn send<O: Operation<Reply = Who>>(client: &Client, request: &O, sending: &Sending) -> Result<u32, Error> {
    let token = Secret::from("CANARY-TOKEN");
    runtime().block_on(client.send(request, Some(&token), sending)).map(|who| who.pid)
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap()
}

fn kill(pid: u32, signal: &str) {
    assert!(Command::new("kill").args([signal, &pid.to_string()]).status().unwrap().success());
}

fn is_running(pid: u32) -> bool {
    // One that was started by this process stays as a zombie until it is waited for.
    fs::read_to_string(format!("/proc/{pid}/stat")).is_ok_and(|stat| !stat.contains(") Z "))
}

fn until(what: &str, mut holds: impl FnMut() -> bool) {
    let begin = super::clock::instant();
    while !holds() {
        assert!(begin.elapsed() < Duration::from_secs(20), "waited in vain: {what}");
        std::thread::sleep(Duration::from_millis(5));
    }
}

#[test]
fn twenty_commands_that_race_start_one_service() {
    let campus = Campus::new();
    let pids: HashSet<u32> = std::thread::scope(|scope| {
        let racers: Vec<_> = (0..20).map(|_| scope.spawn(|| ask(&campus.client()).unwrap())).collect();
        racers.into_iter().map(|racer| racer.join().unwrap()).collect()
    });
    assert_eq!(pids, HashSet::from([campus.state().pid]));
    assert_eq!(campus.starts(), 1);
}

#[test]
fn the_lock_alone_keeps_one_instance() {
    let campus = Campus::new();
    let said = campus.folder.path().join("said");
    let mut processes: Vec<_> = (0..5)
        .map(|_| {
            let said = fs::File::options().append(true).create(true).open(&said).unwrap();
            let mut command = Command::new(campus.meibod());
            command.args(["serve", "--embedded"]).arg(campus.data_dir()).stderr(said).spawn().unwrap()
        })
        .collect();
    until("all but one have ended", || {
        processes.iter_mut().filter_map(|process| process.try_wait().unwrap()).count() == 4
    });
    assert!(processes.iter_mut().any(|process| process.id() == ask(&campus.client()).unwrap()));
    assert_eq!(fs::read_to_string(&said).unwrap().matches("started").count(), 1);
}

#[test]
fn after_kill_9_the_next_command_works() {
    let campus = Campus::new();
    let client = campus.client();
    let first = ask(&client).unwrap();
    kill(first, "-KILL");
    let second = ask(&client).unwrap();
    assert_ne!(first, second);
    kill(second, "-KILL");
    assert_ne!(second, ask(&campus.client()).unwrap());
}

#[test]
fn a_write_without_a_key_is_sent_again_when_nobody_can_have_seen_it() {
    let campus = Campus::new();
    let client = campus.client();
    let first = ask(&client).unwrap();
    kill(first, "-KILL");
    until("it has gone", || !is_running(first));
    assert_ne!(first, send(&campus.client(), &Act {}, &Sending::default()).unwrap());
}

#[test]
fn a_stale_state_with_a_foreign_process_harms_nobody() {
    let campus = Campus::new();
    let pid = ask(&campus.client()).unwrap();
    let mut stale = campus.state();
    campus.embedded().stop().unwrap();
    until("it has ended", || !is_running(pid));
    let mut foreign = Command::new("sleep").arg("60").spawn().unwrap();
    stale.pid = foreign.id();
    // Of this build (so it is tried), and of another (so it would be told to stop).
    for size in [stale.build.size, 1] {
        stale.build.size = size;
        campus.embedded().stop().unwrap();
        fs::write(campus.data_dir().join(STATE), serde_json::to_vec(&stale).unwrap()).unwrap();
        assert_ne!(ask(&campus.client()).unwrap(), foreign.id());
        assert!(foreign.try_wait().unwrap().is_none());
    }
    // The lock is held, but not by the process that the file names.
    stale.build.size = 1;
    fs::write(campus.data_dir().join(STATE), serde_json::to_vec(&stale).unwrap()).unwrap();
    let before = campus.embedded().running();
    assert!(before.is_none());
    assert_ne!(ask(&campus.client()).unwrap(), foreign.id());
    assert!(foreign.try_wait().unwrap().is_none());
    foreign.kill().unwrap();
    foreign.wait().unwrap();
}

#[test]
fn a_new_build_takes_over_and_requests_in_flight_are_finished() {
    let campus = Campus::new();
    let old = ask(&campus.client()).unwrap();
    let slow = campus.client();
    std::thread::scope(|scope| {
        let slow = scope.spawn(|| send(&slow, &Ask { millis: Some(1500) }, &Sending::default()).unwrap());
        std::thread::sleep(Duration::from_millis(500));
        let copy = campus.folder.path().join("new");
        fs::copy(built(), &copy).unwrap();
        fs::rename(copy, campus.meibod()).unwrap();
        let new = ask(&campus.client()).unwrap();
        assert_ne!(old, new);
        until("the old one has ended", || !is_running(old));
        assert_eq!(slow.join().unwrap(), old);
    });
}

#[test]
fn sigterm_finishes_requests_in_flight_and_removes_the_state() {
    let campus = Campus::new();
    let client = campus.client();
    let pid = ask(&client).unwrap();
    std::thread::scope(|scope| {
        let slow = scope.spawn(|| send(&client, &Ask { millis: Some(1000) }, &Sending::default()).unwrap());
        std::thread::sleep(Duration::from_millis(300));
        kill(pid, "-TERM");
        assert_eq!(slow.join().unwrap(), pid);
    });
    until("it has ended", || !is_running(pid));
    assert!(!campus.data_dir().join(STATE).exists());
}

#[test]
fn another_listener_at_the_port_is_left_alone_and_never_sees_the_token() {
    let campus = Campus::new();
    ask(&campus.client()).unwrap();
    let mut stale = campus.state();
    campus.embedded().stop().unwrap();
    // One that speaks TLS with a certificate of its own, one that does not, one that says nothing at all.
    for kind in ["tls", "plain", "silent"] {
        let seen = Arc::new(Mutex::new(Vec::new()));
        stale.port = impostor(kind, Arc::clone(&seen));
        campus.embedded().stop().unwrap();
        fs::write(campus.data_dir().join(STATE), serde_json::to_vec(&stale).unwrap()).unwrap();
        let pid = ask(&campus.client()).unwrap_or_else(|error| panic!("{kind}: {error:?}"));
        assert_eq!(pid, campus.state().pid);
        let seen = seen.lock().unwrap();
        assert!(!seen.is_empty(), "{kind} was not tried");
        assert!(!String::from_utf8_lossy(&seen).contains("CANARY-TOKEN"), "{kind}");
    }
}

/// Listens, and keeps what it is told (within TLS, where it speaks that).
fn impostor(kind: &'static str, seen: Arc<Mutex<Vec<u8>>>) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            seen.lock().unwrap().push(b'!');
            let mut told = [0; 4096];
            match kind {
                "tls" => {
                    let (_, config) = crate::service::tls::fresh().unwrap();
                    let mut tls = rustls::ServerConnection::new(config).unwrap();
                    let mut tls = rustls::Stream::new(&mut tls, &mut stream);
                    if let Ok(n) = tls.read(&mut told) {
                        seen.lock().unwrap().extend(&told[..n]);
                    }
                }
                "plain" => {
                    let n = stream.read(&mut told).unwrap_or(0);
                    seen.lock().unwrap().extend(&told[..n]);
                    let _ = stream.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n");
                }
                _ => std::thread::sleep(Duration::from_secs(60)),
            }
        }
    });
    port
}

#[test]
fn it_stops_when_idle_and_starts_again() {
    let campus = Campus::idle(300);
    let client = campus.client();
    let first = ask(&client).unwrap();
    // Longer than the idle time: a request in flight is activity.
    assert_eq!(send(&client, &Ask { millis: Some(800) }, &Sending::default()).unwrap(), first);
    until("it has stopped", || !is_running(first));
    assert_ne!(first, ask(&client).unwrap());
}

#[test]
fn no_request_fails_while_services_come_and_go() {
    let campus = Campus::idle(50);
    let client = campus.client();
    let runtime = runtime();
    let mut pids = HashSet::new();
    for round in 0..150u64 {
        // Waits around the idle time, so that requests meet every moment of a stop.
        let keyed = Sending { idempotency_key: Some(round.to_string()), ..Sending::default() };
        let answer = if round % 2 == 0 {
            runtime.block_on(client.send(&Ask { millis: None }, None, &Sending::default()))
        } else {
            runtime.block_on(client.send(&Act {}, None, &keyed))
        };
        pids.insert(answer.unwrap_or_else(|error| panic!("round {round}: {error:?}")).pid);
        std::thread::sleep(Duration::from_micros(45_000 + round * 100));
    }
    assert!(pids.len() > 3, "no stop was met: {pids:?}");
}

#[test]
fn a_service_whose_state_file_was_deleted_makes_way() {
    let campus = Campus::new();
    let first = ask(&campus.client()).unwrap();
    fs::remove_file(campus.data_dir().join(STATE)).unwrap();
    assert_ne!(first, ask(&campus.client()).unwrap());
    until("it has ended", || !is_running(first));
}

#[test]
fn what_it_leaves_is_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let campus = Campus::new();
    ask(&campus.client()).unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&campus.data_dir()), 0o700);
    for file in fs::read_dir(campus.data_dir()).unwrap() {
        let path = file.unwrap().path();
        assert_eq!(mode(&path), 0o600, "{}", path.display());
        assert!(!fs::read_to_string(&path).unwrap().contains("PRIVATE KEY"));
    }
}

#[test]
fn what_is_missing_or_broken_is_named() {
    let campus = Campus::new();
    let absent = Embedded::new(campus.data_dir(), Some(campus.folder.path().join("nowhere"))).unwrap();
    let error = absent.start(None).unwrap_err();
    assert!(matches!(error, embedded::Error::NoMeibod { .. }) && error.to_string().contains("MEIBO_MEIBOD"), "{error}");
    // A file where the folder should be: what root, who may write anywhere, meets too.
    fs::write(campus.folder.path().join("file"), "").unwrap();
    let blocked = Embedded::new(campus.folder.path().join("file/data"), Some(campus.meibod())).unwrap();
    assert!(matches!(blocked.start(None).unwrap_err(), embedded::Error::Folder { .. }));
    let failing = campus.embedded().with_arguments(["--fail".into(), "now".into()]);
    match failing.start(None).unwrap_err() {
        embedded::Error::Ended { log, .. } => {
            assert_eq!(log.last().map(String::as_str), Some("the database is of a newer version"));
        }
        error => panic!("{error:?}"),
    }
}

#[test]
fn a_campus_service_is_believed_by_its_authority_and_name_only() {
    let (pem, tls) = crate::service::tls::fresh().unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let served = runtime();
    std::thread::spawn(move || {
        let router = axum::Router::new().route(
            "/v1/trial",
            axum::routing::get(|| async { axum::response::Redirect::to("https://elsewhere.example/") }),
        );
        let limits = crate::service::listen::Limits::default();
        served.block_on(crate::service::listen::serve(listener, tls, router, &limits, std::future::pending())).unwrap();
    });
    let to = |host: &str, trust: Trust| {
        let base = format!("https://{host}:{port}").parse().unwrap();
        ask(&Client::new(Endpoint { base, trust, proxy: None, timeout: Duration::from_secs(10) }))
    };
    match to("localhost", Trust::System { extra_ca: None }) {
        Err(Error::Certificate { issuer: Some(issuer), reason, .. }) => {
            assert!(issuer.contains("rcgen") && reason.to_string().contains("--ca-file"), "{issuer} {reason}");
        }
        Err(Error::Local(super::error::Local::NoAuthorities(_))) => {}
        other => panic!("{other:?}"),
    }
    assert!(matches!(
        to("127.0.0.2", Trust::Pinned(pem.clone())),
        Err(Error::Certificate { .. }) | Err(Error::Unreachable { .. })
    ));
    let file = tempfile::NamedTempFile::new().unwrap();
    fs::write(file.path(), &pem).unwrap();
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
        let proxy = Some("http://me:CANARY@proxy.example".parse().unwrap());
        let endpoint = Endpoint { base, trust, proxy, timeout: Duration::from_secs(5) };
        assert!(!format!("{endpoint:?}").contains("CANARY"));
        let error = ask(&Client::new(endpoint)).unwrap_err();
        assert!(matches!(error, Error::Local(super::error::Local::Address)), "{error:?}");
    }
}
