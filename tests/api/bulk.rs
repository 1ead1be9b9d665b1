//! Many rows of one operation in one request (the service's half of `--from`).

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{
    alias::mailbox,
    campus::{Campus, PASSWORD, REASON, new_account, race, token_of},
    chain::spoil,
};
use crate::support::http::{Answer, Request};

const JOB: &str = "a job of the tests";

fn rows(campus: &Campus, token: &str, operation: &str, job: &str, rows: &[(&str, Value)]) -> Request {
    let rows: Vec<Value> = rows.iter().map(|(key, request)| json!({ "key": key, "request": request })).collect();
    let body = json!({ "job": job, "rows": rows });
    campus.request(token, "POST", &format!("/v1/bulk/{operation}"), &body).header(REASON.0, REASON.1)
}

/// How each row ended: its result, or the code.
fn ends(answer: &Answer) -> Vec<String> {
    let reply: Value = serde_json::from_str(&answer.text).unwrap();
    let rows = reply["rows"].as_array().unwrap_or_else(|| panic!("no rows: {answer:?}"));
    rows.iter()
        .map(|row| match row["problem"]["code"].as_str() {
            Some(code) => format!("{} {code}", row["result"].as_str().unwrap()),
            None => row["result"].as_str().unwrap().to_owned(),
        })
        .collect()
}

fn moves(id: &str, department: &str) -> (String, Value) {
    (id.to_owned(), json!({ "account": id, "department": department }))
}

fn department(campus: &Campus, id: &str) -> Value {
    campus.get(&campus.admin(), &format!("/v1/accounts/{id}")).ok()["account"]["department"].take()
}

on_both!(bulk_each_row_is_judged_by_itself_and_spoils_no_other, |service| {
    let campus = Campus::new(service);
    let admin = campus.admin();
    campus.creates("tanaka", "staff");
    campus.creates("suzuki", "staff");
    let set = [
        ("tanaka", json!({ "account": "tanaka", "department": "文学部" })),
        ("nobody", json!({ "account": "nobody0001", "department": "文学部" })),
        ("suzuki", json!({ "account": "suzuki", "department": "文学部" })),
        ("same", json!({ "account": "suzuki", "department": "文学部" })),
        ("blank", json!({ "account": "suzuki", "department": "" })),
        ("field", json!({ "account": "suzuki", "colour": "red" })),
        ("form", json!({ "account": "suzuki", "affiliation": "cat" })),
        ("none", json!({ "department": "文学部" })),
    ];
    let expected = [
        "done",
        "refused account_not_found",
        "done",
        "no-change nothing_to_change",
        "refused invalid_value",
        "refused unknown_field",
        "refused invalid_request",
        "refused invalid_request",
    ];
    let rehearsed = rows(&campus, &admin, "account.update", JOB, &set).header("Meibo-Dry-Run", "true").send();
    assert_eq!(ends(&rehearsed), expected);
    assert_eq!(department(&campus, "tanaka"), "理学部");
    assert!(campus.audit("operation=account.update").is_empty(), "a rehearsal leaves no trace");
    let answer = rows(&campus, &admin, "account.update", JOB, &set).send();
    assert_eq!(ends(&answer), expected);
    assert_eq!(department(&campus, "tanaka"), "文学部");
    // Each row has an entry of its own, under its own name.
    let reply: Value = serde_json::from_str(&answer.text).unwrap();
    for (place, (row, whom)) in
        reply["rows"].as_array().unwrap().iter().zip(["tanaka", "nobody0001", "suzuki", "suzuki"]).enumerate()
    {
        let id = row["request_id"].as_str().unwrap();
        let entry = campus.get(&admin, &format!("/v1/audit/{id}")).ok()["items"].take();
        assert_eq!(entry.as_array().unwrap().len(), 1, "{place}: {entry}");
        let of = |field: &str| entry[0][field].clone();
        assert_eq!((of("account"), of("operation")), (json!(whom), json!("account.update")));
        assert_eq!((of("reason"), of("actor")), (json!("asked at the counter"), json!("admin0001")));
        assert_eq!(of("outcome"), if place == 0 || place == 2 { "done" } else { "refused" });
    }
    // The owner is told, as for a single one.
    assert_eq!(campus.messages("tanaka").len(), 1);
});

