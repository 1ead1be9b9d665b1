//! Sign-in, second step, password again, sign-out (SIGN-*).

use std::collections::BTreeSet;

use jiff::ToSpan;
use serde_json::{Value, json};

use super::{
    campus::{ADMIN, Campus, PASSWORD, new_account, outcome, outcomes, race, token_of},
    reset,
};
use crate::support::http::Answer;

/// Everything that a client sees of a refusal, its request id aside.
fn seen(answer: &Answer) -> (u16, Vec<(String, String)>, String) {
    let problem: Value = serde_json::from_str(&answer.text).unwrap();
    let id = problem["request_id"].as_str().unwrap();
    let headers = answer.headers.iter().filter(|(name, _)| !matches!(name.as_str(), "date" | "meibo-request-id"));
    let headers = headers.map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned())).collect();
    (answer.status, headers, answer.text.replace(id, "ID"))
}

on_both!(sign_1_wrong_account_and_wrong_password_get_the_same_bytes, |service| {
    let campus = Campus::new(service);
    campus.person("tanaka", "staff");
    campus.person("suzuki", "staff");
    campus.disables("suzuki");
    let wrong = campus.sign_in("tanaka", "not the password at all");
    let others = [
        campus.sign_in("nobody0001", PASSWORD),
        campus.sign_in("", PASSWORD),
        campus.sign_in("not a login id!", PASSWORD),
        campus.sign_in(&"x".repeat(500), PASSWORD),
        campus.sign_in("田中", PASSWORD),
        campus.sign_in("me", PASSWORD),
        campus.sign_in("suzuki", "not the password at all"),
        campus.sign_in("tanaka", ""),
        campus.sign_in("tanaka", &"x".repeat(100_000)),
    ];
    for other in &others {
        assert_eq!(seen(other), seen(&wrong));
    }
    wrong.refused(401, "wrong_credentials");
});

on_both!(sign_1_a_disabled_account_is_told_so_with_the_right_password_only, |service| {
    let campus = Campus::new(service);
    campus.person("suzuki", "staff");
    campus.disables("suzuki");
    campus.sign_in("suzuki", PASSWORD).refused(422, "account_disabled");
});

on_both!(sign_in_takes_the_id_in_full_width_and_upper_case, |service| {
    let campus = Campus::new(service);
    campus.person("tanaka", "staff");
    for typed in ["TANAKA", "ｔａｎａｋａ", "　Ｔanaka "] {
        assert_eq!(campus.sign_in(typed, PASSWORD).ok()["login_id"], "tanaka", "{typed}");
    }
});

on_both!(sign_4_twenty_wrong_tries_are_evaluated_and_then_it_is_locked, |service| {
    let campus = Campus::new(service);
    campus.person("tanaka", "staff");
    // After the fifth wrong try one waits: seconds, by rules/tries.
    let waits = [0, 0, 0, 0, 0, 1, 3, 5, 10, 30, 60, 120, 300, 600, 1200, 1800, 3600, 3600, 3600, 3600];
    for (tried, wait) in waits.into_iter().enumerate() {
        if wait > 0 {
            let early = campus.sign_in("tanaka", PASSWORD).refused(422, "too_many_tries");
            let from = (service.clock.in_tokyo() + wait.seconds()).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string();
            assert_eq!(early["possible_from"], from, "after {tried} wrong tries");
            service.clock.pass((wait - 1).seconds());
            campus.sign_in("tanaka", PASSWORD).refused(422, "too_many_tries");
            service.clock.pass(1.second());
        }
        campus.sign_in("tanaka", &format!("wrong {tried}")).refused(401, "wrong_credentials");
        if tried == 6 {
            // The count lies in the database, not in the process.
            assert!(service.stop().success());
            service.start_again();
        }
    }
    service.clock.pass(8000.hours());
    campus.sign_in("tanaka", PASSWORD).refused(422, "sign_in_locked");
    let shown = campus.get(&campus.admin(), "/v1/accounts/tanaka").ok();
    assert_eq!(
        (&shown["sign_in_lock"]["factor"], &shown["sign_in_lock"]["wrong_tries"]),
        (&json!("sign-in"), &json!(20))
    );
    assert_eq!(shown["sign_in_lock"]["possible_from"], Value::Null, "it is locked until lifted");
});

