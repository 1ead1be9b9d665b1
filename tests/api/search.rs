//! Searches find people however they are written, and addresses lead to their accounts (FIND-2, FIND-4).

use jiff::ToSpan;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

use super::campus::{Campus, new_account};

#[track_caller]
fn found(campus: &Campus<'_>, words: &str) -> String {
    let words = utf8_percent_encode(words, NON_ALPHANUMERIC);
    let page = campus.get(&campus.admin(), &format!("/v1/accounts?search={words}")).ok();
    let ids: Vec<&str> =
        page["items"].as_array().unwrap().iter().map(|row| row["login_id"].as_str().unwrap()).collect();
    assert_eq!(page["total"], ids.len(), "{words}");
    ids.join(" ")
}

/// Somebody with a former address, a present one, one that waits, and one to send from.
fn with_addresses(campus: &Campus<'_>) {
    campus.person("tanaka", "staff");
    let set = |address: &str| {
        campus.service.clock.pass(744.hours());
        let token = campus.token("tanaka");
        campus.call(&token, "PUT", "/v1/me/address", &json!({ "address": address })).ok();
        token
    };
    for address in ["taro1", "taro2"] {
        set(address);
        campus.service.clock.pass(1.hour());
        campus.run_has_come("tanaka");
    }
    let alias = json!({ "address": "T.Taro@Lab.Example.com", "display_name": "T" });
    campus.post(&set("taro3"), "/v1/me/aliases", &alias).ok();
}

on_both!(find_2_people_are_found_however_they_are_written, |service| {
    let campus = Campus::new(service);
    for (id, name, department) in [
        ("p1", "葛\u{e0100}城 一郎", "工学部"),
        ("p2", "田中 太郎", "文学部"),
        ("p3", "髙﨑 花子", "文学部"),
        ("p4", "渡邉 次郎", "理学部"),
        ("p5", "齋藤 ゆうこ", "理学部"),
        ("p6", "Zoë O’Brien", "文学部"),
    ] {
        let mut body = new_account(id, "staff");
        body["name"] = json!(name);
        body["department"] = json!(department);
        campus.post(&campus.admin(), "/v1/accounts", &body).ok();
    }
    for (words, ids) in [
        ("葛城", "p1"),
        ("田中太郎", "p2"),
        ("太郎 田中", "p2"),
        ("高崎", "p3"),
        ("渡辺", "p4"),
        ("斉藤ユウコ", "p5"),
        ("zoe o'brien", "p6"),
        ("文学部 花子", "p3"),
        ("田中 花子", ""),
        ("城一 葛", "p1"),
    ] {
        assert_eq!(found(&campus, words), ids, "{words}");
    }
    // What is written anew is found anew.
    campus.call(&campus.admin(), "PATCH", "/v1/accounts/p2", &json!({ "name": "佐藤 太郎" })).ok();
    assert_eq!((found(&campus, "田中").as_str(), found(&campus, "佐藤").as_str()), ("", "p2"));
});

on_both!(find_2_people_are_found_by_their_addresses, |service| {
    let campus = Campus::new(service);
    campus.person("suzuki", "staff");
    with_addresses(&campus);
    for words in
        ["taro2@mail.example.jp", "TARO2", "taro1@mail.example.jp", "taro3", "t.taro@lab.example.com", "ｔａｒｏ２"]
    {
        assert_eq!(found(&campus, words), "tanaka", "{words}");
    }
    // A domain is of everybody, and is searched only where it is asked for.
    assert_eq!(found(&campus, "mail.example"), "");
    assert_eq!(found(&campus, "@mail.example.jp"), "tanaka");
});

on_both!(find_4_an_address_leads_to_its_account_for_those_who_may_read_it, |service| {
    let campus = Campus::new(service);
    campus.person("suzuki", "staff");
    campus.holder("helper01", "helper");
    campus.holder("desk0001", "help-desk");
    with_addresses(&campus);
    let [owner, other, helper, desk] = ["tanaka", "suzuki", "helper01", "desk0001"].map(|id| campus.token(id));
    let asked = |token: &str, address: &str| campus.get(token, &format!("/v1/addresses/{address}"));
    let tanaka = json!({ "accounts": ["tanaka"] });
    for address in ["taro2@mail.example.jp", "Taro1@MAIL.example.jp", "taro3@mail.example.jp"] {
        for token in [&owner, &helper, &desk] {
            assert_eq!(asked(token, address).ok(), tanaka, "{address}");
        }
        asked(&other, address).refused(403, "not_allowed");
    }
    // A send-as address is withheld from a helper, and leads them nowhere.
    assert_eq!(asked(&desk, "t.taro@lab.example.com").ok(), tanaka);
    assert_eq!(asked(&owner, "t.taro@lab.example.com").ok(), tanaka);
    for (token, status, code) in [(&helper, 404, "account_not_found"), (&other, 403, "not_allowed")] {
        let answers = ["t.taro@lab.example.com", "none@lab.example.com"].map(|address| {
            let mut answer: Value = asked(token, address).refused(status, code);
            answer
                .as_object_mut()
                .unwrap()
                .retain(|name, _| !["request_id", "facts", "title", "detail"].contains(&name.as_str()));
            answer
        });
        assert_eq!(answers[0], answers[1], "{code}");
    }
});
