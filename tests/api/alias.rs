//! Send-as aliases (ALIAS-1 to ALIAS-4), with real mail servers.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpListener,
    thread,
};

use jiff::ToSpan;
use meibo::{
    rules::{Secret, address::Address, address::Pending, policy::CloudMailPolicy},
    store::{self, Store, Vault, vault::Place},
};
use serde_json::{Value, json};

use super::campus::{Campus, REASON, one_winner, outcome, race};
use crate::support::{
    Engine, Service,
    deadline::wait_for,
    http::Answer,
    service::Setup,
    smtp_server::{self, PASSWORD, SMTP, USER},
};

const MINE: &str = "/v1/me/aliases";
const LIST: &str = "/v1/accounts/me/aliases";
const LAB: &str = "hanako@lab.example.com";

/// A service whose aliases may have servers on this machine.
pub(crate) fn with_servers(engine: Engine, more: &[u16]) -> (Service, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let service = Setup::new(engine).config(&smtp_server::config(folder.path(), more)).start();
    (service, folder)
}

/// `on_both!` with such a service.
macro_rules! on_both_with_servers {
    ($name:ident, |$service:ident| $body:block) => {
        mod $name {
            use super::*;

            fn journey($service: &Service) $body

            #[test]
            fn on_sqlite() {
                journey(&with_servers(Engine::Sqlite, &[]).0);
            }

            #[test]
            fn on_postgres() {
                journey(&with_servers(Engine::Postgres, &[]).0);
            }
        }
    };
}

/// Gives an account a cloud mail address that is in force.
pub(crate) fn has_mailbox(service: &Service, id: &str, local: &str) {
    let now = service.clock.now();
    tokio::runtime::Runtime::new().unwrap().block_on(async {
        let store = Store::open(&service.database()).await.unwrap();
        let mut tx = store.write().await.unwrap();
        let account = store::account::find_one(&mut tx, &id.parse().unwrap()).await.unwrap().unwrap().account.id;
        let address = Address::read(local, &CloudMailPolicy::default()).unwrap();
        let new = Pending { address, asked_at: now, effective_at: now };
        let first = store::address::of(&mut tx, &[account]).await.unwrap().is_empty();
        assert!(store::address::ask(&mut tx, account, &new, first, None).await.unwrap());
        assert!(store::address::take_effect(&mut tx, account, &new, now).await.unwrap());
        tx.commit().await.unwrap();
        store.close().await;
    });
}

/// Somebody with a mailbox; their token.
pub(crate) fn mailbox(campus: &Campus<'_>, id: &str) -> String {
    let token = campus.person(id, "staff");
    has_mailbox(campus.service, id, id);
    token
}

fn ask(campus: &Campus<'_>, token: &str, address: &str) -> Answer {
    campus.post(token, MINE, &json!({ "address": address }))
}

fn verify(campus: &Campus<'_>, token: &str, address: &str, code: &str) -> Answer {
    campus.post(token, &format!("{MINE}/{address}/code"), &json!({ "code": code }))
}

/// An alias that was verified.
pub(crate) fn verified(campus: &Campus<'_>, id: &str, token: &str, address: &str) {
    ask(campus, token, address).ok();
    verify(campus, token, address, &campus.code(id)).ok();
}

/// A wish with a server of its own.
pub(crate) fn own(address: &str, server: &str, password: &str) -> Value {
    let tls = if ["implicit", "misnamed"].contains(&server) { "implicit" } else { "starttls" };
    json!({ "address": address, "display_name": "田中 花子", "smtp": { "host": "localhost",
        "port": SMTP.port(server), "tls": tls, "user": USER, "password": password } })
}

fn items(campus: &Campus<'_>, token: &str) -> Vec<Value> {
    campus.get(token, LIST).ok()["items"].as_array().unwrap().clone()
}

