//! What mail servers ask before they take a message (ALIAS-4).

use jiff::ToSpan;
use serde_json::{Value, json};

use super::{
    alias::{has_mailbox, mailbox, own, verified, with_servers},
    campus::{Campus, REASON},
};
use crate::support::{
    Engine,
    http::Answer,
    smtp_server::{PASSWORD, SMTP},
};

const LAB: &str = "hanako@lab.example.com";

fn asks(campus: &Campus<'_>, server: &str, mailbox: &str, sender: &str) -> Answer {
    let encode = |text: &str| text.replace('<', "%3C").replace('>', "%3E").replace('@', "%40");
    campus.get(server, &format!("/v1/mail/sender?mailbox={}&sender={}", encode(mailbox), encode(sender)))
}

on_both!(alias_4_a_mailbox_sends_as_itself_and_its_verified_aliases, |service| {
    let campus = Campus::new(service);
    let token = mailbox(&campus, "hanako");
    let server = campus.service_token("mail-decision");
    let as_ = |sender: &str| asks(&campus, &server, "hanako@mail.example.jp", sender);
    assert_eq!(as_("hanako@mail.example.jp").ok(), json!({ "account": "hanako", "kind": "mailbox" }));
    assert_eq!(as_("<Hanako@MAIL.example.jp>").ok()["kind"], "mailbox");
    assert_eq!(as_("<>").ok()["kind"], "nobody");
    as_("not an address").refused(400, "invalid_value");
    as_(LAB).refused(403, "sender_not_yours");
    campus.post(&token, "/v1/me/aliases", &json!({ "address": LAB })).ok();
    as_(LAB).refused(403, "sender_unverified");
    campus.post(&token, &format!("/v1/me/aliases/{LAB}/code"), &json!({ "code": campus.code("hanako") })).ok();
    assert_eq!(as_(LAB).ok(), json!({ "account": "hanako", "kind": "alias" }));
    assert_eq!(asks(&campus, &server, "HANAKO", LAB).ok()["kind"], "alias", "the local part will do");
    campus.call(&token, "DELETE", &format!("/v1/accounts/me/aliases/{LAB}"), &Value::Null).ok();
    let refused = as_(LAB).refused(403, "sender_not_yours");
    assert_eq!(refused["facts"]["address"], LAB);
    assert!(refused["detail"].as_str().unwrap().contains("meibo alias create"), "{refused}");
    // Seen in the account, and not for every message that one client tries.
    as_(LAB);
    let shown = campus.get(&token, "/v1/accounts/me").ok();
    let seen =
        shown["recent_refusals"].as_array().unwrap().iter().filter(|it| it["operation"] == "mail.sender").count();
    assert_eq!(seen, 3, "not an address, not yours, and unverified, each once: {shown}");
});

on_both!(alias_4_nobody_sends_as_another_and_a_former_address_only_receives, |service| {
    let campus = Campus::new(service);
    let token = mailbox(&campus, "hanako");
    mailbox(&campus, "taro");
    verified(&campus, "hanako", &token, LAB);
    let server = campus.service_token("mail-decision");
    asks(&campus, &server, "taro@mail.example.jp", LAB).refused(403, "sender_not_yours");
    let another = asks(&campus, &server, "taro@mail.example.jp", "hanako@mail.example.jp");
    let another = another.refused(403, "sender_not_yours");
    assert_eq!(another["facts"]["domain"], "mail.example.jp", "nobody else can add it: {another}");
    service.clock.pass(1.hours());
    has_mailbox(service, "hanako", "hanako.t");
    asks(&campus, &server, "hanako.t@mail.example.jp", "hanako@mail.example.jp").refused(403, "sender_former");
    asks(&campus, &server, "hanako.t@mail.example.jp", LAB).ok();
    // Whoever logged in by it before goes on, and sends no more from it either.
    asks(&campus, &server, "hanako@mail.example.jp", LAB).ok();
    assert_eq!(asks(&campus, &server, "hanako@mail.example.jp", "hanako.t@mail.example.jp").ok()["kind"], "mailbox");
    asks(&campus, &server, "hanako@mail.example.jp", "hanako@mail.example.jp").refused(403, "sender_former");
    for mailbox in ["nobody@mail.example.jp", "hanako@lab.example.com", ""] {
        asks(&campus, &server, mailbox, LAB).refused(404, "account_not_found");
    }
    let path = "/v1/accounts/hanako/disable";
    campus.request(&campus.admin(), "POST", path, &json!({})).header(REASON.0, REASON.1).send().ok();
    asks(&campus, &server, "hanako.t@mail.example.jp", LAB).refused(422, "account_disabled");
});

#[test]
fn alias_4_the_server_of_an_alias_is_told_and_its_password_is_not() {
    let (service, _folder) = with_servers(Engine::Sqlite, &[]);
    let campus = Campus::new(&service);
    let token = mailbox(&campus, "hanako");
    campus.post(&token, "/v1/me/aliases", &own(LAB, "starttls", PASSWORD)).ok();
    campus.post(&token, &format!("/v1/me/aliases/{LAB}/code"), &json!({ "code": campus.code("hanako") })).ok();
    let server = campus.service_token("mail-decision");
    let allowed = asks(&campus, &server, "hanako", LAB).ok();
    let smtp = json!({ "host": "localhost", "port": SMTP.port("starttls"), "tls": "starttls", "user": "hanako" });
    assert_eq!(allowed, json!({ "account": "hanako", "kind": "alias", "smtp": smtp }));
}
