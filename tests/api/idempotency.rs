//! Writes that are sent twice, dry runs, and secrets at rest (ALL-2).

use jiff::ToSpan;
use serde_json::{Value, json};

use super::{
    campus::{Campus, PASSWORD, REASON, new_account, token_of},
    chain::spoil,
    sync::settles,
};
use crate::support::{Engine, Service, http::Request};

on_both!(all_2_the_same_key_and_content_get_the_same_bytes, |service| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "staff");
    campus.turns_on_authenticator(&token);
    let admin = campus.admin();
    let writes = [
        (&admin, "POST", "/v1/accounts", new_account("suzuki", "staff")),
        (&admin, "PATCH", "/v1/accounts/suzuki", json!({ "department": "工学部" })),
        (&admin, "PUT", "/v1/accounts/suzuki/roles/help-desk", Value::Null),
        (&admin, "DELETE", "/v1/accounts/suzuki/roles/help-desk", Value::Null),
        (&admin, "POST", "/v1/accounts/suzuki/disable", json!({})),
        (&admin, "POST", "/v1/accounts/suzuki/enable", json!({})),
        (&admin, "POST", "/v1/tokens", json!({ "name": "mail", "scopes": ["mail-decision"] })),
        (&token, "POST", "/v1/me/app-passwords", json!({ "name": "Ecrea" })),
        (&token, "POST", "/v1/me/2sv/backup-codes", json!({})),
        (&token, "POST", "/v1/me/2sv/enrolment", json!({ "method": "sms", "phone": "090-1234-5678" })),
        (&token, "POST", "/v1/accounts/me/applications/apply", json!({})),
        (&token, "POST", "/v1/accounts/me/applications/stop", json!({ "on": "2026-05-01" })),
        (&token, "POST", "/v1/accounts/me/applications/withdraw-stop", json!({})),
        (&token, "POST", "/v1/me/2sv/disable", json!({})),
    ];
    for (place, (token, method, path, body)) in writes.iter().enumerate() {
        let send = || {
            let request = campus.request(token, method, path, body).header(REASON.0, REASON.1);
            request.key(&format!("key {place}")).send()
        };
        let (first, second) = (send(), send());
        assert_eq!((first.status, second.status), (200, 200), "{path}: {first:?} {second:?}");
        assert_eq!(first.text, second.text, "{path}");
    }
    let before = campus.audit("outcome=done&operation=account.create").len();
    let (token, method, path, body) = &writes[0];
    service.clock.pass(1.hour());
    campus.request(token, method, path, body).key("key 0").send().ok();
    let after = campus.audit("outcome=done&operation=account.create").len();
    assert_eq!(after, before);
});

on_both!(all_2_the_same_key_with_another_content_is_refused, |service| {
    let campus = Campus::new(service);
    let (admin, body) = (campus.admin(), new_account("suzuki", "staff"));
    campus.request(&admin, "POST", "/v1/accounts", &body).key("k").send().ok();
    let other = new_account("sato", "staff");
    campus.request(&admin, "POST", "/v1/accounts", &other).key("k").send().refused(422, "idempotency_key_reused");
    let disable = "/v1/accounts/suzuki/disable";
    let disables =
        |key: &str| campus.request(&admin, "POST", disable, &json!({})).header(REASON.0, REASON.1).key(key).send();
    disables("k").refused(422, "idempotency_key_reused");
    // The same words, asked of another operation, are another content.
    disables("d").ok();
    let enable = "/v1/accounts/suzuki/enable";
    campus.request(&admin, "POST", enable, &json!({})).key("d").send().refused(422, "idempotency_key_reused");
    // A key is its caller's own.
    let token = campus.person("tanaka", "staff");
    campus.request(&token, "POST", "/v1/accounts/me/applications/apply", &json!({})).key("k").send().ok();
});

