//! Refusals in the audit trail (ALL-1): one that costs its maker nothing is written down once a minute with a count, so that
//! nobody fills the trail, or hides others behind a flood.

use jiff::ToSpan;
use serde_json::{Value, json};

use super::{campus::Campus, timer::Timer};
use crate::{
    support::{deadline::wait_for, http::Request},
    walk::{self, entries, may::CALLERS},
};

/// Bytes that one signed-in caller can make the trail grow by in a minute, with whatever is refused: 30 kinds and all others
/// as one, each with an entry at once and one when the minute is over, of at most 4 KiB.
const MOST_BYTES: i64 = 31 * 2 * 4096;

/// Entries of the trail by an actor, how many refusals they tell of, and the bytes of their texts.
fn trail(timer: &Timer, actor: &str) -> (i64, i64) {
    let texts =
        ["request_id", "actor", "account", "operation", "outcome", "code", "reason", "address", "facts", "mark"];
    let bytes = texts.map(|text| format!("COALESCE(OCTET_LENGTH({text}), 0)")).join(" + ");
    let number = |select: &str| -> i64 {
        let text = format!("SELECT {select} FROM audit WHERE outcome = 'refused' AND actor = '{actor}'");
        timer.does(async |house| house.store.read().await.unwrap().query(&text).await.unwrap()[0].at(0).unwrap())
    };
    (number("COUNT(*)"), number(&format!("CAST(COALESCE(SUM({bytes} + 16), 0) AS BIGINT)")))
}

/// Waits until the service's own job has written down what was counted in minutes that are over.
fn minute_is_over(service: &crate::support::Service, timer: &Timer) {
    service.clock.pass_minutes(1);
    is_written_down(timer);
}

/// Waits until nothing is counted any more whose minute is over, where all minutes are.
pub(crate) fn is_written_down(timer: &Timer) {
    let left = || -> i64 {
        timer.does(async |house| {
            let text = "SELECT COUNT(*) FROM refusals";
            house.store.read().await.unwrap().query(text).await.unwrap()[0].at(0).unwrap()
        })
    };
    assert!(wait_for(|| (left() == 0).then_some(())).is_some(), "the job never comes");
}

fn rows(campus: &Campus<'_>, token: &str, operation: &str, rows: &[Value], reason: &str) -> Request {
    let rows: Vec<Value> =
        rows.iter().enumerate().map(|(key, row)| json!({ "key": key.to_string(), "request": row })).collect();
    let body = json!({ "job": "a flood", "rows": rows });
    campus.request(token, "POST", &format!("/v1/bulk/{operation}"), &body).header("Meibo-Reason", reason)
}

/// What a student may not: more kinds than are written down apart.
fn kinds() -> Vec<walk::request::Request> {
    let place = CALLERS.iter().position(|caller| *caller == "user").unwrap();
    let all = entries().iter().flat_map(|entry| entry.may.iter().map(move |(whose, signs)| (entry, *whose, signs)));
    let refused = all.filter(|(_, _, signs)| signs.as_bytes()[place] == b'-');
    refused.map(|(entry, whose, _)| walk::request::Request::of(entry.id, whose, &entry.fields)).collect()
}

