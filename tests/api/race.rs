//! Races: many requests at one moment, exactly one winner, everyone else refused cleanly.

use jiff::ToSpan;
use meibo::store::Store;
use serde_json::{Value, json};

use super::campus::{ADMIN, Campus, PASSWORD, REASON, new_account, one_winner, outcome, outcomes, race, token_of};
use crate::{
    support::{Engine, Service},
    walk::{
        self,
        entry::Exception,
        journey::{Step, walk},
    },
};

const MANY: usize = 64;

fn only(codes: &[String], allowed: &[&str]) {
    assert!(codes.iter().all(|code| allowed.contains(&code.as_str())), "{codes:?}");
}

on_both!(_2sv_3_racing_with_one_sent_code_exactly_one_gets_in, |service| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "staff");
    campus.turns_on_sms("tanaka", &token);
    let (flow, code) = (campus.flow("tanaka"), campus.code("tanaka"));
    let path = format!("/v1/sign-ins/{flow}/code");
    let answers = race(MANY, |_| campus.request("", "POST", &path, &json!({ "code": code })));
    only(&one_winner(&answers), &["code_used", "code_dead", "flow_not_found", "too_many_tries"]);
});

on_both!(racing_with_one_enrolment_code_proves_and_turns_on_once, |service| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "staff");
    campus.post(&token, "/v1/me/2sv/enrolment", &json!({ "method": "sms", "phone": "090-1234-5678" })).ok();
    let body = json!({ "code": campus.code("tanaka") });
    let answers = race(MANY, |_| campus.request(&token, "POST", "/v1/me/2sv/enrolment/code", &body));
    only(&one_winner(&answers), &["code_used", "code_dead", "too_many_tries", "flow_not_found"]);
    let answers = race(MANY, |_| campus.request(&token, "POST", "/v1/me/2sv/enrolment/finish", &json!({})));
    only(&one_winner(&answers), &["flow_not_found", "method_held"]);
});

on_both!(racing_with_one_authenticator_step_exactly_one_gets_in, |service| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "staff");
    let secret = campus.turns_on_authenticator(&token);
    service.clock.pass_minutes(1);
    let flows: Vec<String> = (0..MANY).map(|_| campus.flow("tanaka")).collect();
    let code = campus.shows(&secret);
    let answers = race(MANY, |place| {
        campus.request("", "POST", &format!("/v1/sign-ins/{}/code", flows[place]), &json!({ "code": code }))
    });
    only(&one_winner(&answers), &["code_used", "too_many_tries"]);
});

on_both!(racing_with_one_backup_code_exactly_one_gets_in, |service| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "staff");
    campus.turns_on_authenticator(&token);
    let codes = campus.post(&token, "/v1/me/2sv/backup-codes", &json!({})).ok();
    let flows: Vec<String> = (0..MANY).map(|_| campus.flow("tanaka")).collect();
    let answers = race(MANY, |place| {
        campus.request(
            "",
            "POST",
            &format!("/v1/sign-ins/{}/code", flows[place]),
            &json!({ "code": codes["codes"][0] }),
        )
    });
    only(&one_winner(&answers), &["code_wrong", "too_many_tries"]);
    assert_eq!(campus.get(&token, "/v1/accounts/me/2sv").ok()["backup_codes_left"], 9);
});

on_both!(racing_for_codes_sends_five_in_the_hour, |service| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "staff");
    campus.turns_on_sms("tanaka", &token);
    let flow = campus.flow("tanaka");
    let answers = race(MANY, |_| campus.request("", "POST", &format!("/v1/sign-ins/{flow}/send"), &json!({})));
    let codes = outcomes(&answers);
    assert_eq!(codes.iter().filter(|code| *code == "done").count(), 3, "{codes:?}");
    only(&codes, &["done", "code_send_limit"]);
    assert_eq!(campus.codes("tanaka").len(), 5);
});

on_both!(racing_for_one_login_id_makes_one_account, |service| {
    let campus = Campus::new(service);
    let admin = campus.admin();
    let answers = race(MANY, |place| {
        let mut body = new_account(if place % 2 == 0 { "tanaka" } else { "ＴＡＮＡＫＡ" }, "staff");
        body["name"] = json!(format!("person {place}"));
        campus.request(&admin, "POST", "/v1/accounts", &body)
    });
    only(&one_winner(&answers), &["login_id_taken"]);
    let won: Value = serde_json::from_str(&answers.iter().find(|it| it.status == 200).unwrap().text).unwrap();
    let kept = campus.get(&admin, "/v1/accounts/tanaka").ok();
    assert_eq!(kept["account"]["name"], won["account"]["name"]);
    campus.sign_in("tanaka", won["first_password"].as_str().unwrap()).ok();
});