on_both!(all_2_a_key_is_kept_for_24_hours, |service| {
    let campus = Campus::new(service);
    let body = json!({ "name": "mail", "scopes": ["mail-decision"] });
    let make = || campus.request(&campus.admin(), "POST", "/v1/tokens", &body).key("k").send().ok();
    let first = make();
    service.clock.pass((24 * 3600 - 1).seconds());
    assert_eq!(make(), first);
    let path = format!("/v1/tokens/{}", first["token"]["id"].as_str().unwrap());
    campus.request(&campus.admin(), "DELETE", &path, &Value::Null).send().ok();
    service.clock.pass(1.second());
    assert_ne!(make()["secret"], first["secret"]);
    assert_eq!(campus.get(&campus.admin(), "/v1/tokens").ok()["items"].as_array().unwrap().len(), 1);
});

on_both!(all_2_what_was_kept_without_its_name_is_answered_too, |service| {
    let campus = Campus::new(service);
    let admin = campus.admin();
    let send = || campus.request(&admin, "POST", "/v1/accounts", &new_account("suzuki", "staff")).key("k").send();
    let first = send().ok();
    // So it lies in the databases of services that gave single requests no name there.
    spoil(service, &["UPDATE idempotency SET request_id = NULL"]);
    assert_eq!(send().ok(), first);
});

on_both!(all_2_a_dry_run_answers_nothing_that_was_kept, |service| {
    let campus = Campus::new(service);
    let admin = campus.admin();
    let send = || campus.request(&admin, "POST", "/v1/accounts", &new_account("suzuki", "staff")).key("k");
    send().send().ok();
    send().header("Meibo-Dry-Run", "true").send().refused(409, "login_id_taken");
});

on_both!(all_2_a_refusal_takes_no_key, |service| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "staff");
    let make = || campus.request(&token, "POST", "/v1/me/app-passwords", &json!({ "name": "Ecrea" })).key("k").send();
    make().refused(409, "two_step_off");
    campus.turns_on_authenticator(&token);
    make().ok();
});

on_both!(all_2_a_replay_asks_first_who_is_there, |service| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "staff");
    campus.turns_on_authenticator(&token);
    let make = || campus.request(&token, "POST", "/v1/me/app-passwords", &json!({ "name": "Ecrea" })).key("k").send();
    make().ok();
    campus.disables("tanaka");
    make().refused(401, "sign_in_needed");
});

/// Requests whose reply replaces the token that they came with.
fn renewing() -> [(&'static str, &'static str, Value); 2] {
    [
        ("POST", "/v1/session/password", json!({ "password": PASSWORD })),
        ("PUT", "/v1/me/password", json!({ "current": PASSWORD, "new": "another 合言葉 of tanaka" })),
    ]
}

on_both!(all_2_a_lost_answer_with_a_new_token_is_given_again, |service| {
    let campus = Campus::new(service);
    let mut token = campus.person("tanaka", "staff");
    for (method, path, body) in renewing() {
        let send = |body: &Value| campus.request(&token, method, path, body).key(path).send();
        let (first, second) = (send(&body), send(&body));
        assert_eq!((second.status, &second.text), (200, &first.text), "{path}: {second:?}");
        let next = token_of(&first.ok());
        // The old token opens nothing else: no other content, no other operation, no read, and no dry run.
        let mut other = body.clone();
        other["password"] = json!("x");
        assert!(matches!(send(&other).status, 400 | 401), "{path}");
        let refused = |request: Request| request.send().refused(401, "sign_in_needed");
        refused(campus.request(&token, method, path, &body));
        refused(campus.request(&token, method, path, &body).key("another"));
        refused(campus.request(&token, method, path, &body).key(path).header("Meibo-Dry-Run", "true"));
        refused(campus.request(&token, "GET", "/v1/session", &Value::Null).key(path));
        refused(campus.request(&token, "DELETE", "/v1/session", &Value::Null).key(path));
        campus.get(&next, "/v1/session").ok();
        token = next;
    }
    let before = campus.audit("outcome=done&operation=account.password-set").len();
    assert_eq!(before, 2, "the first one, and one of the two that were sent");
});

