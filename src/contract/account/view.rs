//! An account as it is shown in lists, and in what is done to it.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    contract::{
        moment::Moment,
        word::{AccountKindWord, AccountStateWord, AffiliationWord, LanguageWord, RoleWord, SwitchWord, word_sets},
    },
    rules::{LoginId, entitlement},
};

/// How an account's entitlement stands, if it has one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeldEntitlement {
    /// It has one.
    Held(entitlement::State),
    /// It never had one.
    None,
}

impl HeldEntitlement {
    /// All of them, in order.
    pub const ALL: &'static [Self] = &[
        HeldEntitlement::Held(entitlement::State::Valid),
        HeldEntitlement::Held(entitlement::State::StopPending),
        HeldEntitlement::Held(entitlement::State::Ended),
        HeldEntitlement::None,
    ];

    /// The word on the wire.
    pub const fn as_str(self) -> &'static str {
        match self {
            HeldEntitlement::Held(state) => state.as_str(),
            HeldEntitlement::None => "none",
        }
    }
}

impl From<Option<entitlement::State>> for HeldEntitlement {
    fn from(held: Option<entitlement::State>) -> Self {
        held.map_or(HeldEntitlement::None, HeldEntitlement::Held)
    }
}

word_sets! {
    /// How an account's entitlement stands, if it has one.
    HeldEntitlementWord = HeldEntitlement, "HeldEntitlement";
}

/// An account as lists show it.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct AccountView {
    /// The sign-in identity.
    pub login_id: LoginId,
    /// The person's name.
    pub name: String,
    /// The department (部局).
    pub department: String,
    /// What the person is at the university.
    pub affiliation: AffiliationWord,
    /// A person's, or one of a workshop.
    pub kind: AccountKindWord,
    /// Whether it can be used.
    pub state: AccountStateWord,
    /// Roles beside being a user.
    pub roles: Vec<RoleWord>,
    /// The language of messages to the owner.
    pub language: LanguageWord,
    /// How its entitlement stands; `none` where it never had one.
    pub entitlement: HeldEntitlementWord,
    /// Whether 2-step verification is on.
    pub two_step: SwitchWord,
    /// Made when.
    pub created_at: Moment,
    /// A workshop account's end.
    pub ends_at: Option<Moment>,
    /// Since when it is locked down (ALIAS-5).
    pub locked_down_at: Option<Moment>,
}
