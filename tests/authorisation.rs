//! Who may call what: every operation × every kind of caller × whose account it is. The expected answers are written by
//! hand from the table of roles in rules.md; an operation without a row fails.

mod machine;
mod states;

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::{
    api::campus::{Campus, REASON, new_account, outcome, token_of},
    support::{Engine, Service},
};

/// The callers, in the order of the columns below. (A workshop account cannot sign in here at all: SIGN-6.)
const CALLERS: [&str; 13] = [
    "nobody",
    "first",
    "user",
    "staff",
    "proxy",
    "helper",
    "desk",
    "admin", // people
    "mail-decision",
    "help-desk-read",
    "help-desk-write",
    "administrator-read",
    "administrator-write", // machines
];

// One sign a caller: + may, - may not.             people   machines
const ANYONE: &str = /*                          */ "++++++++ +++++";
const SIGNED_IN: &str = /*                       */ "-+++++++ +++++";
const PERSON: &str = /*                          */ "-+++++++ -----";
const OWNER: &str = /*                           */ "--++++++ -----";
const OWNER_WHO_IS_STAFF: &str = /*              */ "---+++++ -----";
const HELPER_READS: &str = /*                    */ "-----+++ -++++";
const HELPER_WRITES: &str = /*                   */ "-----+++ --+-+";
const HELPER_FOR_THEMSELVES: &str = /*           */ "-----+++ -----";
const DESK_READS: &str = /*                      */ "------++ -++++";
const DESK_WRITES: &str = /*                     */ "------++ --+-+";
const DESK_FOR_THEMSELVES: &str = /*             */ "------++ -----";
const ADMINISTRATOR_READS: &str = /*             */ "-------+ ---++";
const ADMINISTRATOR_WRITES: &str = /*            */ "-------+ ----+";
const ADMINISTRATOR_FOR_THEMSELVES: &str = /*    */ "-------+ -----";
const ADMINISTRATOR_IN_PERSON: &str = /*         */ "-------+ -----";
const PROXY_APPLICANT: &str = /*                 */ "----+--- -----";
const MAIL_SERVER: &str = /*                     */ "-------- +----";
const NOBODY_AT_ALL: &str = /*                   */ "-------- -----";

/// Codes that say "you may not"; any other answer is that of an operation that was let in.
const MAY_NOT: [&str; 8] = [
    "sign_in_needed",
    "not_allowed",
    "person_needed",
    "password_change_needed",
    "workshop_only",
    "own_role",
    "target_above",
    "staff_only",
];

struct Row {
    operation: &'static str,
    method: &'static str,
    path: &'static str,
    body: Value,
    expected: &'static str,
}

fn row(operation: &'static str, method: &'static str, path: &'static str, body: Value, expected: &'static str) -> Row {
    Row { operation, method, path, body, expected }
}

