//! The codes that a service sent by text message or call: the operator's look at the outbox (`meibod outbox`), without a
//! process for each look.

use jiff::Timestamp;
use meibo::{
    ops::{House, Parts, outbox},
    platform::embedded::Embedded,
    rules::{Policy, message::Channel},
    store::{Store, Vault},
};
use tokio::runtime::Runtime;

use crate::support::Service;

pub(crate) struct Messages {
    house: House,
    runtime: Runtime,
}

impl Messages {
    /// Those of a service.
    pub(crate) fn of(service: &Service) -> Self {
        let runtime = Runtime::new().unwrap();
        let key = ["meibo.key", "meibod.key"].iter().find_map(|name| std::fs::read(service.folder().join(name)).ok());
        let key: [u8; 32] = key.expect("the service made its key").try_into().unwrap();
        let parts = Parts {
            store: runtime.block_on(Store::open(&service.database())).unwrap(),
            vault: Vault::new(&key),
            policy: Policy::default(),
            platform: Box::new(Embedded),
            randomness: || Box::new(rand::rand_core::UnwrapErr(rand::rngs::SysRng)),
        };
        Self { house: House::new(parts, 1).unwrap(), runtime }
    }

    /// The six digits of the nth code that was ever sent to an account.
    pub(crate) fn code(&self, login_id: &str, nth: usize, now: Timestamp) -> Option<String> {
        let messages = self.runtime.block_on(outbox::read(&self.house, now)).unwrap();
        let codes = messages.iter().filter(|message| {
            message.account.as_deref() == Some(login_id) && matches!(message.channel, Channel::Sms | Channel::Voice)
        });
        let body = &codes.map(|message| &message.content.body).nth(nth)?;
        Some(body.split("G-").nth(1)?.chars().take(6).collect())
    }
}

impl Drop for Messages {
    fn drop(&mut self) {
        self.runtime.block_on(self.house.store.close());
    }
}
