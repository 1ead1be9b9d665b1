//! The ops of jobs on a service's own database, when a test says so.

use meibo::{
    ops::{House, Parts},
    platform::Embedded,
    rules::Policy,
    store::{Anchor, Store, Vault},
};

use crate::support::Service;

/// A house beside the service's own, as another replica's timer would have it.
pub(crate) struct Timer {
    /// The house.
    pub(crate) house: House,
    runtime: tokio::runtime::Runtime,
}

impl Timer {
    /// Opens the service's database with its key.
    pub(crate) fn of(service: &Service) -> Self {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        let key = ["meibo.key", "meibod.key"].iter().find_map(|name| std::fs::read(service.folder().join(name)).ok());
        let key: [u8; 32] = key.expect("the service made its key").try_into().unwrap();
        let parts = Parts {
            store: runtime.block_on(Store::open(&service.database())).unwrap(),
            vault: Vault::new(&key),
            anchor: Anchor::default(),
            policy: Policy::default(),
            mailboxes: None,
            platform: Box::new(Embedded),
            smtp: meibo::delivery::SmtpClient::new(Vec::new()),
            gateways: meibo::delivery::Gateways::default(),
            randomness: || Box::new(rand::rand_core::UnwrapErr(rand::rngs::SysRng)),
        };
        Self { house: House::new(parts, 1).unwrap(), runtime }
    }

    /// Runs a job.
    pub(crate) fn does<T>(&self, job: impl AsyncFnOnce(&House) -> T) -> T {
        self.runtime.block_on(job(&self.house))
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        self.runtime.block_on(self.house.store.close());
    }
}
