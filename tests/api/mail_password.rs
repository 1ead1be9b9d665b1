//! The mail password (MPASS-1 to MPASS-3), and PASS-1: it is not the account password.

use serde_json::{Value, json};

use super::campus::{Campus, PASSWORD, one_winner, outcome, outcomes, race, token_of};
use crate::support::{Engine, service::Setup};

const SET: &str = "/v1/me/mail-password";
const PENDING: &str = "/v1/me/mail-password/pending";
const NEW: &str = "a mail passphrase 7";
const OTHER: &str = "another mail passphrase 8";

fn set(campus: &Campus<'_>, token: &str, new: &str) -> crate::support::http::Answer {
    campus.call(token, "PUT", SET, &json!({ "new": new }))
}

fn shown(campus: &Campus<'_>, token: &str) -> Value {
    campus.get(token, "/v1/accounts/me").ok()["mail_password"].take()
}

on_both!(mpass_1_same_gate_as_an_address, |service| {
    let campus = Campus::new(service);
    let made = campus.creates("shinjin", "staff");
    let first = token_of(&campus.sign_in("shinjin", made["first_password"].as_str().unwrap()).ok());
    set(&campus, &first, NEW).refused(403, "password_change_needed");
    let token = campus.person("gakusei", "student");
    set(&campus, &token, NEW).ok();
});

on_both!(mpass_1_it_waits_for_minute_0_and_the_old_one_works_until_then, |service| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "student");
    assert_eq!(shown(&campus, &token), json!({ "state": "none" }));
    service.clock.set("2026-04-13T09:05:00+09:00");
    let waiting = json!({ "state": "none", "pending": { "asked_at": "2026-04-13T09:05:00+09:00",
        "effective_at": "2026-04-13T10:00:00+09:00" } });
    assert_eq!(set(&campus, &token, NEW).ok(), json!({ "account": "tanaka", "mail_password": waiting }));
    assert_eq!(shown(&campus, &token), waiting);
    service.clock.set("2026-04-13T10:00:00+09:00");
    campus.run_has_come("tanaka");
    assert_eq!(shown(&campus, &token), json!({ "state": "set", "set_at": "2026-04-13T10:00:00+09:00" }));
    // Set anew, as often as one likes: the last one counts.
    let token = campus.token("tanaka");
    set(&campus, &token, OTHER).ok();
    service.clock.set("2026-04-13T10:05:00+09:00");
    set(&campus, &token, "yet another passphrase 9").ok();
    let pending = json!({ "asked_at": "2026-04-13T10:05:00+09:00", "effective_at": "2026-04-13T11:00:00+09:00" });
    let waiting = json!({ "state": "set", "set_at": "2026-04-13T10:00:00+09:00", "pending": pending });
    assert_eq!(shown(&campus, &token), waiting);
    let withdrawn = campus.call(&token, "DELETE", PENDING, &Value::Null).ok();
    let before = json!({ "state": "set", "set_at": "2026-04-13T10:00:00+09:00" });
    assert_eq!((&withdrawn["mail_password"], &shown(&campus, &token)), (&before, &before));
    campus.call(&token, "DELETE", PENDING, &Value::Null).refused(409, "no_mail_password_pending");
});

on_both!(mpass_2_the_refusal_says_which_rule_failed_and_never_repeats_the_password, |service| {
    let campus = Campus::new(service);
    campus.person("tanaka.k.taro.2026", "student");
    let token = campus.token("tanaka.k.taro.2026");
    let long = "long passphrase ".repeat(9);
    for (new, code) in [
        ("14 characters!", "password_too_short"),
        (long.as_str(), "password_too_long"),
        ("qwertyuiopasdfgh", "password_common"),
        ("Tanaka.K.Taro.2026", "password_is_login_id"),
        ("fifteen\u{7}letters", "password_bad_character"),
        (PASSWORD, "password_is_account_password"),
    ] {
        let problem = set(&campus, &token, new).refused(422, code);
        assert!(!problem.to_string().contains(new), "{problem}");
    }
    assert_eq!(shown(&campus, &token), json!({ "state": "none" }));
    // Where it works, nothing stands beside it: it has to be as long with 2-step verification on.
    campus.turns_on_authenticator(&token);
    set(&campus, &token, "8 chars!").refused(422, "password_too_short");
});

fn campus_profile(engine: Engine) {
    let profile = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/campus-policy.toml")).unwrap();
    let service = Setup::new(engine).config(&profile).start();
    service.create_admin("admin0001", "Twelve-chars1");
    let campus = Campus { service: &service, http: service.http() };
    let admin = token_of(&campus.sign_in("admin0001", "Twelve-chars1").ok());
    for (new, code) in [
        ("Eleven-char", "password_too_short"),
        ("nokindsatallhere", "password_too_few_kinds"),
        ("パスワードPassword1!", "password_bad_character"),
        ("Twelve-chars1", "password_is_account_password"),
    ] {
        set(&campus, &admin, new).refused(422, code);
    }
    set(&campus, &admin, &"Aa1-".repeat(17)).refused(422, "password_too_long");
    set(&campus, &admin, "Twelve-chars2").ok();
}

#[test]
fn mpass_3_the_campus_profile_on_sqlite() {
    campus_profile(Engine::Sqlite);
}

#[test]
fn mpass_3_the_campus_profile_on_postgres() {
    campus_profile(Engine::Postgres);
}

on_both!(sign_3_it_asks_for_the_account_password_again, |service| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "student");
    service.clock.pass_minutes(10);
    set(&campus, &token, NEW).refused(401, "password_again");
    set(&campus, &campus.token("tanaka"), NEW).ok();
});

