//! The matrix again, on accounts in every state: one that is disabled, one above the caller, one that does not exist.
//! Whoever is let in is told how it stands; whoever is not learns nothing, not even whether there is such an account.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{CALLERS, Row, credentials, matrix};
use crate::{
    api::campus::{ADMIN, Campus, REASON, outcome},
    support::{Engine, Service, http::Answer},
};

/// What everyone gets whom the matrix lets in: on a disabled account; on an administrator's, for those who stand below; and
/// what a token gets on the account of the administrator who made it. Written by hand from rules.md.
const EXPECTED: [(&str, &str, &str, &str); 27] = [
    // operation, on a disabled account, on one above; and what its maker's account gets from an administrator's token
    ("account.show", "done", "done", "done"),
    ("account.update", "done", "target_above", "done"),
    ("account.disable", "already_disabled", "target_above", "done"),
    ("account.enable", "done", "target_above", "already_enabled"),
    ("account.unlock", "done", "target_above", "own_lock"),
    ("account.reset", "account_disabled", "target_above", "done"),
    ("account.role-add", "done", "target_above", "own_role"),
    ("account.role-remove", "role_not_held", "target_above", "role_not_held"),
    ("two-step.reset", "two_step_off", "target_above", "two_step_off"),
    ("two-step.show", "done", "done", "done"),
    ("app-password.list", "done", "done", "done"),
    ("app-password.delete", "app_password_not_found", "target_above", "app_password_not_found"),
    ("application.apply", "account_disabled", "target_above", "done"),
    ("application.stop", "account_disabled", "target_above", "not_entitled"),
    ("application.stop-withdraw", "account_disabled", "target_above", "not_entitled"),
    ("application.list", "done", "done", "done"),
    ("account.lockdown", "done", "target_above", "done"),
    ("address.show", "done", "done", "done"),
    ("alias.list", "done", "done", "done"),
    ("alias.delete", "alias_not_found", "target_above", "alias_not_found"),
    ("less-secure-apps.show", "done", "done", "done"),
    ("less-secure-apps.disable", "less_secure_apps_off", "target_above", "less_secure_apps_off"),
    ("pop.show", "done", "done", "done"),
    ("pop.unlock", "pop_not_locked", "target_above", "own_lock"),
    ("remote-access.show", "done", "done", "done"),
    ("remote-access.enable", "account_disabled", "target_above", "not_entitled"),
    ("remote-access.disable", "remote_access_off", "target_above", "remote_access_off"),
];

/// The callers who stand below an administrator.
const BELOW: [&str; 4] = ["helper", "desk", "help-desk-read", "help-desk-write"];

fn on_another() -> Vec<Row> {
    matrix().into_iter().filter(|row| row.path.contains("/accounts/target")).collect()
}

#[test]
fn every_operation_on_another_says_what_it_does_in_every_state() {
    let said: BTreeSet<&str> = EXPECTED.iter().map(|(operation, ..)| *operation).collect();
    let rows: BTreeSet<&str> = on_another().iter().map(|row| row.operation).collect();
    assert_eq!(said, rows, "write the expected answers of each operation by hand, from rules.md");
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
    campus.post(&campus.admin(), &format!("/v1/accounts/{disabled}/disable"), &serde_json::json!({})).ok();
    let tokens = credentials(&campus);
    let mut wrong = Vec::new();
    for row in on_another() {
        let (_, on_disabled, on_above, _) =
            EXPECTED.iter().find(|(operation, ..)| *operation == row.operation).unwrap();
        let let_in: Vec<char> = row.expected.chars().filter(|sign| *sign != ' ').collect();
        for ((caller, token), let_in) in CALLERS.iter().zip(&tokens).zip(let_in) {
            let ask = |login_id: &str| {
                let path = row.path.replace("/accounts/target", &format!("/accounts/{login_id}"));
                let request = campus.request(token, row.method, &path, &row.body);
                request.header("Meibo-Dry-Run", "true").header(REASON.0, REASON.1).send()
            };
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
            let below = BELOW.contains(caller).then_some((above, *on_above));
            let expected = [(disabled, *on_disabled), (unknown, "account_not_found")].into_iter().chain(below);
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
        let (.., on_maker) = EXPECTED.iter().find(|(operation, ..)| *operation == row.operation).unwrap();
        let path = row.path.replace("/accounts/target", &format!("/accounts/{ADMIN}"));
        let request = campus.request(&token, row.method, &path, &row.body).header("Meibo-Dry-Run", "true");
        let got = outcome(&request.header(REASON.0, REASON.1).send());
        if got != *on_maker {
            wrong.push(format!("{} on its maker: {got}, expected {on_maker}", row.operation));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
