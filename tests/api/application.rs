//! Entitlement: apply, stop, withdraw, apply for another; notices and ends (ENT-1, APPLY-1, STOP-*, PROXY-*).

use jiff::ToSpan;
use meibo::{ops, rules::Policy};
use serde_json::{Value, json};

use super::{
    campus::{Campus, REASON, new_account},
    timer::Timer,
};
use crate::support::{Engine, Service, http::Answer, service::Setup};

const MINE: &str = "/v1/accounts/me/applications";

fn apply(campus: &Campus<'_>, token: &str) -> Answer {
    campus.post(token, &format!("{MINE}/apply"), &json!({}))
}

fn stop(campus: &Campus<'_>, token: &str, on: Option<&str>) -> Answer {
    let body = on.map_or(json!({}), |on| json!({ "on": on }));
    campus.post(token, &format!("{MINE}/stop"), &body)
}

fn withdraw(campus: &Campus<'_>, token: &str) -> Answer {
    campus.post(token, &format!("{MINE}/withdraw-stop"), &json!({}))
}

fn proxy(campus: &Campus<'_>, token: &str, target: &str) -> Answer {
    campus.post(token, "/v1/applications/proxy", &json!({ "target": target }))
}

/// The state of the entitlement as the account's one view shows it.
fn held(campus: &Campus<'_>, id: &str) -> Value {
    campus.get(&campus.admin(), &format!("/v1/accounts/{id}")).ok()["account"]["entitlement"].clone()
}

on_both!(apply_1_only_staff_without_an_entitlement_may_apply, |service| {
    let campus = Campus::new(service);
    let staff = campus.person("tanaka", "staff");
    for (id, affiliation) in [("gakusei", "student"), ("guest", "other")] {
        let token = campus.person(id, affiliation);
        apply(&campus, &token).refused(422, "staff_only");
        stop(&campus, &token, None).refused(422, "staff_only");
    }
    assert_eq!(held(&campus, "tanaka"), "none");
    let done = apply(&campus, &staff).ok();
    let expected = json!({ "state": "valid", "since": "2026-04-13T09:00:00+09:00", "until": "2027-03-31",
        "ends_at": "2027-04-01T00:00:00+09:00" });
    assert_eq!(done["entitlement"], expected);
    assert_eq!((&done["application"]["applicant"], &done["application"]["kind"]), (&json!("tanaka"), &json!("apply")));
    let again = apply(&campus, &staff).refused(409, "already_entitled");
    assert_eq!(again["possible_from"], "2027-04-01T00:00:00+09:00");
});

on_both!(ent_1_ends_at_midnight_after_31_march, |service| {
    let campus = Campus::new(service);
    campus.person("tanaka", "staff");
    service.clock.set("2027-03-31T23:59:59+09:00");
    let token = campus.token("tanaka");
    let done = apply(&campus, &token).ok();
    assert_eq!(done["entitlement"]["until"], "2027-03-31", "the last day of the academic year is the coming one");
    assert_eq!(held(&campus, "tanaka"), "valid");
    service.clock.set("2027-04-01T00:00:00+09:00");
    assert_eq!(held(&campus, "tanaka"), "ended");
    let done = apply(&campus, &token).ok();
    assert_eq!(done["entitlement"]["until"], "2028-03-31");
    assert_eq!(done["before"]["state"], "ended");
});

on_both!(stop_1_today_or_later_and_not_after_the_entitlements_own_end, |service| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "staff");
    stop(&campus, &token, None).refused(409, "not_entitled");
    withdraw(&campus, &token).refused(409, "not_entitled");
    apply(&campus, &token).ok();
    stop(&campus, &token, Some("2026-04-12")).refused(422, "stop_date_past");
    stop(&campus, &token, Some("2027-04-01")).refused(422, "stop_date_after_end");
    for none in ["2026-02-29", "31 March", "2026-13-01", ""] {
        stop(&campus, &token, Some(none)).refused(400, "invalid_request");
    }
    let done = stop(&campus, &token, Some("2027-03-31")).ok();
    assert_eq!(done["entitlement"]["ends_at"], "2027-03-31T00:00:00+09:00");
});

