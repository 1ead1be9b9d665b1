//! The embedded default: `meibo` finds or starts the real `meibod` beside it, however many race, whatever was killed.

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

use meibo::{
    client::{Client, Embedded, Error, Sending, embedded},
    contract::{
        Operation,
        embedded::{LOG, STATE, State},
        session::{SessionShow, SignIn},
        two_step::EnrolmentSend,
    },
    rules::{Code, Secret},
    service::tls,
};

use crate::support::{Ended, Meibo, Program, deadline::wait_for};

/// A data folder, a `meibod` of its own, and the end of whatever was started.
struct Campus {
    folder: tempfile::TempDir,
    arguments: Vec<String>,
}

impl Campus {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        copy_of_built(&folder.path().join("meibod"));
        Self { folder, arguments: Vec::new() }
    }
    fn idle(millis: u64) -> Self {
        let mut campus = Self::new();
        campus.arguments.extend(["--idle-ms".to_owned(), millis.to_string()]);
        campus
    }
    /// One whose password hashes take a second or two, so that a request is in flight when a test wants it to be.
    fn slow() -> Self {
        let mut campus = Self::new();
        let config = campus.folder.path().join("meibod.toml");
        fs::write(&config, "[policy.password]\nhash_passes = 100\n").unwrap();
        campus.arguments.extend(["--config".to_owned(), config.to_str().unwrap().to_owned()]);
        campus
    }
    /// Asks, and gives the process that has announced itself.
    fn asked(&self) -> u32 {
        ask(&self.client());
        self.state().pid
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
        starts_in(&self.data_dir().join(LOG))
    }
}

/// The services that have announced themselves in a log.
fn starts_in(log: &Path) -> usize {
    fs::read_to_string(log).unwrap().matches("taking requests").count()
}

impl Drop for Campus {
    fn drop(&mut self) {
        let _ = self.embedded().stop();
    }
}

/// The `meibod` that cargo has built.
fn built() -> PathBuf {
    env!("CARGO_BIN_EXE_meibod").into()
}

/// A copy of it, written by another process: one that this one has open for writing would be handed to whatever another test
/// starts just then, and cannot be run as long as that lives.
fn copy_of_built(path: &Path) {
    assert!(Command::new("cp").arg(built()).arg(path).status().unwrap().success());
}

/// Asks the service who is signed in, with a token that it does not know.
fn ask(client: &Client) {
    answered(client, SessionShow {}, &Sending::default());
}

/// Demands that the service itself answered: nobody is signed in.
#[track_caller]
fn answered<O: Operation<Reply: std::fmt::Debug>>(client: &Client, request: O, sending: &Sending) {
    let token = Secret::from("CANARY-TOKEN");
    refused(runtime().block_on(client.send(&request, Some(&token), sending)), Code::SignInNeeded);
}

#[track_caller]
fn refused<T: std::fmt::Debug>(outcome: Result<T, Error>, code: Code) {
    match outcome {
        Err(Error::Problem(problem)) => assert_eq!(problem.code, code),
        other => panic!("the service did not answer: {other:?}"),
    }
}