on_both!(all_2_a_lost_answer_with_a_new_token_is_given_for_two_minutes_while_the_session_lasts, |service| {
    let campus = Campus::new(service);
    let (method, path, body) = renewing()[0].clone();
    let lost = |id: &str| {
        let token = campus.person(id, "staff");
        let next = token_of(&campus.request(&token, method, path, &body).key("k").send().ok());
        (token, next)
    };
    let again = |token: &str| campus.request(token, method, path, &body).key("k").send();
    let (old, _) = lost("tanaka");
    service.clock.pass(119.seconds());
    again(&old).ok();
    service.clock.pass(1.second());
    again(&old).refused(401, "sign_in_needed");
    let (old, next) = lost("suzuki");
    campus.call(&next, "DELETE", "/v1/session", &Value::Null).ok();
    again(&old).refused(401, "sign_in_needed");
    let (old, _) = lost("sato");
    campus.disables("sato");
    again(&old).refused(401, "sign_in_needed");
    // A renewed token that was itself replaced is not given again either.
    let (old, next) = lost("ito");
    campus.request(&next, method, path, &body).key("k2").send().ok();
    again(&old).refused(401, "sign_in_needed");
    // Nor what another operation was answered under the key.
    let old = campus.person("ueda", "staff");
    campus.request(&old, "POST", "/v1/accounts/me/applications/apply", &json!({})).key("k").send().ok();
    campus.call(&old, "DELETE", "/v1/session", &Value::Null).ok();
    again(&old).refused(401, "sign_in_needed");
});

on_both!(keys_of_the_wrong_form_are_refused, |service| {
    let campus = Campus::new(service);
    let admin = campus.admin();
    for key in ["", &"k".repeat(201)] {
        let request = campus.request(&admin, "POST", "/v1/accounts", &new_account("suzuki", "staff"));
        request.key(key).send().refused(400, "invalid_value");
    }
    let request = campus.request(&admin, "POST", "/v1/accounts", &new_account("suzuki", "staff"));
    request.key(&"k".repeat(200)).send().ok();
});

on_both!(a_dry_run_answers_and_leaves_nothing, |service| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "staff");
    campus.turns_on_authenticator(&token);
    let admin = campus.admin();
    let writes = [
        (&admin, "POST", "/v1/accounts", new_account("suzuki", "staff")),
        (&admin, "PATCH", "/v1/accounts/tanaka", json!({ "department": "工学部" })),
        (&admin, "PUT", "/v1/accounts/tanaka/roles/help-desk", Value::Null),
        (&admin, "POST", "/v1/accounts/tanaka/disable", json!({})),
        (&admin, "POST", "/v1/tokens", json!({ "name": "mail", "scopes": ["mail-decision"] })),
        (&token, "POST", "/v1/me/app-passwords", json!({ "name": "Ecrea" })),
        (&token, "POST", "/v1/me/2sv/backup-codes", json!({})),
        (&token, "POST", "/v1/accounts/me/applications/apply", json!({})),
        (&token, "POST", "/v1/me/2sv/disable", json!({})),
        (&token, "DELETE", "/v1/session", Value::Null),
    ];
    let state = || {
        let shown = ["/v1/accounts/tanaka", "/v1/accounts", "/v1/tokens", "/v1/audit?operation=account.create"]
            .map(|path| campus.get(&admin, path).ok());
        let messages: Vec<Value> = service.outbox();
        (shown, messages.len(), campus.get(&admin, "/v1/audit").ok()["total"].clone())
    };
    // What the platform has still to be told goes on by itself.
    settles(service);
    let before = state();
    for (token, method, path, body) in &writes {
        // A key that a dry run came with is free for the run itself.
        let request = campus.request(token, method, path, body).header("Meibo-Dry-Run", "true").key("k");
        request.header(REASON.0, REASON.1).send().ok();
    }
    assert_eq!(state(), before);
    campus.request(&admin, "POST", "/v1/accounts", &new_account("suzuki", "staff")).key("k").send().ok();
    let request = campus.request(&admin, "POST", "/v1/tokens", &Value::Null).header("Meibo-Dry-Run", "yes");
    request.json(&json!({ "name": "x", "scopes": ["mail-decision"] })).send().refused(400, "invalid_value");
});

