//! Mail log-ins as the help desk sees them: `meibo account show` tells why, in both languages, without a secret.

use serde_json::json;

use crate::{
    api::campus::{ADMIN, Campus, PASSWORD},
    support::Meibo,
};

on_both!(the_help_desk_sees_why_a_mail_log_in_was_refused, |service| {
    let campus = Campus::new(service);
    campus.person("t2600001", "student");
    let token = campus.service_token("mail-decision");
    let body = json!({ "user": "T2600001", "secret": "canary of a typed password", "protocol": "imap",
        "client_address": "192.0.2.7" });
    let asked = campus.request(&token, "POST", "/v1/mail/log-ins", &body).send().ok();
    assert_eq!(asked["code"], "mail_log_in_refused");
    let desk = Meibo::of(service);
    desk.login(ADMIN, PASSWORD).ok();
    let text = desk.run(["account", "show", "t2600001", "--full"]).ok();
    let line = text.lines().find(|line| line.contains("[mail_login_id]")).unwrap_or_else(|| panic!("{text}"));
    let both =
        "What was sent is no password of the account in force. Apart from that: The mail app logs in by the login ID.";
    assert!(line.contains(both), "{line}");
    assert!(line.contains("IMAP from 192.0.2.7 as t2600001 (the login ID)"), "{line}");
    assert!(text.contains("No mail app has logged in lately."), "{text}");
    let text = desk.run(["account", "show", "t2600001", "--lang", "ja"]).ok();
    assert!(
        text.contains(
            "送られたものは、このアカウントの有効なパスワードではありません。そのほかの理由：メールソフトがログイン ID で\
            ログインしようとしています。 [mail_login_id]"
        ),
        "{text}"
    );
    assert!(!text.contains("canary"), "{text}");
    let told = desk.run(["explain", "mail_login_id"]).ok();
    assert!(told.contains("meibo account address show"), "{told}");
});
