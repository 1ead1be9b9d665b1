//! ORDERS STEPS: may the caller? → rule → one transaction {state, audit, outbox} → reply.
//!
//! An operation's op is its [`Act`]; [`run`](run::run) is the way every request takes through the house.

pub mod account;
pub mod address;
pub mod administrator;
mod aftermath;
pub mod alias;
pub mod app_password;
pub mod application;
pub mod audit;
pub mod bulk;
pub mod call;
pub mod caller;
pub mod chain;
mod condition;
pub mod each;
pub mod entitlement;
mod first_password;
mod gate;
pub mod hashing;
pub mod less_secure_apps;
pub mod lockdown;
pub mod mail_log_in;
pub mod mail_password;
mod mail_servers;
pub mod mailbox;
mod meanwhile;
pub mod outbox;
pub mod password;
mod people;
pub mod phone;
mod policy;
pub mod pop;
pub mod refusal;
pub mod remote_access;
pub mod reset;
pub mod role;
pub mod run;
pub mod sample;
mod second_step;
pub mod sender;
mod sent_code;
pub mod session;
mod smtp_server;
pub mod sync;
pub mod tidy;
pub mod token;
pub mod two_step;
pub mod unlock;
mod view;
pub mod workshop;

pub use call::{Call, Origin};
pub use hashing::Hashing;

use std::future::Future;

use jiff::tz::TimeZone;
use rand::CryptoRng;

use crate::{
    contract::Operation,
    delivery::SmtpClient,
    platform::Platform,
    rules::{Code, LoginId, Policy, Refusal, time::UnknownZone},
    store::{self, Anchor, Store, Vault},
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
    mail: mail_log_in::Memory,
    /// Refusals that wait to be counted.
    refusals: refusal::Waiting,
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
        let (mail, refusals) = (mail_log_in::Memory::default(), refusal::Waiting::default());
        Ok(Self { store, vault, anchor, policy, zone, hashing, platform, smtp, randomness, mail, refusals })
    }

    /// Randomness for what nobody asked for: jobs.
    pub(crate) fn rng(&self) -> Box<dyn CryptoRng + Send> {
        (self.randomness)()
    }
}

/// One operation's op.
pub trait Act: Operation {
    /// The account that the request names in its path, if it names one.
    fn target(&self) -> Option<&LoginId> {
        None
    }

    /// Carries the request out, its changes in the call's one transaction.
    fn act(&self, call: &mut Call<'_>) -> impl Future<Output = Result<Self::Reply, Failure>> + Send;
}

/// Why an op did not succeed.
#[derive(Debug)]
pub enum Failure {
    /// A rule said no.
    Refused(Refusal),
    /// Another request with the same idempotency key was first; its reply is the answer.
    Replay,
    /// Something broke.
    Fault(Fault),
}

/// Something that should not happen.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The database failed.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// More work waits than is taken on.
    #[error("too many requests wait")]
    Overloaded,
    /// The policy names an unknown zone.
    #[error(transparent)]
    Zone(#[from] UnknownZone),
    /// Anything else.
    #[error("{0}")]
    Internal(String),
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Failure::Refused(refusal)
    }
}

impl From<Code> for Failure {
    fn from(code: Code) -> Self {
        Failure::Refused(code.into())
    }
}

impl From<store::Error> for Failure {
    fn from(error: store::Error) -> Self {
        Failure::Fault(error.into())
    }
}

impl From<Fault> for Failure {
    fn from(fault: Fault) -> Self {
        Failure::Fault(fault)
    }
}

/// The change was made by another request between the rule's look and the write: whoever asks again is told how
/// things stand now.
fn raced(code: Code, won: bool) -> Result<(), Failure> {
    if won { Ok(()) } else { Err(code.into()) }
}
