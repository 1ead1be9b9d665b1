//! Resets of a forgotten account password (PASS-1).

use jiff::ToSpan;
use serde_json::{Value, json};

use super::campus::{ADMIN, Campus, PASSWORD, REASON, new_account, one_winner, outcome, outcomes, race, token_of};
use crate::support::http::Answer;

const NEW: &str = "quite another passphrase";

/// The reset codes in an account's messages, oldest first.
fn codes(campus: &Campus, id: &str) -> Vec<String> {
    campus.messages(id).iter().filter_map(|message| code_in(message["body"].as_str().unwrap())).collect()
}

pub(super) fn code_in(body: &str) -> Option<String> {
    body.contains("--reset").then(|| {
        let rest = body.split("確認コードは ").nth(1).expect("a code in Japanese");
        rest.split(' ').next().unwrap().to_owned()
    })
}

/// The newest of them.
pub(crate) fn code(campus: &Campus, id: &str) -> String {
    codes(campus, id).pop().expect("a code was sent")
}

pub(crate) fn ask(campus: &Campus, id: &str) -> Answer {
    campus.post("", "/v1/password-resets", &json!({ "account": id }))
}

pub(crate) fn finish(campus: &Campus, id: &str, code: &str, new: &str) -> Answer {
    campus.call("", "PUT", "/v1/password-resets", &json!({ "account": id, "code": code, "new": new }))
}

pub(super) fn sends(campus: &Campus, token: &str, id: &str) -> Answer {
    let request = campus.request(token, "POST", &format!("/v1/accounts/{id}/reset"), &json!({}));
    request.header(REASON.0, REASON.1).send()
}

/// What a stranger sees of an answer, the request's own name aside.
fn seen(answer: &Answer) -> (u16, String) {
    let body: Value = serde_json::from_str(&answer.text).unwrap();
    let id = body["request_id"].as_str().unwrap_or("-").to_owned();
    (answer.status, answer.text.replace(&id, "ID"))
}

on_both!(pass_1_a_helper_sends_a_code_that_only_the_owner_sees, |service| {
    let campus = Campus::new(service);
    campus.person("tanaka", "staff");
    let helper = campus.holder("helper", "helper");
    campus.post(&helper, "/v1/accounts/tanaka/reset", &json!({})).refused(400, "reason_needed");
    let sent = sends(&campus, &helper, "tanaka");
    let messages = campus.messages("tanaka");
    let code = code(&campus, "tanaka");
    assert_eq!(code.len(), 14, "{code}");
    assert!(!sent.text.contains(&code), "{sent:?}");
    let sent = sent.ok();
    // A helper sees no contact details, not even by what way the code goes.
    assert_eq!(
        sent["reset"],
        json!({ "sent_at": "2026-04-13T09:00:00+09:00", "expires_at": "2026-04-14T09:00:00+09:00",
            "withheld": ["channel"] })
    );
    assert!(!sent.to_string().contains("example.jp"), "{sent}");
    // The code, and who acted and why, go to the stored contact and nowhere else.
    let told: Vec<&Value> = messages.iter().rev().take(2).collect();
    assert!(told.iter().all(|message| message["to"] == "tanaka@example.jp"), "{told:?}");
    assert!(told.iter().any(|message| message["body"].as_str().unwrap().contains("asked at the counter")), "{told:?}");
    assert!(!campus.audit("").iter().any(|entry| entry.to_string().contains(&code)));
    let shown = campus.get(&helper, "/v1/accounts/tanaka").ok();
    assert_eq!(shown["reset"]["expires_at"], "2026-04-14T09:00:00+09:00");
    finish(&campus, "tanaka", &code, NEW).ok();
    assert_eq!(campus.get(&helper, "/v1/accounts/tanaka").ok()["reset"], Value::Null);
    campus.sign_in("tanaka", NEW).ok();
});

