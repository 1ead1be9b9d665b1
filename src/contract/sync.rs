//! Where an account stands with the mail platform (2SV-7, ADDR-2, STOP-3).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Moment;
use crate::rules::sync::wish::Deed;

/// What the mail platform has confirmed of an account, and what not.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct SyncView {
    /// `confirmed`, `waiting` (it is told at `next_try_at`), `propagating` (it was told) or `trouble`.
    pub state: String,
    /// What it has not confirmed: `sign_in`, `entitlement`, `two_step_on`, `two_step_off`, `address`,
    /// `former_addresses`, `mail_password`.
    #[schema(value_type = Vec<String>)]
    pub open: Vec<Deed>,
    /// Since when it could have confirmed; absent where all is confirmed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Moment>,
    /// Tries since the last change.
    pub tries: u32,
    /// When it is asked next.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_try_at: Option<Moment>,
    /// How the last try failed: `no_answer`, `failed` or `refused`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trouble: Option<String>,
    /// What it said then, in its own words; absent for a helper.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// What cannot be done from here, and where a person does it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_here: Vec<NotHereView>,
}

/// Something that cannot be done from here.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct NotHereView {
    /// What.
    #[schema(value_type = String)]
    pub deed: Deed,
    /// Where a person does it.
    pub url: String,
}