on_both!(apply_1_racing_to_apply_gives_one_entitlement, |service| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "staff");
    let path = "/v1/accounts/me/applications";
    let answers = race(MANY, |_| campus.request(&token, "POST", &format!("{path}/apply"), &json!({})));
    only(&one_winner(&answers), &["already_entitled"]);
    assert_eq!(campus.get(&token, path).ok()["total"], 1);
    let answers = race(MANY, |_| campus.request(&token, "POST", &format!("{path}/stop"), &json!({})));
    only(&one_winner(&answers), &["stop_pending"]);
    let answers = race(MANY, |_| campus.request(&token, "POST", &format!("{path}/withdraw-stop"), &json!({})));
    only(&one_winner(&answers), &["no_stop_pending"]);
});

on_both!(proxy_1_two_agents_race_for_one_target, |service| {
    let campus = Campus::new(service);
    let agents = [campus.holder("agent1", "proxy-applicant"), campus.holder("agent2", "proxy-applicant")];
    campus.person("gakusei", "student");
    let body = json!({ "target": "gakusei" });
    let answers = race(MANY, |place| campus.request(&agents[place % 2], "POST", "/v1/applications/proxy", &body));
    only(&one_winner(&answers), &["proxy_target_refused"]);
});

on_both!(apppw_3_racing_for_the_fiftieth_place, |service| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "staff");
    campus.turns_on_authenticator(&token);
    let make = |place: usize| {
        campus.request(&token, "POST", "/v1/me/app-passwords", &json!({ "name": format!("app {place}") }))
    };
    assert_eq!(outcomes(&race(49, make)), ["done"; 49]);
    only(&one_winner(&race(MANY, make)), &["app_password_limit"]);
    let listed = campus.get(&token, "/v1/accounts/me/app-passwords").ok();
    assert_eq!(listed["items"].as_array().unwrap().len(), 50);
    let path = format!("/v1/accounts/me/app-passwords/{}", listed["items"][0]["id"].as_str().unwrap());
    let answers = race(MANY, |_| campus.request(&token, "DELETE", &path, &Value::Null));
    only(&one_winner(&answers), &["app_password_not_found"]);
});

on_both!(all_2_racing_with_one_key_is_done_once_and_answered_the_same, |service| {
    let campus = Campus::new(service);
    let admin = campus.admin();
    let body = new_account("tanaka", "staff");
    let answers = race(MANY, |_| campus.request(&admin, "POST", "/v1/accounts", &body).key("one key"));
    assert_eq!(outcomes(&answers), ["done"; MANY]);
    assert!(answers.iter().all(|answer| answer.text == answers[0].text), "{answers:?}");
    assert_eq!(campus.audit("operation=account.create&outcome=done").len(), 1);
});

/// Carries out one step 64 times at once under one key: done once, answered the same.
fn once(campus: &Campus<'_>, admin: &str, step: &Step) -> Value {
    let operation = step.operation;
    let done = || campus.get(admin, &format!("/v1/audit?operation={operation}&outcome=done")).ok()["total"].as_u64();
    let send = || step.request(campus).key(operation);
    let before = done().unwrap();
    let answers = race(64, |_| send());
    let first = answers.iter().find(|answer| answer.status == 200);
    let first = first.unwrap_or_else(|| panic!("{operation}: nobody was first: {:?}", answers[0])).text.clone();
    for answer in answers {
        // Who was turned away at the gate, or by a service that has too much to do, asks again.
        let answer = if answer.status == 200 {
            answer
        } else {
            assert!(answer.status == 503 || outcome(&answer) == "too_many_tries", "{operation}: {answer:?}");
            send().send()
        };
        assert_eq!((answer.status, &answer.text), (200, &first), "{operation}: {answer:?}");
    }
    assert_eq!(done(), Some(before + 1), "{operation}");
    // Right passwords that came too late for their first one were counted as tries.
    let path = format!("/v1/accounts/{}/unlock", step.by.name);
    campus.request(admin, "POST", &path, &json!({})).header(REASON.0, REASON.1).send();
    serde_json::from_str(&first).unwrap()
}

