//! What the mail platform is told, and when: every way in which it can fail ends in the right state (2SV-7, STOP-3).

use jiff::ToSpan;
use rustix::process::Signal;
use serde_json::{Value, json};

use super::{
    campus::{Campus, PASSWORD, REASON, token_of},
    timer::Timer,
};
use crate::support::{Engine, Service, deadline::wait_for, http::Answer, service::Setup};

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
    waiting_for_an_answer(engine, 1)
}

fn waiting_for_an_answer(engine: Engine, seconds: u32) -> Service {
    let config = format!("[policy.sync]\ncall_seconds = {seconds}\n[policy.cloud_mail]\nformer_days = 60\n");
    Setup::new(engine).config(&config).platform().start()
}

/// What the service asks the platform in one round.
fn round(service: &Service) -> Vec<Value> {
    let ended = service.operate(["sync", "--now", "-o", "json"], "");
    serde_json::from_str(&ended.stdout).unwrap_or_else(|error| panic!("{error}: {ended}"))
}

/// What still waits.
pub(crate) fn waiting(service: &Service) -> u64 {
    service.operate(["sync", "-o", "json"], "").json()["count"].as_u64().unwrap()
}

/// Waits until nothing waits: the service carries out by itself.
#[track_caller]
pub(crate) fn settles(service: &Service) {
    assert!(wait_for(|| (waiting(service) == 0).then_some(())).is_some(), "something waits for ever");
}

