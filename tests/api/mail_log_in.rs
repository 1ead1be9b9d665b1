//! The mail log-in decision, as mail servers ask for it (rules.md, "Mail log-in decision").

use std::collections::BTreeSet;

use jiff::{Timestamp, ToSpan};
use meibo::{
    contract::mail_log_in::MailLogIn,
    ops::{Call, House, Origin, less_secure_apps, mail_log_in, pipeline::run},
    rules::{
        Id,
        caller::{Caller, Scopes},
        password::prepare,
        token::Scope,
    },
    store::time::micros,
};
use rand::{SeedableRng, rngs::StdRng};
use serde_json::{Value, json};

use super::{
    campus::{ADMIN, Campus, PASSWORD, REASON, race},
    sync::settles,
    timer::Timer,
};
use crate::support::{
    Engine, Service,
    deadline::wait_for,
    http::{Answer, Http},
    night::is_night,
    service::Setup,
};

pub(crate) const MAIL_PASSWORD: &str = "the mail password of the tests 8";
/// What everybody reads who has not brought a right secret.
pub(crate) const UNTOLD: &str = "Not logged in: the address or the password is wrong, or mail apps are not let in now. The owner sees \
    why with: meibo account show / ログインを受け付けられません。メールアドレスかパスワードが違うか、現在メールソフトを\
    利用できない状態です。理由はご本人が確認できます：meibo account show";
pub(crate) const ADDRESS: &str = "taro@mail.example.jp";

/// A mail server: its token, and what it asks.
pub(crate) struct Dovecot {
    http: Http,
    pub(crate) token: String,
}

impl Dovecot {
    pub(crate) fn of(campus: &Campus<'_>) -> Self {
        Self { http: campus.service.http(), token: campus.service_token("mail-decision") }
    }

    pub(crate) fn body(user: &str, secret: &str, protocol: &str) -> Value {
        json!({ "user": user, "secret": secret, "protocol": protocol, "client_address": "192.0.2.7", "session": "ThS4" })
    }

    fn asks(&self, user: &str, secret: &str, protocol: &str) -> Value {
        self.sends(&Self::body(user, secret, protocol))
    }

    pub(crate) fn sends(&self, body: &Value) -> Value {
        self.answers(body).ok()
    }

    pub(crate) fn answers(&self, body: &Value) -> Answer {
        self.http.request("POST", "/v1/mail/log-ins").token(&self.token).json(body).send()
    }

    /// What a POP meter sends beside it, with the same token.
    pub(crate) fn reports(&self, body: &Value) -> Answer {
        self.http.request("POST", "/v1/pop/use").token(&self.token).json(body).send()
    }

    /// `ok`, or the code.
    fn code(&self, user: &str, secret: &str, protocol: &str) -> String {
        let answer = self.asks(user, secret, protocol);
        match answer["decision"].as_str().unwrap() {
            "allowed" => "ok".to_owned(),
            _ => answer["code"].as_str().unwrap().to_owned(),
        }
    }
}

/// Runs a statement on the service's database.
pub(crate) fn sql(timer: &Timer, statement: &str) {
    timer.does(async |house| {
        let mut tx = house.store.write().await.unwrap();
        tx.script(statement).await.unwrap();
        tx.commit().await.unwrap();
    });
}

fn count(timer: &Timer, select: &str) -> i64 {
    timer.does(async |house| house.store.read().await.unwrap().query(select).await.unwrap()[0].at(0).unwrap())
}

/// The whole answer to whoever has not brought a right secret.
fn untold() -> Value {
    json!({ "decision": "refused", "code": "mail_log_in_refused", "sentence": UNTOLD })
}

/// Gives an account an address and a mail password that are in force.
pub(crate) fn mailbox(timer: &Timer, id: &str, address: &str) {
    let account = format!("(SELECT id FROM accounts WHERE login_id = '{id}')");
    let hash = timer
        .does(async |house| house.hashing.hash(&prepare(MAIL_PASSWORD), &mut StdRng::seed_from_u64(7)).await.unwrap());
    sql(
        timer,
        &format!(
            "INSERT INTO addresses (address, account, state, is_first, asked_at, effective_at)
             VALUES ('{address}', {account}, 'present', 1, 0, 0)"
        ),
    );
    sql(timer, &format!("INSERT INTO mail_passwords (account, hash, set_at) VALUES ({account}, '{hash}', 0)"));
}

/// A person with a mailbox: token, and the timer of the service.
pub(crate) fn taro(campus: &Campus<'_>) -> (String, Timer) {
    let token = campus.person("tanaka", "staff");
    let timer = Timer::of(campus.service);
    mailbox(&timer, "tanaka", ADDRESS);
    (token, timer)
}

pub(crate) fn allows(campus: &Campus<'_>, token: &str) {
    campus.post(token, "/v1/me/less-secure-apps/enable", &json!({})).ok();
}

/// An app password: its id and its secret.
pub(crate) fn app_password(campus: &Campus<'_>, token: &str) -> (String, String) {
    let made = campus.post(token, "/v1/me/app-passwords", &json!({ "name": "Ecrea" })).ok();
    let id = made["app_password"]["id"].as_str().unwrap().to_owned();
    (id, made["secret"].as_str().unwrap().to_owned())
}

fn refusals(campus: &Campus<'_>) -> Vec<Value> {
    let whole = campus.get(&campus.admin(), "/v1/accounts/tanaka").ok();
    whole["mail_log_ins"]["refusals"].as_array().unwrap().clone()
}