/// The matrix. `me` in a path is the caller's own account, `target` another's, without any role.
fn matrix() -> Vec<Row> {
    let (none, empty) = (Value::Null, json!({}));
    let phone = json!({ "method": "sms", "phone": "090-1234-5678" });
    let update = json!({ "department": "工学部" });
    vec![
        row("session.sign-in", "POST", "/v1/sign-ins", json!({ "account": "no-one", "password": "x" }), ANYONE),
        row("session.code", "POST", "/v1/sign-ins/0000000000000/code", json!({ "code": "1" }), ANYONE),
        row("session.send", "POST", "/v1/sign-ins/0000000000000/send", empty.clone(), ANYONE),
        row("session.password-again", "POST", "/v1/session/password", json!({ "password": "x" }), PERSON),
        row("session.show", "GET", "/v1/session", none.clone(), SIGNED_IN),
        row("session.sign-out", "DELETE", "/v1/session", none.clone(), PERSON),
        row("account.create", "POST", "/v1/accounts", new_account("fresh", "staff"), ADMINISTRATOR_WRITES),
        row("account.list", "GET", "/v1/accounts", none.clone(), DESK_READS),
        row("account.show", "GET", "/v1/accounts/me", none.clone(), OWNER),
        row("account.show", "GET", "/v1/accounts/target", none.clone(), HELPER_READS),
        row("account.update", "PATCH", "/v1/accounts/me", update.clone(), ADMINISTRATOR_FOR_THEMSELVES),
        row("account.update", "PATCH", "/v1/accounts/target", update, ADMINISTRATOR_WRITES),
        row("account.disable", "POST", "/v1/accounts/me/disable", empty.clone(), ADMINISTRATOR_FOR_THEMSELVES),
        row("account.disable", "POST", "/v1/accounts/target/disable", empty.clone(), ADMINISTRATOR_WRITES),
        row("account.enable", "POST", "/v1/accounts/me/enable", empty.clone(), ADMINISTRATOR_FOR_THEMSELVES),
        row("account.enable", "POST", "/v1/accounts/target/enable", empty.clone(), ADMINISTRATOR_WRITES),
        row("account.unlock", "POST", "/v1/accounts/me/unlock", empty.clone(), DESK_FOR_THEMSELVES),
        row("account.unlock", "POST", "/v1/accounts/target/unlock", empty.clone(), DESK_WRITES),
        row("account.reset", "POST", "/v1/accounts/me/reset", empty.clone(), HELPER_FOR_THEMSELVES),
        row("account.reset", "POST", "/v1/accounts/target/reset", empty.clone(), HELPER_WRITES),
        // As the policy: whoever has forgotten a password sets one without a sign-in.
        row("account.password-rule", "GET", "/v1/password-rule", none.clone(), ANYONE),
        row("password-reset.ask", "POST", "/v1/password-resets", json!({ "account": "no-one" }), ANYONE),
        row(
            "password-reset.finish",
            "PUT",
            "/v1/password-resets",
            json!({ "account": "no-one", "code": "1", "new": "x" }),
            ANYONE,
        ),
        row("locks.lift", "PUT", "/v1/unlocks", json!({ "account": "no-one", "code": "1" }), ANYONE),
        row(
            "workshop.password-set",
            "PUT",
            "/v1/workshop/password",
            json!({ "account": "no-one", "current": "x", "new": "y" }),
            ANYONE,
        ),
        row("two-step.reset", "POST", "/v1/accounts/me/2sv/reset", empty.clone(), DESK_FOR_THEMSELVES),
        row("two-step.reset", "POST", "/v1/accounts/target/2sv/reset", empty.clone(), DESK_WRITES),
        row("account.lockdown", "POST", "/v1/accounts/me/lockdown", empty.clone(), OWNER),
        row("account.lockdown", "POST", "/v1/accounts/target/lockdown", empty.clone(), DESK_WRITES),
        row("account.role-add", "PUT", "/v1/accounts/me/roles/helper", none.clone(), NOBODY_AT_ALL),
        row("account.role-add", "PUT", "/v1/accounts/target/roles/helper", none.clone(), ADMINISTRATOR_WRITES),
        row(
            "account.role-remove",
            "DELETE",
            "/v1/accounts/me/roles/helper",
            none.clone(),
            ADMINISTRATOR_FOR_THEMSELVES,
        ),
        row("account.role-remove", "DELETE", "/v1/accounts/target/roles/helper", none.clone(), ADMINISTRATOR_WRITES),
        row("account.password-set", "PUT", "/v1/me/password", json!({ "current": "x", "new": "y" }), PERSON),
        row("address.show", "GET", "/v1/accounts/me/address", none.clone(), OWNER),
        row("address.show", "GET", "/v1/accounts/target/address", none.clone(), HELPER_READS),
        row("address.owner", "GET", "/v1/addresses/nobody@mail.example.jp", none.clone(), HELPER_READS),
        row("address.set", "PUT", "/v1/me/address", json!({ "address": "hanako" }), OWNER),
        row("address.withdraw", "DELETE", "/v1/me/address/pending", none.clone(), OWNER),
        row("mail-password.set", "PUT", "/v1/me/mail-password", json!({ "new": "a mail passphrase 7" }), OWNER),
        row("mail-password.withdraw", "DELETE", "/v1/me/mail-password/pending", none.clone(), OWNER),
        row("two-step.show", "GET", "/v1/accounts/me/2sv", none.clone(), OWNER),
        row("two-step.show", "GET", "/v1/accounts/target/2sv", none.clone(), HELPER_READS),
        row("two-step.enrolment-start", "POST", "/v1/me/2sv/enrolment", phone, OWNER),
        row("two-step.enrolment-send", "POST", "/v1/me/2sv/enrolment/send", empty.clone(), OWNER),
        row("two-step.enrolment-code", "POST", "/v1/me/2sv/enrolment/code", json!({ "code": "1" }), OWNER),
        row("two-step.enrolment-finish", "POST", "/v1/me/2sv/enrolment/finish", empty.clone(), OWNER),
        row("two-step.backup-codes-create", "POST", "/v1/me/2sv/backup-codes", empty.clone(), OWNER),
        row("two-step.method-delete", "DELETE", "/v1/me/2sv/methods/0000000000000", none.clone(), OWNER),
        row("two-step.disable", "POST", "/v1/me/2sv/disable", empty.clone(), OWNER),
        row("app-password.list", "GET", "/v1/accounts/me/app-passwords", none.clone(), OWNER),
        row("app-password.list", "GET", "/v1/accounts/target/app-passwords", none.clone(), DESK_READS),
        row("app-password.create", "POST", "/v1/me/app-passwords", json!({ "name": "Ecrea" }), OWNER),
        row("app-password.delete", "DELETE", "/v1/accounts/me/app-passwords/0000000000000", none.clone(), OWNER),
        row(
            "app-password.delete",
            "DELETE",
            "/v1/accounts/target/app-passwords/0000000000000",
            none.clone(),
            DESK_WRITES,
        ),
        row(
            "mail.log-in",
            "POST",
            "/v1/mail/log-ins",
            json!({ "user": "x", "secret": "x", "protocol": "imap", "client_address": "192.0.2.7" }),
            MAIL_SERVER,
        ),
        row("alias.list", "GET", "/v1/accounts/me/aliases", none.clone(), OWNER),
        row("alias.list", "GET", "/v1/accounts/target/aliases", none.clone(), DESK_READS),
        row("alias.create", "POST", "/v1/me/aliases", json!({ "address": "a@lab.example.com" }), OWNER),
        row("alias.send", "POST", "/v1/me/aliases/a@lab.example.com/send", empty.clone(), OWNER),
        row("alias.verify", "POST", "/v1/me/aliases/a@lab.example.com/code", json!({ "code": "1" }), OWNER),
        row("alias.delete", "DELETE", "/v1/accounts/me/aliases/a@lab.example.com", none.clone(), OWNER),
        row(
            "alias.delete",
            "DELETE",
            "/v1/accounts/target/aliases/a@lab.example.com",
            none.clone(),
            ADMINISTRATOR_WRITES,
        ),
        row("mail.sender", "GET", "/v1/mail/sender?mailbox=x&sender=", none.clone(), MAIL_SERVER),
        row("less-secure-apps.show", "GET", "/v1/accounts/me/less-secure-apps", none.clone(), OWNER),
        row("less-secure-apps.show", "GET", "/v1/accounts/target/less-secure-apps", none.clone(), HELPER_READS),
        row("less-secure-apps.enable", "POST", "/v1/me/less-secure-apps/enable", empty.clone(), OWNER),
        row("less-secure-apps.disable", "POST", "/v1/accounts/me/less-secure-apps/disable", empty.clone(), OWNER),
        row(
            "less-secure-apps.disable",
            "POST",
            "/v1/accounts/target/less-secure-apps/disable",
            empty.clone(),
            ADMINISTRATOR_WRITES,
        ),
        row("application.apply", "POST", "/v1/accounts/me/applications/apply", empty.clone(), OWNER_WHO_IS_STAFF),
        row("application.apply", "POST", "/v1/accounts/target/applications/apply", empty.clone(), ADMINISTRATOR_WRITES),
        row("application.stop", "POST", "/v1/accounts/me/applications/stop", empty.clone(), OWNER_WHO_IS_STAFF),
        row("application.stop", "POST", "/v1/accounts/target/applications/stop", empty.clone(), ADMINISTRATOR_WRITES),
        row(
            "application.stop-withdraw",
            "POST",
            "/v1/accounts/me/applications/withdraw-stop",
            empty.clone(),
            OWNER, // STOP-3: whatever they have become since
        ),
        row(
            "application.stop-withdraw",
            "POST",
            "/v1/accounts/target/applications/withdraw-stop",
            empty,
            ADMINISTRATOR_WRITES,
        ),
        row("application.proxy-apply", "POST", "/v1/applications/proxy", json!({ "target": "user" }), PROXY_APPLICANT),
        row("application.list", "GET", "/v1/accounts/me/applications", none.clone(), OWNER),
        row("application.list", "GET", "/v1/accounts/target/applications", none.clone(), DESK_READS),
        row("pop.show", "GET", "/v1/accounts/me/pop", none.clone(), OWNER),
        row("pop.show", "GET", "/v1/accounts/target/pop", none.clone(), HELPER_READS),
        row("pop.list", "GET", "/v1/pop", none.clone(), DESK_READS),
        row("pop.enable", "POST", "/v1/me/pop/enable", json!({ "messages": "all" }), OWNER),
        row("pop.disable", "POST", "/v1/me/pop/disable", json!({}), OWNER),
        row("pop.unlock", "POST", "/v1/accounts/me/pop/unlock", json!({}), DESK_FOR_THEMSELVES),
        row("pop.unlock", "POST", "/v1/accounts/target/pop/unlock", json!({}), DESK_WRITES),
        row("pop.allowance", "GET", "/v1/pop/allowance?user=target", none.clone(), MAIL_SERVER),
        row(
            "pop.use",
            "POST",
            "/v1/pop/use",
            json!({ "user": "target", "session": "s", "total_bytes": 1 }),
            MAIL_SERVER,
        ),
        row("mailbox.size", "POST", "/v1/mailbox/size", json!({ "user": "target", "bytes": 1 }), MAIL_SERVER),
        row("remote-access.show", "GET", "/v1/accounts/me/remote-access", none.clone(), OWNER),
        row("remote-access.show", "GET", "/v1/accounts/target/remote-access", none.clone(), HELPER_READS),
        row("remote-access.enable", "POST", "/v1/accounts/me/remote-access/enable", json!({}), OWNER),
        row(
            "remote-access.enable",
            "POST",
            "/v1/accounts/target/remote-access/enable",
            json!({}),
            ADMINISTRATOR_WRITES,
        ),
        row("remote-access.disable", "POST", "/v1/accounts/me/remote-access/disable", json!({}), OWNER),
        row(
            "remote-access.disable",
            "POST",
            "/v1/accounts/target/remote-access/disable",
            json!({}),
            ADMINISTRATOR_WRITES,
        ),
        row(
            "token.create",
            "POST",
            "/v1/tokens",
            json!({ "name": "t", "scopes": ["mail-decision"] }),
            ADMINISTRATOR_IN_PERSON,
        ),
        row("token.list", "GET", "/v1/tokens", none.clone(), ADMINISTRATOR_READS),
        row("token.delete", "DELETE", "/v1/tokens/0000000000000", none.clone(), ADMINISTRATOR_WRITES),
        // The numbers in force tell nothing of anybody, and a first password must meet them.
        row("policy.show", "GET", "/v1/policy", none.clone(), SIGNED_IN),
        row("audit.list", "GET", "/v1/audit", none.clone(), ADMINISTRATOR_READS),
        row("audit.show", "GET", "/v1/audit/0000000000000", none.clone(), ADMINISTRATOR_READS),
        row("audit.verify", "GET", "/v1/audit/verify", none, ADMINISTRATOR_READS),
    ]
}

