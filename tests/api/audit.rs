//! The audit trail (ALL-1): every change and every refusal, who, for whom, what, when, from where, why.

use std::collections::BTreeSet;

use jiff::ToSpan;
use serde_json::{Value, json};

use super::alias::mailbox;
use super::campus::{Campus, PASSWORD, REASON, new_account, token_of};

/// Sends a request that must be done, with a reason; its request id.
fn done(campus: &Campus<'_>, token: &str, method: &str, path: &str, body: &Value) -> (String, Value) {
    let answer = campus.request(token, method, path, body).header(REASON.0, REASON.1).send();
    let id = answer.headers["meibo-request-id"].to_str().unwrap().to_owned();
    (id, answer.ok())
}

fn refused(campus: &Campus<'_>, token: &str, method: &str, path: &str, body: &Value) -> (String, String) {
    let answer = campus.request(token, method, path, body).header(REASON.0, REASON.1).send();
    let problem: Value = serde_json::from_str(&answer.text).unwrap();
    assert!((400..500).contains(&answer.status), "{path}: {answer:?}");
    (problem["request_id"].as_str().unwrap().to_owned(), problem["code"].as_str().unwrap().to_owned())
}

/// The writing operations of the table, to be crossed off.
fn writing() -> BTreeSet<&'static str> {
    meibo::contract::table::table().into_iter().filter(|row| row.writes).map(|row| row.id).collect()
}

/// The reason that the trail has of an actor; a stranger's words are kept out of it.
fn reason_of(actor: &str) -> Option<&str> {
    (actor != "-").then_some("asked at the counter")
}

