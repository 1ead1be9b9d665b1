//! Whether the time of a refused mail log-in tells what stands against it (MAIL-2): wrong secrets for seven classes of account,
//! in a random order, on a disk whose syncs take 5 ms more: `cargo bench --bench mail_refusals`. What cannot be told apart has an
//! AUC under 0.52 and a |t| (Welch) under 4.5. `MEIBO_TEST_NIGHTLY=1` takes 40,000 samples a class, `MEIBO_BENCH_SAMPLES` another
//! number.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a bench reads the clock, and stops when it cannot go on"
)]

mod support;

use std::{fs, time::Instant};

use meibo::store::Store;
use rand::{SeedableRng, rngs::StdRng, seq::SliceRandom};
use reqwest::Client;
use serde_json::{Value, json};
use support::{
    apart::{auc, mean, welch},
    guess::{CONFIG, HASH, TRIES, WARM, samples},
    load::client,
    roll,
    service::{Service, slow_disk},
    token,
};

/// Samples of a class, where nothing else is said: 2,000 in all.
const SAMPLES: usize = 286;
/// The classes, by what is left of an account's number.
const CLASSES: [&str; 7] =
    ["unknown", "disabled", "locked down", "POP off", "2-step on", "less secure apps off", "less secure apps on"];

fn main() {
    rustls::crypto::ring::default_provider().install_default().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let service = Service::start_slowed(CONFIG, &slow_disk(folder.path()));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(measure(&service, samples(SAMPLES)));
}

async fn measure(service: &Service, samples: usize) {
    let people = i64::try_from((samples / TRIES + 1) * CLASSES.len()).unwrap();
    roll::fill(&service.database, 0..people, HASH).await;
    classes(&service.database).await;
    let pem = fs::read(&service.certificate).unwrap();
    let token = token::mail_decision(&pem, &service.url).await;
    let (client, url) = (client(&pem), format!("{}/v1/mail/log-ins", service.url));
    let mut order: Vec<(usize, usize)> =
        (0..samples).flat_map(|number| (0..CLASSES.len()).map(move |class| (class, number))).collect();
    order.shuffle(&mut StdRng::seed_from_u64(7));
    let mut times = vec![Vec::new(); CLASSES.len()];
    let mut words: Option<Value> = None;
    for number in 0..WARM {
        guess(&client, &url, &token, 0, samples + number).await;
    }
    for (class, number) in order {
        let (took, said) = guess(&client, &url, &token, class, number).await;
        assert_eq!(*words.get_or_insert_with(|| said.clone()), said, "{}", CLASSES[class]);
        times[class].push(took);
    }
    println!("{samples} samples a class, each sync 5 ms slower; beside those of nobody's address");
    for (class, of_class) in CLASSES.iter().zip(&times).skip(1) {
        let (auc, t) = (auc(of_class, &times[0]), welch(of_class, &times[0]));
        let (mean, nobody) = (mean(of_class), mean(&times[0]));
        println!("{class:<22} {mean:6.2} ms, unknown {nobody:6.2} ms   AUC {auc:.3}   t {t:+.2}");
    }
}

/// Asks with a wrong secret; how many milliseconds it took, and the answer.
async fn guess(client: &Client, url: &str, token: &str, class: usize, number: usize) -> (f64, Value) {
    let person = i64::try_from(number / TRIES * CLASSES.len() + class).unwrap();
    let user = roll::login_id(person);
    let user = if class == 0 { user.replace('p', "q") } else { user };
    let protocol = if CLASSES[class] == "POP off" { "pop" } else { "imap" };
    let body = json!({ "user": format!("{user}@mail.example.jp"), "secret": format!("guess {class} {number}"),
        "protocol": protocol, "client_address": "192.0.2.7" });
    let request = client.post(url).bearer_auth(token).json(&body);
    let began = Instant::now();
    let answer = request.send().await.unwrap();
    let said = answer.json().await.unwrap();
    (began.elapsed().as_secs_f64() * 1e3, said)
}

/// Brings everybody into the state of their class.
async fn classes(database: &str) {
    let store = Store::open(database).await.unwrap();
    let mut tx = store.write().await.unwrap();
    for statement in [
        "INSERT INTO addresses (address, account, state, is_first, asked_at, effective_at)
         SELECT login_id || '@mail.example.jp', id, 'present', 1, 0, 0 FROM accounts WHERE login_id LIKE 'p%'",
        &format!(
            "INSERT INTO mail_passwords (account, hash, set_at)
             SELECT id, '{HASH}', 0 FROM accounts WHERE login_id LIKE 'p%'"
        ),
        "INSERT INTO less_secure_apps (account, since, ends_at)
         SELECT id, 1, 9000000000000000 FROM accounts WHERE login_id LIKE 'p%' AND (id - 1) % 7 NOT IN (4, 5)",
        "UPDATE accounts SET enabled = 0 WHERE login_id LIKE 'p%' AND (id - 1) % 7 = 1",
        "UPDATE accounts SET locked_down_at = 1 WHERE login_id LIKE 'p%' AND (id - 1) % 7 = 2",
        "UPDATE accounts SET two_step_since = 1 WHERE login_id LIKE 'p%' AND (id - 1) % 7 = 4",
    ] {
        tx.script(statement).await.unwrap();
    }
    tx.commit().await.unwrap();
    store.close().await;
}