on_both!(bulk_a_row_of_a_job_is_carried_out_once_whatever_its_place, |service| {
    let campus = Campus::new(service);
    let admin = campus.admin();
    let (first, second) = (("n1", new_account("new0001", "staff")), ("n2", new_account("new0002", "staff")));
    let made = rows(&campus, &admin, "account.create", JOB, std::slice::from_ref(&first)).send().ok();
    let again = rows(&campus, &admin, "account.create", JOB, &[second.clone(), first.clone()]).send().ok();
    assert_eq!(again["rows"][1], made["rows"][0]);
    assert_eq!(again["rows"][0]["result"], "done");
    assert_ne!(again["rows"][0]["secret"], again["rows"][1]["secret"]);
    assert_eq!(campus.audit("operation=account.create&outcome=done").len(), 2);
    // Another job is another request; so is another content, which this key does not have.
    let other = rows(&campus, &admin, "account.create", "another job", std::slice::from_ref(&first)).send();
    assert_eq!(ends(&other), ["refused login_id_taken"]);
    let changed = ("n1", new_account("new0003", "staff"));
    assert_eq!(
        ends(&rows(&campus, &admin, "account.create", JOB, &[changed]).send()),
        ["refused idempotency_key_reused"]
    );
    // The first password opens the account, which has its own hash from then on.
    let first = made["rows"][0]["secret"].as_str().unwrap();
    for _ in 0..2 {
        let opened = campus.sign_in("new0001", first).ok();
        assert_eq!(opened["must_change_password"], true);
    }
    campus.sign_in("new0002", first).refused(401, "wrong_credentials");
    let token = token_of(&campus.sign_in("new0001", first).ok());
    let change = json!({ "current": first, "new": "a passphrase of the tests 7" });
    campus.call(&token, "PUT", "/v1/me/password", &change).ok();
    campus.sign_in("new0001", first).refused(401, "wrong_credentials");
    // No rehearsal makes a password.
    let new = [("n9", new_account("new0009", "staff"))];
    let rehearsed = rows(&campus, &admin, "account.create", JOB, &new).header("Meibo-Dry-Run", "true").send();
    assert!(!rehearsed.text.contains("secret"), "{rehearsed:?}");
});

on_both!(bulk_racing_with_itself_does_each_row_once, |service| {
    let campus = Campus::new(service);
    let admin = campus.admin();
    let set: Vec<(String, Value)> =
        (0..20).map(|n| (format!("k{n}"), new_account(&format!("new{n:04}"), "staff"))).collect();
    let answers = race(16, |place| {
        // Each begins elsewhere, so that the rows meet in every order.
        let mut turned = set.clone();
        turned.rotate_left(place);
        let turned: Vec<(&str, Value)> = turned.iter().map(|(key, it)| (key.as_str(), it.clone())).collect();
        rows(&campus, &admin, "account.create", JOB, &turned)
    });
    for answer in &answers {
        let busy = answer.text.contains("idempotency_in_progress");
        assert!(busy || ends(answer).iter().all(|end| end == "done"), "{answer:?}");
    }
    let set: Vec<(&str, Value)> = set.iter().map(|(key, it)| (key.as_str(), it.clone())).collect();
    assert_eq!(ends(&rows(&campus, &admin, "account.create", JOB, &set).send()), ["done"; 20]);
    assert_eq!(campus.audit("operation=account.create&outcome=done").len(), 20);
});