on_both!(stop_2_today_means_tomorrow_at_midnight, |service| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "staff");
    apply(&campus, &token).ok();
    let done = stop(&campus, &token, Some("2026-04-13")).ok();
    assert_eq!(done["entitlement"]["ends_at"], "2026-04-14T00:00:00+09:00");
    assert_eq!(done["entitlement"]["stop_on"], "2026-04-13");
    withdraw(&campus, &token).ok();
    let done = stop(&campus, &token, None).ok();
    assert_eq!(done["entitlement"]["ends_at"], "2026-04-14T00:00:00+09:00");
    service.clock.set("2026-04-13T23:59:59+09:00");
    assert_eq!(held(&campus, "tanaka"), "stop_pending");
    service.clock.set("2026-04-14T00:00:00+09:00");
    assert_eq!(held(&campus, "tanaka"), "ended");
});

on_both!(stop_2_a_stop_on_the_last_day_and_on_a_leap_day, |service| {
    let campus = Campus::new(service);
    campus.person("tanaka", "staff");
    service.clock.set("2027-12-01T09:00:00+09:00");
    let token = campus.token("tanaka");
    apply(&campus, &token).ok();
    let done = stop(&campus, &token, Some("2028-02-29")).ok();
    assert_eq!(done["entitlement"]["ends_at"], "2028-02-29T00:00:00+09:00");
    withdraw(&campus, &token).ok();
    service.clock.set("2028-02-28T23:59:59+09:00");
    let token = campus.token("tanaka");
    let done = stop(&campus, &token, None).ok();
    assert_eq!(done["entitlement"]["ends_at"], "2028-02-29T00:00:00+09:00");
    withdraw(&campus, &token).ok();
    service.clock.set("2028-03-31T12:00:00+09:00");
    let token = campus.token("tanaka");
    let done = stop(&campus, &token, None).ok();
    assert_eq!(done["entitlement"]["ends_at"], "2028-04-01T00:00:00+09:00");
});

on_both!(stop_3_a_waiting_stop_is_seen_and_withdrawn, |service| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "staff");
    apply(&campus, &token).ok();
    withdraw(&campus, &token).refused(409, "no_stop_pending");
    stop(&campus, &token, Some("2026-04-20")).ok();
    stop(&campus, &token, Some("2026-04-21")).refused(409, "stop_pending");
    let shown = campus.get(&token, "/v1/accounts/me").ok();
    assert_eq!(shown["entitlement"]["state"], "stop_pending");
    assert_eq!(shown["entitlement"]["stop_on"], "2026-04-20");
    assert_eq!(withdraw(&campus, &token).ok()["entitlement"]["ends_at"], "2027-04-01T00:00:00+09:00");
    stop(&campus, &token, Some("2026-04-20")).ok();
    service.clock.set("2026-04-19T23:59:58+09:00");
    let token = campus.token("tanaka");
    withdraw(&campus, &token).ok();
    service.clock.set("2026-04-19T23:59:59+09:00");
    stop(&campus, &token, Some("2026-04-20")).ok();
    service.clock.set("2026-04-20T00:00:00+09:00");
    withdraw(&campus, &token).refused(409, "not_entitled");
    let kinds: Vec<Value> =
        campus.get(&token, MINE).ok()["items"].as_array().unwrap().iter().map(|one| one["kind"].clone()).collect();
    assert_eq!(kinds.len(), 6, "{kinds:?}");
    assert_eq!(kinds[0], "stop");
});