on_both!(lsa_1_the_mail_password_alone_is_refused_until_it_is_allowed, |service| {
    let campus = Campus::new(service);
    let (token, _timer) = taro(&campus);
    let dovecot = Dovecot::of(&campus);
    let refused = dovecot.asks(ADDRESS, MAIL_PASSWORD, "imap");
    assert_eq!((&refused["decision"], &refused["code"]), (&json!("refused"), &json!("mail_less_secure_apps_off")));
    assert!(refused["sentence"].as_str().unwrap().starts_with("クラウドメールのパスワードだけでは"), "{refused}");
    let seen = refusals(&campus);
    assert_eq!(seen.len(), 1, "{seen:?}");
    let fields = ["code", "protocol", "address", "identifier", "named", "at"].map(|field| seen[0][field].clone());
    assert_eq!(
        Value::from(fields.to_vec()),
        json!(["mail_less_secure_apps_off", "imap", "192.0.2.7", ADDRESS, "address", "2026-04-13T09:00:00+09:00"])
    );
    allows(&campus, &token);
    let allowed = dovecot.asks(ADDRESS, MAIL_PASSWORD, "imap");
    let home = allowed["home"].as_str().expect("where the mailbox is kept");
    assert_eq!(allowed, json!({ "decision": "allowed", "mailbox": ADDRESS, "login_id": "tanaka", "home": home }));
    assert_eq!(dovecot.code(ADDRESS, "not the mail password 1", "imap"), "mail_log_in_refused");
    assert_eq!(dovecot.code(ADDRESS, PASSWORD, "smtp"), "mail_log_in_refused", "the account password is none");
    campus.post(&token, "/v1/accounts/me/less-secure-apps/disable", &json!({})).ok();
    assert_eq!(dovecot.code(ADDRESS, MAIL_PASSWORD, "imap"), "mail_less_secure_apps_off", "at the very next log-in");
});

on_both!(mpass_1_the_old_one_lets_in_until_minute_0_and_the_new_one_from_then_on, |service| {
    const NEW: &str = "another mail passphrase 8";
    let campus = Campus::new(service);
    let (token, _timer) = taro(&campus);
    allows(&campus, &token);
    let dovecot = Dovecot::of(&campus);
    let lets_in = || [MAIL_PASSWORD, NEW].map(|secret| dovecot.code(ADDRESS, secret, "imap"));
    campus.call(&token, "PUT", "/v1/me/mail-password", &json!({ "new": NEW })).ok();
    assert_eq!(lets_in(), ["ok", "mail_log_in_refused"]);
    service.clock.set("2026-04-13T09:59:59+09:00");
    assert_eq!(lets_in(), ["ok", "mail_log_in_refused"]);
    service.clock.set("2026-04-13T10:00:00+09:00");
    campus.run_has_come("tanaka");
    assert_eq!(lets_in(), ["mail_log_in_refused", "ok"], "also where the old one was remembered");
});

on_both!(_2sv_6_while_on_only_an_app_password_lets_in, |service| {
    let campus = Campus::new(service);
    let (token, _timer) = taro(&campus);
    allows(&campus, &token);
    let dovecot = Dovecot::of(&campus);
    assert_eq!(dovecot.code(ADDRESS, MAIL_PASSWORD, "imap"), "ok");
    campus.turns_on_sms("tanaka", &token);
    assert_eq!(dovecot.code(ADDRESS, MAIL_PASSWORD, "imap"), "mail_app_password_needed");
    let (id, secret) = app_password(&campus, &token);
    for typed in [secret.clone(), secret.replace(' ', ""), secret.to_uppercase()] {
        for protocol in ["imap", "smtp", "submission"] {
            assert_eq!(dovecot.code(ADDRESS, &typed, protocol), "ok", "APPPW-2 {protocol}");
        }
    }
    assert_eq!(dovecot.code(ADDRESS, "abcd efgh ijkl mnop", "imap"), "mail_log_in_refused");
    campus.call(&token, "DELETE", &format!("/v1/accounts/me/app-passwords/{id}"), &Value::Null).ok();
    assert_eq!(dovecot.code(ADDRESS, &secret, "imap"), "mail_log_in_refused", "at the very next log-in");
    let (_, other) = app_password(&campus, &token);
    assert_eq!(dovecot.code(ADDRESS, &other, "imap"), "ok");
    campus.post(&token, "/v1/me/2sv/disable", &json!({})).ok();
    assert_eq!(dovecot.code(ADDRESS, &other, "imap"), "mail_log_in_refused", "2SV-9: it is no more");
    assert!(
        refusals(&campus).iter().any(|it| it["code"] == "mail_less_secure_apps_off"),
        "the reason is in the account"
    );
});

on_both!(sign_5_an_app_password_never_signs_in_to_the_service, |service| {
    let campus = Campus::new(service);
    let (token, _timer) = taro(&campus);
    campus.turns_on_sms("tanaka", &token);
    let (_, secret) = app_password(&campus, &token);
    assert_eq!(Dovecot::of(&campus).code(ADDRESS, &secret, "imap"), "ok");
    campus.sign_in("tanaka", &secret).refused(401, "wrong_credentials");
    campus.sign_in("tanaka", &secret.replace(' ', "")).refused(401, "wrong_credentials");
    campus.post(&token, "/v1/session/password", &json!({ "password": secret })).refused(401, "wrong_credentials");
});

on_both!(pop_1_pop_is_refused_until_it_is_turned_on_and_while_it_is_locked, |service| {
    let campus = Campus::new(service);
    let (token, timer) = taro(&campus);
    allows(&campus, &token);
    let dovecot = Dovecot::of(&campus);
    assert_eq!(dovecot.code(ADDRESS, MAIL_PASSWORD, "pop"), "pop_disabled");
    assert_eq!(dovecot.code(ADDRESS, MAIL_PASSWORD, "pop3"), "pop_disabled", "Dovecot's word for it");
    assert_eq!(dovecot.code(ADDRESS, MAIL_PASSWORD, "imap"), "ok");
    campus.post(&token, "/v1/me/pop/enable", &json!({ "messages": "all" })).ok();
    assert_eq!(dovecot.code(ADDRESS, MAIL_PASSWORD, "pop"), "ok");
    let (now, until) = (service.clock.now(), service.clock.now() + 24.hours());
    sql(&timer, &format!("UPDATE pop SET locked_at = {}, fresh_at = {}", micros(now), micros(until)));
    let refused = dovecot.asks(ADDRESS, MAIL_PASSWORD, "pop");
    assert_eq!(
        (&refused["code"], &refused["possible_from"]),
        (&json!("pop_locked"), &json!("2026-04-14T09:00:00+09:00"))
    );
    assert!(refused["sentence"].as_str().unwrap().contains("2026-04-14 09:00 JST"), "POP-2: {refused}");
    assert_eq!(dovecot.code(ADDRESS, MAIL_PASSWORD, "imap"), "ok", "IMAP goes on");
    service.clock.set("2026-04-14T08:59:59+09:00");
    assert_eq!(dovecot.code(ADDRESS, MAIL_PASSWORD, "pop"), "pop_locked");
    service.clock.set("2026-04-14T09:00:00+09:00");
    assert_eq!(dovecot.code(ADDRESS, MAIL_PASSWORD, "pop"), "ok");
});

