//! The gate before every secret (SIGN-4): what counts, for whom, from where, and what a storm of guesses gets.

use std::thread;

use jiff::ToSpan;
use serde_json::{Value, json};

use super::campus::{Campus, PASSWORD, REASON, new_account, outcome, outcomes, race};
use crate::support::{Engine, Service, http::Request, service::Setup};

fn guess(campus: &Campus, id: &str, password: &str) -> Request {
    campus.request("", "POST", "/v1/sign-ins", &json!({ "account": id, "password": password }))
}

fn lock(campus: &Campus, id: &str) -> Value {
    let shown = campus.get(&campus.admin(), &format!("/v1/accounts/{id}")).ok();
    let locks = shown["locks"].as_array().unwrap();
    locks.iter().find(|lock| lock["factor"] == "sign-in").cloned().unwrap_or_default()
}

fn unlock(campus: &Campus, id: &str) -> Value {
    let request = campus.request(&campus.admin(), "POST", &format!("/v1/accounts/{id}/unlock"), &json!({}));
    request.header(REASON.0, REASON.1).send().ok()
}

/// How often the owner was told of a lock.
fn told(campus: &Campus, id: &str) -> usize {
    campus.messages(id).iter().filter(|message| message["subject"].as_str().unwrap().contains("ロック")).count()
}

on_both!(sign_4_the_same_wrong_password_again_counts_once, |service| {
    let campus = Campus::new(service);
    campus.person("tanaka", "staff");
    // A program that was never told the new password, for two hours.
    for _ in 0..120 {
        campus.sign_in("tanaka", "the password of last year").refused(401, "wrong_credentials");
        service.clock.pass_minutes(1);
    }
    for place in 1..=4 {
        campus.sign_in("tanaka", &format!("wrong {place}")).refused(401, "wrong_credentials");
    }
    let waiting = lock(&campus, "tanaka");
    assert_eq!((&waiting["wrong_tries"], &waiting["factor"]), (&json!(5), &json!("sign-in")));
    let from = waiting["possible_from"].clone();
    // It neither waits nor lengthens the wait of the owner.
    for _ in 0..20 {
        campus.sign_in("tanaka", "the password of last year").refused(401, "wrong_credentials");
    }
    assert_eq!(lock(&campus, "tanaka")["possible_from"], from);
    campus.sign_in("tanaka", PASSWORD).refused(422, "too_many_tries");
    service.clock.pass(1.second());
    campus.sign_in("tanaka", PASSWORD).ok();
    assert_eq!(lock(&campus, "tanaka"), Value::Null);
    // After a success it is a new wrong password again.
    campus.sign_in("tanaka", "the password of last year").refused(401, "wrong_credentials");
    for place in 1..=4 {
        campus.sign_in("tanaka", &format!("wrong {place}")).refused(401, "wrong_credentials");
    }
    assert_eq!(lock(&campus, "tanaka")["wrong_tries"], 5);
});

on_both!(sign_4_a_right_password_typed_eight_times_at_once_opens_eight, |service| {
    let campus = Campus::new(service);
    campus.person("tanaka", "staff");
    for _ in 0..4 {
        assert_eq!(outcomes(&race(8, |_| guess(&campus, "tanaka", PASSWORD))), ["done"; 8]);
    }
    for place in 0..4 {
        campus.sign_in("tanaka", &format!("wrong {place}")).refused(401, "wrong_credentials");
    }
    // Where one more wrong one would have to wait.
    assert_eq!(outcomes(&race(8, |_| guess(&campus, "tanaka", PASSWORD))), ["done"; 8]);
});