on_both!(pass_1_a_reset_ends_everything_and_goes_around_no_second_step, |service| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "staff");
    let secret = campus.turns_on_authenticator(&token);
    service.clock.pass_minutes(1);
    campus.post(&token, "/v1/me/app-passwords", &json!({ "name": "Ecrea" })).ok();
    let flow = campus.flow("tanaka");
    campus.post(&token, "/v1/me/2sv/enrolment", &json!({ "method": "sms", "phone": "090-1234-5678" })).ok();
    let enrolling = campus.code("tanaka");
    sends(&campus, &campus.admin(), "tanaka").ok();
    let code = code(&campus, "tanaka");
    // Eight characters are enough where a second step is on (MPASS-3).
    let mut done = finish(&campus, "tanaka", &code.to_lowercase().replace('-', " "), "tq7rmwzk").ok();
    // What else it ends and leaves: tests/api/aftermath.rs.
    for told in ["also_ended", "stays"] {
        done.as_object_mut().unwrap().remove(told).unwrap();
    }
    assert_eq!(
        done,
        json!({ "login_id": "tanaka", "kind": "person", "changed_at": service.clock.in_tokyo().strftime("%Y-%m-%dT%H:%M:%S%:z").to_string(),
            "two_step": true, "sessions_ended": 1, "app_passwords_revoked": 1 })
    );
    campus.get(&token, "/v1/session").refused(401, "sign_in_needed");
    campus.second_step(&flow, &campus.shows(&secret)).refused(404, "flow_not_found");
    campus.sign_in("tanaka", PASSWORD).refused(401, "wrong_credentials");
    let reply = campus.sign_in("tanaka", "tq7rmwzk").ok();
    assert_eq!((&reply["state"], &reply["token"]), (&json!("second_step"), &Value::Null));
    let opened = campus.second_step(reply["flow"].as_str().unwrap(), &campus.shows(&secret)).ok();
    let token = token_of(&opened);
    assert_eq!(opened["must_change_password"], false);
    assert_eq!(campus.get(&token, "/v1/accounts/me/app-passwords").ok()["items"], json!([]));
    // Whoever began to add a phone may not have been the owner.
    let proved = campus.post(&token, "/v1/me/2sv/enrolment/code", &json!({ "code": enrolling }));
    proved.refused(404, "flow_not_found");
    // The owner is told, and the code is spent.
    let last = campus.messages("tanaka").pop().unwrap();
    assert!(last["subject"].as_str().unwrap().contains("パスワード"), "{last}");
    finish(&campus, "tanaka", &code, NEW).refused(422, "reset_code_wrong");
});

on_both!(pass_1_asking_tells_a_stranger_nothing, |service| {
    let campus = Campus::new(service);
    campus.person("tanaka", "staff");
    campus.person("suzuki", "staff");
    campus.disables("suzuki");
    let ids = ["tanaka", "suzuki", "nobody0001", "not a login id!", ""];
    for round in 0..7 {
        let answers: Vec<_> = ids.iter().map(|id| seen(&ask(&campus, id))).collect();
        assert!(answers.iter().all(|answer| *answer == answers[0] && answer.0 == 200), "{answers:?}");
        // The code that was sent serves whoever asks again in the next minutes.
        assert_eq!(codes(&campus, "tanaka").len(), 1, "{round}");
    }
    assert_eq!(codes(&campus, "suzuki").len(), 0);
    for _ in 0..4 {
        let answers: Vec<_> = ids.iter().take(3).map(|id| seen(&finish(&campus, id, "BCDF-GHJK", NEW))).collect();
        assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:?}");
        let answers: Vec<_> = ids.iter().take(3).map(|id| seen(&finish(&campus, id, "BCDF-GHJK", "short"))).collect();
        assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:?}");
    }
    // What strangers ask for keeps nobody from signing in, nor from the help desk.
    campus.token("tanaka");
    sends(&campus, &campus.admin(), "tanaka").ok();
    finish(&campus, "tanaka", &code(&campus, "tanaka"), NEW).ok();
});