on_both!(alias_1_needs_a_cloud_mail_address_and_another_domain, |service| {
    let campus = Campus::new(service);
    let token = campus.person("hanako", "staff");
    ask(&campus, &token, LAB).refused(409, "cloud_mail_needed");
    // Where an address waits, it is named, with the time from which it works.
    campus.call(&token, "PUT", "/v1/me/address", &json!({ "address": "hanako" })).ok();
    let refused = ask(&campus, &token, LAB).refused(409, "cloud_mail_needed");
    assert_eq!(refused["facts"]["address"], "hanako@mail.example.jp");
    assert_eq!(refused["possible_from"], "2026-04-13T10:00:00+09:00");
    campus.call(&token, "DELETE", "/v1/me/address/pending", &json!({})).ok();
    has_mailbox(service, "hanako", "hanako");
    let own = ask(&campus, &token, "hanako.t@ＭＡＩＬ.example.jp").refused(422, "alias_own_domain");
    assert_eq!(own["facts"]["domain"], "mail.example.jp");
    let asked = ask(&campus, &token, " Hanako@Lab.例え.example ").ok();
    assert_eq!(asked["alias"]["address"], "hanako@lab.xn--r8jz45g.example");
    for address in ["", "hanako", "a@b@c.example", "a@c.example\r\nBcc: x@y.example", "a\0@c.example", "<a@c.example>"]
    {
        ask(&campus, &token, address).refused(400, "invalid_value");
    }
    let named = |name: &str| campus.post(&token, MINE, &json!({ "address": LAB, "display_name": name }));
    for name in ["a\r\nBcc: x@y.example", "a\0b", &"x".repeat(65)] {
        named(name).refused(400, "invalid_value");
    }
    assert_eq!(named(" 田中　花子 ").ok()["alias"]["display_name"], "田中　花子");
});

on_both!(alias_1_up_to_twenty_and_each_once, |service| {
    let campus = Campus::new(service);
    let token = mailbox(&campus, "hanako");
    for place in 0..20 {
        service.clock.pass(15.minutes());
        ask(&campus, &token, &format!("a{place}@lab.example.com")).ok();
    }
    service.clock.pass(1.hours());
    let refused = ask(&campus, &token, LAB).refused(409, "alias_limit");
    assert_eq!(refused["facts"]["limit"], 20);
    // One that waits may be asked for again, with other details; a verified one may not.
    ask(&campus, &token, "a7@lab.example.com").ok();
    verify(&campus, &token, "a7@lab.example.com", &campus.code("hanako")).ok();
    ask(&campus, &token, "A7@lab.example.com").refused(409, "alias_held");
    assert_eq!(items(&campus, &token).len(), 20);
});

on_both_with_servers!(alias_1_a_right_server_of_each_kind_is_tried_and_kept, |service| {
    let campus = Campus::new(service);
    let token = mailbox(&campus, "hanako");
    for server in ["starttls", "implicit", "login"] {
        let before = SMTP.log_ins(server);
        let address = format!("hanako@{server}.example");
        let asked = campus.post(&token, MINE, &own(&address, server, PASSWORD)).ok();
        // What the server tells of it is read by a thread.
        let told = wait_for(|| (SMTP.log_ins(server) > before).then_some(()));
        assert!(told.is_some(), "{server}: a real log-in");
        let smtp = &asked["alias"]["smtp"];
        assert_eq!((&smtp["host"], &smtp["user"]), (&json!("localhost"), &json!(USER)), "{server}");
        let exposed = json!(["address", "display_name", "smtp_server", "smtp_user", "smtp_password"]);
        assert_eq!(asked["alias"]["exposed_by_a_leak"], exposed, "ALIAS-2");
    }
});

