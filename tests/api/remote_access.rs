//! Remote access (REMOTE-1 to REMOTE-3): seats that nobody overbooks.

use serde_json::{Value, json};

use super::campus::{Campus, REASON, new_account, one_winner, outcomes, race};
use crate::support::{Engine, Service, deadline::wait_for, http::Request, service::Setup};

const SHOW: &str = "/v1/accounts/me/remote-access";

/// Somebody with a valid entitlement; their token.
fn entitled(campus: &Campus<'_>, id: &str) -> String {
    let token = campus.person(id, "staff");
    campus.post(&token, "/v1/accounts/me/applications/apply", &json!({})).ok();
    token
}

fn enable(campus: &Campus<'_>, token: &str) -> Request {
    campus.request(token, "POST", &format!("{SHOW}/enable"), &json!({}))
}

fn disable(campus: &Campus<'_>, token: &str) -> Request {
    campus.request(token, "POST", &format!("{SHOW}/disable"), &json!({}))
}

fn state(campus: &Campus<'_>, token: &str) -> (String, u64) {
    let shown = campus.get(token, SHOW).ok();
    (shown["remote_access"]["state"].as_str().unwrap().to_owned(), shown["seats_free"].as_u64().unwrap())
}

/// An administrator's or the help desk's act on another's account.
fn act(campus: &Campus<'_>, token: &str, id: &str, what: &str) -> Request {
    campus.request(token, "POST", &format!("/v1/accounts/{id}/{what}"), &json!({})).header(REASON.0, REASON.1)
}

/// The same on both engines with three seats.
macro_rules! with_three_seats {
    ($name:ident, |$service:ident| $body:block) => {
        mod $name {
            use super::*;

            fn journey($service: &Service) $body

            fn run(engine: Engine) {
                journey(&Setup::new(engine).config("[policy.remote_access]\nseats = 3\n").start());
            }

            #[test]
            fn on_sqlite() {
                run(Engine::Sqlite);
            }

            #[test]
            fn on_postgres() {
                run(Engine::Postgres);
            }
        }
    };
}

with_three_seats!(remote_1_only_with_a_valid_entitlement_and_at_once, |service| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "staff");
    enable(&campus, &token).send().refused(409, "not_entitled");
    assert_eq!(state(&campus, &token), ("off".to_owned(), 3));
    campus.post(&token, "/v1/accounts/me/applications/apply", &json!({})).ok();
    let done = enable(&campus, &token).send().ok();
    assert_eq!((&done["before"]["state"], &done["now"]["seats_free"]), (&json!("off"), &json!(2)));
    let seat = json!({ "state": "on", "since": "2026-04-13T09:00:00+09:00", "ends_at": "2027-04-01T00:00:00+09:00" });
    assert_eq!(done["now"]["remote_access"], seat);
    enable(&campus, &token).send().refused(409, "remote_access_on");
    assert_eq!(campus.get(&token, "/v1/accounts/me").ok()["remote_access"], seat);
    // It ends with the entitlement, and another entitlement does not bring it back.
    service.clock.set("2027-04-01T00:00:00+09:00");
    let token = campus.token("tanaka");
    enable(&campus, &token).send().refused(409, "not_entitled");
    campus.post(&token, "/v1/accounts/me/applications/apply", &json!({})).ok();
    assert_eq!(state(&campus, &token), ("off".to_owned(), 3));
});

with_three_seats!(remote_2_when_none_is_free_the_request_is_refused_with_that_reason, |service| {
    let campus = Campus::new(service);
    let tokens = ["a", "b", "c", "d"].map(|id| entitled(&campus, id));
    for token in &tokens[..3] {
        enable(&campus, token).send().ok();
    }
    let refused = enable(&campus, &tokens[3]).send().refused(409, "remote_access_full");
    assert_eq!(refused["facts"]["seats"], 3);
    disable(&campus, &tokens[0]).send().ok();
    enable(&campus, &tokens[3]).send().ok();
    enable(&campus, &tokens[0]).send().refused(409, "remote_access_full");
});