/// Whether a step is sent again under its key: strangers share no keys with each other.
fn is_repeated(step: &Step) -> bool {
    !step.by.token.is_empty() && !walk::entry(step.operation).is_excepted(Exception::SentOnce)
}

on_both!(all_2_every_write_sent_64_times_at_once_is_done_once_and_answered_the_same, |service| {
    let campus = Campus::new(service);
    let admin = campus.admin();
    walk(&campus, &mut |step: &Step| {
        service.clock.pass(1.millisecond());
        if is_repeated(step) { once(&campus, &admin, step) } else { step.request(&campus).send().ok() }
    });
});

on_both!(the_last_administrator_stays_whoever_is_first, |service| {
    let campus = Campus::new(service);
    for round in 0..3 {
        let other = format!("admin-{round}");
        let tokens = [campus.admin(), campus.holder(&other, "administrator")];
        let paths = if round == 1 {
            [format!("/v1/accounts/{other}/roles/administrator"), format!("/v1/accounts/{ADMIN}/roles/administrator")]
        } else {
            [format!("/v1/accounts/{other}/disable"), format!("/v1/accounts/{ADMIN}/disable")]
        };
        let method = if round == 1 { "DELETE" } else { "POST" };
        let answers = race(MANY, |place| {
            let request = campus.request(&tokens[place % 2], method, &paths[place % 2], &Value::Null);
            request.header(REASON.0, REASON.1)
        });
        let expected = [
            "last_administrator",
            "already_disabled",
            "role_not_held",
            "sign_in_needed",
            "not_allowed",
            "target_above",
        ];
        only(&one_winner(&answers), &expected);
        // Whoever is left makes things as they were.
        let (loser, winner) = if answers.iter().position(|it| it.status == 200).unwrap() % 2 == 0 {
            (other.as_str(), ADMIN)
        } else {
            (ADMIN, other.as_str())
        };
        let left = campus.token(winner);
        if round == 1 {
            campus.call(&left, "PUT", &format!("/v1/accounts/{loser}/roles/administrator"), &Value::Null).ok();
        } else {
            campus.post(&left, &format!("/v1/accounts/{loser}/enable"), &json!({})).ok();
        }
        campus.disables(&other);
    }
});

on_both!(two_updates_of_different_fields_both_stand, |service| {
    let campus = Campus::new(service);
    campus.person("tanaka", "staff");
    let admin = campus.admin();
    for round in 0..12 {
        let fields = ["name", "department"];
        let answers = race(2, |place| {
            let field = fields[place];
            campus.request(&admin, "PATCH", "/v1/accounts/tanaka", &json!({ field: format!("{field} {round}") }))
        });
        assert_eq!(outcomes(&answers), ["done"; 2]);
        let account = campus.get(&admin, "/v1/accounts/tanaka").ok()["account"].take();
        for field in fields {
            assert_eq!(account[field], format!("{field} {round}"));
        }
    }
});

on_both!(sign_3_racing_to_renew_one_session_renews_it_once, |service| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "staff");
    for _ in 0..3 {
        service.clock.pass_minutes(1);
        let token = token_of(
            &campus.post(&campus.token("tanaka"), "/v1/session/password", &json!({ "password": PASSWORD })).ok(),
        );
        service.clock.pass_minutes(1);
        let answers =
            race(MANY, |_| campus.request(&token, "POST", "/v1/session/password", &json!({ "password": PASSWORD })));
        only(&one_winner(&answers), &["sign_in_needed"]);
        campus.get(&token, "/v1/session").refused(401, "sign_in_needed");
        let won: Value = serde_json::from_str(&answers.iter().find(|it| it.status == 200).unwrap().text).unwrap();
        campus.get(&token_of(&won), "/v1/session").ok();
    }
    campus.get(&token, "/v1/session").ok();
});

