//! Mail log-ins as the help desk sees them: `meibo account show` tells why, in both languages, without a secret.

use serde_json::json;

use crate::{
    api::{
        campus::{ADMIN, Campus, PASSWORD},
        mail_log_in::{ADDRESS, Dovecot, MAIL_PASSWORD, allows, taro},
    },
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
    let both = "What was sent is not a valid password of this account. Also: The mail app logs in by the login ID.";
    assert!(line.contains(both), "{line}");
    assert!(line.contains("IMAP from 192.0.2.7 as t2600001 (the login ID)"), "{line}");
    assert!(text.contains("No mail app has logged in lately."), "{text}");
    let text = desk.run(["account", "show", "t2600001", "--lang", "ja"]).ok();
    assert!(
        text.contains(
            "送られたパスワードは、このアカウントで有効なものではありません。また、メールソフトがログイン ID で\
            ログインしようとしています。 [mail_login_id]"
        ),
        "{text}"
    );
    assert!(!text.contains("canary"), "{text}");
    let told = desk.run(["explain", "mail_login_id"]).ok();
    assert!(told.contains("meibo account address show"), "{told}");
});

on_both!(mail_1_the_view_says_what_helps_where_a_mail_app_is_not_let_in, |service| {
    let campus = Campus::new(service);
    let (token, _timer) = taro(&campus);
    let (dovecot, desk) = (Dovecot::of(&campus), Meibo::of(service));
    desk.login(ADMIN, PASSWORD).ok();
    let refused =
        |secret: &str| assert_eq!(dovecot.sends(&Dovecot::body(ADDRESS, secret, "imap"))["decision"], "refused");
    let told = |heading: &str| {
        let text = desk.run(["account", "show", "tanaka"]).ok();
        let line = text.lines().find_map(|line| line.strip_prefix(heading));
        line.unwrap_or_else(|| panic!("{text}")).trim().to_owned()
    };
    refused(MAIL_PASSWORD);
    let safest = "Safest is 2-step verification with an app password: meibo 2sv enable. Where an app cannot do that: meibo lsa enable";
    assert_eq!(told("What the owner does:"), safest);
    allows(&campus, &token);
    refused("not the mail password");
    assert_eq!(
        told("What the owner does:"),
        "Correct it in the mail app, or set a new one: meibo account mail-password set"
    );
    campus.turns_on_sms("tanaka", &token);
    refused("neither of the two");
    assert_eq!(told("What the owner does:"), "Make one and enter it in the mail app: meibo app-password create NAME");
    let last = told("Last refusal:");
    assert!(last.contains("of this account. The mail app needs an app password. (mail log-in over IMAP)"), "{last}");
});
