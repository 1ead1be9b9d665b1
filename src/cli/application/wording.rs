//! How a kind of application is asked about and told.

use crate::contract::application::Applied;

/// The words of one kind.
pub(super) struct Wording {
    /// The question (a text's key).
    pub(super) ask: &'static str,
    /// What was done, for one person (a text's key).
    pub(super) did: &'static str,
    /// The flags with which `stop` undoes it for one person.
    pub(super) undo: Option<fn(&Applied) -> Option<String>>,
    /// Whether it is one's own entitlement.
    pub(super) own: bool,
    /// What else is to be known (a text's key).
    pub(super) remark: Option<&'static str>,
}