/// Waits until the account waits with a trouble, or without one where it is empty: the service has tried. A try is counted
/// when it begins; its end says when the next one comes.
#[track_caller]
fn tried(service: &Service, account: &str, trouble: &str) -> Value {
    let seen = wait_for(|| {
        let shown = service.operate(["sync", "-o", "json"], "").json();
        let found = shown["accounts"].as_array().unwrap().iter().find(|it| it["account"] == account)?.clone();
        let next: Option<jiff::Timestamp> = found["next_try_at"].as_str().map(|at| at.parse().unwrap());
        let ended = found["tries"].as_u64() > Some(0) && next > Some(service.clock.now());
        (ended && found["trouble"].as_str().unwrap_or("") == trouble).then_some(found)
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
    let held = platform.held("tanaka");
    assert_eq!((&held["enabled"], &held["entitled"], &held["two_step"]), (&json!(true), &json!(true), &json!(false)));
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

fn withdraws_stop(campus: &Campus<'_>, id: &str) -> Answer {
    let path = format!("/v1/accounts/{id}/applications/withdraw-stop");
    campus.request(&campus.admin(), "POST", &path, &json!({})).header(REASON.0, REASON.1).send()
}

on_both_with_a_platform!(
    stop_3_what_a_job_has_carried_out_is_not_withdrawn_whatever_a_clock_says,
    |service, platform| {
        let campus = Campus::new(service);
        let token = campus.person("tanaka", "staff");
        apply(&campus, &token);
        campus.post(&token, "/v1/accounts/me/remote-access/enable", &json!({})).ok();
        campus.post(&token, "/v1/accounts/me/applications/stop", &json!({ "on": "2026-04-20" })).ok();
        settles(service);
        service.clock.set("2026-04-20T00:00:00+09:00");
        assert!(wait_for(|| (platform.held("tanaka")["entitled"] == false).then_some(())).is_some());
        // Another replica, or the same one after its clock was set right, is twenty seconds behind.
        service.clock.set("2026-04-19T23:59:40+09:00");
        withdraws_stop(&campus, "tanaka").refused(409, "not_entitled");
        let token = campus.token("tanaka");
        campus.post(&token, "/v1/accounts/me/applications/stop", &json!({})).refused(409, "not_entitled");
        let shown = campus.get(&token, "/v1/accounts/me").ok();
        assert_eq!(
            (&shown["account"]["entitlement"], &shown["entitlement"]["state"], &shown["remote_access"]["state"]),
            (&json!("ended"), &json!("ended"), &json!("off"))
        );
        let seats = campus.get(&token, "/v1/accounts/me/remote-access").ok();
        assert_eq!(seats["seats"], seats["seats_free"], "{seats}");
        // Applied for anew it is another one, here and at the platform.
        apply(&campus, &token);
        settles(service);
        assert_eq!(platform.held("tanaka")["entitled"], true);
        let shown = campus.get(&token, "/v1/accounts/me").ok();
        assert_eq!(
            (&shown["entitlement"]["state"], &shown["remote_access"]["state"]),
            (&json!("valid"), &json!("off"))
        );
    }
);

on_both_with_a_platform!(stop_3_until_a_job_has_carried_it_out_the_platform_is_told_of_no_end, |service, platform| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "staff");
    apply(&campus, &token);
    campus.post(&token, "/v1/accounts/me/applications/stop", &json!({ "on": "2026-04-20" })).ok();
    settles(service);
    service.clock.set("2026-04-19T23:59:30+09:00");
    platform.fails(&json!({ "fault": "fail" }));
    campus.turns_on_authenticator(&campus.token("tanaka"));
    tried(service, "tanaka", "failed");
    assert!(service.stop().success());
    platform.recovers();
    // Somebody tells the platform of the second step by a clock that is ahead, before any job has looked.
    service.clock.set("2026-04-20T00:00:00+09:00");
    round(service);
    let held = platform.held("tanaka");
    assert_eq!((&held["two_step"], &held["entitled"]), (&json!(true), &json!(true)));
    service.clock.set("2026-04-19T23:59:40+09:00");
    service.start_again();
    withdraws_stop(&campus, "tanaka").ok();
    service.clock.set("2026-04-20T00:01:00+09:00");
    settles(service);
    assert_eq!(platform.held("tanaka")["entitled"], true, "{}", platform_view(&campus, "tanaka"));
});

on_both_with_a_platform!(an_account_is_disabled_and_enabled_at_the_platform_too, |service, platform| {
    let campus = Campus::new(service);
    campus.person("tanaka", "staff");
    for (verb, enabled) in [("disable", false), ("enable", true), ("disable", false)] {
        let path = format!("/v1/accounts/tanaka/{verb}");
        campus.request(&campus.admin(), "POST", &path, &json!({})).header(REASON.0, REASON.1).send().ok();
        settles(service);
        assert_eq!(platform.held("tanaka")["enabled"], enabled, "{verb}");
    }
});

on_both_with_a_platform!(alias_5_a_lockdown_shuts_the_mailbox_and_lifting_it_opens_it, |service, platform| {
    let campus = Campus::new(service);
    campus.person("tanaka", "staff");
    for (verb, enabled) in [("lockdown", false), ("unlock", true)] {
        let path = format!("/v1/accounts/tanaka/{verb}");
        campus.request(&campus.admin(), "POST", &path, &json!({})).header(REASON.0, REASON.1).send().ok();
        settles(service);
        assert_eq!(platform.held("tanaka")["enabled"], enabled, "{verb}");
    }
});

on_both_with_a_platform!(_2sv_7_propagates_until_the_platform_confirms, |service, platform| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "staff");
    // So that the platform has been told the rest of the account before.
    campus.post(&token, "/v1/accounts/me/applications/apply", &json!({})).ok();
    settles(service);
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
    let token = token_of(&campus.post(&token, "/v1/session/password", &json!({ "password": PASSWORD })).ok());
    let off = campus.post(&token, "/v1/me/2sv/disable", &json!({})).ok();
    assert_eq!(off["propagating"], true);
    settles(service);
    assert_eq!(platform.held("tanaka")["two_step"], false);
});

on_both_with_a_platform!(_2sv_7_what_is_not_possible_from_here_names_where_and_is_looked_at, |service, platform| {
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
    assert_eq!(two_step(&campus, &token)["do_at"], serde_json::Value::Null);
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

const ADDRESS: &str = "/v1/accounts/me/address";

fn ask_address(campus: &Campus<'_>, token: &str, address: &str) -> Value {
    campus.call(token, "PUT", "/v1/me/address", &json!({ "address": address })).ok()["address"].take()
}

fn address(campus: &Campus<'_>, token: &str) -> Value {
    campus.get(token, ADDRESS).ok()
}

/// How many mail passwords are kept as texts, sealed.
fn kept_texts(service: &Service) -> i64 {
    tokio::runtime::Runtime::new().unwrap().block_on(async {
        let store = meibo::store::Store::open(&service.database()).await.unwrap();
        let text = "SELECT COUNT(*) FROM mail_passwords WHERE pending_sealed IS NOT NULL";
        let kept = store.read().await.unwrap().query(text).await.unwrap()[0].at(0).unwrap();
        store.close().await;
        kept
    })
}

on_both_with_a_platform!(addr_2_nothing_is_told_before_minute_0_and_everything_right_after, |service, platform| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "student");
    let password = "another passphrase of the tests 8";
    ask_address(&campus, &token, "hanako");
    campus.call(&token, "PUT", "/v1/me/mail-password", &json!({ "new": password })).ok();
    service.clock.set("2026-04-13T09:59:59+09:00");
    assert_eq!(round(service), Vec::<Value>::new());
    assert_eq!((platform.calls("apply", "tanaka"), waiting(service), kept_texts(service)), (0, 1, 1));
    assert_eq!(address(&campus, &token)["present"], Value::Null);
    // By itself, in the first second of the minute.
    service.clock.set("2026-04-13T10:00:00+09:00");
    settles(service);
    assert_eq!(platform.held("tanaka")["address"], "hanako@mail.example.jp");
    assert_eq!(platform.mail_password("tanaka"), password, "a platform that must be told it is told it");
    assert_eq!(kept_texts(service), 0, "its text is erased (ALL-2)");
    assert_eq!(address(&campus, &token)["present"]["effective_at"], "2026-04-13T10:00:00+09:00");
    let told = |operation: &str| campus.audit(&format!("operation={operation}&account=tanaka")).len();
    assert_eq!((told("address.effective"), told("mail-password.effective"), told("sync.confirm")), (1, 1, 1));
    assert_eq!(platform.calls("apply", "tanaka"), 1);
});

