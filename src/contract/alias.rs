//! Send-as aliases (ALIAS-*).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    Method, Moment, Operation, refusals,
    word::{SmtpTlsWord, word_sets},
};
use crate::rules::{
    Code, Id, LoginId, Secret,
    caller::May,
    role::{Role, words},
    smtp_server::Tls,
};

/// How an alias stands (ALIAS-3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AliasState {
    /// Its code was entered: it may be sent from.
    Verified,
    /// It waits for its code.
    Waiting,
}

words!(AliasState: Verified = "verified", Waiting = "waiting");

/// What is stored of an alias (ALIAS-2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AliasDetail {
    /// The address.
    Address,
    /// The name beside it.
    DisplayName,
    /// The server of its own.
    SmtpServer,
    /// The user name there.
    SmtpUser,
    /// The password there, encrypted.
    SmtpPassword,
}

words!(AliasDetail: Address = "address", DisplayName = "display_name", SmtpServer = "smtp_server", SmtpUser = "smtp_user",
    SmtpPassword = "smtp_password");

word_sets! {
    /// How an alias stands (ALIAS-3).
    AliasStateWord = AliasState, "AliasState";
    /// What is stored of an alias (ALIAS-2).
    AliasDetailWord = AliasDetail, "AliasDetail";
}

/// An alias, never the password of its server (ALIAS-4).
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct AliasView {
    /// Its id.
    pub id: Id,
    /// The address, in the form in which it is compared and written to.
    pub address: String,
    /// The name beside it; may be empty.
    pub display_name: String,
    /// Whether it may be sent from.
    pub state: AliasStateWord,
    /// The server of its own that sends, if it has one.
    pub smtp: Option<SmtpView>,
    /// Asked for when.
    pub created_at: Moment,
    /// Since when it may be sent from.
    pub verified_at: Option<Moment>,
    /// What is stored of it, and would be exposed by a leak (ALIAS-2): the last three only where it has a server of its own.
    pub exposed_by_a_leak: Vec<AliasDetailWord>,
}

/// A server of an alias's own; its password is stored encrypted, and never shown.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct SmtpView {
    /// Its name.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How TLS begins.
    pub tls: SmtpTlsWord,
    /// The user name.
    pub user: String,
}

/// Lists aliases.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AliasList {
    /// The login id, or `me`.
    pub account: LoginId,
}

impl Operation for AliasList {
    const ID: &'static str = "alias.list";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/v1/accounts/{account}/aliases";
    const MAY: May = May::OwnerOr(Role::HelpDesk);
    const SUMMARY: &'static str = "List send-as aliases";
    type Reply = Aliases;
}

/// The aliases of an account, by address.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct Aliases {
    /// All of them.
    pub items: Vec<AliasView>,
}

/// A server of an alias's own, to be tried before anything is stored (ALIAS-1).
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SmtpServer {
    /// Its name.
    pub host: String,
    /// 25, 465 or 587, unless the policy says otherwise; without it, what is usual.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub port: Option<u32>,
    /// How TLS begins; without it, what is usual on the port.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tls: Option<Tls>,
    /// The user name.
    pub user: String,
    /// The password, exactly as the server knows it. A dry run needs none, for it tries no server.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub password: Option<Secret>,
}

/// Asks for an alias: its server is tried, its details are stored, and a code is mailed to it (ALIAS-1 to ALIAS-3). One
/// that is not verified yet may be asked for again, with other details. A dry run judges everything but the server.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AliasCreate {
    /// The address, of another domain than this service's.
    pub address: String,
    /// The name beside it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub display_name: Option<String>,
    /// A server of its own that sends; without one, this service's sends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub smtp: Option<SmtpServer>,
}

impl Operation for AliasCreate {
    const ID: &'static str = "alias.create";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/v1/me/aliases";
    const MAY: May = May::Owner;
    const REFUSALS: &'static [&'static [Code]] = &[
        refusals::SMTP_SERVER,
        refusals::MAILING,
        &[Code::CloudMailNeeded, Code::AliasOwnDomain, Code::AliasHeld, Code::AliasLimit],
    ];
    const SUMMARY: &'static str = "Ask for another address to send from; a code is mailed to it";
    type Reply = AliasAsked;
}

/// An alias that waits for its code.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct AliasAsked {
    /// The alias.
    pub alias: AliasView,
    /// When the mailed code stops working.
    pub code_expires_at: Moment,
    /// Whether the code lies in the service's outbox, because no gateway takes it (MSG-5).
    #[serde(default)]
    pub in_outbox: bool,
}

/// Mails a new code to an alias that waits for one; an older code then no longer works.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AliasSend {
    /// The address.
    pub address: String,
}

impl Operation for AliasSend {
    const ID: &'static str = "alias.send";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/v1/me/aliases/{address}/send";
    const MAY: May = May::Owner;
    const REFUSALS: &'static [&'static [Code]] =
        &[refusals::MAILING, &[Code::AliasNotFound, Code::AliasVerified, Code::CloudMailNeeded]];
    const SUMMARY: &'static str = "Mail a new code to an alias that waits for one";
    type Reply = AliasAsked;
}

/// Enters the code that was mailed to the alias (ALIAS-3).
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AliasVerify {
    /// The address.
    pub address: String,
    /// The code, as typed.
    pub code: Secret,
}

impl Operation for AliasVerify {
    const ID: &'static str = "alias.verify";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/v1/me/aliases/{address}/code";
    const MAY: May = May::Owner;
    const PROVES: bool = true;
    const REFUSALS: &'static [&'static [Code]] =
        &[refusals::SENT_CODE, refusals::TRIES, &[Code::AliasNotFound, Code::AliasVerified, Code::AliasCodeLocked]];
    const SUMMARY: &'static str = "Enter the code that was mailed to an alias; from then on it may be sent from";
    type Reply = AliasVerified;
}

/// An alias that may be sent from.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct AliasVerified {
    /// The alias.
    pub alias: AliasView,
}

/// Deletes an alias and all that was stored of it; it can no longer be sent from.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AliasDelete {
    /// The login id, or `me`; an administrator may delete another's.
    pub account: LoginId,
    /// The address.
    pub address: String,
}

impl Operation for AliasDelete {
    const ID: &'static str = "alias.delete";
    const METHOD: Method = Method::Delete;
    const PATH: &'static str = "/v1/accounts/{account}/aliases/{address}";
    const MAY: May = May::OwnerOr(Role::Administrator);
    const BULK: bool = true;
    const REFUSALS: &'static [&'static [Code]] = &[&[Code::AliasNotFound]];
    const SUMMARY: &'static str = "Delete an alias and all that is stored of it";
    type Reply = AliasDeleted;
}

/// A deleted alias.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct AliasDeleted {
    /// What it was.
    pub alias: AliasView,
    /// Since when it can no longer be sent from.
    pub deleted_at: Moment,
}