on_both!(stop_3_who_became_a_student_meanwhile_withdraws_it_all_the_same, |service| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "staff");
    apply(&campus, &token).ok();
    for by_owner in [true, false] {
        stop(&campus, &token, Some("2026-04-20")).ok();
        campus.call(&campus.admin(), "PATCH", "/v1/accounts/tanaka", &json!({ "affiliation": "student" })).ok();
        let path = "/v1/accounts/tanaka/applications/withdraw-stop";
        let request = match by_owner {
            true => campus.request(&token, "POST", path, &json!({})),
            false => campus.request(&campus.admin(), "POST", path, &json!({})).header(REASON.0, REASON.1),
        };
        assert_eq!(request.send().ok()["entitlement"]["state"], "valid");
        stop(&campus, &token, Some("2026-04-20")).refused(422, "staff_only");
        campus.call(&campus.admin(), "PATCH", "/v1/accounts/tanaka", &json!({ "affiliation": "staff" })).ok();
    }
});

on_both!(proxy_1_the_target_is_entitled_at_once_and_both_are_recorded, |service| {
    let campus = Campus::new(service);
    let agent = campus.holder("agent", "proxy-applicant");
    campus.person("gakusei", "student");
    // The agent sees the name and the department before anything is sent.
    let body = json!({ "target": "ＧＡＫＵＳＥＩ" });
    let shown =
        campus.request(&agent, "POST", "/v1/applications/proxy", &body).header("Meibo-Dry-Run", "true").send().ok();
    assert_eq!((&shown["name"], &shown["department"]), (&json!("Name of gakusei"), &json!("理学部")));
    assert_eq!(held(&campus, "gakusei"), "none");
    let done = proxy(&campus, &agent, "gakusei").ok();
    assert_eq!(
        (&done["application"]["account"], &done["application"]["applicant"]),
        (&json!("gakusei"), &json!("agent"))
    );
    assert_eq!(held(&campus, "gakusei"), "valid");
    let entry = &campus.audit("operation=application.proxy-apply&outcome=done")[0];
    assert_eq!((&entry["actor"], &entry["account"]), (&json!("agent"), &json!("gakusei")));
    assert!(campus.messages("gakusei").iter().any(|it| it["to"] == "gakusei@example.jp"), "the target is told");
});

on_both!(proxy_2_every_other_target_gets_the_very_same_answer, |service| {
    let campus = Campus::new(service);
    let agent = campus.holder("agent", "proxy-applicant");
    campus.person("entitled", "student");
    proxy(&campus, &agent, "entitled").ok();
    campus.person("disabled", "student");
    campus.disables("disabled");
    campus.person("staff", "staff");
    let mut workshop = new_account("ws0001", "other");
    workshop["kind"] = json!("workshop");
    workshop["last_day"] = json!("2026-05-31");
    campus.post(&campus.admin(), "/v1/accounts", &workshop).ok();
    let answers: Vec<String> = ["nobody", "entitled", "disabled", "staff", "agent", "ws0001", "", "no such id!", "me"]
        .iter()
        .map(|target| {
            let answer = proxy(&campus, &agent, target);
            let problem = serde_json::from_str::<Value>(&answer.text).unwrap();
            let text = answer.text.replace(problem["request_id"].as_str().unwrap(), "ID");
            answer.refused(422, "proxy_target_refused");
            text
        })
        .collect();
    assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:?}");
});

on_both!(proxy_is_for_staff_who_hold_the_right, |service| {
    let campus = Campus::new(service);
    campus.person("gakusei", "student");
    let role = "/v1/accounts/gakusei/roles/proxy-applicant";
    campus.call(&campus.admin(), "PUT", role, &Value::Null).refused(422, "role_not_fitting");
    let agent = campus.holder("agent", "proxy-applicant");
    let moved = json!({ "affiliation": "other" });
    campus.call(&campus.admin(), "PATCH", "/v1/accounts/agent", &moved).refused(422, "role_not_fitting");
    campus.call(&campus.admin(), "DELETE", "/v1/accounts/agent/roles/proxy-applicant", &Value::Null).ok();
    proxy(&campus, &agent, "gakusei").refused(403, "not_allowed");
});