on_both!(sign_4_sixty_four_guesses_at_once_are_five, |service| {
    let campus = Campus::new(service);
    campus.person("tanaka", "staff");
    for id in ["tanaka", "nobody0001"] {
        let answers = outcomes(&race(64, |place| guess(&campus, id, &format!("guess {place}"))));
        let evaluated = answers.iter().filter(|code| *code == "wrong_credentials").count();
        assert_eq!(evaluated, 5, "{answers:?}");
        assert!(answers.iter().all(|code| code == "wrong_credentials" || code == "too_many_tries"), "{answers:?}");
    }
    // Each guess sent twice: no more of them.
    service.clock.pass_minutes(60);
    let answers = outcomes(&race(64, |place| guess(&campus, "tanaka", &format!("another guess {}", place / 2))));
    assert!((1..=2).contains(&answers.iter().filter(|code| *code == "wrong_credentials").count()), "{answers:?}");
});

on_both!(sign_4_a_right_password_of_a_closed_account_does_not_stay_counted, |service| {
    let campus = Campus::new(service);
    campus.person("suzuki", "staff");
    campus.disables("suzuki");
    let mut body = new_account("ws0001", "other");
    (body["kind"], body["last_day"]) = (json!("workshop"), json!("2026-05-31"));
    let workshop = campus.post(&campus.admin(), "/v1/accounts", &body).ok();
    let late = campus.post(&campus.admin(), "/v1/accounts", &new_account("sato", "staff")).ok();
    service.clock.pass(14.hours() * 24);
    let cases = [
        ("suzuki", PASSWORD, "account_disabled"),
        ("ws0001", workshop["first_password"].as_str().unwrap(), "workshop_only"),
        ("sato", late["first_password"].as_str().unwrap(), "first_password_expired"),
    ];
    for (id, password, code) in cases {
        for place in 0..5 {
            campus.sign_in(id, &format!("wrong {place}")).refused(401, "wrong_credentials");
        }
        service.clock.pass(1.second());
        assert_eq!(outcome(&campus.sign_in(id, password)), code);
        assert_eq!(lock(&campus, id), Value::Null, "{id}");
        for place in 0..5 {
            campus.sign_in(id, &format!("wrong {place}")).refused(401, "wrong_credentials");
        }
        assert_eq!(lock(&campus, id)["wrong_tries"], 5, "{id}");
    }
});

on_both!(sign_4_the_owner_is_told_of_the_lock_once_and_only_when_wrong, |service| {
    let campus = Campus::new(service);
    campus.person("tanaka", "staff");
    let wrong = |from: usize, to: usize| {
        for place in from..to {
            campus.sign_in("tanaka", &format!("wrong {place}")).refused(401, "wrong_credentials");
            service.clock.pass_minutes(60);
        }
    };
    wrong(0, 19);
    campus.sign_in("tanaka", PASSWORD).ok();
    assert_eq!(told(&campus, "tanaka"), 0, "the twentieth try was right");
    wrong(0, 20);
    campus.sign_in("tanaka", "wrong 0").refused(422, "sign_in_locked");
    campus.sign_in("tanaka", PASSWORD).refused(422, "sign_in_locked");
    assert_eq!(told(&campus, "tanaka"), 1);
    let unlocked = unlock(&campus, "tanaka");
    assert_eq!(unlocked["factors"], json!(["sign-in"]));
    campus.sign_in("tanaka", PASSWORD).ok();
});

/// A service whose addresses have twelve wrong tries at once, and then six a minute.
fn tight(engine: Engine) -> Service {
    Setup::new(engine).config("[policy.sign_in]\naddress_tries = 12\naddress_tries_per_minute = 6\n").start()
}