on_both!(mail_1_a_mailbox_is_named_by_its_present_address_or_its_local_part, |service| {
    let campus = Campus::new(service);
    let (token, timer) = taro(&campus);
    allows(&campus, &token);
    let account = "(SELECT id FROM accounts WHERE login_id = 'tanaka')";
    sql(
        &timer,
        &format!(
            "INSERT INTO addresses (address, account, state, is_first, asked_at, effective_at, former_of, former_since)
             VALUES ('old@mail.example.jp', {account}, 'former', 0, 0, 0, {account}, 0)"
        ),
    );
    sql(
        &timer,
        &format!(
            "INSERT INTO addresses (address, account, state, is_first, asked_at, effective_at)
             VALUES ('new@mail.example.jp', {account}, 'pending', 0, 0, 9000000000000000)"
        ),
    );
    let dovecot = Dovecot::of(&campus);
    for (typed, code, named) in [
        ("taro@mail.example.jp", "ok", ""),
        ("TARO@Mail.Example.Jp", "ok", ""),
        ("taro", "ok", ""),
        (" Ｔａｒｏ ", "ok", ""),
        ("old@mail.example.jp", "mail_former_address", "former-address"),
        ("old", "mail_former_address", "former-address"),
        ("new@mail.example.jp", "mail_address_pending", "pending-address"),
        ("tanaka", "mail_login_id", "login-id"),
        ("tanaka@mail.example.jp", "mail_log_in_refused", ""),
        ("taro@elsewhere.example", "mail_log_in_refused", ""),
        ("nobody", "mail_log_in_refused", ""),
        ("", "mail_log_in_refused", ""),
        ("田中", "mail_log_in_refused", ""),
    ] {
        service.clock.pass_minutes(2);
        let answer = dovecot.asks(typed, MAIL_PASSWORD, "imap");
        let said = answer["code"].as_str().unwrap_or("ok");
        assert_eq!(said, code, "{typed:?}: {answer}");
        if code == "ok" {
            assert_eq!(answer["mailbox"], ADDRESS, "{typed:?}");
        } else {
            let told = match code {
                "mail_former_address" => {
                    "以前のアドレスです。メールは届きますが、ログインはできません。現在のアドレスを\
                    確認してください：meibo account address show"
                }
                "mail_address_pending" => {
                    "まだ適用されていないアドレスです。いつから使えるかを確認してください：\
                    meibo account address show"
                }
                "mail_login_id" => {
                    "これはログイン ID です。メールソフトではメールアドレスを使ってください：\
                    meibo account address show"
                }
                _ => UNTOLD,
            };
            assert_eq!(answer["sentence"], told, "the secret is right: {typed:?}");
        }
        if !named.is_empty() {
            let newest = &refusals(&campus)[0];
            assert_eq!(
                (&newest["code"], &newest["named"], &newest["identifier"]),
                (&json!(code), &json!(named), &json!(typed))
            );
        }
    }
    let unknown = campus.audit("operation=mail.log-in&outcome=refused");
    let of_nobody: Vec<&Value> = unknown.iter().filter(|it| it["code"] == "mail_user_unknown").collect();
    assert!(!of_nobody.is_empty());
    assert!(
        of_nobody.iter().all(|it| it["account"].is_null() && it["facts"].get("identifier").is_none()),
        "{of_nobody:?}"
    );
});

on_both!(mail_2_the_owner_of_a_closed_account_is_told_that_it_is_closed, |service| {
    const LOCKED_DOWN: &str = "このアカウントは緊急停止されているため、メールソフトからはログインできません。今後の手順は\
        ヘルプデスクにお問い合わせください。";
    const DISABLED: &str = "このアカウントは無効になっているため、メールソフトからはログインできません。詳しくは\
        ヘルプデスクにお問い合わせください。";
    let campus = Campus::new(service);
    let (token, timer) = taro(&campus);
    allows(&campus, &token);
    let dovecot = Dovecot::of(&campus);
    assert_eq!(dovecot.code(ADDRESS, MAIL_PASSWORD, "imap"), "ok");
    sql(&timer, "UPDATE accounts SET locked_down_at = 1, version = version + 1 WHERE login_id = 'tanaka'");
    let refused = dovecot.asks(ADDRESS, MAIL_PASSWORD, "imap");
    assert_eq!((&refused["code"], &refused["sentence"]), (&json!("mail_locked_down"), &json!(LOCKED_DOWN)));
    let path = "/v1/accounts/tanaka/disable";
    campus.request(&campus.admin(), "POST", path, &json!({})).header(REASON.0, REASON.1).send().ok();
    let refused = dovecot.asks(ADDRESS, MAIL_PASSWORD, "imap");
    assert_eq!(
        (&refused["code"], &refused["sentence"]),
        (&json!("account_disabled"), &json!(DISABLED)),
        "before lock-down"
    );
    let path = "/v1/accounts/tanaka/enable";
    campus.request(&campus.admin(), "POST", path, &json!({})).header(REASON.0, REASON.1).send().ok();
    assert_eq!(dovecot.code(ADDRESS, MAIL_PASSWORD, "imap"), "mail_locked_down");
    sql(&timer, "UPDATE accounts SET locked_down_at = NULL WHERE login_id = 'tanaka'");
    assert_eq!(dovecot.code(ADDRESS, MAIL_PASSWORD, "imap"), "ok");
});

on_both!(a_mail_password_that_is_not_set_lets_nothing_in, |service| {
    let campus = Campus::new(service);
    let (token, timer) = taro(&campus);
    allows(&campus, &token);
    sql(&timer, "UPDATE mail_passwords SET pending_hash = hash, hash = NULL");
    let refused = Dovecot::of(&campus).asks(ADDRESS, MAIL_PASSWORD, "imap");
    assert_eq!(refused, untold(), "MPASS-1: the one that waits is not in force");
    assert_eq!(refusals(&campus)[0]["code"], "mail_password_not_set");
});