on_both_with_servers!(alias_1_a_wrong_server_is_found_before_anything_is_stored, |service| {
    let campus = Campus::new(service);
    let token = mailbox(&campus, "hanako");
    let messages = campus.messages("hanako").len();
    let server = |name: &str| own(LAB, name, PASSWORD);
    let mut elsewhere = server("starttls");
    elsewhere["smtp"]["host"] = json!("no-such-server.invalid");
    let mut upside_down = server("starttls");
    upside_down["smtp"]["tls"] = json!("implicit");
    let before = SMTP.log_ins("plain") + SMTP.log_ins("stranger") + SMTP.log_ins("misnamed");
    for (wish, code, why) in [
        (own(LAB, "starttls", "not the password"), "smtp_log_in_failed", json!("turned-down")),
        (own(LAB, "login", "not the password"), "smtp_log_in_failed", json!("turned-down")),
        (server("closed"), "smtp_log_in_failed", json!("no-passwords")),
        (server("plain"), "smtp_no_tls", Value::Null),
        (upside_down, "smtp_no_tls", Value::Null),
        (server("stranger"), "smtp_certificate", Value::Null),
        (server("misnamed"), "smtp_certificate", Value::Null),
        (elsewhere, "smtp_host_not_found", Value::Null),
        (server("gone"), "smtp_unreachable", json!("reach-refused")),
    ] {
        let answer = campus.post(&token, MINE, &wish);
        assert!(!answer.text.contains(USER) && !answer.text.contains("5.7.8"), "{answer:?}");
        let refused = answer.refused(422, code);
        assert_eq!(refused["facts"]["why"], why, "{code}");
        assert_eq!(refused["facts"]["host"], wish["smtp"]["host"], "{code}");
    }
    let after = SMTP.log_ins("plain") + SMTP.log_ins("stranger") + SMTP.log_ins("misnamed");
    assert_eq!(after, before, "no password left this service where TLS was not believed");
    assert!(items(&campus, &token).is_empty());
    assert_eq!(campus.messages("hanako").len(), messages, "no code was sent");
});

on_both!(alias_1_private_addresses_are_refused_however_they_are_written, |service| {
    let campus = Campus::new(service);
    let token = mailbox(&campus, "hanako");
    for host in ["localhost", "127.0.0.1", "127.1", "0x7f.1", "2130706433", "0.0.0.0", "192.168.0.1", "169.254.169.254"]
    {
        service.clock.pass(1.hours());
        let wish = json!({ "address": LAB, "smtp": { "host": host, "user": "u", "password": "p" } });
        let code = ["smtp_address_private", "smtp_host_not_found"];
        let answer = campus.post(&token, MINE, &wish);
        let problem: Value = serde_json::from_str(&answer.text).unwrap();
        assert!(code.contains(&problem["code"].as_str().unwrap()), "{host}: {answer:?}");
        if ["localhost", "127.0.0.1", "192.168.0.1"].contains(&host) {
            assert_eq!(problem["code"], "smtp_address_private", "{host}");
        }
    }
    for (field, value) in
        [("port", json!(22)), ("port", json!(0)), ("host", json!("[::1]")), ("user", json!("a\r\nQUIT"))]
    {
        let mut wish = json!({ "address": LAB, "smtp": { "host": "smtp.example.com", "user": "u", "password": "p" } });
        wish["smtp"][field] = value;
        campus.post(&token, MINE, &wish).refused(400, "invalid_value");
    }
});

on_both_with_servers!(alias_1_ten_servers_are_tried_in_an_hour, |service| {
    let campus = Campus::new(service);
    let token = mailbox(&campus, "hanako");
    let answers = race(16, |_| campus.request(&token, "POST", MINE, &own(LAB, "starttls", "not the password")));
    let limited = answers.iter().filter(|answer| answer.text.contains("smtp_try_limit")).count();
    assert_eq!(limited, 6, "{answers:?}");
    let refused = campus.post(&token, MINE, &own(LAB, "starttls", PASSWORD)).refused(422, "smtp_try_limit");
    assert_eq!(refused["possible_from"], "2026-04-13T10:00:00+09:00");
    // Without a server of its own nothing is tried; a dry run connects nowhere.
    let dry = campus.request(&token, "POST", MINE, &own(LAB, "starttls", PASSWORD)).header("Meibo-Dry-Run", "true");
    dry.send().ok();
    ask(&campus, &token, LAB).ok();
    service.clock.set("2026-04-13T10:00:00+09:00");
    campus.post(&token, MINE, &own(LAB, "starttls", PASSWORD)).ok();
});