on_both!(bulk_the_caller_is_asked_for_what_all_rows_need_before_any_is_judged, |service| {
    let campus = Campus::new(service);
    let student = campus.person("gakusei", "student");
    campus.creates("tanaka", "staff");
    let helper = campus.holder("helper", "helper");
    let (key, request) = moves("tanaka", "文学部");
    let one = [(key.as_str(), request)];
    let send = |token: &str| rows(&campus, token, "account.update", JOB, &one).send();
    send("").refused(401, "sign_in_needed");
    send(&student).refused(403, "not_allowed");
    // Who may send none of the rows is refused whole, and in the trail once.
    let sent = send(&helper).refused(403, "not_allowed");
    assert_eq!(sent["facts"]["rows"], 1);
    let path = format!("/v1/audit/{}", sent["request_id"].as_str().unwrap());
    let tried = campus.get(&campus.admin(), &path).ok()["items"][0].take();
    let of = |field: &str| tried[field].as_str().unwrap_or_default().to_owned();
    assert_eq!([of("account"), of("actor"), of("code")], ["tanaka", "helper", "not_allowed"]);
    assert_eq!(department(&campus, "tanaka"), "理学部");
    let admin = campus.admin();
    // What the owner may do too needs a reason where another does it.
    let body = json!({ "job": JOB, "rows": [{ "key": "t", "request": { "account": "tanaka" } }] });
    campus.post(&admin, "/v1/bulk/application.stop", &body).refused(400, "reason_needed");
    // What is dangerous needs a fresh password.
    service.clock.pass_minutes(11);
    let reset = [("t", json!({ "account": "tanaka" }))];
    rows(&campus, &admin, "two-step.reset", JOB, &reset).send().refused(401, "password_again");
});

on_both!(bulk_a_request_that_cannot_be_taken_is_refused_whole, |service| {
    let campus = Campus::new(service);
    let admin = campus.admin();
    campus.creates("tanaka", "staff");
    let (key, request) = moves("tanaka", "文学部");
    let many: Vec<(&str, Value)> = (0..501).map(|_| (key.as_str(), request.clone())).collect();
    rows(&campus, &admin, "account.update", JOB, &many).send().refused(413, "too_large");
    rows(&campus, &admin, "account.update", JOB, &many[..2]).send().refused(400, "invalid_value");
    rows(&campus, &admin, "account.update", "", &many[..1]).send().refused(400, "invalid_value");
    rows(&campus, &admin, "account.update", JOB, &[("a\u{7}b", request.clone())]).send().refused(400, "invalid_value");
    rows(&campus, &admin, "account.show", JOB, &many[..1]).send().refused(404, "no_such_path");
    campus.post(&admin, "/v1/bulk/account.update", &json!({ "job": JOB, "row": [] })).refused(400, "unknown_field");
    campus
        .post(&admin, "/v1/bulk/account.update?dry_run=true", &json!({ "job": JOB, "rows": [] }))
        .refused(400, "unknown_field");
    assert_eq!(rows(&campus, &admin, "account.update", JOB, &[]).send().ok()["rows"], json!([]));
    assert_eq!(department(&campus, "tanaka"), "理学部");
});

on_both!(all_2_a_row_of_a_job_is_known_for_90_days, |service| {
    let campus = Campus::new(service);
    service.clock.set("2026-04-01T09:00:00+09:00");
    let new = [("n1", new_account("new0001", "staff"))];
    let send = || rows(&campus, &campus.token("admin0001"), "account.create", JOB, &new).send();
    let made = send().ok();
    service.clock.set("2026-06-30T08:59:59+09:00");
    assert_eq!(send().ok()["rows"], made["rows"]);
    service.clock.set("2026-06-30T09:00:00+09:00");
    assert_eq!(ends(&send()), ["refused login_id_taken"]);
});

on_both!(bulk_is_for_administrators_and_for_what_is_ones_own, |service| {
    let campus = Campus::new(service);
    campus.creates("tanaka", "staff");
    let desk = campus.holder("desk0001", "help-desk");
    let both = [("t", json!({ "account": "tanaka" })), ("d", json!({ "account": "desk0001" }))];
    assert_eq!(ends(&rows(&campus, &desk, "application.apply", JOB, &both).send()), ["refused not_allowed", "done"]);
    // One by one the help desk may.
    let alone = campus.request(&desk, "POST", "/v1/accounts/tanaka/pop/unlock", &json!({}));
    alone.header(REASON.0, REASON.1).send().refused(409, "pop_not_locked");
    let unlock = [("t", json!({ "account": "tanaka" }))];
    rows(&campus, &desk, "pop.unlock", JOB, &unlock).send().refused(403, "not_allowed");
    let (reader, writer) = (campus.service_token("administrator-read"), campus.service_token("administrator-write"));
    rows(&campus, &reader, "pop.unlock", JOB, &unlock).send().refused(403, "not_allowed");
    assert_eq!(ends(&rows(&campus, &writer, "pop.unlock", JOB, &unlock).send()), ["no-change pop_not_locked"]);
});