on_both!(mpass_2_twenty_an_hour_said_in_those_words_and_no_try_of_the_account_password, |service| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "student");
    let guess = |number: usize| {
        let body = json!({ "new": format!("a guess at the password {number}") });
        let request = campus.request(&token, "PUT", SET, &body);
        // On trial it counts as well.
        outcome(&if number.is_multiple_of(2) { request } else { request.header("Meibo-Dry-Run", "true") }.send())
    };
    // What the policy refuses is not compared, and does not count.
    for _ in 0..25 {
        set(&campus, &token, "too short").refused(422, "password_too_short");
    }
    let all: Vec<String> = (0..20).map(guess).collect();
    assert_eq!(all, ["done"; 20]);
    let refused = set(&campus, &token, PASSWORD).refused(422, "mail_password_limit");
    assert_eq!(refused["possible_from"], "2026-04-13T10:00:00+09:00");
    assert_eq!(refused["facts"]["limit"], 20);
    let shown = campus.get(&token, "/v1/accounts/me").ok();
    assert_eq!((&shown["locks"], &shown["mail_password"]["state"]), (&json!([]), &json!("none")));
    // Nobody's sign-in is slowed down by it, and no sign-in gives more of them.
    let token = campus.token("tanaka");
    set(&campus, &token, NEW).refused(422, "mail_password_limit");
    service.clock.set("2026-04-13T10:00:00+09:00");
    set(&campus, &campus.token("tanaka"), PASSWORD).refused(422, "password_is_account_password");
});

#[test]
fn mpass_2_of_many_at_once_twenty_are_compared() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let service = crate::support::Service::start(engine);
        let campus = Campus::new(&service);
        let token = campus.person("tanaka", "student");
        let answers = outcomes(&race(40, |place| {
            campus.request(&token, "PUT", SET, &json!({ "new": format!("a guess at the password {place}") }))
        }));
        let limited = answers.iter().filter(|code| *code == "mail_password_limit").count();
        assert_eq!(limited, 20, "{answers:?}");
    }
}

on_both!(pass_1_the_account_password_is_not_the_mail_password, |service| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "student");
    let change = |token: &str, new: &str| {
        let body = json!({ "current": PASSWORD, "new": new });
        campus.call(token, "PUT", "/v1/me/password", &body)
    };
    // The one that waits counts, and the one in force.
    set(&campus, &token, NEW).ok();
    let problem = change(&token, NEW).refused(422, "password_is_mail_password");
    assert!(!problem.to_string().contains(NEW), "{problem}");
    service.clock.set("2026-04-13T10:00:00+09:00");
    campus.run_has_come("tanaka");
    let token = campus.token("tanaka");
    set(&campus, &token, OTHER).ok();
    for held in [NEW, OTHER] {
        change(&token, held).refused(422, "password_is_mail_password");
    }
    campus.call(&token, "DELETE", PENDING, &Value::Null).ok();
    let token = token_of(&change(&token, OTHER).ok());
    set(&campus, &token, OTHER).refused(422, "password_is_account_password");
});

on_both!(pass_1_racing_the_two_passwords_are_never_one, |service| {
    let campus = Campus::new(service);
    for round in 0..4 {
        let id = format!("person{round}");
        let token = campus.person(&id, "student");
        let answers = race(2, |place| {
            if place == 0 {
                campus.request(&token, "PUT", SET, &json!({ "new": NEW }))
            } else {
                let body = json!({ "current": PASSWORD, "new": NEW });
                campus.request(&token, "PUT", "/v1/me/password", &body)
            }
        });
        let both = outcomes(&answers);
        assert!(both != ["done", "done"], "{both:?}");
    }
});

on_both!(nobody_sets_the_mail_password_of_another, |service| {
    let campus = Campus::new(service);
    campus.person("tanaka", "student");
    for token in [campus.admin(), campus.holder("desk", "help-desk")] {
        let path = "/v1/accounts/tanaka/mail-password";
        campus.call(&token, "PUT", path, &json!({ "new": NEW })).refused(404, "no_such_path");
    }
});

on_both!(racing_to_withdraw_a_mail_password_one_does, |service| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "student");
    set(&campus, &token, NEW).ok();
    let answers = race(64, |_| campus.request(&token, "DELETE", PENDING, &Value::Null));
    assert_eq!(one_winner(&answers), ["no_mail_password_pending"]);
});

on_both!(the_mail_password_is_nowhere, |service| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "student");
    const CANARY: &str = "canary of the mail password 4711";
    set(&campus, &token, CANARY).ok();
    set(&campus, &token, &format!("{CANARY}\u{7}")).refused(422, "password_bad_character");
    let body = json!({ "current": PASSWORD, "new": CANARY });
    campus.call(&token, "PUT", "/v1/me/password", &body).refused(422, "password_is_mail_password");
    let seen = [
        json!(campus.audit("")).to_string(),
        json!(service.outbox()).to_string(),
        campus.get(&token, "/v1/accounts/me").ok().to_string(),
        service.log(),
    ];
    for text in seen {
        assert!(!text.contains(CANARY), "{text}");
    }
    for entry in std::fs::read_dir(service.folder()).unwrap() {
        let path = entry.unwrap().path();
        let bytes = if path.is_file() { std::fs::read(&path).unwrap() } else { Vec::new() };
        let found = bytes.windows(CANARY.len()).any(|window| window == CANARY.as_bytes());
        assert!(!found, "{}", path.display());
    }
});