on_both!(sign_4_a_success_clears_the_count, |service| {
    let campus = Campus::new(service);
    campus.person("tanaka", "staff");
    for _ in 0..4 {
        for place in 0..4 {
            campus.sign_in("tanaka", &format!("wrong {place}")).refused(401, "wrong_credentials");
        }
        campus.token("tanaka");
    }
});

on_both!(sign_4_unknown_ids_are_throttled_alike, |service| {
    let campus = Campus::new(service);
    campus.person("tanaka", "staff");
    let both = |guess: &str| (campus.sign_in("tanaka", guess), campus.sign_in("nobody0001", guess));
    for place in 0..5 {
        let (known, unknown) = both(&format!("wrong {place}"));
        assert_eq!(seen(&known), seen(&unknown));
        known.refused(401, "wrong_credentials");
    }
    // The same wrong password again is compared again, and does not count.
    let (known, unknown) = both("wrong 0");
    assert_eq!(seen(&known), seen(&unknown));
    known.refused(401, "wrong_credentials");
    let (known, unknown) = both("wrong 5");
    assert_eq!(seen(&known), seen(&unknown));
    known.refused(422, "too_many_tries");
});

on_both!(sign_4_parallel_guesses_are_counted_one_by_one, |service| {
    let campus = Campus::new(service);
    campus.person("tanaka", "staff");
    let guess = |place: usize| {
        let body = json!({ "account": "tanaka", "password": format!("guess {place}") });
        // Nobody chooses the address that is counted or written down.
        campus.request("", "POST", "/v1/sign-ins", &body).header("X-Forwarded-For", &format!("192.0.2.{place}"))
    };
    let answers = outcomes(&race(48, guess));
    let evaluated = answers.iter().filter(|code| *code == "wrong_credentials").count();
    let refused = answers.iter().filter(|code| *code == "too_many_tries").count();
    assert_eq!((evaluated, refused), (5, 43), "{answers:?}");
    let shown = campus.get(&campus.admin(), "/v1/accounts/tanaka").ok();
    assert_eq!((&shown["locks"][0]["wrong_tries"], &shown["sign_in_lock"]), (&json!(5), &Value::Null));
    let entries = campus.audit("operation=session.sign-in&outcome=refused");
    let wrong = entries.iter().filter(|entry| entry["code"] == "wrong_credentials").count();
    // What only waits is written down once a minute, give or take those that looked at the same time.
    assert!(wrong == 5 && entries.len() > 5, "{entries:?}");
    assert!(entries.iter().all(|entry| entry["address"] == "127.0.0.1"), "{:?}", entries[0]);
});

on_both!(sign_4_a_try_is_counted_before_anything_is_compared, |service| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "staff");
    campus.turns_on_sms("tanaka", &token);
    let flow = campus.flow("tanaka");
    // Six tries of one code at once: five are evaluated whatever the code, the sixth waits.
    let code = campus.code("tanaka");
    let wrong = if code == "000000" { "000001" } else { "000000" };
    let path = format!("/v1/sign-ins/{flow}/code");
    let answers = race(40, |_| campus.request("", "POST", &path, &json!({ "code": wrong })));
    let answers = outcomes(&answers);
    assert_eq!(answers.iter().filter(|code| *code == "code_wrong").count(), 5, "{answers:?}");
    // Who comes after the fifth was compared finds that the code is dead before it would have to wait.
    let unlooked = |code: &&String| ["too_many_tries", "code_dead"].contains(&code.as_str());
    assert_eq!(answers.iter().filter(unlooked).count(), 35, "{answers:?}");
});

