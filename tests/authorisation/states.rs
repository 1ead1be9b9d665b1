//! The matrix again, on accounts in every state: one that is disabled, one above the caller, one that does not exist.
//! Whoever is let in is told how it stands; whoever is not learns nothing, not even whether there is such an account.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{CALLERS, Row, credentials, matrix};
use crate::{
    api::campus::{Campus, REASON, outcome},
    support::{Engine, Service, http::Answer},
};

/// What everyone gets whom the matrix lets in: on a disabled account; and on an administrator's, for those who stand
/// below. Written by hand from rules.md.
const EXPECTED: [(&str, &str, &str); 27] = [
    // operation, on a disabled account, on one above
    ("account.show", "done", "done"),
    ("account.update", "done", "target_above"),
    ("account.disable", "already_disabled", "target_above"),
    ("account.enable", "done", "target_above"),
    ("account.unlock", "done", "target_above"),
    ("account.reset", "account_disabled", "target_above"),
    ("account.role-add", "done", "target_above"),
    ("account.role-remove", "role_not_held", "target_above"),
    ("two-step.reset", "two_step_off", "target_above"),
    ("two-step.show", "done", "done"),
    ("app-password.list", "done", "done"),
    ("app-password.delete", "app_password_not_found", "target_above"),
    ("application.apply", "account_disabled", "target_above"),
    ("application.stop", "account_disabled", "target_above"),
    ("application.stop-withdraw", "account_disabled", "target_above"),
    ("application.list", "done", "done"),
    ("account.lockdown", "done", "target_above"),
    ("address.show", "done", "done"),
    ("alias.list", "done", "done"),
    ("alias.delete", "alias_not_found", "target_above"),
    ("less-secure-apps.show", "done", "done"),
    ("less-secure-apps.disable", "less_secure_apps_off", "target_above"),
    ("pop.show", "done", "done"),
    ("pop.unlock", "pop_not_locked", "target_above"),
    ("remote-access.show", "done", "done"),
    ("remote-access.enable", "account_disabled", "target_above"),
    ("remote-access.disable", "remote_access_off", "target_above"),
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
        let (_, on_disabled, on_above) = EXPECTED.iter().find(|(operation, ..)| *operation == row.operation).unwrap();
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