fn an_address_is_slowed(service: &Service) {
    let campus = Campus::new(service);
    campus.person("tanaka", "staff");
    campus.person("suzuki", "staff");
    // A right password is not counted, however often.
    for _ in 0..30 {
        campus.token("tanaka");
    }
    // One guess for each of many accounts: no account's own count would ever stop it. Whatever the headers say.
    let spray = |round: usize| {
        let answers = race(64, |place| {
            let id = if place == 0 { "suzuki".to_owned() } else { format!("nobody{place:04}") };
            guess(&campus, &id, &format!("spring {round}"))
                .header("X-Forwarded-For", &format!("192.0.2.{place}"))
                .header("X-Real-IP", &format!("192.0.2.{place}"))
                .header("Forwarded", &format!("for=192.0.2.{place}"))
        });
        let answers = outcomes(&answers);
        assert!(
            answers.iter().all(|code| code == "wrong_credentials" || code == "too_many_tries_from_address"),
            "{answers:?}"
        );
        answers.iter().filter(|code| *code == "wrong_credentials").count()
    };
    assert_eq!(spray(0), 12);
    let refused = campus.sign_in("tanaka", PASSWORD).refused(422, "too_many_tries_from_address");
    assert_eq!(refused["possible_from"], "2026-04-13T09:00:10+09:00");
    assert_eq!(spray(1), 0);
    // It lies in the database.
    assert!(service.stop().success());
    service.start_again();
    assert_eq!(spray(2), 0);
    service.clock.pass(20.seconds());
    assert_eq!(spray(3), 2);
    campus.sign_in("tanaka", PASSWORD).refused(422, "too_many_tries_from_address");
    service.clock.pass(10.seconds());
    let admin = campus.admin();
    assert_eq!(spray(4), 1);
    // The help desk sees why, and lifts it.
    campus.sign_in("tanaka", PASSWORD).refused(422, "too_many_tries_from_address");
    let shown = campus.get(&admin, "/v1/accounts/tanaka").ok();
    let newest = &shown["recent_refusals"][0];
    assert_eq!((&newest["code"], &newest["address"]), (&json!("too_many_tries_from_address"), &json!("127.0.0.1")));
    let request = campus.request(&admin, "POST", "/v1/accounts/tanaka/unlock", &json!({}));
    let unlocked = request.header(REASON.0, REASON.1).send().ok();
    assert_eq!((&unlocked["networks"], &unlocked["factors"]), (&json!(["127.0.0.1"]), &json!([])));
    campus.sign_in("tanaka", PASSWORD).ok();
}

fn repeats_weigh(service: &Service) {
    let campus = Campus::new(service);
    campus.person("tanaka", "staff");
    // The same wrong pair again counts for no account, and a name that is no login id has none: each costs a hash.
    for id in ["tanaka", "!"] {
        let answers = race(40, |_| guess(&campus, id, "the same wrong one"));
        let evaluated = outcomes(&answers).iter().filter(|code| *code == "wrong_credentials").count();
        assert!((1..=12).contains(&evaluated), "{id}: {evaluated}");
        service.clock.pass_minutes(2);
    }
    campus.sign_in("tanaka", PASSWORD).ok();
}

#[test]
fn sign_4_repeats_and_impossible_names_weigh_on_their_address_on_sqlite() {
    repeats_weigh(&tight(Engine::Sqlite));
}

#[test]
fn sign_4_repeats_and_impossible_names_weigh_on_their_address_on_postgres() {
    repeats_weigh(&tight(Engine::Postgres));
}

on_both!(sign_4_nobody_lifts_their_own_lock, |service| {
    let campus = Campus::new(service);
    let desk = campus.holder("desk", "help-desk");
    for whose in ["desk", "me"] {
        let request = campus.request(&desk, "POST", &format!("/v1/accounts/{whose}/unlock"), &json!({}));
        request.header(REASON.0, REASON.1).send().refused(403, "own_lock");
        let request = campus.request(&desk, "POST", &format!("/v1/accounts/{whose}/pop/unlock"), &json!({}));
        request.header(REASON.0, REASON.1).send().refused(403, "own_lock");
    }
    campus.person("tanaka", "staff");
    let lift = || campus.request(&campus.admin(), "POST", "/v1/accounts/tanaka/unlock", &json!({}));
    lift().header(REASON.0, REASON.1).send().refused(409, "not_locked");
    campus.sign_in("tanaka", "wrong").refused(401, "wrong_credentials");
    unlock(&campus, "tanaka");
    lift().header(REASON.0, REASON.1).send().refused(409, "not_locked");
});