on_both!(an_administrator_applies_and_stops_for_an_id_with_a_reason, |service| {
    let campus = Campus::new(service);
    campus.person("tanaka", "staff");
    campus.person("gakusei", "student");
    let admin = campus.admin();
    let with_reason = |path: &str| campus.request(&admin, "POST", path, &json!({})).header(REASON.0, REASON.1).send();
    campus.post(&admin, "/v1/accounts/tanaka/applications/apply", &json!({})).refused(400, "reason_needed");
    with_reason("/v1/accounts/gakusei/applications/apply").refused(422, "staff_only");
    let done = with_reason("/v1/accounts/tanaka/applications/apply").ok();
    assert_eq!(
        (&done["application"]["account"], &done["application"]["applicant"]),
        (&json!("tanaka"), &json!("admin0001"))
    );
    with_reason("/v1/accounts/tanaka/applications/stop").ok();
    with_reason("/v1/accounts/tanaka/applications/withdraw-stop").ok();
    assert!(campus.messages("tanaka").iter().any(|it| it["body"].as_str().unwrap().contains("asked at the counter")));
});

fn rings(timer: &Timer, service: &Service) {
    timer.does(async |house| ops::entitlement::run(house, service.clock.now()).await).unwrap();
}

on_both!(ent_1_the_owner_is_told_30_and_7_days_before_once_each, |service| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "staff");
    apply(&campus, &token).ok();
    let timer = Timer::of(service);
    let notices = || campus.audit("operation=entitlement.notice&account=tanaka").len();
    // 00:00 of 2 March is thirty days before 1 April, 00:00 of 25 March seven.
    let days = [
        ("2027-03-01T23:59:59+09:00", 0),
        ("2027-03-02T00:00:00+09:00", 1),
        ("2027-03-24T23:59:59+09:00", 1),
        ("2027-03-25T00:00:00+09:00", 2),
        ("2027-03-31T23:59:59+09:00", 2),
    ];
    for (at, told) in days {
        service.clock.set(at);
        rings(&timer, service);
        rings(&timer, service);
        assert_eq!(notices(), told, "{at}");
    }
});

on_both!(stop_3_an_end_is_carried_out_once, |service| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "staff");
    let agent = campus.holder("agent", "proxy-applicant");
    campus.person("gakusei", "student");
    proxy(&campus, &agent, "gakusei").ok();
    apply(&campus, &token).ok();
    stop(&campus, &token, Some("2026-04-20")).ok();
    let timer = Timer::of(service);
    let ends = || campus.audit("operation=entitlement.end").len();
    service.clock.set("2026-04-19T23:59:59+09:00");
    rings(&timer, service);
    assert_eq!(ends(), 0);
    service.clock.set("2026-04-20T00:00:00+09:00");
    rings(&timer, service);
    rings(&timer, service);
    let entries = campus.audit("operation=entitlement.end");
    assert_eq!(entries.len(), 1, "{entries:?}");
    assert_eq!((&entries[0]["account"], &entries[0]["actor"]), (&json!("tanaka"), &json!("meibod")));
    // Granted anew, it ends anew.
    apply(&campus, &campus.token("tanaka")).ok();
    service.clock.set("2027-04-01T00:00:00+09:00");
    rings(&timer, service);
    rings(&timer, service);
    assert_eq!(ends(), 3);
});

