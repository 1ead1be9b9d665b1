//! The matrix again, on accounts in every state: one that is disabled, one above the caller, one that does not exist.
//! Whoever is let in is told how it stands; whoever is not learns nothing, not even whether there is such an account.

use serde_json::Value;

use super::{CALLERS, Row, credentials, matrix};
use crate::{
    api::campus::{ADMIN, Campus, outcome},
    support::{Engine, Service, http::Answer},
};

/// The callers who stand below an administrator.
const BELOW: [&str; 4] = ["helper", "desk", "help-desk-read", "help-desk-write"];

fn on_another() -> Vec<Row> {
    matrix().into_iter().filter(|row| row.whose == "target").collect()
}

/// A refusal without the names of the request and of the account.
fn nameless(answer: &Answer, login_id: &str) -> (u16, String) {
    let problem: Value = serde_json::from_str(&answer.text).unwrap();
    let request_id = problem["request_id"].as_str().unwrap();
    (answer.status, answer.text.replace(request_id, "ID").replace(login_id, "LOGIN-ID"))
}

#[test]
fn an_accounts_state_decides_and_is_told_to_nobody_else() {
    let service = Service::start(Engine::Sqlite);
    let campus = Campus::new(&service);
    let (plain, disabled, above, unknown) = ("target", "disabled", "above-all", "not-there");
    campus.person(plain, "staff");
    campus.person(disabled, "staff");
    campus.holder(above, "administrator");
    campus.disables(disabled);
    let tokens = credentials(&campus);
    let mut wrong = Vec::new();
    for row in on_another() {
        let states = row.states.unwrap();
        let let_in: Vec<char> = row.expected.chars().filter(|sign| *sign != ' ').collect();
        for ((caller, token), let_in) in CALLERS.iter().zip(&tokens).zip(let_in) {
            let ask = |login_id: &str| row.request(&campus, token, login_id).send();
            if let_in == '-' {
                let refused = nameless(&ask(plain), plain);
                for login_id in [disabled, above, unknown] {
                    let other = nameless(&ask(login_id), login_id);
                    if other != refused {
                        wrong.push(format!("{caller} learns of {login_id} from {}: {other:?}", row.operation));
                    }
                }
                continue;
            }
            let below = BELOW.contains(caller).then_some((above, states.above));
            let expected = [(disabled, states.disabled), (unknown, "account_not_found")].into_iter().chain(below);
            for (login_id, expected) in expected {
                let got = outcome(&ask(login_id));
                if got != expected {
                    wrong.push(format!("{caller} {} on {login_id}: {got}, expected {expected}", row.operation));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_token_does_to_its_maker_nothing_that_nobody_does_to_themselves() {
    let service = Service::start(Engine::Sqlite);
    let campus = Campus::new(&service);
    // Without a second administrator the maker would be the last one.
    campus.holder("boss", "administrator");
    let token = campus.service_token("administrator-write");
    let mut wrong = Vec::new();
    for row in on_another() {
        let on_maker = row.states.unwrap().maker;
        let got = outcome(&row.request(&campus, &token, ADMIN).send());
        if got != on_maker {
            wrong.push(format!("{} on its maker: {got}, expected {on_maker}", row.operation));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
