//! The codes that a service sent by text message or call: the operator's look at the outbox (`meibod outbox`), without a
//! process for each look.

use jiff::Timestamp;
use meibo::{
    rules::message::Channel,
    store::{
        Store, Vault,
        message::{self, Lying},
        vault::Place,
    },
};
use serde_json::Value;
use tokio::runtime::Runtime;

use super::Service;

/// The outbox of one service.
pub(crate) struct Outbox {
    store: Store,
    vault: Vault,
    runtime: Runtime,
}

impl Outbox {
    /// Those of a service.
    pub(crate) fn of(service: &Service) -> Self {
        let runtime = Runtime::new().unwrap();
        let key = ["meibo.key", "meibod.key"].iter().find_map(|name| std::fs::read(service.folder().join(name)).ok());
        let key: [u8; 32] = key.expect("the service made its key").try_into().unwrap();
        let store = runtime.block_on(Store::open(&service.database())).unwrap();
        Self { store, vault: Vault::new(&key), runtime }
    }

    /// The six digits of a code sent to an account, so many before the newest one, so far as the outbox keeps them.
    pub(crate) fn code(&self, login_id: &str, before: usize, now: Timestamp) -> Option<String> {
        self.sealed_codes(login_id, now).iter().rev().nth(before).map(|message| self.digits(message))
    }

    /// The six digits of the newest.
    pub(crate) fn newest_code(&self, login_id: &str, now: Timestamp) -> Option<String> {
        self.code(login_id, 0, now)
    }

    fn sealed_codes(&self, login_id: &str, now: Timestamp) -> Vec<Lying> {
        let messages = self.runtime.block_on(async {
            let mut conn = self.store.read().await.unwrap();
            message::list(&mut conn, now).await.unwrap()
        });
        let is_code = |message: &Lying| matches!(message.channel, Channel::Sms | Channel::Voice);
        let of = |message: &Lying| message.login_id.as_deref() == Some(login_id) && is_code(message);
        messages.into_iter().filter(of).collect()
    }

    fn digits(&self, message: &Lying) -> String {
        let id = message.id.to_string();
        let content = self.vault.open(Place("messages", "sealed", &id), &message.sealed).unwrap();
        let content: Value = serde_json::from_str(content.expose()).unwrap();
        content["body"].as_str().unwrap().split("G-").nth(1).unwrap().chars().take(6).collect()
    }
}

impl Drop for Outbox {
    fn drop(&mut self) {
        self.runtime.block_on(self.store.close());
    }
}
