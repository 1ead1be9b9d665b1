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
    pub since: Option<Moment>,
    /// Tries since the last change.
    pub tries: u32,
    /// When it is asked next.
    pub next_try_at: Option<Moment>,
    /// How the last try failed: `no_answer`, `failed` or `refused`.
    pub trouble: Option<String>,
    /// What it said then, in its own words; withheld from a helper.
    pub detail: Option<String>,
    /// What cannot be done from here, and where a person does it.
    #[serde(default)]
    pub not_here: Vec<NotHereView>,
    /// What the caller may not see of it, by name (`a.b` for a field of a field); it stands as `null`.
    #[serde(default)]
    pub withheld: Vec<String>,
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
