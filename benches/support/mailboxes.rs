//! Mailboxes that log in, written straight into the store.

use std::fs;

use jiff::Timestamp;
use meibo::{
    rules::{Id, Secret, app_password},
    store::{self, Store, Vault, app_password::AppPassword, vault::Place},
};
use rand::{SeedableRng, rngs::StdRng};

use super::roll;

/// Gives everybody of a roll an address and 2-step verification, and `some` of them an app password: their login ids with it.
pub(crate) async fn fill(database: &str, people: i64, some: i64) -> Vec<(String, Secret)> {
    let key: [u8; 32] = fs::read(database.replace("sqlite://", "").replace(".db", ".key")).unwrap().try_into().unwrap();
    let (vault, store) = (Vault::new(&key), Store::open(database).await.unwrap());
    let mut tx = store.write().await.unwrap();
    for statement in [
        "INSERT INTO addresses (address, account, state, is_first, asked_at, effective_at)
         SELECT login_id || '@mail.example.jp', id, 'present', 1, 0, 0 FROM accounts WHERE login_id LIKE 'p%'",
        "UPDATE accounts SET two_step_since = 1 WHERE login_id LIKE 'p%'",
    ] {
        tx.script(statement).await.unwrap();
    }
    let mut mailboxes = Vec::new();
    let mut rng = StdRng::seed_from_u64(1);
    for number in (0..people).step_by(usize::try_from((people / some).max(1)).unwrap()) {
        let (account, secret) = (Id::from_i64(number + 1), app_password::generate(&mut rng));
        let digest = vault.digest(Place("app_passwords", "digest", &account.to_string()), secret.expose());
        store::app_password::insert(&mut tx, &one(account), &digest, 50).await.unwrap();
        mailboxes.push((roll::login_id(number), secret));
    }
    tx.commit().await.unwrap();
    store.close().await;
    mailboxes
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
