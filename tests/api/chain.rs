//! The chain of the audit trail (ALL-1): what somebody who has the database, but not the key, does to it is found.

use std::sync::atomic::{AtomicBool, Ordering};

use jiff::ToSpan;
use meibo::{
    ops::{self, House, Parts},
    platform::Embedded,
    rules::Policy,
    store::{Anchor, Store, Vault},
};
use serde_json::{Value, json};

use super::campus::{ADMIN, Campus, PASSWORD, REASON, race};
use crate::support::{Service, deadline::wait_for};

/// What somebody does who has the database and not the key: statements past the service.
pub(crate) fn spoil(service: &Service, statements: &[&str]) {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let store = Store::open(&service.database()).await.unwrap();
        let mut tx = store.write().await.unwrap();
        for statement in statements {
            tx.script(statement).await.unwrap_or_else(|error| panic!("{statement}: {error}"));
        }
        tx.commit().await.unwrap();
        store.close().await;
    });
}

/// The one value of a query, as text.
pub(crate) fn look(service: &Service, query: &str) -> String {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let store = Store::open(&service.database()).await.unwrap();
        let value = store.read().await.unwrap().query(query).await.unwrap()[0].at(0).unwrap();
        store.close().await;
        value
    })
}

/// How many entries wait for their seal.
fn waiting(service: &Service) -> String {
    look(service, "SELECT CAST(COUNT(*) AS TEXT) FROM audit WHERE number IS NULL")
}

/// So many refusals, so that there is a trail, and each in a minute of its own: more of a kind are one entry. The token of
/// the administrator who met them.
fn trail(campus: &Campus<'_>, count: usize) -> String {
    let admin = campus.admin();
    for place in 0..count {
        campus.service.clock.pass(61.seconds());
        let path = format!("/v1/accounts/nobody-{place}/disable");
        let request = campus.request(&admin, "POST", &path, &json!({})).header(REASON.0, REASON.1);
        request.send().refused(404, "account_not_found");
    }
    admin
}

fn verified(campus: &Campus<'_>, token: &str) -> Value {
    campus.get(token, "/v1/audit/verify").ok()
}

/// What a walk finds: what, from, to.
fn breaks(campus: &Campus<'_>, token: &str) -> Vec<(String, u64, u64)> {
    let broken = verified(campus, token)["breaks"].take();
    let number = |it: &Value, name: &str| it[name].as_u64().unwrap_or_default();
    let each = broken.as_array().unwrap().iter();
    each.map(|it| (it["what"].as_str().unwrap().to_owned(), number(it, "from"), number(it, "to"))).collect()
}

fn found(what: &str, from: u64, to: u64) -> (String, u64, u64) {
    (what.to_owned(), from, to)
}

/// The columns that are neither place nor seal.
const CONTENT: [&str; 12] = [
    "id",
    "at",
    "request_id",
    "actor",
    "account",
    "operation",
    "outcome",
    "code",
    "reason",
    "address",
    "facts",
    "mark",
];

/// A copy of the trail as it is.
const COPY: [&str; 2] =
    ["CREATE TABLE copy AS SELECT * FROM audit", "CREATE TABLE copy_of_end AS SELECT * FROM audit_end"];
/// Brings the copy back.
const RESTORE: [&str; 4] = [
    "DELETE FROM audit",
    "INSERT INTO audit SELECT * FROM copy",
    "DELETE FROM audit_end",
    "INSERT INTO audit_end SELECT * FROM copy_of_end",
];