/// A server that says these lines, one for each that it hears.
fn scripted(lines: &'static [&'static str]) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    thread::spawn(move || {
        for stream in listener.incoming().map_while(Result::ok) {
            let mut heard = BufReader::new(stream.try_clone().unwrap());
            let mut stream = stream;
            for line in lines {
                if stream.write_all(line.as_bytes()).is_err() || heard.read_line(&mut String::new()).unwrap_or(0) == 0 {
                    break;
                }
            }
            let _ = heard.read_to_end(&mut Vec::new());
        }
    });
    port
}

#[test]
fn alias_1_what_comes_before_tls_is_not_taken_for_what_comes_within() {
    let injecting = scripted(&["220 hello\r\n", "250-x\r\n250 STARTTLS\r\n", "220 go\r\n250-x\r\n250 AUTH PLAIN\r\n"]);
    let lying = scripted(&["220 hello\r\n", "250-x\r\n250 AUTH PLAIN\r\n", "235 come in\r\n"]);
    let other = scripted(&["HTTP/1.1 400 Bad Request\r\n\r\n"]);
    let (service, _folder) = with_servers(Engine::Sqlite, &[injecting, lying, other]);
    let campus = Campus::new(&service);
    let token = mailbox(&campus, "hanako");
    for (port, code) in [(injecting, "smtp_not_understood"), (lying, "smtp_no_tls"), (other, "smtp_not_understood")] {
        let mut wish = own(LAB, "starttls", PASSWORD);
        wish["smtp"]["port"] = json!(port);
        campus.post(&token, MINE, &wish).refused(422, code);
    }
}

on_both!(alias_3_not_usable_before_the_code_that_was_mailed_to_it_is_entered, |service| {
    let campus = Campus::new(service);
    let token = mailbox(&campus, "hanako");
    let asked = ask(&campus, &token, "Hanako@Lab.Example.com").ok();
    assert_eq!(
        (&asked["alias"]["state"], &asked["code_expires_at"]),
        (&json!("waiting"), &json!("2026-04-13T10:00:00+09:00"))
    );
    let mail = campus.messages("hanako").into_iter().find(|it| it["to"] == LAB).expect("mailed to the stored form");
    assert_eq!(mail["channel"], "mail");
    let body = mail["body"].as_str().unwrap();
    assert!(body.contains("hanako@mail.example.jp") && body.contains(LAB) && body.contains("60"), "{body}");
    verify(&campus, &token, LAB, "000000").refused(422, "code_wrong");
    let code = campus.code("hanako");
    let shown = verify(&campus, &token, "ＨＡＮＡＫＯ@lab.example.com", &format!("Ｇ－{code}")).ok();
    assert_eq!(
        (&shown["alias"]["state"], &shown["alias"]["verified_at"]),
        (&json!("verified"), &json!("2026-04-13T09:00:00+09:00"))
    );
    verify(&campus, &token, LAB, &code).refused(409, "alias_verified");
    let told = campus.messages("hanako").pop().unwrap();
    assert!(told["to"] == "hanako@example.jp" && told["body"].as_str().unwrap().contains(LAB), "{told}");
});

on_both!(alias_3_a_code_lives_an_hour_and_an_older_one_dies_with_the_next, |service| {
    let campus = Campus::new(service);
    let token = mailbox(&campus, "hanako");
    let send = || campus.post(&token, &format!("{MINE}/{LAB}/send"), &json!({}));
    send().refused(404, "alias_not_found");
    verify(&campus, &token, LAB, "123456").refused(404, "alias_not_found");
    ask(&campus, &token, LAB).ok();
    service.clock.set("2026-04-13T10:00:00+09:00");
    verify(&campus, &token, LAB, &campus.code("hanako")).refused(422, "code_expired");
    service.clock.set("2026-04-13T11:00:00+09:00");
    send().ok();
    let older = campus.code("hanako");
    service.clock.pass(1.seconds());
    // Asking again is the other way to a new code.
    ask(&campus, &token, LAB).ok();
    let newer = campus.code("hanako");
    if older != newer {
        verify(&campus, &token, LAB, &older).refused(409, "code_used");
    }
    service.clock.set("2026-04-13T12:00:00+09:00");
    verify(&campus, &token, LAB, &newer).ok();
    send().refused(409, "alias_verified");
});