on_both!(a_dry_run_is_no_way_to_guess_unseen, |service| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "staff");
    for (token, method, path, body) in [
        ("", "POST", "/v1/sign-ins", json!({ "account": "tanaka", "password": PASSWORD })),
        (&token, "POST", "/v1/session/password", json!({ "password": PASSWORD })),
        (&token, "PUT", "/v1/me/password", json!({ "current": PASSWORD, "new": "another 合言葉 of tanaka" })),
        (&token, "POST", "/v1/me/2sv/enrolment/code", json!({ "code": "123456" })),
    ] {
        let request = campus.request(token, method, path, &body).header("Meibo-Dry-Run", "true");
        request.send().refused(400, "invalid_value");
    }
    campus.sign_in("tanaka", PASSWORD).ok();
});

/// Every secret that one campus day brings forth, by name.
fn a_day_of_secrets(campus: &Campus<'_>) -> Vec<(&'static str, String)> {
    let admin = campus.admin();
    let mut secrets = Vec::new();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let made = campus.request(&admin, "POST", "/v1/accounts", &new_account("tanaka", "staff")).key("1").send().ok();
    let first = text(&made["first_password"]);
    let opened =
        campus.request("", "POST", "/v1/sign-ins", &json!({ "account": "tanaka", "password": first })).key("2");
    let token = text(&opened.send().ok()["token"]);
    secrets.push(("first token", token.clone()));
    let own = "ひみつの合言葉 of tanaka";
    let change = campus.request(&token, "PUT", "/v1/me/password", &json!({ "current": first, "new": own })).key("3");
    let token = text(&change.send().ok()["token"]);
    campus.sign_in("tanaka", "a wrong guess that is near");
    campus.post(&token, "/v1/me/2sv/enrolment", &json!({ "method": "sms", "phone": "090-1234-5678" })).ok();
    let code = campus.code("tanaka");
    campus.request(&token, "POST", "/v1/me/2sv/enrolment/code", &json!({ "code": code })).key("4").send().ok();
    campus.post(&token, "/v1/me/2sv/enrolment/finish", &json!({})).ok();
    let begun = campus.request(&token, "POST", "/v1/me/2sv/enrolment", &json!({ "method": "authenticator" })).key("5");
    let key = text(&begun.send().ok()["key"]);
    let shared = key.replace(' ', "");
    campus.post(&token, "/v1/me/2sv/enrolment/code", &json!({ "code": campus.shows(&shared) })).ok();
    campus.post(&token, "/v1/me/2sv/enrolment/finish", &json!({})).ok();
    let codes = campus.request(&token, "POST", "/v1/me/2sv/backup-codes", &json!({})).key("6").send().ok();
    let app = campus.request(&token, "POST", "/v1/me/app-passwords", &json!({ "name": "Ecrea" })).key("7").send().ok();
    let body = json!({ "name": "mail", "scopes": ["mail-decision"] });
    let machine = campus.request(&admin, "POST", "/v1/tokens", &body).key("8").send().ok();
    secrets.extend([
        ("first password", first),
        ("own password", own.to_owned()),
        ("wrong guess", "a wrong guess that is near".to_owned()),
        ("token", token),
        ("administrator's token", admin.clone()),
        ("administrator's password", PASSWORD.to_owned()),
        ("sent code", format!("G-{code}")),
        ("authenticator's secret, typed", key),
        ("authenticator's secret", shared),
        ("app password", text(&app["secret"])),
        ("app password, together", text(&app["secret"]).replace(' ', "")),
        ("service token", text(&machine["secret"])),
    ]);
    // Asked for and never typed, asked for by the help desk, and typed.
    for id in ["never", "desk", "owner"] {
        campus.creates(id, "staff");
        let path = format!("/v1/accounts/{id}/reset");
        let sent = match id {
            "desk" => campus.request(&admin, "POST", &path, &json!({})).header(REASON.0, REASON.1).key("9").send(),
            _ => super::reset::ask(campus, id),
        };
        sent.ok();
        let code = super::reset::code(campus, id);
        if id == "owner" {
            super::reset::finish(campus, id, "BCDF-GHJK", "a new one of the owner").refused(422, "reset_code_wrong");
            super::reset::finish(campus, id, &code, "a new one of the owner").ok();
        }
        secrets.extend([("reset code, together", code.replace('-', "")), ("reset code", code)]);
    }
    secrets.push(("password after a reset", "a new one of the owner".to_owned()));
    for code in codes["codes"].as_array().unwrap() {
        secrets.push(("backup code", text(code)));
        secrets.push(("backup code, together", text(code).replace(' ', "")));
    }
    secrets
}