on_both!(all_1_verify_says_what_was_done_to_which_entry, |service| {
    let campus = Campus::new(service);
    let admin = trail(&campus, 8);
    let whole = verified(&campus, &admin);
    let last = whole["last"].as_u64().unwrap();
    assert!(last >= 9 && whole["entries"] == last && whole["next"].is_null(), "{whole}");
    assert_eq!((&whole["breaks"], &whole["first_at"]), (&json!([]), &json!("2026-04-13T09:00:00+09:00")));
    spoil(service, &COPY);
    let three = |set: &str| format!("UPDATE audit SET {set} WHERE number = 3");
    let content = CONTENT.join(", ");
    let swap = format!(
        "INSERT INTO audit ({content}, number, seal) SELECT {content}, 10 - number,
         (SELECT other.seal FROM copy other WHERE other.number = 10 - copy.number) FROM copy WHERE number IN (4, 6)"
    );
    let tail = format!("DELETE FROM audit WHERE number > {}", last - 2);
    let earlier = last - 2;
    let shorter =
        format!("UPDATE audit_end SET number = {earlier}, seal = (SELECT seal FROM copy WHERE number = {earlier})");
    let altered = |set: &str| (vec![three(set)], vec![found("altered", 3, 3)]);
    let one = |statement: &str, what: (String, u64, u64)| (vec![statement.to_owned()], vec![what]);
    let cases = [
        altered("actor = 'somebody'"),
        altered("at = at + 1"),
        altered("at = 9000000000000000000"),
        altered("id = id + 1"),
        altered("reason = ''"),
        altered("outcome = 'done'"),
        altered("facts = '{\"a\": 1}'"),
        altered("mark = 'x'"),
        altered("seal = 'x'"),
        one("DELETE FROM audit WHERE number = 3", found("removed", 3, 3)),
        one("DELETE FROM audit WHERE number BETWEEN 2 AND 5", found("removed", 2, 5)),
        one("DELETE FROM audit WHERE number = 1", found("removed", 1, 1)),
        (
            vec!["DELETE FROM audit WHERE number IN (4, 6)".to_owned(), swap],
            vec![found("reordered", 4, 4), found("reordered", 6, 6)],
        ),
        one(&tail, found("cut-off", last - 1, last)),
        (vec![tail.clone(), shorter], vec![found("cut-off", last - 1, last)]),
        one("DELETE FROM audit_end", found("cut-off", last, last)),
        one("UPDATE audit_end SET mark = ''", found("cut-off", last, last)),
        one("DELETE FROM audit", found("cut-off", 1, last)),
    ];
    for (statements, expected) in &cases {
        spoil(service, &statements.iter().map(String::as_str).collect::<Vec<_>>());
        assert_eq!(&breaks(&campus, &admin), expected, "{statements:?}");
        spoil(service, &RESTORE);
        assert_eq!(breaks(&campus, &admin), [], "after {statements:?}");
    }
});

on_both!(all_1_verify_names_the_request_of_a_spoilt_entry, |service| {
    let campus = Campus::new(service);
    let admin = trail(&campus, 3);
    let last = verified(&campus, &admin)["last"].as_u64().unwrap();
    spoil(service, &[&format!("UPDATE audit SET code = 'not_allowed' WHERE number = {last}")]);
    let found = verified(&campus, &admin)["breaks"][0].take();
    let listed = campus.get(&admin, "/v1/audit?limit=1").ok()["items"][0].take();
    assert_eq!((&found["request_id"], &found["at"]), (&listed["request_id"], &listed["at"]));
});

/// An entry that says what its maker likes, with a mark that was made for another one.
fn forged(number: &str) -> String {
    format!(
        "INSERT INTO audit (id, at, request_id, actor, account, operation, outcome, address, facts, mark, number, seal)
         SELECT id + 1, at, 'forged', 'admin0001', 'victim', 'account.disable', 'done', '127.0.0.1', '{{}}', mark, {number}, seal
         FROM audit WHERE number = 2"
    )
}

on_both!(all_1_an_inserted_entry_is_found_wherever_it_stands, |service| {
    let campus = Campus::new(service);
    let admin = trail(&campus, 6);
    let last = verified(&campus, &admin)["last"].as_u64().unwrap();
    spoil(service, &COPY);
    // Between two others, which it pushes on.
    spoil(
        service,
        &[
            "UPDATE audit SET number = -number WHERE number > 4",
            "UPDATE audit SET number = 1 - number WHERE number < 0",
            &forged("5"),
        ],
    );
    let seen = breaks(&campus, &admin);
    assert_eq!(seen[0], found("inserted", 5, 5), "{seen:?}");
    spoil(service, &RESTORE);
    // Without a number, as the service writes its own; and with one that nobody gave.
    for number in ["NULL".to_owned(), (last + 7).to_string()] {
        spoil(service, &[&forged(&number)]);
        let next = verified(&campus, &admin)["last"].as_u64().unwrap();
        assert_eq!(breaks(&campus, &admin).pop(), Some(found("inserted", next, next)), "{number}");
        spoil(service, &["UPDATE audit SET id = id + 7 WHERE request_id = 'forged'"]);
    }
    assert!(service.log().contains("that the service never wrote"));
    // The trail goes on behind them.
    trail(&campus, 2);
    assert_eq!(breaks(&campus, &admin).len(), 2);
});