on_both_with_a_platform!(addr_2_the_clock_may_jump_over_minute_0, |service, platform| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "student");
    ask_address(&campus, &token, "hanako");
    service.clock.set("2026-04-15T17:23:00+09:00");
    settles(service);
    assert_eq!(platform.held("tanaka")["address"], "hanako@mail.example.jp");
    let token = campus.token("tanaka");
    assert_eq!(address(&campus, &token)["present"]["effective_at"], "2026-04-15T17:23:00+09:00");
});

on_both_with_a_platform!(addr_2_a_change_due_now_leaves_a_later_one_waiting, |service, platform| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "staff");
    ask_address(&campus, &token, "hanako");
    campus.call(&token, "PUT", "/v1/me/mail-password", &json!({ "new": "a mail passphrase 7" })).ok();
    apply(&campus, &token);
    let told = wait_for(|| (platform.held("tanaka")["entitled"] == true).then_some(()));
    assert!(told.is_some(), "what is due now waits for what is due later");
    assert_eq!((&platform.held("tanaka")["address"], platform.mail_password("tanaka")), (&Value::Null, Value::Null));
    service.clock.set("2026-04-13T10:00:00+09:00");
    settles(service);
    assert_eq!(platform.held("tanaka")["address"], "hanako@mail.example.jp");
});

on_both_with_a_platform!(addr_2_every_view_tells_when_a_late_change_comes, |service, platform| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "student");
    ask_address(&campus, &token, "hanako");
    campus.call(&token, "PUT", "/v1/me/mail-password", &json!({ "new": "a mail passphrase 7" })).ok();
    platform.fails(&json!({ "fault": "fail" }));
    service.clock.set("2026-04-13T10:00:00+09:00");
    tried(service, "tanaka", "failed");
    let next = "2026-04-13T10:01:00+09:00";
    let told = || (campus.get(&token, "/v1/accounts/me").ok()["platform"]["next_try_at"] == next).then_some(());
    assert!(wait_for(told).is_some(), "the try has not ended");
    let whole = campus.get(&token, "/v1/accounts/me").ok();
    assert_eq!(whole["address"]["pending"]["effective_at"], next);
    assert_eq!(whole["mail_password"]["pending"]["effective_at"], next);
    assert_eq!(address(&campus, &token)["pending"]["effective_at"], next);
    let again = campus.call(&token, "PUT", "/v1/me/address", &json!({ "address": "taro" }));
    assert_eq!(again.refused(409, "address_pending")["facts"]["at"], "2026-04-13T01:01:00Z");
    // The platform has been told of a first address, and cannot go back to none.
    campus.call(&token, "DELETE", "/v1/me/address/pending", &Value::Null).refused(409, "too_late_to_withdraw");
});

