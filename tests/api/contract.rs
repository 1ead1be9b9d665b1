//! What every client meets: bad requests, pages, languages (ALL-3, ALL-4, and the contract of the issue).

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::campus::{ADMIN, Campus, PASSWORD, new_account, outcome};
use crate::support::{http::Answer, openapi::example};

/// Demands the form that every problem has, and gives it.
#[track_caller]
fn problem(answer: Answer, status: u16, code: &str) -> Value {
    let problem = answer.refused(status, code);
    assert_eq!(problem["type"], format!("tag:meibo,2026:{code}"));
    assert_eq!(problem["status"], status);
    for field in ["title", "detail", "request_id"] {
        assert!(problem[field].as_str().is_some_and(|text| !text.is_empty()), "{field}: {problem}");
    }
    problem
}

on_both!(bad_requests_get_their_own_clear_answers, |service| {
    let campus = Campus::new(service);
    let admin = campus.admin();
    let mut extra = new_account("tanaka", "staff");
    extra["colour"] = json!("red");
    let unknown = problem(campus.post(&admin, "/v1/accounts", &extra), 400, "unknown_field");
    assert_eq!(unknown["facts"]["field"], "colour");
    let mut missing = new_account("tanaka", "staff");
    missing.as_object_mut().unwrap().remove("name");
    let missing = problem(campus.post(&admin, "/v1/accounts", &missing), 400, "invalid_request");
    assert_eq!((&missing["facts"]["field"], &missing["facts"]["why"]), (&json!("name"), &json!("missing")));
    let mut wrong = new_account("tanaka", "staff");
    wrong["name"] = json!(7);
    let wrong = problem(campus.post(&admin, "/v1/accounts", &wrong), 400, "invalid_request");
    assert_eq!(wrong["facts"]["field"], "name");
    let bodies: [&str; 9] =
        ["", "{", "[]", "null", "7", "\"text\"", "{\"a\":1}{}", "{\"login_id\":\"\\ud800\"}", "\u{feff}{}"];
    for body in bodies {
        let answer = campus.http.request("POST", "/v1/accounts").token(&admin).body(body).send();
        assert!(["invalid_request", "unknown_field"].contains(&outcome(&answer).as_str()), "{body}: {answer:?}");
        assert_eq!(answer.status, 400, "{body}");
    }
    let answer = campus.http.request("POST", "/v1/accounts").token(&admin).body(vec![0xff, 0xfe, 0x00]).send();
    problem(answer, 400, "invalid_request");
    problem(campus.get(&admin, "/v1/accounts?colour=red"), 400, "unknown_field");
    problem(campus.get(&admin, "/v1/accounts?limit=1&limit=2"), 400, "invalid_request");
    problem(campus.get(&admin, "/v1/accounts?affiliation=wizard"), 400, "invalid_request");
    problem(campus.get(&admin, "/v1/accounts?sort=shoe_size"), 400, "invalid_value");
    problem(campus.get(&admin, "/v1/accounts?state=asleep"), 400, "invalid_value");
    problem(campus.get(&admin, "/v1/accounts/no%20such%20form"), 400, "invalid_request");
    problem(campus.get(&admin, "/v1/accounts/%ff"), 400, "invalid_request");
    problem(campus.get(&admin, "/v1/accounts/nobody"), 404, "account_not_found");
    let path_twice = json!({ "account": "admin0001", "department": "x" });
    problem(campus.call(&admin, "PATCH", "/v1/accounts/tanaka", &path_twice), 400, "unknown_field");
});

on_both!(a_wish_in_the_wrong_place_is_not_ignored, |service| {
    let campus = Campus::new(service);
    campus.person("tanaka", "staff");
    let refused = campus.post(&campus.admin(), "/v1/accounts/tanaka/disable?dry_run=true", &json!({}));
    assert_eq!(problem(refused, 400, "unknown_field")["facts"]["field"], "dry_run");
    campus.token("tanaka");
});