on_both!(all_1_a_tail_cut_off_with_an_older_end_is_found_by_what_lies_outside, |service| {
    let campus = Campus::new(service);
    let admin = trail(&campus, 3);
    let earlier = verified(&campus, &admin)["last"].as_u64().unwrap();
    // What somebody keeps who has seen the database then: an end that the service itself wrote.
    spoil(service, &["CREATE TABLE copy_of_end AS SELECT * FROM audit_end"]);
    let again = trail(&campus, 3);
    let last = verified(&campus, &again)["last"].as_u64().unwrap();
    let cut = format!("DELETE FROM audit WHERE number > {earlier}");
    spoil(service, &[&cut, RESTORE[2], RESTORE[3]]);
    assert_eq!(breaks(&campus, &admin), [found("cut-off", earlier + 1, last)]);
    // Going on does not cover it, nor does a new start.
    trail(&campus, 9);
    assert_eq!(breaks(&campus, &admin), [found("cut-off", last, last)]);
    assert!(service.stop().success());
    service.start_again();
    assert_eq!(breaks(&campus, &admin), [found("cut-off", last, last)]);
});

on_both!(all_1_entries_that_wait_too_long_for_their_seal_are_named, |service| {
    let campus = Campus::new(service);
    let admin = trail(&campus, 1);
    let last = verified(&campus, &admin)["last"].as_u64().unwrap();
    spoil(service, &["UPDATE audit_end SET mark = 'x'"]);
    trail(&campus, 1);
    service.clock.pass(61.seconds());
    let seen = breaks(&campus, &admin);
    assert_eq!(seen[0], found("cut-off", last, last));
    assert!(seen.len() > 1 && seen[1..].iter().all(|it| *it == found("unsealed", 0, 0)), "{seen:?}");
});

on_both!(all_1_a_walk_goes_part_by_part_from_any_number, |service| {
    let campus = Campus::new(service);
    let admin = trail(&campus, 6);
    let last = verified(&campus, &admin)["last"].as_u64().unwrap();
    let part = |query: &str| campus.get(&admin, &format!("/v1/audit/verify?{query}"));
    let (mut next, mut numbers) = (Some(1), Vec::new());
    while let Some(from) = next {
        let seen = part(&format!("from={from}&limit=2")).ok();
        assert_eq!((&seen["breaks"], &seen["last"]), (&json!([]), &json!(last)));
        numbers.extend(from..=seen["to"].as_u64().unwrap());
        next = seen["next"].as_u64();
    }
    assert_eq!(numbers, (1..=last).collect::<Vec<_>>());
    spoil(service, &["UPDATE audit SET actor = 'x' WHERE number = 3"]);
    assert_eq!(part("from=4").ok()["breaks"], json!([]));
    assert_eq!(part("from=3&limit=1").ok()["breaks"][0]["from"], 3);
    for query in ["limit=0", "limit=100001"] {
        part(query).refused(400, "invalid_value");
    }
});

on_both!(all_1_a_trail_that_seems_not_to_have_begun_gets_no_marks, |service| {
    let campus = Campus::new(service);
    let admin = trail(&campus, 3);
    verified(&campus, &admin);
    assert!(service.stop().success());
    // By somebody who has the database and not the key; the next service is one without an anchor of its own.
    spoil(
        service,
        &[
            "UPDATE audit SET mark = '', number = NULL, seal = NULL",
            "UPDATE audit_end SET number = 0, seal = '', mark = ''",
        ],
    );
    std::fs::remove_file(anchor(service)).unwrap();
    service.start_again();
    let found = breaks(&campus, &admin);
    assert!(found.len() >= 4 && found.iter().all(|(what, ..)| what == "inserted"), "{found:?}");
});

