//! The audit trail (ALL-1): every change and every refusal, who, for whom, what, when, from where, why.

use std::collections::BTreeSet;

use jiff::ToSpan;
use serde_json::{Value, json};

use super::campus::{Campus, REASON, new_account};
use crate::walk::{
    self, entries,
    entry::{Exception, STRANGER, STUDENT},
    journey::{Step, walk},
    request::Request,
};

/// The one entry of a request.
fn entry_of(campus: &Campus<'_>, reader: &str, request_id: &str) -> Value {
    let mut entries = campus.get(reader, &format!("/v1/audit/{request_id}")).ok()["items"].take();
    assert_eq!(entries.as_array().unwrap().len(), 1, "{entries:?}");
    entries[0].take()
}

/// The writing operations of the table that do not leave this out.
fn writing(but: Exception) -> BTreeSet<&'static str> {
    let kept = walk::TABLE.iter().filter(|row| row.writes && !walk::entry(row.id).is_excepted(but));
    kept.map(|row| row.id).collect()
}

/// The reason that the trail has of an actor; a stranger's words are kept out of it.
fn reason_of(actor: &str) -> Option<&str> {
    (actor != "-").then_some("asked at the counter")
}

on_both!(all_1_every_writing_operation_leaves_an_entry_that_says_all, |service| {
    let campus = Campus::new(service);
    let reader = campus.admin();
    let (mut seen, mut telling) = (BTreeSet::new(), BTreeSet::new());
    walk(&campus, &mut |step: &Step| {
        // Two codes sent at one moment have no order.
        service.clock.pass(1.millisecond());
        let answer = step.request(&campus).send();
        let entry = entry_of(&campus, &reader, answer.headers["meibo-request-id"].to_str().unwrap());
        let by = step.by.name.as_str();
        let expected =
            json!([by, step.account, step.operation, "done", "2026-04-13T09:00:00+09:00", "127.0.0.1", reason_of(by)]);
        let fields = ["actor", "account", "operation", "outcome", "at", "address", "reason"];
        assert_eq!(json!(fields.map(|field| &entry[field])), expected, "{answer:?}");
        seen.insert(step.operation);
        if entry["facts"].as_object().is_some_and(|facts| !facts.is_empty()) {
            telling.insert(step.operation);
        }
        answer.ok()
    });
    assert_eq!(seen, writing(Exception::NotWalked));
    // An entry without a fact says that something was changed, and not what.
    assert_eq!(telling, writing(Exception::NotesNothing));
});

on_both!(all_1_entries_of_one_instant_stand_in_the_order_in_which_they_were_made, |service| {
    let campus = Campus::new(service);
    let admin = campus.admin();
    let ids: Vec<String> = (0..40).map(|number| format!("new{number:02}")).collect();
    let rows: Vec<Value> = ids.iter().map(|id| json!({ "key": id, "request": new_account(id, "staff") })).collect();
    let body = json!({ "job": "made at once", "rows": rows });
    campus.request(&admin, "POST", "/v1/bulk/account.create", &body).header(REASON.0, REASON.1).send().ok();
    let accounts = |items: &[Value]| -> Vec<String> {
        items.iter().map(|entry| entry["account"].as_str().unwrap().to_owned()).collect()
    };
    let newest_first: Vec<String> = ids.iter().rev().cloned().collect();
    assert_eq!(accounts(&campus.audit("operation=account.create&outcome=done&filter=account%3E%3Dnew")), newest_first);
    assert_eq!(accounts(&campus.audit("operation=account.create&sort=at&filter=account%3E%3Dnew")), ids);
    // Page by page, too.
    for (sort, expected) in [("-at", &newest_first), ("at", &ids)] {
        let (mut read, mut cursor) = (Vec::new(), String::new());
        loop {
            let path =
                format!("/v1/audit?limit=7&operation=account.create&sort={sort}&filter=account%3E%3Dnew{cursor}");
            let page = campus.get(&admin, &path).ok();
            read.extend(accounts(page["items"].as_array().unwrap()));
            match page["next_cursor"].as_str() {
                Some(next) => cursor = format!("&cursor={next}"),
                None => break,
            }
        }
        assert_eq!(read, *expected, "{sort}");
    }
    // What no client asked for comes from no address.
    let made = campus.audit("operation=account.create-admin");
    assert_eq!((&made[0]["actor"], &made[0]["address"]), (&json!("meibod"), &Value::Null));
});

on_both!(all_1_every_refusal_is_written_down_by_itself, |service| {
    let campus = Campus::new(service);
    let (token, admin) = (campus.person(STUDENT, "student"), campus.admin());
    campus.person("target", "student");
    let all = entries().iter().flat_map(|entry| entry.refusals.iter().map(move |refused| (entry, refused)));
    let (last, first): (Vec<_>, Vec<_>) = all.partition(|(_, refused)| refused.before.is_some());
    for (place, (entry, refused)) in first.into_iter().chain(last).enumerate() {
        // Of one caller only so many kinds a minute are written down apart.
        if place % 20 == 19 {
            service.clock.pass_minutes(1);
        }
        refused.before.into_iter().for_each(|before| before(&campus));
        let by = match refused.by {
            STRANGER => "",
            STUDENT => &token,
            _ => &admin,
        };
        let account = refused.account.map_or("", |account| if account == refused.by { "me" } else { account });
        let Request { method, path, body } = Request::of(entry.id, account, &entry.fields_with(&refused.fields));
        let answer = campus.request(by, method, &path, &body).header(REASON.0, REASON.1).send();
        assert!((400..500).contains(&answer.status), "{path}: {answer:?}");
        let problem: Value = serde_json::from_str(&answer.text).unwrap();
        assert_eq!(problem["code"], refused.code, "{}", entry.id);
        let written = entry_of(&campus, &admin, problem["request_id"].as_str().unwrap());
        let expected = json!([entry.id, "refused", refused.code, refused.by, refused.account, reason_of(refused.by)]);
        let fields = ["operation", "outcome", "code", "actor", "account", "reason"];
        assert_eq!(json!(fields.map(|field| &written[field])), expected);
    }
});

on_both!(all_1_a_refusal_is_seen_in_the_account, |service| {
    let campus = Campus::new(service);
    campus.person("tanaka", "staff");
    for place in 0..7 {
        campus.sign_in("tanaka", &format!("wrong {place}"));
    }
    let shown = campus.get(&campus.admin(), "/v1/accounts/tanaka").ok();
    let codes: BTreeSet<&str> =
        shown["recent_refusals"].as_array().unwrap().iter().map(|it| it["code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["too_many_tries", "wrong_credentials"].into());
});