on_both!(wrong_paths_methods_and_sizes, |service| {
    let campus = Campus::new(service);
    let admin = campus.admin();
    for path in ["/", "/v1", "/v1/nothing", "/v1/accounts/", "/v2/accounts", "/V1/accounts"] {
        problem(campus.get(&admin, path), 404, "no_such_path");
    }
    let cases = [
        ("PUT", "/v1/accounts", "GET,HEAD,POST"),
        ("DELETE", "/v1/policy", "GET,HEAD"),
        ("GET", "/v1/sign-ins", "POST"),
        ("PATCH", "/v1/session", "DELETE,GET,HEAD"),
        ("BREW", "/v1/session", "DELETE,GET,HEAD"),
    ];
    for (method, path, allowed) in cases {
        let answer = campus.http.request(method, path).token(&admin).send();
        let allow: BTreeSet<String> =
            answer.headers["allow"].to_str().unwrap().split(',').map(|it| it.trim().to_owned()).collect();
        assert_eq!(allow, allowed.split(',').map(str::to_owned).collect(), "{method} {path}");
        problem(answer, 405, "method_not_allowed");
    }
    let mut body = new_account("tanaka", "staff");
    body["name"] = json!("x".repeat(1024 * 1024));
    let refused = problem(campus.post(&admin, "/v1/accounts", &body), 413, "too_large");
    assert!(refused["detail"].as_str().unwrap().contains("1048576"), "{refused}");
    let mut whole = serde_json::to_vec(&new_account("tanaka", "staff")).unwrap();
    whole.resize(1024 * 1024, b' ');
    campus.http.request("POST", "/v1/accounts").token(&admin).body(whole).send().ok();
});

on_both!(pages_are_bounded_and_cursors_are_those_that_were_given, |service| {
    let campus = Campus::new(service);
    let admin = campus.admin();
    for list in ["/v1/accounts", "/v1/audit", "/v1/accounts/me/applications"] {
        for limit in ["0", "1001"] {
            problem(campus.get(&admin, &format!("{list}?limit={limit}")), 400, "invalid_value");
        }
        for limit in ["-1", "ten", "1.5", "99999999999"] {
            problem(campus.get(&admin, &format!("{list}?limit={limit}")), 400, "invalid_request");
        }
        for cursor in ["%20", "no-such-cursor", "1-", "-", "9999999999999999999999-0000000000000"] {
            problem(campus.get(&admin, &format!("{list}?cursor={cursor}")), 400, "invalid_value");
        }
        campus.get(&admin, &format!("{list}?limit=1000")).ok();
    }
});

/// Reads a list to its end, `between` pages doing something else.
fn walk(campus: &Campus<'_>, token: &str, path: &str, limit: u32, mut between: impl FnMut(usize)) -> Vec<Value> {
    let (mut rows, mut cursor, mut pages) = (Vec::new(), String::new(), 0);
    loop {
        let page = campus.get(token, &format!("{path}limit={limit}{cursor}")).ok();
        let items = page["items"].as_array().unwrap();
        assert!(items.len() <= limit as usize);
        rows.extend(items.iter().cloned());
        let Some(next) = page["next_cursor"].as_str() else { return rows };
        assert_eq!(items.len(), limit as usize, "only the last page is short");
        cursor = format!("&cursor={next}");
        pages += 1;
        between(pages);
    }
}

on_both!(lists_page_without_loss_or_repeat_also_while_rows_come_in, |service| {
    let campus = Campus::new(service);
    let admin = campus.admin();
    let names = ["阿部", "Abe", "abe", "井上", "Zoë", "élan", "_x", "田中", "ｱﾍﾞ", "阿部"];
    for (place, name) in names.iter().enumerate() {
        let mut body = new_account(&format!("m{place}"), "student");
        body["name"] = json!(name);
        body["department"] = json!(if place % 2 == 0 { "理学部" } else { "工学部" });
        campus.post(&admin, "/v1/accounts", &body).ok();
    }
    let ids = |rows: &[Value]| -> Vec<String> {
        rows.iter().map(|row| row["login_id"].as_str().unwrap().to_owned()).collect()
    };
    let mut made = 0;
    for sort in ["login_id", "-login_id", "name", "-name", "department", "-department", "created_at", "-created_at"] {
        let path = format!("/v1/accounts?affiliation=student&sort={sort}&");
        let whole = ids(&walk(&campus, &admin, &path, 1000, |_| {}));
        let paged = ids(&walk(&campus, &admin, &path, 3, |page| {
            if page == 1 {
                made += 1;
                let name = if made % 2 == 0 { "a0" } else { "zz" };
                campus.post(&admin, "/v1/accounts", &new_account(&format!("{name}{made}"), "student")).ok();
            }
        }));
        assert_eq!(paged.iter().collect::<BTreeSet<_>>().len(), paged.len(), "{sort}: a row comes twice");
        let seen: Vec<String> = paged.into_iter().filter(|id| whole.contains(id)).collect();
        assert_eq!(seen, whole, "{sort}");
    }
    let entries = walk(&campus, &admin, "/v1/audit?operation=account.create&", 4, |_| {
        campus.sign_in("nobody", "wrong");
    });
    let requests: BTreeSet<&str> = entries.iter().map(|entry| entry["request_id"].as_str().unwrap()).collect();
    assert_eq!((requests.len(), entries.len()), (18, 18));
});