on_both_with_a_platform!(addr_2_in_force_is_what_the_platform_says_that_it_holds, |service, platform| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "student");
    ask_address(&campus, &token, "hanako");
    campus.call(&token, "PUT", "/v1/me/mail-password", &json!({ "new": "a mail passphrase 7" })).ok();
    platform.fails(&json!({ "fault": "propagate", "times": 1, "until": "2026-04-13T10:01:00+09:00" }));
    service.clock.set("2026-04-13T10:00:00+09:00");
    tried(service, "tanaka", "");
    let mail_password = || campus.get(&token, "/v1/accounts/me").ok()["mail_password"].take();
    assert_eq!((&address(&campus, &token)["present"], &mail_password()["state"]), (&Value::Null, &json!("none")));
    service.clock.set("2026-04-13T10:01:00+09:00");
    settles(service);
    let now = json!("2026-04-13T10:01:00+09:00");
    let shown = address(&campus, &token);
    assert_eq!((&shown["present"]["effective_at"], &mail_password()["set_at"]), (&now, &now));
});

on_both_with_a_platform!(addr_2_effective_at_is_never_earlier_than_what_happens, |service, platform| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "student");
    ask_address(&campus, &token, "hanako");
    platform.fails(&json!({ "fault": "fail", "account": "tanaka" }));
    service.clock.set("2026-04-13T10:00:00+09:00");
    tried(service, "tanaka", "failed");
    let shown = address(&campus, &token);
    assert_eq!(
        (&shown["present"], &shown["pending"]["effective_at"]),
        (&Value::Null, &json!("2026-04-13T10:01:00+09:00"))
    );
    platform.recovers();
    service.clock.set("2026-04-13T10:17:00+09:00");
    settles(service);
    assert_eq!(address(&campus, &token)["present"]["effective_at"], "2026-04-13T10:17:00+09:00");
});

/// While the platform is told, the mail password is asked for again: what was told is not what waits now. A first address
/// that it was told of is not taken back.
fn only_what_was_told_takes_effect(engine: Engine) {
    let service = waiting_for_an_answer(engine, 600);
    let (campus, platform) = (Campus::new(&service), service.platform());
    let set = |token: &str, new: &str| campus.call(token, "PUT", "/v1/me/mail-password", &json!({ "new": new })).ok();
    let token = campus.person("tanaka", "student");
    ask_address(&campus, &token, "hanako");
    set(&token, "a mail passphrase 7");
    platform.fails(&json!({ "fault": "slow", "times": 1, "until": "2026-04-13T10:00:30+09:00" }));
    service.clock.set("2026-04-13T10:00:00+09:00");
    assert!(wait_for(|| (platform.calls("apply", "tanaka") == 1).then_some(())).is_some());
    let token = campus.token("tanaka");
    campus.call(&token, "DELETE", "/v1/me/address/pending", &Value::Null).refused(409, "too_late_to_withdraw");
    set(&token, "another mail passphrase 8");
    service.clock.set("2026-04-13T10:00:30+09:00");
    assert!(wait_for(|| (!campus.audit("operation=sync.confirm").is_empty()).then_some(())).is_some());
    let present = json!({ "address": "hanako@mail.example.jp", "effective_at": "2026-04-13T10:00:30+09:00" });
    let shown = address(&campus, &token);
    assert_eq!((&shown["present"], &shown["pending"]), (&present, &Value::Null));
    let shown = campus.get(&token, "/v1/accounts/me").ok()["mail_password"].take();
    let eleven = json!("2026-04-13T11:00:00+09:00");
    assert_eq!((&shown["state"], &shown["pending"]["effective_at"]), (&json!("none"), &eleven));
}

#[test]
fn addr_2_only_what_was_told_takes_effect_on_sqlite() {
    only_what_was_told_takes_effect(Engine::Sqlite);
}

#[test]
fn addr_2_only_what_was_told_takes_effect_on_postgres() {
    only_what_was_told_takes_effect(Engine::Postgres);
}

on_both_with_a_platform!(addr_4_a_former_address_receives_until_somebody_else_has_it, |service, platform| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "student");
    campus.person("sato", "student");
    for (address, at) in [("hanako", "10"), ("hanako.sato", "11")] {
        ask_address(&campus, &token, address);
        service.clock.set(&format!("2026-04-13T{at}:00:00+09:00"));
        settles(service);
    }
    let held = platform.held("tanaka");
    assert_eq!(held["address"], "hanako.sato@mail.example.jp");
    assert_eq!(held["former_addresses"], json!(["hanako@mail.example.jp"]), "it still receives");
    service.clock.set("2026-06-12T11:00:00+09:00");
    ask_address(&campus, &campus.token("sato"), "hanako");
    service.clock.set("2026-06-12T12:00:00+09:00");
    settles(service);
    assert_eq!(platform.held("sato")["address"], "hanako@mail.example.jp");
    assert_eq!(platform.held("tanaka")["former_addresses"], json!([]), "two mailboxes receive for one address");
});

