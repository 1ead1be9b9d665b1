//! The account password (PASS-1, MPASS-2, MPASS-3, APPPW-7).

use jiff::ToSpan;
use serde_json::{Value, json};

use super::campus::{Campus, PASSWORD, new_account, outcome, race, token_of};
use crate::support::{Engine, http::Answer, service::Setup};

const NEW: &str = "quite another passphrase";

fn change(campus: &Campus<'_>, token: &str, current: &str, new: &str) -> Answer {
    campus.call(token, "PUT", "/v1/me/password", &json!({ "current": current, "new": new }))
}

on_both!(pass_1_the_first_password_must_be_changed_before_anything_else, |service| {
    let campus = Campus::new(service);
    let made = campus.creates("tanaka", "staff");
    assert_eq!(made["first_password_expires_at"], "2026-04-27T09:00:00+09:00");
    let first = made["first_password"].as_str().unwrap();
    let opened = campus.sign_in("tanaka", first).ok();
    assert_eq!(opened["must_change_password"], true);
    let token = token_of(&opened);
    let before = [
        ("GET", "/v1/accounts/me", Value::Null),
        ("GET", "/v1/accounts/tanaka/2sv", Value::Null),
        ("GET", "/v1/accounts/me/applications", Value::Null),
        ("POST", "/v1/accounts/me/applications/apply", json!({})),
        ("POST", "/v1/me/2sv/enrolment", json!({ "method": "authenticator" })),
        ("POST", "/v1/me/app-passwords", json!({ "name": "Ecrea" })),
        ("GET", "/v1/audit", Value::Null),
    ];
    for (method, path, body) in &before {
        campus.call(&token, method, path, body).refused(403, "password_change_needed");
    }
    let changed = change(&campus, &token, first, PASSWORD).ok();
    let token = token_of(&changed);
    assert_eq!(campus.get(&token, "/v1/session").ok()["must_change_password"], false);
    campus.post(&token, "/v1/accounts/me/applications/apply", &json!({})).ok();
    campus.sign_in("tanaka", first).refused(401, "wrong_credentials");
});

on_both!(mpass_3_a_short_password_must_be_changed_where_the_second_step_is_off, |service| {
    const SHORT: &str = "seven 8!";
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "staff");
    campus.turns_on_sms("tanaka", &token);
    let token = campus.token_of_two_steps("tanaka");
    let token = token_of(&change(&campus, &token, PASSWORD, SHORT).ok());
    assert_eq!(campus.get(&token, "/v1/session").ok()["must_change_password"], false);
    campus.post(&token, "/v1/me/2sv/disable", &json!({})).ok();
    // Beside a second step it was long enough; alone it opens nothing but the way to another one.
    let opened = campus.sign_in("tanaka", SHORT).ok();
    assert_eq!(opened["must_change_password"], true);
    let short = token_of(&opened);
    assert_eq!(campus.get(&short, "/v1/session").ok()["must_change_password"], true);
    campus.get(&short, "/v1/accounts/me").refused(403, "password_change_needed");
    let again = campus.post(&token, "/v1/session/password", &json!({ "password": SHORT })).ok();
    assert_eq!(again["must_change_password"], true);
    change(&campus, &short, SHORT, "also too short").refused(422, "password_too_short");
    let token = token_of(&change(&campus, &short, SHORT, PASSWORD).ok());
    campus.get(&token, "/v1/accounts/me").ok();
    assert_eq!(campus.sign_in("tanaka", PASSWORD).ok()["must_change_password"], false);
});

/// The password is hashed anew at the first sign-in, for long enough that all others are on their way by then.
fn a_first_password_is_right_for_all_who_come_in_at_once(engine: Engine) {
    const SLOW: &str = "[policy.password]\nhash_memory_kib = 65536\nhash_passes = 3\n";
    let service = Setup::new(engine).config(SLOW).start();
    let campus = Campus::new(&service);
    let made = campus.creates("tanaka", "staff");
    let body = json!({ "account": "tanaka", "password": made["first_password"] });
    let answers = race(6, |_| campus.request("", "POST", "/v1/sign-ins", &body));
    assert!(answers.iter().all(|answer| answer.status == 200), "{answers:?}");
}

