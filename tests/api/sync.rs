//! What the mail platform is told, and when: every way in which it can fail ends in the right state (2SV-7, STOP-3).

use jiff::ToSpan;
use rustix::process::Signal;
use serde_json::{Value, json};

use super::campus::{Campus, PASSWORD};
use crate::support::{Engine, Platform, Service, deadline::wait_for, service::Setup};

/// One test on both engines, with a platform that does what the test says and a call limit of a second.
macro_rules! on_both_with_a_platform {
    ($name:ident, |$service:ident, $platform:ident| $body:block) => {
        mod $name {
            #[allow(unused_imports, reason = "a journey may need nothing of its file")]
            use super::*;

            fn journey(engine: Engine) {
                let service = start(engine);
                let ($service, $platform) = (&service, service.platform());
                $body
            }

            #[test]
            fn on_sqlite() {
                journey(Engine::Sqlite);
            }

            #[test]
            fn on_postgres() {
                journey(Engine::Postgres);
            }
        }
    };
}

fn start(engine: Engine) -> Service {
    Setup::new(engine).config("[policy.sync]\ncall_seconds = 1\n").platform().start()
}

/// What the service asks the platform in one round.
fn round(service: &Service) -> Vec<Value> {
    let ended = service.operate(["sync", "--now", "-o", "json"], "");
    serde_json::from_str(&ended.stdout).unwrap_or_else(|error| panic!("{error}: {ended}"))
}

/// What still waits.
fn waiting(service: &Service) -> u64 {
    service.operate(["sync", "-o", "json"], "").json()["count"].as_u64().unwrap()
}

/// Waits until nothing waits: the service carries out by itself.
#[track_caller]
fn settles(service: &Service) {
    assert!(wait_for(|| (waiting(service) == 0).then_some(())).is_some(), "something waits for ever");
}

/// Waits until the account waits with a trouble, or without one where it is empty: the service has tried.
#[track_caller]
fn tried(service: &Service, account: &str, trouble: &str) -> Value {
    let seen = wait_for(|| {
        let shown = service.operate(["sync", "-o", "json"], "").json();
        let found = shown["accounts"].as_array().unwrap().iter().find(|it| it["account"] == account)?.clone();
        (found["tries"].as_u64() > Some(0) && found["trouble"].as_str().unwrap_or("") == trouble).then_some(found)
    });
    seen.unwrap_or_else(|| panic!("{account} was never tried with {trouble:?}"))
}

fn two_step(campus: &Campus<'_>, token: &str) -> Value {
    campus.get(token, "/v1/accounts/me/2sv").ok()
}

fn platform_view(campus: &Campus<'_>, id: &str) -> Value {
    campus.get(&campus.admin(), &format!("/v1/accounts/{id}")).ok()["platform"].clone()
}

fn apply(campus: &Campus<'_>, token: &str) {
    campus.post(token, "/v1/accounts/me/applications/apply", &json!({})).ok();
}

on_both_with_a_platform!(stop_3_systems_open_with_the_entitlement_and_close_with_its_end, |service, platform| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "staff");
    assert_eq!(platform_view(&campus, "tanaka"), Value::Null, "nothing was ever to be told");
    apply(&campus, &token);
    settles(service);
    assert_eq!(platform.held("tanaka"), json!({ "enabled": true, "entitled": true, "two_step": false }));
    assert_eq!(platform.calls("apply", "tanaka"), 1);
    campus.post(&token, "/v1/accounts/me/applications/stop", &json!({ "on": "2026-04-20" })).ok();
    service.clock.set("2026-04-19T23:59:59+09:00");
    assert_eq!(round(service), Vec::<Value>::new());
    assert_eq!(platform.held("tanaka")["entitled"], true, "until then everything works");
    service.clock.set("2026-04-20T00:00:00+09:00");
    let closed = wait_for(|| (platform.held("tanaka")["entitled"] == false).then_some(()));
    assert!(closed.is_some(), "the systems stay open");
    settles(service);
    assert_eq!(platform.held("tanaka")["enabled"], true, "a stop closes the entitlement's systems only");
    let told = campus.audit("operation=sync.confirm&account=tanaka");
    assert_eq!(told.len(), 2, "{told:?}");
    assert_eq!(told[0]["actor"], "meibod");
    assert_eq!(told[0]["facts"], json!({ "entitled": "yes → no" }), "{told:?}");
});