on_both!(all_1_nobody_who_is_signed_in_fills_the_trail_with_refusals, |service| {
    let campus = Campus::new(service);
    let student = campus.person("gakusei", "student");
    campus.creates("target", "student");
    let timer = Timer::of(service);
    let reason = "%E3%81%82".repeat(500);
    let barred: Vec<Value> = (0..500).map(|_| json!({ "account": "target" })).collect();
    let own: Vec<Value> = (0..500).map(|_| json!({ "account": "me" })).collect();
    let (mut most_entries, mut most_bytes) = (0, 0);
    for _ in 0..3 {
        let before = trail(&timer, "gakusei");
        for _ in 0..3 {
            rows(&campus, &student, "application.stop-withdraw", &barred, &reason).send().refused(403, "not_allowed");
            let answer = rows(&campus, &student, "application.apply", &own, &reason).send().ok();
            assert!(answer["rows"].as_array().unwrap().iter().all(|row| row["problem"]["code"] == "staff_only"));
            // Whatever stands for a row in the trail is found by the row's name.
            let name = answer["rows"][499]["request_id"].as_str().unwrap().to_owned();
            assert_eq!(campus.get(&campus.admin(), &format!("/v1/audit/{name}")).status, 200);
        }
        for _ in 0..3 {
            for walk::request::Request { method, path, body } in kinds() {
                let answer = campus.request(&student, method, &path, &body).header("Meibo-Reason", &reason).send();
                assert!((400..500).contains(&answer.status), "{path}: {answer:?}");
            }
        }
        minute_is_over(service, &timer);
        let after = trail(&timer, "gakusei");
        most_entries = most_entries.max(after.0 - before.0);
        most_bytes = most_bytes.max(after.1 - before.1);
    }
    println!("a minute: {most_entries} entries, {most_bytes} bytes");
    assert!(most_entries <= 62, "{most_entries}");
    assert!(most_bytes <= MOST_BYTES, "{most_bytes}");
    // None is lost: of three minutes, three whole requests, 1,500 rows, and three times each kind.
    let told: u64 = campus.audit("actor=gakusei&outcome=refused").iter().map(|it| it["count"].as_u64().unwrap()).sum();
    assert_eq!(told, 3 * (3 + 1_500 + 3 * kinds().len() as u64));
    let others = campus.audit("operation=refusal.more&actor=gakusei");
    assert!(others.len() == 3 && others[0]["code"].is_null(), "{others:?}");
    assert_eq!(campus.get(&campus.admin(), "/v1/audit/verify").ok()["breaks"], json!([]));
});

on_both!(all_1_a_counted_refusal_says_how_many_when_and_whom, |service| {
    let campus = Campus::new(service);
    let student = campus.person("gakusei", "student");
    let read = |whom: &str| campus.get(&student, &format!("/v1/accounts/{whom}")).refused(403, "not_allowed");
    let first = read("sato")["request_id"].clone();
    for place in 0..28 {
        service.clock.pass(1.second());
        read(["sato", "tanaka", "suzuki"][place % 3]);
    }
    let entries = || campus.audit("operation=account.show&outcome=refused");
    assert_eq!(entries().len(), 1);
    assert_eq!((&entries()[0]["count"], &entries()[0]["account"]), (&json!(1), &json!("sato")));
    // A service that is killed has counted what it answered.
    service.signal(rustix::process::Signal::KILL);
    service.start_again();
    service.clock.pass(32.seconds());
    let counted = wait_for(|| Some(entries()).filter(|entries| entries.len() == 2)).expect("the job comes");
    let (of_count, of_first) = (&counted[0], &counted[1]);
    assert_eq!(of_first["request_id"], first);
    assert_eq!(of_count["request_id"], first, "found beside the one that was written down at once");
    assert_eq!((&of_count["count"], &of_count["account"]), (&json!(28), &Value::Null));
    let facts = &of_count["facts"];
    assert_eq!((&facts["accounts"], &facts["concerned"]), (&json!(3), &json!("sato tanaka suzuki")));
    assert_eq!(facts["first_at"], "2026-04-13T00:00:00Z");
    assert_eq!(facts["last_at"], "2026-04-13T00:00:28Z");
    // The next one after its minute is written down at once again; what can be chosen by the count is.
    read("sato");
    assert_eq!(entries().len(), 3);
    assert_eq!(campus.audit("filter=count%3E1").len(), 1);
    assert_eq!(campus.audit("sort=-count")[0]["count"], 28);
});

on_both!(all_1_refusals_that_were_counted_are_told_by_the_last_of_them, |service| {
    let campus = Campus::new(service);
    let student = campus.person("gakusei", "student");
    let tries =
        || campus.post(&student, "/v1/me/app-passwords", &json!({ "name": "Phone" })).refused(409, "two_step_off");
    tries();
    service.clock.pass(5.seconds());
    tries();
    service.clock.pass(60.seconds());
    let shown = || campus.get(&student, "/v1/accounts/me").ok()["recent_refusals"].as_array().unwrap().clone();
    let told = wait_for(|| Some(shown()).filter(|told| told[0]["count"] == 2)).expect("the minute is over");
    assert_eq!(told[0]["at"], "2026-04-13T09:00:05+09:00", "not when it was written down");
});

