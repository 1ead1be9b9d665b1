//! `account lockdown` (ALIAS-5): one act for a leak, and what lifts it.

use serde_json::{Value, json};

use super::{
    alias::{mailbox, own, verified, with_servers},
    campus::{Campus, PASSWORD, REASON, new_account, one_winner, race, token_of},
};
use crate::support::{Engine, Service, smtp_server};

const LAB: &str = "hanako@lab.example.com";

fn lock(campus: &Campus<'_>, token: &str, id: &str) -> Value {
    let path = format!("/v1/accounts/{id}/lockdown");
    campus.request(token, "POST", &path, &json!({})).header(REASON.0, REASON.1).send().ok()
}

/// Turns less secure apps on, whatever the rules say.
fn allows_less_secure_apps(service: &Service, id: &str) {
    tokio::runtime::Runtime::new().unwrap().block_on(async {
        let store = meibo::store::Store::open(&service.database()).await.unwrap();
        let mut tx = store.write().await.unwrap();
        let account = meibo::store::account::find_one(&mut tx, &id.parse().unwrap()).await.unwrap().unwrap().account.id;
        let text = format!(
            "INSERT INTO less_secure_apps (account, since, ends_at) VALUES ({}, 0, {})",
            account.to_i64(),
            4_000_000_000_000_000_i64 // 2096
        );
        tx.script(&text).await.unwrap();
        tx.commit().await.unwrap();
        store.close().await;
    });
}

on_both!(alias_5_one_act_ends_every_way_in_and_lists_what_was_exposed, |service| {
    let campus = Campus::new(service);
    let token = mailbox(&campus, "hanako");
    verified(&campus, "hanako", &token, LAB);
    campus.post(&token, "/v1/me/aliases", &json!({ "address": "boss@lab.example.com" })).ok();
    let mailed = campus.code("hanako");
    let secret = campus.turns_on_authenticator(&token);
    campus.post(&token, "/v1/me/app-passwords", &json!({ "name": "Ecrea" })).ok();
    service.clock.pass_minutes(1);
    let flow = campus.flow("hanako");
    campus.post(&token, "/v1/me/2sv/enrolment", &json!({ "method": "sms", "phone": "090-1234-5678" })).ok();
    let waiting = campus.code("hanako");
    allows_less_secure_apps(service, "hanako");
    campus.call(&token, "PUT", "/v1/me/mail-password", &json!({ "new": "a mail passphrase 7" })).ok();

    let done = lock(&campus, &token, "me");
    assert_eq!(done["account"]["state"], "locked_down");
    assert_eq!(done["locked_down_at"], "2026-04-13T09:01:00+09:00");
    assert_eq!((&done["sessions_ended"], &done["app_passwords_revoked"]), (&json!(1), &json!(1)));
    assert_eq!(done["less_secure_apps_ended"], true);
    let exposed: Vec<&str> =
        done["exposed"].as_array().unwrap().iter().map(|it| it["address"].as_str().unwrap()).collect();
    assert_eq!(exposed, ["boss@lab.example.com", LAB], "every alias, verified or not");

    let waits = campus.get(&campus.admin(), "/v1/accounts/hanako").ok()["mail_password"].take();
    assert_eq!(waits, json!({ "state": "none" }), "what waited comes into force no more");
    campus.get(&token, "/v1/session").refused(401, "sign_in_needed");
    campus.second_step(&flow, &campus.shows(&secret)).refused(404, "flow_not_found");
    let refused = campus.sign_in("hanako", PASSWORD).refused(403, "locked_down");
    assert!(refused["facts"]["since"].as_str().unwrap().starts_with("2026-04-13T00:01:00"), "{refused}");
    campus.sign_in("hanako", "not the password").refused(401, "wrong_credentials");
    let shown = campus.get(&campus.admin(), "/v1/accounts/hanako").ok();
    assert_eq!((&shown["account"]["state"], &shown["sessions"]), (&json!("locked_down"), &json!(0)));
    assert_eq!(shown["app_passwords"], json!([]));
    let server = campus.service_token("mail-decision");
    campus.get(&server, &format!("/v1/mail/sender?mailbox=hanako&sender={LAB}")).refused(403, "locked_down");
    let told = campus.messages("hanako").pop().unwrap();
    let body = told["body"].as_str().unwrap();
    assert!(told["to"] == "hanako@example.jp" && body.contains(LAB) && body.contains("boss@lab.example.com"), "{told}");

    // Lifted: nothing that was ended comes back, nor any code that was on its way.
    let unlock = campus.request(&campus.admin(), "POST", "/v1/accounts/hanako/unlock", &json!({}));
    let lifted = unlock.header(REASON.0, REASON.1).send().ok();
    assert_eq!((&lifted["lockdown_lifted"], &lifted["account"]["state"]), (&json!(true), &json!("enabled")));
    campus.get(&token, "/v1/session").refused(401, "sign_in_needed");
    campus.second_step(&flow, &campus.shows(&secret)).refused(404, "flow_not_found");
    service.clock.pass_minutes(1);
    let flow = campus.flow("hanako");
    let token = token_of(&campus.second_step(&flow, &campus.shows(&secret)).ok());
    campus.post(&token, "/v1/me/2sv/enrolment/code", &json!({ "code": waiting })).refused(404, "flow_not_found");
    let alias = "/v1/me/aliases/boss%40lab.example.com/code";
    campus.post(&token, alias, &json!({ "code": mailed })).refused(404, "alias_not_found");
    let shown = campus.get(&token, "/v1/accounts/me").ok();
    assert_eq!(shown["app_passwords"], json!([]));
    assert_eq!(shown["less_secure_apps"]["state"], "off");
});

