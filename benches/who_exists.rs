//! Whether the time of an answer tells who exists (SIGN-1): guesses at accounts beside guesses at ids that nobody has, one after
//! the other and in a random order, on a disk whose syncs take 5 ms more: `cargo bench --bench who_exists`, and by night
//! `MEIBO_TEST_NIGHTLY=1 cargo bench --bench who_exists`. What cannot be told apart has an AUC under 0.52 and a |t| (Welch) under
//! 4.5. `MEIBO_BENCH_SAMPLES` names another number of samples a class; what follows `--` says which routes, by a part of the
//! name.
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
    guess::{CONFIG, HASH, TRIES, WARM, samples},
    load::client,
    roll,
    service::{Service, slow_disk},
};

/// Samples of a class, where nothing else is said.
const SAMPLES: usize = 500;

/// Where guesses are sent: what is guessed, the method, the path, and the body for a login id.
type Route = (&'static str, Method, &'static str, fn(&str, usize) -> Value);

fn main() {
    rustls::crypto::ring::default_provider().install_default().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let service = Service::start_slowed(CONFIG, &slow_disk(folder.path()));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let wanted: Vec<String> = env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    runtime.block_on(measure(&service, samples(SAMPLES), &wanted));
}

async fn measure(service: &Service, samples: usize, wanted: &[String]) {
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
    roll::fill(&service.database, 0..people, HASH).await;
    let client = client(&fs::read(&service.certificate).unwrap());
    println!("{samples} samples a class, of {people} ids each, each sync 5 ms slower");
    let is_wanted = |what: &str| wanted.is_empty() || wanted.iter().any(|part| what.contains(part.as_str()));
    for (what, method, path, body) in routes.into_iter().filter(|route| is_wanted(route.0)) {
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
    for number in 0..WARM {
        client.request(method.clone(), url).json(&body("nobody", number)).send().await.unwrap().bytes().await.unwrap();
    }
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