on_both!(all_1_who_rehearses_what_they_may_not_is_written_down_with_the_right_account, |service| {
    let campus = Campus::new(service);
    campus.creates("tanaka", "student");
    campus.creates("suzuki", "staff");
    let proxy = campus.holder("proxy001", "proxy-applicant");
    let rehearse = |token: &str, operation: &str, set: &[(&str, Value)]| {
        rows(&campus, token, operation, JOB, set).header("Meibo-Dry-Run", "true").send()
    };
    let targets = [("s", json!({ "target": "suzuki" })), ("n", json!({ "target": "nobody0001" }))];
    assert_eq!(
        ends(&rehearse(&proxy, "application.proxy-apply", &targets)),
        ["refused proxy_target_refused"; 2],
        "who is there is not told"
    );
    let entries = campus.audit("operation=application.proxy-apply");
    assert_eq!((entries.len(), &entries[0]["account"]), (1, &json!("suzuki")));
    let refused = rehearse(
        &campus.holder("helper01", "helper"),
        "account.disable",
        &[("s", json!({ "account": "suzuki" })), ("t", json!({ "account": "tanaka" }))],
    );
    refused.refused(403, "not_allowed");
    let entries = campus.audit("operation=account.disable");
    assert_eq!((entries.len(), &entries[0]["account"]), (1, &json!("suzuki")));
});

on_both!(all_1_a_refusal_of_a_proxy_says_for_whom, |service| {
    let campus = Campus::new(service);
    campus.creates("suzuki", "staff");
    let proxy = campus.holder("proxy001", "proxy-applicant");
    let row = [("s", json!({ "target": "suzuki" }))];
    assert_eq!(
        ends(&rows(&campus, &proxy, "application.proxy-apply", JOB, &row).send()),
        ["refused proxy_target_refused"]
    );
    let entries = campus.audit("operation=application.proxy-apply&outcome=refused");
    assert_eq!(entries[0]["account"], "suzuki");
});

on_both!(alias_5_many_leaks_are_stopped_at_once_and_the_locks_lifted_again, |service| {
    let campus = Campus::new(service);
    let admin = campus.admin();
    let tanaka = campus.person("tanaka", "staff");
    campus.creates("suzuki", "staff");
    let set = [
        ("t", json!({ "account": "tanaka" })),
        ("n", json!({ "account": "nobody0001" })),
        ("s", json!({ "account": "suzuki" })),
        ("a", json!({ "account": "suzuki" })),
    ];
    let locked = rows(&campus, &admin, "account.lockdown", JOB, &set).send();
    assert_eq!(ends(&locked), ["done", "refused account_not_found", "done", "no-change already_locked_down"]);
    campus.get(&tanaka, "/v1/accounts/tanaka").refused(401, "sign_in_needed");
    assert_eq!(campus.messages("suzuki").len(), 2, "who acted, and what was exposed");
    let lifted = rows(
        &campus,
        &admin,
        "account.unlock",
        "another job",
        &[set[0].clone(), ("me", json!({ "account": "admin0001" }))],
    );
    assert_eq!(ends(&lifted.send()), ["done", "refused own_lock"]);
    let state = |id: &str| campus.get(&admin, &format!("/v1/accounts/{id}")).ok()["account"]["state"].take();
    assert_eq!([state("tanaka"), state("suzuki")], [json!("enabled"), json!("locked_down")]);
});