on_both!(sign_4_wrong_tries_wait_and_lock_and_the_same_one_again_counts_once, |service| {
    let campus = Campus::new(service);
    let (token, _timer) = taro(&campus);
    campus.turns_on_sms("tanaka", &token);
    let (_, secret) = app_password(&campus, &token);
    let dovecot = Dovecot::of(&campus);
    // A phone with a revoked app password polls for days.
    for _ in 0..30 {
        assert_eq!(dovecot.code(ADDRESS, "abcd efgh ijkl mnop", "imap"), "mail_log_in_refused");
    }
    assert_eq!(dovecot.code(ADDRESS, &secret, "imap"), "ok", "it locks nobody out");
    let guess = |number: usize| {
        let letter = char::from(b'a' + u8::try_from(number).unwrap());
        std::iter::repeat_n(letter, 16).collect::<String>()
    };
    for number in 0..20 {
        service.clock.pass(2.hours());
        assert_eq!(dovecot.code(ADDRESS, &guess(number), "imap"), "mail_log_in_refused", "{number}");
    }
    service.clock.pass(2.hours());
    assert_eq!(dovecot.asks(ADDRESS, &guess(21), "imap"), untold());
    assert_eq!(dovecot.code(ADDRESS, &secret, "imap"), "ok", "nobody guesses an app password (SIGN-7)");
    assert_eq!(refusals(&campus)[0]["code"], "mail_log_in_locked");
    let shown = campus.get(&campus.admin(), "/v1/accounts/tanaka").ok();
    let locks = json!([{ "factor": "mail", "known_place": true, "locked": true, "wrong_tries": 20, "last_try_at": "2026-04-15T01:00:00+09:00" }]);
    assert_eq!(shown["locks"], locks);
    let letter = campus.messages("tanaka").pop().unwrap();
    assert_eq!(letter["subject"], "meibo: ロックされました（メールソフトのログイン）");
    let token = campus.admin();
    let unlock = campus.request(&token, "POST", "/v1/accounts/tanaka/unlock", &json!({}));
    assert_eq!(unlock.header(REASON.0, REASON.1).send().ok()["factors"], json!(["mail"]));
    assert_eq!(dovecot.code(ADDRESS, &secret, "imap"), "ok");
    assert_eq!(campus.get(&token, "/v1/accounts/tanaka").ok()["locks"], json!([]));
});

on_both!(sign_4_strangers_are_throttled_like_everybody, |service| {
    let campus = Campus::new(service);
    let (token, _timer) = taro(&campus);
    allows(&campus, &token);
    let dovecot = Dovecot::of(&campus);
    for user in [ADDRESS, "nobody", "tanaka", "somebody@elsewhere.example"] {
        for number in 0..7 {
            assert_eq!(dovecot.asks(user, &format!("a wrong password {number}"), "imap"), untold(), "{user} {number}");
        }
    }
    // Both names of the one account count together: the sixth of the first had to wait, and so had all of the second.
    let lock = campus.get(&campus.admin(), "/v1/accounts/tanaka").ok()["locks"].take();
    assert_eq!((&lock[0]["factor"], &lock[0]["wrong_tries"]), (&json!("mail"), &json!(5)));
    assert_eq!(dovecot.asks(ADDRESS, MAIL_PASSWORD, "imap"), untold(), "nobody looks at a secret that has to wait");
    service.clock.pass(1.second());
    assert_eq!(dovecot.code(ADDRESS, MAIL_PASSWORD, "imap"), "ok");
});

on_both!(what_is_no_text_or_no_protocol_is_refused_cleanly, |service| {
    let campus = Campus::new(service);
    let dovecot = Dovecot::of(&campus);
    let send =
        |body: &[u8]| dovecot.http.request("POST", "/v1/mail/log-ins").token(&dovecot.token).body(body.to_vec()).send();
    let with = |secret: &[u8]| {
        let mut body = br#"{"user":"taro","protocol":"imap","client_address":"192.0.2.7","secret":""#.to_vec();
        body.extend_from_slice(secret);
        body.extend_from_slice(b"\"}");
        body
    };
    send(&with(b"p\xff\xfessword")).refused(400, "invalid_request");
    send(&with(b"\\ud800")).refused(400, "invalid_request");
    assert_eq!(dovecot.asks("taro", "p\0\u{1}\u{7f}", "imap"), untold());
    for (field, value) in [("protocol", "ldap"), ("client_address", "here"), ("session", "a\nb"), ("extra", "x")] {
        let mut body = Dovecot::body("taro", "x", "imap");
        body[field] = value.into();
        let answer = dovecot.http.request("POST", "/v1/mail/log-ins").token(&dovecot.token).json(&body).send();
        assert_eq!(answer.status, 400, "{field}: {answer:?}");
    }
});

on_both!(a_remembered_secret_costs_no_try_and_no_write, |service| {
    let campus = Campus::new(service);
    let (token, timer) = taro(&campus);
    allows(&campus, &token);
    let dovecot = Dovecot::of(&campus);
    assert_eq!(dovecot.code(ADDRESS, MAIL_PASSWORD, "imap"), "ok");
    service.clock.pass_minutes(1);
    // What the platform confirms of the switch is written down too.
    settles(service);
    let written = || {
        ["tries", "tried_secrets", "client_tries", "audit", "messages"]
            .map(|table| count(&timer, &format!("SELECT COUNT(*) FROM {table}")))
    };
    let version = || count(&timer, "SELECT version FROM accounts WHERE login_id = 'tanaka'");
    let before = (written(), version());
    // Thrown away behind its back: what is remembered is not compared with it.
    sql(&timer, "UPDATE mail_passwords SET hash = 'none'");
    for protocol in ["imap", "smtp", "imap"] {
        assert_eq!(dovecot.code(ADDRESS, MAIL_PASSWORD, protocol), "ok");
    }
    assert_eq!((written(), version()), before);
    sql(&timer, "UPDATE accounts SET version = version + 1");
    assert_eq!(dovecot.code(ADDRESS, MAIL_PASSWORD, "imap"), "mail_log_in_refused", "a new version is compared anew");
});

