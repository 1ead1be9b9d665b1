//! Workshop accounts (SIGN-6, WORK-1).

use jiff::ToSpan;
use serde_json::json;

use super::campus::{Campus, PASSWORD, new_account, one_winner, outcome, race};
use crate::support::http::Answer;

const NEW: &str = "quite another passphrase";

/// A workshop account; its first password.
fn workshop(campus: &Campus, id: &str) -> String {
    let mut body = new_account(id, "other");
    (body["kind"], body["last_day"]) = (json!("workshop"), json!("2026-05-31"));
    let made = campus.post(&campus.admin(), "/v1/accounts", &body).ok();
    made["first_password"].as_str().unwrap().to_owned()
}

fn set(campus: &Campus, id: &str, current: &str, new: &str) -> Answer {
    campus.call("", "PUT", "/v1/workshop/password", &json!({ "account": id, "current": current, "new": new }))
}

on_both!(sign_6_a_workshop_account_comes_in_for_its_password_and_nothing_else, |service| {
    let campus = Campus::new(service);
    let first = workshop(&campus, "ws0001");
    campus.sign_in("ws0001", &first).refused(403, "workshop_only");
    let changed = set(&campus, "ＷＳ0001", &first, NEW).ok();
    assert_eq!(
        changed,
        json!({ "login_id": "ws0001", "changed_at": "2026-04-13T09:00:00+09:00",
            "ends_at": "2026-06-01T00:00:00+09:00" })
    );
    // At once: the old one is wrong, the new one is right, and it still opens nothing else.
    set(&campus, "ws0001", &first, "yet another passphrase").refused(401, "wrong_credentials");
    campus.sign_in("ws0001", NEW).refused(403, "workshop_only");
    set(&campus, "ws0001", NEW, "yet another passphrase").ok();
    let shown = campus.get(&campus.admin(), "/v1/accounts/ws0001").ok();
    assert_eq!((&shown["sessions"], &shown["password"]["state"]), (&json!(0), &json!("set")));
    let told = campus.messages("ws0001");
    assert_eq!(told.len(), 2, "{told:?}");
});

on_both!(sign_6_a_last_day_is_one_that_the_calendar_holds_to_its_end, |service| {
    let campus = Campus::new(service);
    let mut body = new_account("ws0001", "other");
    (body["kind"], body["last_day"]) = (json!("workshop"), json!("9999-12-31"));
    // Instants end at 07:00 of that day.
    let refused = campus.post(&campus.admin(), "/v1/accounts", &body).refused(400, "invalid_value");
    assert_eq!((&refused["facts"]["why"], &refused["facts"]["last"]), (&json!("day-too-late"), &json!("9999-12-30")));
    body["last_day"] = json!("9999-12-30");
    let end = "9999-12-31T00:00:00+09:00";
    assert_eq!(campus.post(&campus.admin(), "/v1/accounts", &body).ok()["account"]["ends_at"], end);
    assert_eq!(campus.get(&campus.admin(), "/v1/accounts/ws0001").ok()["account"]["ends_at"], end);
    let later = json!({ "last_day": "9999-12-31" });
    campus.call(&campus.admin(), "PATCH", "/v1/accounts/ws0001", &later).refused(400, "invalid_value");
    for filter in [
        "ends_at=9999-12-31",
        "ends_at%3E9999-12-30",
        "ends_at%3E%3D9999-12-31",
        "ends_at%3C9999-12-31T09:00",
        "ends_at%3C9999-12-31T09:00:00Z",
    ] {
        let found = campus.get(&campus.admin(), &format!("/v1/accounts?filter={filter}")).ok();
        assert_eq!(found["items"][0]["login_id"], "ws0001", "{filter}");
    }
});

on_both!(sign_6_an_ordinary_account_never_comes_in_there, |service| {
    let campus = Campus::new(service);
    campus.person("tanaka", "staff");
    let seen = |answer: Answer| {
        let status = answer.status;
        (status, outcome(&answer))
    };
    let wrong = (401, "wrong_credentials".to_owned());
    assert_eq!(seen(set(&campus, "tanaka", PASSWORD, NEW)), wrong);
    assert_eq!(seen(set(&campus, "tanaka", "wrong", NEW)), wrong);
    assert_eq!(seen(set(&campus, "nobody0001", "wrong", NEW)), wrong);
    assert_eq!(seen(set(&campus, "not a login id!", "wrong", NEW)), wrong);
    campus.token("tanaka");
    // Closed or not, it is no business of this door.
    campus.disables("tanaka");
    assert_eq!(seen(set(&campus, "tanaka", PASSWORD, NEW)), wrong);
});

on_both!(work_1_the_new_password_meets_the_policy, |service| {
    let campus = Campus::new(service);
    let first = workshop(&campus, "ws0001");
    set(&campus, "ws0001", &first, "only 14 letter").refused(422, "password_too_short");
    set(&campus, "ws0001", &first, "passwordpassword").refused(422, "password_common");
    set(&campus, "ws0001", &first, &first).refused(422, "password_unchanged");
    set(&campus, "ws0001", &first, "exactly 15 here").ok();
});

on_both!(sign_6_it_ends_on_its_day_and_its_first_password_before, |service| {
    let campus = Campus::new(service);
    let (first, late) = (workshop(&campus, "ws0001"), workshop(&campus, "ws0002"));
    set(&campus, "ws0001", &first, NEW).ok();
    service.clock.pass(14.hours() * 24);
    set(&campus, "ws0002", &late, NEW).refused(401, "first_password_expired");
    service.clock.set("2026-05-31T23:59:59+09:00");
    set(&campus, "ws0001", NEW, "yet another passphrase").ok();
    service.clock.set("2026-06-01T00:00:00+09:00");
    set(&campus, "ws0001", "yet another passphrase", NEW).refused(422, "account_disabled");
    set(&campus, "ws0001", "wrong", NEW).refused(401, "wrong_credentials");
});

on_both!(sign_4_guesses_at_the_workshop_door_are_counted_with_those_at_the_other, |service| {
    let campus = Campus::new(service);
    let first = workshop(&campus, "ws0001");
    for place in 0..5 {
        if place % 2 == 0 {
            set(&campus, "ws0001", &format!("wrong {place}"), NEW).refused(401, "wrong_credentials");
        } else {
            campus.sign_in("ws0001", &format!("wrong {place}")).refused(401, "wrong_credentials");
        }
    }
    set(&campus, "ws0001", &first, NEW).refused(422, "too_many_tries");
    service.clock.pass(1.second());
    set(&campus, "ws0001", &first, NEW).ok();
});

on_both!(work_1_racing_to_change_it_changes_it_once, |service| {
    let campus = Campus::new(service);
    let first = workshop(&campus, "ws0001");
    let answers = race(64, |place| {
        let body = json!({ "account": "ws0001", "current": first, "new": format!("a passphrase of racer {place}") });
        campus.request("", "PUT", "/v1/workshop/password", &body)
    });
    assert_eq!(one_winner(&answers), ["wrong_credentials"]);
});
