//! Mail log-ins as people have them in a mail program: Dovecot asks the service at every one (rules.md, "Mail log-in
//! decision").

use std::collections::BTreeSet;

use jiff::ToSpan;
use meibo::store::time::micros;
use serde_json::{Value, json};

use super::client::{Desk, log_in, python, says};
use crate::{
    api::{
        campus::{Campus, PASSWORD, REASON},
        mail_log_in::{ADDRESS, MAIL_PASSWORD, UNTOLD, allows, app_password, mailbox, sql, taro},
        timer::Timer,
    },
    support::{
        Engine, Service,
        dovecot::{Dovecot, Setup},
    },
};

const LESS_SECURE_OFF: &str = "クラウドメールのパスワードだけではログインできません。2段階認証プロセスを有効にして、\
    アプリパスワードを使ってください。";
const APP_PASSWORD_NEEDED: &str = "2段階認証プロセスが有効なため、アプリパスワードが必要です。次のコマンドで発行できます：\
    meibo app-password create 名前";

/// A Dovecot that asks the campus.
pub(super) fn dovecot(campus: &Campus<'_>) -> Dovecot {
    Setup::new(&campus.service.url, &campus.service_token("mail-decision")).start()
}

/// The same with a message in Taro's inbox.
fn with_mail(campus: &Campus<'_>) -> Dovecot {
    let dovecot = dovecot(campus);
    dovecot.delivers(ADDRESS, "1.first.tests", "From: a@example.jp\nSubject: first\n\nhello\n");
    dovecot
}

fn acts(campus: &Campus<'_>, path: &str) -> Value {
    campus.request(&campus.admin(), "POST", path, &json!({})).header(REASON.0, REASON.1).send().ok()
}

fn turns_pop_on(campus: &Campus<'_>, token: &str) {
    campus.post(token, "/v1/me/pop/enable", &json!({ "messages": "all" })).ok();
}

on_both!(lsa_1_mail_programs_get_in_as_soon_as_it_is_allowed_and_read_why_before, |service| {
    let campus = Campus::new(service);
    let (token, _timer) = taro(&campus);
    turns_pop_on(&campus, &token);
    let dovecot = with_mail(&campus);
    let desk = Desk::new(&dovecot, ADDRESS);
    let (mpop, mbsync) = (desk.mpop(MAIL_PASSWORD), desk.mbsync(MAIL_PASSWORD));
    assert!(mpop.code == 77 && mpop.stderr.contains(&format!("-ERR [AUTH] {LESS_SECURE_OFF}")), "{mpop}");
    assert!(mbsync.code == 1 && mbsync.stderr.contains(&format!("NO [ALERT] {LESS_SECURE_OFF}")), "{mbsync}");
    let (fetchmail, curl) = (desk.fetchmail(MAIL_PASSWORD), desk.curl(MAIL_PASSWORD));
    let told = format!("-ERR [AUTH] {LESS_SECURE_OFF}");
    assert!(fetchmail.code == 3 && format!("{fetchmail}").contains(&told), "{fetchmail}");
    assert!(curl.code == 67 && curl.stderr.contains(&format!("NO [ALERT] {LESS_SECURE_OFF}")), "{curl}");
    allows(&campus, &token);
    for ended in [desk.mpop(MAIL_PASSWORD), desk.fetchmail(MAIL_PASSWORD), desk.mbsync(MAIL_PASSWORD)] {
        assert_eq!(ended.code, 0, "{ended}");
    }
    let curl = desk.curl(MAIL_PASSWORD);
    assert!(curl.code == 0 && curl.stdout.contains("Subject: first"), "{curl}");
    campus.post(&token, "/v1/accounts/me/less-secure-apps/disable", &json!({})).ok();
    assert_eq!(
        says(&dovecot, "imap", ADDRESS, MAIL_PASSWORD),
        format!("[ALERT] {LESS_SECURE_OFF}"),
        "at the very next"
    );
});

on_both!(apppw_1_an_app_password_lets_in_at_once_and_no_more_at_the_very_next_log_in, |service| {
    let campus = Campus::new(service);
    let (token, _timer) = taro(&campus);
    turns_pop_on(&campus, &token);
    let dovecot = with_mail(&campus);
    let desk = Desk::new(&dovecot, ADDRESS);
    campus.turns_on_sms("tanaka", &token);
    let (id, secret) = app_password(&campus, &token);
    for typed in [secret.clone(), secret.replace(' ', "")] {
        assert_eq!(desk.mbsync(&typed).code, 0, "APPPW-2");
        assert_eq!(desk.mpop(&typed).code, 0, "APPPW-2");
    }
    campus.call(&token, "DELETE", &format!("/v1/accounts/me/app-passwords/{id}"), &Value::Null).ok();
    let (mpop, mbsync) = (desk.mpop(&secret), desk.mbsync(&secret));
    assert!(mpop.code == 77 && mpop.stderr.contains(&format!("-ERR [AUTH] {UNTOLD}")), "{mpop}");
    assert!(mbsync.code == 1 && mbsync.stderr.contains(&format!("NO [ALERT] {UNTOLD}")), "{mbsync}");
});

