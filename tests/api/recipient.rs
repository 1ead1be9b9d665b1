//! What becomes of mail to an address, as mail servers ask (ADDR-5).

use jiff::ToSpan;
use serde_json::{Value, json};

use super::{
    alias::{has_mailbox, mailbox, verified},
    campus::{Campus, REASON},
    mail_log_in::{self, Dovecot, MAIL_PASSWORD},
};
use crate::support::{Engine, service::Setup};

const NOBODY: &str = "nobody";

fn asks(campus: &Campus<'_>, server: &str, address: &str) -> Value {
    let encoded: String = address.bytes().map(|byte| format!("%{byte:02X}")).collect();
    campus.get(server, &format!("/v1/mail/recipient?address={encoded}")).ok()
}

#[track_caller]
fn refused(campus: &Campus<'_>, server: &str, address: &str, reason: &str) {
    assert_eq!(asks(campus, server, address), json!({ "decision": "refused", "reason": reason }), "{address}");
}

/// Whether mail goes to the account's mailbox; its home.
#[track_caller]
fn accepted(campus: &Campus<'_>, server: &str, address: &str, kind: &str, account: &str, mailbox: &str) -> String {
    let said = asks(campus, server, address);
    let home = said["home"].as_str().unwrap_or_default().to_owned();
    let expected =
        json!({ "decision": "accepted", "account": account, "mailbox": mailbox, "kind": kind, "home": home });
    assert_eq!(said, expected, "{address}");
    assert!(home.len() == 13 && home.bytes().all(|sign| sign.is_ascii_alphanumeric()), "{home}");
    home
}

on_both!(addr_5_mail_follows_the_account_whatever_its_address, |service| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "student");
    let server = campus.service_token("mail-decision");
    let (old, new) = ("taro@mail.example.jp", "taro.t@mail.example.jp");
    refused(&campus, &server, old, NOBODY);
    campus.call(&token, "PUT", "/v1/me/address", &json!({ "address": "taro" })).ok();
    refused(&campus, &server, old, "pending");
    refused(&campus, &server, "tanaka", NOBODY);
    service.clock.pass(1.hours());
    campus.run_has_come("tanaka");
    let home = accepted(&campus, &server, old, "mailbox", "tanaka", old);
    campus.call(&token, "PUT", "/v1/me/address", &json!({ "address": "taro.t" })).ok();
    refused(&campus, &server, new, "pending");
    assert_eq!(accepted(&campus, &server, old, "mailbox", "tanaka", old), home);
    service.clock.pass(1.hours());
    campus.run_has_come("tanaka");
    for (address, kind) in [(old, "former"), (new, "mailbox")] {
        assert_eq!(accepted(&campus, &server, address, kind, "tanaka", new), home);
    }
    // What is its own again on the way there receives all the while.
    service.clock.pass(30 * 24.hours());
    let token = campus.token("tanaka");
    campus.call(&token, "PUT", "/v1/me/address", &json!({ "address": "taro" })).ok();
    assert_eq!(accepted(&campus, &server, old, "former", "tanaka", new), home);
    service.clock.pass(1.hours());
    campus.run_has_come("tanaka");
    for (address, kind) in [(old, "mailbox"), (new, "former")] {
        assert_eq!(accepted(&campus, &server, address, kind, "tanaka", old), home);
    }
    assert!(campus.audit("operation=mail.recipient").is_empty(), "what is asked a thousand times is not noted");
});

