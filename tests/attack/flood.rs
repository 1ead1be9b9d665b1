//! Somebody signed in who does whatever they may, as often as they may (ALL-7): the bytes that the service's disk takes for it.

use serde_json::{Value, json};

use crate::{
    api::{
        alias,
        campus::{Campus, PASSWORD, outcome, token_of},
        timer::Timer,
    },
    support::{Engine, http::Answer, night::is_night, service::Setup},
};

/// Bytes that a minute of all changes of one's own account may cost: what docs/security.md promises.
const MOST: u64 = 5_000_000;

/// How many changes of a kind there are in a minute by default.
const A_MINUTE: u64 = 60;

/// A request: method, path, body.
type Request<'r> = (&'r str, &'r str, &'r str);

/// Changes of one's own account, and what undoes them, so that they can be done again.
const TURNS: [&[Request<'static>]; 8] = [
    &[("POST", "/v1/me/less-secure-apps/enable", "{}"), ("POST", "/v1/accounts/me/less-secure-apps/disable", "{}")],
    &[("POST", "/v1/me/pop/enable", "{\"messages\": \"all\"}"), ("POST", "/v1/me/pop/disable", "{}")],
    &[("POST", "/v1/accounts/me/remote-access/enable", "{}"), ("POST", "/v1/accounts/me/remote-access/disable", "{}")],
    &[
        ("POST", "/v1/accounts/me/applications/stop", "{\"on\": \"2026-05-31\"}"),
        ("POST", "/v1/accounts/me/applications/withdraw-stop", "{}"),
    ],
    &[
        ("POST", "/v1/me/aliases", "{\"address\": \"hanako@lab.example.com\"}"),
        ("DELETE", "/v1/accounts/me/aliases/hanako@lab.example.com", ""),
    ],
    &[("PUT", "/v1/me/address", "{\"address\": \"hanako2\"}"), ("DELETE", "/v1/me/address/pending", "{}")],
    &[
        ("PUT", "/v1/me/mail-password", "{\"new\": \"another mail passphrase 8\"}"),
        ("DELETE", "/v1/me/mail-password/pending", "{}"),
    ],
    &[("POST", "/v1/me/2sv/enrolment", "{\"method\": \"authenticator\"}")],
];

/// How large the database is.
fn bytes(timer: &Timer) -> u64 {
    let pages: i64 = timer.does(async |house| {
        let text = "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()";
        house.store.read().await.unwrap().query(text).await.unwrap()[0].at(0).unwrap()
    });
    pages.unsigned_abs()
}

/// Sends it with as much as may be given with it: the reason stays in the trail, the key and the answer for a day.
fn send(campus: &Campus<'_>, token: &str, (method, path, body): Request<'_>, number: u64) -> Answer {
    let body: Value = serde_json::from_str(body).unwrap_or(Value::Null);
    let request = campus.request(token, method, path, &body).header("Meibo-Reason", &"%E3%81%82".repeat(500));
    request.key(&format!("{method} {path} {number:0>60}")).send()
}

/// Does it until nothing of it is done any more; how often something was.
fn does(campus: &Campus<'_>, token: &str, turn: &[Request<'_>]) -> u64 {
    let mut done = 0;
    // Each of a turn has a limit of its own.
    for number in 0..=2 * A_MINUTE {
        let before = done;
        for request in turn {
            done += u64::from(outcome(&send(campus, token, *request, number)) == "done");
        }
        if done == before {
            return done;
        }
    }
    panic!("no end of {turn:?}");
}

/// Makes app passwords and deletes them until no more are made; how often something was done.
fn makes_app_passwords(campus: &Campus<'_>, token: &str) -> u64 {
    let wish: Request<'_> =
        ("POST", "/v1/me/app-passwords", "{\"name\": \"あああああああああああああああああああああああ\"}");
    let mut done = 0;
    loop {
        let made = send(campus, token, wish, done);
        if outcome(&made) != "done" {
            return done;
        }
        let id = made.ok()["app_password"]["id"].as_str().unwrap().to_owned();
        campus.call(token, "DELETE", &format!("/v1/accounts/me/app-passwords/{id}"), &Value::Null).ok();
        done += 2;
        assert!(done <= 4 * A_MINUTE, "no end of app passwords");
    }
}

/// Enters the password again until that is refused; how often it was done, and the token that holds.
fn enters_it_again(campus: &Campus<'_>, mut token: String) -> (u64, String) {
    let body = format!("{{\"password\": \"{PASSWORD}\"}}");
    for number in 0..=2 * A_MINUTE {
        let answer = send(campus, &token, ("POST", "/v1/session/password", &body), number);
        if outcome(&answer) != "done" {
            return (number, token);
        }
        token = token_of(&answer.ok());
    }
    panic!("no end of passwords");
}

#[test]
fn all_7_a_minute_of_all_changes_takes_so_many_bytes() {
    let changes = if is_night() { A_MINUTE } else { A_MINUTE / 10 };
    let limits =
        format!("[policy.keeping]\nown_changes_per_minute = {changes}\n[policy.sign_in]\nsession_hours = 720\n");
    let service = Setup::new(Engine::Sqlite).config(&limits).start();
    let campus = Campus::new(&service);
    let token = alias::mailbox(&campus, "hanako");
    let timer = Timer::of(&service);
    campus.post(&token, "/v1/accounts/me/applications/apply", &json!({})).ok();
    let before = bytes(&timer);
    let (mut done, token) = enters_it_again(&campus, token);
    for turn in TURNS {
        done += does(&campus, &token, turn);
    }
    service.clock.pass_minutes(1);
    campus.turns_on_authenticator(&token);
    done += does(&campus, &token, &[("POST", "/v1/me/2sv/backup-codes", "{}")]);
    done += makes_app_passwords(&campus, &token);
    let grown = bytes(&timer) - before;
    println!("{done} changes, {grown} bytes, {} each", grown / done);
    // Else what is measured is no flood.
    assert!(done > 12 * changes, "only {done} changes");
    assert!(grown <= MOST * changes / A_MINUTE, "{done} changes, {grown} bytes");
}
