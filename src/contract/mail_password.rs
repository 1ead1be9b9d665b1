//! The mail password (MPASS-*).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Method, Moment, Operation, refusals, word::word_sets};
use crate::rules::{Code, LoginId, Secret, caller::May, role::words};

/// Whether a mail password is in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MailPasswordState {
    /// One is.
    Set,
    /// The first one has not taken effect yet, or there never was one.
    None,
}

words!(MailPasswordState: Set = "set", None = "none");

word_sets! {
    /// Whether a mail password is in force.
    MailPasswordStateWord = MailPasswordState, "MailPasswordState";
}

/// The mail password, as far as it may be seen.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct MailPasswordView {
    /// Whether one is in force.
    pub state: MailPasswordStateWord,
    /// In force since.
    pub set_at: Option<Moment>,
    /// The one that waits for the mail platform.
    pub pending: Option<PendingMailPassword>,
}

/// A mail password that waits.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct PendingMailPassword {
    /// Set when.
    pub asked_at: Moment,
    /// When it reaches the mail platform; the old one works until then (MPASS-1).
    pub effective_at: Moment,
}

/// Sets one's own mail password anew; it is never shown.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MailPasswordSet {
    /// The new one.
    pub new: Secret,
}

impl Operation for MailPasswordSet {
    const ID: &'static str = "mail-password.set";
    const METHOD: Method = Method::Put;
    const PATH: &'static str = "/v1/me/mail-password";
    const MAY: May = May::Owner;
    const DANGEROUS: bool = true;
    const REFUSALS: &'static [&'static [Code]] =
        &[refusals::NEW_PASSWORD, &[Code::PasswordIsAccountPassword, Code::MailPasswordLimit]];
    const SUMMARY: &'static str = "Set one's own mail password; it takes effect at the next minute 0";
    type Reply = MailPasswordChanged;
}

/// Takes back a mail password that waits.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MailPasswordWithdraw {}

impl Operation for MailPasswordWithdraw {
    const ID: &'static str = "mail-password.withdraw";
    const METHOD: Method = Method::Delete;
    const PATH: &'static str = "/v1/me/mail-password/pending";
    const MAY: May = May::Owner;
    const REFUSALS: &'static [&'static [Code]] = &[&[Code::NoMailPasswordPending, Code::TooLateToWithdraw]];
    const SUMMARY: &'static str = "Withdraw a mail password that has not taken effect";
    type Reply = MailPasswordChanged;
}

/// What changed, or with a dry run would.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct MailPasswordChanged {
    /// The login id.
    pub account: LoginId,
    /// The mail password now.
    pub mail_password: MailPasswordView,
}
