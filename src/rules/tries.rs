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

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(1_800_000_000 + second).unwrap()
    }

    fn judge(wrong: u32, seconds_ago: i64) -> Result<(), Refusal> {
        may_try(&Tries { wrong, last_at: Some(at(0)) }, at(seconds_ago), &SignInPolicy::default())
    }

    #[test]
    fn sign_4_waits_grow_from_the_fifth_wrong_try_to_an_hour() {
        let waits: Vec<i64> = (0..25).map(|wrong| wait(wrong, &SignInPolicy::default()).as_secs()).collect();
        assert_eq!(
            waits,
            [
                0, 0, 0, 0, 0, 1, 3, 5, 10, 30, 60, 120, 300, 600, 1200, 1800, 3600, 3600, 3600, 3600, 3600, 3600,
                3600, 3600, 3600
            ]
        );
    }

    #[test]
    fn sign_4_too_early_a_try_is_told_when() {
        assert_eq!(judge(4, 0), Ok(()));
        assert_eq!(judge(5, 0), Err(Refusal::new(Code::TooManyTries).from_when(at(1))));
        assert_eq!(judge(5, 1), Ok(()));
        assert_eq!(judge(9, 29), Err(Refusal::new(Code::TooManyTries).from_when(at(30))));
        assert_eq!(judge(9, 30), Ok(()));
        assert_eq!(judge(19, 3599), Err(Refusal::new(Code::TooManyTries).from_when(at(3600))));
        assert_eq!(judge(19, 3600), Ok(()));
    }

    #[test]
    fn sign_4_twenty_wrong_tries_are_evaluated_and_no_more() {
        let policy = SignInPolicy::default();
        let (mut tries, mut now, mut evaluated) = (Tries::default(), 0, 0);
        while may_try(&tries, at(now), &policy).is_ok() {
            evaluated += 1;
            tries = tries.after_wrong(at(now));
            now += 3600;
        }
        assert_eq!(evaluated, 20);
        assert_eq!(may_try(&tries, at(now + 1_000_000), &policy), Err(Code::SignInLocked.into()));
    }

    #[test]
    fn sign_4_a_clock_set_back_makes_nobody_wait_for_it() {
        assert_eq!(judge(9, -86_400), Ok(()));
        // Replicas a second apart still wait.
        assert!(judge(9, -1).is_err());
    }
}