#[test]
fn a_change_counts_at_the_very_next_log_in_on_every_replica() {
    let service = Service::start(Engine::Postgres);
    let campus = Campus::new(&service);
    let (token, _timer) = taro(&campus);
    let here = Dovecot::of(&campus);
    let twin = service.replica();
    let there = Dovecot { http: twin.http(), token: here.token.clone() };
    let both = |secret: &str| [here.code(ADDRESS, secret, "imap"), there.code(ADDRESS, secret, "imap")];
    let each = |code: &str| [code.to_owned(), code.to_owned()];
    allows(&campus, &token);
    assert_eq!(both(MAIL_PASSWORD), each("ok"));
    campus.post(&token, "/v1/accounts/me/less-secure-apps/disable", &json!({})).ok();
    assert_eq!(both(MAIL_PASSWORD), each("mail_less_secure_apps_off"));
    campus.turns_on_sms("tanaka", &token);
    let (id, secret) = app_password(&campus, &token);
    assert_eq!(both(&secret), each("ok"));
    campus.call(&token, "DELETE", &format!("/v1/accounts/me/app-passwords/{id}"), &Value::Null).ok();
    assert_eq!(both(&secret), each("mail_log_in_refused"));
    let (_, secret) = app_password(&campus, &token);
    assert_eq!(both(&secret), each("ok"));
    let act =
        |path: &str| campus.request(&campus.admin(), "POST", path, &json!({})).header(REASON.0, REASON.1).send().ok();
    act("/v1/accounts/tanaka/disable");
    assert_eq!(both(&secret), each("account_disabled"));
    act("/v1/accounts/tanaka/enable");
    assert_eq!(both(&secret), each("ok"));
}

on_both!(apppw_4_last_uses_are_written_in_a_batch_and_shown, |service| {
    let campus = Campus::new(service);
    let (token, _timer) = taro(&campus);
    campus.turns_on_sms("tanaka", &token);
    let (_, secret) = app_password(&campus, &token);
    let dovecot = Dovecot::of(&campus);
    assert_eq!(dovecot.code(ADDRESS, &secret, "imap"), "ok");
    service.clock.pass_minutes(5);
    assert_eq!(dovecot.code(ADDRESS, &secret, "smtp"), "ok");
    // A stop writes what waits.
    assert!(service.stop().success());
    service.start_again();
    let listed = campus.get(&token, "/v1/accounts/me/app-passwords").ok();
    let one = &listed["items"][0];
    let fields = ["last_used_at", "last_used_protocol", "last_used_address"].map(|field| one[field].clone());
    assert_eq!(Value::from(fields.to_vec()), json!(["2026-04-13T09:05:00+09:00", "smtp", "192.0.2.7"]));
    let whole = campus.get(&token, "/v1/accounts/me").ok();
    let uses = json!([{ "credential": "app-password", "name": "Ecrea", "protocol": "smtp", "address": "192.0.2.7",
        "last_used_at": "2026-04-13T09:05:00+09:00" }]);
    assert_eq!(whole["mail_log_ins"]["uses"], uses);
    let helper = campus.holder("helper", "helper");
    let seen = campus.get(&helper, "/v1/accounts/tanaka").ok();
    assert_eq!(seen["mail_log_ins"]["uses"][0]["address"], serde_json::Value::Null, "a helper sees no address");
});

on_both!(_2sv_6_turning_on_says_which_apps_have_used_the_mail_password, |service| {
    let campus = Campus::new(service);
    let (token, _timer) = taro(&campus);
    allows(&campus, &token);
    let dovecot = Dovecot::of(&campus);
    for (protocol, from) in
        [("imap", "192.0.2.7"), ("smtp", "192.0.2.7"), ("imap", "2001:db8::1"), ("imap", "192.0.2.7")]
    {
        service.clock.pass_minutes(1);
        let mut body = Dovecot::body(ADDRESS, MAIL_PASSWORD, protocol);
        body["client_address"] = from.into();
        assert_eq!(dovecot.sends(&body)["decision"], "allowed");
    }
    campus.post(&token, "/v1/me/2sv/enrolment", &json!({ "method": "sms", "phone": "090-1234-5678" })).ok();
    let proved = campus.post(&token, "/v1/me/2sv/enrolment/code", &json!({ "code": campus.code("tanaka") })).ok();
    let expected = json!([
        { "credential": "mail-password", "protocol": "imap", "address": "192.0.2.7", "last_used_at": "2026-04-13T09:04:00+09:00" },
        { "credential": "mail-password", "protocol": "imap", "address": "2001:db8::1", "last_used_at": "2026-04-13T09:03:00+09:00" },
        { "credential": "mail-password", "protocol": "smtp", "address": "192.0.2.7", "last_used_at": "2026-04-13T09:02:00+09:00" },
    ]);
    assert_eq!(proved["mail_apps_to_stop"], expected, "before it is turned on");
    let done = campus.post(&token, "/v1/me/2sv/enrolment/finish", &json!({})).ok();
    assert_eq!((&done["mail_apps_stopped"], &done["less_secure_apps_ended"]), (&expected, &json!(true)));
});

on_both!(lsa_3_each_log_in_moves_the_end_on_to_the_second, |service| {
    let campus = Campus::new(service);
    let (token, timer) = taro(&campus);
    allows(&campus, &token);
    let dovecot = Dovecot::of(&campus);
    let switch =
        || campus.get(&campus.token("tanaka"), "/v1/accounts/me/less-secure-apps").ok()["less_secure_apps"].take();
    service.clock.set("2026-04-20T12:00:00+09:00");
    assert_eq!(dovecot.code(ADDRESS, MAIL_PASSWORD, "imap"), "ok");
    assert!(service.stop().success());
    service.start_again();
    assert_eq!(switch()["ends_at"], "2026-05-20T12:00:00+09:00", "written with the batch");
    assert_eq!(switch()["last_used_at"], "2026-04-20T12:00:00+09:00");
    // In the last hour it is written at once: nothing may turn it off in between.
    service.clock.set("2026-05-20T11:59:59+09:00");
    assert_eq!(dovecot.code(ADDRESS, MAIL_PASSWORD, "imap"), "ok");
    assert_eq!(switch()["ends_at"], "2026-06-19T11:59:59+09:00");
    timer.does(async |house| less_secure_apps::run(house, service.clock.now()).await).unwrap();
    service.clock.set("2026-06-19T11:59:58+09:00");
    assert_eq!(switch()["state"], "on");
    service.clock.set("2026-06-19T11:59:59+09:00");
    assert_eq!(dovecot.code(ADDRESS, MAIL_PASSWORD, "imap"), "mail_less_secure_apps_off");
    timer.does(async |house| mail_log_in::write_uses(house).await).unwrap();
    assert_eq!(switch()["state"], "off", "a refused log-in moves nothing");
});