on_both_with_a_platform!(an_account_is_disabled_and_enabled_at_the_platform_too, |service, platform| {
    let campus = Campus::new(service);
    campus.person("tanaka", "staff");
    for (verb, enabled) in [("disable", false), ("enable", true), ("disable", false)] {
        campus.post(&campus.admin(), &format!("/v1/accounts/tanaka/{verb}"), &json!({})).ok();
        settles(service);
        assert_eq!(platform.held("tanaka")["enabled"], enabled, "{verb}");
    }
});

on_both_with_a_platform!(twosv_7_propagates_until_the_platform_confirms, |service, platform| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "staff");
    platform.fails(&json!({ "fault": "propagate", "until": "2026-04-14T09:00:00+09:00" }));
    let done = campus.turns_on_sms("tanaka", &token);
    assert_eq!((&done["two_step"]["state"], &done["two_step"]["propagating"]), (&json!("on"), &json!(true)));
    tried(service, "tanaka", "");
    // Our own decisions follow at once.
    assert_eq!(campus.sign_in("tanaka", PASSWORD).ok()["state"], "second_step");
    let shown = platform_view(&campus, "tanaka");
    assert_eq!((&shown["state"], &shown["open"]), (&json!("propagating"), &json!(["two_step_on"])), "{shown}");
    service.clock.set("2026-04-14T08:59:59+09:00");
    let token = campus.token_of_two_steps("tanaka");
    round(service);
    assert_eq!(two_step(&campus, &token)["propagating"], true, "not before it holds");
    platform.recovers();
    service.clock.set("2026-04-14T10:00:00+09:00");
    settles(service);
    assert_eq!(two_step(&campus, &token)["propagating"], false);
    assert_eq!(platform_view(&campus, "tanaka")["state"], "confirmed");
    campus.post(&token, "/v1/session/password", &json!({ "password": PASSWORD })).ok();
    let off = campus.post(&token, "/v1/me/2sv/disable", &json!({})).ok();
    assert_eq!(off["propagating"], true);
    settles(service);
    assert_eq!(platform.held("tanaka")["two_step"], false);
});

on_both_with_a_platform!(twosv_7_what_is_not_possible_from_here_names_where_and_is_looked_at, |service, platform| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "staff");
    platform.cannot("two_step_on", "https://myaccount.example/2sv");
    let done = campus.turns_on_sms("tanaka", &token);
    assert_eq!(done["two_step"]["do_at"], "https://myaccount.example/2sv");
    tried(service, "tanaka", "");
    let shown = platform_view(&campus, "tanaka");
    let expected = json!([{ "deed": "two_step_on", "url": "https://myaccount.example/2sv" }]);
    assert_eq!((&shown["state"], &shown["not_here"]), (&json!("propagating"), &expected), "{shown}");
    platform.is_set("tanaka", "two_step", &json!(true));
    round(service);
    assert_eq!(two_step(&campus, &token)["propagating"], false);
    assert_eq!(two_step(&campus, &token).get("do_at"), None);
});

/// Turns 2-step verification on while the platform fails once in some way, moves on by two hourly runs, and demands that
/// the platform holds it.
fn converges(engine: Engine, fault: &Value, trouble: &str) {
    let service = start(engine);
    let (campus, platform) = (Campus::new(&service), service.platform());
    let token = campus.person("tanaka", "staff");
    platform.fails(fault);
    campus.turns_on_sms("tanaka", &token);
    tried(&service, "tanaka", trouble);
    for _ in 0..2 {
        service.clock.pass_minutes(60);
        round(&service);
    }
    settles(&service);
    assert_eq!(platform.held("tanaka")["two_step"], true, "{fault}");
    assert_eq!(platform_view(&campus, "tanaka")["state"], "confirmed", "{fault}");
}

#[test]
fn every_single_fault_converges_within_two_runs() {
    let faults = [
        (json!({ "fault": "fail", "times": 1 }), "failed"),
        (json!({ "fault": "refuse", "times": 1 }), "refused"),
        (json!({ "fault": "hang", "times": 1 }), "no_answer"),
        (json!({ "fault": "do-and-hang", "times": 1 }), "no_answer"),
        (json!({ "fault": "lose-answer", "times": 1 }), "no_answer"),
        (json!({ "fault": "stale-answer", "times": 1 }), ""),
        (json!({ "fault": "propagate", "times": 1, "until": "2026-04-13T09:30:00+09:00" }), ""),
        (json!({ "fault": "arrive-late", "times": 1, "until": "2026-04-13T09:30:00+09:00" }), "no_answer"),
    ];
    for engine in [Engine::Sqlite, Engine::Postgres] {
        for (fault, trouble) in &faults {
            converges(engine, fault, trouble);
        }
    }
}