on_both!(sign_3_dangerous_acts_ask_for_the_password_after_ten_minutes, |service| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "staff");
    campus.turns_on_authenticator(&token);
    let dangerous = [
        ("POST", "/v1/me/2sv/enrolment", json!({ "method": "voice", "phone": "03-1234-5678" })),
        ("POST", "/v1/me/2sv/enrolment/finish", json!({})),
        ("POST", "/v1/me/2sv/backup-codes", json!({})),
        ("POST", "/v1/me/2sv/disable", json!({})),
        ("DELETE", "/v1/me/2sv/methods/0000000000000", json!({})),
        ("POST", "/v1/me/app-passwords", json!({ "name": "Ecrea" })),
    ];
    service.clock.pass(599.seconds());
    campus.post(&token, "/v1/me/app-passwords", &json!({ "name": "at 9:59" })).ok();
    service.clock.pass(1.second());
    for (method, path, body) in &dangerous {
        campus.call(&token, method, path, body).refused(401, "password_again");
    }
    campus.post(&token, "/v1/session/password", &json!({ "password": "wrong" })).refused(401, "wrong_credentials");
    let renewed = token_of(&campus.post(&token, "/v1/session/password", &json!({ "password": PASSWORD })).ok());
    assert_ne!(renewed, token);
    campus.get(&token, "/v1/session").refused(401, "sign_in_needed");
    campus.post(&renewed, "/v1/me/app-passwords", &json!({ "name": "again" })).ok();
    service.clock.pass_minutes(10);
    campus.post(&renewed, "/v1/me/app-passwords", &json!({ "name": "later" })).refused(401, "password_again");
});

on_both!(sign_3_changing_the_password_always_asks_for_the_present_one, |service| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "staff");
    let body = json!({ "current": "wrong", "new": "quite another passphrase" });
    campus.call(&token, "PUT", "/v1/me/password", &body).refused(401, "wrong_credentials");
    let body = json!({ "new": "quite another passphrase" });
    campus.call(&token, "PUT", "/v1/me/password", &body).refused(400, "invalid_request");
    campus.token("tanaka");
});

on_both!(sign_2_each_kind_of_second_step_signs_in_and_no_factor_alone_does, |service| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "staff");
    campus.turns_on_sms("tanaka", &token);
    service.clock.pass_minutes(1);
    let secret = campus.turns_on_authenticator(&token);
    let backup = campus.post(&token, "/v1/me/2sv/backup-codes", &json!({})).ok();
    let backup: Vec<&str> = backup["codes"].as_array().unwrap().iter().map(|code| code.as_str().unwrap()).collect();
    service.clock.pass_minutes(1);

    // The truth table: password right or wrong × second step right, wrong or left out.
    let signed_in = |password_right: bool, code: Option<String>| {
        let reply = campus.sign_in("tanaka", if password_right { PASSWORD } else { "wrong" });
        if !password_right {
            reply.refused(401, "wrong_credentials");
            return code.is_some_and(|code| campus.second_step("0000000000000", &code).status == 200);
        }
        let reply = reply.ok();
        assert_eq!(reply["token"], Value::Null, "no token before the second step: {reply}");
        let flow = reply["flow"].as_str().unwrap();
        code.is_some_and(|code| {
            let code = if code == "sms" { campus.code("tanaka") } else { code };
            campus.second_step(flow, &code).status == 200
        })
    };
    let right = || ["sms".to_owned(), campus.shows(&secret)];
    for kind in [0, 1] {
        assert!(signed_in(true, Some(right()[kind].clone())));
        service.clock.pass_minutes(30);
    }
    assert!(signed_in(true, Some(backup[0].to_owned())));
    for code in right().into_iter().chain([backup[1].to_owned()]) {
        assert!(!signed_in(false, Some(code)));
    }
    let unused: BTreeSet<String> = [campus.shows(&secret), campus.code("tanaka")].into();
    let wrong = (0..).map(|n| format!("{n:06}")).find(|code| !unused.contains(code)).unwrap();
    for code in [None, Some(wrong), Some("0000 0000".to_owned()), Some(String::new()), Some(backup[0].to_owned())] {
        assert!(!signed_in(true, code.clone()), "{code:?}");
        service.clock.pass_minutes(61);
    }
    assert!(signed_in(true, Some(backup[1].to_owned())), "a code that met a wrong password is not spent");
});

on_both!(sign_2_voice_is_a_second_step_too, |service| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "staff");
    campus.post(&token, "/v1/me/2sv/enrolment", &json!({ "method": "voice", "phone": "03-1234-5678" })).ok();
    campus.post(&token, "/v1/me/2sv/enrolment/code", &json!({ "code": campus.code("tanaka") })).ok();
    campus.post(&token, "/v1/me/2sv/enrolment/finish", &json!({})).ok();
    campus.messages("tanaka");
    let flow = campus.flow("tanaka");
    let sent = campus.messages("tanaka").pop().unwrap();
    assert_eq!((&sent["channel"], &sent["to"]), (&json!("voice"), &json!("+81312345678")));
    campus.second_step(&flow, &campus.code("tanaka")).ok();
});

