//! Guessing where a secret is checked (SIGN-4): of all that somebody guesses without a pause, so many are looked at. By night for
//! a week.

use std::collections::BTreeSet;

use jiff::{Timestamp, ToSpan};
use serde_json::{Value, json};

use crate::{
    api::{
        alias,
        campus::{Campus, PASSWORD, new_account, outcome, token_of},
    },
    support::{Engine, http::Answer, night::is_night, service::Setup},
};

const CONFIG: &str = "[policy.sign_in]\naddress_tries = 1000000\naddress_tries_per_minute = 1000000\nsession_hours = 720\n\
    password_again_minutes = 60\n[policy.password]\nhash_memory_kib = 1024\nhash_passes = 1\n";

/// What is answered where a guess was looked at.
const LOOKED_AT: [&str; 2] = ["wrong_credentials", "code_wrong"];

/// Somebody who guesses: the answer to the guess of this number.
type Guesser<'c> = Box<dyn FnMut(usize) -> Answer + 'c>;

/// How many guesses are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Most {
    /// So many, however long it lasts.
    Ever(usize),
    /// So many in 24 hours: nobody but the owner's own sign-ins can guess.
    ADay(usize),
}

/// A route where a secret is checked.
struct Route {
    id: &'static str,
    most: Most,
    guesser: for<'c> fn(&'c Campus<'_>) -> Guesser<'c>,
}

const ROUTES: [Route; 7] = [
    Route { id: "session.sign-in", most: Most::Ever(20), guesser: signs_in },
    Route { id: "workshop.password-set", most: Most::Ever(20), guesser: comes_to_the_workshop },
    Route { id: "session.password-again", most: Most::Ever(20), guesser: enters_it_again },
    Route { id: "account.password-set", most: Most::Ever(20), guesser: changes_it },
    Route { id: "session.code", most: Most::Ever(20), guesser: proves_a_second_step },
    Route { id: "two-step.enrolment-code", most: Most::ADay(20), guesser: enrols_a_strange_phone },
    Route { id: "alias.verify", most: Most::ADay(20), guesser: claims_a_strange_address },
];

/// Checked elsewhere: mail secrets, whose answers do not say whether they were looked at (`stranger.rs`), and codes of 52 bits,
/// which may be guessed for ever (PASS-2).
const ELSEWHERE: [&str; 3] = ["mail.log-in", "password-reset.finish", "locks.lift"];

fn signs_in<'c>(campus: &'c Campus<'_>) -> Guesser<'c> {
    campus.person("tanaka", "staff");
    Box::new(|number| campus.sign_in("tanaka", &format!("guess {number}")))
}

fn comes_to_the_workshop<'c>(campus: &'c Campus<'_>) -> Guesser<'c> {
    let mut body = new_account("ws0001", "other");
    (body["kind"], body["last_day"]) = (json!("workshop"), json!("2026-05-31"));
    campus.post(&campus.admin(), "/v1/accounts", &body).ok();
    Box::new(|number| {
        let body = json!({ "account": "ws0001", "current": format!("guess {number}"), "new": PASSWORD });
        campus.call("", "PUT", "/v1/workshop/password", &body)
    })
}

/// Whoever has taken over a sign-in.
fn enters_it_again<'c>(campus: &'c Campus<'_>) -> Guesser<'c> {
    let token = campus.person("tanaka", "staff");
    Box::new(move |number| {
        campus.post(&token, "/v1/session/password", &json!({ "password": format!("guess {number}") }))
    })
}

/// The same one.
fn changes_it<'c>(campus: &'c Campus<'_>) -> Guesser<'c> {
    let token = campus.person("tanaka", "staff");
    Box::new(move |number| {
        let body = json!({ "current": format!("guess {number}"), "new": "quite another passphrase" });
        campus.call(&token, "PUT", "/v1/me/password", &body)
    })
}

/// Whoever has the password.
fn proves_a_second_step<'c>(campus: &'c Campus<'_>) -> Guesser<'c> {
    let token = campus.person("tanaka", "staff");
    campus.turns_on_authenticator(&token);
    Box::new(|_| {
        let begun = campus.sign_in("tanaka", PASSWORD);
        match outcome(&begun).as_str() {
            "done" => campus.second_step(begun.ok()["flow"].as_str().unwrap(), "000000"),
            _ => begun,
        }
    })
}

