//! Nobody who is signed in makes the service write without end (ALL-7).

use jiff::ToSpan;
use serde_json::{Value, json};

use super::{
    campus::{Campus, PASSWORD, REASON, token_of},
    reset,
};
use crate::support::{Engine, Service, http::Answer, service::Setup};

const LIMITS: &str =
    "[policy.keeping]\nown_changes_per_minute = 5\nown_changes_per_day = 12\npassword_changes_per_day = 2\n";

fn on_both_engines(walk: impl Fn(&Service)) {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        walk(&Setup::new(engine).config(LIMITS).start());
    }
}

fn allows(campus: &Campus<'_>, token: &str) -> Answer {
    campus.post(token, "/v1/me/less-secure-apps/enable", &json!({}))
}

/// Opens it anew where it is open.
fn opens_pop(campus: &Campus<'_>, token: &str) -> Answer {
    campus.post(token, "/v1/me/pop/disable", &json!({}));
    campus.post(token, "/v1/me/pop/enable", &json!({ "messages": "all" }))
}

fn makes_app_password(campus: &Campus<'_>, token: &str) -> Answer {
    campus.post(token, "/v1/me/app-passwords", &json!({ "name": "phone" }))
}

fn changes_password(campus: &Campus<'_>, token: &str, current: &str, new: &str) -> Answer {
    campus.call(token, "PUT", "/v1/me/password", &json!({ "current": current, "new": new }))
}

#[track_caller]
fn is_held_back(answer: Answer, limit: u32, span: &str) -> Value {
    let refused = answer.refused(422, "too_many_changes");
    assert_eq!((&refused["facts"]["limit"], &refused["facts"]["span"]), (&json!(limit), &json!(span)));
    refused["possible_from"].clone()
}

/// Twelve in three minutes: a day is used up.
fn uses_up_a_day(campus: &Campus<'_>, change: impl Fn() -> Answer) {
    for count in [5, 5, 2] {
        for _ in 0..count {
            change().ok();
        }
        campus.service.clock.pass(60.seconds());
    }
    is_held_back(change(), 12, "day");
}

#[test]
fn all_7_each_change_has_its_limit_in_a_minute_and_in_a_day() {
    on_both_engines(|service| {
        let campus = Campus::new(service);
        let token = campus.person("gakusei", "student");
        for _ in 0..5 {
            allows(&campus, &token).ok();
        }
        service.clock.pass(10.seconds());
        assert_eq!(is_held_back(allows(&campus, &token), 5, "minute"), "2026-04-13T09:01:00+09:00");
        // Each kind has its own.
        opens_pop(&campus, &token).ok();
        // What takes away goes on, as often as there is something to take away.
        campus.post(&token, "/v1/accounts/me/less-secure-apps/disable", &json!({})).ok();
        service.clock.pass(50.seconds());
        // A dry run writes nothing, and no refusal is counted.
        let dry = campus.request(&token, "POST", "/v1/me/less-secure-apps/enable", &json!({}));
        dry.header("Meibo-Dry-Run", "true").send().ok();
        for _ in 0..5 {
            allows(&campus, &token).ok();
        }
        service.clock.pass(60.seconds());
        allows(&campus, &token).ok();
        allows(&campus, &token).ok();
        assert_eq!(is_held_back(allows(&campus, &token), 12, "day"), "2026-04-14T09:00:00+09:00");
        // The first password's change was one of two: a turn of its own kind begins nothing anew.
        changes_password(&campus, &token, PASSWORD, "quite another passphrase").ok();
        let again = campus.token_with("gakusei", "quite another passphrase");
        is_held_back(changes_password(&campus, &again, "quite another passphrase", "a third passphrase"), 2, "day");
    });
}

/// A thief is let in, and uses up what there is. None of it keeps the owner from making app passwords.
#[test]
fn all_7_no_other_change_holds_back_an_app_password() {
    on_both_engines(|service| {
        let campus = Campus::new(service);
        let token = campus.person("gakusei", "student");
        uses_up_a_day(&campus, || opens_pop(&campus, &token));
        campus.turns_on_authenticator(&token);
        makes_app_password(&campus, &token).ok();
        // App passwords themselves can be used up, until another password has ended the thief's sign-in.
        service.clock.pass(60.seconds());
        for _ in 0..2 {
            for _ in 0..5 {
                makes_app_password(&campus, &token).ok();
            }
            service.clock.pass(60.seconds());
        }
        makes_app_password(&campus, &token).ok();
        is_held_back(makes_app_password(&campus, &token), 12, "day");
        service.clock.pass(1.second());
        let renewed = token_of(&changes_password(&campus, &token, PASSWORD, "quite another passphrase").ok());
        makes_app_password(&campus, &renewed).ok();
    });
}

/// Each of the three that end other sign-ins begins the count anew, also that of changes of the password.
#[test]
fn all_7_what_ended_sign_ins_did_does_not_count() {
    on_both_engines(|service| {
        let campus = Campus::new(service);
        let first = campus.person("gakusei", "student");
        uses_up_a_day(&campus, || allows(&campus, &first));
        let second = token_of(&changes_password(&campus, &first, PASSWORD, "quite another passphrase").ok());
        uses_up_a_day(&campus, || allows(&campus, &second));
        is_held_back(changes_password(&campus, &second, "quite another passphrase", "a third passphrase"), 2, "day");
        reset::ask(&campus, "gakusei").ok();
        reset::finish(&campus, "gakusei", &reset::code(&campus, "gakusei"), "a fourth passphrase").ok();
        let third = campus.token_with("gakusei", "a fourth passphrase");
        uses_up_a_day(&campus, || allows(&campus, &third));
        changes_password(&campus, &third, "a fourth passphrase", PASSWORD).ok();
        uses_up_a_day(&campus, || opens_pop(&campus, &campus.token("gakusei")));
        campus.post(&campus.token("gakusei"), "/v1/accounts/gakusei/lockdown", &json!({})).ok();
        let lifted = campus.request(&campus.admin(), "POST", "/v1/accounts/gakusei/unlock", &json!({}));
        lifted.header(REASON.0, REASON.1).send().ok();
        opens_pop(&campus, &campus.token("gakusei")).ok();
    });
}

/// A clock that was set back finds the newest of all in the future: it is no licence.
#[test]
fn all_7_a_clock_that_is_set_back_begins_nothing_anew() {
    on_both_engines(|service| {
        let campus = Campus::new(service);
        let token = campus.person("gakusei", "student");
        uses_up_a_day(&campus, || allows(&campus, &token));
        service.clock.pass(1.second());
        changes_password(&campus, &token, PASSWORD, "quite another passphrase").ok();
        let token = campus.token_with("gakusei", "quite another passphrase");
        allows(&campus, &token).ok();
        service.clock.pass(-(10.minutes()));
        let token = campus.token_with("gakusei", "quite another passphrase");
        is_held_back(allows(&campus, &token), 12, "day");
    });
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