on_both!(_2sv_1_the_way_alone_names_the_phone_that_is_held_for_it, |service| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "staff");
    campus.turns_on_sms("tanaka", &token);
    // The same number once more, as a call.
    service.clock.pass_minutes(1);
    campus.post(&token, "/v1/me/2sv/enrolment", &json!({ "method": "voice", "phone": "090-1234-5678" })).ok();
    campus.post(&token, "/v1/me/2sv/enrolment/code", &json!({ "code": campus.code("tanaka") })).ok();
    campus.post(&token, "/v1/me/2sv/enrolment/finish", &json!({})).ok();
    service.clock.pass_minutes(61);
    let begun = campus.sign_in("tanaka", PASSWORD).ok();
    let flow = begun["flow"].as_str().unwrap();
    let (sms, voice) = (&begun["methods"][0], &begun["methods"][1]);
    assert_eq!((&sms["method"], &sms["also"], &voice["method"]), (&json!("sms"), &Value::Null, &json!("voice")));
    let send = |body: Value| campus.post("", &format!("/v1/sign-ins/{flow}/send"), &body);
    let sent = send(json!({ "as": "voice" })).ok();
    assert_eq!((&sent["sent_by"], &sent["sent_as"]), (&voice["id"], &json!("voice")));
    let told = campus.messages("tanaka").into_iter().rfind(|it| it["channel"] != "mail").unwrap();
    assert_eq!((&told["channel"], &told["to"]), (&json!("voice"), &json!("+819012345678")));
    assert_eq!(send(json!({})).ok()["sent_by"], sms["id"]);
    send(json!({ "method": sms["id"], "as": "voice" })).refused(404, "method_not_found");
    send(json!({ "as": "authenticator" })).refused(404, "method_not_found");
});

on_both!(sign_2_a_flow_ends_after_ten_minutes_and_with_every_change, |service| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "staff");
    let secret = campus.turns_on_authenticator(&token);
    service.clock.pass_minutes(1);
    let flow = campus.flow("tanaka");
    service.clock.pass_minutes(10);
    campus.second_step(&flow, &campus.shows(&secret)).refused(404, "flow_not_found");
    let flow = campus.flow("tanaka");
    let change = json!({ "current": PASSWORD, "new": "quite another passphrase" });
    campus.call(&token, "PUT", "/v1/me/password", &change).ok();
    campus.second_step(&flow, &campus.shows(&secret)).refused(404, "flow_not_found");
    campus.second_step("0000000000000", &campus.shows(&secret)).refused(404, "flow_not_found");
});

on_both!(sign_2_a_second_step_that_waits_ends_with_a_method_that_is_deleted, |service| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "staff");
    campus.turns_on_sms("tanaka", &token);
    campus.turns_on_authenticator(&token);
    service.clock.pass_minutes(1);
    let flow = campus.flow("tanaka");
    let code = campus.code("tanaka");
    let shown = campus.get(&token, "/v1/accounts/me/2sv").ok();
    let phone = shown["methods"][0]["id"].as_str().unwrap();
    campus.call(&token, "DELETE", &format!("/v1/me/2sv/methods/{phone}"), &Value::Null).ok();
    campus.second_step(&flow, &code).refused(404, "flow_not_found");
});

on_both!(sign_2_a_second_step_that_waits_outlives_what_a_job_changes, |service| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "staff");
    let secret = campus.turns_on_authenticator(&token);
    campus.call(&token, "PUT", "/v1/me/address", &json!({ "address": "hanako" })).ok();
    service.clock.set("2026-04-13T09:59:30+09:00");
    let flow = campus.flow("tanaka");
    service.clock.set("2026-04-13T10:00:00+09:00");
    campus.run_has_come("tanaka");
    let address = campus.get(&token, "/v1/accounts/me/address").ok();
    assert_eq!(address["present"]["address"], "hanako@mail.example.jp");
    campus.second_step(&flow, &campus.shows(&secret)).ok();
});