on_both!(lsa_3_log_ins_do_not_move_the_end_that_was_set, |service| {
    let campus = Campus::new(service);
    let (token, _timer) = taro(&campus);
    campus.post(&token, "/v1/me/less-secure-apps/enable", &json!({ "until": "2026-04-20" })).ok();
    let dovecot = Dovecot::of(&campus);
    service.clock.set("2026-04-20T23:59:59+09:00");
    assert_eq!(dovecot.code(ADDRESS, MAIL_PASSWORD, "imap"), "ok");
    service.clock.set("2026-04-21T00:00:00+09:00");
    assert_eq!(dovecot.code(ADDRESS, MAIL_PASSWORD, "imap"), "mail_less_secure_apps_off");
});

on_both!(a_phone_that_polls_does_not_flood_the_trail, |service| {
    let campus = Campus::new(service);
    let (_token, _timer) = taro(&campus);
    let dovecot = Dovecot::of(&campus);
    let entries = || campus.audit("operation=mail.log-in").len();
    for _ in 0..8 {
        dovecot.code(ADDRESS, MAIL_PASSWORD, "imap");
    }
    assert_eq!(entries(), 1);
    service.clock.pass(59.seconds());
    dovecot.code(ADDRESS, MAIL_PASSWORD, "imap");
    assert_eq!(entries(), 1);
    service.clock.pass(1.second());
    dovecot.code(ADDRESS, MAIL_PASSWORD, "imap");
    // One of those that were counted, and one of the new minute.
    assert_eq!(entries(), 3);
    let told: u64 = campus.audit("operation=mail.log-in").iter().map(|it| it["count"].as_u64().unwrap()).sum();
    assert_eq!(told, 10);
});

on_both!(no_secret_of_a_mail_log_in_is_kept_anywhere, |service| {
    let campus = Campus::new(service);
    let (token, timer) = taro(&campus);
    allows(&campus, &token);
    let dovecot = Dovecot::of(&campus);
    let canary = "canary-of-a-wrong-mail-password";
    for (user, secret) in
        [(ADDRESS, canary), ("tanaka", canary), ("nobody", canary), (ADDRESS, MAIL_PASSWORD), (canary, "x")]
    {
        dovecot.asks(user, secret, "imap");
    }
    campus.turns_on_sms("tanaka", &token);
    dovecot.asks(ADDRESS, canary, "imap");
    let (_, secret) = app_password(&campus, &token);
    assert_eq!(dovecot.code(ADDRESS, &secret, "imap"), "ok");
    assert!(service.stop().success());
    let stored: String = timer.does(async |house| {
        let mut text = String::new();
        let mut conn = house.store.read().await.unwrap();
        for (table, columns) in [
            ("audit", "facts || address || COALESCE(reason, '') || COALESCE(account, '') || COALESCE(code, '')"),
            ("tries", "who || factor"),
            ("tried_secrets", "who || digest"),
            ("mail_password_uses", "protocol || address"),
            ("app_passwords", "name || digest || COALESCE(last_used_address, '')"),
            ("messages", "sealed"),
        ] {
            let rows = conn.query(&format!("SELECT CAST({columns} AS TEXT) FROM {table}")).await.unwrap();
            text.extend(rows.iter().filter_map(|row| row.at::<&str>(0)).flat_map(|row| [row, "\n"]));
        }
        text
    });
    let everything = format!("{stored}\n{}", service.log());
    let plain = secret.replace(' ', "");
    for hidden in [canary, MAIL_PASSWORD, &secret, &plain] {
        assert!(!everything.contains(hidden), "{hidden}");
    }
    assert!(stored.contains("192.0.2.7"), "the look was not at nothing");
});

on_both!(many_first_log_ins_at_once_are_all_let_in, |service| {
    let campus = Campus::new(service);
    let (token, _timer) = taro(&campus);
    campus.turns_on_sms("tanaka", &token);
    let (_, secret) = app_password(&campus, &token);
    let dovecot = Dovecot::of(&campus);
    let body = Dovecot::body(ADDRESS, &secret, "imap");
    let answers = race(24, |_| dovecot.http.request("POST", "/v1/mail/log-ins").token(&dovecot.token).json(&body));
    let said: BTreeSet<String> = answers.iter().map(|answer| answer.text.clone()).collect();
    // The same secret counts once (SIGN-4), so that nobody is told to wait.
    assert!(said.iter().all(|text| text.contains("allowed")), "{said:?}");
    assert_eq!(dovecot.code(ADDRESS, &secret, "imap"), "ok");
});

/// An account with an app password beside its mail password, in the state that the class is named by; the name that mail apps
/// use.
fn of_class(campus: &Campus<'_>, timer: &Timer, class: &str) -> String {
    let id = format!("p{}", class.replace('-', ""));
    let address = format!("{id}@mail.example.jp");
    if class == "unknown" {
        return address;
    }
    let token = campus.person(&id, "staff");
    mailbox(timer, &id, &address);
    if !["less-secure-off", "two-step-on"].contains(&class) {
        allows(campus, &token);
    }
    let act = |path: &str| {
        let path = format!("/v1/accounts/{id}/{path}");
        campus.request(&campus.admin(), "POST", &path, &json!({})).header(REASON.0, REASON.1).send().ok();
    };
    match class {
        "disabled" => act("disable"),
        "locked-down" => act("lockdown"),
        "two-step-on" => drop(campus.turns_on_sms(&id, &token)),
        "former" => sql(
            timer,
            &format!(
                "UPDATE addresses SET state = 'former', former_of = account, former_since = 0 WHERE address = '{address}'"
            ),
        ),
        "login-id" => return id,
        "no-mail-password" => sql(
            timer,
            &format!("DELETE FROM mail_passwords WHERE account = (SELECT id FROM accounts WHERE login_id = '{id}')"),
        ),
        "locked" => {
            let dovecot = Dovecot::of(campus);
            for number in 0..20 {
                dovecot.asks(&address, &format!("one of twenty wrong ones {number}"), "imap");
                campus.service.clock.pass(2.hours());
            }
        }
        _ => {}
    }
    address
}