on_both!(addr_5_an_address_is_known_however_a_mail_server_writes_it, |service| {
    let campus = Campus::new(service);
    mailbox(&campus, "hanako");
    let server = campus.service_token("mail-decision");
    let whole = "hanako@mail.example.jp";
    for address in [whole, "HANAKO@Mail.Example.JP", "hanako", "hanako+news@mail.example.jp", "Hanako+", "hanako+a+b"] {
        accepted(&campus, &server, address, "mailbox", "hanako", whole);
    }
    for address in [
        "",
        "@",
        "+news@mail.example.jp",
        "han+ako@mail.example.jp",
        "hanako@example.com",
        "hanako@mail.example.jp.",
        "hanako@mail.example.jp@example.com",
        "../hanako@mail.example.jp",
        "hanako/../hanako",
        "%u",
        "hanako\0@mail.example.jp",
        "hanako@mail.example.jp\0",
        "hana ko",
        "2026",
        "'; DROP TABLE addresses; --",
    ] {
        refused(&campus, &server, address, NOBODY);
    }
    refused(&campus, &server, &"a".repeat(2_000), NOBODY);
});

on_both!(addr_5_whoever_may_come_back_loses_no_mail, |service| {
    let campus = Campus::new(service);
    let token = mailbox(&campus, "hanako");
    verified(&campus, "hanako", &token, "hanako@lab.example.com");
    let (server, whole) = (campus.service_token("mail-decision"), "hanako@mail.example.jp");
    refused(&campus, &server, "hanako@lab.example.com", NOBODY);
    let home = accepted(&campus, &server, whole, "mailbox", "hanako", whole);
    for deed in ["lockdown", "disable"] {
        let path = format!("/v1/accounts/hanako/{deed}");
        campus.request(&campus.admin(), "POST", &path, &json!({})).header(REASON.0, REASON.1).send().ok();
        assert_eq!(accepted(&campus, &server, whole, "mailbox", "hanako", whole), home, "{deed}");
    }
});

fn another_holder(engine: Engine) {
    let service = Setup::new(engine).config("[policy.cloud_mail]\nformer_days = 60\n").start();
    let campus = Campus::new(&service);
    mailbox(&campus, "hanako");
    campus.person("sato", "student");
    let (server, whole, later) =
        (campus.service_token("mail-decision"), "hanako@mail.example.jp", "hanako.t@mail.example.jp");
    let home = accepted(&campus, &server, whole, "mailbox", "hanako", whole);
    service.clock.pass(1.hours());
    has_mailbox(&service, "hanako", "hanako.t");
    service.clock.pass(61 * 24.hours());
    assert_eq!(accepted(&campus, &server, whole, "former", "hanako", later), home, "nobody has taken it");
    campus.call(&campus.token("sato"), "PUT", "/v1/me/address", &json!({ "address": "hanako" })).ok();
    assert_eq!(accepted(&campus, &server, whole, "former", "hanako", later), home, "until it is in force");
    service.clock.pass(1.hours());
    campus.run_has_come("sato");
    let next = accepted(&campus, &server, whole, "mailbox", "sato", whole);
    assert_ne!(next, home, "nobody has another's home");
    assert_eq!(accepted(&campus, &server, later, "mailbox", "hanako", later), home);
}

#[test]
fn addr_5_whoever_gets_a_freed_address_gets_nothing_of_its_former_holders_on_sqlite() {
    another_holder(Engine::Sqlite);
}

#[test]
fn addr_5_whoever_gets_a_freed_address_gets_nothing_of_its_former_holders_on_postgres() {
    another_holder(Engine::Postgres);
}

on_both!(addr_5_a_log_in_finds_the_mailbox_that_mail_is_put_into, |service| {
    let campus = Campus::new(service);
    let (token, _timer) = mail_log_in::taro(&campus);
    mail_log_in::allows(&campus, &token);
    let dovecot = Dovecot::of(&campus);
    let log_in = |user: &str| dovecot.sends(&Dovecot::body(user, MAIL_PASSWORD, "imap"))["home"].clone();
    let home = accepted(&campus, &dovecot.token, "taro", "mailbox", "tanaka", mail_log_in::ADDRESS);
    assert_eq!(log_in("taro"), json!(home));
    service.clock.pass(1.hours());
    has_mailbox(service, "tanaka", "taro.t");
    assert_eq!(log_in("taro.t"), json!(home), "the same under its new address");
    assert_eq!(log_in("taro"), Value::Null, "a former one lets nobody in");
});