on_both!(all_1_every_writing_operation_leaves_an_entry_that_says_all, |service| {
    let campus = Campus::new(service);
    let mut left = writing();
    let admin = campus.admin();
    let mut walk = |operation: &str, by: (&str, &str), whom: Option<&str>, method: &str, path: &str, body: Value| {
        // Two codes sent at one moment have no order.
        service.clock.pass(1.millisecond());
        let (id, reply) = done(&campus, by.1, method, path, &body);
        let entries = campus.get(&admin, &format!("/v1/audit/{id}")).ok()["items"].take();
        let entries = entries.as_array().unwrap();
        assert_eq!(entries.len(), 1, "{operation}: {entries:?}");
        let expected =
            json!([by.0, whom, operation, "done", "2026-04-13T09:00:00+09:00", "127.0.0.1", reason_of(by.0)]);
        let fields = ["actor", "account", "operation", "outcome", "at", "address", "reason"];
        let entry: Vec<Value> = fields.iter().map(|field| entries[0][field].clone()).collect();
        assert_eq!(Value::from(entry), expected, "{operation}");
        left.remove(operation);
        reply
    };
    let adm = ("admin0001", admin.as_str());
    let none = || Value::Null;
    let at = |rest: &str| format!("/v1/accounts/tanaka{rest}");
    let made = walk("account.create", adm, Some("tanaka"), "POST", "/v1/accounts", new_account("tanaka", "staff"));
    let body = json!({ "account": "tanaka", "password": made["first_password"] });
    let opened = walk("session.sign-in", ("-", ""), Some("tanaka"), "POST", "/v1/sign-ins", body);
    let token = token_of(&opened);
    let body = json!({ "current": made["first_password"], "new": PASSWORD });
    let changed = walk("account.password-set", ("tanaka", &token), Some("tanaka"), "PUT", "/v1/me/password", body);
    let token = token_of(&changed);
    let again = json!({ "password": PASSWORD });
    let opened =
        walk("session.password-again", ("tanaka", &token), Some("tanaka"), "POST", "/v1/session/password", again);
    let token = token_of(&opened);
    let me = ("tanaka", token.as_str());
    walk("account.update", adm, Some("tanaka"), "PATCH", &at(""), json!({ "department": "工学部" }));
    walk(
        "account.disable",
        adm,
        Some("target"),
        "POST",
        &{
            campus.person("target", "student");
            "/v1/accounts/target/disable".to_owned()
        },
        json!({}),
    );
    walk("account.enable", adm, Some("target"), "POST", "/v1/accounts/target/enable", json!({}));
    walk("account.unlock", adm, Some("target"), "POST", "/v1/accounts/target/unlock", json!({}));
    walk("account.role-add", adm, Some("tanaka"), "PUT", &at("/roles/proxy-applicant"), none());
    walk(
        "application.proxy-apply",
        me,
        Some("target"),
        "POST",
        "/v1/applications/proxy",
        json!({ "target": "target" }),
    );
    walk("account.role-remove", adm, Some("tanaka"), "DELETE", &at("/roles/proxy-applicant"), none());
    walk("application.apply", adm, Some("tanaka"), "POST", &at("/applications/apply"), json!({}));
    walk("application.stop", me, Some("tanaka"), "POST", &at("/applications/stop"), json!({}));
    walk("application.stop-withdraw", me, Some("tanaka"), "POST", &at("/applications/withdraw-stop"), json!({}));
    walk("less-secure-apps.enable", me, Some("tanaka"), "POST", "/v1/me/less-secure-apps/enable", json!({}));
    walk("less-secure-apps.disable", adm, Some("tanaka"), "POST", &at("/less-secure-apps/disable"), json!({}));
    walk("address.set", me, Some("tanaka"), "PUT", "/v1/me/address", json!({ "address": "hanako" }));
    walk("address.withdraw", me, Some("tanaka"), "DELETE", "/v1/me/address/pending", none());
    let body = json!({ "new": "a mail passphrase 7" });
    walk("mail-password.set", me, Some("tanaka"), "PUT", "/v1/me/mail-password", body);
    walk("mail-password.withdraw", me, Some("tanaka"), "DELETE", "/v1/me/mail-password/pending", none());
    let phone = json!({ "method": "sms", "phone": "090-1234-5678" });
    walk("two-step.enrolment-start", me, Some("tanaka"), "POST", "/v1/me/2sv/enrolment", phone);
    walk("two-step.enrolment-send", me, Some("tanaka"), "POST", "/v1/me/2sv/enrolment/send", json!({}));
    let code = json!({ "code": campus.code("tanaka") });
    walk("two-step.enrolment-code", me, Some("tanaka"), "POST", "/v1/me/2sv/enrolment/code", code);
    walk("two-step.enrolment-finish", me, Some("tanaka"), "POST", "/v1/me/2sv/enrolment/finish", json!({}));
    walk("two-step.backup-codes-create", me, Some("tanaka"), "POST", "/v1/me/2sv/backup-codes", json!({}));
    walk("account.reset", adm, Some("target"), "POST", "/v1/accounts/target/reset", json!({}));
    let older = crate::api::reset::code(&campus, "target");
    let body = json!({ "account": "target" });
    walk("password-reset.ask", ("-", ""), Some("target"), "POST", "/v1/password-resets", body);
    let code = crate::api::reset::code(&campus, "target");
    let body = json!({ "account": "target", "code": code });
    walk("locks.lift", ("-", ""), Some("target"), "PUT", "/v1/unlocks", body);
    let body = json!({ "account": "target", "code": older, "new": "quite another passphrase" });
    walk("password-reset.finish", ("-", ""), Some("target"), "PUT", "/v1/password-resets", body);
    let mut body = new_account("ws0001", "other");
    (body["kind"], body["last_day"]) = (json!("workshop"), json!("2026-05-31"));
    let made = campus.post(&admin, "/v1/accounts", &body).ok();
    let body = json!({ "account": "ws0001", "current": made["first_password"], "new": PASSWORD });
    walk("workshop.password-set", ("-", ""), Some("ws0001"), "PUT", "/v1/workshop/password", body);
    let lost = campus.person("lost", "staff");
    campus.turns_on_authenticator(&lost);
    walk("two-step.reset", adm, Some("lost"), "POST", "/v1/accounts/lost/2sv/reset", json!({}));
    let made =
        walk("app-password.create", me, Some("tanaka"), "POST", "/v1/me/app-passwords", json!({ "name": "Ecrea" }));
    let path = at(&format!("/app-passwords/{}", made["app_password"]["id"].as_str().unwrap()));
    walk("app-password.delete", adm, Some("tanaka"), "DELETE", &path, none());
    let flow = campus.flow("tanaka");
    walk("session.send", ("-", ""), Some("tanaka"), "POST", &format!("/v1/sign-ins/{flow}/send"), json!({}));
    let code = json!({ "code": campus.code("tanaka") });
    let opened = walk("session.code", ("-", ""), Some("tanaka"), "POST", &format!("/v1/sign-ins/{flow}/code"), code);
    walk("session.sign-out", ("tanaka", &token_of(&opened)), Some("tanaka"), "DELETE", "/v1/session", none());
    campus.turns_on_authenticator(&token);
    let shown = campus.get(&token, "/v1/accounts/me/2sv").ok();
    let path = format!("/v1/me/2sv/methods/{}", shown["methods"][0]["id"].as_str().unwrap());
    walk("two-step.method-delete", me, Some("tanaka"), "DELETE", &path, none());
    walk("two-step.disable", me, Some("tanaka"), "POST", "/v1/me/2sv/disable", json!({}));
    let hanako = mailbox(&campus, "hanako");
    let her = ("hanako", hanako.as_str());
    let lab = "hanako@lab.example.com";
    walk("alias.create", her, Some("hanako"), "POST", "/v1/me/aliases", json!({ "address": lab }));
    walk("alias.send", her, Some("hanako"), "POST", &format!("/v1/me/aliases/{lab}/send"), json!({}));
    let code = json!({ "code": campus.code("hanako") });
    walk("alias.verify", her, Some("hanako"), "POST", &format!("/v1/me/aliases/{lab}/code"), code);
    let path = format!("/v1/accounts/hanako/aliases/{lab}");
    walk("alias.delete", adm, Some("hanako"), "DELETE", &path, none());
    walk("account.lockdown", adm, Some("hanako"), "POST", "/v1/accounts/hanako/lockdown", json!({}));
    let body = json!({ "name": "mail", "scopes": ["mail-decision"] });
    let made = walk("token.create", adm, None, "POST", "/v1/tokens", body);
    let path = format!("/v1/tokens/{}", made["token"]["id"].as_str().unwrap());
    walk("token.delete", adm, None, "DELETE", &path, none());
    walk("remote-access.enable", me, Some("tanaka"), "POST", "/v1/accounts/me/remote-access/enable", json!({}));
    walk("remote-access.disable", adm, Some("tanaka"), "POST", &at("/remote-access/disable"), json!({}));
    walk("pop.enable", me, Some("tanaka"), "POST", "/v1/me/pop/enable", json!({ "messages": "all" }));
    let meter = campus.service_token("mail-decision");
    let past = json!({ "user": "tanaka", "session": "s", "total_bytes": 1_250_000_001 });
    walk("pop.use", ("token:mail-decision", &meter), Some("tanaka"), "POST", "/v1/pop/use", past);
    walk("pop.unlock", adm, Some("tanaka"), "POST", &at("/pop/unlock"), json!({}));
    walk("pop.disable", me, Some("tanaka"), "POST", "/v1/me/pop/disable", json!({}));
    // A reading changes nothing that a rule decides by.
    left.remove("mailbox.size");
    assert!(left.is_empty(), "nobody has looked whether these are written down: {left:?}");
});