on_both!(alias_3_five_codes_an_hour_and_five_wrong_tries_each, |service| {
    let campus = Campus::new(service);
    let token = mailbox(&campus, "hanako");
    ask(&campus, &token, LAB).ok();
    let wrong = if campus.code("hanako") == "000000" { "000001" } else { "000000" };
    for _ in 0..5 {
        verify(&campus, &token, LAB, wrong).refused(422, "code_wrong");
    }
    // It is dead at once: nobody waits first for what will be refused then.
    let dead = verify(&campus, &token, LAB, wrong).refused(422, "code_dead");
    assert_eq!(dead["possible_from"], Value::Null);
    verify(&campus, &token, LAB, &campus.code("hanako")).refused(422, "code_dead");
    for _ in 0..4 {
        campus.post(&token, &format!("{MINE}/{LAB}/send"), &json!({})).ok();
    }
    let refused = campus.post(&token, &format!("{MINE}/{LAB}/send"), &json!({})).refused(422, "code_send_limit");
    assert_eq!(refused["possible_from"], "2026-04-13T10:00:00+09:00");
    ask(&campus, &token, LAB).refused(422, "code_send_limit");
});

on_both!(alias_3_proving_one_address_does_not_clear_the_guesses_at_another, |service| {
    let campus = Campus::new(service);
    let token = mailbox(&campus, "hanako");
    ask(&campus, &token, LAB).ok();
    let wrong = if campus.code("hanako") == "000000" { "000001" } else { "000000" };
    for _ in 0..5 {
        verify(&campus, &token, LAB, wrong).refused(422, "code_wrong");
    }
    service.clock.pass(1.minutes());
    ask(&campus, &token, "boss@lab.example.com").ok();
    verify(&campus, &token, "boss@lab.example.com", &campus.code("hanako")).ok();
    campus.post(&token, &format!("{MINE}/{LAB}/send"), &json!({})).ok();
    // The right one made nobody wait, and the five before it still count.
    verify(&campus, &token, LAB, wrong).refused(422, "code_wrong");
    verify(&campus, &token, LAB, wrong).refused(422, "too_many_tries");
    service.clock.pass(1.minutes());
    verify(&campus, &token, LAB, &campus.code("hanako")).ok();
});

on_both!(sign_4_wrong_alias_codes_count_over_a_day_and_a_right_one_clears_its_own_address, |service| {
    const OTHER: &str = "boss@lab.example.com";
    let campus = Campus::new(service);
    mailbox(&campus, "hanako");
    let locks = || campus.get(&campus.admin(), "/v1/accounts/hanako").ok()["locks"].take();
    let fresh_code = |address: &str| {
        ask(&campus, &campus.token("hanako"), address).ok();
        campus.code("hanako")
    };
    let wrong = |address: &str| {
        let code = if fresh_code(address) == "000000" { "000001" } else { "000000" };
        outcome(&verify(&campus, &campus.token("hanako"), address, code))
    };
    // 19 wrong ones an hour apart, for three days: more than twenty, and never twenty in a day.
    for day in 0..3 {
        for hour in 0..19 {
            assert_eq!(wrong(LAB), "code_wrong", "day {day}, hour {hour}");
            service.clock.pass(61.minutes());
        }
        service.clock.pass(24.hours());
        assert_eq!(locks(), json!([]));
    }
    // Ten for each of two addresses within a day.
    let began = service.clock.in_tokyo();
    for place in 0..20 {
        assert_eq!(wrong(if place % 2 == 0 { LAB } else { OTHER }), "code_wrong", "{place}");
        service.clock.pass(61.minutes());
    }
    // Reading a code moves the clock by an instant, and what promises is rounded up.
    let until = (began + 24.hours() + 1.second()).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string();
    let refused = verify(&campus, &campus.token("hanako"), OTHER, "000000").refused(422, "alias_code_locked");
    assert_eq!(refused["possible_from"], until);
    let lock = locks()[0].take();
    assert_eq!(
        [&lock["factor"], &lock["locked"], &lock["wrong_tries"], &lock["possible_from"]],
        [&json!("alias"), &json!(true), &json!(20), &json!(until)]
    );
    let letter = campus.messages("hanako").into_iter().rev().find(|it| it["to"] == "hanako@example.jp").unwrap();
    assert_eq!(letter["subject"], "meibo: ロックされました（送信元アドレスの確認コード）");
    service.clock.set(&until);
    // Of the ten for this address nine are left, and go; those for the other one stay.
    verify(&campus, &campus.token("hanako"), LAB, &fresh_code(LAB)).ok();
    assert_eq!(wrong(OTHER), "code_wrong");
    assert_eq!(locks()[0]["wrong_tries"], 11);
    let request = campus.request(&campus.admin(), "POST", "/v1/accounts/hanako/unlock", &json!({}));
    assert_eq!(request.header(REASON.0, REASON.1).send().ok()["factors"], json!(["alias"]));
    assert_eq!(locks(), json!([]));
});