/// A sign-in, which takes as long as a password hash does.
fn sign_in(client: &Client) {
    let request = SignIn { account: "nobody".to_owned(), password: Secret::from("CANARY-PASSWORD") };
    refused(runtime().block_on(client.send(&request, None, &Sending::default())), Code::WrongCredentials);
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

#[track_caller]
fn until(what: &str, mut holds: impl FnMut() -> bool) {
    assert!(wait_for(|| holds().then_some(())).is_some(), "waited in vain: {what}");
}

#[test]
fn twenty_commands_that_race_start_one_service() {
    let campus = Campus::new();
    let pids: HashSet<u32> = std::thread::scope(|scope| {
        let racers: Vec<_> = (0..20).map(|_| scope.spawn(|| campus.asked())).collect();
        racers.into_iter().map(|racer| racer.join().unwrap()).collect()
    });
    assert_eq!(pids, HashSet::from([campus.state().pid]));
    assert_eq!(campus.starts(), 1);
}

#[test]
fn the_lock_alone_keeps_one_instance() {
    let campus = Campus::new();
    let mut processes: Vec<_> = (0..5)
        .map(|_| {
            let mut command = Command::new(campus.meibod());
            command.args(["serve", "--embedded"]).arg(campus.data_dir()).spawn().unwrap()
        })
        .collect();
    until("all but one have ended", || {
        processes.iter_mut().filter_map(|process| process.try_wait().unwrap()).count() == 4
    });
    until("it is announced", || campus.embedded().running().is_some());
    let pid = campus.asked();
    assert!(processes.iter().any(|process| process.id() == pid));
    assert_eq!(campus.starts(), 1);
    campus.embedded().stop().unwrap();
    processes.iter_mut().for_each(|process| assert!(process.wait().unwrap().success()));
}

#[test]
fn after_kill_9_the_next_command_works() {
    let campus = Campus::new();
    let client = campus.client();
    ask(&client);
    let first = campus.state().pid;
    kill(first, "-KILL");
    ask(&client);
    let second = campus.state().pid;
    assert_ne!(first, second);
    kill(second, "-KILL");
    assert_ne!(second, campus.asked());
}

#[test]
fn a_write_without_a_key_is_sent_again_when_nobody_can_have_seen_it() {
    let campus = Campus::new();
    let first = campus.asked();
    kill(first, "-KILL");
    until("it has gone", || !is_running(first));
    answered(&campus.client(), EnrolmentSend {}, &Sending::default());
    assert_ne!(first, campus.state().pid);
}

#[test]
fn a_stale_state_with_a_foreign_process_harms_nobody() {
    let campus = Campus::new();
    let pid = campus.asked();
    let mut stale = campus.state();
    campus.embedded().stop().unwrap();
    until("it has ended", || !is_running(pid));
    let mut foreign = Command::new("sleep").arg("600").spawn().unwrap();
    stale.pid = foreign.id();
    // Of this build (so it is tried), and of another (so it would be told to stop).
    for size in [stale.build.size, 1] {
        stale.build.size = size;
        campus.embedded().stop().unwrap();
        fs::write(campus.data_dir().join(STATE), serde_json::to_vec(&stale).unwrap()).unwrap();
        assert_ne!(campus.asked(), foreign.id());
        assert_eq!(foreign.try_wait().unwrap(), None);
    }
    // The lock is held, but not by the process that the file names.
    stale.build.size = 1;
    fs::write(campus.data_dir().join(STATE), serde_json::to_vec(&stale).unwrap()).unwrap();
    assert!(campus.embedded().running().is_none());
    assert_ne!(campus.asked(), foreign.id());
    assert_eq!(foreign.try_wait().unwrap(), None);
    foreign.kill().unwrap();
    foreign.wait().unwrap();
}

#[test]
fn a_new_build_takes_over_and_requests_in_flight_are_finished() {
    let campus = Campus::slow();
    let old = campus.asked();
    let slow = campus.client();
    ask(&slow);
    std::thread::scope(|scope| {
        let slow = scope.spawn(|| sign_in(&slow));
        std::thread::sleep(Duration::from_millis(300));
        let copy = campus.folder.path().join("new");
        copy_of_built(&copy);
        fs::rename(copy, campus.meibod()).unwrap();
        assert_ne!(old, campus.asked());
        until("the old one has ended", || !is_running(old));
        slow.join().unwrap();
    });
}

#[test]
fn sigterm_finishes_requests_in_flight_and_removes_the_state() {
    let campus = Campus::slow();
    let client = campus.client();
    ask(&client);
    let pid = campus.state().pid;
    std::thread::scope(|scope| {
        let slow = scope.spawn(|| sign_in(&client));
        std::thread::sleep(Duration::from_millis(300));
        kill(pid, "-TERM");
        slow.join().unwrap();
    });
    until("it has ended", || !is_running(pid));
    assert!(!campus.data_dir().join(STATE).exists());
}

#[test]
fn another_listener_at_the_port_is_left_alone_and_never_sees_the_token() {
    let campus = Campus::new();
    ask(&campus.client());
    let mut stale = campus.state();
    campus.embedded().stop().unwrap();
    // One that speaks TLS with a certificate of its own, one that does not, one that says nothing at all.
    for kind in ["tls", "plain", "silent"] {
        let seen = Arc::new(Mutex::new(Vec::new()));
        stale.port = impostor(kind, Arc::clone(&seen));
        campus.embedded().stop().unwrap();
        fs::write(campus.data_dir().join(STATE), serde_json::to_vec(&stale).unwrap()).unwrap();
        ask(&campus.client());
        assert_ne!(campus.state().port, stale.port);
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
                    let (_, config) = tls::fresh().unwrap();
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
    let mut campus = Campus::slow();
    campus.arguments.extend(["--idle-ms".to_owned(), "300".to_owned()]);
    let client = campus.client();
    ask(&client);
    let first = campus.state().pid;
    // Longer than the idle time: a request in flight is activity.
    sign_in(&client);
    assert_eq!(campus.starts(), 1);
    until("it has stopped", || !is_running(first));
    ask(&client);
    assert_ne!(first, campus.state().pid);
}

#[test]
fn no_request_fails_while_services_come_and_go() {
    let campus = Campus::idle(50);
    let client = campus.client();
    for round in 0..80u64 {
        // Waits around the idle time, so that requests meet every moment of a stop.
        let keyed = Sending { idempotency_key: Some(round.to_string()), ..Sending::default() };
        if round % 2 == 0 {
            ask(&client);
        } else {
            answered(&client, EnrolmentSend {}, &keyed);
        }
        std::thread::sleep(Duration::from_micros(45_000 + round * 200));
    }
    assert!(campus.starts() > 3, "no stop was met");
}

#[test]
fn a_service_whose_state_file_was_deleted_makes_way() {
    let campus = Campus::new();
    let first = campus.asked();
    fs::remove_file(campus.data_dir().join(STATE)).unwrap();
    assert_ne!(first, campus.asked());
    until("it has ended", || !is_running(first));
}

#[test]
fn a_service_that_runs_is_not_waited_for_to_start() {
    let campus = Campus::new();
    campus.asked();
    let state = campus.state();
    assert_eq!(campus.embedded().start(Some(&state)).unwrap(), state);
    assert_eq!(campus.starts(), 1);
}

/// The service hangs up on connections that wait for 15 seconds.
#[test]
fn a_question_may_be_thought_about_for_longer_than_a_connection_lives() {
    use crate::support::{meibo::PASSWORD, service::meibod};
    let meibo = Meibo::new();
    let folder = meibo.home().join("data/meibo");
    fs::create_dir_all(&folder).unwrap();
    let create = ["account", "create-admin", "admin0001", "--password-stdin", "--data-dir", folder.to_str().unwrap()];
    meibod().args(create).stdin(PASSWORD).run().ok();
    let terminal = meibo.terminal(["login", "admin0001"]);
    terminal.shows("Password of admin0001").hides().answers("not the password at all");
    terminal.shows("[wrong_credentials]").hides();
    std::thread::sleep(Duration::from_secs(17));
    terminal.answers(PASSWORD).shows("Signed in as admin0001 (admin0001).");
    assert_eq!(terminal.ends(), 0, "{}", terminal.screen());
    Embedded::new(folder, Some(built())).unwrap().stop().unwrap();
}

#[test]
fn what_it_leaves_is_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let campus = Campus::new();
    ask(&campus.client());
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&campus.data_dir()), 0o700);
    for file in fs::read_dir(campus.data_dir()).unwrap() {
        let path = file.unwrap().path();
        assert_eq!(mode(&path), 0o600, "{}", path.display());
        let text = fs::read(&path).unwrap();
        assert!(!String::from_utf8_lossy(&text).contains("PRIVATE KEY"), "{}", path.display());
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
    // What the service says before it ends is told.
    fs::create_dir_all(campus.data_dir()).unwrap();
    fs::write(campus.data_dir().join("key"), "too short").unwrap();
    match campus.embedded().start(None).unwrap_err() {
        embedded::Error::Ended { log, .. } => assert!(log.iter().any(|line| line.contains("32 bytes")), "{log:?}"),
        error => panic!("{error:?}"),
    }
}

