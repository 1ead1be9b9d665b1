//! Who exists is told by no work (SIGN-1): a wrong secret of an account costs the same statements and commits as one of an id
//! that nobody has, at every route that takes secrets from strangers, from the first try to the lock.

use std::collections::{BTreeMap, BTreeSet};

use meibo::{contract::table::table, rules::caller::May};
use serde_json::{Value, json};

use crate::{
    api::{
        campus::{Campus, PASSWORD, REASON},
        mail_log_in::{Dovecot, taro},
        refusal::is_written_down,
        timer::Timer,
    },
    support::{Engine, Service, deadline::wait_for, night::is_night, service::Setup},
};

/// What somebody's guess is sent to.
type Guess = fn(&Campus<'_>, whom: &str, number: usize) -> String;

/// Every route where a secret is tried, or asked for, by whoever comes.
const ROUTES: [(&str, Guess); 5] = [
    ("session.sign-in", |campus, whom, number| {
        sent(campus, ("POST", "/v1/sign-ins"), &json!({ "account": whom, "password": format!("guess {number}") }))
    }),
    ("workshop.password-set", |campus, whom, number| {
        let body = json!({ "account": whom, "current": format!("guess {number}"), "new": PASSWORD });
        sent(campus, ("PUT", "/v1/workshop/password"), &body)
    }),
    ("password-reset.finish", |campus, whom, number| {
        let body = json!({ "account": whom, "code": code(number), "new": "quite another passphrase" });
        sent(campus, ("PUT", "/v1/password-resets"), &body)
    }),
    ("locks.lift", |campus, whom, number| {
        sent(campus, ("PUT", "/v1/unlocks"), &json!({ "account": whom, "code": code(number) }))
    }),
    ("password-reset.ask", |campus, whom, _| {
        sent(campus, ("POST", "/v1/password-resets"), &json!({ "account": whom }))
    }),
];

fn code(number: usize) -> String {
    format!("BCDF-GHJK-L{number:03}")
}

/// Sends a guess; the request's name.
fn sent(campus: &Campus<'_>, (method, path): (&str, &str), body: &Value) -> String {
    let answer = campus.call("", method, path, body);
    answer.headers["meibo-request-id"].to_str().unwrap().to_owned()
}

/// The statements that a request cost, in their order.
fn statements(service: &Service, request: &str) -> Vec<String> {
    let of_it = format!("request_id=\"{request}\"");
    let log = wait_for(|| {
        let log = service.log();
        let is_told = log.lines().any(|line| line.contains("answered") && line.contains(request));
        is_told.then_some(log)
    });
    let log = log.expect("the log tells of the answer");
    let lines = log.lines().filter(|line| line.contains(&of_it));
    lines.filter_map(|line| line.split_once("statement=").map(|(_, text)| text.to_owned())).collect()
}

/// One try after the other at the same id, in the same minute and later, until nobody looks any more.
fn walk(service: &Service, mut guess: impl FnMut(usize) -> String) -> Vec<Vec<String>> {
    let timer = Timer::of(service);
    let step = |number: usize| {
        let request = guess(number);
        let statements = statements(service, &request);
        if number >= 3 {
            service.clock.pass_minutes(if number < 12 { 1 } else { 61 });
        }
        if number == 3 {
            // Whoever guesses next must not find the sum of those that were counted still to be written.
            is_written_down(&timer);
        }
        statements
    };
    (0..if is_night() { 120 } else { 26 }).map(step).collect()
}

fn is_equal(route: &str, walks: &BTreeMap<&str, Vec<Vec<String>>>) {
    let (first, expected) = walks.first_key_value().unwrap();
    let all = expected.concat();
    assert!(all.iter().filter(|text| text.starts_with("\"BEGIN")).count() > 20, "{route}: too few commits: {all:#?}");
    for (class, walk) in walks {
        for (number, (seen, expected)) in walk.iter().zip(expected).enumerate() {
            let differs = seen.iter().zip(expected).find(|(seen, expected)| seen != expected);
            assert!(differs.is_none(), "{route}, try {number}: {class} beside {first}: {differs:#?}");
            assert_eq!(seen.len(), expected.len(), "{route}, try {number}: {class} beside {first}");
        }
    }
}

/// An account of each kind that a stranger would like to tell from none.
fn everybody(campus: &Campus<'_>) -> Vec<&'static str> {
    let admin = campus.admin();
    campus.creates("newcomer", "student");
    campus.person("disabled", "staff");
    campus.request(&admin, "POST", "/v1/accounts/disabled/disable", &json!({})).header(REASON.0, REASON.1).send().ok();
    campus.person("lockeddown", "staff");
    campus
        .request(&admin, "POST", "/v1/accounts/lockeddown/lockdown", &json!({}))
        .header(REASON.0, REASON.1)
        .send()
        .ok();
    let token = campus.person("twostep", "staff");
    campus.turns_on_authenticator(&token);
    vec!["newcomer", "disabled", "lockeddown", "twostep", "nobody01", "nobody02"]
}

fn who_exists_is_told_by_no_statement(engine: Engine) {
    for (route, guess) in ROUTES {
        let service = tells_statements(engine);
        let campus = Campus::new(&service);
        let whom = everybody(&campus);
        let walks = whom.iter().map(|whom| (*whom, walk(&service, |number| guess(&campus, whom, number))));
        is_equal(route, &walks.collect());
    }
}

/// Nothing that strangers may call is left out, but what is asked by the name of a flow (who has that has been let in before),
/// by the address of one message (which its gateway alone has), and what is the same for everybody.
#[test]
fn sign_1_each_route_of_strangers_is_walked() {
    const BY_NO_ID: [&str; 4] = ["account.password-rule", "message.report", "session.code", "session.send"];
    let open = table().into_iter().filter(|row| row.may == May::Anyone).map(|row| row.id);
    let walked = ROUTES.iter().map(|(id, _)| *id).chain(BY_NO_ID);
    assert_eq!(open.collect::<BTreeSet<_>>(), walked.collect());
}

/// A service whose log tells each statement, without its values.
fn tells_statements(engine: Engine) -> Service {
    let policy = "[policy.sign_in]\naddress_tries = 10000\naddress_tries_per_minute = 1000\n";
    Setup::new(engine).config(policy).environment("MEIBOD_LOG", "info,meibo=trace").start()
}

#[test]
fn sign_1_who_exists_is_told_by_no_statement_on_sqlite() {
    who_exists_is_told_by_no_statement(Engine::Sqlite);
}

#[test]
fn sign_1_who_exists_is_told_by_no_statement_on_postgres() {
    who_exists_is_told_by_no_statement(Engine::Postgres);
}

/// A mail client names a mailbox by its address, or somebody by a login id.
fn who_has_a_mailbox_is_told_by_no_statement(engine: Engine) {
    const ADDRESSES: &[&str] = &["taro@mail.example.jp", "nobody@mail.example.jp"];
    const LOGIN_IDS: &[&str] = &["tanaka", "ordinary", "nobody01"];
    for (route, names) in [("mail, by an address", ADDRESSES), ("mail, by a login id", LOGIN_IDS)] {
        let service = tells_statements(engine);
        let campus = Campus::new(&service);
        let (token, _timer) = taro(&campus);
        campus.post(&token, "/v1/me/less-secure-apps/enable", &json!({})).ok();
        campus.person("ordinary", "student");
        let dovecot = Dovecot::of(&campus);
        let guess = |whom: &str, number: usize| {
            let answer = dovecot.answers(&Dovecot::body(whom, &format!("guess {number}"), "imap"));
            answer.headers["meibo-request-id"].to_str().unwrap().to_owned()
        };
        let walks = names.iter().map(|whom| (*whom, walk(&service, |number| guess(whom, number))));
        is_equal(route, &walks.collect());
    }
}

#[test]
fn mail_2_who_has_a_mailbox_is_told_by_no_statement_on_sqlite() {
    who_has_a_mailbox_is_told_by_no_statement(Engine::Sqlite);
}

#[test]
fn mail_2_who_has_a_mailbox_is_told_by_no_statement_on_postgres() {
    who_has_a_mailbox_is_told_by_no_statement(Engine::Postgres);
}
