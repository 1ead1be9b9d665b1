//! A sign-in as it is written.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::store::Store;
use crate::rules::Secret;

/// What stands in the index, and, for the file store, the token with it.
#[derive(Serialize, Deserialize)]
pub(super) struct Kept {
    pub(super) service: String,
    pub(super) login_id: String,
    pub(super) expires_at: Option<Timestamp>,
    pub(super) store: Store,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) token: Option<Secret>,
}

/// What the keyrings hold: the token, and whose it is, so that an index that was tampered with leads nowhere.
#[derive(Serialize, Deserialize)]
pub(super) struct Held {
    pub(super) service: String,
    pub(super) token: Secret,
}
