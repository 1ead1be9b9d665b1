//! What ops work with, opened once by the service.

use jiff::tz::TimeZone;
use rand::CryptoRng;

use super::{
    mail_log_in::memory::Memory,
    pipeline::{failure::Fault, hashing::Hashing, refused::Waiting},
};
use crate::{
    delivery::SmtpClient,
    platform::Platform,
    rules::Policy,
    store::{Anchor, Store, Vault},
};

/// What ops work with: opened once by the service.
pub struct House {
    /// The database.
    pub store: Store,
    /// The key outside the database.
    pub vault: Vault,
    /// How far the audit trail had come, outside the database.
    pub anchor: Anchor,
    /// The numbers in force.
    pub policy: Policy,
    /// The service's zone.
    pub zone: TimeZone,
    /// The hashing threads.
    pub hashing: Hashing,
    /// The systems behind accounts.
    pub platform: Box<dyn Platform>,
    /// What tries the servers of aliases (ALIAS-1).
    pub smtp: SmtpClient,
    /// The source of randomness for what nobody asked for.
    pub randomness: fn() -> Box<dyn CryptoRng + Send>,
    /// What this process remembers of mail log-ins.
    pub(super) mail: Memory,
    /// Refusals that wait to be counted.
    pub(super) refusals: Waiting,
}

/// What a house is made of.
pub struct Parts {
    /// The database.
    pub store: Store,
    /// The key outside the database.
    pub vault: Vault,
    /// How far the audit trail had come, outside the database.
    pub anchor: Anchor,
    /// The numbers in force.
    pub policy: Policy,
    /// The systems behind accounts.
    pub platform: Box<dyn Platform>,
    /// What tries the servers of aliases (ALIAS-1).
    pub smtp: SmtpClient,
    /// The source of randomness for what nobody asked for.
    pub randomness: fn() -> Box<dyn CryptoRng + Send>,
}

impl House {
    /// Puts the parts together.
    ///
    /// # Errors
    /// When the policy's zone is unknown or its cost of hashes is not possible.
    pub fn new(parts: Parts, hashing_threads: usize) -> Result<Self, Fault> {
        let Parts { store, vault, anchor, policy, platform, smtp, randomness } = parts;
        let zone = crate::rules::time::zone(&policy)?;
        let hashing = Hashing::start(&policy.password, hashing_threads)?;
        let (mail, refusals) = (Memory::default(), Waiting::default());
        Ok(Self { store, vault, anchor, policy, zone, hashing, platform, smtp, randomness, mail, refusals })
    }

    /// Randomness for what nobody asked for: jobs.
    pub(crate) fn rng(&self) -> Box<dyn CryptoRng + Send> {
        (self.randomness)()
    }
}
