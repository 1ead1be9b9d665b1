//! How many messages leave in a day (MSG-6).

use jiff::ToSpan;
use serde_json::{Value, json};

use super::{TYPED, by_webhook, folder, messages, stands};
use crate::{
    api::campus::{Campus, PASSWORD, code_in, token_of},
    support::{Engine, deadline::wait_for, gateway::Gateway, mail_server::MailServer, service::Setup},
};

/// The day after the tests' first.
const NEXT_DAY: &str = "2026-04-14T00:00:00+09:00";

fn the_service_sends_so_many_texts_and_calls_a_day(engine: Engine) {
    let (folder, receiver) = (folder(), Gateway::start("webhook.py", &[]));
    let config = by_webhook("sms", folder.path(), &receiver, "") + "[policy.messages]\nphone_per_day = 4\n";
    let service = Setup::new(engine).config(&config).start();
    let campus = Campus::new(&service);
    let [one, two] = ["t2600001", "t2600002"].map(|id| campus.person(id, "student"));
    let enrol = |token: &str, phone: &str| {
        campus.post(token, "/v1/me/2sv/enrolment", &json!({ "method": "sms", "phone": phone }))
    };
    let finding = || {
        let found: Value = serde_json::from_str(&service.operate(["doctor", "-o", "json"], "").stdout).unwrap();
        let messages = found.as_array().unwrap().iter().find(|it| it["check"] == "messages").cloned().unwrap();
        (messages["level"].as_str().unwrap().to_owned(), messages["message"].as_str().unwrap().to_owned())
    };
    let newest = |count: usize| {
        let taken = wait_for(|| Some(receiver.taken()).filter(|taken| taken.len() >= count));
        let taken = taken.unwrap_or_else(|| panic!("{count} never came: {:?}", receiver.taken()));
        let body: Value = serde_json::from_str(taken[count - 1]["body"].as_str().unwrap()).unwrap();
        code_in(body["data"]["text"].as_str().unwrap()).unwrap()
    };
    let sent = |id: &str, count: usize| {
        let admin = campus.admin();
        let codes = || messages(&campus, &admin, id).iter().filter(|it| it["state"] == "sent").count();
        wait_for(|| (codes() == count).then_some(())).unwrap_or_else(|| panic!("{count} are not sent"));
    };
    // What the gateway does not take counts nothing.
    enrol(&one, "090-1234-0400").ok();
    stands(&campus, "t2600001", "code", |message| message["state"] == "failed");
    enrol(&one, TYPED).ok();
    campus.post(&one, "/v1/me/2sv/enrolment/code", &json!({ "code": newest(2) })).ok();
    campus.post(&one, "/v1/me/2sv/enrolment/finish", &json!({})).ok();
    sent("t2600001", 1);
    assert_eq!(finding().0, "ok");
    enrol(&two, "090-1234-0003").ok();
    sent("t2600002", 1);
    // Half are used: phones are enrolled no more, and the help desk sends no code to one; owners sign in.
    assert_eq!(finding().0, "warning");
    let refused = enrol(&two, "090-1234-0003").refused(422, "code_day_limit");
    assert_eq!((&refused["facts"]["whose"], &refused["possible_from"]), (&json!("service"), &json!(NEXT_DAY)));
    let made = json!({ "login_id": "t2600003", "name": "田中", "department": "理学部", "affiliation": "student",
        "contact": "090-1234-0004" });
    campus.post(&campus.admin(), "/v1/accounts", &made).ok();
    let reset = campus.request(&campus.admin(), "POST", "/v1/accounts/t2600003/reset", &json!({}));
    reset.header("Meibo-Reason", "forgotten").send().refused(422, "code_day_limit");
    // Who asks from elsewhere learns nothing, and the help desk sees it.
    campus.post("", "/v1/password-resets", &json!({ "account": "t2600003" })).ok();
    let kept = stands(&campus, "t2600003", "reset-code", |message| message["state"] == "failed");
    assert_eq!(kept["hindrance"], "day-limit");
    // A notice waits for the next day.
    let disabled = campus.request(&campus.admin(), "POST", "/v1/accounts/t2600003/disable", &json!({}));
    disabled.header("Meibo-Reason", "left").send().ok();
    let waits = stands(&campus, "t2600003", "notice", |message| message["hindrance"] == "day-limit");
    assert_eq!((&waits["state"], &waits["next_try_at"]), (&json!("waiting"), &json!(NEXT_DAY)));
    for used in [3, 4] {
        let flow = campus.flow("t2600001");
        token_of(&campus.second_step(&flow, &newest(used + 1)).ok());
        sent("t2600001", used - 1);
    }
    // All are used.
    let (level, message) = finding();
    assert_eq!(level, "TROUBLE".to_lowercase());
    assert!(message.starts_with("4 of 4 text messages and calls of today"), "{message}");
    let refused = campus.sign_in("t2600001", PASSWORD).ok();
    assert_eq!(refused["not_sent"]["code"], "code_day_limit", "{refused}");
    assert_eq!(refused["not_sent"]["facts"]["instead"], "nothing");
    assert_eq!(receiver.taken().len(), 5, "nothing goes beyond");
    for said in ["half of the day's text messages and calls are used", "the day's text messages and calls are used up"]
    {
        assert_eq!(service.log().matches(said).count(), 1, "{}", service.log());
    }
    service.clock.set(NEXT_DAY);
    enrol(&campus.token("t2600002"), "090-1234-0003").ok();
    stands(&campus, "t2600002", "code", |message| message["state"] == "sent" && message["created_at"] == NEXT_DAY);
    stands(&campus, "t2600003", "notice", |message| message["state"] == "sent");
    assert!(finding().1.starts_with("2 of 4 "), "{:?}", finding());
}

