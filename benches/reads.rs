//! `account show` reads a second by eight clients over kept-alive HTTPS: beside a trivial axum + rustls "hello", beside
//! slapd searches by uid (with `MEIBO_BENCH_LDAP`, set by benches/run), while eight others sign in with wrong passwords,
//! and with few and many accounts: `cargo bench --bench reads`. `MEIBO_BENCH_PEOPLE` names other numbers of accounts.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a bench reads the clock, and stops when it cannot go on"
)]

mod support;

use std::{
    env, fs,
    path::Path,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use serde_json::json;
use support::{
    hello,
    load::{self, Load},
    roll,
    service::{PASSWORD, Service},
};

/// Clients that ask at once.
const CLIENTS: usize = 8;
/// How long each load lasts.
const TIME: Duration = Duration::from_secs(5);
/// Searches of one LDAP client.
const SEARCHES: usize = 20_000;

fn main() {
    rustls::crypto::ring::default_provider().install_default().unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let people = env::var("MEIBO_BENCH_PEOPLE").unwrap_or_else(|_| "1000 100000".to_owned());
    for people in people.split(' ').map(|number| number.parse().unwrap()) {
        runtime.block_on(measure(people));
    }
    if let Ok(ldap) = env::var("MEIBO_BENCH_LDAP") {
        println!("slapd searches by uid, {CLIENTS} ldapsearch over TLS: {:.0} /s", searches(&ldap));
    }
}

async fn measure(people: i64) {
    let service = Service::start();
    roll::fill(&service.database, 0..people, "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAA").await;
    let pem = fs::read(&service.certificate).unwrap();
    let token = sign_in(&pem, &service.url).await;
    println!("{people} accounts, {CLIENTS} clients, {} s each", TIME.as_secs());
    let hello = hello::serve(&service.certificate, &service.key);
    let answered = load::run(&pem, CLIENTS, TIME, move |client, _, _| client.get(&hello)).await;
    answered.print("hello, axum + rustls");
    reads(&pem, &service.url, &token, people).await.print("account show");
    let guesses = tokio::spawn(guesses(pem.clone(), service.url.clone()));
    reads(&pem, &service.url, &token, people).await.print("account show, 8 guess passwords beside it");
    guesses.abort();
    println!();
}

async fn reads(pem: &[u8], url: &str, token: &str, people: i64) -> Load {
    let (url, token) = (url.to_owned(), token.to_owned());
    load::run(pem, CLIENTS, TIME, move |client, number, request| {
        // A stride through the whole roll, so that neighbours are not read together.
        let place = (number * 12_345_701 + request * 7_919) as i64 % people;
        client.get(format!("{url}/v1/accounts/{}", roll::login_id(place))).bearer_auth(&token)
    })
    .await
}

/// Wrong passwords of ever other people, as a storm of guesses would try them.
async fn guesses(pem: Vec<u8>, url: String) {
    let mut workers = tokio::task::JoinSet::new();
    for number in 0..CLIENTS {
        let (client, url) = (load::client(&pem), format!("{url}/v1/sign-ins"));
        workers.spawn(async move {
            for guess in 0.. {
                let body = json!({"account": roll::login_id((number * 100 + guess) as i64), "password": "wrong"});
                client.post(&url).json(&body).send().await.unwrap();
            }
        });
    }
    workers.join_all().await;
}

async fn sign_in(pem: &[u8], url: &str) -> String {
    let request = load::client(pem).post(format!("{url}/v1/sign-ins"));
    let answer = request.json(&json!({"account": "admin", "password": PASSWORD})).send().await.unwrap();
    let answer: serde_json::Value = answer.json().await.unwrap();
    answer["token"].as_str().unwrap().to_owned()
}

/// Searches a second; each client asks over one connection, for people that benches/run has put there.
fn searches(ldap: &str) -> f64 {
    let folder = tempfile::tempdir().unwrap();
    let began = Instant::now();
    let clients: Vec<_> = (0..CLIENTS).map(|number| search(ldap, folder.path(), number)).collect();
    for mut client in clients {
        assert!(client.wait().unwrap().success());
    }
    (CLIENTS * SEARCHES) as f64 / began.elapsed().as_secs_f64()
}

fn search(ldap: &str, folder: &Path, number: usize) -> std::process::Child {
    let ids = folder.join(format!("ids{number}"));
    let id = |request: usize| roll::login_id(((number * 12_345_701 + request * 7_919) % 100_000) as i64) + "\n";
    fs::write(&ids, (0..SEARCHES).map(id).collect::<String>()).unwrap();
    let mut command = Command::new("ldapsearch");
    command.args(["-x", "-LLL", "-H", ldap, "-D", "cn=admin,dc=example,dc=org", "-w", "bench"]);
    command.args(["-b", "dc=example,dc=org", "-f"]).arg(&ids).arg("(uid=%s)").env("LDAPTLS_REQCERT", "allow");
    command.stdout(Stdio::null()).spawn().unwrap()
}
