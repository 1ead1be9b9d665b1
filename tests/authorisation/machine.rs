//! Every way from a service token to more power than it was given, and that it is shut. Written by hand from the table of
//! roles: a token is its maker in every rule about oneself, never gives the role `administrator`, and what it makes neither
//! outlives nor exceeds it without a person's act.

use serde_json::{Value, json};

use crate::api::campus::{ADMIN, Campus, PASSWORD, REASON, new_account, outcome, token_of};

/// What the holder of a token tries, and what the service answers. `maker` is who made the token, `made` an account that
/// it made, `tanaka` and `boss` (an administrator) are accounts that a person made.
const WAYS: [(&str, &str, &str, &str); 24] = [
    // The maker themselves.
    ("its maker gets a role", "PUT", "/v1/accounts/maker/roles/help-desk", "own_role"),
    ("its maker gets the highest", "PUT", "/v1/accounts/maker/roles/administrator", "own_role"),
    ("its maker's lock is lifted", "POST", "/v1/accounts/maker/unlock", "own_lock"),
    ("its maker's POP lock is lifted", "POST", "/v1/accounts/maker/pop/unlock", "own_lock"),
    ("its maker's contact is moved", "PATCH", "/v1/accounts/maker", "person_needed"),
    // Administrators.
    ("somebody becomes administrator", "PUT", "/v1/accounts/tanaka/roles/administrator", "not_allowed"),
    ("an administrator's contact is moved", "PATCH", "/v1/accounts/boss", "person_needed"),
    // An account that it made, whose first password its holder has.
    ("its account becomes administrator", "PUT", "/v1/accounts/made/roles/administrator", "not_allowed"),
    ("its account becomes help desk", "PUT", "/v1/accounts/made/roles/help-desk", "person_needed"),
    ("its account becomes helper", "PUT", "/v1/accounts/made/roles/helper", "person_needed"),
    ("its account becomes proxy", "PUT", "/v1/accounts/made/roles/proxy-applicant", "person_needed"),
    ("its account's contact is moved", "PATCH", "/v1/accounts/made", "person_needed"),
    // The account of somebody else, to which a reset would then open the way.
    ("somebody's contact is moved", "PATCH", "/v1/accounts/tanaka", "person_needed"),
    // More tokens.
    ("a token is made", "POST", "/v1/tokens", "not_allowed"),
    // What only a person does for themselves, as its maker.
    ("its maker's password is set", "PUT", "/v1/me/password", "not_allowed"),
    ("an app password is made", "POST", "/v1/me/app-passwords", "not_allowed"),
    ("less secure apps are allowed", "POST", "/v1/me/less-secure-apps/enable", "not_allowed"),
    ("a second step is added", "POST", "/v1/me/2sv/enrolment", "not_allowed"),
    ("a mail password is set", "PUT", "/v1/me/mail-password", "not_allowed"),
    ("an alias is added", "POST", "/v1/me/aliases", "not_allowed"),
    ("it applies as a proxy", "POST", "/v1/applications/proxy", "not_allowed"),
    // What a script is for.
    ("a role below, for whom a person made", "PUT", "/v1/accounts/tanaka/roles/help-desk", "done"),
    ("its account is renamed", "PATCH", "/v1/accounts/made?rename", "done"),
    ("a reset to the contact that stands", "POST", "/v1/accounts/tanaka/reset", "done"),
];

/// What is sent along.
fn body(method: &str, path: &str) -> Value {
    match (method, path) {
        ("PATCH", path) if path.ends_with("?rename") => json!({ "name": "別の名前" }),
        ("PATCH", _) => json!({ "contact": "intruder@example.com" }),
        ("PUT", path) if path.contains("/roles/") => Value::Null,
        (_, "/v1/tokens") => json!({ "name": "longer", "scopes": ["mail-decision"], "days": 366 }),
        (_, "/v1/me/password") => json!({ "current": PASSWORD, "new": "quite another passphrase" }),
        (_, "/v1/me/app-passwords") => json!({ "name": "x" }),
        (_, "/v1/me/2sv/enrolment") => json!({ "method": "authenticator" }),
        (_, "/v1/me/mail-password") => json!({ "new": "a mail passphrase 7" }),
        (_, "/v1/me/aliases") => json!({ "address": "a@lab.example.com" }),
        (_, "/v1/applications/proxy") => json!({ "target": "tanaka" }),
        _ => json!({}),
    }
}

/// A one-day token of `maker`, with all that a token can have.
fn token(campus: &Campus<'_>) -> String {
    let maker = campus.holder("maker", "administrator");
    let scopes = ["mail-decision", "help-desk-write", "administrator-write"];
    let body = json!({ "name": "one day", "scopes": scopes, "days": 1 });
    campus.post(&maker, "/v1/tokens", &body).ok()["secret"].as_str().unwrap().to_owned()
}

on_both!(roles_no_way_leads_from_a_token_to_more_power, |service| {
    let campus = Campus::new(service);
    let token = token(&campus);
    campus.person("tanaka", "staff");
    campus.holder("boss", "administrator");
    campus.post(&token, "/v1/accounts", &new_account("made", "staff")).ok();
    let mut wrong = Vec::new();
    for (what, method, path, expected) in WAYS {
        let request = campus.request(&token, method, path.trim_end_matches("?rename"), &body(method, path));
        let answer = outcome(&request.header(REASON.0, REASON.1).send());
        if answer != expected {
            wrong.push(format!("{what}: {answer}, expected {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
});

on_both!(roles_what_a_token_makes_opens_nothing_when_the_token_has_ended, |service| {
    let campus = Campus::new(service);
    let token = token(&campus);
    let made = campus.post(&token, "/v1/accounts", &new_account("made", "staff")).ok();
    let first = made["first_password"].as_str().unwrap();
    let change = json!({ "current": first, "new": PASSWORD });
    let opened = token_of(&campus.sign_in("made", first).ok());
    let session = token_of(&campus.call(&opened, "PUT", "/v1/me/password", &change).ok());
    campus
        .post(&session, "/v1/tokens", &json!({ "name": "t", "scopes": ["mail-decision"] }))
        .refused(403, "not_allowed");
    // Another token is no person either, nor many rows at once.
    let other = campus.service_token("administrator-write");
    campus.call(&other, "PUT", "/v1/accounts/made/roles/helper", &Value::Null).refused(403, "person_needed");
    let rows = json!([{ "key": "m", "request": { "account": "made", "role": "helper" } }]);
    let answer = campus.post(&token, "/v1/bulk/account.role-add", &json!({ "job": "j", "rows": rows })).ok();
    assert_eq!(answer["rows"][0]["problem"]["code"], "person_needed");
    service.clock.pass_minutes(24 * 60);
    campus.get(&token, "/v1/accounts").refused(401, "sign_in_needed");
    let session = campus.token("made");
    campus.get(&session, "/v1/accounts").refused(403, "not_allowed");
    // A person's act.
    campus.gives("made", "helper");
    campus.get(&session, &format!("/v1/accounts/{ADMIN}")).ok();
});