on_both!(alias_3_one_code_opens_once_for_64_who_race, |service| {
    let campus = Campus::new(service);
    let token = mailbox(&campus, "hanako");
    ask(&campus, &token, LAB).ok();
    let code = json!({ "code": campus.code("hanako") });
    let path = format!("{MINE}/{LAB}/code");
    let answers = race(64, |_| campus.request(&token, "POST", &path, &code));
    let allowed = ["alias_verified", "code_used", "code_dead", "too_many_tries", "alias_code_locked"];
    let others = one_winner(&answers);
    assert!(others.iter().all(|code| allowed.contains(&code.as_str())), "{others:?}");
    assert_eq!(items(&campus, &token)[0]["state"], "verified");
});

on_both!(alias_3_a_code_of_one_alias_opens_no_other, |service| {
    let campus = Campus::new(service);
    let token = mailbox(&campus, "hanako");
    ask(&campus, &token, LAB).ok();
    let code = campus.code("hanako");
    service.clock.pass(1.seconds());
    ask(&campus, &token, "boss@lab.example.com").ok();
    if code != campus.code("hanako") {
        verify(&campus, &token, "boss@lab.example.com", &code).refused(422, "code_wrong");
    }
    verify(&campus, &token, LAB, &code).ok();
    let other = mailbox(&campus, "taro");
    verify(&campus, &other, "boss@lab.example.com", &campus.code("hanako")).refused(404, "alias_not_found");
});

on_both!(alias_4_what_is_deleted_is_gone_and_an_administrator_says_why, |service| {
    let campus = Campus::new(service);
    let token = mailbox(&campus, "hanako");
    verified(&campus, "hanako", &token, LAB);
    let path = format!("{LIST}/{}", "ＨＡＮＡＫＯ%40lab.example.com".replace("ＨＡＮＡＫＯ", "Hanako"));
    let gone = campus.call(&token, "DELETE", &path, &Value::Null).ok();
    assert_eq!((&gone["alias"]["address"], &gone["deleted_at"]), (&json!(LAB), &json!("2026-04-13T09:00:00+09:00")));
    campus.call(&token, "DELETE", &path, &Value::Null).refused(404, "alias_not_found");
    assert!(items(&campus, &token).is_empty());
    ask(&campus, &token, LAB).ok();
    let path = format!("/v1/accounts/hanako/aliases/{LAB}");
    let desk = campus.holder("desk", "help-desk");
    assert_eq!(campus.get(&desk, "/v1/accounts/hanako/aliases").ok()["items"][0]["address"], LAB);
    campus.request(&desk, "DELETE", &path, &Value::Null).header(REASON.0, REASON.1).send().refused(403, "not_allowed");
    campus.call(&campus.admin(), "DELETE", &path, &Value::Null).refused(400, "reason_needed");
    campus.request(&campus.admin(), "DELETE", &path, &Value::Null).header(REASON.0, REASON.1).send().ok();
    let told = campus.messages("hanako");
    assert!(told.iter().any(|it| it["body"].as_str().unwrap().contains("asked at the counter")), "{told:?}");
    campus.get(&campus.holder("gakusei", "helper"), "/v1/accounts/hanako/aliases").refused(403, "not_allowed");
    let shown = campus.get(&campus.token("gakusei"), "/v1/accounts/hanako").ok();
    assert!(shown["aliases"].is_null(), "a student helper sees no addresses: {shown}");
});

