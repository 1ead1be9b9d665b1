//! Who may call what: every operation × every kind of caller × whose account it is. The expected answers stand in
//! `tests/walk`, written by hand from the table of roles in rules.md.

mod machine;
mod states;

use serde_json::{Value, json};

use crate::{
    api::campus::{Campus, REASON, outcome, token_of},
    support::{Engine, Service, http},
    walk::{Entry, entries, entry, entry::States, may::CALLERS, request::Request},
};

/// Codes that say "you may not"; any other answer is that of an operation that was let in.
const MAY_NOT: [&str; 8] = [
    "sign_in_needed",
    "not_allowed",
    "person_needed",
    "password_change_needed",
    "workshop_only",
    "own_role",
    "target_above",
    "staff_only",
];

/// One line of the matrix: an operation, whose account its path names, and a sign for each caller.
struct Row {
    operation: &'static str,
    whose: &'static str,
    expected: &'static str,
    states: Option<&'static States>,
}

impl Row {
    /// The request on an account; a dry run judges everything and keeps nothing, so that each row meets the same campus.
    fn request(&self, campus: &Campus<'_>, token: &str, account: &str) -> http::Request {
        let Request { method, path, body } = Request::of(self.operation, account, &entry(self.operation).fields);
        let request = campus.request(token, method, &path, &body);
        request.header("Meibo-Dry-Run", "true").header(REASON.0, REASON.1)
    }
}

/// The matrix. `me` is the caller's own account, `target` another's, without any role.
fn matrix() -> Vec<Row> {
    let rows = |entry: &'static Entry| {
        let row = |(whose, expected): &(&'static str, &'static str)| Row {
            operation: entry.id,
            whose,
            expected,
            states: entry.states.as_ref(),
        };
        entry.may.iter().map(row)
    };
    entries().iter().flat_map(rows).collect()
}

/// The credential of each caller.
fn credentials(campus: &Campus<'_>) -> Vec<String> {
    CALLERS
        .map(|caller| match caller {
            "nobody" => String::new(),
            "first" => {
                let made = campus.creates("first", "staff");
                token_of(&campus.sign_in("first", made["first_password"].as_str().unwrap()).ok())
            }
            "user" => campus.person("user", "student"),
            "staff" => campus.person("staff", "staff"),
            "proxy" => campus.holder("proxy", "proxy-applicant"),
            "helper" => campus.holder("helper", "helper"),
            "desk" => campus.holder("desk", "help-desk"),
            "admin" => campus.holder("admin", "administrator"),
            scope => campus.service_token(scope),
        })
        .to_vec()
}

