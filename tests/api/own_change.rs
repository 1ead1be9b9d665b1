//! Nobody who is signed in makes the service write without end (ALL-7).

use jiff::ToSpan;
use serde_json::{Value, json};

use super::campus::{Campus, PASSWORD, REASON, token_of};
use crate::support::{Engine, Service, http::Answer, service::Setup};

const LIMITS: &str = "[policy.keeping]\nown_changes_per_minute = 5\nown_changes_per_day = 12\n";

fn allows(campus: &Campus<'_>, token: &str) -> Answer {
    campus.post(token, "/v1/me/less-secure-apps/enable", &json!({}))
}

fn opens_pop(campus: &Campus<'_>, token: &str) -> Answer {
    campus.post(token, "/v1/me/pop/enable", &json!({ "messages": "all" }))
}

fn somebody_changes_without_end(engine: Engine) {
    let service = Setup::new(engine).config(LIMITS).start();
    let campus = Campus::new(&service);
    let token = campus.person("gakusei", "student");
    // Of the first password's change nothing is left of this minute.
    service.clock.pass(61.seconds());
    for _ in 0..5 {
        allows(&campus, &token).ok();
    }
    service.clock.pass(10.seconds());
    // Another act is no way around it, and neither is a refusal counted.
    let refused = opens_pop(&campus, &token).refused(422, "too_many_changes");
    assert_eq!((&refused["facts"]["limit"], &refused["facts"]["span"]), (&json!(5), &json!("minute")));
    assert_eq!(refused["possible_from"], "2026-04-13T09:02:01+09:00");
    // What takes away goes on.
    campus.post(&token, "/v1/accounts/me/less-secure-apps/disable", &json!({})).ok();
    service.clock.pass(50.seconds());
    // A dry run writes nothing.
    let dry = campus.request(&token, "POST", "/v1/me/pop/enable", &json!({ "messages": "all" }));
    dry.header("Meibo-Dry-Run", "true").send().ok();
    for _ in 0..4 {
        allows(&campus, &token).ok();
    }
    allows(&campus, &token).refused(422, "too_many_changes");
    day_is_full(&service, &campus, &token);
}

fn day_is_full(service: &Service, campus: &Campus<'_>, token: &str) {
    // The first password's change was one of them, and turning off another.
    service.clock.pass_minutes(2);
    allows(campus, token).ok();
    let refused = allows(campus, token).refused(422, "too_many_changes");
    assert_eq!((&refused["facts"]["limit"], &refused["facts"]["span"]), (&json!(12), &json!("day")));
    assert_eq!(refused["possible_from"], "2026-04-14T09:00:00+09:00");
    // Whoever helps is not held up, nor is what guards the account.
    let admin = campus.admin();
    let stopped = campus.request(&admin, "POST", "/v1/accounts/gakusei/disable", &json!({})).header(REASON.0, REASON.1);
    stopped.send().ok();
    campus.request(&admin, "POST", "/v1/accounts/gakusei/enable", &json!({})).header(REASON.0, REASON.1).send().ok();
    let again = token_of(&campus.sign_in("gakusei", PASSWORD).ok());
    let new = json!({ "current": PASSWORD, "new": "quite another passphrase" });
    let changed: Value = campus.call(&again, "PUT", "/v1/me/password", &new).ok();
    let renewed = changed["token"].as_str().unwrap();
    allows(campus, renewed).refused(422, "too_many_changes");
    // What the owner needs who has been robbed is not used up either: each is judged by its own rules.
    campus.call(renewed, "PUT", "/v1/me/mail-password", &json!({ "new": "a third long passphrase" })).ok();
    campus.post(renewed, "/v1/me/2sv/enrolment", &json!({ "method": "authenticator" })).ok();
    for path in ["/v1/me/2sv/disable", "/v1/me/2sv/backup-codes"] {
        campus.post(renewed, path, &json!({})).refused(409, "two_step_off");
    }
    campus.post(renewed, "/v1/accounts/me/applications/withdraw-stop", &json!({})).refused(409, "not_entitled");
    campus.post(renewed, "/v1/accounts/gakusei/lockdown", &json!({})).ok();
}

#[test]
fn all_7_somebody_changes_their_own_account_without_end_on_sqlite() {
    somebody_changes_without_end(Engine::Sqlite);
}

#[test]
fn all_7_somebody_changes_their_own_account_without_end_on_postgres() {
    somebody_changes_without_end(Engine::Postgres);
}

/// One who administers is held up by nothing that was done for others.
#[test]
fn all_7_what_is_done_for_others_is_not_counted() {
    let service = Setup::new(Engine::Sqlite).config(LIMITS).start();
    let campus = Campus::new(&service);
    let admin = campus.admin();
    for number in 0..14 {
        campus.creates(&format!("new{number}"), "student");
    }
    opens_pop(&campus, &admin).ok();
}
