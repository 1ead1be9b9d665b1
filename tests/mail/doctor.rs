//! What `meibod doctor` sees of a mail server that is set up: each of its ports, the POP meter, the sender policy, the tokens.

use std::os::unix::fs::PermissionsExt;

use jiff::ToSpan;
use serde_json::{Value, json};

use super::sending::{Mta, TARO, sender};
use crate::{
    api::{
        campus::Campus,
        mail_log_in::{ADDRESS, Dovecot, MAIL_PASSWORD, allows, taro},
    },
    support::{Engine, Service, deadline::wait_for, dovecot::DOVEADM_KEY, gateway::secret_file},
};

/// What doctor finds at a check, as `level message`.
fn finds(service: &Service, args: &[&str], check: &str) -> Vec<String> {
    let ended = service.operate(["doctor", "-o", "json"].iter().chain(args).copied(), "");
    let found: Value = serde_json::from_str(&ended.stdout).unwrap_or_else(|_| panic!("{ended}"));
    let of_check = found.as_array().unwrap().iter().filter(|it| it["check"] == check);
    of_check.map(|it| format!("{} {}", it["level"].as_str().unwrap(), it["message"].as_str().unwrap())).collect()
}

/// The same of a check that there is once what let in has been written down, which is done in batches.
#[track_caller]
fn comes_to_find(service: &Service, check: &str) -> Vec<String> {
    let found = wait_for(|| Some(finds(service, &[], check)).filter(|found| !found.is_empty()));
    found.unwrap_or_else(|| panic!("{check} never comes"))
}

#[test]
fn doctor_tries_submission_too_and_says_when_a_sender_was_last_asked_about() {
    let service = Service::start(Engine::Sqlite);
    let campus = Campus::new(&service);
    sender(&campus);
    let mta = Mta::of(&campus);
    let ports = [("tls", mta.postfix.submissions), ("starttls", mta.postfix.submission)];
    for (tls, port) in ports {
        let server = format!("{tls}://localhost:{port}");
        let found = finds(&service, &["--mail-server", &server, "--mail-ca-file", mta.authority()], "mail-server");
        let good =
            "asks this service, and denies; while the service fails, it lets nobody in and says so (fails closed)";
        assert_eq!(found, [format!("ok localhost:{port}: submission (SMTP) {good}")]);
    }
    assert_eq!(finds(&service, &[], "sender-policy"), Vec::<String>::new(), "nobody has logged in to send");
    assert_eq!(mta.log_in(TARO, MAIL_PASSWORD), "235 2.7.0 Logged in.");
    service.clock.pass(5.minutes());
    let never = "warning a mail app was let in to send 5 min ago, and a sender was asked about never: where it has sent since, \
        Postfix does not ask (meibod mail-config postfix)";
    assert_eq!(comes_to_find(&service, "sender-policy"), [never]);
    assert_eq!(mta.senders(TARO, MAIL_PASSWORD, &["<taro@mail.example.jp>"]), ["250 2.1.5 Ok"]);
    service.clock.pass(12.seconds());
    assert_eq!(finds(&service, &[], "sender-policy"), ["ok it last asked 12 s ago"]);
}

on_both!(doctor_tells_of_each_token_and_of_log_ins_that_nobody_counts, |service| {
    let campus = Campus::new(service);
    let (token, _timer) = taro(&campus);
    allows(&campus, &token);
    campus.post(&token, "/v1/me/pop/enable", &json!({ "messages": "all" })).ok();
    let dovecot = Dovecot::of(&campus);
    let found = finds(service, &[], "token");
    let name = found[0].split('”').next().unwrap().rsplit('“').next().unwrap().to_owned();
    assert!(found[0].ends_with("it last asked about: log-ins never, the POP meter never, senders never"), "{found:?}");
    assert_eq!(finds(service, &[], "pop-meter"), Vec::<String>::new(), "nobody has logged in by POP");
    assert_eq!(dovecot.sends(&Dovecot::body(ADDRESS, MAIL_PASSWORD, "pop"))["decision"], "allowed");
    service.clock.pass(3.minutes());
    let found = finds(service, &[], "token");
    assert!(found[0].contains("log-ins 3 min ago, the POP meter never"), "{found:?}");
    let found = comes_to_find(service, "pop-meter");
    assert!(
        found[0].starts_with("trouble a mail app was let in by POP 3 min ago, and no meter has ever reported"),
        "{found:?}"
    );
    let report = json!({ "user": ADDRESS, "session": "s1", "total_bytes": 0, "number": 0, "reserve_bytes": 1000 });
    let reads = campus.service_token("administrator-read");
    campus.request(&reads, "POST", "/v1/pop/use", &report).send().refused(403, "not_allowed");
    campus.request(&dovecot.token, "POST", "/v1/pop/use", &report).header("Meibo-Dry-Run", "true").send().ok();
    assert_eq!(finds(service, &[], "pop-meter"), found, "no meter has reported");
    dovecot.reports(&report).ok();
    assert_eq!(finds(service, &[], "pop-meter"), ["ok it last reported 0 s ago"]);
    // A log-in after it, and no report: the meter has stopped, or is passed by.
    service.clock.pass(11.seconds());
    assert_eq!(dovecot.sends(&Dovecot::body(ADDRESS, MAIL_PASSWORD, "pop"))["decision"], "allowed");
    let stopped = wait_for(|| {
        service.clock.pass(1.minutes());
        finds(service, &[], "pop-meter").pop().filter(|found| found.starts_with("trouble"))
    });
    let stopped = stopped.expect("it is noticed");
    assert!(
        stopped.contains("the meter reported") && stopped.contains("it is down, and no POP session begins"),
        "{stopped}"
    );
    dovecot.reports(&report).ok();
    // Near its end, and after it.
    for (days, words) in
        [(61, "warning “NAME” ends in less than 30 days"), (23, "trouble “NAME” ends in less than 7 days")]
    {
        service.clock.pass((24 * days).hours());
        let found = finds(service, &[], "token");
        assert!(found[0].starts_with(&words.replace("NAME", &name)), "{found:?}");
        let command = format!("meibo account token create {name}-2 --scope mail-decision --days 366 --secret-only");
        assert!(found[0].ends_with(&command), "{found:?}");
    }
});