on_both!(all_1_every_refusal_is_written_down_by_itself, |service| {
    let campus = Campus::new(service);
    let (token, admin) = (campus.person("gakusei", "student"), campus.admin());
    campus.person("target", "student");
    campus.post(&admin, "/v1/me/pop/enable", &json!({ "messages": "all" })).ok();
    let (none, empty) = (Value::Null, json!({}));
    let phone = json!({ "method": "sms", "phone": "110" });
    let cases = [
        (
            "session.sign-in",
            "",
            "POST",
            "/v1/sign-ins",
            json!({ "account": "target", "password": "wrong" }),
            "wrong_credentials",
            Some("target"),
        ),
        ("session.code", "", "POST", "/v1/sign-ins/0000000000000/code", json!({ "code": "1" }), "flow_not_found", None),
        ("session.send", "", "POST", "/v1/sign-ins/0000000000000/send", empty.clone(), "flow_not_found", None),
        (
            "session.password-again",
            &*token,
            "POST",
            "/v1/session/password",
            json!({ "password": "x" }),
            "wrong_credentials",
            Some("gakusei"),
        ),
        (
            "account.password-set",
            &token,
            "PUT",
            "/v1/me/password",
            json!({ "current": "x", "new": "y" }),
            "password_too_short",
            Some("gakusei"),
        ),
        (
            "account.create",
            &admin,
            "POST",
            "/v1/accounts",
            new_account("target", "staff"),
            "login_id_taken",
            Some("target"),
        ),
        (
            "account.create",
            &token,
            "POST",
            "/v1/accounts",
            new_account("sato", "staff"),
            "not_allowed",
            Some("gakusei"),
        ),
        ("account.update", &admin, "PATCH", "/v1/accounts/target", empty.clone(), "nothing_to_change", Some("target")),
        (
            "account.disable",
            &token,
            "POST",
            "/v1/accounts/target/disable",
            empty.clone(),
            "not_allowed",
            Some("target"),
        ),
        (
            "account.enable",
            &admin,
            "POST",
            "/v1/accounts/target/enable",
            empty.clone(),
            "already_enabled",
            Some("target"),
        ),
        (
            "account.role-add",
            &admin,
            "PUT",
            "/v1/accounts/me/roles/helper",
            none.clone(),
            "own_role",
            Some("admin0001"),
        ),
        (
            "account.role-remove",
            &admin,
            "DELETE",
            "/v1/accounts/me/roles/administrator",
            none.clone(),
            "last_administrator",
            Some("admin0001"),
        ),
        (
            "address.set",
            &token,
            "PUT",
            "/v1/me/address",
            json!({ "address": "postmaster" }),
            "address_reserved",
            Some("gakusei"),
        ),
        (
            "address.withdraw",
            &token,
            "DELETE",
            "/v1/me/address/pending",
            none.clone(),
            "no_address_pending",
            Some("gakusei"),
        ),
        (
            "mail-password.set",
            &token,
            "PUT",
            "/v1/me/mail-password",
            json!({ "new": PASSWORD }),
            "password_is_account_password",
            Some("gakusei"),
        ),
        (
            "mail-password.withdraw",
            &token,
            "DELETE",
            "/v1/me/mail-password/pending",
            none.clone(),
            "no_mail_password_pending",
            Some("gakusei"),
        ),
        (
            "alias.create",
            &token,
            "POST",
            "/v1/me/aliases",
            json!({ "address": "a@lab.example.com" }),
            "cloud_mail_needed",
            Some("gakusei"),
        ),
        (
            "alias.send",
            &token,
            "POST",
            "/v1/me/aliases/a@lab.example.com/send",
            empty.clone(),
            "alias_not_found",
            Some("gakusei"),
        ),
        (
            "alias.verify",
            &token,
            "POST",
            "/v1/me/aliases/a@lab.example.com/code",
            json!({ "code": "1" }),
            "alias_not_found",
            Some("gakusei"),
        ),
        (
            "alias.delete",
            &token,
            "DELETE",
            "/v1/accounts/me/aliases/a@lab.example.com",
            none.clone(),
            "alias_not_found",
            Some("gakusei"),
        ),
        (
            "account.lockdown",
            &token,
            "POST",
            "/v1/accounts/target/lockdown",
            empty.clone(),
            "not_allowed",
            Some("target"),
        ),
        (
            "two-step.enrolment-start",
            &token,
            "POST",
            "/v1/me/2sv/enrolment",
            phone,
            "phone_number_invalid",
            Some("gakusei"),
        ),
        (
            "two-step.enrolment-send",
            &token,
            "POST",
            "/v1/me/2sv/enrolment/send",
            empty.clone(),
            "flow_not_found",
            Some("gakusei"),
        ),
        (
            "two-step.enrolment-code",
            &token,
            "POST",
            "/v1/me/2sv/enrolment/code",
            json!({ "code": "1" }),
            "flow_not_found",
            Some("gakusei"),
        ),
        (
            "two-step.enrolment-finish",
            &token,
            "POST",
            "/v1/me/2sv/enrolment/finish",
            empty.clone(),
            "flow_not_found",
            Some("gakusei"),
        ),
        (
            "two-step.backup-codes-create",
            &token,
            "POST",
            "/v1/me/2sv/backup-codes",
            empty.clone(),
            "two_step_off",
            Some("gakusei"),
        ),
        (
            "two-step.method-delete",
            &token,
            "DELETE",
            "/v1/me/2sv/methods/0000000000000",
            none.clone(),
            "method_not_found",
            Some("gakusei"),
        ),
        ("two-step.disable", &token, "POST", "/v1/me/2sv/disable", empty.clone(), "two_step_off", Some("gakusei")),
        (
            "app-password.create",
            &token,
            "POST",
            "/v1/me/app-passwords",
            json!({ "name": "x" }),
            "two_step_off",
            Some("gakusei"),
        ),
        (
            "app-password.delete",
            &token,
            "DELETE",
            "/v1/accounts/me/app-passwords/0000000000000",
            none.clone(),
            "app_password_not_found",
            Some("gakusei"),
        ),
        (
            "less-secure-apps.enable",
            &token,
            "POST",
            "/v1/me/less-secure-apps/enable",
            json!({ "until": "2020-01-01" }),
            "invalid_value",
            Some("gakusei"),
        ),
        (
            "less-secure-apps.disable",
            &token,
            "POST",
            "/v1/accounts/me/less-secure-apps/disable",
            empty.clone(),
            "less_secure_apps_off",
            Some("gakusei"),
        ),
        (
            "application.apply",
            &token,
            "POST",
            "/v1/accounts/me/applications/apply",
            empty.clone(),
            "staff_only",
            Some("gakusei"),
        ),
        (
            "application.stop",
            &token,
            "POST",
            "/v1/accounts/me/applications/stop",
            empty.clone(),
            "staff_only",
            Some("gakusei"),
        ),
        (
            "application.stop-withdraw",
            &token,
            "POST",
            "/v1/accounts/target/applications/withdraw-stop",
            empty,
            "not_allowed",
            Some("target"),
        ),
        (
            "application.proxy-apply",
            &token,
            "POST",
            "/v1/applications/proxy",
            json!({ "target": "target" }),
            "not_allowed",
            Some("gakusei"),
        ),
        (
            "token.create",
            &token,
            "POST",
            "/v1/tokens",
            json!({ "name": "x", "scopes": ["mail-decision"] }),
            "not_allowed",
            Some("gakusei"),
        ),
        (
            "token.delete",
            &admin,
            "DELETE",
            "/v1/tokens/0000000000000",
            none.clone(),
            "token_not_found",
            Some("admin0001"),
        ),
        ("account.reset", &token, "POST", "/v1/accounts/target/reset", json!({}), "not_allowed", Some("target")),
        ("two-step.reset", &token, "POST", "/v1/accounts/target/2sv/reset", json!({}), "not_allowed", Some("target")),
        (
            "password-reset.finish",
            "",
            "PUT",
            "/v1/password-resets",
            json!({ "account": "target", "code": "BCDF-GHJK", "new": "quite another passphrase" }),
            "reset_code_wrong",
            Some("target"),
        ),
        (
            "locks.lift",
            "",
            "PUT",
            "/v1/unlocks",
            json!({ "account": "target", "code": "BCDF-GHJK-LMNP" }),
            "reset_code_wrong",
            Some("target"),
        ),
        (
            "workshop.password-set",
            "",
            "PUT",
            "/v1/workshop/password",
            json!({ "account": "target", "current": "wrong again", "new": "quite another passphrase" }),
            "wrong_credentials",
            Some("target"),
        ),
        (
            "password-reset.ask",
            "",
            "POST",
            "/v1/password-resets",
            json!({ "account": "target" }),
            "too_many_tries_from_address",
            Some("target"),
        ),
        ("account.unlock", &token, "POST", "/v1/accounts/target/unlock", json!({}), "not_allowed", Some("target")),
        (
            "pop.enable",
            &admin,
            "POST",
            "/v1/me/pop/enable",
            json!({ "messages": "all" }),
            "nothing_to_change",
            Some("admin0001"),
        ),
        ("pop.disable", &token, "POST", "/v1/me/pop/disable", json!({}), "nothing_to_change", Some("gakusei")),
        ("pop.unlock", &admin, "POST", "/v1/accounts/target/pop/unlock", json!({}), "pop_not_locked", Some("target")),
        (
            "pop.use",
            &token,
            "POST",
            "/v1/pop/use",
            json!({ "user": "target", "session": "s", "total_bytes": 1 }),
            "not_allowed",
            Some("gakusei"),
        ),
        (
            "mailbox.size",
            &token,
            "POST",
            "/v1/mailbox/size",
            json!({ "user": "x", "bytes": 1 }),
            "not_allowed",
            Some("gakusei"),
        ),
        (
            "remote-access.enable",
            &token,
            "POST",
            "/v1/accounts/me/remote-access/enable",
            json!({}),
            "not_entitled",
            Some("gakusei"),
        ),
        (
            "remote-access.disable",
            &admin,
            "POST",
            "/v1/accounts/target/remote-access/disable",
            json!({}),
            "remote_access_off",
            Some("target"),
        ),
        ("audit.list", &token, "GET", "/v1/audit", none.clone(), "not_allowed", Some("gakusei")),
        ("account.show", &token, "GET", "/v1/accounts/target", none, "not_allowed", Some("target")),
    ];
    let mut left = writing();
    for (place, (operation, by, method, path, body, code, whom)) in cases.into_iter().enumerate() {
        // Of one caller only so many kinds a minute are written down apart.
        if place % 20 == 19 {
            service.clock.pass_minutes(1);
        }
        if operation == "password-reset.ask" {
            // Nothing else is refused to whoever asks.
            while campus.post("", "/v1/password-resets", &json!({ "account": "nobody0001" })).status == 200 {}
        }
        let (id, said) = refused(&campus, by, method, path, &body);
        assert_eq!(said, code, "{operation}");
        let entries = campus.get(&admin, &format!("/v1/audit/{id}")).ok()["items"].take();
        assert_eq!(entries.as_array().unwrap().len(), 1, "{operation}");
        let actor = if by.is_empty() {
            "-"
        } else if by == admin {
            "admin0001"
        } else {
            "gakusei"
        };
        let expected = json!([operation, "refused", code, actor, whom, reason_of(actor)]);
        let fields = ["operation", "outcome", "code", "actor", "account", "reason"];
        let entry: Vec<Value> = fields.iter().map(|field| entries[0][field].clone()).collect();
        assert_eq!(Value::from(entry), expected);
        left.remove(operation);
    }
    // Signing out can only fail for want of a sign-in, which is nobody's act.
    assert_eq!(left.into_iter().collect::<Vec<_>>(), ["session.sign-out"]);
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
