//! TOUCHES MAILBOXES and the systems behind an entitlement: is handed the wish as a plain value and says what now holds.

pub mod embedded;

use crate::rules::LoginId;

pub use embedded::Embedded;

/// What a platform can be asked for. What it can do is asked, not assumed.
pub trait Platform: Send + Sync {
    /// Disables the account's sign-in information in the systems that the entitlement opens (STOP-3).
    ///
    /// # Errors
    /// When the platform did not confirm it; it is asked again.
    fn disable_sign_in(&self, login_id: &LoginId) -> Result<(), NotConfirmed>;
}

/// The platform did not confirm a change.
#[derive(Debug, thiserror::Error)]
#[error("the platform did not confirm: {0}")]
pub struct NotConfirmed(pub String);