on_both_with_a_platform!(addr_2_what_is_taken_back_during_the_call_does_not_take_effect, |service, platform| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "student");
    ask_address(&campus, &token, "first");
    service.clock.set("2026-04-13T10:00:00+09:00");
    settles(service);
    ask_address(&campus, &token, "second");
    platform.fails(&json!({ "fault": "lose-answer", "times": 1 }));
    service.clock.set("2026-04-13T11:00:00+09:00");
    tried(service, "tanaka", "no_answer");
    assert_eq!(platform.held("tanaka")["address"], "second@mail.example.jp");
    campus.call(&token, "DELETE", "/v1/me/address/pending", &Value::Null).ok();
    settles(service);
    assert_eq!(platform.held("tanaka")["address"], "first@mail.example.jp", "put back");
    assert_eq!(address(&campus, &token)["present"]["address"], "first@mail.example.jp");
    assert_eq!(campus.audit("operation=address.effective&account=tanaka").len(), 1);
});

on_both_with_a_platform!(mpass_1_what_the_platform_cannot_be_told_back_is_not_withdrawn, |service, platform| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "student");
    let (set, pending) = ("/v1/me/mail-password", "/v1/me/mail-password/pending");
    let state = || campus.get(&token, "/v1/accounts/me").ok()["mail_password"]["state"].take();
    campus.call(&token, "PUT", set, &json!({ "new": "a mail passphrase 7" })).ok();
    campus.call(&token, "DELETE", pending, &Value::Null).ok();
    campus.call(&token, "PUT", set, &json!({ "new": "a mail passphrase 7" })).ok();
    platform.fails(&json!({ "fault": "lose-answer", "times": 1 }));
    service.clock.set("2026-04-13T10:00:00+09:00");
    tried(service, "tanaka", "no_answer");
    assert_eq!(platform.mail_password("tanaka"), "a mail passphrase 7");
    service.clock.set("2026-04-13T09:59:40+09:00");
    campus.call(&token, "DELETE", pending, &Value::Null).refused(409, "too_late_to_withdraw");
    assert_eq!(state(), "none");
    // Nor is what is set in its place: the platform would keep the one before.
    campus.post(&token, "/v1/session/password", &json!({ "password": PASSWORD })).ok();
    let token = campus.token("tanaka");
    campus.call(&token, "PUT", set, &json!({ "new": "another mail passphrase 8" })).ok();
    campus.call(&token, "DELETE", pending, &Value::Null).refused(409, "too_late_to_withdraw");
    service.clock.set("2026-04-13T11:00:00+09:00");
    settles(service);
    assert_eq!(platform.mail_password("tanaka"), "another mail passphrase 8");
    let token = campus.token("tanaka");
    campus.call(&token, "PUT", set, &json!({ "new": "a third mail passphrase 9" })).ok();
    campus.call(&token, "DELETE", pending, &Value::Null).ok();
});

on_both_with_a_platform!(addr_2_a_first_address_that_the_platform_was_told_is_not_withdrawn, |service, platform| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "student");
    ask_address(&campus, &token, "hanako");
    platform.fails(&json!({ "fault": "lose-answer", "times": 1 }));
    service.clock.set("2026-04-13T10:00:00+09:00");
    tried(service, "tanaka", "no_answer");
    assert_eq!(platform.held("tanaka")["address"], "hanako@mail.example.jp");
    service.clock.set("2026-04-13T09:59:40+09:00");
    let withdrawn = campus.call(&token, "DELETE", "/v1/me/address/pending", &Value::Null);
    withdrawn.refused(409, "too_late_to_withdraw");
    let other = campus.person("sato", "student");
    let taken = campus.call(&other, "PUT", "/v1/me/address", &json!({ "address": "hanako" }));
    taken.refused(409, "address_taken");
    service.clock.set("2026-04-13T10:05:00+09:00");
    settles(service);
    assert_eq!(address(&campus, &token)["present"]["address"], "hanako@mail.example.jp");
});

