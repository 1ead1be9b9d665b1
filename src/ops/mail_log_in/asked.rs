//! A mail log-in that is being decided.

use crate::{
    contract::mail_log_in::MailLogIn,
    rules::{Id, LoginId, account::Language, mail_log_in::Named, tries::Tries},
    store::mail_log_in::Found,
};

/// Whose secrets what was typed is compared with: the account that was meant, by whatever name.
pub(super) struct Holder {
    pub(super) account: Id,
    pub(super) login_id: LoginId,
    pub(super) language: Language,
    pub(super) version: i64,
    pub(super) mail_password: Option<String>,
    pub(super) tries: Tries,
}

/// A log-in that is being decided.
pub(super) struct Asked<'r> {
    pub(super) request: &'r MailLogIn,
    /// The mail client's address, in its one form.
    pub(super) client: String,
    /// By what the mailbox was named.
    pub(super) named: Named,
    pub(super) found: Option<Found>,
    pub(super) holder: Option<Holder>,
    /// Under what the secret is remembered, with the name that it came with.
    pub(super) digest: String,
    /// The place that the client's network is.
    pub(super) place: String,
}

impl Asked<'_> {
    /// What the secrets of the account that was meant depend on: whatever moves them moves its version.
    pub(super) fn version(&self) -> Option<(Id, i64)> {
        self.holder.as_ref().map(|holder| (holder.account, holder.version))
    }
}
