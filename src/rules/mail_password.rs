//! The mail password (MPASS-*): the mailbox's own, apart from the account password.

use jiff::Timestamp;

use super::{
    Code, LoginId, Policy, Refusal,
    password::{self, Judged},
};

/// A mail password that waits.
#[derive(Clone, PartialEq, Eq)]
pub struct Pending {
    /// Its argon2id hash (PHC string).
    pub hash: String,
    /// Its text, sealed, where the mail platform must be told it.
    pub sealed: Option<String>,
    /// Set when.
    pub asked_at: Timestamp,
    /// The run it goes with.
    pub effective_at: Timestamp,
}

/// A mail password in force.
#[derive(Clone, PartialEq, Eq)]
pub struct InForce {
    /// Its argon2id hash (PHC string).
    pub hash: String,
    /// In force since.
    pub since: Timestamp,
}

/// The mail passwords of an account.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Held {
    /// The one that mail apps can use now, if mail apps can use any (2SV-6, LSA-1).
    pub in_force: Option<InForce>,
    /// The one that waits.
    pub pending: Option<Pending>,
}

impl Held {
    /// The one that waits, once its run has come.
    pub fn due(&self, now: Timestamp) -> Option<&Pending> {
        self.pending.as_ref().filter(|pending| pending.effective_at <= now)
    }
}

impl std::fmt::Debug for Pending {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let times = (self.asked_at, self.effective_at);
        f.debug_tuple("Pending").field(&times).finish_non_exhaustive()
    }
}

impl std::fmt::Debug for InForce {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("InForce").field(&self.since).finish_non_exhaustive()
    }
}

/// Whether a prepared candidate may become the mail password (MPASS-2, MPASS-3). It has to be as long as a password
/// that stands alone, also while 2-step verification is on: where it works, nothing stands beside it (2SV-6). That it
/// equals the one in force is not refused: the answer would tell whoever holds the session what that one is.
///
/// # Errors
/// As [`password::judge`], and no other: whether it is the account password is compared apart.
pub fn judge(candidate: &str, login_id: &LoginId, policy: &Policy) -> Result<(), Refusal> {
    let about = Judged { login_id, service_name: &policy.service_name, two_step_on: false, unchanged: false };
    password::judge(candidate, &about, &policy.password)
}

/// MPASS-2: the mail password is not the account password.
///
/// # Errors
/// `password_is_account_password`.
pub fn is_apart(is_account_password: bool) -> Result<(), Refusal> {
    if is_account_password { Err(Code::PasswordIsAccountPassword.into()) } else { Ok(()) }
}
