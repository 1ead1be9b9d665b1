//! Mail log-in decisions a second by 8 and by 64 kept-alive HTTPS clients, of secrets that have been verified before,
//! beside a trivial axum + rustls "hello" in the same run, with few and many accounts: `cargo bench --bench mail_log_in`.
//! `MEIBO_BENCH_PEOPLE` names other numbers of accounts.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a bench reads the clock, and stops when it cannot go on"
)]

mod support;

use std::{env, fs, time::Duration};

use jiff::Timestamp;
use meibo::{
    rules::{Id, Secret, app_password},
    store::{self, Store, Vault, app_password::AppPassword, vault::Place},
};
use rand::{SeedableRng, rngs::StdRng};
use serde_json::{Value, json};
use support::{
    hello,
    load::{self, client},
    roll,
    service::Service,
    token,
};

/// Clients at once.
const CLIENTS: [usize; 2] = [8, 64];
/// How long each load lasts.
const TIME: Duration = Duration::from_secs(5);
/// Mailboxes that log in over and over.
const MAILBOXES: i64 = 256;

fn main() {
    rustls::crypto::ring::default_provider().install_default().unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let people = env::var("MEIBO_BENCH_PEOPLE").unwrap_or_else(|_| "1000 100000".to_owned());
    for people in people.split(' ').map(|number| number.parse().unwrap()) {
        runtime.block_on(measure(people));
    }
}

async fn measure(people: i64) {
    let service = Service::start();
    let (database, pem) = (service.database.clone(), fs::read(&service.certificate).unwrap());
    roll::fill(&database, 0..people, "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAA").await;
    let bodies = mailboxes(&database, people).await;
    let url = format!("{}/v1/mail/log-ins", service.url);
    let token = token::mail_decision(&pem, &service.url).await;
    let first = std::time::Instant::now();
    for body in &bodies {
        let answer = client(&pem).post(&url).bearer_auth(&token).json(body).send().await.unwrap();
        let decision: Value = answer.json().await.unwrap();
        assert_eq!(decision["decision"], "allowed", "{decision}");
    }
    let each = first.elapsed().as_secs_f64() * 1e3 / bodies.len() as f64;
    println!(
        "{people} accounts, {} s each; a first log-in by app password {each:.1} ms, connection included",
        TIME.as_secs()
    );
    let hello = hello::serve(&service.certificate, &service.key);
    for clients in CLIENTS {
        let (hello, body) = (hello.clone(), bodies[0].clone());
        let answered = load::run(&pem, clients, TIME, move |client, _, _| client.post(&hello).json(&body)).await;
        answered.print(&format!("{clients} clients: hello, axum + rustls"));
        let (url, token, bodies) = (url.clone(), token.clone(), bodies.clone());
        let answered = load::run(&pem, clients, TIME, move |client, number, request| {
            let body = &bodies[(number * 31 + request) % bodies.len()];
            client.post(&url).bearer_auth(&token).json(body)
        });
        answered.await.print(&format!("{clients} clients: mail log-in decisions"));
    }
    println!();
}

/// Gives everybody an address and 2-step verification, and some an app password; what those ask.
async fn mailboxes(database: &str, people: i64) -> Vec<Value> {
    let key: [u8; 32] = fs::read(database.replace("sqlite://", "").replace(".db", ".key")).unwrap().try_into().unwrap();
    let (vault, store) = (Vault::new(&key), Store::open(database).await.unwrap());
    let mut tx = store.write().await.unwrap();
    for statement in [
        "INSERT INTO addresses (address, account, state, is_first, asked_at, effective_at)
         SELECT login_id || '@mail.example.jp', id, 'present', 1, 0, 0 FROM accounts WHERE login_id LIKE 'p%'",
        "UPDATE accounts SET two_step_since = 1 WHERE login_id LIKE 'p%'",
    ] {
        sqlx::query(statement).execute(&mut *tx).await.unwrap();
    }
    let mut bodies = Vec::new();
    let mut rng = StdRng::seed_from_u64(1);
    for number in (0..people).step_by(usize::try_from((people / MAILBOXES).max(1)).unwrap()) {
        let (account, secret) = (Id::from_i64(number + 1), app_password::generate(&mut rng));
        let digest = vault.digest(Place("app_passwords", "digest", &account.to_string()), secret.expose());
        store::app_password::insert(&mut tx, &one(account), &digest, 50).await.unwrap();
        bodies.push(body(&roll::login_id(number), &secret));
    }
    tx.commit().await.unwrap();
    store.close().await;
    bodies
}

fn one(account: Id) -> AppPassword {
    AppPassword {
        id: account,
        account,
        name: "bench".to_owned(),
        created_at: Timestamp::UNIX_EPOCH,
        last_used_at: None,
        last_used_protocol: None,
        last_used_address: None,
    }
}

fn body(user: &str, secret: &Secret) -> Value {
    json!({ "user": user, "secret": secret.expose(), "protocol": "imap", "client_address": "192.0.2.7" })
}
