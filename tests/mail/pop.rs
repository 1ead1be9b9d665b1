//! POP through a real Dovecot and the meter beside it (POP-2, POP-5, POP-6): what mail programs receive is what counts.

use std::thread;

use serde_json::{Value, json};

use super::pop_client::{Client, Told};
use crate::{
    api::{
        campus::{Campus, REASON},
        mail_log_in::{ADDRESS, MAIL_PASSWORD, taro},
    },
    support::{
        Ended, Engine, Program, Service,
        deadline::wait_for,
        dovecot::{Dovecot, Setup},
        meter::Meter,
        service,
    },
};

/// Bytes of a day, where a test says nothing else.
const LIMIT: u64 = 3_000_000;
/// Bytes that a session may have beyond the limit: the twenty lines that say no, and one for its end.
const BEYOND: u64 = 21 * 512;

fn service(engine: Engine, megabytes: u64) -> Service {
    service::Setup::new(engine).config(&format!("[policy.pop]\ndaily_megabytes = {megabytes}\n")).start()
}

/// A campus with a mail server behind a meter, and somebody whose mail programs may use POP.
struct Mail<'a> {
    campus: Campus<'a>,
    owner: String,
    desk: String,
    meter: Meter,
    dovecot: Dovecot,
    token: String,
}

impl<'a> Mail<'a> {
    fn new(service: &'a Service) -> Self {
        let campus = Campus::new(service);
        let (owner, _timer) = taro(&campus);
        campus.post(&owner, "/v1/me/pop/enable", &json!({ "messages": "all" })).ok();
        campus.post(&owner, "/v1/me/less-secure-apps/enable", &json!({})).ok();
        let (desk, token) = (campus.holder("desk", "help-desk"), campus.service_token("mail-decision"));
        let (meter, dovecot) = servers(service, &token);
        Self { campus, owner, desk, meter, dovecot, token }
    }

    /// Messages of so many bytes each, about.
    fn has(&self, messages: usize, bytes: usize) {
        deliver(&self.dovecot, messages, bytes);
    }

    fn pop(&self) -> Value {
        self.campus.get(&self.owner, "/v1/accounts/me/pop").ok()["pop"].take()
    }

    fn used(&self) -> u64 {
        self.pop()["used_bytes"].as_u64().unwrap()
    }

    /// The count is what a client has received, as soon as the meter has said so.
    #[track_caller]
    fn counts(&self, received: u64) {
        let counted = wait_for(|| (self.used() == received).then_some(()));
        assert!(counted.is_some(), "counted {}, received {received}\n{}", self.used(), self.meter.log());
    }

    fn client(&self, steps: &[&str]) -> Client {
        Client::new(&self.dovecot, steps)
    }

    fn unlock(&self) {
        let request = self.campus.request(&self.desk, "POST", "/v1/accounts/tanaka/pop/unlock", &json!({}));
        request.header(REASON.0, REASON.1).send().ok();
    }

    fn curl(&self, url: &str) -> Ended {
        let authority = self.dovecot.files.authority.to_str().unwrap();
        let user = format!("{ADDRESS}:{MAIL_PASSWORD}");
        Program::new("curl").args(["-sv", "--cacert", authority, "-u", &user, url]).run()
    }

    fn imap(&self) -> Ended {
        self.curl(&format!("imaps://localhost:{}/", self.dovecot.ports.imaps))
    }
}

/// A meter, and a mail server that hands its POP sessions to it.
fn servers(service: &Service, token: &str) -> (Meter, Dovecot) {
    let meter = Meter::start(&service.url, token);
    let socket = meter.socket();
    let dovecot = Setup::new(&service.url, token).option("--pop-meter", socket.to_str().unwrap()).start();
    (meter, dovecot)
}

fn deliver(dovecot: &Dovecot, messages: usize, bytes: usize) {
    let line = "x".repeat(76) + "\n";
    for at in 0..messages {
        let body = line.repeat(bytes / 77);
        dovecot.delivers(ADDRESS, &format!("{at:04}"), &format!("Subject: {at}\n\n.\n..dots\n{body}.\n"));
    }
}

/// What a client reads that goes past the limit, and what it reads at its next log-in.
const PASSED: &str = "-ERR [SYS/PERM] POP 接続の 1 日の上限の残りを超えて受信しようとしました。";
const LOCKED: &str = "-ERR [AUTH] POP 接続の 1 日の上限の残りを超えて受信しようとしました。";

