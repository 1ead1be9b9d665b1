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

use meibo::rules::Secret;
use serde_json::{Value, json};
use support::{
    hello,
    load::{self, client},
    mailboxes, roll,
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
    let bodies: Vec<Value> =
        mailboxes::fill(&database, people, MAILBOXES).await.iter().map(|(user, secret)| body(user, secret)).collect();
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

fn body(user: &str, secret: &Secret) -> Value {
    json!({ "user": user, "secret": secret.expose(), "protocol": "imap", "client_address": "192.0.2.7" })
}