/// The credential of each caller.
fn credentials(campus: &Campus<'_>) -> Vec<String> {
    CALLERS
        .map(|caller| match caller {
            "nobody" => String::new(),
            "first" => {
                let made = campus.creates("first", "staff");
                token_of(&campus.sign_in("first", made["first_password"].as_str().unwrap()).ok())
            }
            "user" => campus.person("user", "student"),
            "staff" => campus.person("staff", "staff"),
            "proxy" => campus.holder("proxy", "proxy-applicant"),
            "helper" => campus.holder("helper", "helper"),
            "desk" => campus.holder("desk", "help-desk"),
            "admin" => campus.holder("admin", "administrator"),
            scope => campus.service_token(scope),
        })
        .to_vec()
}

#[test]
fn every_operation_has_a_row() {
    let table: BTreeSet<&str> = meibo::contract::table::table().iter().map(|row| row.id).collect();
    let rows: BTreeSet<&str> = matrix().iter().map(|row| row.operation).collect();
    assert_eq!(rows, table, "write the expected answers of each operation by hand, from rules.md");
}

#[test]
fn every_account_in_a_path_has_a_row_for_the_owner_and_one_for_others() {
    let named = meibo::contract::table::table().into_iter().filter(|row| row.path.contains("{account}"));
    for operation in named {
        for whose in ["/accounts/me", "/accounts/target"] {
            let has = matrix().iter().any(|row| row.operation == operation.id && row.path.contains(whose));
            assert!(has, "{} has no row for {whose}", operation.id);
        }
    }
}

