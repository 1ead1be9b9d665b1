//! A disk that fails: nothing is half done, reading goes on, and writing goes on as soon as it can (SQLite; PostgreSQL
//! looks after its own files).

use serde_json::{Value, json};

use super::campus::{ADMIN, Campus, PASSWORD, new_account};
use crate::support::{
    Engine, Meibo, Service,
    deadline::wait_for,
    faults::Fault,
    http::{Answer, Request},
    night::is_night,
    service::Setup,
};

const FAULTS: [Fault; 3] = [Fault::Full, Fault::Broken, Fault::ReadOnly];

/// A write that is tried again and again: the request of the n-th time, and whether its effect is there.
struct Flow {
    name: &'static str,
    request: fn(&Campus<'_>, &str, usize) -> Request,
    happened: fn(&Campus<'_>, &str, usize) -> bool,
}

const FLOWS: [Flow; 5] = [
    Flow {
        name: "an account is made",
        request: |campus, token, n| {
            campus.request(token, "POST", "/v1/accounts", &new_account(&format!("new{n}"), "staff"))
        },
        happened: |campus, token, n| exists(campus, token, &format!("new{n}")),
    },
    Flow {
        name: "an account is changed",
        request: |campus, token, n| {
            campus.request(token, "PATCH", "/v1/accounts/tanaka", &json!({ "department": format!("Department {n}") }))
        },
        happened: |campus, token, n| {
            campus.get(token, "/v1/accounts/tanaka").ok()["account"]["department"] == format!("Department {n}")
        },
    },
    Flow {
        name: "three are made together",
        request: |campus, token, n| {
            let row = |id: String| json!({ "key": id, "request": new_account(&id, "student") });
            let rows: Vec<Value> = ["a", "b", "c"].map(|letter| row(format!("{letter}{n}"))).into();
            campus.request(token, "POST", "/v1/bulk/account.create", &json!({ "job": format!("job{n}"), "rows": rows }))
        },
        happened: |campus, token, n| {
            let made = ["a", "b", "c"].map(|letter| exists(campus, token, &format!("{letter}{n}")));
            assert!(made == [true; 3] || made == [false; 3], "half of them: {made:?}");
            made[0]
        },
    },
    Flow {
        name: "a service token is made",
        request: |campus, token, n| {
            let body = json!({ "name": format!("machine{n}"), "scopes": ["mail-decision"] });
            campus.request(token, "POST", "/v1/tokens", &body)
        },
        happened: |campus, token, n| {
            let listed = campus.get(token, "/v1/tokens").ok();
            listed["items"].as_array().unwrap().iter().any(|it| it["name"] == format!("machine{n}"))
        },
    },
    Flow {
        name: "somebody signs in",
        request: |campus, _, _| {
            campus.request("", "POST", "/v1/sign-ins", &json!({ "account": "tanaka", "password": PASSWORD }))
        },
        happened: |_, _, _| false,
    },
];

fn exists(campus: &Campus<'_>, token: &str, id: &str) -> bool {
    match campus.get(token, &format!("/v1/accounts/{id}")).status {
        200 => true,
        404 => false,
        status => panic!("reading {id} ends with {status}"),
    }
}

fn failing() -> Service {
    Setup::new(Engine::Sqlite).faults().start()
}

#[track_caller]
fn refused_for_the_disk(answer: Answer) {
    let problem: Value = serde_json::from_str(&answer.text).unwrap();
    let code = problem["code"].as_str().unwrap();
    assert!(answer.status == 507 && ["storage_full", "storage_failed"].contains(&code), "{answer:?}");
}

#[test]
fn a_fault_at_each_write_leaves_nothing_half_done_and_the_next_write_works() {
    let service = failing();
    let campus = Campus::new(&service);
    campus.person("tanaka", "staff");
    let token = campus.admin();
    let mut n = 0;
    for (place, flow) in FLOWS.iter().enumerate() {
        // Every error for the first of them, by night for all; to write and to fail is the same for all.
        let faults = if place == 0 || is_night() { &FAULTS[..] } else { &FAULTS[place % FAULTS.len()..][..1] };
        for &fault in faults {
            let mut k = 0;
            loop {
                (k, n) = (k + 1, n + 1);
                let told = format!("{}, {fault:?} at write {k}", flow.name);
                let request = || (flow.request)(&campus, &token, n).key(&format!("key {n}"));
                service.faults().at(k, fault, false);
                let answer = request().send();
                let reached = service.faults().none() > 0;
                let done = answer.status == 200;
                if !done {
                    refused_for_the_disk(answer);
                    assert!(!(flow.happened)(&campus, &token, n), "{told}: it was refused, and happened");
                    let again = request().send();
                    assert_eq!(again.status, 200, "{told}: {again:?}");
                }
                assert!(flow.name == "somebody signs in" || (flow.happened)(&campus, &token, n), "{told}");
                if !reached {
                    assert!(k > 3, "{}: it writes too little to be a test", flow.name);
                    break;
                }
            }
        }
    }
    let whole = || (campus.get(&token, "/v1/audit/verify").ok()["breaks"] == json!([])).then_some(());
    assert!(wait_for(whole).is_some(), "the trail is broken");
}

/// The exit of `meibo doctor`, and what it says of the service's writing.
fn writes_as_doctor_sees_it(service: &Service) -> (i32, Value) {
    let ended = Meibo::of(service).env("MEIBO_STORE", "file").run(["doctor", "-o", "json"]);
    let checks: Value = serde_json::from_str(&ended.stdout).unwrap();
    let writes = checks.as_array().unwrap().iter().find(|check| check["check"] == "writes");
    (ended.code, writes.map_or(Value::Null, |check| check["result"].clone()))
}

#[test]
fn while_the_disk_fails_reading_goes_on_and_readiness_says_so() {
    let service = failing();
    let campus = Campus::new(&service);
    campus.person("tanaka", "staff");
    let token = campus.admin();
    let is_ready = |wanted: u16| wait_for(|| (campus.http.get("/readyz").status == wanted).then_some(()));
    for (n, fault) in FAULTS.into_iter().enumerate() {
        service.faults().at(1, fault, true);
        let body = new_account(&format!("late{n}"), "student");
        refused_for_the_disk(campus.post(&token, "/v1/accounts", &body));
        refused_for_the_disk(campus.sign_in(ADMIN, PASSWORD));
        assert_eq!(campus.get(&token, "/v1/accounts/tanaka").ok()["account"]["login_id"], "tanaka");
        assert!(is_ready(503).is_some(), "{fault:?}: still ready");
        assert_eq!(writes_as_doctor_sees_it(&service), (7, json!("failed")), "{fault:?}");
        service.faults().none();
        campus.post(&token, "/v1/accounts", &body).ok();
        assert!(is_ready(200).is_some(), "{fault:?}: never ready again");
        assert_eq!(writes_as_doctor_sees_it(&service), (0, json!("ok")), "{fault:?}");
    }
}