on_both!(sign_5_an_app_password_does_not_sign_in, |service| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "staff");
    let secret = campus.turns_on_authenticator(&token);
    service.clock.pass_minutes(1);
    let made = campus.post(&token, "/v1/me/app-passwords", &json!({ "name": "Ecrea" })).ok();
    let app = made["secret"].as_str().unwrap().to_owned();
    campus.sign_in("tanaka", &app).refused(401, "wrong_credentials");
    campus.sign_in("tanaka", &app.replace(' ', "")).refused(401, "wrong_credentials");
    let flow = campus.flow("tanaka");
    campus.second_step(&flow, &app).refused(400, "invalid_value");
    campus.post(&token, "/v1/session/password", &json!({ "password": app })).refused(401, "wrong_credentials");
    campus.get(&app.replace(' ', ""), "/v1/session").refused(401, "sign_in_needed");
    campus.second_step(&flow, &campus.shows(&secret)).ok();
});

on_both!(sign_6_a_workshop_account_does_not_sign_in_here, |service| {
    let campus = Campus::new(service);
    let mut body = new_account("ws0001", "other");
    body["kind"] = json!("workshop");
    campus.post(&campus.admin(), "/v1/accounts", &body).refused(400, "invalid_value");
    body["last_day"] = json!("2026-05-31");
    let made = campus.post(&campus.admin(), "/v1/accounts", &body).ok();
    assert_eq!(made["account"]["ends_at"], "2026-06-01T00:00:00+09:00");
    let first = made["first_password"].as_str().unwrap();
    campus.sign_in("ws0001", first).refused(403, "workshop_only");
    campus.sign_in("ws0001", "wrong").refused(401, "wrong_credentials");
});

on_both!(a_session_ends_after_twelve_hours_and_with_a_sign_out, |service| {
    let campus = Campus::new(service);
    let (one, other) = (campus.person("tanaka", "staff"), campus.token("tanaka"));
    let shown = campus.get(&one, "/v1/session").ok();
    assert_eq!((&shown["login_id"], &shown["expires_at"]), (&json!("tanaka"), &json!("2026-04-13T21:00:00+09:00")));
    campus.call(&other, "DELETE", "/v1/session", &Value::Null).ok();
    campus.get(&other, "/v1/session").refused(401, "sign_in_needed");
    service.clock.set("2026-04-13T20:59:59+09:00");
    campus.get(&one, "/v1/session").ok();
    service.clock.set("2026-04-13T21:00:00+09:00");
    campus.get(&one, "/v1/session").refused(401, "sign_in_needed");
});

on_both!(the_password_again_does_not_lengthen_a_session, |service| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "staff");
    service.clock.pass(11.hours());
    let token = token_of(&campus.post(&token, "/v1/session/password", &json!({ "password": PASSWORD })).ok());
    service.clock.pass(1.hour());
    campus.get(&token, "/v1/session").refused(401, "sign_in_needed");
});

on_both!(disabling_an_account_ends_its_sessions_at_once_and_for_good, |service| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "staff");
    campus.disables("tanaka");
    campus.get(&token, "/v1/session").refused(401, "sign_in_needed");
    campus.post(&campus.admin(), "/v1/accounts/tanaka/enable", &json!({})).ok();
    campus.get(&token, "/v1/session").refused(401, "sign_in_needed");
    campus.token("tanaka");
});

on_both!(what_is_no_token_signs_nobody_in, |service| {
    let campus = Campus::new(service);
    let token = campus.token(ADMIN);
    let mut altered = token.clone();
    altered.pop();
    altered.push(if token.ends_with('a') { 'b' } else { 'a' });
    let service_form = token.replacen("meibo_s_", "meibo_t_", 1);
    for other in [altered.as_str(), "meibo_s_", "x", &service_form] {
        campus.get(other, "/v1/session").refused(401, "sign_in_needed");
    }
    let basic = campus.http.request("GET", "/v1/session").header("Authorization", "Basic YTpi").send();
    basic.refused(401, "sign_in_needed");
    assert_eq!(outcome(&campus.http.get("/v1/session")), "sign_in_needed");
});

