//! What ops work with, opened once by the service.

use jiff::tz::TimeZone;
use rand::CryptoRng;
use tokio::sync::Notify;

use super::{
    mail_log_in::memory::Memory,
    pipeline::{failure::Fault, hashing::Hashing, machine_use::MachineUses, refused::Waiting},
};
use crate::{
    delivery::{Gateways, SmtpClient},
    platform::{Dovecot, Platform},
    rules::{Policy, message::Channel},
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
    /// The Dovecot that is asked for mailboxes, if there is one (POP-1, POP-3).
    pub mailboxes: Option<Dovecot>,
    /// What tries the servers of aliases (ALIAS-1).
    pub smtp: SmtpClient,
    /// What carries messages out of the service (MSG-1).
    pub gateways: Gateways,
    /// Whether others than this machine reach the service: codes that lie in its outbox would then help nobody (MSG-5).
    pub is_reached: bool,
    /// Told whenever messages have been committed.
    pub posted: Notify,
    /// The source of randomness for what nobody asked for.
    pub randomness: fn() -> Box<dyn CryptoRng + Send>,
    /// What this process remembers of mail log-ins.
    pub(super) mail: Memory,
    /// Refusals that wait to be counted.
    pub(super) refusals: Waiting,
    /// What it has noted of mail servers.
    pub(super) machine_uses: MachineUses,
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
    /// The Dovecot that is asked for mailboxes, if there is one (POP-1, POP-3).
    pub mailboxes: Option<Dovecot>,
    /// What tries the servers of aliases (ALIAS-1).
    pub smtp: SmtpClient,
    /// What carries messages out of the service (MSG-1).
    pub gateways: Gateways,
    /// The source of randomness for what nobody asked for.
    pub randomness: fn() -> Box<dyn CryptoRng + Send>,
}

impl House {
    /// Puts the parts together.
    ///
    /// # Errors
    /// When the policy's zone is unknown or its cost of hashes is not possible.
    pub fn new(parts: Parts, hashing_threads: usize) -> Result<Self, Fault> {
        let Parts { store, vault, anchor, policy, platform, mailboxes, smtp, gateways, randomness } = parts;
        let zone = crate::rules::time::zone(&policy)?;
        let hashing = Hashing::start(&policy.password, hashing_threads)?;
        let (mail, refusals) = (Memory::default(), Waiting::default());
        let (is_reached, posted) = (false, Notify::new());
        Ok(Self {
            store,
            vault,
            anchor,
            policy,
            zone,
            hashing,
            platform,
            mailboxes,
            smtp,
            gateways,
            is_reached,
            posted,
            randomness,
            mail,
            refusals,
            machine_uses: MachineUses::default(),
        })
    }

    /// Whether messages of a channel stay in the outbox: no gateway takes them.
    pub(crate) fn keeps(&self, channel: Channel) -> bool {
        self.gateways.of(channel).is_none()
    }

    /// Whether all messages do.
    pub(crate) fn keeps_all(&self) -> bool {
        Channel::ALL.iter().all(|channel| self.keeps(*channel))
    }

    /// Randomness for what nobody asked for: jobs.
    pub(crate) fn rng(&self) -> Box<dyn CryptoRng + Send> {
        (self.randomness)()
    }
}