on_both!(alias_5_a_lockdown_of_oneself_among_others_ends_no_row_after_it, |service| {
    let campus = Campus::new(service);
    let admin = campus.admin();
    campus.creates("tanaka", "staff");
    campus.creates("suzuki", "staff");
    let set = ["tanaka", "admin0001", "suzuki"].map(|id| (id, json!({ "account": id })));
    let locked = rows(&campus, &admin, "account.lockdown", JOB, &set).send();
    assert_eq!(ends(&locked), ["done"; 3]);
    campus.get(&admin, "/v1/session").refused(401, "sign_in_needed");
    assert_eq!(campus.sign_in("suzuki", PASSWORD).status, 401);
});

on_both!(bulk_lifting_what_is_not_locked_changes_nothing_and_tells_nobody, |service| {
    let campus = Campus::new(service);
    let admin = campus.admin();
    campus.creates("tanaka", "staff");
    campus.creates("suzuki", "staff");
    campus.sign_in("suzuki", "not the password at all").refused(401, "wrong_credentials");
    let before = campus.messages("tanaka").len();
    let set = ["tanaka", "suzuki", "suzuki"].map(|id| (id, json!({ "account": id })));
    let set: Vec<_> = set.into_iter().zip(["a", "b", "c"]).map(|((_, request), key)| (key, request)).collect();
    let lifted = rows(&campus, &admin, "account.unlock", JOB, &set).send();
    assert_eq!(ends(&lifted), ["no-change not_locked", "done", "no-change not_locked"]);
    assert_eq!((campus.messages("tanaka").len() - before, campus.messages("suzuki").len()), (0, 1));
});

on_both!(bulk_tells_strangers_nothing_about_their_rows, |service| {
    let campus = Campus::new(service);
    let made = campus.creates("tanaka", "staff");
    let first = token_of(&campus.sign_in("tanaka", made["first_password"].as_str().unwrap()).ok());
    let unreadable = [("n", json!({ "colour": "red" }))];
    let many: Vec<(&str, Value)> = (0..501).map(|_| ("n", json!({}))).collect();
    for set in [&[][..], &unreadable[..], &many[..]] {
        rows(&campus, "", "account.create", JOB, set).send().refused(401, "sign_in_needed");
        rows(&campus, &first, "account.create", JOB, set).send().refused(403, "password_change_needed");
    }
});

on_both!(all_1_what_is_against_a_whole_set_is_written_down, |service| {
    let campus = Campus::new(service);
    let admin = campus.admin();
    let body = json!({ "job": JOB, "rows": [{ "key": "t", "request": { "account": "tanaka" } }] });
    campus.post(&admin, "/v1/bulk/application.stop", &body).refused(400, "reason_needed");
    campus.post(&admin, "/v1/bulk/application.stop", &json!({ "job": "", "rows": [] })).refused(400, "invalid_value");
    let mut entries = campus.audit("operation=application.stop");
    let codes: BTreeSet<String> = entries.iter_mut().map(|entry| entry["code"].take().to_string()).collect();
    assert_eq!(codes, ["\"invalid_value\"", "\"reason_needed\""].map(str::to_owned).into());
});

on_both!(all_1_a_refused_row_about_oneself_names_oneself, |service| {
    let campus = Campus::new(service);
    let student = campus.person("gakusei", "student");
    let me = [("me", json!({ "account": "me" }))];
    assert_eq!(ends(&rows(&campus, &student, "application.apply", JOB, &me).send()), ["refused staff_only"]);
    let entries = campus.audit("operation=application.apply");
    assert_eq!((entries.len(), &entries[0]["account"]), (1, &json!("gakusei")));
});

on_both!(bulk_a_rehearsal_says_of_what_is_done_that_it_is, |service| {
    let campus = Campus::new(service);
    let admin = campus.admin();
    let new = [("n1", new_account("new0001", "staff"))];
    let made = rows(&campus, &admin, "account.create", JOB, &new).send().ok();
    let rehearse = |job: &str, request: &[(&str, Value)]| {
        rows(&campus, &admin, "account.create", job, request).header("Meibo-Dry-Run", "true").send()
    };
    let told = rehearse(JOB, &new);
    assert_eq!(ends(&told), ["done"]);
    let told = told.ok();
    assert_eq!(
        (&told["rows"][0]["request_id"], &told["rows"][0]["secret"]),
        (&made["rows"][0]["request_id"], &Value::Null)
    );
    assert_eq!(ends(&rehearse(JOB, &[("n1", new_account("new0002", "staff"))])), ["refused idempotency_key_reused"]);
    assert_eq!(ends(&rehearse("another job", &new)), ["refused login_id_taken"]);
});