/// Runs `meibo status` in a home on a small file system of its own, in a mount namespace, so that it can be full or
/// read-only for root too.
fn on_a_small_disk(prepare: &str) -> Ended {
    let meibo = Meibo::new();
    let shown = meibo.command([]).into_command();
    let script =
        format!(r#"mount -t tmpfs -o size=256k tmpfs "$HOME" && cd "$HOME" && {prepare}; exec "$meibo" status"#);
    let mut program = Program::new("unshare").args(["--user", "--map-root-user", "--mount", "sh", "-c", &script]);
    for (name, value) in shown.get_envs().filter_map(|(name, value)| Some((name, value?))) {
        program = program.env(name, value);
    }
    program.env("meibo", env!("CARGO_BIN_EXE_meibo")).run()
}

#[test]
fn a_full_or_read_only_disk_is_named_and_nothing_is_half_done() {
    let full = on_a_small_disk("cat /dev/zero >filler 2>/dev/null").fails(12);
    assert!(full.contains("The disk is full.") && !full.contains("panicked"), "{full}");
    let read_only = on_a_small_disk("mount -o remount,ro \"$HOME\"").fails(12);
    assert!(read_only.contains("The disk can only be read.") && !read_only.contains("panicked"), "{read_only}");
}

#[test]
fn twenty_programs_that_race_start_one_service() {
    let meibo = Meibo::new();
    let codes: Vec<i32> = std::thread::scope(|scope| {
        let racers: Vec<_> = (0..20).map(|_| scope.spawn(|| meibo.run(["status"]).code)).collect();
        racers.into_iter().map(|racer| racer.join().unwrap()).collect()
    });
    // Nobody is signed in: that is the service's own answer.
    assert_eq!(codes, vec![4; 20]);
    let folder = meibo.home().join("data/meibo");
    assert_eq!(starts_in(&folder.join(LOG)), 1);
    Embedded::new(folder, Some(built())).unwrap().stop().unwrap();
}

#[test]
fn all_3_why_the_service_does_not_start_is_told_in_the_persons_language() {
    let told = |meibod: &str| {
        let meibo = Meibo::new().env("MEIBO_MEIBOD", meibod);
        meibo.run(["account", "list", "--lang", "ja"]).fails(12)
    };
    let ended = told("/bin/false");
    assert!(ended.contains("準備ができる前に終了しました。 [embedded_failed]"), "{ended}");
    let cannot = told("/etc/passwd");
    assert!(cannot.contains("/etc/passwd を実行できません。") && !cannot.contains("os error"), "{cannot}");
    // What it has said itself stays as it is.
    let said = told("/bin/sleep");
    assert!(said.contains("ログの最後の部分：\n") && said.contains("unrecognized option"), "{said}");
}