on_both!(all_2_strangers_share_no_keys_with_each_other, |service| {
    let campus = Campus::new(service);
    campus.person("tanaka", "staff");
    campus.person("suzuki", "staff");
    let sign_in = |id: &str, password: &str| {
        let body = json!({ "account": id, "password": password });
        campus.request("", "POST", "/v1/sign-ins", &body).key("one key").send()
    };
    let mine = sign_in("tanaka", PASSWORD).ok();
    // Neither the answer of another, nor one's own again, nor a refusal for another content.
    let others = sign_in("suzuki", PASSWORD).ok();
    let again = sign_in("tanaka", PASSWORD).ok();
    sign_in("tanaka", "wrong").refused(401, "wrong_credentials");
    assert_eq!((&mine["login_id"], &others["login_id"]), (&json!("tanaka"), &json!("suzuki")));
    let tokens: std::collections::BTreeSet<&str> =
        [&mine, &others, &again].iter().map(|opened| opened["token"].as_str().unwrap()).collect();
    assert_eq!(tokens.len(), 3);
});

#[test]
fn all_2_no_secret_is_readable_in_the_database_the_log_or_the_audit_trail() {
    let service = Service::start(Engine::Sqlite);
    let campus = Campus::new(&service);
    let secrets = a_day_of_secrets(&campus);
    let audit = serde_json::to_string(&campus.audit("")).unwrap();
    let mut files: Vec<(String, Vec<u8>)> = std::fs::read_dir(service.folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.file_name().unwrap().to_string_lossy().starts_with("meibo.db"))
        .map(|path| (path.display().to_string(), std::fs::read(&path).unwrap()))
        .collect();
    assert!(files.iter().any(|(name, _)| name.ends_with("-wal")), "the write-ahead log is read too");
    // What is looked through can hold what is looked for.
    assert!(files.iter().any(|(_, bytes)| holds(bytes, "tanaka@example.jp")));
    assert!(service.log().contains("session.sign-in") && audit.contains("session.sign-in"));
    files.push(("the log".to_owned(), service.log().into_bytes()));
    files.push(("the audit trail".to_owned(), audit.into_bytes()));
    for (what, secret) in &secrets {
        for (place, bytes) in &files {
            assert!(!holds(bytes, secret), "{what} is readable in {place}");
        }
    }
}

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

#[test]
fn all_2_expired_messages_and_replies_are_erased() {
    let service = Service::start(Engine::Sqlite);
    let campus = Campus::new(&service);
    a_day_of_secrets(&campus);
    assert!(!service.outbox().is_empty());
    service.clock.pass(24.hours());
    assert_eq!(service.outbox(), Vec::<Value>::new());
    // The job runs when the service starts.
    assert!(service.stop().success());
    service.start_again();
    let file = service.folder().join("meibo.db");
    let left = || crate::api::campus::count(&file, &["messages", "idempotency"]);
    let erased = crate::support::deadline::wait_for(|| (left() == 0).then_some(()));
    assert!(erased.is_some(), "{} rows are left", left());
}

on_both!(all_2_a_token_of_the_same_name_has_keys_of_its_own, |service| {
    let campus = Campus::new(service);
    let owner = campus.person("tanaka", "staff");
    campus.post(&owner, "/v1/me/pop/enable", &json!({ "messages": "all" })).ok();
    let made =
        || campus.post(&campus.admin(), "/v1/tokens", &json!({ "name": "mail", "scopes": ["mail-decision"] })).ok();
    let reading = |token: &Value, bytes: u64| {
        let body = json!({ "user": "tanaka", "session": "s", "total_bytes": bytes });
        campus.request(token["secret"].as_str().unwrap(), "POST", "/v1/pop/use", &body).key("k").send()
    };
    let first = made();
    reading(&first, 1).ok();
    reading(&first, 2).refused(422, "idempotency_key_reused");
    let id = first["token"]["id"].as_str().unwrap();
    campus.call(&campus.admin(), "DELETE", &format!("/v1/tokens/{id}"), &Value::Null).ok();
    reading(&made(), 2).ok();
});