/// Everything that a guess could be told apart by, beside its secret. POP is off for all: asked by `pop`, that is a class too.
const CLASSES: [(&str, &str); 12] = [
    ("unknown", "imap"),
    ("open", "imap"),
    ("disabled", "imap"),
    ("locked-down", "imap"),
    ("pop-off", "pop"),
    ("two-step-on", "imap"),
    ("less-secure-off", "imap"),
    ("no-mail-password", "imap"),
    ("locked", "imap"),
    ("former", "imap"),
    ("login-id", "imap"),
    ("open", "smtp"),
];

on_both!(mail_2_a_guess_reads_the_same_and_costs_the_same_whoever_it_is_aimed_at, |service| {
    let campus = Campus::new(service);
    let timer = Timer::of(service);
    let token = Id::from_i64(1);
    let users: Vec<(String, &str, &str)> = CLASSES
        .iter()
        .map(|(class, protocol)| match *protocol {
            "smtp" => ("popen@mail.example.jp".to_owned(), *class, *protocol),
            _ => (of_class(&campus, &timer, class), *class, *protocol),
        })
        .collect();
    service.clock.pass(1.hours());
    for (user, class, protocol) in &users {
        // Not the same secret for two classes of one account.
        let [first, second] = ["one", "two"].map(|word| format!("a wrong secret {word} {class} {protocol}"));
        let letters = "abcdefghijkl".to_owned() + &protocol.repeat(2)[..4];
        for (secret, hashes) in [(&first, 1), (&second, 1), (&first, 0), (&second, 0), (&letters, 1), (&letters, 0)] {
            let (answer, asked) = timer.does(async |house| {
                let before = house.hashing.asked();
                let answer = decides(house, token, service.clock.now(), user, secret, protocol).await;
                (answer, house.hashing.asked() - before)
            });
            assert_eq!((answer, asked), (untold(), hashes), "{class} {protocol} {secret:?}");
        }
    }
});

/// What a stranger guesses, of which no two are alike: words, letters as an app password has them, and both in groups.
fn guess(number: usize) -> String {
    let mut letters: Vec<char> =
        (0..16).map(|place| char::from(b'a' + u8::try_from((number >> (4 * place)) % 16).unwrap())).collect();
    match number % 3 {
        0 => format!("a wrong secret, number {number}"),
        1 => letters.iter().collect(),
        _ => {
            [12, 8, 4].into_iter().for_each(|place| letters.insert(place, ' '));
            letters.iter().collect()
        }
    }
}

#[test]
fn mail_2_thousands_of_wrong_secrets_are_answered_in_the_same_bytes_whoever_was_meant() {
    let config = "[policy.password]\nhash_memory_kib = 1024\nhash_passes = 1\n[policy.sign_in]\naddress_tries = 1000000\n\
        address_tries_per_minute = 100000\n";
    let service = Setup::new(Engine::Sqlite).config(config).start();
    let campus = Campus::new(&service);
    let timer = Timer::of(&service);
    let classes = ["unknown", "disabled", "locked-down", "pop-off", "two-step-on", "less-secure-off", "open"];
    let users =
        classes.map(|class| (of_class(&campus, &timer, class), if class == "pop-off" { "pop" } else { "imap" }));
    let dovecot = Dovecot::of(&campus);
    // A right secret is told more, so what follows is no table of a service that always says the same.
    let told = users.each_ref().map(|(user, protocol)| dovecot.code(user, MAIL_PASSWORD, protocol));
    assert_eq!(told[1..4], ["account_disabled", "mail_locked_down", "pop_disabled"], "{told:?}");
    let guesses = if is_night() { 40_000 } else { 2_000 };
    let mut said = BTreeSet::new();
    for number in 0..guesses {
        let (user, protocol) = &users[number % users.len()];
        let answer = dovecot.answers(&Dovecot::body(user, &guess(number), protocol));
        said.insert((answer.status, answer.text));
        // At first they are compared, then they have to wait, at last all is locked: for everybody alike.
        if number % (users.len() * 3) == 0 {
            service.clock.pass_minutes(20);
        }
    }
    assert_eq!(said.len(), 1, "{said:?}");
    assert_eq!(said.pop_first().unwrap(), (200, untold().to_string()));
}

/// The decision of this house, in this process.
async fn decides(house: &House, token: Id, now: Timestamp, user: &str, secret: &str, protocol: &str) -> Value {
    let mut rng = (house.randomness)();
    let (name, scopes) = ("dovecot".to_owned(), Scopes(vec![Scope::MailDecision]));
    let maker = ADMIN.parse().unwrap();
    let caller = Caller::Machine { token, name, maker, scopes };
    let origin = Origin {
        request_id: Id::random(&mut *rng).to_string(),
        address: "192.0.2.1".to_owned(),
        device: None,
        reason: None,
        idempotency_key: None,
        dry_run: false,
        acts_next: false,
    };
    let mut call = Call::new(house, caller, now, origin, &mut *rng);
    let request: MailLogIn = serde_json::from_value(Dovecot::body(user, secret, protocol)).unwrap();
    serde_json::to_value(run::run(request, &mut call).await.unwrap()).unwrap()
}

