//! A message on its way out of the service, and why it did not get out.

use jiff::Timestamp;

use super::letter::Content;
use crate::rules::{
    Id, Secret,
    message::{Channel, Hindrance, Kind},
};

/// A message that is handed to a gateway. It may be handed over again under the same id: a service can end between the
/// gateway's answer and the writing down of it.
#[derive(Debug)]
pub struct Outgoing<'a> {
    /// Its id, the same at every try.
    pub id: Id,
    /// How it goes out.
    pub channel: Channel,
    /// What it is about.
    pub kind: Kind,
    /// What it says, and to whom.
    pub content: &'a Content,
    /// Until when it is of use.
    pub useful_until: Timestamp,
    /// When it is handed over.
    pub now: Timestamp,
    /// What names it to the service when the gateway tells how it ended; nothing if nobody listens for that.
    pub receipt: Option<&'a Secret>,
}

/// Why a gateway did not take a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotSent {
    /// In one word.
    pub hindrance: Hindrance,
    /// What it answered, as far as that quotes nothing: `HTTP 503`, `SMTP 550`.
    pub detail: String,
}

impl NotSent {
    pub(super) fn new(hindrance: Hindrance, detail: impl Into<String>) -> Self {
        Self { hindrance, detail: detail.into() }
    }
}
