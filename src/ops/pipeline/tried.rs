//! The try of a secret, as a call carries it from the gate to its end.

use jiff::Timestamp;

use crate::{
    rules::{
        LoginId,
        policy::SignInPolicy,
        tries::{Network, Tries},
    },
    store::tries::Key,
};

/// The try of a call that has come through the gate.
#[derive(Debug)]
pub(crate) struct Tried {
    /// Whose secret it tries.
    pub(super) login_id: LoginId,
    /// Under what it counts.
    pub(super) key: Key,
    /// Under what its success is remembered, where the place can become known.
    pub(super) place: Option<Key>,
    /// Whether it was counted; not where the same secret had been counted before.
    pub(super) counted: bool,
    /// The digest of the secret, where it is one to be remembered.
    pub(super) digest: Option<String>,
    /// When the try before it was.
    pub(super) last_at: Option<Timestamp>,
    /// The networks that it weighs on.
    pub(super) networks: Vec<Network>,
    /// Whether no further try is evaluated after it, and until when where that ends by itself.
    pub(super) locks: Option<Lock>,
    /// Whether the secret turned out to be right.
    pub(super) right: bool,
}

/// A lock that a try has brought.
#[derive(Debug)]
pub(super) struct Lock {
    /// When it ends by itself, if it does.
    pub(super) until: Option<Timestamp>,
}

impl Lock {
    /// The lock that these tries bring, if they do.
    pub(super) fn by(tries: Tries, policy: &SignInPolicy) -> Option<Self> {
        tries.is_locked(policy).then_some(Self { until: tries.lock_ends_at })
    }
}

impl Tried {
    /// One that is not counted yet.
    pub(super) fn new(login_id: LoginId, key: Key, place: Option<Key>) -> Self {
        let (counted, right, digest, last_at, networks, locks) = (false, false, None, None, Vec::new(), None);
        Self { login_id, key, place, counted, digest, last_at, networks, locks, right }
    }

    /// Whether it was counted: the same wrong secret again is not.
    pub(super) fn counts(&self) -> bool {
        self.counted
    }
}