on_both!(pass_1_a_code_lives_ten_minutes_by_text_message_and_a_day_by_mail, |service| {
    let campus = Campus::new(service);
    campus.person("tanaka", "staff");
    let mut body = new_account("suzuki", "staff");
    body["contact"] = json!("090-1234-5678");
    campus.post(&campus.admin(), "/v1/accounts", &body).ok();
    for (id, length, life, to) in
        [("suzuki", 14, 10 * 60, "+819012345678"), ("tanaka", 14, 24 * 60 * 60, "tanaka@example.jp")]
    {
        ask(&campus, id).ok();
        let asked = service.clock.now();
        let code = code(&campus, id);
        assert_eq!(code.len(), length, "{code}");
        let message = campus.messages(id).pop().unwrap();
        assert_eq!(message["to"], to);
        service.clock.set(&(asked + (life - 1).seconds()).to_string());
        finish(&campus, id, &code, "short").refused(422, "password_too_short");
        service.clock.set(&(asked + life.seconds()).to_string());
        finish(&campus, id, &code, NEW).refused(422, "reset_code_wrong");
        ask(&campus, id).ok();
        finish(&campus, id, &codes(&campus, id).pop().unwrap(), NEW).ok();
    }
    // A first password that nobody has changed is no more than forgotten.
    assert_eq!(campus.sign_in("suzuki", NEW).ok()["must_change_password"], false);
});

on_both!(pass_2_a_code_works_once_whatever_others_try_and_ask, |service| {
    let campus = Campus::new(service);
    campus.person("tanaka", "staff");
    ask(&campus, "tanaka").ok();
    let older = code(&campus, "tanaka");
    for place in 0..30 {
        finish(&campus, "tanaka", &format!("BCDF-GHJK-LMN{place}"), NEW).refused(422, "reset_code_wrong");
    }
    service.clock.pass_minutes(6);
    ask(&campus, "tanaka").ok();
    let newer = code(&campus, "tanaka");
    assert_ne!(older, newer);
    // Another account's code is worth nothing here, nor this one's there.
    campus.person("suzuki", "staff");
    ask(&campus, "suzuki").ok();
    finish(&campus, "tanaka", &code(&campus, "suzuki"), NEW).refused(422, "reset_code_wrong");
    finish(&campus, "suzuki", &newer, NEW).refused(422, "reset_code_wrong");
    finish(&campus, "tanaka", &older, NEW).ok();
    // What is used ends all of them.
    finish(&campus, "tanaka", &older, PASSWORD).refused(422, "reset_code_wrong");
    finish(&campus, "tanaka", &newer, PASSWORD).refused(422, "reset_code_wrong");
    campus.sign_in("tanaka", NEW).ok();
});

on_both!(pass_1_a_password_that_is_not_taken_does_not_spend_the_code, |service| {
    const MAIL: &str = "a mail passphrase 7";
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "staff");
    campus.call(&token, "PUT", "/v1/me/mail-password", &json!({ "new": MAIL })).ok();
    ask(&campus, "tanaka").ok();
    let code = code(&campus, "tanaka");
    for _ in 0..3 {
        finish(&campus, "tanaka", &code, "short").refused(422, "password_too_short");
        finish(&campus, "tanaka", &code, "tq7rmwzk").refused(422, "password_too_short");
        finish(&campus, "tanaka", &code, "tanaka").refused(422, "password_too_short");
        finish(&campus, "tanaka", &code, PASSWORD).refused(422, "password_unchanged");
        finish(&campus, "tanaka", &code, MAIL).refused(422, "password_is_mail_password");
    }
    finish(&campus, "tanaka", &code, NEW).ok();
});

on_both!(pass_1_a_reset_lifts_the_lock_of_the_password_that_is_no_more, |service| {
    let campus = Campus::new(service);
    campus.person("tanaka", "staff");
    for place in 0..20 {
        campus.sign_in("tanaka", &format!("what was it {place}")).refused(401, "wrong_credentials");
        service.clock.pass_minutes(61);
    }
    campus.sign_in("tanaka", PASSWORD).refused(422, "sign_in_locked");
    ask(&campus, "tanaka").ok();
    finish(&campus, "tanaka", &code(&campus, "tanaka"), NEW).ok();
    campus.sign_in("tanaka", NEW).ok();
});

