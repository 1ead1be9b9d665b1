//! The codes that a service sent by text message or call: the operator's look at the outbox (`meibod outbox`), without a
//! process for each look.

use jiff::Timestamp;
use meibo::{
    rules::message::Channel,
    store::{Store, Vault, message, vault::Place},
};
use serde_json::Value;
use tokio::runtime::Runtime;

use crate::support::Service;

pub(crate) struct Messages {
    store: Store,
    vault: Vault,
    runtime: Runtime,
}

impl Messages {
    /// Those of a service.
    pub(crate) fn of(service: &Service) -> Self {
        let runtime = Runtime::new().unwrap();
        let key = ["meibo.key", "meibod.key"].iter().find_map(|name| std::fs::read(service.folder().join(name)).ok());
        let key: [u8; 32] = key.expect("the service made its key").try_into().unwrap();
        let store = runtime.block_on(Store::open(&service.database())).unwrap();
        Self { store, vault: Vault::new(&key), runtime }
    }

    /// The six digits of the nth code that was ever sent to an account.
    pub(crate) fn code(&self, login_id: &str, nth: usize, now: Timestamp) -> Option<String> {
        let messages = self.runtime.block_on(async {
            let mut conn = self.store.read().await.unwrap();
            message::list(&mut conn, now).await.unwrap()
        });
        let codes = messages.iter().filter(|(message, account)| {
            account.as_deref() == Some(login_id) && matches!(message.channel, Channel::Sms | Channel::Voice)
        });
        let (message, _) = codes.into_iter().nth(nth)?;
        let id = message.id.to_string();
        let content = self.vault.open(Place("messages", "sealed", &id), &message.sealed).unwrap();
        let content: Value = serde_json::from_str(content.expose()).unwrap();
        Some(content["body"].as_str()?.split("G-").nth(1)?.chars().take(6).collect())
    }
}

impl Drop for Messages {
    fn drop(&mut self) {
        self.runtime.block_on(self.store.close());
    }
}