on_both!(all_1_the_next_of_a_kind_writes_down_what_was_counted_before, |service| {
    let campus = Campus::new(service);
    let student = campus.person("gakusei", "student");
    let read = || campus.get(&student, "/v1/accounts/sato").refused(403, "not_allowed");
    (0..4).for_each(|_| drop(read()));
    // No minute of the clock begins: nothing but the next one tells.
    service.clock.set("2026-04-13T09:00:59+09:00");
    read();
    service.clock.set("2026-04-13T09:01:00+09:00");
    read();
    let counts: Vec<Value> =
        campus.audit("operation=account.show&outcome=refused").iter().map(|it| it["count"].clone()).collect();
    assert_eq!(counts.len(), 3);
    assert!(counts.contains(&json!(4)), "{counts:?}");
});

on_both!(all_1_a_dry_run_that_is_refused_is_marked_as_one, |service| {
    let campus = Campus::new(service);
    let student = campus.person("gakusei", "student");
    let send = |dry: &str| {
        let request = campus.request(&student, "POST", "/v1/me/pop/disable", &json!({}));
        request.header("Meibo-Dry-Run", dry).send().refused(409, "nothing_to_change");
    };
    let marks = || {
        let entries = campus.audit("operation=pop.disable");
        let mut marks: Vec<Value> = entries.iter().map(|it| it["facts"]["dry_run"].clone()).collect();
        marks.sort_by_key(Value::to_string);
        marks
    };
    // What comes before the act itself is what became of that.
    send("before");
    assert_eq!(marks(), [Value::Null]);
    for dry in ["true", "true", "false"] {
        send(dry);
    }
    assert_eq!(marks(), [json!("yes"), Value::Null]);
});

on_both!(all_1_a_flood_hides_nothing_from_the_owner, |service| {
    let campus = Campus::new(service);
    let (student, other) = (campus.person("gakusei", "student"), campus.person("other", "student"));
    let owner = campus.person("target", "student");
    let timer = Timer::of(service);
    campus.call(&other, "POST", "/v1/accounts/target/lockdown", &json!({})).refused(403, "not_allowed");
    campus.get(&other, "/v1/accounts/target").refused(403, "not_allowed");
    for _ in 0..12 {
        for _ in 0..3 {
            campus.get(&student, "/v1/accounts/target").refused(403, "not_allowed");
        }
        minute_is_over(service, &timer);
    }
    let shown = campus.get(&owner, "/v1/accounts/me").ok()["recent_refusals"].take();
    let told = |place: usize| {
        (shown[place]["operation"].as_str(), shown[place]["code"].as_str(), shown[place]["count"].as_u64())
    };
    assert_eq!(told(0), (Some("account.show"), Some("not_allowed"), Some(36)), "{shown}");
    assert_eq!(shown[1]["count"], 1, "{shown}");
    assert_eq!(shown.as_array().unwrap().len(), 3, "{shown}");
});

on_both!(all_1_strangers_hide_no_network_from_the_help_desk, |service| {
    let campus = Campus::new(service);
    campus.creates("target", "student");
    let server = campus.service_token("mail-decision");
    let timer = Timer::of(service);
    for place in 0..14 {
        let body = json!({ "user": "target", "secret": "x", "protocol": "imap",
            "client_address": format!("192.0.2.{place}") });
        campus.post(&server, "/v1/mail/log-ins", &body).ok();
    }
    assert_eq!(campus.audit("operation=mail.log-in").len(), 10, "ten networks are written down apart");
    minute_is_over(service, &timer);
    let entries = campus.audit("operation=mail.log-in");
    assert_eq!((entries.len(), &entries[0]["count"], &entries[0]["account"]), (11, &json!(4), &json!("target")));
    let shown = campus.get(&campus.admin(), "/v1/accounts/target").ok();
    let refusals = shown["mail_log_ins"]["refusals"].as_array().unwrap();
    assert!(refusals.iter().all(|it| it["protocol"] == "imap"), "{refusals:?}");
});