on_both!(sign_4_nobody_has_a_token_lift_their_own_lock, |service| {
    let campus = Campus::new(service);
    let boss = campus.holder("boss", "administrator");
    let body = json!({ "name": "script", "scopes": ["administrator-write"] });
    let token = campus.post(&boss, "/v1/tokens", &body).ok()["secret"].as_str().unwrap().to_owned();
    for place in 0..20 {
        campus.sign_in("boss", &format!("wrong {place}")).refused(401, "wrong_credentials");
        service.clock.pass_minutes(60);
    }
    for what in ["unlock", "pop/unlock"] {
        let request = campus.request(&token, "POST", &format!("/v1/accounts/boss/{what}"), &json!({}));
        request.header(REASON.0, REASON.1).send().refused(403, "own_lock");
    }
    campus.sign_in("boss", PASSWORD).refused(422, "sign_in_locked");
    // A colleague's token does.
    let token = campus.service_token("help-desk-write");
    let request = campus.request(&token, "POST", "/v1/accounts/boss/unlock", &json!({}));
    request.header(REASON.0, REASON.1).send().refused(403, "target_above");
    let token = campus.service_token("administrator-write");
    let request = campus.request(&token, "POST", "/v1/accounts/boss/unlock", &json!({}));
    request.header(REASON.0, REASON.1).send().ok();
    campus.sign_in("boss", PASSWORD).ok();
});

#[test]
fn sign_4_an_address_is_slowed_whatever_the_accounts_on_sqlite() {
    an_address_is_slowed(&tight(Engine::Sqlite));
}

#[test]
fn sign_4_an_address_is_slowed_whatever_the_accounts_on_postgres() {
    an_address_is_slowed(&tight(Engine::Postgres));
}

on_both!(sign_4_strangers_do_not_fill_the_audit_trail, |service| {
    let campus = Campus::new(service);
    campus.person("tanaka", "staff");
    for place in 0..25 {
        campus.sign_in(&format!("nobody{place:04}"), &format!("wrong {place}"));
        campus.sign_in("tanaka", "the same wrong one");
        campus.second_step("0000000000000", "123456");
        // What is refused before any secret is compared costs even less.
        let dry = campus.request("", "POST", "/v1/sign-ins", &json!({ "account": "tanaka", "password": "x" }));
        dry.header("Meibo-Dry-Run", "true").header("Meibo-Reason", "a%20stranger%20was%20here").send();
        let reset = json!({ "account": "tanaka", "code": "BCDF-GHJK", "new": "a" });
        campus.call("", "PUT", "/v1/password-resets", &reset);
        let own = json!({ "account": "tanaka", "current": "b", "new": "a" });
        campus.call("", "PUT", "/v1/workshop/password", &own);
    }
    let written = |query: &str| campus.audit(query).len();
    // The one of an account that counts, then one for what anybody can cause, for a minute.
    assert!(written("operation=session.sign-in&outcome=refused") <= 4, "{:?}", campus.audit("outcome=refused"));
    assert!(written("operation=session.code&outcome=refused") <= 2);
    assert!(written("operation=password-reset.finish&outcome=refused") <= 2);
    assert!(written("outcome=refused") <= 10, "{:?}", campus.audit("outcome=refused"));
    assert!(!campus.audit("").iter().any(|entry| entry.to_string().contains("a stranger was here")));
    service.clock.pass_minutes(2);
    let at_once = "outcome=refused&operation=session.sign-in&filter=count%3D1";
    let before = written(at_once);
    campus.sign_in("nobody9999", "wrong");
    assert_eq!(written(at_once), before + 1);
    let told = || -> u64 { campus.audit("outcome=refused").iter().map(|entry| entry["count"].as_u64().unwrap()).sum() };
    let counted = crate::support::deadline::wait_for(|| (told() == 25 * 6 + 1).then_some(()));
    assert!(counted.is_some(), "none is lost: {}", told());
});