#[test]
fn sign_1_a_first_password_is_right_for_all_who_come_in_at_once_on_sqlite() {
    a_first_password_is_right_for_all_who_come_in_at_once(Engine::Sqlite);
}

#[test]
fn sign_1_a_first_password_is_right_for_all_who_come_in_at_once_on_postgres() {
    a_first_password_is_right_for_all_who_come_in_at_once(Engine::Postgres);
}

on_both!(pass_1_the_first_password_expires, |service| {
    let campus = Campus::new(service);
    let made = campus.creates("tanaka", "staff");
    let first = made["first_password"].as_str().unwrap().to_owned();
    service.clock.set("2026-04-27T08:59:59+09:00");
    let token = token_of(&campus.sign_in("tanaka", &first).ok());
    service.clock.set("2026-04-27T09:00:00+09:00");
    campus.sign_in("tanaka", &first).refused(401, "first_password_expired");
    campus.sign_in("tanaka", "wrong").refused(401, "wrong_credentials");
    assert_eq!(campus.get(&campus.admin(), "/v1/accounts/tanaka").ok()["password"]["state"], "first_expired");
    // A sign-in from before the end does not outlive it.
    change(&campus, &token, &first, PASSWORD).refused(401, "first_password_expired");
});

on_both!(pass_1_first_passwords_are_random_and_meet_the_policy, |service| {
    let campus = Campus::new(service);
    let first: Vec<String> = ["tanaka", "suzuki"]
        .map(|id| campus.creates(id, "student")["first_password"].as_str().unwrap().to_owned())
        .to_vec();
    assert_ne!(first[0], first[1]);
    for password in first {
        assert!(password.chars().filter(|c| c.is_ascii_alphanumeric()).count() >= 15, "{password}");
    }
});

on_both!(pass_1_a_change_ends_other_sign_ins_and_replaces_the_token, |service| {
    let campus = Campus::new(service);
    let (here, there) = (campus.person("tanaka", "staff"), campus.token("tanaka"));
    let changed = change(&campus, &here, PASSWORD, NEW).ok();
    assert_eq!(changed["sessions_ended"], 1);
    for token in [&here, &there] {
        campus.get(token, "/v1/session").refused(401, "sign_in_needed");
    }
    campus.get(&token_of(&changed), "/v1/session").ok();
    campus.sign_in("tanaka", PASSWORD).refused(401, "wrong_credentials");
    campus.sign_in("tanaka", NEW).ok();
    let told = campus.messages("tanaka").pop().unwrap();
    assert_eq!((&told["channel"], &told["to"]), (&json!("mail"), &json!("tanaka@example.jp")));
});

on_both!(apppw_7_a_change_revokes_all_app_passwords, |service| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "staff");
    campus.turns_on_authenticator(&token);
    for name in ["Ecrea", "POP"] {
        campus.post(&token, "/v1/me/app-passwords", &json!({ "name": name })).ok();
    }
    let changed = change(&campus, &token, PASSWORD, NEW).ok();
    assert_eq!(changed["app_passwords_revoked"], 2);
    let left = campus.get(&token_of(&changed), "/v1/accounts/me/app-passwords").ok();
    assert_eq!(left["items"], json!([]));
});

on_both!(pass_1_wrong_present_passwords_are_counted_like_a_sign_in, |service| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "staff");
    for place in 0..5 {
        if place % 2 == 0 {
            change(&campus, &token, &format!("wrong {place}"), NEW).refused(401, "wrong_credentials");
        } else {
            campus
                .post(&token, "/v1/session/password", &json!({ "password": format!("wrong {place}") }))
                .refused(401, "wrong_credentials");
        }
    }
    change(&campus, &token, PASSWORD, NEW).refused(422, "too_many_tries");
    // In a sign-in that holds they count by themselves (SIGN-7).
    campus.sign_in("tanaka", PASSWORD).ok();
    service.clock.pass(1.second());
    change(&campus, &token, PASSWORD, NEW).ok();
});