/// A call tells what was wished when it began, and confirms no more.
fn what_is_wished_during_a_call_is_told_after_it(engine: Engine) {
    let service = waiting_for_an_answer(engine, 600);
    let (campus, platform) = (Campus::new(&service), service.platform());
    let token = campus.person("tanaka", "staff");
    settles(&service);
    let before = platform.calls("apply", "tanaka");
    platform.fails(&json!({ "fault": "slow", "times": 1, "until": "2026-04-13T09:00:30+09:00" }));
    apply(&campus, &token);
    assert!(wait_for(|| (platform.calls("apply", "tanaka") == before + 1).then_some(())).is_some());
    let disable = campus.request(&campus.admin(), "POST", "/v1/accounts/tanaka/disable", &json!({}));
    disable.header(REASON.0, REASON.1).send().ok();
    service.clock.set("2026-04-13T09:00:30+09:00");
    settles(&service);
    let held = platform.held("tanaka");
    assert_eq!((&held["enabled"], platform.calls("apply", "tanaka")), (&json!(false), before + 2), "{held}");
}

#[test]
fn what_is_wished_during_a_call_is_told_after_it_on_sqlite() {
    what_is_wished_during_a_call_is_told_after_it(Engine::Sqlite);
}

#[test]
fn what_is_wished_during_a_call_is_told_after_it_on_postgres() {
    what_is_wished_during_a_call_is_told_after_it(Engine::Postgres);
}

on_both_with_a_platform!(a_call_that_arrives_after_a_newer_one_is_put_right, |service, platform| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "staff");
    let late = json!({ "fault": "arrive-late", "times": 1, "until": "2026-04-13T09:30:00+09:00" });
    platform.fails(&late);
    campus.disables("tanaka");
    tried(service, "tanaka", "no_answer");
    campus.post(&campus.admin(), "/v1/accounts/tanaka/enable", &json!({})).ok();
    settles(service);
    assert_eq!(platform.held("tanaka")["enabled"], true);
    // Now the first call arrives, and an hour after the second one the platform is looked at once more.
    service.clock.set("2026-04-13T10:00:00+09:00");
    let looked = platform.calls("look", "tanaka");
    assert!(wait_for(|| (platform.calls("look", "tanaka") > looked).then_some(())).is_some(), "never looked again");
    assert!(wait_for(|| (platform.held("tanaka")["enabled"] == true).then_some(())).is_some(), "the old call stands");
    settles(service);
    drop(token);
});

on_both_with_a_platform!(a_call_of_a_killed_service_may_still_arrive_after_a_newer_one, |service, platform| {
    let campus = Campus::new(service);
    campus.person("tanaka", "staff");
    platform.fails(&json!({ "fault": "hang", "times": 1 }));
    campus.disables("tanaka");
    assert!(wait_for(|| (platform.calls("apply", "tanaka") == 1).then_some(())).is_some());
    service.signal(Signal::KILL);
    service.start_again();
    campus.post(&campus.admin(), "/v1/accounts/tanaka/enable", &json!({})).ok();
    service.clock.set("2026-04-13T09:05:00+09:00");
    settles(service);
    assert_eq!(platform.held("tanaka")["enabled"], true);
    // An hour after the newer call the platform is looked at once more, and then never again.
    let looked = platform.calls("look", "tanaka");
    service.clock.set("2026-04-13T10:05:00+09:00");
    let again = || platform.calls("look", "tanaka") > looked;
    assert!(wait_for(|| again().then_some(())).is_some(), "the call of the killed service is forgotten");
});

on_both_with_a_platform!(what_is_due_and_failed_does_not_wait_for_what_is_due_later, |service, platform| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "staff");
    platform.fails(&json!({ "fault": "fail" }));
    apply(&campus, &token);
    tried(service, "tanaka", "failed");
    ask_address(&campus, &token, "hanako");
    platform.recovers();
    service.clock.set("2026-04-13T09:01:00+09:00");
    let told = wait_for(|| (platform.held("tanaka")["entitled"] == true).then_some(()));
    assert!(told.is_some(), "what is due now waits for minute 0");
    assert_eq!(platform.held("tanaka")["address"], Value::Null);
});

on_both_with_a_platform!(what_no_longer_holds_is_shown_and_tried_again, |service, platform| {
    let campus = Campus::new(service);
    campus.person("tanaka", "staff");
    platform.fails(&json!({ "fault": "lose-answer", "times": 1 }));
    campus.disables("tanaka");
    tried(service, "tanaka", "no_answer");
    service.clock.set("2026-04-13T09:01:00+09:00");
    settles(service);
    // Somebody undoes it at the platform, which then takes nothing from us for a while.
    platform.is_set("tanaka", "enabled", &json!(true));
    platform.fails(&json!({ "fault": "stale-answer", "call": "apply", "times": 1 }));
    service.clock.set("2026-04-13T10:00:00+09:00");
    let waits = tried(service, "tanaka", "");
    assert_eq!((&waits["since"], waiting(service)), (&json!("2026-04-13T10:00:00+09:00"), 1), "{waits}");
    assert_eq!(platform_view(&campus, "tanaka")["state"], "propagating");
    service.clock.set("2026-04-13T10:01:00+09:00");
    settles(service);
    assert_eq!(platform.held("tanaka")["enabled"], false);
});