#[test]
fn msg_6_the_service_sends_so_many_texts_and_calls_a_day_on_sqlite() {
    the_service_sends_so_many_texts_and_calls_a_day(Engine::Sqlite);
}

#[test]
fn msg_6_the_service_sends_so_many_texts_and_calls_a_day_on_postgres() {
    the_service_sends_so_many_texts_and_calls_a_day(Engine::Postgres);
}

#[test]
fn msg_6_what_may_have_left_is_counted_at_each_try() {
    let (folder, receiver) = (folder(), Gateway::start("webhook.py", &[]));
    let config = by_webhook("sms", folder.path(), &receiver, "") + "[policy.messages]\nphone_per_day = 4\n";
    let service = Setup::new(Engine::Sqlite).config(&config).start();
    let campus = Campus::new(&service);
    let enrol = |id: &str, phone: &str| {
        let token = campus.person(id, "student");
        campus.post(&token, "/v1/me/2sv/enrolment", &json!({ "method": "sms", "phone": phone })).ok();
    };
    let used = || {
        let found: Value = serde_json::from_str(&service.operate(["doctor", "-o", "json"], "").stdout).unwrap();
        let messages = found.as_array().unwrap().iter().find(|it| it["check"] == "messages").cloned().unwrap();
        messages["message"].as_str().unwrap().to_owned()
    };
    // A definite answer: it has taken nothing.
    enrol("t2600001", "090-1234-0429");
    stands(&campus, "t2600001", "code", |message| message["hindrance"] == "busy");
    assert!(used().starts_with("0 of 4 "), "{}", used());
    // It has the request, and no answer comes.
    enrol("t2600002", "090-1234-0504");
    let tried = |tries: i64| {
        let is = |message: &Value| message["tries"] == tries && !message["next_try_at"].is_null();
        let waits = stands(&campus, "t2600002", "code", |it| is(it) && it["hindrance"] == "no-answer");
        assert_eq!(waits["state"], "waiting");
    };
    tried(1);
    assert!(used().starts_with("1 of 4 "), "{}", used());
    service.clock.pass(5.seconds());
    stands(&campus, "t2600001", "code", |message| message["tries"] == 2);
    wait_for(|| used().starts_with("2 of 4 ").then_some(())).unwrap_or_else(|| panic!("{}", used()));
    tried(2);
}