on_both!(alias_5_the_help_desk_says_why_and_acts_on_nobody_above, |service| {
    let campus = Campus::new(service);
    campus.person("hanako", "staff");
    let desk = campus.holder("desk", "help-desk");
    let path = "/v1/accounts/hanako/lockdown";
    campus.post(&desk, path, &json!({})).refused(400, "reason_needed");
    lock(&campus, &desk, "hanako");
    campus
        .request(&desk, "POST", path, &json!({}))
        .header(REASON.0, REASON.1)
        .send()
        .refused(409, "already_locked_down");
    let told = campus.messages("hanako");
    assert!(told.iter().any(|it| it["body"].as_str().unwrap().contains("asked at the counter")), "{told:?}");
    let above = format!("/v1/accounts/{}/lockdown", crate::api::campus::ADMIN);
    campus.request(&desk, "POST", &above, &json!({})).header(REASON.0, REASON.1).send().refused(403, "target_above");
    let helper = campus.holder("helper", "helper");
    campus
        .request(&helper, "POST", "/v1/accounts/desk/lockdown", &json!({}))
        .header(REASON.0, REASON.1)
        .send()
        .refused(403, "not_allowed");
});

/// The newest reset code in the messages to an account.
fn reset_code(campus: &Campus<'_>, id: &str) -> String {
    let found = |message: &Value| {
        let rest = message["body"].as_str()?.split("確認コードは ").nth(1)?.to_owned();
        Some(rest.split(' ').next()?.to_owned())
    };
    campus.messages(id).iter().filter_map(found).next_back().expect("a code was sent")
}

on_both!(alias_5_the_owner_lifts_it_by_a_reset_and_not_with_an_older_code, |service| {
    const NEW: &str = "quite another passphrase";
    let campus = Campus::new(service);
    let token = campus.person("hanako", "staff");
    campus.post("", "/v1/password-resets", &json!({ "account": "hanako" })).ok();
    let older = reset_code(&campus, "hanako");
    lock(&campus, &token, "me");
    let finish = |code: &str| {
        let body = json!({ "account": "hanako", "code": code, "new": NEW });
        campus.call("", "PUT", "/v1/password-resets", &body)
    };
    finish(&older).refused(422, "reset_code_wrong");
    campus.sign_in("hanako", PASSWORD).refused(403, "locked_down");
    service.clock.pass_minutes(1);
    campus.post("", "/v1/password-resets", &json!({ "account": "hanako" })).ok();
    finish(&reset_code(&campus, "hanako")).ok();
    campus.sign_in("hanako", PASSWORD).refused(401, "wrong_credentials");
    campus.sign_in("hanako", NEW).ok();
    let shown = campus.get(&campus.admin(), "/v1/accounts/hanako").ok();
    assert_eq!(shown["account"]["state"], "enabled");
});

