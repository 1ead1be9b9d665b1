//! Wrong tries: they slow down, then lock (SIGN-4). The database counts them per account and factor.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::{Code, Refusal, policy::SignInPolicy, role::words, time};

/// What is tried; each is counted apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Factor {
    /// The account password.
    SignIn,
    /// The second step: a sent code, an authenticator's or a backup code.
    SecondStep,
    /// A mail log-in: an app password or the mail password.
    Mail,
    /// A code that proves a contact or a phone, outside a sign-in.
    Code,
}

words!(Factor: SignIn = "sign-in", SecondStep = "second-step", Mail = "mail", Code = "code");

/// The consecutive wrong tries of one factor of one account.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tries {
    /// How many; a success or the help desk sets it to none.
    pub wrong: u32,
    /// When the last one was.
    pub last_at: Option<Timestamp>,
}

/// How long one waits after each wrong try from the first that is not free, in seconds; the last goes on.
const WAITS: [i64; 12] = [1, 3, 5, 10, 30, 60, 120, 300, 600, 1200, 1800, 3600];

/// How long the next try must wait after so many wrong ones: not at all at first, then longer up to an hour.
pub fn wait(wrong: u32, policy: &SignInPolicy) -> SignedDuration {
    match wrong.checked_sub(policy.free_wrong_tries) {
        None => SignedDuration::ZERO,
        Some(place) => SignedDuration::from_secs(WAITS[(place as usize).min(WAITS.len() - 1)]),
    }
}

/// Whether one more try is evaluated.
///
/// # Errors
/// `too_many_tries` with the instant from which it is, or `sign_in_locked` until the help desk lifts it.
pub fn may_try(tries: &Tries, now: Timestamp, policy: &SignInPolicy) -> Result<(), Refusal> {
    if tries.is_locked(policy) {
        return Err(Code::SignInLocked.into());
    }
    let wait = wait(tries.wrong, policy);
    match tries.last_at {
        // Measured both ways: a clock that was set back must not make anyone wait until it has caught up.
        Some(last_at) if now.duration_since(last_at).abs() < wait => {
            Err(Refusal::new(Code::TooManyTries).from_when(time::after(last_at, wait)))
        }
        _ => Ok(()),
    }
}

impl Tries {
    /// The count after one more wrong try.
    pub fn after_wrong(self, now: Timestamp) -> Self {
        Self { wrong: self.wrong.saturating_add(1), last_at: Some(now) }
    }

    /// Whether no further try is evaluated until the count is cleared.
    pub fn is_locked(&self, policy: &SignInPolicy) -> bool {
        self.wrong >= policy.max_wrong_tries
    }
}
