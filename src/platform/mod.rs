//! TOUCHES MAILBOXES and the systems behind an entitlement: is handed the wish as a plain value and says what now holds.
//!
//! A platform reads no database and remembers nothing that matters: whatever it is told, it is told in full, may be told
//! again, and may be told by several services. What it can do is asked, not assumed.

pub mod dovecot;
pub mod embedded;
pub mod scripted;

use std::{future::Future, pin::Pin};

use jiff::{SignedDuration, Timestamp};

use crate::rules::sync::{
    trouble::Trouble,
    wish::{Ability, Deed, Held, Wish},
};

pub use dovecot::{Dovecot, Inbox, NotTold};
pub use embedded::Embedded;
pub use scripted::Scripted;

/// What a platform answers. Boxed, so that a house holds any platform behind one pointer: a call to one goes over a
/// network, beside which the box costs nothing.
pub type Answer<'a> = Pin<Box<dyn Future<Output = Result<Held, NotConfirmed>> + Send + 'a>>;

/// A mail platform, and the systems behind an entitlement.
pub trait Platform: Send + Sync {
    /// What it can do of a deed.
    fn ability(&self, deed: Deed) -> Ability;

    /// Whether it must be told the text of a mail password; otherwise it asks this service at each log-in, and the text is
    /// kept nowhere.
    fn needs_mail_password(&self) -> bool;

    /// What it holds for the account of the wish. Changes nothing.
    fn look<'a>(&'a self, wish: &'a Wish, now: Timestamp) -> Answer<'a>;

    /// Makes it so, and answers what now holds: what it cannot do, or has not done yet, it answers as it is. A repeated
    /// call, also after a lost answer, is harmless.
    fn apply<'a>(&'a self, wish: &'a Wish, now: Timestamp) -> Answer<'a>;
}

/// A platform did not confirm. It is asked again.
#[derive(Debug, Clone, thiserror::Error)]
#[error("{trouble}: {detail}")]
pub struct NotConfirmed {
    /// Whether there was no answer, a failure, or a refusal.
    pub trouble: Trouble,
    /// What it said, in its own words; never a secret.
    pub detail: String,
    /// How long it asked to be left alone; `None` where it did not ask.
    pub retry_after: Option<SignedDuration>,
}
