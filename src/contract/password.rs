//! The account password.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Method, Moment, Operation, aftermath::Staying, refusals};
use crate::rules::{Code, Secret, aftermath::AlsoEnded, caller::May};

/// Shows what an account password has to meet (MPASS-3), also to whoever sets one without a sign-in.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PasswordRuleShow {}

impl Operation for PasswordRuleShow {
    const ID: &'static str = "account.password-rule";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/v1/password-rule";
    const MAY: May = May::Anyone;
    const SUMMARY: &'static str = "What an account password has to meet";
    type Reply = PasswordRule;
}

/// What an account password has to meet.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct PasswordRule {
    /// Characters at least, where it is the only factor.
    pub min_length: u32,
    /// Characters at least, where a second factor is on.
    pub min_length_two_step: u32,
    /// Characters at most.
    pub max_length: u32,
    /// How many of upper case, lower case, digits and symbols it must mix; 0 where any will do.
    pub kinds: u32,
}

/// Changes one's own account password; the present one is asked for (PASS-1).
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PasswordSet {
    /// The present password.
    pub current: Secret,
    /// The new one.
    pub new: Secret,
}

impl Operation for PasswordSet {
    const ID: &'static str = "account.password-set";
    const METHOD: Method = Method::Put;
    const PATH: &'static str = "/v1/me/password";
    const MAY: May = May::SignedIn;
    const PROVES: bool = true;
    const RENEWS: bool = true;
    const ENDS_SIGN_INS: bool = true;
    const IS_BOUNDED: bool = true;
    const REFUSALS: &'static [&'static [Code]] = &[
        refusals::NEW_PASSWORD,
        refusals::TRIES,
        &[
            Code::PasswordUnchanged,
            Code::PasswordIsMailPassword,
            Code::WrongCredentials,
            Code::FirstPasswordExpired,
            Code::SignInLocked,
        ],
    ];
    const SUMMARY: &'static str =
        "Change one's own account password; every other sign-in ends, app passwords are revoked";
    type Reply = PasswordChanged;
}

/// The password has been changed; this session goes on with a new token.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct PasswordChanged {
    /// The session's new token.
    pub token: Secret,
    /// When the session ends.
    pub expires_at: Moment,
    /// When the password was changed.
    pub changed_at: Moment,
    /// Other sign-ins that were ended.
    pub sessions_ended: u32,
    /// App passwords that were revoked (APPPW-7).
    pub app_passwords_revoked: u32,
    /// What else was ended (PASS-2).
    pub also_ended: AlsoEnded,
    /// What stays: look through it, and remove what is not the owner's doing.
    pub stays: Vec<Staying>,
}
