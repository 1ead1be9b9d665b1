//! What another account password, a reset and a lockdown end, and what stays (PASS-2).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::word::LeftoverWord;
use crate::rules::Id;

/// What was ended beside sign-ins and app passwords: what other sign-ins had begun, waited for or opened.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
pub struct AlsoEnded {
    /// Sign-ins that waited for their second step.
    pub unfinished_sign_ins: u32,
    /// Whether an enrolment in 2-step verification was under way.
    pub enrolment: bool,
    /// Whether a mail password waited; it comes into force no more.
    pub mail_password: bool,
    /// The address that waited; it comes into force no more.
    pub address: Option<String>,
    /// Send-as addresses that were not verified; they are deleted, and their codes do not work any more.
    pub aliases: Vec<String>,
    /// Whether less secure app access was on, and is now off.
    pub less_secure_apps: bool,
    /// Service tokens that the person made and that do not work while the account is locked down, by name.
    pub service_tokens: Vec<String>,
}

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