on_both!(alias_5_service_tokens_of_a_locked_down_maker_are_dead, |service| {
    let campus = Campus::new(service);
    let boss = campus.holder("boss", "administrator");
    let made = campus.post(&boss, "/v1/tokens", &json!({ "name": "hr", "scopes": ["administrator-write"] })).ok();
    let machine = made["secret"].as_str().unwrap();
    campus.get(machine, "/v1/accounts").ok();
    lock(&campus, &boss, "me");
    campus.get(machine, "/v1/accounts").refused(401, "sign_in_needed");
});

on_both!(alias_5_whoever_races_a_lockdown_leaves_nothing_behind, |service| {
    let campus = Campus::new(service);
    let token = mailbox(&campus, "hanako");
    campus.turns_on_authenticator(&token);
    let answers = race(64, |place| match place % 4 {
        0 => campus.request(&token, "POST", "/v1/accounts/me/lockdown", &json!({})),
        1 => campus.request(&token, "POST", "/v1/me/app-passwords", &json!({ "name": format!("app {place}") })),
        2 => {
            campus.request(&token, "POST", "/v1/me/aliases", &json!({ "address": format!("a{place}@lab.example.com") }))
        }
        _ => campus.request(
            &token,
            "POST",
            "/v1/me/2sv/enrolment",
            &json!({ "method": "sms", "phone": "090-1234-5678" }),
        ),
    });
    let locked: Vec<_> = answers.into_iter().enumerate().filter(|(place, _)| place % 4 == 0).map(|it| it.1).collect();
    let others = one_winner(&locked);
    assert!(others.iter().all(|code| ["already_locked_down", "sign_in_needed"].contains(&code.as_str())), "{others:?}");
    let shown = campus.get(&campus.admin(), "/v1/accounts/hanako").ok();
    assert_eq!((&shown["app_passwords"], &shown["sessions"]), (&json!([]), &json!(0)), "{shown}");
});

#[test]
fn alias_5_a_lockdown_says_where_a_password_must_be_changed() {
    let (service, _folder) = with_servers(Engine::Sqlite, &[]);
    let campus = Campus::new(&service);
    let token = mailbox(&campus, "hanako");
    campus.post(&token, "/v1/me/aliases", &own(LAB, "starttls", smtp_server::PASSWORD)).ok();
    let done = lock(&campus, &token, "me");
    assert_eq!(done["exposed"][0]["smtp"]["host"], "localhost");
    assert_eq!(done["exposed"][0]["exposed_by_a_leak"][4], "smtp_password");
}

on_both!(accounts_are_listed_by_what_each_is_shown_as, |service| {
    let campus = Campus::new(service);
    for id in ["ando", "baba", "chiba"] {
        campus.person(id, "staff");
    }
    let mut workshop = new_account("ws1", "other");
    (workshop["kind"], workshop["last_day"]) = (json!("workshop"), json!("2026-04-30"));
    campus.post(&campus.admin(), "/v1/accounts", &workshop).ok();
    let admin = campus.admin();
    lock(&campus, &admin, "baba");
    let disable = campus.request(&admin, "POST", "/v1/accounts/chiba/disable", &json!({}));
    disable.header(REASON.0, REASON.1).send().ok();
    let listed = |state: &str| {
        let page = campus.get(&campus.admin(), &format!("/v1/accounts?state={state}")).ok();
        let rows = page["items"].as_array().unwrap();
        assert!(rows.iter().all(|row| row["state"] == state), "{page}");
        assert_eq!(page["total"].as_u64().unwrap(), rows.len() as u64);
        rows.iter().map(|row| row["login_id"].as_str().unwrap().to_owned()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(listed("enabled"), "admin0001 ando ws1");
    assert_eq!((listed("locked_down"), listed("disabled")), ("baba".to_owned(), "chiba".to_owned()));
    service.clock.set("2026-05-01T00:00:00+09:00");
    assert_eq!((listed("enabled"), listed("disabled")), ("admin0001 ando".to_owned(), "chiba ws1".to_owned()));
});