on_both_with_a_platform!(the_wait_between_tries_doubles, |service, platform| {
    let campus = Campus::new(service);
    campus.person("tanaka", "staff");
    platform.fails(&json!({ "fault": "fail" }));
    campus.disables("tanaka");
    for (tries, at, next) in [(1, "09:00", "09:01"), (2, "09:01", "09:03"), (3, "09:03", "09:07")] {
        service.clock.set(&format!("2026-04-13T{at}:00+09:00"));
        let found = tried(service, "tanaka", "failed");
        let next = format!("2026-04-13T{next}:00+09:00");
        assert_eq!((&found["tries"], &found["next_try_at"]), (&json!(tries), &json!(next)), "{found}");
    }
});

on_both_with_a_platform!(a_long_wait_ends_at_minute_0_if_something_is_due_then, |service, platform| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "staff");
    platform.fails(&json!({ "fault": "fail", "retry_after_minutes": 120 }));
    ask_address(&campus, &token, "hanako");
    apply(&campus, &token);
    let found = tried(service, "tanaka", "failed");
    assert_eq!(found["next_try_at"], "2026-04-13T10:00:00+09:00", "{found}");
});

on_both_with_a_platform!(a_platform_that_asks_for_time_gets_it, |service, platform| {
    let campus = Campus::new(service);
    campus.person("tanaka", "staff");
    platform.fails(&json!({ "fault": "fail", "retry_after_minutes": 30 }));
    campus.disables("tanaka");
    let found = tried(service, "tanaka", "failed");
    assert_eq!(found["next_try_at"], "2026-04-13T09:30:00+09:00", "{found}");
});

on_both_with_a_platform!(an_account_that_is_stuck_holds_up_no_other, |service, platform| {
    let campus = Campus::new(service);
    let names: Vec<String> = (0..50).map(|place| format!("other{place:02}")).collect();
    for name in names.iter().map(String::as_str).chain(["stuck"]) {
        campus.creates(name, "student");
    }
    platform.fails(&json!({ "fault": "slow", "account": "stuck", "until": "2026-04-13T23:00:00+09:00" }));
    campus.disables("stuck");
    assert!(wait_for(|| (platform.calls("apply", "stuck") > 0).then_some(())).is_some());
    for name in &names {
        campus.disables(name);
    }
    assert!(wait_for(|| (waiting(service) == 1).then_some(())).is_some(), "others wait for the one that is stuck");
    for name in &names {
        assert_eq!(
            (platform.held(name)["enabled"].clone(), platform.calls("apply", name)),
            (json!(false), 1),
            "{name}"
        );
    }
    let trouble = tried(service, "stuck", "no_answer");
    assert_eq!(trouble["since"], "2026-04-13T09:00:00+09:00", "{trouble}");
});

/// A call may take as long as it likes: nobody else waits for its answer.
fn a_long_call_holds_up_no_other(engine: Engine) {
    let service = waiting_for_an_answer(engine, 600);
    let (campus, platform) = (Campus::new(&service), service.platform());
    for name in ["stuck", "other"] {
        campus.creates(name, "student");
    }
    platform.fails(&json!({ "fault": "slow", "account": "stuck", "until": "2026-04-13T23:00:00+09:00" }));
    campus.disables("stuck");
    assert!(wait_for(|| (platform.calls("apply", "stuck") > 0).then_some(())).is_some());
    campus.disables("other");
    let told = wait_for(|| (platform.held("other")["enabled"] == false).then_some(()));
    assert!(told.is_some(), "others wait for the one that is stuck");
}

#[test]
fn a_long_call_holds_up_no_other_on_sqlite() {
    a_long_call_holds_up_no_other(Engine::Sqlite);
}

#[test]
fn a_long_call_holds_up_no_other_on_postgres() {
    a_long_call_holds_up_no_other(Engine::Postgres);
}

