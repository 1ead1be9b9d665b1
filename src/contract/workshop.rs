//! Workshop accounts (SIGN-6, WORK-1).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Method, Moment, Operation, refusals};
use crate::rules::{Code, LoginId, Secret, caller::May};

/// Changes a workshop account's password: the one thing that it signs in for. No session is opened.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WorkshopPasswordSet {
    /// The login id as typed; an account that is no workshop's is answered like a wrong one.
    pub account: String,
    /// The present password.
    pub current: Secret,
    /// The new one.
    pub new: Secret,
}

impl Operation for WorkshopPasswordSet {
    const ID: &'static str = "workshop.password-set";
    const METHOD: Method = Method::Put;
    const PATH: &'static str = "/v1/workshop/password";
    const MAY: May = May::Anyone;
    const PROVES: bool = true;
    const REFUSALS: &'static [&'static [Code]] = &[
        refusals::NEW_PASSWORD,
        refusals::CLOSED,
        refusals::TRIES,
        &[Code::PasswordUnchanged, Code::WrongCredentials, Code::FirstPasswordExpired, Code::SignInLocked],
    ];
    const SUMMARY: &'static str = "Change a workshop account's password; it takes effect at once";
    type Reply = WorkshopPasswordChanged;
}

/// The password has been changed.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct WorkshopPasswordChanged {
    /// Whose.
    pub login_id: LoginId,
    /// When it was changed, and took effect.
    pub changed_at: Moment,
    /// When the account ends.
    pub ends_at: Option<Moment>,
}