#[test]
fn pop_6_every_byte_counts_while_the_session_runs() {
    let service = service(Engine::Sqlite, 3);
    let mail = Mail::new(&service);
    mail.has(3, 100_000);
    let mut client = mail.client(&["others", "wait", "each", "wait", "quit"]);
    let told = client.tells();
    assert_eq!(told.said.len(), 2, "RETR 999 and NONSENSE: {told:?}");
    mail.counts(told.received);
    client.goes_on();
    assert_eq!(client.tells().ended, "wait");
    let told = client.tells();
    assert_eq!(told.whole, 3);
    assert!(told.received > 300_000);
    mail.counts(told.received);
    let whole = mail.campus.get(&mail.desk, "/v1/accounts/tanaka").ok();
    assert_eq!(whole["pop"]["used_bytes"], told.received);
    client.goes_on();
    let told = client.ends();
    assert_eq!(told.ended, "quit");
    mail.counts(told.received);
}

fn one_session(engine: Engine) {
    let service = service(engine, 3);
    let mail = Mail::new(&service);
    mail.has(20, 200_000);
    let told = mail.client(&["delete", "quit"]).ends();
    assert!(told.said[0].starts_with(PASSED), "{told:?}");
    assert_eq!((told.ended.as_str(), told.whole), ("quit", 14), "ends in order, with what fits: {told:?}");
    assert!(told.received <= LIMIT + BEYOND, "{told:?}");
    mail.counts(told.received);
    let pop = mail.pop();
    assert!(pop["locked_until"].is_string() && pop["left_bytes"] == 0, "{pop}");
    let refused = mail.client(&["each"]).ends();
    assert!(refused.ended == "refused" && refused.said[0].starts_with(LOCKED), "{refused:?}");
    assert_eq!(mail.imap().code, 0, "IMAP goes on");
    mail.unlock();
    // What was deleted is gone: the session that went past the limit could end in order.
    let again = mail.client(&["each", "quit"]).ends();
    assert_eq!((again.ended.as_str(), again.whole), ("quit", 6), "{again:?}");
    mail.counts(again.received);
}

#[test]
fn pop_2_one_session_past_the_limit_on_sqlite() {
    one_session(Engine::Sqlite);
}

#[test]
fn pop_2_one_session_past_the_limit_on_postgres() {
    one_session(Engine::Postgres);
}

#[test]
fn pop_6_a_session_past_the_limit_ends_after_twenty_commands() {
    let service = service(Engine::Sqlite, 3);
    let mail = Mail::new(&service);
    mail.has(20, 200_000);
    let told = mail.client(&["each", "noops", "quit"]).ends();
    assert_eq!((told.ended.as_str(), told.whole, told.said.len()), ("cut", 14, 20), "{told:?}");
    assert!(told.said.iter().all(|line| line.starts_with(PASSED)), "{told:?}");
    assert!(told.received <= LIMIT + BEYOND, "{told:?}");
    mail.counts(told.received);
}

#[test]
fn pop_2_midnight_comes_within_a_session() {
    let service = service(Engine::Sqlite, 3);
    let mut mail = Mail::new(&service);
    mail.has(10, 200_000);
    let mut client = mail.client(&["each", "wait", "each", "quit"]);
    let yesterday = client.tells();
    mail.counts(yesterday.received);
    service.clock.set("2026-04-14T00:00:00+09:00");
    mail.owner = mail.campus.token("tanaka");
    assert_eq!(mail.used(), 0);
    client.goes_on();
    let told = client.ends();
    assert_eq!((told.ended.as_str(), told.whole), ("quit", 20), "{told:?}");
    mail.counts(told.received - yesterday.received);
}