/// T4: every way in at once, over two services on one database, with one of them ended in the middle.
#[test]
fn sign_4_a_storm_of_guesses_over_two_services_gets_twenty() {
    let one = Service::start(Engine::Postgres);
    let two = one.replica();
    let campus = [Campus::new(&one), Campus { service: &one, http: two.http() }];
    let token = campus[0].person("tanaka", "staff");
    let mut evaluated = 0;
    for round in 0..22 {
        let answers: Vec<String> = thread::scope(|scope| {
            let storms: Vec<_> = (0..10)
                .map(|place| {
                    let (campus, token) = (&campus[place % 2], &token);
                    scope.spawn(move || {
                        let wrong = format!("guess {round} {place}");
                        let request = match place % 3 {
                            0 => guess(campus, "tanaka", &wrong),
                            1 => guess(campus, "TANAKA", &wrong).header("X-Forwarded-For", &format!("192.0.2.{place}")),
                            _ => {
                                // In a sign-in that holds tries count by themselves (SIGN-7).
                                let body = json!({ "password": wrong });
                                campus.request(token, "POST", "/v1/session/password", &body)
                            }
                        };
                        outcome(&request.send())
                    })
                })
                .collect();
            storms.into_iter().map(|storm| storm.join().unwrap()).collect()
        });
        let by_strangers = |place: &usize| place % 3 != 2;
        evaluated += (0..10).filter(by_strangers).filter(|place| answers[*place] == "wrong_credentials").count();
        assert!(
            answers.iter().all(|code| {
                ["wrong_credentials", "too_many_tries", "sign_in_locked", "sign_in_needed"].contains(&&**code)
            }),
            "{answers:?}"
        );
        if round == 5 {
            one.start_again();
        }
        one.clock.pass_minutes(60);
    }
    assert_eq!(evaluated, 20);
    for campus in &campus {
        campus.sign_in("tanaka", PASSWORD).refused(422, "sign_in_locked");
    }
    assert_eq!(told(&campus[0], "tanaka"), 1);
    let fresh = campus[1].admin();
    assert_eq!(campus[1].get(&fresh, "/v1/accounts/tanaka").ok()["sign_in_lock"]["wrong_tries"], 20);
}

/// A service whose factors are locked by the third wrong try.
fn short(engine: Engine) -> Service {
    Setup::new(engine).config("[policy.sign_in]\nmax_wrong_tries = 3\n").start()
}

fn each_lock_has_its_name(service: &Service) {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "staff");
    let phone = json!({ "method": "sms", "phone": "090-1234-5678" });
    campus.post(&token, "/v1/me/2sv/enrolment", &phone).ok();
    let wrong = |right: String| if right == "000000" { "000001" } else { "000000" };
    let enrolment = || {
        let code = json!({ "code": wrong(campus.code("tanaka")) });
        campus.post(&token, "/v1/me/2sv/enrolment/code", &code)
    };
    thrice_and_locked(&campus, "code", "enrolment_code_locked", "登録時の確認コード", enrolment);
    campus.turns_on_sms("tanaka", &token);
    let flow = campus.sign_in("tanaka", PASSWORD).ok()["flow"].as_str().unwrap().to_owned();
    let second = || campus.second_step(&flow, wrong(campus.code("tanaka")));
    thrice_and_locked(&campus, "second-step", "second_step_locked", "2段階認証プロセスの確認", second);
    let mut number = 0;
    let sign_in = || {
        number += 1;
        campus.sign_in("tanaka", &format!("a wrong password {number}"))
    };
    thrice_and_locked(&campus, "sign-in", "sign_in_locked", "サインイン", sign_in);
    let dovecot = campus.service_token("mail-decision");
    let mut number = 0;
    let mail = || {
        number += 1;
        let body = json!({ "user": "tanaka", "secret": format!("a wrong password {number}"), "protocol": "imap",
            "client_address": "192.0.2.7" });
        campus.request(&dovecot, "POST", "/v1/mail/log-ins", &body).send()
    };
    // Mail apps are told nothing of it (MAIL-2): the third one locks, and that is all that there is to see.
    thrice_and_locked(&campus, "mail", "mail_log_in_refused", "メールソフトのログイン", mail);
}