fn an_owner_is_written_to_so_often_in_a_day(engine: Engine) {
    let (folder, mail) = (folder(), MailServer::start("smtps"));
    let config = mail.config(folder.path()) + "[policy.messages]\nnotices_per_day = 3\n";
    let service = Setup::new(engine).config(&config).start();
    let campus = Campus::new(&service);
    let token = campus.person("t2600001", "student");
    let stays = |place: &str| campus.post(&token, &format!("/v1/me/pop/{place}"), &json!({ "messages": "all" }));
    let switch = |on: bool| if on { stays("enable") } else { campus.post(&token, "/v1/me/pop/disable", &json!({})) };
    let all = || messages(&campus, &campus.admin(), "t2600001");
    let settled = || {
        let none_waits = || Some(all()).filter(|all| all.iter().all(|it| it["state"] != "waiting"));
        wait_for(none_waits).unwrap_or_else(|| panic!("they wait: {:?}", all()))
    };
    settled();
    for on in [true, false, true, false, true] {
        switch(on).ok();
        settled();
        service.clock.pass(1.seconds());
    }
    // The new password was the first.
    let states: Vec<_> = settled().iter().map(|it| (it["topic"].clone(), it["hindrance"].clone())).collect();
    let of = |topic: &str, why: Value| (json!(topic), why);
    let kept = json!("day-limit");
    assert_eq!(
        states,
        [
            of("pop-on", kept.clone()),
            of("pop-off", kept.clone()),
            of("pop-on", kept),
            of("pop-off", Value::Null),
            of("pop-on", Value::Null),
            of("password-changed", Value::Null)
        ]
    );
    let taken = mail.taken("t2600001@example.jp");
    let is_last = |mail: &Value| mail["body"].as_str().unwrap().contains("そのほかのお知らせは 2026-04-14 00:00");
    assert_eq!(taken.iter().map(is_last).collect::<Vec<_>>(), [false, false, true], "{taken:?}");
    // No number of other notices hides what a thief does next.
    let new = "another password 82 of mine";
    campus.call(&token, "PUT", "/v1/me/password", &json!({ "current": PASSWORD, "new": new })).ok();
    let alert = mail.wait_for("t2600001@example.jp", 4).remove(3);
    assert!(alert["subject"].as_str().unwrap().contains("パスワードが変更されました") && !is_last(&alert), "{alert}");
    // Codes go on, nobody else is held up, and the next day begins anew.
    let reset = campus.request(&campus.admin(), "POST", "/v1/accounts/t2600001/reset", &json!({}));
    reset.header("Meibo-Reason", "forgotten").send().ok();
    stands(&campus, "t2600001", "reset-code", |message| message["state"] == "sent");
    campus.person("t2600002", "student");
    stands(&campus, "t2600002", "notice", |message| message["state"] == "sent");
    service.clock.set(NEXT_DAY);
    let token = token_of(&campus.sign_in("t2600001", new).ok());
    campus.post(&token, "/v1/me/pop/disable", &json!({})).ok();
    stands(&campus, "t2600001", "notice", |message| message["state"] == "sent" && message["created_at"] == NEXT_DAY);
}

#[test]
fn msg_6_an_owner_is_written_to_so_often_in_a_day_on_sqlite() {
    an_owner_is_written_to_so_often_in_a_day(Engine::Sqlite);
}

#[test]
fn msg_6_an_owner_is_written_to_so_often_in_a_day_on_postgres() {
    an_owner_is_written_to_so_often_in_a_day(Engine::Postgres);
}