on_both!(a_clock_set_back_and_forth_lengthens_no_sign_in, |service| {
    let campus = Campus::new(service);
    let old = campus.token(ADMIN);
    // It runs ahead by ten hours for a while: what begins then counts as ended when it is right again.
    service.clock.set("2026-04-13T19:00:00+09:00");
    let ahead = campus.token(ADMIN);
    service.clock.set("2026-04-13T09:00:00+09:00");
    campus.get(&ahead, "/v1/session").refused(401, "sign_in_needed");
    campus.get(&old, "/v1/session").ok();
    // A replica's clock may be a minute behind.
    service.clock.set("2026-04-13T18:59:00+09:00");
    campus.get(&ahead, "/v1/session").ok();
    service.clock.set("2026-04-13T18:58:59+09:00");
    campus.get(&ahead, "/v1/session").refused(401, "sign_in_needed");
    // The end stays where it was, however the clock got there.
    service.clock.set("2026-04-13T21:00:00+09:00");
    campus.get(&old, "/v1/session").refused(401, "sign_in_needed");
    service.clock.set("2026-04-14T06:59:59+09:00");
    campus.get(&ahead, "/v1/session").ok();
    service.clock.set("2026-04-14T07:00:00+09:00");
    campus.get(&ahead, "/v1/session").refused(401, "sign_in_needed");
});

on_both!(a_clock_set_back_revives_no_second_step_and_no_fresh_password, |service| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "staff");
    campus.turns_on_sms("tanaka", &token);
    let (flow, code) = (campus.flow("tanaka"), campus.code("tanaka"));
    service.clock.pass(2.hours());
    campus.second_step(&flow, &code).refused(404, "flow_not_found");
    // Begun while the clock was ahead: over when it is right.
    let (flow, code) = (campus.flow("tanaka"), campus.code("tanaka"));
    service.clock.pass(-1.hours());
    campus.second_step(&flow, &code).refused(404, "flow_not_found");
    // The password was entered at nine; a clock that goes back behind that asks again, and so does one that is far on.
    let disable = |token: &str| {
        let request = campus.request(token, "POST", "/v1/me/2sv/backup-codes", &json!({}));
        request.header("Meibo-Dry-Run", "true").send()
    };
    service.clock.set("2026-04-13T09:09:59+09:00");
    disable(&token).ok();
    service.clock.set("2026-04-13T09:10:01+09:00");
    disable(&token).refused(401, "password_again");
});

on_both!(a_clock_set_back_lengthens_no_reset_code_and_no_service_token, |service| {
    let campus = Campus::new(service);
    campus.person("tanaka", "staff");
    service.clock.pass(2.hours());
    campus.post("", "/v1/password-resets", &json!({ "account": "tanaka" })).ok();
    let (code, token) = (reset::code(&campus, "tanaka"), campus.service_token("mail-decision"));
    let finish = || {
        let body = json!({ "account": "tanaka", "code": code, "new": "quite another passphrase" });
        campus.call("", "PUT", "/v1/password-resets", &body)
    };
    service.clock.set("2026-04-13T10:58:59+09:00");
    finish().refused(422, "reset_code_wrong");
    let sender = || campus.get(&token, "/v1/mail/sender?mailbox=tanaka&sender=tanaka%40mail.example.jp");
    sender().refused(401, "sign_in_needed");
    // A replica's clock may be a minute behind.
    service.clock.set("2026-04-13T10:59:01+09:00");
    finish().ok();
    sender().refused(404, "account_not_found");
});

on_both!(what_was_done_stays_done_when_the_clock_is_set_back, |service| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "staff");
    let path = "/v1/accounts/me/applications";
    campus.post(&token, &format!("{path}/apply"), &json!({})).ok();
    service.clock.pass(30.minutes());
    let renewed = token_of(&campus.post(&token, "/v1/session/password", &json!({ "password": PASSWORD })).ok());
    service.clock.pass(-30.minutes());
    campus.get(&token, "/v1/session").refused(401, "sign_in_needed");
    // The session began at nine, so it still holds; its password was entered at half past nine, which is not yet.
    campus.get(&renewed, "/v1/session").ok();
    campus.post(&renewed, "/v1/me/2sv/backup-codes", &json!({})).refused(401, "password_again");
    campus.post(&renewed, &format!("{path}/apply"), &json!({})).refused(409, "already_entitled");
    campus.call(&renewed, "DELETE", "/v1/session", &Value::Null).ok();
    service.clock.pass(-1.hours());
    campus.get(&renewed, "/v1/session").refused(401, "sign_in_needed");
});