on_both!(no_sign_in_outlives_the_change_of_its_password, |service| {
    let campus = Campus::new(service);
    campus.person("tanaka", "staff");
    let passwords = [PASSWORD, "quite another passphrase"];
    for round in 0..6 {
        let (old, new) = (passwords[round % 2], passwords[(round + 1) % 2]);
        let token = token_of(&campus.sign_in("tanaka", old).ok());
        let answers = race(8, |place| {
            if place == 0 {
                campus.request(&token, "PUT", "/v1/me/password", &json!({ "current": old, "new": new }))
            } else {
                campus.request("", "POST", "/v1/sign-ins", &json!({ "account": "tanaka", "password": old }))
            }
        });
        assert_eq!(outcome(&answers[0]), "done");
        for answer in answers.iter().skip(1).filter(|answer| answer.status == 200) {
            let opened: Value = serde_json::from_str(&answer.text).unwrap();
            campus.get(&token_of(&opened), "/v1/session").refused(401, "sign_in_needed");
        }
        service.clock.pass_minutes(61);
    }
});

on_both!(whatever_is_done_once_has_one_winner, |service| {
    let campus = Campus::new(service);
    let (admin, token) = (campus.admin(), campus.person("tanaka", "staff"));
    let once = |token: &str, method: &str, path: &str, body: &Value, others: &[&str]| {
        let answers = race(MANY, |_| campus.request(token, method, path, body).header(REASON.0, REASON.1));
        only(&one_winner(&answers), others);
    };
    once(&admin, "POST", "/v1/tokens", &json!({ "name": "mail", "scopes": ["mail-decision"] }), &["token_name_taken"]);
    once(&admin, "PUT", "/v1/accounts/tanaka/roles/proxy-applicant", &Value::Null, &["role_held"]);
    once(&admin, "DELETE", "/v1/accounts/tanaka/roles/proxy-applicant", &Value::Null, &["role_not_held"]);
    campus.turns_on_authenticator(&token);
    once(&token, "POST", "/v1/me/2sv/disable", &json!({}), &["two_step_off"]);
    once(&token, "DELETE", "/v1/session", &Value::Null, &["sign_in_needed"]);
    once(&admin, "POST", "/v1/accounts/tanaka/disable", &json!({}), &["already_disabled"]);
    once(&admin, "POST", "/v1/accounts/tanaka/enable", &json!({}), &["already_enabled"]);
});

on_both!(racing_to_delete_both_methods_leaves_one, |service| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "staff");
    campus.turns_on_sms("tanaka", &token);
    campus.turns_on_authenticator(&token);
    let shown = campus.get(&token, "/v1/accounts/me/2sv").ok();
    let paths = [0, 1].map(|place| format!("/v1/me/2sv/methods/{}", shown["methods"][place]["id"].as_str().unwrap()));
    let answers = race(MANY, |place| campus.request(&token, "DELETE", &paths[place % 2], &Value::Null));
    only(&one_winner(&answers), &["last_method", "method_not_found"]);
});

#[test]
fn a_deadlock_that_postgres_breaks_is_carried_out_again() {
    let service = Service::start(Engine::Postgres);
    let campus = Campus::new(&service);
    campus.creates("alpha", "staff");
    campus.creates("beta", "staff");
    let row = |id: &str| json!({ "key": id, "request": { "account": id } });
    let body = json!({ "job": "both", "rows": [row("alpha"), row("beta")] });
    let request = campus.request(&campus.admin(), "POST", "/v1/bulk/account.disable", &body).header(REASON.0, REASON.1);
    let answer = tokio::runtime::Runtime::new().unwrap().block_on(async {
        let store = Store::open(&service.database()).await.unwrap();
        let hold = |id: &str| format!("SELECT 1 FROM accounts WHERE login_id = '{id}' FOR UPDATE");
        let (mut other, mut look) = (store.write().await.unwrap(), store.read().await.unwrap());
        other.script(&hold("beta")).await.unwrap();
        let sending = std::thread::spawn(move || request.send());
        let waits =
            "SELECT COUNT(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()";
        while look.query(waits).await.unwrap()[0].at::<i64>(0) == Some(0) {}
        // Of two who wait for each other, the one that began first finds out and is broken off.
        other.script(&hold("alpha")).await.unwrap();
        other.rollback().await.unwrap();
        sending.join().unwrap()
    });
    assert!(service.log().contains("rows are carried out again"), "nothing stood in the way");
    let rows = answer.ok();
    assert_eq!([0, 1].map(|place| rows["rows"][place]["result"].clone()), ["done", "done"]);
}
