//! What a mail app is set up with, and which password it can use (POP-1, APPPW-6).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    Method, Operation,
    address::PendingAddress,
    word::{CredentialWord, FirstWord, MailServerTlsWord, PopModeWord},
};
use crate::rules::{LoginId, caller::May, role::Role};

/// One mail server.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct MailServerView {
    /// Its name.
    pub host: String,
    /// Its port.
    pub port: u32,
    /// How the connection is encrypted: `tls` from the first byte.
    pub tls: MailServerTlsWord,
}

/// The settings to enter in a mail app.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct MailSettingsView {
    /// The user: the mail address in force; absent where there is none yet.
    pub user: Option<String>,
    /// The address that waits, and from when it is the user (ADDR-2); absent where none waits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pending_user: Option<PendingAddress>,
    /// Where mail is read over IMAP.
    pub imap: MailServerView,
    /// Where mail is fetched over POP.
    pub pop: MailServerView,
    /// Where mail is sent, one at least: what is to be used first stands first.
    pub smtp: Vec<MailServerView>,
}

/// The password that a mail app can use now. The account password never is one.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct CredentialView {
    /// Which one; absent where there is none.
    pub usable: Option<CredentialWord>,
    /// What to do first where there is none. `allow-an-app`: turn 2-step verification on and create an app password, or
    /// allow less secure apps. `open-account`: the account is disabled, over or locked down, and no mail app is let in.
    pub first: Option<FirstWord>,
}

/// Shows what a mail app of an account is set up with.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MailServersShow {
    /// The login id, or `me`.
    pub account: LoginId,
}

impl Operation for MailServersShow {
    const ID: &'static str = "mail-servers.show";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/v1/accounts/{account}/mail-servers";
    const MAY: May = May::OwnerOr(Role::Helper);
    const SUMMARY: &'static str = "What a mail app of an account is set up with: servers, user, and which password";
    type Reply = MailServersShown;
}

/// What a mail app of an account is set up with. No password is in it.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct MailServersShown {
    /// Whose.
    pub account: LoginId,
    /// The person's name, which mail apps put before the address.
    pub name: String,
    /// The name that people know the service by.
    pub service_name: String,
    /// Whether POP is on, and for which mail; IMAP always is.
    pub pop_mode: PopModeWord,
    /// The password that a mail app can use now; withheld from a helper.
    pub credential: Option<CredentialView>,
    /// What to enter in the mail app.
    pub settings: MailSettingsView,
    /// What the caller may not see of it, by name (`a.b` for a field of a field); it stands as `null`.
    #[serde(default)]
    pub withheld: Vec<String>,
}
