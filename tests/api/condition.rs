//! Lists that the service cuts are filtered exactly and ordered by every field that they show (FIND-1).

use jiff::ToSpan;
use meibo::{
    contract::{account::AccountList, audit::AuditList, field::Fields, pop::PopList},
    rules::condition::{Field, Kind},
};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

use super::campus::{ADMIN, Campus, new_account};

fn encoded(text: &str) -> String {
    utf8_percent_encode(text, NON_ALPHANUMERIC).to_string()
}

/// The rows that conditions leave.
#[track_caller]
fn rows(campus: &Campus<'_>, token: &str, list: &str, conditions: &[&str]) -> Vec<Value> {
    let filters: String = conditions.iter().map(|condition| format!("&filter={}", encoded(condition))).collect();
    let page = campus.get(token, &format!("{list}?limit=1000{filters}")).ok();
    let rows = page["items"].as_array().unwrap().clone();
    assert_eq!(page["total"], rows.len(), "{conditions:?}");
    rows
}

#[track_caller]
fn ids(campus: &Campus<'_>, token: &str, conditions: &[&str]) -> String {
    let rows = rows(campus, token, "/v1/accounts", conditions);
    rows.iter().map(|row| row["login_id"].as_str().unwrap()).collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn refused(campus: &Campus<'_>, token: &str, list: &str, condition: &str) -> Value {
    campus.get(token, &format!("{list}?filter={}", encoded(condition))).refused(400, "filter_value_unknown")["facts"]
        .clone()
}

/// Six people: two in another department, a student, one who is disabled, one of the help desk, one who is entitled.
fn people(campus: &Campus<'_>) {
    for (id, name, department, affiliation) in [
        ("tanaka", "田中 太郎", "工学部", "staff"),
        ("tan", "丹 一郎", "工学部", "staff"),
        ("watanabe01", "渡邊 花子", "工学部附属", "staff"),
        ("watanabe02", "工学部", "文学部", "student"),
        ("suzuki", "Smith, John", "文学部", "staff"),
    ] {
        let mut body = new_account(id, affiliation);
        body["name"] = json!(name);
        body["department"] = json!(department);
        campus.post(&campus.admin(), "/v1/accounts", &body).ok();
        campus.service.clock.pass(1.hour());
    }
    campus.gives("suzuki", "help-desk");
    campus.disables("watanabe02");
}

on_both!(find_1_accounts_are_filtered_exactly_and_all_conditions_hold, |service| {
    let campus = Campus::new(service);
    people(&campus);
    let admin = campus.admin();
    for (conditions, expected) in [
        (&["login_id=tan"][..], "tan"),
        (&["login_id=ＴＡＮ"], "tan"),
        (&["login_id=tan,suzuki"], "suzuki tan"),
        (&["login_id>=tan"], "tan tanaka watanabe01 watanabe02"),
        (&["name=工学部"], "watanabe02"),
        (&["name=\"Smith, John\""], "suzuki"),
        (&["department=工学部"], "tan tanaka"),
        (&["department=工学部,文学部", "department!=文学部"], "tan tanaka"),
        (&["department=文学部", "state=enabled"], "suzuki"),
        (&["state!=enabled"], "watanabe02"),
        (&["state=locked-down"], ""),
        (&["roles=help-desk"], "suzuki"),
        (&["role=help-desk,administrator"], "admin0001 suzuki"),
        (&["roles="], "tan tanaka watanabe01 watanabe02"),
        (&["roles!=help-desk", "department=文学部"], "watanabe02"),
        (&["affiliation=student"], "watanabe02"),
        (&["entitlement=none", "department=工学部"], "tan tanaka"),
        (&["two_step=on"], ""),
        (&["ends_at=", "login_id=tan"], "tan"),
        (&["ends_at!="], ""),
        (&["ends_at<2030-01-01"], ""),
        (&["login_id=tan", "login_id=tanaka"], ""),
    ] {
        assert_eq!(ids(&campus, &admin, conditions), expected, "{conditions:?}");
    }
    // A search beside it narrows what the filter leaves, and never widens it: tanaka is of another department.
    let both = campus.get(&admin, &format!("/v1/accounts?search=tan&filter={}", encoded("department=文学部"))).ok();
    let found: Vec<&Value> = both["items"].as_array().unwrap().iter().map(|row| &row["login_id"]).collect();
    assert_eq!(found, ["watanabe02"]);
});

on_both!(find_1_what_does_not_exist_is_refused_and_the_nearest_is_named, |service| {
    let campus = Campus::new(service);
    people(&campus);
    let admin = campus.admin();
    for (list, condition, meant) in [
        ("/v1/accounts", "state=disabld", "disabled"),
        ("/v1/accounts", "department=工学", "工学部"),
        ("/v1/accounts", "department!=工学", "工学部"),
        ("/v1/audit", "operation=app_password.create", "app-password.create"),
        ("/v1/audit", "outcome=refusd", "refused"),
        ("/v1/audit", "code=own_roll", "own_role"),
        ("/v1/pop", "mode=disable", "disabled"),
        ("/v1/pop", "state=opn", "open"),
    ] {
        assert_eq!(refused(&campus, &admin, list, condition)["meant"], meant, "{condition}");
    }
    for (list, condition) in [
        ("/v1/accounts", "login_id=tanak"),
        ("/v1/accounts", "login_id=tan,tanak"),
        ("/v1/audit", "account=tanka"),
        ("/v1/audit", "actor=tanka"),
        ("/v1/audit", "actor=token:none"),
        ("/v1/pop", "used_percent=many"),
    ] {
        refused(&campus, &admin, list, condition);
    }
    for (query, name) in
        [("account=tanka", "account"), ("actor=tanka", "actor"), ("operation=app_password.create", "operation")]
    {
        let facts =
            campus.get(&admin, &format!("/v1/audit?{query}")).refused(400, "filter_value_unknown")["facts"].clone();
        assert_eq!(facts["name"], name);
    }
    let unknown =
        campus.get(&admin, &format!("/v1/accounts?filter={}", encoded("nmae=x"))).refused(400, "filter_unknown");
    assert_eq!(unknown["facts"]["meant"], "name");
    campus.get(&admin, "/v1/accounts?filter=name").refused(400, "filter_invalid");
    campus.get(&admin, &format!("/v1/accounts?filter={}", encoded("name=a\0b"))).refused(400, "filter_value_unknown");
    for operation in ["sync.confirm", "entitlement.end", "account.create-admin", "mail.log-in"] {
        rows(&campus, &admin, "/v1/audit", &[&format!("operation={operation}")]);
    }
    // Who is known is there, also where nothing is told of them; and what the trail names.
    assert_eq!(rows(&campus, &admin, "/v1/audit", &["actor=tan"]), Vec::<Value>::new());
    assert_eq!(rows(&campus, &admin, "/v1/audit", &["operation=account.create", "account=tan"]).len(), 1);
});

on_both!(find_1_the_trail_is_filtered_by_time_and_ordered, |service| {
    let campus = Campus::new(service);
    people(&campus);
    let admin = campus.admin();
    // The clock stood at 09:00 of 13 April 2026 when the first of them was made.
    let made = |conditions: &[&str]| {
        let all = [&["operation=account.create"], conditions].concat();
        let rows = rows(&campus, &admin, "/v1/audit", &all);
        rows.iter().map(|row| row["account"].as_str().unwrap().to_owned()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(made(&[]), "suzuki watanabe02 watanabe01 tan tanaka");
    assert_eq!(made(&["at>=2026-04-13 11:00"]), "suzuki watanabe02 watanabe01");
    assert_eq!(made(&["at=2026-04-13 11:00"]), "watanabe01");
    assert_eq!(made(&["at<2026-04-13 11:00"]), "tan tanaka");
    assert_eq!(made(&["at<=2026-04-13 11:00", "at>2026-04-13 09:00"]), "watanabe01 tan");
    assert_eq!(made(&["at=today"]), "suzuki watanabe02 watanabe01 tan tanaka");
    assert_eq!(made(&["at<today"]), "");
    assert_eq!(made(&["at>=-3h"]), "suzuki watanabe02 watanabe01");
    let page =
        campus.get(&admin, &format!("/v1/audit?sort=at&limit=2&filter={}", encoded("operation=account.create"))).ok();
    let first: Vec<&str> =
        page["items"].as_array().unwrap().iter().map(|row| row["account"].as_str().unwrap()).collect();
    assert_eq!(first, ["tanaka", "tan"]);
});

/// Whether the rows that are chosen by a value of a field are those that show it.
#[track_caller]
fn shows_what_it_is_asked_for(campus: &Campus<'_>, token: &str, list: &str, fields: &Fields, key: &str) {
    let all = rows(campus, token, list, &[]);
    let keys = |rows: &[Value]| rows.iter().map(|row| row[key].to_string()).collect::<std::collections::BTreeSet<_>>();
    for Field { name, kind } in fields.plain.iter().filter(|field| all.iter().any(|row| row.get(&field.name).is_some()))
    {
        for row in &all {
            let value = match &row[name] {
                Value::Null => String::new(),
                Value::String(text) => format!("\"{text}\""),
                Value::Array(values) => {
                    values.first().map_or_else(String::new, |value| value.as_str().unwrap().to_owned())
                }
                value => value.to_string(),
            };
            let is_it = |other: &&Value| match (&row[name], &other[name]) {
                (Value::Array(of), Value::Array(others)) if !of.is_empty() => others.contains(&of[0]),
                (of, other) => of == other,
            };
            let (same, others): (Vec<Value>, Vec<Value>) = all.iter().cloned().partition(|other| is_it(&other));
            let chosen = rows(campus, token, list, &[&format!("{name}={value}")]);
            assert_eq!(keys(&chosen), keys(&same), "{list} {name}={value}");
            let rest = rows(campus, token, list, &[&format!("{name}!={value}")]);
            assert_eq!(keys(&rest), keys(&others), "{list} {name}!={value}");
            if matches!(kind, Kind::Number | Kind::Time) && !value.is_empty() {
                let more = keys(&rows(campus, token, list, &[&format!("{name}>{value}")]));
                let most = keys(&rows(campus, token, list, &[&format!("{name}<={value}")]));
                assert!(more.is_disjoint(&most) && most.is_superset(&keys(&same)), "{list} {name}<={value}");
            }
        }
    }
}

/// Whether a list comes in the same order at once and row by row, by each of its fields.
#[track_caller]
fn orders_by_all_it_shows(campus: &Campus<'_>, token: &str, list: &str, fields: &Fields) {
    for field in &fields.plain {
        for sort in [field.name.clone(), format!("-{}", field.name)] {
            let whole = campus.get(token, &format!("{list}?limit=1000&sort={sort}")).ok()["items"].clone();
            let (mut paged, mut cursor) = (Vec::new(), String::new());
            loop {
                let page = campus.get(token, &format!("{list}?limit=2&sort={sort}{cursor}")).ok();
                paged.extend(page["items"].as_array().unwrap().clone());
                let Some(next) = page["next_cursor"].as_str() else { break };
                cursor = format!("&cursor={}", encoded(next));
            }
            assert_eq!(json!(paged), whole, "{list} {sort}");
        }
    }
}

on_both!(find_1_accounts_can_be_filtered_and_sorted_by_all_that_is_shown, |service| {
    let campus = Campus::new(service);
    people(&campus);
    let mut workshop = new_account("ws01", "other");
    workshop["kind"] = json!("workshop");
    workshop["last_day"] = json!("2026-05-31");
    campus.post(&campus.admin(), "/v1/accounts", &workshop).ok();
    campus.post(&campus.person("yamada", "staff"), "/v1/accounts/me/applications/apply", &json!({})).ok();
    let admin = campus.admin();
    shows_what_it_is_asked_for(&campus, &admin, "/v1/accounts", AccountList::fields(), "login_id");
    orders_by_all_it_shows(&campus, &admin, "/v1/accounts", AccountList::fields());
});

on_both!(find_1_pop_can_be_filtered_and_sorted_by_all_that_is_shown, |service| {
    let campus = Campus::new(service);
    for (id, messages) in [("tanaka", "all"), ("suzuki", "from-now-on"), ("yamada", "all")] {
        let token = campus.person(id, "staff");
        campus.post(&token, "/v1/me/pop/enable", &json!({ "messages": messages })).ok();
        campus.service.clock.pass(1.hour());
    }
    let admin = campus.admin();
    shows_what_it_is_asked_for(&campus, &admin, "/v1/pop", PopList::fields(), "login_id");
    orders_by_all_it_shows(&campus, &admin, "/v1/pop", PopList::fields());
    assert_eq!(rows(&campus, &admin, "/v1/pop", &["used_percent<1", "state=open", "locked_until="]).len(), 3);
});

on_both!(find_1_the_trail_can_be_filtered_and_sorted_by_all_that_is_shown, |service| {
    let campus = Campus::new(service);
    campus.person("tanaka", "staff");
    campus
        .call(&campus.admin(), "PUT", &format!("/v1/accounts/{ADMIN}/roles/helper"), &Value::Null)
        .refused(403, "own_role");
    let admin = campus.admin();
    shows_what_it_is_asked_for(&campus, &admin, "/v1/audit", AuditList::fields(), "request_id");
    orders_by_all_it_shows(&campus, &admin, "/v1/audit", AuditList::fields());
});
