//! Entries verified per second over a trail of a million (`MEIBO_BENCH_ENTRIES`), against only reading them:
//! `cargo bench --bench audit_verify`. SQLite, and PostgreSQL where `MEIBO_TEST_POSTGRES` names a fresh database.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a bench reads the clock, and stops when it cannot go on"
)]

use std::time::Instant;

use jiff::{SignedDuration, Timestamp};
use meibo::{
    ops::{self, House, Parts},
    platform::Embedded,
    rules::{Id, Policy},
    store::{
        self, Anchor, Store, Vault,
        audit::{Entry, Filter},
    },
};
use rand::{SeedableRng, rngs::StdRng};

/// Entries of one account, of one actor.
const ACCOUNTS: u64 = 10_000;
/// Entries in one transaction of the filling.
const CHUNK: u64 = 1_000;

fn main() {
    let entries = std::env::var("MEIBO_BENCH_ENTRIES").ok().and_then(|text| text.parse().ok()).unwrap_or(1_000_000);
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let sqlite = format!("sqlite://{}", folder.path().join("meibo.db").display());
    runtime.block_on(measure("SQLite", &sqlite, entries));
    if let Ok(url) = std::env::var("MEIBO_TEST_POSTGRES") {
        runtime.block_on(measure("PostgreSQL", &url, entries));
    }
}

async fn measure(engine: &str, url: &str, entries: u64) {
    let parts = Parts {
        store: Store::open(url).await.unwrap(),
        vault: Vault::new(&[7; 32]),
        anchor: Anchor::default(),
        policy: Policy::default(),
        mailboxes: None,
        platform: Box::new(Embedded),
        smtp: meibo::delivery::SmtpClient::new(Vec::new()),
        gateways: meibo::delivery::Gateways::default(),
        randomness: || Box::new(rand::rand_core::UnwrapErr(rand::rngs::SysRng)),
    };
    let house = House::new(parts, 1).unwrap();
    house.store.migrate().await.unwrap();
    let rate = |count: u64, began: Instant| count as f64 / began.elapsed().as_secs_f64();
    let began = Instant::now();
    fill(&house, entries).await;
    println!("{engine}: {entries} entries, written  {:9.0} per second", rate(entries, began));
    let began = Instant::now();
    ops::chain::seal(&house).await.unwrap();
    println!("{engine}: sealed                    {:9.0} per second", rate(entries, began));
    for _ in 0..3 {
        let (began, mut from, mut seen) = (Instant::now(), 1, 0);
        loop {
            let walked = ops::chain::verify(&house, from, 20_000, Timestamp::now()).await.unwrap();
            assert!(walked.breaks.is_empty(), "{walked:?}");
            (from, seen) = (walked.to + 1, seen + walked.entries);
            if walked.to == walked.end {
                break;
            }
        }
        assert_eq!(seen, entries);
        println!("{engine}: verified                  {:9.0} per second", rate(seen, began));
    }
    pages(engine, &house).await;
    house.store.close().await;
}

async fn fill(house: &House, entries: u64) {
    let mut rng = StdRng::seed_from_u64(1);
    let start: Timestamp = "2026-04-01T00:00:00Z".parse().unwrap();
    for chunk in 0..entries.div_ceil(CHUNK) {
        let numbers = chunk * CHUNK..entries.min((chunk + 1) * CHUNK);
        let each: Vec<Entry> = numbers
            .map(|number| Entry {
                id: Id::random(&mut rng),
                at: start + SignedDuration::from_secs(i64::try_from(number).unwrap()),
                request_id: Id::random(&mut rng).to_string(),
                actor: format!("s{:07}", number % ACCOUNTS),
                account: Some(format!("t{:07}", number % ACCOUNTS)),
                operation: ["session.sign-in", "app-password.create", "application.apply"][(number % 3) as usize]
                    .to_owned(),
                outcome: if number % 7 == 0 { store::audit::REFUSED } else { store::audit::DONE },
                code: (number % 7 == 0).then(|| "wrong_credentials".to_owned()),
                reason: (number % 11 == 0).then(|| "asked at the counter".to_owned()),
                address: "192.0.2.17".to_owned(),
                facts: [("method".to_owned(), "authenticator".into())].into(),
            })
            .collect();
        let mut tx = house.store.write().await.unwrap();
        store::audit::insert(&mut tx, &house.vault, each).await.unwrap();
        tx.commit().await.unwrap();
    }
}

/// Pages of `audit list`, as administrators ask for them.
async fn pages(engine: &str, house: &House) {
    let all = Filter { limit: 100, ..Filter::default() };
    let filters = [
        ("all", all.clone()),
        ("an account", Filter { account: Some("t0000042".to_owned()), ..all.clone() }),
        ("an actor", Filter { actor: Some("s0000042".to_owned()), ..all.clone() }),
        ("an operation", Filter { operation: Some("application.apply".to_owned()), ..all.clone() }),
        ("refusals", Filter { outcome: Some("refused".to_owned()), ..all.clone() }),
        ("nobody", Filter { actor: Some("nobody".to_owned()), ..all }),
    ];
    for (name, filter) in filters {
        let mut conn = house.store.read().await.unwrap();
        let began = Instant::now();
        store::audit::list(&mut conn, &filter).await.unwrap();
        let listed = began.elapsed();
        let began = Instant::now();
        store::audit::count(&mut conn, &filter).await.unwrap();
        println!("{engine}: a page of {name:<13} {:7.1} ms, its count {:7.1} ms", ms(listed), ms(began.elapsed()));
    }
}

fn ms(took: std::time::Duration) -> f64 {
    took.as_secs_f64() * 1e3
}