/// Three wrong tries lock the factor and nothing else: the refusal, the letter, the view and what is lifted name it.
fn thrice_and_locked(
    campus: &Campus<'_>,
    factor: &str,
    code: &str,
    words: &str,
    mut tries: impl FnMut() -> crate::support::http::Answer,
) {
    for _ in 0..3 {
        tries();
    }
    let answer = tries();
    let said = if answer.status == 200 { answer.ok()["code"].as_str().unwrap().to_owned() } else { outcome(&answer) };
    assert_eq!(said, code);
    let shown = campus.get(&campus.admin(), "/v1/accounts/tanaka").ok();
    let locks: Vec<(&str, bool)> = shown["locks"]
        .as_array()
        .unwrap()
        .iter()
        .map(|lock| (lock["factor"].as_str().unwrap(), lock["locked"].as_bool().unwrap()))
        .collect();
    assert_eq!(locks, [(factor, true)]);
    let letters = campus.messages("tanaka");
    let subjects: Vec<&str> = letters.iter().filter_map(|letter| letter["subject"].as_str()).collect();
    assert!(subjects.contains(&&*format!("meibo: ロックされました（{words}）")), "{subjects:?}");
    let body = letters.iter().rev().find_map(|it| it["body"].as_str().filter(|body| body.contains(words))).unwrap();
    assert!(
        body.starts_with(&format!("あなたのアカウントで誤った入力が続いたため、次のものをロックしました：{words}\n")),
        "{body}"
    );
    assert_eq!(unlock(campus, "tanaka")["factors"], json!([factor]));
    let letter = campus.messages("tanaka").pop().unwrap();
    assert_eq!(letter["subject"], format!("meibo: 解除されました（{words}）"));
    assert_eq!(campus.get(&campus.admin(), "/v1/accounts/tanaka").ok()["locks"], json!([]));
}

#[test]
fn sign_4_each_lock_is_told_shown_and_lifted_by_its_own_name_on_sqlite() {
    each_lock_has_its_name(&short(Engine::Sqlite));
}

#[test]
fn sign_4_each_lock_is_told_shown_and_lifted_by_its_own_name_on_postgres() {
    each_lock_has_its_name(&short(Engine::Postgres));
}

on_both!(sign_4_several_locks_are_all_shown, |service| {
    let campus = Campus::new(service);
    campus.person("tanaka", "staff");
    let dovecot = campus.service_token("mail-decision");
    for number in 0..20 {
        let secret = format!("a wrong password {number}");
        let body = json!({ "user": "tanaka", "secret": secret, "protocol": "imap", "client_address": "192.0.2.7" });
        campus.request(&dovecot, "POST", "/v1/mail/log-ins", &body).send().ok();
        campus.sign_in("tanaka", &secret);
        service.clock.pass(2.hours());
    }
    let shown = campus.get(&campus.admin(), "/v1/accounts/tanaka").ok();
    let locks: Vec<&str> =
        shown["locks"].as_array().unwrap().iter().map(|lock| lock["factor"].as_str().unwrap()).collect();
    assert_eq!(locks, ["sign-in", "mail"]);
    assert_eq!(unlock(&campus, "tanaka")["factors"], json!(["sign-in", "mail"]));
});

on_both!(sign_4_what_only_a_policy_refuses_is_no_try, |service| {
    let campus = Campus::new(service);
    campus.person("tanaka", "staff");
    for place in 0..3 {
        campus.sign_in("tanaka", &format!("wrong {place}")).refused(401, "wrong_credentials");
    }
    // The right password, where an ordinary account never signs in (SIGN-6): no try, and it clears nothing.
    for _ in 0..30 {
        let body = json!({ "account": "tanaka", "current": PASSWORD, "new": "a passphrase that is new 7" });
        campus.call("", "PUT", "/v1/workshop/password", &body).refused(401, "wrong_credentials");
    }
    for place in 3..5 {
        campus.sign_in("tanaka", &format!("wrong {place}")).refused(401, "wrong_credentials");
    }
    assert_eq!(lock(&campus, "tanaka")["wrong_tries"], 5);
});