with_three_seats!(remote_2_64_people_race_for_three_seats, |service| {
    let campus = Campus::new(service);
    let admin = campus.admin();
    let ids: Vec<String> = (0..64).map(|number| format!("person{number}")).collect();
    for id in &ids {
        campus.post(&admin, "/v1/accounts", &new_account(id, "staff")).ok();
        act(&campus, &admin, id, "applications/apply").send().ok();
    }
    let answers = race(64, |place| act(&campus, &admin, &ids[place], "remote-access/enable"));
    let codes = outcomes(&answers);
    assert_eq!(codes.iter().filter(|code| *code == "done").count(), 3, "{codes:?}");
    assert!(codes.iter().all(|code| ["done", "remote_access_full"].contains(&code.as_str())), "{codes:?}");
    let on = ids.iter().filter(|id| {
        let shown = campus.get(&admin, &format!("/v1/accounts/{id}/remote-access")).ok();
        shown["remote_access"]["state"] == "on"
    });
    assert_eq!(on.count(), 3);
    assert_eq!(state(&campus, &admin).1, 0);
});

with_three_seats!(remote_3_a_seat_is_given_back_once, |service| {
    let campus = Campus::new(service);
    let token = entitled(&campus, "tanaka");
    disable(&campus, &token).send().refused(409, "remote_access_off");
    assert_eq!(one_winner(&race(48, |_| enable(&campus, &token))), ["remote_access_on"]);
    assert_eq!(state(&campus, &token), ("on".to_owned(), 2));
    assert_eq!(one_winner(&race(48, |_| disable(&campus, &token))), ["remote_access_off"]);
    assert_eq!(state(&campus, &token), ("off".to_owned(), 3));
});

with_three_seats!(remote_2_a_seat_of_an_ended_entitlement_is_free_at_once, |service| {
    let campus = Campus::new(service);
    let tokens = ["a", "b", "c"].map(|id| entitled(&campus, id));
    for token in &tokens {
        enable(&campus, token).send().ok();
    }
    campus.post(&tokens[0], "/v1/accounts/me/applications/stop", &json!({})).ok();
    campus.person("d", "staff");
    service.clock.set("2026-04-13T23:59:59+09:00");
    let newcomer = campus.token("d");
    campus.post(&newcomer, "/v1/accounts/me/applications/apply", &json!({})).ok();
    enable(&campus, &newcomer).send().refused(409, "remote_access_full");
    assert_eq!(state(&campus, &campus.token("a")).0, "on");
    service.clock.set("2026-04-14T00:00:00+09:00");
    assert_eq!(state(&campus, &campus.token("a")), ("off".to_owned(), 1));
    enable(&campus, &newcomer).send().ok();
    // A new entitlement does not bring the old seat back, and there is none left.
    let again = campus.token("a");
    campus.post(&again, "/v1/accounts/me/applications/apply", &json!({})).ok();
    assert_eq!(state(&campus, &again), ("off".to_owned(), 0));
    enable(&campus, &again).send().refused(409, "remote_access_full");
});

with_three_seats!(stop_3_when_a_stop_takes_effect_remote_access_is_given_back_and_told, |service| {
    let campus = Campus::new(service);
    let token = entitled(&campus, "tanaka");
    enable(&campus, &token).send().ok();
    campus.post(&token, "/v1/accounts/me/applications/stop", &json!({})).ok();
    service.clock.set("2026-04-14T00:00:00+09:00");
    // The jobs look when the service starts.
    service.start_again();
    let ended = |entries: &[Value]| entries.iter().any(|it| it["facts"]["remote_access"] == "given back");
    let done = wait_for(|| ended(&campus.audit("operation=entitlement.end&account=tanaka")).then_some(()));
    assert!(done.is_some(), "nobody has given it back");
    let subjects: Vec<String> =
        campus.messages("tanaka").iter().map(|it| it["subject"].as_str().unwrap().to_owned()).collect();
    assert!(subjects.iter().any(|it| it.contains("リモートアクセス環境の利用が終了しました")), "{subjects:?}");
});

with_three_seats!(an_administrator_does_it_with_a_reason_and_the_owner_is_told, |service| {
    let campus = Campus::new(service);
    entitled(&campus, "tanaka");
    let admin = campus.admin();
    campus.post(&admin, "/v1/accounts/tanaka/remote-access/enable", &json!({})).refused(400, "reason_needed");
    act(&campus, &admin, "tanaka", "remote-access/enable").send().ok();
    let told = campus.messages("tanaka");
    assert!(told.iter().any(|it| it["body"].as_str().unwrap().contains("asked at the counter")), "{told:?}");
    let desk = campus.holder("desk", "help-desk");
    act(&campus, &desk, "tanaka", "remote-access/disable").send().refused(403, "not_allowed");
    campus.person("gakusei", "student");
    act(&campus, &admin, "gakusei", "remote-access/enable").send().refused(409, "not_entitled");
});
