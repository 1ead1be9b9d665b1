//! What an account's view says works now, beside what happens to who tries it (SIGN-2, SIGN-4, MAIL-1).

use serde_json::{Value, json};

use super::{
    campus::{Campus, PASSWORD, REASON},
    mail_log_in::{ADDRESS, Dovecot, MAIL_PASSWORD, allows, app_password, taro},
};
use crate::support::{Meibo, http::Answer};

/// The first reason against it, `open`, or what the answer to a try was.
type Doors = [String; 4];

/// What the view says of signing in, IMAP, POP and sending.
fn said(campus: &Campus<'_>) -> Doors {
    let access = campus.get(&campus.admin(), "/v1/accounts/tanaka").ok()["access"].take();
    let mail = &access["mail"];
    [&access["sign_in"], &mail["imap"], &mail["pop"], &mail["smtp"]].map(|door| {
        assert_eq!(door["open"], door["code"].is_null(), "{door}");
        door["code"].as_str().unwrap_or("open").to_owned()
    })
}

/// What comes of trying, with the right password and the right secret of a mail app.
fn tried(campus: &Campus<'_>, dovecot: &Dovecot, secret: &str) -> Doors {
    let signs_in = code(&campus.sign_in("tanaka", PASSWORD));
    let mail = |protocol: &str| {
        let answer = dovecot.sends(&Dovecot::body(ADDRESS, secret, protocol));
        answer["code"].as_str().unwrap_or("open").to_owned()
    };
    [signs_in, mail("imap"), mail("pop"), mail("smtp")]
}

/// The code of a refusal; `open` of a success.
fn code(answer: &Answer) -> String {
    let body: Value = serde_json::from_str(&answer.text).unwrap();
    body["code"].as_str().unwrap_or("open").to_owned()
}

fn usable(campus: &Campus<'_>) -> Value {
    let credential = campus.get(&campus.admin(), "/v1/accounts/tanaka").ok()["access"]["mail"]["credential"].take();
    if credential["usable"].is_null() { credential["first"].clone() } else { credential["usable"].clone() }
}

on_both!(mail_1_what_is_said_to_work_now_is_what_works, |service| {
    let campus = Campus::new(service);
    let (token, _timer) = taro(&campus);
    let dovecot = Dovecot::of(&campus);
    let holds = |secret: &str, by_hand: [&str; 4], which: &str| {
        assert_eq!(said(&campus), by_hand.map(str::to_owned), "said");
        assert_eq!(tried(&campus, &dovecot, secret), by_hand.map(str::to_owned), "tried");
        assert_eq!(usable(&campus), which);
    };
    let off = "mail_less_secure_apps_off";
    holds(MAIL_PASSWORD, ["open", off, "pop_disabled", off], "allow-an-app");
    allows(&campus, &token);
    holds(MAIL_PASSWORD, ["open", "open", "pop_disabled", "open"], "mail-password");
    campus.post(&token, "/v1/me/pop/enable", &json!({ "messages": "all" })).ok();
    holds(MAIL_PASSWORD, ["open", "open", "open", "open"], "mail-password");

    let past = json!({ "user": ADDRESS, "session": "s", "total_bytes": 1_300_000_000_u64 });
    dovecot.reports(&past).ok();
    holds(MAIL_PASSWORD, ["open", "open", "pop_locked", "open"], "mail-password");
    let pop = campus.get(&token, "/v1/accounts/me").ok()["access"]["mail"]["pop"].take();
    assert_eq!(pop["possible_from"], "2026-04-14T09:00:00+09:00");

    campus.turns_on_authenticator(&token);
    assert_eq!(usable(&campus), "create-app-password");
    let (_, secret) = app_password(&campus, &token);
    holds(&secret, ["open", "open", "pop_locked", "open"], "app-password");

    let admin = campus.admin();
    let (name, reason) = REASON;
    let act = |path: &str| campus.request(&admin, "POST", path, &json!({})).header(name, reason).send();
    act("/v1/accounts/tanaka/disable").ok();
    let disabled = "account_disabled";
    assert_eq!(said(&campus), [disabled; 4].map(str::to_owned));
    assert_eq!(tried(&campus, &dovecot, &secret), [disabled; 4].map(str::to_owned));
    act("/v1/accounts/tanaka/enable").ok();
    act("/v1/accounts/tanaka/lockdown").ok();
    let down = "mail_locked_down";
    assert_eq!(said(&campus), ["locked_down", down, down, down].map(str::to_owned));
    assert_eq!(code(&campus.sign_in("tanaka", PASSWORD)), "locked_down");
});

/// Twenty strangers' guesses, each as soon as it is evaluated.
fn guesses(campus: &Campus<'_>, id: &str) {
    for number in 0..20 {
        campus.sign_in(id, &format!("not the password {number}"));
        campus.service.clock.pass_minutes(60);
    }
}

on_both!(sign_7_what_others_have_locked_is_open_where_the_owner_is_known, |service| {
    let campus = Campus::new(service);
    let door = |id: &str| campus.get(&campus.admin(), &format!("/v1/accounts/{id}")).ok()["access"]["sign_in"].take();
    // Nobody has signed in to this one on a device that is known.
    campus.person("tanaka", "staff");
    guesses(&campus, "tanaka");
    assert_eq!((&door("tanaka")["open"], &door("tanaka")["code"]), (&json!(false), &json!("sign_in_locked")));
    assert_eq!(code(&campus.sign_in("tanaka", PASSWORD)), "sign_in_locked");

    campus.person("suzuki", "staff");
    let own = Meibo::of(service);
    own.login("suzuki", PASSWORD).ok();
    guesses(&campus, "suzuki");
    assert_eq!((&door("suzuki")["open"], &door("suzuki")["known_places_only"]), (&json!(true), &json!(true)));
    assert_eq!(code(&campus.sign_in("suzuki", PASSWORD)), "sign_in_locked", "elsewhere");
    own.login("suzuki", PASSWORD).ok();

    // 30 days later it is no known device any more.
    service.clock.set("2026-06-01T09:00:00+09:00");
    assert_eq!((&door("suzuki")["open"], &door("suzuki")["code"]), (&json!(false), &json!("sign_in_locked")));
    own.login("suzuki", PASSWORD).fails(6);
});

on_both!(sign_4_who_has_to_wait_is_told_till_when, |service| {
    let campus = Campus::new(service);
    campus.person("tanaka", "staff");
    for number in 0..7 {
        campus.sign_in("tanaka", &format!("not the password {number}"));
        service.clock.pass_minutes(1);
    }
    campus.sign_in("tanaka", "not the password 8");
    let door = campus.get(&campus.admin(), "/v1/accounts/tanaka").ok()["access"]["sign_in"].take();
    assert_eq!((&door["open"], &door["code"]), (&json!(false), &json!("too_many_tries")));
    assert!(door["possible_from"].as_str().is_some_and(|at| at.starts_with("2026-04-13T09:0")), "{door}");
    assert_eq!(code(&campus.sign_in("tanaka", PASSWORD)), "too_many_tries");
});

on_both!(pass_1_a_first_password_that_has_expired_opens_nothing, |service| {
    let campus = Campus::new(service);
    let made = campus.creates("tanaka", "student");
    let door = || campus.get(&campus.admin(), "/v1/accounts/tanaka").ok()["access"]["sign_in"].take();
    assert_eq!(door()["open"], true);
    service.clock.set("2026-04-27T09:00:00+09:00");
    assert_eq!(door()["code"], "first_password_expired");
    let first = made["first_password"].as_str().unwrap();
    assert_eq!(code(&campus.sign_in("tanaka", first)), "first_password_expired");
});
