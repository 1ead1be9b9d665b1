//! App passwords (APPPW-1 to APPPW-4).

use serde_json::{Value, json};

use super::campus::{Campus, REASON};

const MINE: &str = "/v1/me/app-passwords";
const LIST: &str = "/v1/accounts/me/app-passwords";

on_both!(apppw_1_needs_two_step_verification, |service| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "staff");
    campus.post(&token, MINE, &json!({ "name": "Ecrea" })).refused(409, "two_step_off");
    campus.turns_on_authenticator(&token);
    campus.post(&token, MINE, &json!({ "name": "Ecrea" })).ok();
});

on_both!(apppw_2_sixteen_lower_case_letters_in_four_groups_shown_once, |service| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "staff");
    campus.turns_on_authenticator(&token);
    let made = campus.post(&token, MINE, &json!({ "name": "  Ｅcrea の予定表 " })).ok();
    let secret = made["secret"].as_str().unwrap();
    let groups: Vec<&str> = secret.split(' ').collect();
    assert_eq!(groups.iter().map(|group| group.len()).collect::<Vec<_>>(), [4; 4]);
    assert!(secret.chars().all(|c| c == ' ' || c.is_ascii_lowercase()), "{secret}");
    assert_eq!(made["app_password"]["name"], "Ｅcrea の予定表");
    let listed = campus.get(&token, LIST).ok();
    assert!(!listed.to_string().contains(groups[0]), "APPPW-4: never the secret");
    for name in ["", "   ", &"x".repeat(65), "tab\there", "\u{202e}reversed"] {
        campus.post(&token, MINE, &json!({ "name": name })).refused(400, "invalid_value");
    }
    campus.post(&token, MINE, &json!({ "name": "x".repeat(64) })).ok();
});

on_both!(apppw_3_up_to_fifty_revoked_and_issued_again, |service| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "staff");
    campus.turns_on_authenticator(&token);
    let ids: Vec<String> = (0..50)
        .map(|place| {
            let made = campus.post(&token, MINE, &json!({ "name": format!("app {place}") })).ok();
            made["app_password"]["id"].as_str().unwrap().to_owned()
        })
        .collect();
    let refused = campus.post(&token, MINE, &json!({ "name": "the 51st" })).refused(409, "app_password_limit");
    assert_eq!(refused["facts"]["limit"], 50);
    let path = format!("{LIST}/{}", ids[7]);
    assert_eq!(campus.call(&token, "DELETE", &path, &Value::Null).ok()["app_password"]["name"], "app 7");
    campus.call(&token, "DELETE", &path, &Value::Null).refused(404, "app_password_not_found");
    campus.post(&token, MINE, &json!({ "name": "app 7" })).ok();
    campus.post(&token, MINE, &json!({ "name": "the 51st" })).refused(409, "app_password_limit");
});

on_both!(apppw_4_the_list_shows_when_and_never_the_secret, |service| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "staff");
    campus.turns_on_authenticator(&token);
    for name in ["first", "second"] {
        campus.post(&token, MINE, &json!({ "name": name })).ok();
        service.clock.pass_minutes(1);
    }
    let items = campus.get(&token, LIST).ok()["items"].take();
    let shown: Vec<(&str, &str)> = items
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["name"].as_str().unwrap(), one["created_at"].as_str().unwrap()))
        .collect();
    assert_eq!(shown, [("first", "2026-04-13T09:00:00+09:00"), ("second", "2026-04-13T09:01:00+09:00")]);
    assert!(items[0].get("secret").is_none() && items[0]["last_used_at"].is_null(), "{items}");
});

on_both!(the_help_desk_revokes_with_a_reason_and_the_owner_is_told, |service| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "staff");
    campus.turns_on_authenticator(&token);
    let made = campus.post(&token, MINE, &json!({ "name": "Ecrea" })).ok();
    let path = format!("/v1/accounts/tanaka/app-passwords/{}", made["app_password"]["id"].as_str().unwrap());
    let desk = campus.holder("desk0001", "help-desk");
    campus.call(&desk, "DELETE", &path, &Value::Null).refused(400, "reason_needed");
    campus.messages("tanaka");
    campus.request(&desk, "DELETE", &path, &Value::Null).header(REASON.0, REASON.1).send().ok();
    let told = campus.messages("tanaka");
    assert!(told.iter().any(|it| it["body"].as_str().unwrap().contains("asked at the counter")), "{told:?}");
    assert!(told.iter().all(|it| it["channel"] == "mail" && it["to"] == "tanaka@example.jp"), "{told:?}");
    let entry = &campus.audit("operation=app-password.delete&outcome=done")[0];
    assert_eq!(
        (&entry["actor"], &entry["account"], &entry["reason"]),
        (&json!("desk0001"), &json!("tanaka"), &json!("asked at the counter"))
    );
});