/// Taro with 2-step verification, and one app password that lets in.
fn with_app_password(campus: &Campus<'_>) -> (String, Timer, Dovecot, String) {
    let (token, timer) = taro(campus);
    allows(campus, &token);
    let dovecot = with_mail(campus);
    assert_eq!(says(&dovecot, "imap", ADDRESS, MAIL_PASSWORD), "in: 1");
    campus.turns_on_sms("tanaka", &token);
    let (_, secret) = app_password(campus, &token);
    assert_eq!(says(&dovecot, "imap", ADDRESS, &secret), "in: 1");
    (token, timer, dovecot, secret)
}

#[test]
fn _2sv_6_the_mail_password_works_no_more_and_the_mail_program_says_what_does() {
    let service = Service::start(Engine::Sqlite);
    let campus = Campus::new(&service);
    let (_token, _timer, dovecot, _secret) = with_app_password(&campus);
    let mbsync = Desk::new(&dovecot, ADDRESS).mbsync(MAIL_PASSWORD);
    assert!(mbsync.code == 1 && mbsync.stderr.contains(&format!("NO [ALERT] {APP_PASSWORD_NEEDED}")), "{mbsync}");
}

#[test]
fn _2sv_9_turning_it_off_ends_app_passwords_in_mail_programs_too() {
    let service = Service::start(Engine::Sqlite);
    let campus = Campus::new(&service);
    let (token, _timer, dovecot, secret) = with_app_password(&campus);
    campus.post(&token, "/v1/me/2sv/disable", &json!({})).ok();
    assert_eq!(says(&dovecot, "imap", ADDRESS, &secret), format!("[ALERT] {UNTOLD}"));
    assert_eq!(says(&dovecot, "imap", ADDRESS, MAIL_PASSWORD), format!("[ALERT] {LESS_SECURE_OFF}"));
    allows(&campus, &token);
    assert_eq!(says(&dovecot, "imap", ADDRESS, MAIL_PASSWORD), "in: 1");
}

#[test]
fn apppw_7_another_account_password_ends_app_passwords_in_mail_programs_too() {
    let service = Service::start(Engine::Sqlite);
    let campus = Campus::new(&service);
    let (token, _timer, dovecot, secret) = with_app_password(&campus);
    let change = json!({ "current": PASSWORD, "new": "another passphrase of the tests 7" });
    campus.call(&token, "PUT", "/v1/me/password", &change).ok();
    assert_eq!(says(&dovecot, "imap", ADDRESS, &secret), format!("[ALERT] {UNTOLD}"));
}

#[test]
fn alias_5_a_lockdown_is_obeyed_at_the_very_next_log_in() {
    let service = Service::start(Engine::Sqlite);
    let campus = Campus::new(&service);
    let (_token, _timer, dovecot, secret) = with_app_password(&campus);
    acts(&campus, "/v1/accounts/tanaka/lockdown");
    assert_eq!(says(&dovecot, "imap", ADDRESS, &secret), format!("[ALERT] {UNTOLD}"), "it is revoked");
    let told = "このアカウントは緊急停止されているため、メールソフトからはログインできません。今後の手順はヘルプデスクに\
        お問い合わせください。";
    assert_eq!(says(&dovecot, "imap", ADDRESS, MAIL_PASSWORD), format!("[ALERT] {told}"));
}

/// What a mail program reads of each refusal that is told, in the language of the account.
struct Refusal {
    protocol: &'static str,
    user: &'static str,
    ja: &'static str,
    en: &'static str,
}

const NAMES: [Refusal; 3] = [
    Refusal {
        protocol: "imap",
        user: "old@mail.example.jp",
        ja: "以前のアドレスです。メールは届きますが、ログインはできません。現在のアドレスを確認してください：meibo account address \
            show",
        en: "This is a former address: it receives mail, but nobody logs in by it. The present one stands in: meibo account \
            address show",
    },
    Refusal {
        protocol: "pop",
        user: "new@mail.example.jp",
        ja: "まだ適用されていないアドレスです。いつから使えるかを確認してください：meibo account address show",
        en: "This address has not taken effect yet. From when it works stands in: meibo account address show",
    },
    Refusal {
        protocol: "imap",
        user: "tanaka",
        ja: "これはログイン ID です。メールソフトではメールアドレスを使ってください：meibo account address show",
        en: "This is the login ID. Mail apps log in by the mail address: meibo account address show",
    },
];