on_both_with_servers!(alias_4_the_password_is_sealed_for_its_row_and_never_shown, |service| {
    const CANARY: &str = "パスワード of the provider 9";
    let campus = Campus::new(service);
    let token = mailbox(&campus, "hanako");
    let asked = campus.post(&token, MINE, &own(LAB, "starttls", CANARY)).ok();
    campus.post(&token, MINE, &own("other@lab.example.com", "starttls", CANARY)).ok();
    verify(&campus, &token, "other@lab.example.com", &campus.code("hanako")).ok();
    let seen = [
        asked.to_string(),
        campus.get(&token, LIST).text,
        campus.get(&campus.admin(), "/v1/accounts/hanako").text,
        campus.get(&campus.admin(), "/v1/audit?limit=1000").text,
        service.outbox().iter().map(Value::to_string).collect(),
        service.log(),
    ];
    assert!(seen.iter().all(|text| !text.contains(CANARY) && !text.contains("provider 9")), "{seen:?}");
    let key = ["meibo.key", "meibod.key"].iter().find_map(|name| std::fs::read(service.folder().join(name)).ok());
    let vault = Vault::new(&key.unwrap().try_into().unwrap());
    let rows = tokio::runtime::Runtime::new().unwrap().block_on(async {
        let store = Store::open(&service.database()).await.unwrap();
        let mut conn = store.read().await.unwrap();
        let account = store::account::find_one(&mut conn, &"hanako".parse().unwrap()).await.unwrap().unwrap();
        let rows = store::alias::list(&mut conn, account.account.id).await.unwrap();
        drop(conn);
        store.close().await;
        rows
    });
    let [one, other] = rows.as_slice() else { panic!("{rows:?}") };
    let opened =
        |row: &store::alias::Alias, sealed: &str| vault.open(Place("aliases", "sealed", &row.id.to_string()), sealed);
    let sealed = one.own.as_ref().unwrap().sealed.as_str();
    assert!(!sealed.contains("provider"));
    assert_eq!(opened(one, sealed).unwrap(), Secret::from(CANARY));
    assert!(opened(other, sealed).is_err(), "a sealed password moved to another row does not open");
});

/// While alias codes are locked none is sent, to the address that waits or to another one.
fn a_locked_alias_is_sent_no_code(engine: Engine) {
    let service = Setup::new(engine).config("[policy.sign_in]\nmax_wrong_tries = 3\n").start();
    let campus = Campus::new(&service);
    let token = mailbox(&campus, "hanako");
    ask(&campus, &token, LAB).ok();
    let right = campus.code("hanako");
    let wrong = (0..).map(|n| format!("{n:06}")).find(|code| *code != right).unwrap();
    for _ in 0..3 {
        verify(&campus, &token, LAB, &wrong).refused(422, "code_wrong");
    }
    campus.post(&token, &format!("{MINE}/{LAB}/send"), &json!({})).refused(422, "alias_code_locked");
    ask(&campus, &token, LAB).refused(422, "alias_code_locked");
    ask(&campus, &token, "boss@lab.example.com").refused(422, "alias_code_locked");
    assert_eq!(campus.codes("hanako").len(), 1);
    let unlock = campus.request(&campus.admin(), "POST", "/v1/accounts/hanako/unlock", &json!({}));
    unlock.header(REASON.0, REASON.1).send().ok();
    campus.post(&token, &format!("{MINE}/{LAB}/send"), &json!({})).ok();
    verify(&campus, &token, LAB, &campus.code("hanako")).ok();
}

#[test]
fn sign_4_a_locked_alias_is_sent_no_code_on_sqlite() {
    a_locked_alias_is_sent_no_code(Engine::Sqlite);
}

#[test]
fn sign_4_a_locked_alias_is_sent_no_code_on_postgres() {
    a_locked_alias_is_sent_no_code(Engine::Postgres);
}
