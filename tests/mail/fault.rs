//! What a mail program sees when the account service does not decide: a failure that passes, never a wrong password, and
//! nobody is let in.

use std::{
    io::{BufRead, BufReader},
    process::{Child, Command, Stdio},
};

use tempfile::TempDir;

use super::{
    client::{log_in, python, says},
    log_in::dovecot,
};
use crate::{
    api::{
        campus::Campus,
        mail_log_in::{ADDRESS, MAIL_PASSWORD, allows, taro},
    },
    support::{
        Engine, Service,
        certificate::AUTHORITY,
        dovecot::{Dovecot, Setup},
    },
};

/// A token that no service knows.
pub(super) const TOKEN: &str = "meibo_t_fffffffffffffffffffffffffffffffffffffffffff";

/// By these names the service answers with what is no decision.
pub(super) const NO_DECISION: &[&str] = &[
    "status-500",
    "status-503",
    "status-401",
    "status-403",
    "status-404",
    "status-429",
    "redirect",
    "empty",
    "html",
    "cut",
    "closed",
    "null",
    "number",
    "list",
    "no-decision",
    "unknown-decision",
    "no-mailbox",
    "mailbox-number",
    "mailbox-empty",
    "mailbox-path",
    "mailbox-dots",
    "mailbox-percent",
    "no-home",
    "home-number",
    "home-empty",
    "home-path",
    "home-dots",
    "home-percent",
    "home-lines",
    "mailbox-lines",
    "no-sentence",
    "sentence-number",
    "sentence-lines",
    "hangs",
];

/// Without the stamp (host and time) that Dovecot puts behind it.
fn is_temporary(said: &str) -> bool {
    ["[UNAVAILABLE] Temporary authentication failure.", "-ERR [SYS/TEMP] Temporary authentication failure."]
        .iter()
        .any(|failure| said.starts_with(failure))
}

#[track_caller]
fn nobody_gets_in(dovecot: &Dovecot, user: &str) {
    let said = python(dovecot, &["imap", "pop"].map(|protocol| log_in(protocol, user, MAIL_PASSWORD)));
    assert!(said.iter().all(|said| is_temporary(said)), "{user}: {said:?}");
}

#[test]
fn mail_2_a_service_that_is_down_is_a_temporary_failure_and_one_that_is_back_decides_at_once() {
    let service = Service::start(Engine::Sqlite);
    let campus = Campus::new(&service);
    let (token, _timer) = taro(&campus);
    allows(&campus, &token);
    campus.post(&token, "/v1/me/pop/enable", &serde_json::json!({ "messages": "all" })).ok();
    let dovecot = dovecot(&campus);
    assert_eq!(says(&dovecot, "imap", ADDRESS, MAIL_PASSWORD), "in: 0");
    assert!(service.stop().success());
    nobody_gets_in(&dovecot, ADDRESS);
    service.start_again();
    assert_eq!(says(&dovecot, "pop", ADDRESS, MAIL_PASSWORD), "in: 0");
    // Started again between two log-ins, whose connections are kept: nobody notices.
    for _ in 0..3 {
        assert!(service.stop().success());
        service.start_again();
        assert_eq!(says(&dovecot, "imap", ADDRESS, MAIL_PASSWORD), "in: 0");
    }
}

#[test]
fn mail_2_a_token_that_is_gone_is_a_temporary_failure_and_a_new_one_needs_no_restart() {
    let service = Service::start(Engine::Sqlite);
    let campus = Campus::new(&service);
    let (token, _timer) = taro(&campus);
    allows(&campus, &token);
    let dovecot = Setup::new(&service.url, TOKEN).start();
    nobody_gets_in(&dovecot, ADDRESS);
    std::fs::remove_file(dovecot.pieces().join("token")).unwrap();
    nobody_gets_in(&dovecot, ADDRESS);
    dovecot.takes_token(&campus.service_token("mail-decision"));
    assert_eq!(says(&dovecot, "imap", ADDRESS, MAIL_PASSWORD), "in: 0");
}

#[test]
fn mail_2_a_service_that_another_authority_vouches_for_is_not_asked() {
    let service = Service::start(Engine::Sqlite);
    let campus = Campus::new(&service);
    let (token, _timer) = taro(&campus);
    allows(&campus, &token);
    let stranger = tempfile::tempdir().unwrap();
    let files = crate::support::certificate::Authority::new("a stranger").write(stranger.path());
    let trusting = Setup::new(&service.url, &campus.service_token("mail-decision"));
    let dovecot = trusting.authority(&files.authority).start();
    nobody_gets_in(&dovecot, ADDRESS);
}

#[test]
fn mail_1_another_passdb_behind_the_pieces_lets_nobody_in() {
    let service = Service::start(Engine::Sqlite);
    let campus = Campus::new(&service);
    let (_token, _timer) = taro(&campus);
    let everybody = "passdb {\n  driver = static\n  args = nopassword=y\n}\n";
    let dovecot = Setup::new(&service.url, &campus.service_token("mail-decision")).config(everybody).start();
    let mut strange = log_in("imap", ADDRESS, MAIL_PASSWORD);
    strange["byte"] = serde_json::json!([255]);
    let log_ins = [log_in("imap", ADDRESS, MAIL_PASSWORD), log_in("pop", "nobody", "x"), strange];
    let said = python(&dovecot, &log_ins);
    assert!(said.iter().all(|said| !said.starts_with("in:")), "{said:?}");
    assert!(service.stop().success());
    nobody_gets_in(&dovecot, ADDRESS);
}

