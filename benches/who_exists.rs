//! Whether the time of an answer tells who exists (SIGN-1): guesses at accounts beside guesses at ids that nobody has, one after
//! the other and in a random order, on a disk whose syncs take 5 ms more: `cargo bench --bench who_exists`. What cannot be told
//! apart has an AUC near 0.5 and a |t| (Welch) under 4.5. `MEIBO_BENCH_SAMPLES` names another number of samples a class.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a bench reads the clock, and stops when it cannot go on"
)]

mod support;

use std::{env, fs, time::Instant};

use rand::{RngExt, SeedableRng, rngs::StdRng};
use reqwest::{Client, Method};
use serde_json::{Value, json};
use support::{
    apart::{auc, mean, welch},
    load::client,
    roll,
    service::{Service, slow_disk},
};

/// Samples of a class, where nothing else is said.
const SAMPLES: usize = 500;
/// Guesses at one id: so many wait for nothing.
const TRIES: usize = 3;
/// Many guess from one address here.
const CONFIG: &str = "[policy.sign_in]\naddress_tries = 1000000\naddress_tries_per_minute = 100000\n";

/// Where guesses are sent: what is guessed, the method, the path, and the body for a login id.
type Route = (&'static str, Method, &'static str, fn(&str, usize) -> Value);

fn main() {
    rustls::crypto::ring::default_provider().install_default().unwrap();
    let samples = env::var("MEIBO_BENCH_SAMPLES").map_or(SAMPLES, |number| number.parse().unwrap());
    let folder = tempfile::tempdir().unwrap();
    let service = Service::start_slowed(CONFIG, &slow_disk(folder.path()));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(measure(&service, samples));
}

async fn measure(service: &Service, samples: usize) {
    let routes: [Route; 4] = [
        (
            "password",
            Method::POST,
            "/v1/sign-ins",
            |id, number| json!({ "account": id, "password": format!("guess {number}") }),
        ),
        (
            "reset code",
            Method::PUT,
            "/v1/password-resets",
            |id, number| json!({ "account": id, "code": format!("BCDF-GHJK-L{:03}", number % 1000), "new": "quite another passphrase" }),
        ),
        (
            "code that lifts locks",
            Method::PUT,
            "/v1/unlocks",
            |id, number| json!({ "account": id, "code": format!("BCDF-GHJK-L{:03}", number % 1000) }),
        ),
        ("asking for a code", Method::POST, "/v1/password-resets", |id, _| json!({ "account": id })),
    ];
    let people = i64::try_from(samples / TRIES + 1).unwrap();
    let hash = "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    roll::fill(&service.database, 0..people, hash).await;
    let client = client(&fs::read(&service.certificate).unwrap());
    println!("{samples} samples a class, of {people} ids each, each sync 5 ms slower");
    for (what, method, path, body) in routes {
        let url = format!("{}{path}", service.url);
        let (known, unknown) = times(&client, &method, &url, body, samples).await;
        let (auc, t) = (auc(&known, &unknown), welch(&known, &unknown));
        println!(
            "{what:<22} known {:6.2} ms, unknown {:6.2} ms   AUC {auc:.3}   t {t:+.2}",
            mean(&known),
            mean(&unknown)
        );
    }
}

/// Milliseconds of each answer, of ids that there are and of ids that nobody has.
async fn times(
    client: &Client,
    method: &Method,
    url: &str,
    body: fn(&str, usize) -> Value,
    samples: usize,
) -> (Vec<f64>, Vec<f64>) {
    let mut rng = StdRng::seed_from_u64(7);
    let (mut known, mut unknown) = (Vec::new(), Vec::new());
    while known.len() < samples || unknown.len() < samples {
        let is_known = unknown.len() >= samples || known.len() < samples && rng.random_bool(0.5);
        let number = if is_known { known.len() } else { unknown.len() };
        let id = roll::login_id(i64::try_from(number / TRIES).unwrap());
        let id = if is_known { id } else { id.replace('p', "q") };
        let request = client.request(method.clone(), url).json(&body(&id, number));
        let began = Instant::now();
        let answer = request.send().await.unwrap();
        let status = answer.status().as_u16();
        answer.bytes().await.unwrap();
        let took = began.elapsed().as_secs_f64() * 1e3;
        assert!([200, 401, 422].contains(&status), "{status}");
        if is_known { known.push(took) } else { unknown.push(took) }
    }
    (known, unknown)
}