/// Eight sessions at once, half of them pipelining, over two mail servers with a meter each.
fn eight_sessions(engine: Engine) {
    let service = service(engine, 3);
    let mail = Mail::new(&service);
    let (_meter, other) = servers(&service, &mail.token);
    mail.has(20, 200_000);
    deliver(&other, 20, 200_000);
    let told: Vec<Told> = thread::scope(|scope| {
        let session = |at: usize| {
            let dovecot = if at.is_multiple_of(2) { &mail.dovecot } else { &other };
            let steps: &[&str] = if at < 4 { &["each", "quit"] } else { &["packet"] };
            scope.spawn(move || Client::new(dovecot, steps).ends())
        };
        let sessions: Vec<_> = (0..8).map(session).collect();
        sessions.into_iter().map(|session| session.join().unwrap()).collect()
    });
    let received: u64 = told.iter().map(|told| told.received).sum();
    assert!(received <= LIMIT + 8 * BEYOND, "{received}: {told:?}");
    // One message less than what fits may have come of what was granted last.
    assert!(received > LIMIT / 2, "{received}: {told:?}");
    let settled = wait_for(|| (mail.used() <= LIMIT + 8 * BEYOND).then_some(()));
    assert!(settled.is_some() && mail.used() >= received, "{received}: {}", mail.pop());
    assert!(mail.pop()["locked_until"].is_string(), "{}", mail.pop());
    let said = told.iter().flat_map(|told| &told.said);
    assert!(said.clone().all(|line| line.starts_with("-ERR [SYS/PERM]")), "{told:?}");
}

#[test]
fn pop_6_eight_parallel_and_pipelining_sessions_never_pass_the_limit_on_sqlite() {
    eight_sessions(Engine::Sqlite);
}

#[test]
fn pop_6_eight_parallel_and_pipelining_sessions_never_pass_the_limit_on_postgres() {
    eight_sessions(Engine::Postgres);
}

#[test]
fn pop_6_a_service_or_a_meter_that_is_down_is_a_passing_trouble_and_locks_nobody() {
    let service = service(Engine::Sqlite, 3);
    let mut mail = Mail::new(&service);
    mail.has(1, 1000);
    assert!(mail.meter.stop().success());
    let down = mail.client(&["each"]).ends();
    assert!(down.whole == 0 && down.ended != "each", "{down:?}");
    mail.meter.start_again("https://127.0.0.1:1");
    let down = mail.client(&["each"]).ends();
    assert!(down.said[0].starts_with("-ERR [SYS/TEMP] POP cannot be used at the moment."), "{down:?}");
    assert!(down.said[0].contains(" / 現在 POP を利用できません。"), "{down:?}");
    assert!(mail.meter.stop().success());
    mail.meter.start_again(&service.url);
    let told = mail.client(&["each", "quit"]).ends();
    assert_eq!((told.ended.as_str(), told.whole), ("quit", 1), "{told:?}");
    mail.counts(told.received);
    assert!(!mail.meter.log().contains(&mail.token));
}

#[test]
fn pop_6_a_meter_that_ends_gives_back_what_its_sessions_did_not_use() {
    let service = service(Engine::Sqlite, 3);
    let mut mail = Mail::new(&service);
    mail.has(1, 100_000);
    let mut client = mail.client(&["each", "wait", "quit"]);
    let told = client.tells();
    assert!(mail.meter.stop().success());
    client.goes_on();
    let ended = client.ends();
    assert!(ended.said[0].starts_with("-ERR [SYS/TEMP] "), "{ended:?}");
    assert!(ended.received > told.received);
    mail.counts(ended.received);
}