#[test]
fn doctor_tries_the_mail_servers_of_the_policy() {
    let service = Service::start(Engine::Sqlite);
    let found = finds(&service, &["--mail-servers"], "mail-server");
    let starts: Vec<bool> =
        ["trouble imap.example.jp:993: ", "trouble pop.example.jp:995: ", "trouble smtp.example.jp:465: "]
            .iter()
            .zip(&found)
            .map(|(start, found)| found.starts_with(start))
            .collect();
    assert_eq!(starts, [true; 3], "{found:?}");
}

#[test]
fn pop_3_doctor_asks_dovecot_with_the_key_and_says_what_is_wrong() {
    let service = Service::start(Engine::Sqlite);
    let campus = Campus::new(&service);
    let dovecot = crate::mail::log_in::dovecot(&campus);
    let folder = tempfile::Builder::new().prefix("key-").tempdir().unwrap();
    let authority = dovecot.files.authority.to_str().unwrap();
    let finds_with = |key: &str, port: u16, more: &str| {
        let key = secret_file(folder.path(), "doveadm.key", key);
        let config = format!("[mailboxes]\nurl = \"https://localhost:{port}\"\nkey_file = {key:?}\n{more}\n");
        std::fs::write(service.folder().join("meibod.toml"), config).unwrap();
        finds(&service, &[], "mailboxes").pop().unwrap()
    };
    let (port, known) = (dovecot.ports.doveadm, format!("ca_file = {authority:?}"));
    assert_eq!(finds_with(DOVEADM_KEY, port, &known), "ok Dovecot takes the key, and answers");
    let wrong = finds_with("another", port, &known);
    assert!(wrong.starts_with("trouble Dovecot does not take the key: key_file in [mailboxes] must hold"), "{wrong}");
    let strange = finds_with(DOVEADM_KEY, port, "");
    assert!(
        strange.contains("nobody who is believed here vouches for its certificate: name its authority with ca_file"),
        "{strange}"
    );
    let nobody = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let free = nobody.local_addr().unwrap().port();
    drop(nobody);
    let down = finds_with(DOVEADM_KEY, free, &known);
    assert!(down.contains("nothing listens there: is it running, and the port right?"), "{down}");
    let another = finds_with(DOVEADM_KEY, dovecot.ports.imaps, &known);
    assert!(another.starts_with("trouble "), "{another}");
}

#[test]
fn doctor_looks_at_token_files_of_this_machine() {
    let service = Service::start(Engine::Sqlite);
    let campus = Campus::new(&service);
    let folder = tempfile::Builder::new().prefix("tokens-").tempdir().unwrap();
    let of = |token: &str, mode: u32| {
        let file = secret_file(folder.path(), "token", token);
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(mode)).unwrap();
        let found = finds(&service, &["--token-file", &file], "token-file").pop().unwrap();
        found.replace(&file, "FILE")
    };
    let token = campus.service_token("mail-decision");
    let good = of(&token, 0o600);
    assert!(good.starts_with("ok FILE: its token “") && good.contains("” holds until "), "{good}");
    let open = of(&token, 0o644);
    assert!(open.starts_with("trouble FILE: others can read it (mode 644)") && open.contains("chmod 600"), "{open}");
    for (token, why) in [
        (campus.service_token("administrator-read").as_str(), "is not of scope mail-decision"),
        (&format!("meibo_t_{}", "a".repeat(43)), "has ended, was deleted, or is of another service"),
        ("meibo_t_cut0off", "it holds no service token"),
    ] {
        let told = of(token, 0o600);
        assert!(told.starts_with("trouble FILE: ") && told.contains(why) && !told.contains(token), "{told}");
    }
    let missing = finds(&service, &["--token-file", "/nowhere/token"], "token-file").pop().unwrap();
    assert!(missing.starts_with("trouble /nowhere/token: "), "{missing}");
}