on_both!(mail_2_a_right_secret_is_told_the_reason_and_is_no_try, |service| {
    let campus = Campus::new(service);
    let (token, timer) = taro(&campus);
    let dovecot = Dovecot::of(&campus);
    // Three wrong tries of somebody; then the owner's phone asks for an hour.
    for number in 0..3 {
        dovecot.asks(ADDRESS, &format!("a wrong password {number}"), "imap");
    }
    let tries = || count(&timer, "SELECT wrong FROM tries WHERE factor = 'mail'");
    for minute in 0..60 {
        assert_eq!(dovecot.code(ADDRESS, MAIL_PASSWORD, "imap"), "mail_less_secure_apps_off", "{minute}");
        service.clock.pass_minutes(1);
    }
    assert_eq!(
        (tries(), count(&timer, "SELECT COUNT(*) FROM tried_secrets")),
        (3, 3),
        "what a policy refuses is no try"
    );
    campus.turns_on_sms("tanaka", &campus.token("tanaka"));
    assert_eq!(dovecot.code(ADDRESS, MAIL_PASSWORD, "imap"), "mail_app_password_needed");
    assert_eq!(tries(), 3);
    drop(token);
});

on_both!(mail_1_the_account_tells_a_wrong_secret_from_what_stands_against_a_right_one, |service| {
    let campus = Campus::new(service);
    let (token, _timer) = taro(&campus);
    let dovecot = Dovecot::of(&campus);
    let seen = || -> BTreeSet<(String, String, u64)> {
        let text = |it: &Value, field: &str| it[field].as_str().unwrap_or("-").to_owned();
        let of = |it: &Value| (text(it, "code"), text(it, "secret"), it["count"].as_u64().unwrap());
        refusals(&campus).iter().map(of).collect()
    };
    let off = |secret: &str, count| ("mail_less_secure_apps_off".to_owned(), secret.to_owned(), count);
    // Within one minute: mistyped, right, mistyped, right, right.
    for secret in ["mistyped once", MAIL_PASSWORD, "mistyped once", MAIL_PASSWORD, MAIL_PASSWORD] {
        dovecot.asks(ADDRESS, secret, "imap");
        service.clock.pass(1.second());
    }
    assert_eq!(seen(), BTreeSet::from([off("right", 1), off("wrong", 1)]), "the rest is counted");
    service.clock.pass_minutes(1);
    let all = BTreeSet::from([off("right", 3), off("wrong", 2)]);
    assert!(wait_for(|| (seen() == all).then_some(())).is_some(), "when the minute is over: {:?}", seen());
    let newest: Vec<Value> = refusals(&campus).iter().map(|it| it["at"].clone()).collect();
    assert_eq!(newest, ["2026-04-13T09:00:04+09:00", "2026-04-13T09:00:02+09:00"], "when they were");
    let trail = campus.audit("operation=mail.log-in");
    assert!(trail.iter().all(|it| ["right", "wrong"].contains(&it["facts"]["secret"].as_str().unwrap())), "{trail:?}");
    // With 2-step verification, what is no app password is told as wrong, and that one is needed beside it.
    campus.turns_on_sms("tanaka", &token);
    dovecot.asks(ADDRESS, "abcd efgh ijkl mno", "imap");
    dovecot.asks(ADDRESS, MAIL_PASSWORD, "imap");
    let needed = |secret: &str| ("mail_app_password_needed".to_owned(), secret.to_owned(), 1);
    assert!(seen().is_superset(&BTreeSet::from([needed("wrong"), needed("right")])), "{:?}", seen());
    // What has to wait is not looked at.
    for number in 0..6 {
        dovecot.asks(ADDRESS, &format!("a guess {number}"), "imap");
    }
    assert!(seen().contains(&("too_many_tries".to_owned(), "not-compared".to_owned(), 1)), "{:?}", seen());
});

on_both!(mail_3_wrong_secrets_count_whatever_else_stands_against_the_log_in, |service| {
    let campus = Campus::new(service);
    let (_token, timer) = taro(&campus);
    let dovecot = Dovecot::of(&campus);
    // Less secure apps are off, POP too, and the login id is not for mail: each is a try of the one account.
    let ways = [(ADDRESS, "imap"), (ADDRESS, "pop"), ("tanaka", "imap"), ("taro", "smtp")];
    for number in 0..20 {
        let (user, protocol) = ways[number % ways.len()];
        assert_eq!(dovecot.asks(user, &format!("a wrong password {number}"), protocol), untold(), "{number}");
        assert_eq!(dovecot.asks(user, &format!("a wrong password {number}"), protocol), untold(), "{number} again");
        service.clock.pass(2.hours());
    }
    assert_eq!(count(&timer, "SELECT wrong FROM tries WHERE factor = 'mail'"), 20);
    let shown = campus.get(&campus.admin(), "/v1/accounts/tanaka").ok();
    assert_eq!((&shown["locks"][0]["factor"], &shown["locks"][0]["locked"]), (&json!("mail"), &json!(true)));
    let letters = campus.messages("tanaka");
    let told = letters.iter().filter(|it| it["subject"] == "meibo: ロックされました（メールソフトのログイン）").count();
    assert_eq!(told, 1, "{letters:?}");
    // Signing in is another factor.
    campus.token("tanaka");
});

on_both!(sign_7_a_mail_app_is_known_for_as_long_as_it_comes, |service| {
    let campus = Campus::new(service);
    let (token, timer) = taro(&campus);
    allows(&campus, &token);
    let comes = || {
        timer.does(async |house| {
            let answer = decides(house, Id::from_i64(1), service.clock.now(), ADDRESS, MAIL_PASSWORD, "imap").await;
            mail_log_in::write_uses(house).await.unwrap();
            answer["decision"].as_str().unwrap().to_owned()
        })
    };
    // Remembered after the first time: nobody compares it again.
    for _ in 0..3 {
        assert_eq!(comes(), "allowed");
        service.clock.pass((20 * 24).hours());
    }
    let dovecot = Dovecot::of(&campus);
    let from = |client: &str, secret: &str| {
        let mut body = Dovecot::body(ADDRESS, secret, "imap");
        body["client_address"] = client.into();
        dovecot.sends(&body)["decision"].as_str().unwrap().to_owned()
    };
    for number in 0..20 {
        assert_eq!(from("203.0.113.1", &format!("guess {number}")), "refused");
        service.clock.pass(61.minutes());
    }
    assert_eq!(from("203.0.113.2", MAIL_PASSWORD), "refused", "it is locked everywhere else");
    assert_eq!(from("192.0.2.7", MAIL_PASSWORD), "allowed");
});