const POP_OFF: Refusal = Refusal {
    protocol: "pop",
    user: ADDRESS,
    ja: "このメールボックスでは POP 接続が有効になっていません。次のコマンドで有効にできます：meibo pop-quota enable --messages all",
    en: "POP is not turned on for this mailbox. Turn it on with: meibo pop-quota enable --messages all",
};
const POP_LOCKED: Refusal = Refusal {
    protocol: "pop",
    user: ADDRESS,
    ja: "POP 接続の 1 日の上限の残りを超えて受信しようとしました。POP は 2026-04-14 09:00 JST から再び使えます。IMAP は使えます。",
    en: "More POP mail was asked for than the daily limit had left. POP works again from 2026-04-14 09:00 JST; IMAP goes on.",
};
const LOCKED_DOWN: Refusal = Refusal {
    protocol: "imap",
    user: ADDRESS,
    ja: "このアカウントは緊急停止されているため、メールソフトからはログインできません。今後の手順はヘルプデスクにお問い合わせください。",
    en: "This account is locked down: mail apps are not let in. The help desk can tell what to do next.",
};
const DISABLED: Refusal = Refusal {
    protocol: "pop",
    user: ADDRESS,
    ja: "このアカウントは無効になっているため、メールソフトからはログインできません。詳しくはヘルプデスクにお問い合わせください。",
    en: "This account is disabled: mail apps are not let in. The help desk can tell more.",
};

/// Whether a mail program reads each of these, first in Japanese, then in English.
#[track_caller]
fn reads(dovecot: &Dovecot, timer: &Timer, refusals: &[Refusal]) {
    let log_ins: Vec<Value> = refusals.iter().map(|it| log_in(it.protocol, it.user, MAIL_PASSWORD)).collect();
    for (language, words) in
        [("en", refusals.iter().map(|it| it.en).collect::<Vec<_>>()), ("ja", refusals.iter().map(|it| it.ja).collect())]
    {
        sql(
            timer,
            &format!("UPDATE accounts SET language = '{language}', version = version + 1 WHERE login_id = 'tanaka'"),
        );
        let expected = refusals.iter().zip(words).map(|(it, words)| match it.protocol {
            "pop" => format!("-ERR [AUTH] {words}"),
            _ => format!("[ALERT] {words}"),
        });
        assert_eq!(python(dovecot, &log_ins), expected.collect::<Vec<_>>(), "{language}");
    }
}

#[test]
fn mail_1_each_refusal_is_read_in_the_accounts_language() {
    let service = Service::start(Engine::Sqlite);
    let campus = Campus::new(&service);
    let (token, timer) = taro(&campus);
    allows(&campus, &token);
    let dovecot = with_mail(&campus);
    let account = "(SELECT id FROM accounts WHERE login_id = 'tanaka')";
    for (address, state, columns, values) in [
        ("old", "former", ", former_of, former_since", format!(", {account}, 0")),
        ("new", "pending", "", String::new()),
    ] {
        let at = if state == "pending" { 9_000_000_000_000_000_i64 } else { 0 };
        sql(
            &timer,
            &format!(
                "INSERT INTO addresses (address, account, state, is_first, asked_at, effective_at{columns})
                 VALUES ('{address}@mail.example.jp', {account}, '{state}', 0, 0, {at}{values})"
            ),
        );
    }
    reads(&dovecot, &timer, &NAMES);
    reads(&dovecot, &timer, &[POP_OFF]);
    assert_eq!(says(&dovecot, "imap", ADDRESS, MAIL_PASSWORD), "in: 1", "POP's switch is POP's alone");
    turns_pop_on(&campus, &token);
    assert_eq!(says(&dovecot, "pop", ADDRESS, MAIL_PASSWORD), "in: 1");
    let (now, until) = (service.clock.now(), service.clock.now() + 24.hours());
    sql(&timer, &format!("UPDATE pop SET locked_at = {}, fresh_at = {}", micros(now), micros(until)));
    reads(&dovecot, &timer, &[POP_LOCKED]);
    assert_eq!(says(&dovecot, "imap", ADDRESS, MAIL_PASSWORD), "in: 1", "IMAP goes on");
    service.clock.pass(24.hours());
    assert_eq!(says(&dovecot, "pop", ADDRESS, MAIL_PASSWORD), "in: 1");
    acts(&campus, "/v1/accounts/tanaka/lockdown");
    reads(&dovecot, &timer, &[LOCKED_DOWN]);
    acts(&campus, "/v1/accounts/tanaka/disable");
    reads(&dovecot, &timer, &[DISABLED]);
}

