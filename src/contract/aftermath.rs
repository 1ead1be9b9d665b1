//! What stays behind another account password, a reset and a lockdown (PASS-2).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::word::LeftoverWord;
use crate::rules::Id;

/// Something that stays, and could let somebody in or speak for the account.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct Staying {
    /// What it is.
    pub what: LeftoverWord,
    /// Its id, where it has one.
    pub id: Option<Id>,
    /// What it is called: an address, a kind of method, the name of a token.
    pub name: Option<String>,
}