on_both!(all_2_a_key_is_of_one_row_of_one_job, |service| {
    let campus = Campus::new(service);
    let admin = campus.admin();
    campus.creates("tanaka", "staff");
    let disable = |job: &str, key: &str| {
        ends(&rows(&campus, &admin, "account.disable", job, &[(key, json!({ "account": "tanaka" }))]).send())
    };
    assert_eq!(disable("a", "b c"), ["done"]);
    assert_eq!(disable("a b", "c"), ["no-change already_disabled"]);
    // Nor has a single request that key.
    let single = campus.request(&admin, "POST", "/v1/accounts/tanaka/disable", &json!({})).header(REASON.0, REASON.1);
    single.header("Idempotency-Key", "a b c").send().refused(409, "already_disabled");
});

on_both!(bulk_what_stands_behind_the_rows_is_refused, |service| {
    let campus = Campus::new(service);
    let admin = campus.admin();
    campus.creates("tanaka", "staff");
    let (key, request) = moves("tanaka", "文学部");
    let one = json!({ "job": JOB, "rows": [{ "key": key, "request": request }] });
    let twice = campus.request(&admin, "POST", "/v1/bulk/account.update", &Value::Null).body(format!("{one}{one}"));
    twice.send().refused(400, "invalid_request");
    assert_eq!(department(&campus, "tanaka"), "理学部");
});

on_both!(bulk_an_account_that_cannot_be_read_fails_its_row_alone, |service| {
    let campus = Campus::new(service);
    let admin = campus.admin();
    let ids = ["tanaka", "suzuki", "yamada"];
    for id in ids {
        campus.creates(id, "staff");
    }
    spoil(service, &["UPDATE accounts SET affiliation = 'cat' WHERE login_id = 'suzuki'"]);
    let set = ids.map(|id| moves(id, "文学部"));
    let set: Vec<_> = set.iter().map(|(key, request)| (key.as_str(), request.clone())).collect();
    let answer = rows(&campus, &admin, "account.update", JOB, &set).send();
    assert_eq!(ends(&answer), ["done", "failed internal", "done"]);
});

on_both!(proxy_1_of_many_too_the_applicant_sees_name_and_department, |service| {
    let campus = Campus::new(service);
    campus.creates("gakusei", "student");
    campus.creates("suzuki", "staff");
    let proxy = campus.holder("proxy001", "proxy-applicant");
    let targets = [("g", json!({ "target": "gakusei" })), ("s", json!({ "target": "suzuki" }))];
    let send = || rows(&campus, &proxy, "application.proxy-apply", JOB, &targets);
    for answer in [send().header("Meibo-Dry-Run", "true").send(), send().send()] {
        let answer = answer.ok();
        assert_eq!(answer["rows"][0]["seen"], json!({ "name": "Name of gakusei", "department": "理学部" }));
        assert_eq!(answer["rows"][1]["seen"], Value::Null, "of whom it is refused for nothing is told");
    }
});

on_both!(alias_5_of_many_too_every_exposed_address_is_listed, |service| {
    let campus = Campus::new(service);
    let token = mailbox(&campus, "hanako");
    campus.creates("suzuki", "staff");
    for address in ["a@lab.example.com", "b@lab.example.com"] {
        campus.post(&token, "/v1/me/aliases", &json!({ "address": address })).ok();
    }
    let set = ["hanako", "suzuki"].map(|id| (id, json!({ "account": id })));
    let locked = rows(&campus, &campus.admin(), "account.lockdown", JOB, &set).send().ok();
    assert_eq!(locked["rows"][0]["seen"], json!({ "exposed": "a@lab.example.com b@lab.example.com" }));
    assert_eq!(locked["rows"][1]["seen"], Value::Null);
});