#[test]
fn every_caller_gets_what_the_table_of_roles_says() {
    let service = Service::start(Engine::Sqlite);
    let campus = Campus::new(&service);
    campus.person("target", "staff");
    let tokens = credentials(&campus);
    let mut wrong = Vec::new();
    for row in matrix() {
        let expected: String = row.expected.split(' ').collect();
        for ((caller, token), expected) in CALLERS.iter().zip(&tokens).zip(expected.chars()) {
            let code = outcome(&row.request(&campus, token, row.whose).send());
            assert!(
                !["no_such_path", "method_not_allowed", "unknown_field"].contains(&code.as_str()),
                "{} {code}",
                row.operation
            );
            if MAY_NOT.contains(&code.as_str()) == (expected == '+') {
                wrong.push(format!("{caller} {} {}: {code}, expected {expected}", row.operation, row.whose));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

on_both!(nobody_acts_on_someone_above_them, |service| {
    let campus = Campus::new(service);
    let desk = campus.holder("desk", "help-desk");
    let boss = campus.holder("boss", "administrator");
    campus.turns_on_authenticator(&boss);
    let made = campus.post(&boss, "/v1/me/app-passwords", &json!({ "name": "Ecrea" })).ok();
    let path = format!("/v1/accounts/boss/app-passwords/{}", made["app_password"]["id"].as_str().unwrap());
    for token in [&desk, &campus.service_token("help-desk-write")] {
        let request = campus.request(token, "DELETE", &path, &Value::Null).header(REASON.0, REASON.1);
        request.send().refused(403, "target_above");
    }
    let request = campus.request(&campus.admin(), "DELETE", &path, &Value::Null).header(REASON.0, REASON.1);
    request.send().ok();
});

on_both!(nobody_gives_themselves_a_role, |service| {
    let campus = Campus::new(service);
    for path in ["/v1/accounts/me/roles/help-desk", "/v1/accounts/admin0001/roles/help-desk"] {
        campus.call(&campus.admin(), "PUT", path, &Value::Null).refused(403, "own_role");
    }
    let desk = campus.holder("desk", "help-desk");
    campus.call(&desk, "PUT", "/v1/accounts/desk/roles/administrator", &Value::Null).refused(403, "not_allowed");
});

on_both!(nobody_has_a_token_give_themselves_a_role, |service| {
    let campus = Campus::new(service);
    let token = campus.service_token("administrator-write");
    for role in ["proxy-applicant", "helper", "help-desk", "administrator"] {
        let path = format!("/v1/accounts/admin0001/roles/{role}");
        campus.call(&token, "PUT", &path, &Value::Null).refused(403, "own_role");
    }
    campus.person("tanaka", "staff");
    campus.call(&token, "PUT", "/v1/accounts/tanaka/roles/help-desk", &Value::Null).ok();
    campus.call(&token, "PUT", "/v1/accounts/tanaka/roles/administrator", &Value::Null).refused(403, "not_allowed");
});

on_both!(a_machine_gives_no_more_than_it_has, |service| {
    let campus = Campus::new(service);
    let machine = campus.service_token("administrator-write");
    let listed = campus.get(&machine, "/v1/tokens").ok();
    let id = listed["items"][0]["id"].as_str().unwrap();
    campus.call(&machine, "DELETE", &format!("/v1/tokens/{id}"), &Value::Null).ok();
    campus.get(&machine, "/v1/tokens").refused(401, "sign_in_needed");
    for body in [
        json!({ "name": "t", "scopes": [] }),
        json!({ "name": "t", "scopes": ["mail-decision"], "days": 367 }),
        json!({ "name": "t", "scopes": ["mail-decision"], "days": 0 }),
    ] {
        campus.post(&campus.admin(), "/v1/tokens", &body).refused(400, "invalid_value");
    }
});

on_both!(a_service_token_dies_with_the_right_of_whoever_made_it, |service| {
    let campus = Campus::new(service);
    let boss = campus.holder("boss", "administrator");
    let body = json!({ "name": "script", "scopes": ["help-desk-read"] });
    let secret = campus.post(&boss, "/v1/tokens", &body).ok()["secret"].as_str().unwrap().to_owned();
    let works = || campus.get(&secret, "/v1/accounts").status == 200;
    assert!(works());
    campus.call(&campus.admin(), "DELETE", "/v1/accounts/boss/roles/administrator", &Value::Null).ok();
    assert!(!works(), "its maker is no administrator any more");
    campus.gives("boss", "administrator");
    assert!(works());
    campus.disables("boss");
    campus.get(&secret, "/v1/accounts").refused(401, "sign_in_needed");
});

on_both!(a_service_token_expires_and_shows_its_last_use, |service| {
    let campus = Campus::new(service);
    let body = json!({ "name": "script", "scopes": ["help-desk-read"], "days": 1 });
    let secret = campus.post(&campus.admin(), "/v1/tokens", &body).ok()["secret"].as_str().unwrap().to_owned();
    service.clock.set("2026-04-14T08:59:59+09:00");
    campus.get(&secret, "/v1/accounts").ok();
    let listed = campus.get(&campus.admin(), "/v1/tokens").ok();
    assert_eq!(listed["items"][0]["last_used_at"], "2026-04-14T08:59:59+09:00");
    assert!(!listed.to_string().contains(&secret));
    service.clock.set("2026-04-14T09:00:00+09:00");
    campus.get(&secret, "/v1/accounts").refused(401, "sign_in_needed");
});

on_both!(contact_details_are_whole_masked_or_absent_by_role, |service| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "staff");
    campus.turns_on_sms("tanaka", &token);
    let (helper, desk) = (campus.holder("helper", "helper"), campus.holder("desk", "help-desk"));
    let seen = |token: &str, account: &str| {
        let shown = campus.get(token, &format!("/v1/accounts/{account}")).ok();
        let again = campus.get(token, &format!("/v1/accounts/{account}/2sv")).ok();
        assert_eq!(shown["two_step"]["methods"], again["methods"]);
        (shown["contact"].clone(), again["methods"][0]["phone"].clone())
    };
    assert_eq!(seen(&token, "me"), (json!("tanaka@example.jp"), json!("****5678")));
    assert_eq!(seen(&campus.admin(), "tanaka"), (json!("tanaka@example.jp"), json!("****5678")));
    assert_eq!(seen(&desk, "tanaka"), (json!("t***@e***.jp"), json!("****5678")));
    assert_eq!(seen(&helper, "tanaka"), (Value::Null, Value::Null));
});