#[test]
fn ent_1_those_who_are_owed_no_notice_hide_nobody() {
    let service = Service::start(Engine::Sqlite);
    let campus = Campus::new(&service);
    let token = campus.person("zz-last", "staff");
    apply(&campus, &token).ok();
    service.clock.set("2027-03-03T09:00:00+09:00");
    assert!(service.stop().success());
    // 600 who were given theirs in March, after the notice's day: written straight into the table, which the API
    // would fill only slowly.
    let file = service.folder().join("meibo.db");
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let timer = Timer::of(&service);
    runtime.block_on(async {
        let mut tx = timer.house.store.write().await.unwrap();
        for place in 0..600_i64 {
            let account = meibo::store::account::find_one(&mut tx, &"zz-last".parse().unwrap()).await.unwrap().unwrap();
            let mut other = account.clone();
            other.account.id = meibo::rules::Id::from_i64(place + 1);
            other.account.login_id = format!("late{place}").parse().unwrap();
            meibo::store::account::insert(&mut tx, &[other]).await.unwrap();
            let (now, policy) = ("2027-03-02T12:00:00+09:00".parse().unwrap(), Policy::default());
            let zone = meibo::rules::time::zone(&policy).unwrap();
            let id = meibo::rules::Id::from_i64(place + 1);
            let new = meibo::rules::entitlement::grant(id, now, &policy.entitlement, &zone);
            assert!(meibo::store::entitlement::grant(&mut tx, &[(id, new.clone())], now).await.unwrap().contains(&id));
        }
        tx.commit().await.unwrap();
    });
    assert!(file.exists());
    service.start_again();
    rings(&timer, &service);
    assert_eq!(campus.audit("operation=entitlement.notice").len(), 1);
    service.clock.pass(1.second());
}

/// In each zone: when it is, the day to stop on (none for today), and when the entitlement then ends.
const ZONES: [(&str, &str, Option<&str>, &str); 9] = [
    // In New York the clock goes on in the night of 14 March 2027 and back on 7 November.
    ("America/New_York", "2027-03-13T23:59:59-05:00", None, "2027-03-14T00:00:00-05:00"),
    ("America/New_York", "2027-03-14T00:00:00-05:00", None, "2027-03-15T00:00:00-04:00"),
    ("America/New_York", "2027-11-06T12:00:00-04:00", Some("2027-11-07"), "2027-11-07T00:00:00-04:00"),
    ("America/New_York", "2027-11-06T12:00:00-04:00", Some("2027-11-08"), "2027-11-08T00:00:00-05:00"),
    ("Europe/London", "2027-03-28T00:59:59+00:00", None, "2027-03-29T00:00:00+01:00"),
    ("Europe/London", "2027-10-31T12:00:00+00:00", None, "2027-11-01T00:00:00+00:00"),
    ("Europe/London", "2027-12-31T23:59:59+00:00", None, "2028-01-01T00:00:00+00:00"),
    // In Apia there was no 30 December 2011.
    ("Pacific/Apia", "2011-12-29T23:59:59-10:00", None, "2011-12-31T00:00:00+14:00"),
    ("Pacific/Apia", "2011-12-29T12:00:00-10:00", Some("2011-12-31"), "2011-12-31T00:00:00+14:00"),
];

fn stops_in_zones(engine: Engine) {
    for zone in ["America/New_York", "Europe/London", "Pacific/Apia"] {
        let service = Setup::new(engine).config(&format!("[policy]\ntime_zone = \"{zone}\"\n")).start();
        service.clock.set("2011-12-29T00:00:00-10:00");
        let campus = Campus::new(&service);
        campus.person("tanaka", "staff");
        for (_, now, on, ends_at) in ZONES.iter().filter(|(of, ..)| *of == zone) {
            service.clock.set(now);
            let token = campus.token("tanaka");
            if held(&campus, "tanaka") != "valid" {
                apply(&campus, &token).ok();
            }
            let done = stop(&campus, &token, *on).ok();
            assert_eq!(done["entitlement"]["ends_at"], *ends_at, "{zone} {now} {on:?}");
            let end: jiff::Timestamp = ends_at.parse().unwrap();
            service.clock.set(&(end - 1.second()).to_string());
            assert_eq!(held(&campus, "tanaka"), "stop_pending", "{zone} {now}");
            service.clock.set(now);
            withdraw(&campus, &campus.token("tanaka")).ok();
        }
    }
}

#[test]
fn stop_2_midnights_of_zones_with_summer_time_on_sqlite() {
    stops_in_zones(Engine::Sqlite);
}

#[test]
fn stop_2_midnights_of_zones_with_summer_time_on_postgres() {
    stops_in_zones(Engine::Postgres);
}