on_both_with_a_platform!(two_services_on_one_database_tell_once, |service, platform| {
    let campus = Campus::new(service);
    let _other = service.replica();
    let names: Vec<String> = (0..30).map(|place| format!("person{place:02}")).collect();
    for name in &names {
        campus.creates(name, "student");
        campus.disables(name);
    }
    settles(service);
    for name in &names {
        assert_eq!(
            (platform.held(name)["enabled"].clone(), platform.calls("apply", name)),
            (json!(false), 1),
            "{name}"
        );
    }
    let told = campus.audit("operation=sync.confirm");
    assert_eq!(told.len(), names.len(), "each is stored once");
});

on_both_with_a_platform!(a_service_killed_in_the_middle_of_a_call_loses_and_doubles_nothing, |service, platform| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "student");
    ask_address(&campus, &token, "hanako");
    platform.fails(&json!({ "fault": "do-and-hang", "times": 1 }));
    service.clock.set("2026-04-13T10:00:00+09:00");
    assert!(wait_for(|| (platform.held("tanaka")["address"] != Value::Null).then_some(())).is_some());
    service.signal(Signal::KILL);
    service.start_again();
    assert_eq!(address(&campus, &token)["present"], Value::Null, "the platform's answer was never stored");
    service.clock.set("2026-04-13T10:05:00+09:00");
    settles(service);
    assert_eq!(address(&campus, &token)["present"]["address"], "hanako@mail.example.jp");
    assert_eq!(platform.calls("apply", "tanaka"), 1, "it was looked at, and held already");
    let letters = campus.messages("tanaka");
    let told = letters.iter().filter(|it| it["body"].as_str().unwrap().contains("hanako@mail.example.jp"));
    assert_eq!(told.count(), 2, "asked and in force: {letters:?}");
});

on_both_with_a_platform!(the_operator_asks_at_once_and_sees_what_waits, |service, platform| {
    let campus = Campus::new(service);
    campus.person("tanaka", "staff");
    assert!(service.operate(["sync", "--now"], "").ok().contains("Nothing is due"));
    platform.fails(&json!({ "fault": "fail" }));
    campus.disables("tanaka");
    tried(service, "tanaka", "failed");
    let shown = service.operate(["sync"], "").ok();
    assert!(shown.starts_with("1 account"), "{shown}");
    assert!(shown.contains("tanaka") && shown.contains("failed: 503 backendError"), "{shown}");
    // What waits for another try is tried at once, by this program or by the running service.
    let failed = wait_for(|| Some(service.operate(["sync", "--now"], "")).filter(|it| it.code == 1)).unwrap();
    assert!(failed.stdout.contains("failed: 503"), "{failed}");
    assert!(failed.stderr.contains("did not confirm 1 of 1"), "{failed}");
    platform.recovers();
    let done = service.operate(["sync", "--now"], "").ok();
    // The running service may have been first.
    let by_us = done.contains("tanaka  confirmed") && done.contains("enabled - → no");
    assert!(by_us || done.starts_with("1 account is being asked about") || done.contains("Nothing is due"), "{done}");
    settles(service);
});

on_both_with_a_platform!(the_operator_is_told_of_what_another_service_asks_about, |service, platform| {
    let campus = Campus::new(service);
    campus.person("tanaka", "staff");
    platform.fails(&json!({ "fault": "fail" }));
    campus.disables("tanaka");
    tried(service, "tanaka", "failed");
    let until = meibo::store::time::micros(service.clock.now() + 1i64.second());
    Timer::of(service).does(async |house| {
        let mut tx = house.store.write().await.unwrap();
        tx.script(&format!("UPDATE sync SET leased_until = {until}")).await.unwrap();
        tx.commit().await.unwrap();
    });
    let told = service.operate(["sync", "--now"], "").ok();
    assert_eq!(told.trim(), "1 account is being asked about by a running meibod: look again with meibod sync.");
});

#[test]
fn a_platform_for_tests_is_refused_without_a_test_clock_and_off_loopback() {
    let service = start(Engine::Sqlite);
    let (database, platform) = (service.database(), service.platform().file().to_str().unwrap().to_owned());
    let clock = service.clock.file().to_str().unwrap().to_owned();
    let serve = ["serve", "--database", &database, "--test-platform", &platform];
    let meibod = crate::support::service::meibod;
    assert!(meibod().args(serve).run().fails(2).contains("--test-clock"));
    let open = meibod().args(serve).args(["--test-clock", &clock, "--listen", "0.0.0.0:0"]).run().fails(1);
    assert!(open.contains("loopback"), "{open}");
}