#[test]
fn pop_6_mail_programs_stop_at_the_limit() {
    let service = service(Engine::Sqlite, 3);
    let mail = Mail::new(&service);
    mail.has(20, 200_000);
    let folder = tempfile::tempdir().unwrap();
    let (port, authority) = (mail.dovecot.ports.pop3s, mail.dovecot.files.authority.display());
    let write = |name: &str, text: String| {
        let file = folder.path().join(name);
        std::fs::write(&file, text).unwrap();
        std::fs::set_permissions(&file, std::os::unix::fs::PermissionsExt::from_mode(0o600)).unwrap();
        file.to_str().unwrap().to_owned()
    };
    let [mpop_box, fetchmail_box] = ["mpop", "fetchmail"].map(|name| folder.path().join(name));
    let rc = write(
        "mpoprc",
        format!(
            "account a\nhost localhost\nport {port}\ntls on\ntls_starttls off\ntls_trust_file {authority}\nauth user\n\
             user {ADDRESS}\npassword \"{MAIL_PASSWORD}\"\npipelining on\nkeep on\nuidls_file {}\ndelivery mbox {}\n",
            folder.path().join("uidls").display(),
            mpop_box.display()
        ),
    );
    let ended = Program::new("mpop").args(["-C", &rc, "a"]).env("HOME", folder.path()).run();
    assert!(ended.code != 0, "mpop: {ended}");
    assert!(ended.stderr.contains("[SYS/PERM]"), "mpop: {ended}");
    let got = std::fs::metadata(&mpop_box).unwrap().len();
    assert!((1_000_000..=LIMIT).contains(&got), "mpop got {got}: {ended}");
    let settled = wait_for(|| (mail.used() <= LIMIT + BEYOND && mail.used() >= got).then_some(()));
    assert!(settled.is_some(), "{}", mail.pop());
    let refused = Program::new("mpop").args(["-C", &rc, "a"]).env("HOME", folder.path()).run();
    assert!(refused.stderr.contains(LOCKED), "mpop: {refused}");
    mail.unlock();
    let rc = write(
        "fetchmailrc",
        format!(
            "poll localhost protocol pop3 port {port} timeout 30:\n  user \"{ADDRESS}\" password \"{MAIL_PASSWORD}\"\n  \
             ssl sslcertck sslcertfile {authority}\n  keep fetchall mda \"/bin/cat >> {}\"\n",
            fetchmail_box.display()
        ),
    );
    let file = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let ended = Program::new("fetchmail")
        .args(["-f", &rc, "--nosyslog", "--pidfile", &file("pid"), "--idfile", &file("ids")])
        .env("HOME", folder.path())
        .run();
    let got = std::fs::metadata(&fetchmail_box).unwrap().len();
    assert!((1_000_000..=LIMIT).contains(&got), "fetchmail got {got}: {ended}");
    let settled = wait_for(|| (mail.used() <= LIMIT + BEYOND && mail.used() >= got).then_some(()));
    assert!(settled.is_some(), "{}: {ended}", mail.pop());
    assert!(mail.pop()["locked_until"].is_string(), "{}", mail.pop());
    mail.unlock();
    let ended = mail.curl(&format!("pop3s://localhost:{port}/1"));
    assert!(ended.code == 0 && ended.stdout.len() > 200_000, "curl: {}", ended.code);
}

#[test]
fn pop_6_a_session_that_pauses_gives_back_once_and_is_silent() {
    let config = "[policy.pop]\ndaily_megabytes = 3\n";
    let service = service::Setup::new(Engine::Sqlite).environment("MEIBOD_LOG", "debug").config(config).start();
    let mail = Mail::new(&service);
    mail.has(1, 100_000);
    let mut client = mail.client(&["each", "wait", "quit"]);
    mail.counts(client.tells().received);
    let reports = || service.log().matches("\"pop.use\"").count();
    let before = reports();
    assert!(before > 0, "{}", service.log());
    for _ in 0..4 {
        assert_eq!(mail.imap().code, 0, "somebody else's business");
    }
    assert_eq!(reports(), before, "{}", service.log());
    client.goes_on();
    assert_eq!(client.ends().ended, "quit");
}

/// How many kills: ten by day.
fn kills() -> usize {
    let count = std::env::var_os("MEIBO_KILLS").map(|count| count.into_string().unwrap().parse::<usize>());
    count.map_or(10, |count| count.expect("MEIBO_KILLS is a number"))
}

#[test]
fn pop_6_whoever_is_killed_the_count_is_never_lower_than_what_came() {
    let service = service(Engine::Sqlite, 100_000);
    let mut mail = Mail::new(&service);
    mail.has(5, 1_000_000);
    let mut received = 0;
    for round in 0..kills() {
        let mut client = mail.client(&["forever"]);
        let wanted = (round % 7 + 1) as u64;
        while client.tells().whole < wanted {}
        match round % 3 {
            0 => service.start_again(),
            1 => mail.meter.killed(),
            _ => mail.dovecot.kills("pop3"),
        }
        // A session outlives the service, and nobody else.
        if round % 3 == 0 {
            while client.tells().whole < wanted + 5 {}
            mail.dovecot.kills("pop3");
        }
        let told = client.ends();
        assert_eq!(told.ended, "cut", "{told:?}");
        received += told.received;
        assert!(mail.used() >= received, "round {round}: counted {}, received {received}", mail.used());
        assert!(mail.pop()["locked_until"].is_null(), "round {round}: {}", mail.pop());
    }
    let told = mail.client(&["each", "quit"]).ends();
    assert_eq!(told.ended, "quit", "{told:?}");
}
