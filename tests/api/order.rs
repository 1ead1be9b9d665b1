//! Every order of the calls of a flow (CVE-2026-18963 and its kin): none reaches a change without its proof.
//!
//! Every order of four calls; `tests/run --night` asks for every one of six.

mod alias;
mod reset;
mod sign_in;

use jiff::Timestamp;
use meibo::store::{Store, Vault, vault::Place};
use serde_json::{Value, json};

use super::campus::{Campus, REASON, outcome};
use crate::support::Service;

/// Limits that no walk meets: what is walked is the order, not the count.
const GENEROUS: &str = "[policy.sign_in]
max_wrong_tries = 100
free_wrong_tries = 100
address_tries = 1000000
address_tries_per_minute = 1000000
flow_minutes = 60
[policy.password]
hash_memory_kib = 1024
hash_passes = 1
resets_per_hour = 100
resets_per_day = 1000
reset_again_minutes = 0
reset_mail_hours = 1
[policy.two_step]
codes_per_hour = 100
codes_per_phone_per_day = 1000
enrolment_codes_per_day = 1000
code_minutes = 60
[policy.keeping]
message_hours = 1
own_changes_per_minute = 1000000
own_changes_per_day = 1000000
password_changes_per_day = 1000000
";

/// Messages as they lie in the database, read without a program: many orders read many.
struct Mailbox {
    runtime: tokio::runtime::Runtime,
    store: Store,
    vault: Vault,
}

impl Mailbox {
    fn of(service: &Service) -> Self {
        let folder = service.folder();
        let key = ["meibo.key", "meibod.key"].iter().find_map(|name| std::fs::read(folder.join(name)).ok());
        let runtime = tokio::runtime::Runtime::new().unwrap();
        let store = runtime.block_on(Store::open(&service.database())).unwrap();
        Self { runtime, store, vault: Vault::new(&key.expect("a key").try_into().expect("32 bytes")) }
    }

    /// The newest reset code of an account.
    fn code(&self, now: Timestamp, id: &str) -> String {
        self.newest(now, id, super::reset::code_in)
    }

    /// The newest code of a second step.
    fn sent(&self, now: Timestamp, id: &str) -> String {
        self.newest(now, id, super::campus::code_in)
    }

    fn newest(&self, now: Timestamp, id: &str, code_in: fn(&str) -> Option<String>) -> String {
        let listed = self.runtime.block_on(async {
            let mut conn = self.store.read().await.unwrap();
            meibo::store::message::list(&mut conn, now).await.unwrap()
        });
        let of_account = listed.into_iter().rev().filter(|message| message.login_id.as_deref() == Some(id));
        of_account
            .filter_map(|message| {
                let place = message.id.to_string();
                let text = self.vault.open(Place("messages", "sealed", &place), &message.sealed).unwrap();
                let content: Value = serde_json::from_str(text.expose()).unwrap();
                code_in(content["body"].as_str().unwrap())
            })
            .next()
            .expect("a code was sent")
    }
}

/// Lifts the locks of wrong tries (SIGN-4), which are not what is walked here, where there are any.
fn unlock(campus: &Campus, id: &str) {
    let unlock = campus.request(&campus.admin(), "POST", &format!("/v1/accounts/{id}/unlock"), &json!({}));
    let ended = outcome(&unlock.header(REASON.0, REASON.1).send());
    assert!(["done", "not_locked"].contains(&ended.as_str()), "{ended}");
}