fn anchor(service: &Service) -> std::path::PathBuf {
    let names = ["meibo.anchor", "meibod.anchor"].map(|name| service.folder().join(name));
    names.into_iter().find(|file| file.exists()).expect("the end of the trail is kept beside the key")
}

on_both!(all_1_what_is_written_while_the_service_dies_is_sealed_by_the_next, |service| {
    let campus = Campus::new(service);
    let admin = trail(&campus, 1);
    for _ in 0..3 {
        trail(&campus, 3);
        service.signal(rustix::process::Signal::KILL);
        service.start_again();
        assert_eq!(breaks(&campus, &admin), []);
    }
    assert_eq!(waiting(service), "0");
});

on_both!(all_1_the_sealer_comes_by_itself, |service| {
    let campus = Campus::new(service);
    trail(&campus, 3);
    assert!(wait_for(|| (waiting(service) == "0").then_some(())).is_some(), "nobody seals");
});

/// Seals on the service's database like a second service, until it is told to stop.
fn second_sealer(service: &Service, stop: &AtomicBool) -> u64 {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let names = ["meibo.key", "meibod.key"].map(|name| service.folder().join(name));
    let key = names.iter().find_map(|file| std::fs::read(file).ok()).expect("the service made its key");
    let parts = Parts {
        store: runtime.block_on(Store::open(&service.database())).unwrap(),
        vault: Vault::new(&key.try_into().unwrap()),
        anchor: Anchor::default(),
        policy: Policy::default(),
        mailboxes: None,
        platform: Box::new(Embedded),
        smtp: meibo::delivery::SmtpClient::new(Vec::new()),
        gateways: meibo::delivery::Gateways::default(),
        randomness: || Box::new(rand::rand_core::UnwrapErr(rand::rngs::SysRng)),
    };
    let house = House::new(parts, 1).unwrap();
    let mut sealed = 0;
    while !stop.load(Ordering::Relaxed) {
        sealed += runtime.block_on(ops::chain::seal(&house)).unwrap();
    }
    runtime.block_on(house.store.close());
    sealed
}

on_both!(all_1_many_writers_and_many_sealers_make_one_chain, |service| {
    let campus = Campus::new(service);
    let admin = campus.admin();
    let stop = AtomicBool::new(false);
    let sealed = std::thread::scope(|scope| {
        let sealer = scope.spawn(|| second_sealer(service, &stop));
        write_at_once(&campus, &admin);
        stop.store(true, Ordering::Relaxed);
        sealer.join().unwrap()
    });
    assert!(sealed > 0, "the second one had its part");
    let whole = verified(&campus, &admin);
    assert_eq!(whole["breaks"], json!([]), "{whole}");
    assert!(whole["entries"].as_u64().unwrap() >= 4 * 16, "{whole}");
});

on_both!(all_1_a_walk_sees_what_was_written_before_it_whoever_seals_beside_it, |service| {
    let campus = Campus::new(service);
    let admin = trail(&campus, 1);
    let stop = AtomicBool::new(false);
    let seen = std::thread::scope(|scope| {
        let sealer = scope.spawn(|| second_sealer(service, &stop));
        let seen: Vec<u64> = (0..40)
            .map(|_| {
                trail(&campus, 1);
                verified(&campus, &admin)["last"].as_u64().unwrap()
            })
            .collect();
        stop.store(true, Ordering::Relaxed);
        sealer.join().unwrap();
        seen
    });
    assert!(seen.windows(2).all(|two| two[1] == two[0] + 2), "a sign-in and a refusal each time: {seen:?}");
});

fn write_at_once(campus: &Campus<'_>, admin: &str) {
    for _ in 0..4 {
        race(32, |place| {
            if place % 4 == 0 {
                campus.request(admin, "GET", "/v1/audit/verify", &Value::Null)
            } else if place % 4 == 1 {
                let row = |n: usize| json!({ "key": n.to_string(), "request": { "account": format!("nobody-{n}") } });
                let body = json!({ "job": place.to_string(), "rows": (0..20).map(row).collect::<Vec<_>>() });
                campus.request(admin, "POST", "/v1/bulk/account.disable", &body).header(REASON.0, REASON.1)
            } else {
                campus.request("", "POST", "/v1/sign-ins", &json!({ "account": ADMIN, "password": PASSWORD }))
            }
        });
    }
}
