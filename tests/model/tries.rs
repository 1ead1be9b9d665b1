//! Wrong tries (SIGN-4), with the short numbers of the policy that the model runs under.

use std::collections::BTreeSet;

use jiff::{Timestamp, ToSpan};

use super::outcome::{No, no, no_until};

/// Wrong tries in a row before waiting begins, and when it is locked.
pub(crate) const FREE: usize = 3;
pub(crate) const LOCKED: usize = 7;

/// Consecutive wrong tries.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Tries {
    /// What their lock is called.
    lock: &'static str,
    pub(crate) wrong: usize,
    pub(crate) last_at: Option<Timestamp>,
    /// The secrets that were tried, by serial number; 0 is one that is never right.
    secrets: BTreeSet<usize>,
}

impl Tries {
    pub(crate) fn of(lock: &'static str) -> Self {
        Self { lock, ..Self::default() }
    }

    /// Until when one waits, after the wrong tries so far.
    pub(crate) fn wait_until(&self) -> Option<Timestamp> {
        let seconds = [1, 3, 5, 10].get(self.wrong.checked_sub(FREE)?)?;
        Some(self.last_at? + seconds.seconds())
    }

    /// No code is sent for what is locked. The short waits of this house end before any code does.
    pub(crate) fn must_be_open(&self) -> Result<(), No> {
        if self.wrong >= LOCKED { no(self.lock) } else { Ok(()) }
    }

    /// Whether one more try is evaluated.
    pub(crate) fn may_try(&self, now: Timestamp) -> Result<(), No> {
        self.must_be_open()?;
        match (self.wait_until(), self.last_at) {
            // A clock that was set back makes nobody wait for longer than the wait itself.
            (Some(until), Some(last_at)) if now < until && last_at - (until - last_at) < now => {
                no_until("too_many_tries", until)
            }
            _ => Ok(()),
        }
    }

    /// A try is counted before anything is compared.
    pub(crate) fn count(&mut self, now: Timestamp) -> Result<(), No> {
        self.may_try(now)?;
        self.wrong += 1;
        self.last_at = Some(now);
        Ok(())
    }

    /// A try of a password: the same one again counts once, and waits for nothing.
    pub(crate) fn count_secret(&mut self, secret: usize, now: Timestamp) -> Result<(), No> {
        if self.wrong < LOCKED && self.secrets.contains(&secret) {
            return Ok(());
        }
        self.count(now)?;
        self.secrets.insert(secret);
        Ok(())
    }

    /// Whether there were wrong ones, and more are looked at.
    pub(crate) fn have_begun(&self) -> bool {
        (1..LOCKED).contains(&self.wrong)
    }

    /// It was right.
    pub(crate) fn clear(&mut self) {
        *self = Tries::of(self.lock);
    }
}