on_both!(names_sort_byte_by_byte_on_both_engines, |service| {
    let campus = Campus::new(service);
    let admin = campus.admin();
    for (id, name) in [("p1", "b"), ("p2", "B"), ("p3", "_"), ("p4", "あ"), ("p5", "ア"), ("p6", "é"), ("p7", "a")] {
        let mut body = new_account(id, "student");
        body["name"] = json!(name);
        campus.post(&admin, "/v1/accounts", &body).ok();
    }
    let rows = walk(&campus, &admin, "/v1/accounts?affiliation=student&sort=name&", 2, |_| {});
    let names: Vec<&str> = rows.iter().map(|row| row["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["B", "_", "a", "b", "é", "あ", "ア"]);
});

on_both!(a_search_finds_names_as_people_type_them, |service| {
    let campus = Campus::new(service);
    let admin = campus.admin();
    for (id, name) in [("p1", "山田　太郎"), ("p2", "ＡＢＣ商会"), ("p3", "100%_done"), ("p4", "Tanaka Hanako")]
    {
        let mut body = new_account(id, "student");
        body["name"] = json!(name);
        campus.post(&admin, "/v1/accounts", &body).ok();
    }
    let found = |words: &str| -> Vec<String> {
        let words: String = words.bytes().map(|byte| format!("%{byte:02X}")).collect();
        let page = campus.get(&admin, &format!("/v1/accounts?search={words}")).ok();
        page["items"].as_array().unwrap().iter().map(|row| row["login_id"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(found("山田　太郎"), ["p1"]);
    assert_eq!(found("太郎"), ["p1"]);
    assert_eq!(found("ＡＢＣ"), ["p2"]);
    assert_eq!(found("%_"), ["p3"]);
    assert_eq!(found("tanaka"), ["p4"]);
    assert_eq!(found("ｐ４"), ["p4"]);
});

on_both!(all_3_problems_are_told_in_the_accepted_language, |service| {
    let campus = Campus::new(service);
    let asked = |language: &str| {
        let answer = campus.http.request("GET", "/v1/session").header("Accept-Language", language).send();
        problem(answer, 401, "sign_in_needed")["title"].as_str().unwrap().to_owned()
    };
    let (english, japanese) = (asked("en"), asked("ja"));
    assert!(english.is_ascii() && !japanese.is_ascii(), "{english} {japanese}");
    assert_eq!(asked("ja-JP,en;q=0.5"), japanese);
    assert_eq!(asked("en-GB, ja;q=0.9"), english);
    assert_eq!(asked("*"), english);
    for (path, status, code) in [("/v1/nothing", 404, "no_such_path"), ("/v1/sign-ins", 405, "method_not_allowed")] {
        let answer = campus.http.request("GET", path).header("Accept-Language", "ja").send();
        let problem = problem(answer, status, code);
        assert!(!problem["title"].as_str().unwrap().is_ascii(), "{problem}");
    }
});

on_both!(all_4_a_refusal_says_from_when_in_the_zone_of_the_service, |service| {
    let campus = Campus::new(service);
    for place in 0..5 {
        campus.sign_in("nobody", &format!("wrong {place}"));
    }
    let refused = problem(campus.sign_in("nobody", "wrong again"), 422, "too_many_tries");
    assert_eq!(refused["possible_from"], "2026-04-13T09:00:01+09:00");
    assert!(refused["detail"].as_str().unwrap().contains("2026-04-13T09:00:01+09:00"), "{refused}");
});

on_both!(answers_are_not_stored_and_name_their_request, |service| {
    let campus = Campus::new(service);
    let answer = campus.get(&campus.admin(), "/v1/session");
    assert_eq!(answer.headers["cache-control"], "no-store");
    assert_eq!(answer.headers["meibo-request-id"].len(), 13);
    let refused = campus.get("", "/v1/session");
    let id = refused.headers["meibo-request-id"].to_str().unwrap().to_owned();
    assert_eq!(problem(refused, 401, "sign_in_needed")["request_id"], id);
});

on_both!(reasons_are_read_as_utf_8_and_kept_clean, |service| {
    let campus = Campus::new(service);
    campus.person("tanaka", "staff");
    let admin = campus.admin();
    let apply = |reason: &str| {
        let request = campus.request(&admin, "POST", "/v1/accounts/tanaka/applications/apply", &json!({}));
        request.header("Meibo-Reason", reason).send()
    };
    for bad in ["%ff", "%00", "", "%20", &"a".repeat(501), "%E2%80%AE"] {
        problem(apply(bad), 400, "invalid_value");
    }
    apply("%E9%9B%BB%E8%A9%B1").ok();
    assert_eq!(campus.audit("operation=application.apply&outcome=done")[0]["reason"], "電話");
});

on_both!(all_4_a_body_that_is_not_called_json_is_not_read, |service| {
    let campus = Campus::new(service);
    let admin = campus.admin();
    let mut refused = 0;
    for row in meibo::contract::table::table().iter().filter(|row| row.writes) {
        let request = serde_json::to_value(&row.request).unwrap();
        let mut body = example(&request, "", "a secret of the tests 7", 0);
        let mut path = row.path.to_owned();
        for name in meibo::contract::wire::path_fields(row.path) {
            let value = body.as_object_mut().unwrap().remove(name).unwrap();
            path = path.replace(&format!("{{{name}}}"), value.as_str().unwrap());
        }
        for kind in
            ["text/plain", "text/plain;charset=UTF-8", "application/x-www-form-urlencoded", "multipart/form-data", ""]
        {
            let sent =
                campus.http.request(row.method.as_str(), &path).token(&admin).typed(kind, body.to_string()).send();
            problem(sent, 415, "media_type_unknown");
            refused += 1;
        }
    }
    assert!(refused > 200);
    problem(
        campus.http.request("POST", "/v1/bulk/account.disable").typed("text/plain", "{}").send(),
        415,
        "media_type_unknown",
    );
    for kind in ["application/json; charset=utf-8", "Application/JSON"] {
        let body = json!({ "account": ADMIN, "password": PASSWORD }).to_string();
        campus.http.request("POST", "/v1/sign-ins").typed(kind, body).send().ok();
    }
});

on_both!(no_other_page_is_let_in_by_a_browser, |service| {
    let campus = Campus::new(service);
    let mut paths: Vec<String> = meibo::contract::table::table().iter().map(|row| row.path.to_owned()).collect();
    paths.extend(["/healthz", "/readyz", "/openapi.json", "/v1/bulk/account.disable", "/nothing"].map(str::to_owned));
    paths.extend(["/mail/config-v1.1.xml", "/autodiscover/autodiscover.xml"].map(str::to_owned));
    for path in paths {
        let asked =
            campus.http.request("OPTIONS", &path.replace(['{', '}'], "")).header("Origin", "https://elsewhere.example");
        let asked = asked.header("Access-Control-Request-Method", "POST");
        let answer = asked.header("Access-Control-Request-Headers", "authorization,content-type").send();
        assert!([404, 405].contains(&answer.status), "{path}: {answer:?}");
        let names: Vec<&str> = answer.headers.keys().map(|name| name.as_str()).collect();
        assert!(!names.iter().any(|name| name.starts_with("access-control")), "{path}: {names:?}");
    }
});
