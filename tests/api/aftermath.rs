//! What another account password, a reset and a lockdown end, and what stays (PASS-2).

use serde_json::{Value, json};

use super::{
    alias::{mailbox, verified},
    campus::{Campus, PASSWORD, REASON, token_of},
    reset,
};

const NEW: &str = "quite another passphrase";
const LAB: &str = "hanako@lab.example.com";
const THEIRS: &str = "intruder@lab.example.com";

/// Somebody with a mailbox and what a mail server lives by, and in whose account another sign-in has begun all that can be
/// begun; the owner's token and the other one.
fn taken_over(campus: &Campus<'_>) -> (String, String) {
    let owner = mailbox(campus, "hanako");
    verified(campus, "hanako", &owner, LAB);
    campus.gives("hanako", "administrator");
    campus.post(&owner, "/v1/tokens", &json!({ "name": "mail", "scopes": ["mail-decision"] })).ok();
    campus.post(&owner, "/v1/me/pop/enable", &json!({ "messages": "all" })).ok();
    let other = campus.token("hanako");
    campus.post(&other, "/v1/me/aliases", &json!({ "address": THEIRS })).ok();
    campus.post(&other, "/v1/me/2sv/enrolment", &json!({ "method": "authenticator" })).ok();
    campus.post(&other, "/v1/me/less-secure-apps/enable", &json!({})).ok();
    campus.call(&other, "PUT", "/v1/me/address", &json!({ "address": "intruder" })).ok();
    campus.call(&other, "PUT", "/v1/me/mail-password", &json!({ "new": "a mail passphrase 7" })).ok();
    (owner, other)
}

/// What each of the three answers, and how the account stands afterwards.
fn all_ended(campus: &Campus<'_>, answer: &Value, code: &str) {
    // A token lives no longer than the right of its maker.
    let tokens = if answer["locked_down_at"].is_string() { json!(["mail"]) } else { json!([]) };
    let ended = json!({ "unfinished_sign_ins": 0, "enrolment": true, "mail_password": true,
        "address": "intruder@mail.example.jp", "aliases": [THEIRS], "less_secure_apps": true,
        "service_tokens": tokens });
    assert_eq!(answer["also_ended"], ended);
    let stays: Vec<(&str, &str)> = answer["stays"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| (it["what"].as_str().unwrap(), it["name"].as_str().unwrap_or_default()))
        .collect();
    assert_eq!(stays, [("alias", LAB), ("pop", ""), ("service-token", "mail")]);
    // The next minute 0 brings nothing.
    campus.service.clock.set("2026-04-13T10:00:00+09:00");
    campus.run_has_come("hanako");
    let shown = campus.get(&campus.admin(), "/v1/accounts/hanako").ok();
    assert_eq!(shown["mail_password"], json!({ "state": "none" }));
    assert_eq!(shown["less_secure_apps"]["state"], "off");
    assert!(shown["address"]["pending"].is_null(), "{shown}");
    assert_eq!(shown["address"]["present"]["address"], "hanako@mail.example.jp");
    let aliases: Vec<&Value> = shown["aliases"].as_array().unwrap().iter().map(|it| &it["address"]).collect();
    assert_eq!(aliases, [LAB]);
    if shown["account"]["state"] == "enabled" {
        let token = campus.token_with("hanako", NEW);
        let path = format!("/v1/me/aliases/{THEIRS}/code");
        campus.post(&token, &path, &json!({ "code": code })).refused(404, "alias_not_found");
        campus.post(&token, "/v1/me/2sv/enrolment/finish", &json!({})).refused(404, "flow_not_found");
    }
}

on_both!(pass_2_a_change_ends_what_other_sign_ins_have_begun, |service| {
    let campus = Campus::new(service);
    let (owner, other) = taken_over(&campus);
    let code = campus.code("hanako");
    let body = json!({ "current": PASSWORD, "new": NEW });
    let answer = campus.call(&owner, "PUT", "/v1/me/password", &body).ok();
    campus.get(&other, "/v1/session").refused(401, "sign_in_needed");
    campus.get(&token_of(&answer), "/v1/session").ok();
    all_ended(&campus, &answer, &code);
});

on_both!(pass_2_a_reset_ends_what_other_sign_ins_have_begun, |service| {
    let campus = Campus::new(service);
    taken_over(&campus);
    let code = campus.code("hanako");
    reset::ask(&campus, "hanako").ok();
    let answer = reset::finish(&campus, "hanako", &reset::code(&campus, "hanako"), NEW).ok();
    all_ended(&campus, &answer, &code);
});

on_both!(pass_2_a_lockdown_ends_what_other_sign_ins_have_begun, |service| {
    let campus = Campus::new(service);
    let (owner, _) = taken_over(&campus);
    let request = campus.request(&owner, "POST", "/v1/accounts/me/lockdown", &json!({}));
    let answer = request.header(REASON.0, REASON.1).send().ok();
    let exposed: Vec<&Value> = answer["exposed"].as_array().unwrap().iter().map(|it| &it["address"]).collect();
    assert_eq!(exposed, [LAB, THEIRS], "also what is deleted");
    all_ended(&campus, &answer, "000000");
});

on_both!(pass_2_a_change_leaves_what_this_sign_in_has_opened, |service| {
    let campus = Campus::new(service);
    let token = campus.person("hanako", "staff");
    campus.post(&token, "/v1/me/less-secure-apps/enable", &json!({})).ok();
    let change = |token: &str, current: &str, new: &str| {
        campus.call(token, "PUT", "/v1/me/password", &json!({ "current": current, "new": new })).ok()
    };
    let answer = change(&token, PASSWORD, NEW);
    assert_eq!(answer["also_ended"]["less_secure_apps"], false);
    assert_eq!(answer["stays"], json!([{ "what": "less-secure-apps" }]));
    // To the next sign-in it is another one's.
    let answer = change(&campus.token_with("hanako", NEW), NEW, PASSWORD);
    assert_eq!((&answer["also_ended"]["less_secure_apps"], &answer["stays"]), (&json!(true), &json!([])));
});

on_both!(pass_2_a_change_ends_sign_ins_that_wait_and_names_the_second_steps_that_stay, |service| {
    let campus = Campus::new(service);
    let token = campus.person("hanako", "staff");
    campus.turns_on_sms("hanako", &token);
    campus.post(&token, "/v1/me/2sv/backup-codes", &json!({})).ok();
    service.clock.pass_minutes(1);
    let flow = campus.flow("hanako");
    let code = campus.code("hanako");
    let answer = campus.call(&token, "PUT", "/v1/me/password", &json!({ "current": PASSWORD, "new": NEW })).ok();
    assert_eq!(answer["also_ended"]["unfinished_sign_ins"], 1);
    let stays: Vec<&Value> = answer["stays"].as_array().unwrap().iter().map(|it| &it["what"]).collect();
    assert_eq!(stays, ["backup-codes", "only-method"]);
    campus.second_step(&flow, &code).refused(404, "flow_not_found");
});