/// Whoever would have somebody else's phone for their own.
fn enrols_a_strange_phone<'c>(campus: &'c Campus<'_>) -> Guesser<'c> {
    campus.person("tanaka", "staff");
    let mut token = String::new();
    Box::new(move |number| {
        let code = json!({ "code": format!("{number:06}") });
        let tried = campus.post(&token, "/v1/me/2sv/enrolment/code", &code);
        if !["code_dead", "code_expired", "flow_not_found", "sign_in_needed"].contains(&outcome(&tried).as_str()) {
            return tried;
        }
        token = token_of(&campus.sign_in("tanaka", PASSWORD).ok());
        let phone = json!({ "method": "sms", "phone": "090-1234-5678" });
        let begun = campus.post(&token, "/v1/me/2sv/enrolment", &phone);
        if begun.status == 200 { campus.post(&token, "/v1/me/2sv/enrolment/code", &code) } else { begun }
    })
}

/// Whoever would send from somebody else's address.
fn claims_a_strange_address<'c>(campus: &'c Campus<'_>) -> Guesser<'c> {
    const ADDRESS: &str = "hanako@lab.example.com";
    let token = alias::mailbox(campus, "tanaka");
    campus.post(&token, "/v1/me/aliases", &json!({ "address": ADDRESS })).ok();
    Box::new(move |number| {
        let path = format!("/v1/me/aliases/{ADDRESS}");
        let code = json!({ "code": format!("{number:06}") });
        let tried = campus.post(&token, &format!("{path}/code"), &code);
        if !["code_dead", "code_expired"].contains(&outcome(&tried).as_str()) {
            return tried;
        }
        let sent = campus.post(&token, &format!("{path}/send"), &json!({}));
        if sent.status == 200 { campus.post(&token, &format!("{path}/code"), &code) } else { sent }
    })
}

/// Guesses for so many days, as soon as that is of any use; how many were looked at.
fn looked_at(campus: &Campus<'_>, days: i64, mut guess: Guesser<'_>) -> usize {
    let clock = &campus.service.clock;
    let (end, mut count, mut number) = (clock.now() + (24 * days).hours(), 0, 0);
    while clock.now() < end {
        number += 1;
        let answer = guess(number);
        if LOOKED_AT.contains(&outcome(&answer).as_str()) {
            count += 1;
            continue;
        }
        assert_ne!(outcome(&answer), "done", "{answer:?}");
        let problem: Value = serde_json::from_str(&answer.text).unwrap();
        let from = problem["possible_from"].as_str().map(|at| at.parse::<Timestamp>().unwrap());
        match from.filter(|from| *from > clock.now()) {
            Some(from) if from < end => clock.set(&from.to_string()),
            Some(_) => break,
            None => clock.pass_minutes(61),
        }
    }
    count
}

fn so_many_guesses_are_looked_at(engine: Engine) {
    let days = if is_night() { 7 } else { 1 };
    for Route { id, most, guesser } in ROUTES {
        let service = Setup::new(engine).config(CONFIG).start();
        let campus = Campus::new(&service);
        let seen = looked_at(&campus, days, guesser(&campus));
        let most = match most {
            Most::Ever(most) => most,
            Most::ADay(most) => most * usize::try_from(days).unwrap(),
        };
        assert_eq!(seen, most, "{id}");
    }
}

#[test]
fn sign_4_so_many_guesses_are_looked_at_wherever_a_secret_is_checked_on_sqlite() {
    so_many_guesses_are_looked_at(Engine::Sqlite);
}

#[test]
fn sign_4_so_many_guesses_are_looked_at_wherever_a_secret_is_checked_on_postgres() {
    so_many_guesses_are_looked_at(Engine::Postgres);
}

/// No operation that checks a secret is left out.
#[test]
fn sign_4_each_operation_that_checks_a_secret_is_guessed_at() {
    use meibo::contract::{
        Operation, account, address, alias, app_password, application, audit, less_secure_apps, lockdown, mail_log_in,
        mail_password, mail_servers, mailbox, message, password, policy, pop, recipient, remote_access, reset, sender,
        session, token, two_step, workshop,
    };
    macro_rules! proving {
        ($($operation:path,)*) => { [$(<$operation>::PROVES.then_some(<$operation>::ID)),*] };
    }
    let proving: BTreeSet<&str> = meibo::each_operation!(proving).into_iter().flatten().collect();
    let guessed = ROUTES.iter().map(|route| route.id).chain(ELSEWHERE);
    assert_eq!(proving, guessed.collect());
}