#[test]
fn mail_1_the_mailbox_is_the_present_addresss_however_it_was_named() {
    let service = Service::start(Engine::Sqlite);
    let campus = Campus::new(&service);
    let (token, _timer) = taro(&campus);
    allows(&campus, &token);
    let dovecot = with_mail(&campus);
    let named = ["taro", "TARO@Mail.Example.Jp", "Ｔａｒｏ", " taro "];
    let said = python(&dovecot, &named.map(|user| log_in("imap", user, MAIL_PASSWORD)));
    assert_eq!(said, ["in: 1"; 4], "{named:?}");
}

/// Accounts of every class that a stranger might tell apart; the address of each is its login id's, and nobody has the first.
fn classes(campus: &Campus<'_>) -> Vec<&'static str> {
    let timer = Timer::of(campus.service);
    let classes = ["unknown", "disabled", "lockeddown", "popoff", "twostep", "lsaoff", "lsaon"];
    for class in &classes[1..] {
        let token = campus.person(class, "staff");
        mailbox(&timer, class, &format!("{class}@mail.example.jp"));
        if *class != "popoff" {
            turns_pop_on(campus, &token);
        }
        match *class {
            "twostep" => _ = campus.turns_on_sms(class, &token),
            "lsaoff" => {}
            _ => allows(campus, &token),
        }
    }
    acts(campus, "/v1/accounts/disabled/disable");
    acts(campus, "/v1/accounts/lockeddown/lockdown");
    classes.to_vec()
}

#[test]
fn mail_2_a_wrong_secret_is_answered_in_the_same_bytes_whoever_was_meant() {
    let service = Service::start(Engine::Sqlite);
    let campus = Campus::new(&service);
    let classes = classes(&campus);
    let dovecot = dovecot(&campus);
    let tries = ["a wrong password", "abcd efgh ijkl mnop", ""];
    for (protocol, expected) in [("imap", format!("[ALERT] {UNTOLD}")), ("pop", format!("-ERR [AUTH] {UNTOLD}"))] {
        let log_ins: Vec<Value> = classes
            .iter()
            .flat_map(|class| {
                tries[..2].iter().map(move |secret| log_in(protocol, &format!("{class}@mail.example.jp"), secret))
            })
            .collect();
        let said: BTreeSet<String> = python(&dovecot, &log_ins).into_iter().collect();
        assert_eq!(said, BTreeSet::from([expected]));
    }
    // With no UTF-8 in it, it is wrong without being sent: for each class alike.
    let strange: Vec<Value> = classes
        .iter()
        .map(|class| {
            let mut one = log_in("imap", &format!("{class}@mail.example.jp"), MAIL_PASSWORD);
            one["byte"] = json!([255]);
            one
        })
        .collect();
    let said: BTreeSet<String> = python(&dovecot, &strange).into_iter().collect();
    assert_eq!(said, BTreeSet::from(["[AUTHENTICATIONFAILED] Authentication failed.".to_owned()]));
    // The right one tells the owner, so the table above is no table of a service that always says the same.
    assert_eq!(says(&dovecot, "imap", "lsaon@mail.example.jp", MAIL_PASSWORD), "in: 0");
}

#[test]
fn mail_3_wrong_secrets_of_mail_programs_lock_and_the_same_one_again_counts_once() {
    let service = Service::start(Engine::Sqlite);
    let campus = Campus::new(&service);
    let (token, _timer) = taro(&campus);
    allows(&campus, &token);
    let dovecot = with_mail(&campus);
    let wrong = || campus.get(&campus.admin(), "/v1/accounts/tanaka").ok()["locks"][0]["wrong_tries"].take();
    let same = vec![log_in("imap", ADDRESS, "a phone that was forgotten"); 8];
    python(&dovecot, &same);
    assert_eq!(says(&dovecot, "imap", ADDRESS, MAIL_PASSWORD), "in: 1", "six different ones would have to wait");
    for number in 0..20 {
        service.clock.pass(2.hours());
        let said = says(&dovecot, "imap", ADDRESS, &format!("a guess, number {number}"));
        assert_eq!(said, format!("[ALERT] {UNTOLD}"));
    }
    assert_eq!(wrong(), 20);
    assert_eq!(says(&dovecot, "imap", ADDRESS, MAIL_PASSWORD), format!("[ALERT] {UNTOLD}"), "locked");
    acts(&campus, "/v1/accounts/tanaka/unlock");
    assert_eq!(says(&dovecot, "imap", ADDRESS, MAIL_PASSWORD), "in: 1");
}