#[test]
fn pop_6_where_the_meter_is_down_pop_is_and_imap_goes_on() {
    let faulty = Faulty::start();
    let dovecot = Setup::new(&faulty.url, TOKEN).option("--pop-meter", "/nowhere/meter.sock").start();
    let said = says(&dovecot, "pop", "allowed", "x");
    assert!(!said.starts_with("in:"), "{said}");
    assert_eq!(says(&dovecot, "imap", "allowed", "x"), "in: 0");
}

/// A service that answers as the user name says (`faulty_service.py`); it ends with its stdin.
pub(super) struct Faulty {
    pub(super) url: String,
    child: Child,
    _folder: TempDir,
}

impl Faulty {
    pub(super) fn start() -> Self {
        let folder = tempfile::Builder::new().prefix("faulty-").tempdir().unwrap();
        let files = AUTHORITY.write(folder.path());
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/mail/faulty_service.py");
        let mut child = Command::new("/usr/bin/python3")
            .args([script.as_ref(), files.certificate.as_os_str(), files.key.as_os_str()])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut port = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut port).unwrap();
        Self { url: format!("https://127.0.0.1:{}", port.trim()), child, _folder: folder }
    }
}

impl Drop for Faulty {
    fn drop(&mut self) {
        drop(self.child.stdin.take());
        self.child.wait().ok();
    }
}

#[test]
fn mail_2_what_is_no_decision_lets_nobody_in_and_is_no_wrong_password() {
    let faulty = Faulty::start();
    let dovecot = Setup::new(&faulty.url, TOKEN).start();
    assert_eq!(says(&dovecot, "imap", "allowed", "x"), "in: 0", "it can let in");
    assert_eq!(says(&dovecot, "imap", "refused", "x"), "[ALERT] The reason, as it is.", "and it can refuse");
    for user in NO_DECISION {
        nobody_gets_in(&dovecot, user);
        assert_eq!(says(&dovecot, "imap", "allowed", "x"), "in: 0", "the next one is not held up, after {user}");
    }
    let log = dovecot.log();
    assert!(!log.contains(TOKEN), "the token is in no log: {log}");
}

#[test]
fn doctor_sees_whether_a_mail_server_asks_this_service_and_denies() {
    let service = Service::start(Engine::Sqlite);
    let campus = Campus::new(&service);
    let dovecot = dovecot(&campus);
    let (faulty, everybody) = (Faulty::start(), "passdb {\n  driver = static\n  args = nopassword=y\n}\n");
    let astray = Setup::new(&faulty.url, TOKEN).start();
    let open = Setup::new(&faulty.url, TOKEN).without_pieces(everybody).start();
    let authority = dovecot.files.authority.to_str().unwrap();
    let looks = |server: String| {
        let args = ["doctor", "-o", "json", "--mail-server", &server, "--mail-ca-file", authority];
        let ended = service.operate(args, "");
        let found: serde_json::Value = serde_json::from_str(&ended.stdout).unwrap();
        let found = found.as_array().unwrap().iter().find(|it| it["check"] == "mail-server").unwrap().clone();
        assert_eq!(ended.code, i32::from(found["level"] != "ok"), "{ended}");
        let place = server.rsplit('/').next().unwrap();
        found["message"].as_str().unwrap().trim_start_matches(place).trim_start_matches(": ").to_owned()
    };
    let at = |port: u16| format!("localhost:{port}");
    let begins = |port: u16| format!("starttls://localhost:{port}");
    for (server, name) in [
        (at(dovecot.ports.imaps), "IMAP"),
        (at(dovecot.ports.pop3s), "POP"),
        (begins(dovecot.ports.imap), "IMAP"),
        (begins(dovecot.ports.pop3), "POP"),
    ] {
        let good = format!(
            "{name} asks this service, and denies; while the service fails, it lets nobody in and says so (fails closed)"
        );
        assert_eq!([looks(server.clone()), looks(server)], [good.clone(), good], "twice the same stranger");
    }
    let nothing = "lets nobody in: it gets no decision from the service; its log has the cause";
    let both = |words: &str| [format!("IMAP {words}"), format!("POP {words}")];
    assert_eq!([astray.ports.imaps, astray.ports.pop3s].map(|port| looks(at(port))), both(nothing));
    let anybody = "lets in a stranger with a made-up password: stop it";
    assert_eq!([open.ports.imaps, open.ports.pop3s].map(|port| looks(at(port))), both(anybody));
    let https = service.url.rsplit('/').next().unwrap().rsplit(':').next().unwrap().parse().unwrap();
    assert!(looks(at(https)).starts_with("no log-in can be tried"));
    // Another service of meibo has the same words for strangers.
    let twin = Service::start(Engine::Sqlite);
    let elsewhere = Setup::new(&twin.url, &Campus::new(&twin).service_token("mail-decision")).start();
    service.clock.pass_minutes(1);
    let another = "denies in the words of a meibo, but this service was not asked: it asks another one";
    assert_eq!([elsewhere.ports.imaps, elsewhere.ports.pop3s].map(|port| looks(at(port))), both(another));
}
