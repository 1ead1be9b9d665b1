//! Sign-ins per second over HTTPS, against bare argon2id at the same cost on as many threads:
//! `cargo bench --bench sign_in`. The two take turns.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a bench reads the clock, and stops when it cannot go on"
)]

mod support;

use std::time::{Duration, Instant};

use argon2::{Algorithm, Argon2, Params, Version};
use support::service::{PASSWORD, Service};

/// Rounds of each.
const ROUNDS: usize = 5;
/// How long a round lasts.
const ROUND: Duration = Duration::from_secs(4);
/// Sign-ins under way at once.
const AT_ONCE: usize = 8;

fn main() {
    rustls::crypto::ring::default_provider().install_default().unwrap();
    let service = Service::start();
    // One each: many tries at once for one account are slowed down (SIGN-4).
    (0..AT_ONCE).for_each(|number| service.create(&format!("admin{number}")));
    let threads = std::thread::available_parallelism().unwrap().get();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let pem = std::fs::read(&service.certificate).unwrap();
    let client = reqwest::Client::builder()
        .tls_certs_only([reqwest::Certificate::from_pem(&pem).unwrap()])
        .no_proxy()
        .build()
        .unwrap();
    let (mut bare, mut served) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        bare.push(hashes(threads));
        served.push(runtime.block_on(sign_ins(&client, &service.url)));
    }
    let (bare, served) = (median(bare), median(served));
    println!("{ROUNDS} rounds of {} s each, {threads} threads, {AT_ONCE} sign-ins at once", ROUND.as_secs());
    println!("bare argon2id (19 MiB, t=2, p=1)   {bare:6.1} per second");
    println!("sign-ins over HTTPS                {served:6.1} per second   {:.0} %", served / bare * 100.0);
}

fn median(mut rates: Vec<f64>) -> f64 {
    rates.sort_by(f64::total_cmp);
    rates[rates.len() / 2]
}

fn hashes(threads: usize) -> f64 {
    let began = Instant::now();
    let done: usize = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(|| hash_until(began + ROUND))).collect();
        workers.into_iter().map(|worker| worker.join().unwrap()).sum()
    });
    done as f64 / began.elapsed().as_secs_f64()
}

fn hash_until(end: Instant) -> usize {
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::new(19 * 1024, 2, 1, None).unwrap());
    // The memory is kept, as the allocator keeps it for the service: the reference is to be the fastest there is.
    let mut memory = vec![argon2::Block::default(); argon2.params().block_count()];
    let (mut out, mut done) = ([0; 32], 0);
    while Instant::now() < end {
        argon2.hash_password_into_with_memory(PASSWORD.as_bytes(), b"sixteen byte slt", &mut out, &mut memory).unwrap();
        done += 1;
    }
    done
}

async fn sign_ins(client: &reqwest::Client, url: &str) -> f64 {
    let began = Instant::now();
    let mut workers = tokio::task::JoinSet::new();
    for number in 0..AT_ONCE {
        let (client, url) = (client.clone(), format!("{url}/v1/sign-ins"));
        workers.spawn(async move {
            let mut done = 0;
            while began.elapsed() < ROUND {
                let body = serde_json::json!({"account": format!("admin{number}"), "password": PASSWORD});
                let answer = client.post(&url).json(&body).send().await.unwrap();
                assert!(answer.status().is_success(), "{}", answer.text().await.unwrap());
                done += 1;
            }
            done
        });
    }
    let done: i32 = workers.join_all().await.into_iter().sum();
    f64::from(done) / began.elapsed().as_secs_f64()
}