#[test]
fn every_caller_gets_what_the_table_of_roles_says() {
    let service = Service::start(Engine::Sqlite);
    let campus = Campus::new(&service);
    campus.person("target", "staff");
    let tokens = credentials(&campus);
    let paths = meibo::contract::table::table();
    let mut wrong = Vec::new();
    for row in matrix() {
        let known = paths.iter().find(|known| known.id == row.operation).unwrap();
        assert_eq!((known.method.as_str(), known.path.split('/').count()), (row.method, row.path.split('/').count()));
        let expected: String = row.expected.split(' ').collect();
        for ((caller, token), expected) in CALLERS.iter().zip(&tokens).zip(expected.chars()) {
            // A dry run judges everything and keeps nothing, so that each row meets the same campus.
            let request = campus.request(token, row.method, row.path, &row.body);
            let code = outcome(&request.header("Meibo-Dry-Run", "true").header(REASON.0, REASON.1).send());
            assert!(
                !["no_such_path", "method_not_allowed", "unknown_field"].contains(&code.as_str()),
                "{} {code}",
                row.operation
            );
            if MAY_NOT.contains(&code.as_str()) == (expected == '+') {
                wrong.push(format!("{caller} {} {}: {code}, expected {expected}", row.method, row.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

on_both!(nobody_acts_on_someone_above_them, |service| {
    let campus = Campus::new(service);
    let desk = campus.holder("desk", "help-desk");
    let boss = campus.holder("boss", "administrator");
    campus.turns_on_authenticator(&boss);
    let made = campus.post(&boss, "/v1/me/app-passwords", &json!({ "name": "Ecrea" })).ok();
    let path = format!("/v1/accounts/boss/app-passwords/{}", made["app_password"]["id"].as_str().unwrap());
    for token in [&desk, &campus.service_token("help-desk-write")] {
        let request = campus.request(token, "DELETE", &path, &Value::Null).header(REASON.0, REASON.1);
        request.send().refused(403, "target_above");
    }
    let request = campus.request(&campus.admin(), "DELETE", &path, &Value::Null).header(REASON.0, REASON.1);
    request.send().ok();
});

on_both!(nobody_gives_themselves_a_role, |service| {
    let campus = Campus::new(service);
    for path in ["/v1/accounts/me/roles/help-desk", "/v1/accounts/admin0001/roles/help-desk"] {
        campus.call(&campus.admin(), "PUT", path, &Value::Null).refused(403, "own_role");
    }
    let desk = campus.holder("desk", "help-desk");
    campus.call(&desk, "PUT", "/v1/accounts/desk/roles/administrator", &Value::Null).refused(403, "not_allowed");
});

on_both!(nobody_has_a_token_give_themselves_a_role, |service| {
    let campus = Campus::new(service);
    let token = campus.service_token("administrator-write");
    for role in ["proxy-applicant", "helper", "help-desk", "administrator"] {
        let path = format!("/v1/accounts/admin0001/roles/{role}");
        campus.call(&token, "PUT", &path, &Value::Null).refused(403, "own_role");
    }
    campus.person("tanaka", "staff");
    campus.call(&token, "PUT", "/v1/accounts/tanaka/roles/help-desk", &Value::Null).ok();
    campus.call(&token, "PUT", "/v1/accounts/tanaka/roles/administrator", &Value::Null).refused(403, "not_allowed");
});

on_both!(a_machine_gives_no_more_than_it_has, |service| {
    let campus = Campus::new(service);
    let machine = campus.service_token("administrator-write");
    let listed = campus.get(&machine, "/v1/tokens").ok();
    let id = listed["items"][0]["id"].as_str().unwrap();
    campus.call(&machine, "DELETE", &format!("/v1/tokens/{id}"), &Value::Null).ok();
    campus.get(&machine, "/v1/tokens").refused(401, "sign_in_needed");
    for body in [
        json!({ "name": "t", "scopes": [] }),
        json!({ "name": "t", "scopes": ["mail-decision"], "days": 367 }),
        json!({ "name": "t", "scopes": ["mail-decision"], "days": 0 }),
    ] {
        campus.post(&campus.admin(), "/v1/tokens", &body).refused(400, "invalid_value");
    }
});

on_both!(a_service_token_dies_with_the_right_of_whoever_made_it, |service| {
    let campus = Campus::new(service);
    let boss = campus.holder("boss", "administrator");
    let body = json!({ "name": "script", "scopes": ["help-desk-read"] });
    let secret = campus.post(&boss, "/v1/tokens", &body).ok()["secret"].as_str().unwrap().to_owned();
    let works = || campus.get(&secret, "/v1/accounts").status == 200;
    assert!(works());
    campus.call(&campus.admin(), "DELETE", "/v1/accounts/boss/roles/administrator", &Value::Null).ok();
    assert!(!works(), "its maker is no administrator any more");
    campus.gives("boss", "administrator");
    assert!(works());
    campus.post(&campus.admin(), "/v1/accounts/boss/disable", &json!({})).ok();
    campus.get(&secret, "/v1/accounts").refused(401, "sign_in_needed");
});

on_both!(a_service_token_expires_and_shows_its_last_use, |service| {
    let campus = Campus::new(service);
    let body = json!({ "name": "script", "scopes": ["help-desk-read"], "days": 1 });
    let secret = campus.post(&campus.admin(), "/v1/tokens", &body).ok()["secret"].as_str().unwrap().to_owned();
    service.clock.set("2026-04-14T08:59:59+09:00");
    campus.get(&secret, "/v1/accounts").ok();
    let listed = campus.get(&campus.admin(), "/v1/tokens").ok();
    assert_eq!(listed["items"][0]["last_used_at"], "2026-04-14T08:59:59+09:00");
    assert!(!listed.to_string().contains(&secret));
    service.clock.set("2026-04-14T09:00:00+09:00");
    campus.get(&secret, "/v1/accounts").refused(401, "sign_in_needed");
});

on_both!(contact_details_are_whole_masked_or_absent_by_role, |service| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "staff");
    campus.turns_on_sms("tanaka", &token);
    let (helper, desk) = (campus.holder("helper", "helper"), campus.holder("desk", "help-desk"));
    let seen = |token: &str, account: &str| {
        let shown = campus.get(token, &format!("/v1/accounts/{account}")).ok();
        let again = campus.get(token, &format!("/v1/accounts/{account}/2sv")).ok();
        assert_eq!(shown["two_step"]["methods"], again["methods"]);
        (shown["contact"].clone(), again["methods"][0]["phone"].clone())
    };
    assert_eq!(seen(&token, "me"), (json!("tanaka@example.jp"), json!("****5678")));
    assert_eq!(seen(&campus.admin(), "tanaka"), (json!("tanaka@example.jp"), json!("****5678")));
    assert_eq!(seen(&desk, "tanaka"), (json!("t***@e***.jp"), json!("****5678")));
    assert_eq!(seen(&helper, "tanaka"), (Value::Null, Value::Null));
});