on_both!(pass_1_a_right_present_password_is_not_wrong_because_something_else_changed, |service| {
    let campus = Campus::new(service);
    let mut token = campus.person("tanaka", "staff");
    let admin = campus.admin();
    // Roles come and go while the password is hashed: mail log-ins depend on them, the password does not.
    for (old, new) in [(PASSWORD, NEW), (NEW, PASSWORD), (PASSWORD, NEW)] {
        let mut answers = race(9, |place| match place {
            0 => campus.request(&token, "PUT", "/v1/me/password", &json!({ "current": old, "new": new })),
            _ => {
                let method = if place % 2 == 0 { "PUT" } else { "DELETE" };
                campus.request(&admin, method, "/v1/accounts/tanaka/roles/proxy-applicant", &Value::Null)
            }
        });
        assert!(answers[1..].iter().any(|answer| outcome(answer) == "done"), "{answers:?}");
        token = token_of(&answers.swap_remove(0).ok());
    }
});

on_both!(mpass_3_each_rule_of_the_policy_refuses_with_its_own_code, |service| {
    let campus = Campus::new(service);
    let id = "a-rather-long-login-id";
    let token = campus.person(id, "staff");
    let cases = [
        ("fourteen chars".to_owned(), "password_too_short"),
        ("x".repeat(129), "password_too_long"),
        ("a-rather-long-login-id".to_owned(), "password_is_login_id"),
        ("Ａ-Rather-Long-LOGIN-id".to_owned(), "password_is_login_id"),
        ("１１１222333444555".to_owned(), "password_common"),
        (PASSWORD.to_owned(), "password_unchanged"),
        ("fifteen chars\u{7}!!".to_owned(), "password_bad_character"),
    ];
    for (new, code) in cases {
        let refused = change(&campus, &token, PASSWORD, &new);
        assert!(!refused.text.contains(&new), "the refusal repeats it: {}", refused.text);
        refused.refused(422, code);
    }
    // No composition rules; all of Unicode; 15 code points, not bytes.
    let changed = change(&campus, &token, PASSWORD, "十五文字のひみつのことばですよね").ok();
    assert!(changed["token"].is_string());
});

on_both!(mpass_3_eight_characters_are_enough_beside_a_second_factor, |service| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "staff");
    change(&campus, &token, PASSWORD, "9 chars !").refused(422, "password_too_short");
    campus.turns_on_authenticator(&token);
    change(&campus, &token, PASSWORD, "7 chars").refused(422, "password_too_short");
    change(&campus, &token, PASSWORD, "8 chars!").ok();
});

on_both!(mpass_3_a_password_is_the_same_in_both_unicode_forms, |service| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "staff");
    change(&campus, &token, PASSWORD, "ぱすわーどをがんばる十六文字だ").ok();
    campus.sign_in("tanaka", "は\u{309a}すわーと\u{3099}をか\u{3099}んは\u{3099}る十六文字た\u{3099}").ok();
});

fn campus_profile(engine: Engine) {
    let profile = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/campus-policy.toml")).unwrap();
    let service = Setup::new(engine).config(&profile).start();
    service.create_admin("admin0001", "Twelve-chars1");
    let campus = Campus { service: &service, http: service.http() };
    let admin = token_of(&campus.sign_in("admin0001", "Twelve-chars1").ok());
    let cases = [
        ("Eleven-char", "password_too_short"),
        ("nokindsatallhere", "password_too_few_kinds"),
        ("lower and space", "password_too_few_kinds"),
        ("パスワードPassword1!", "password_bad_character"),
    ];
    for (new, code) in cases {
        change(&campus, &admin, "Twelve-chars1", new).refused(422, code);
    }
    change(&campus, &admin, "Twelve-chars1", &"Aa1-".repeat(17)).refused(422, "password_too_long");
    let admin = token_of(&change(&campus, &admin, "Twelve-chars1", "Another-one2").ok());
    let shown = campus.get(&admin, "/v1/policy").ok();
    let broken = shown["departures"].as_array().unwrap();
    assert_eq!(broken.len(), 3, "length, kinds, Unicode: {broken:?}");
    // A first password meets the campus policy too.
    campus.post(&admin, "/v1/accounts", &new_account("tanaka", "staff")).ok();
}

#[test]
fn mpass_3_the_campus_profile_says_what_it_breaks() {
    campus_profile(Engine::Sqlite);
}