on_both!(pass_1_who_may_not_be_reset, |service| {
    let campus = Campus::new(service);
    campus.person("tanaka", "staff");
    let (helper, desk) = (campus.holder("helper", "helper"), campus.holder("desk", "help-desk"));
    sends(&campus, &helper, ADMIN).refused(403, "target_above");
    sends(&campus, &helper, "desk").refused(403, "target_above");
    sends(&campus, &desk, "helper").ok();
    sends(&campus, &desk, "nobody0001").refused(404, "account_not_found");
    // Sending again is sending; five in an hour, whoever asks beside.
    for _ in 0..5 {
        sends(&campus, &helper, "tanaka").ok();
    }
    sends(&campus, &desk, "tanaka").refused(422, "code_send_limit");
    ask(&campus, "tanaka").ok();
    let code = code(&campus, "tanaka");
    campus.disables("tanaka");
    service.clock.pass_minutes(61);
    sends(&campus, &desk, "tanaka").refused(422, "account_disabled");
    // What opens is judged when it is redeemed.
    finish(&campus, "tanaka", &code, NEW).refused(422, "account_disabled");
    // Whoever asks for a closed account gets the answer that all get, and nobody gets a code.
    let before = campus.messages("tanaka").len();
    ask(&campus, "tanaka").ok();
    assert_eq!(campus.messages("tanaka").len(), before);
});

on_both!(pass_1_racing_with_one_reset_code_exactly_one_gets_in, |service| {
    let campus = Campus::new(service);
    campus.person("tanaka", "staff");
    for round in 0..3 {
        ask(&campus, "tanaka").ok();
        let code = code(&campus, "tanaka");
        let answers = race(64, |place| {
            let new = format!("a passphrase of racer {round} {place}");
            campus.request("", "PUT", "/v1/password-resets", &json!({ "account": "tanaka", "code": code, "new": new }))
        });
        let others = one_winner(&answers);
        assert!(others.iter().all(|code| code == "reset_code_wrong"), "{others:?}");
        let won = answers.iter().position(|answer| answer.status == 200).unwrap();
        campus.sign_in("tanaka", &format!("a passphrase of racer {round} {won}")).ok();
        service.clock.pass_minutes(61);
    }
});

on_both!(pass_2_racing_for_codes_sends_one, |service| {
    let campus = Campus::new(service);
    campus.person("tanaka", "staff");
    let answers = race(24, |_| campus.request("", "POST", "/v1/password-resets", &json!({ "account": "tanaka" })));
    let answers = outcomes(&answers);
    assert_eq!(answers.iter().filter(|code| *code == "done").count(), 24, "{answers:?}");
    assert_eq!(codes(&campus, "tanaka").len(), 1);
});

on_both!(pass_1_a_code_dies_with_the_contact_it_went_to_and_with_the_password, |service| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "staff");
    ask(&campus, "tanaka").ok();
    let to_the_old_one = code(&campus, "tanaka");
    let request =
        campus.request(&campus.admin(), "PATCH", "/v1/accounts/tanaka", &json!({ "contact": "tanaka.new@example.jp" }));
    request.header(REASON.0, REASON.1).send().ok();
    finish(&campus, "tanaka", &to_the_old_one, NEW).refused(422, "reset_code_wrong");
    // Another change leaves it alone.
    ask(&campus, "tanaka").ok();
    let waiting = code(&campus, "tanaka");
    let request = campus.request(&campus.admin(), "PATCH", "/v1/accounts/tanaka", &json!({ "department": "文学部" }));
    request.header(REASON.0, REASON.1).send().ok();
    let change = json!({ "current": PASSWORD, "new": "a third passphrase 9" });
    let change = campus.request(&token, "PUT", "/v1/me/password", &change);
    assert!(campus.get(&campus.admin(), "/v1/accounts/tanaka").ok()["reset"].is_object());
    change.send().ok();
    finish(&campus, "tanaka", &waiting, NEW).refused(422, "reset_code_wrong");
});

on_both!(pass_1_asking_for_many_slows_the_address_down, |service| {
    let campus = Campus::new(service);
    let mut asked = 0;
    loop {
        match outcome(&ask(&campus, &format!("nobody{asked:04}"))).as_str() {
            "done" => asked += 1,
            code => {
                assert_eq!(code, "too_many_tries_from_address");
                break;
            }
        }
    }
    // Each weighs ten wrong tries of the five hundred.
    assert_eq!(asked, 50);
    // Signing in is counted apart.
    campus.admin();
});
