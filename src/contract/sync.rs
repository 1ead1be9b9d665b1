//! Where an account stands with the mail platform (2SV-7, ADDR-2, STOP-3).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    Moment,
    word::{DeedWord, TroubleWord, word_sets},
};
use crate::rules::role::words;

/// Where an account stands with the mail platform.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SyncState {
    /// All is confirmed.
    Confirmed,
    /// The platform is told at `next_try_at`.
    Waiting,
    /// It was told, and has not confirmed.
    Propagating,
    /// The last try failed.
    Trouble,
}

words!(SyncState: Confirmed = "confirmed", Waiting = "waiting", Propagating = "propagating", Trouble = "trouble");

word_sets! {
    /// Where an account stands with the mail platform: `waiting` until it is told at `next_try_at`, then `propagating`.
    SyncStateWord = SyncState, "SyncState";
}

/// What the mail platform has confirmed of an account, and what not.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct SyncView {
    /// How far it is.
    pub state: SyncStateWord,
    /// What it has not confirmed.
    pub open: Vec<DeedWord>,
    /// Since when it could have confirmed; absent where all is confirmed.
    pub since: Option<Moment>,
    /// Tries since the last change.
    pub tries: u32,
    /// When it is asked next.
    pub next_try_at: Option<Moment>,
    /// How the last try failed.
    pub trouble: Option<TroubleWord>,
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
    pub deed: DeedWord,
    /// Where a person does it.
    pub url: String,
}
