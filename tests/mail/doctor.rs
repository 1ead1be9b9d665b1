//! What `meibod doctor` sees of a mail server that is set up: each of its ports, the POP meter, the sender policy, the tokens.

use jiff::ToSpan;
use serde_json::{Value, json};

use super::sending::{Mta, TARO, sender};
use crate::{
    api::{
        campus::Campus,
        mail_log_in::{ADDRESS, Dovecot, MAIL_PASSWORD, allows, taro},
    },
    support::{Engine, Service, deadline::wait_for},
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
        assert_eq!(found, [format!("ok localhost:{port}: submission (SMTP) asks this service, and denies")]);
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
        found[0].starts_with("trouble a mail app was let in by POP 3 min ago, and the meter reported never"),
        "{found:?}"
    );
    let report = json!({ "user": ADDRESS, "session": "s1", "total_bytes": 0, "number": 0, "reserve_bytes": 1000 });
    let reads = campus.service_token("administrator-read");
    campus.request(&reads, "POST", "/v1/pop/use", &report).send().refused(403, "not_allowed");
    campus.request(&dovecot.token, "POST", "/v1/pop/use", &report).header("Meibo-Dry-Run", "true").send().ok();
    assert_eq!(finds(service, &[], "pop-meter"), found, "no meter has reported");
    dovecot.reports(&report).ok();
    assert_eq!(finds(service, &[], "pop-meter"), ["ok it last reported 0 s ago"]);
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
