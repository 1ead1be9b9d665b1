//! The mail log-in decision, for mail servers.

use serde::{Deserialize, Serialize};
use utoipa::{
    PartialSchema, ToSchema,
    openapi::{ObjectBuilder, RefOr, Type, schema::Schema},
};

use super::{
    Method, Moment, Operation,
    tagged::tagged,
    word::{CodeWord, ComparedWord, CredentialWord, NamedWord, ProtocolWord},
};
use crate::rules::{Id, LoginId, Secret, caller::May, mail_log_in::Protocol};

/// Every form in which a request may name a protocol.
#[derive(Debug)]
pub enum TypedProtocol {}

impl PartialSchema for TypedProtocol {
    fn schema() -> RefOr<Schema> {
        let forms = Some(Protocol::FORMS.iter().copied());
        let schema = ObjectBuilder::new().schema_type(Type::String).enum_values(forms);
        schema.description(Some("What a mail app speaks, also by the names that Dovecot has for it.")).into()
    }
}

impl ToSchema for TypedProtocol {}

/// Asks whether a mail app may log in. A secret that is no UTF-8 cannot be one of ours: mail servers answer it as a wrong
/// one without asking; here it is refused as `invalid_request`.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MailLogIn {
    /// The user name as typed: the address, or its local part.
    pub user: String,
    /// The password as typed.
    pub secret: Secret,
    /// What the mail app speaks; Dovecot's `pop3` and `submission` are taken too.
    #[schema(value_type = TypedProtocol)]
    pub protocol: Protocol,
    /// The mail client's IP address.
    pub client_address: String,
    /// The mail server's name of the session, for the audit trail.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<String>,
    /// Whether the mail server shows a POP session what `pop.use` names as `pop_view`, and nothing else. A mailbox whose POP is
    /// for new mail only is refused to one that does not (POP-1).
    #[serde(default)]
    pub pop_views: bool,
}

impl Operation for MailLogIn {
    const ID: &'static str = "mail.log-in";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/v1/mail/log-ins";
    const MAY: May = May::MailServer;
    const PROVES: bool = true;
    const SUMMARY: &'static str = "Decide whether a mail app may log in; both answers are 200";
    type Reply = MailLogInDecision;
    // It answers a question. What it counts and notes on the way is no change that could be done twice.
    const WRITES: bool = false;
}

/// The decision.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(tag = "decision", rename_all = "snake_case")]
pub enum MailLogInDecision {
    /// The mail app is let in.
    Allowed(MailLogInAllowed),
    /// It is not.
    Refused(MailLogInRefused),
}

tagged! {
    /// The decision.
    MailLogInDecision by "decision":
        "allowed" "MailLogInAllowedDecision" = MailLogInAllowed, "The mail app is let in.";
        "refused" "MailLogInRefusedDecision" = MailLogInRefused, "It is not.";
}

/// A mail app that is let in.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct MailLogInAllowed {
    /// The mailbox, by its present address.
    pub mailbox: String,
    /// Whose it is.
    pub login_id: LoginId,
    /// Under what name the mailbox is kept on mail servers (ADDR-5): it stays the same whatever the address.
    pub home: Id,
}

/// A mail app that is not let in.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct MailLogInRefused {
    /// Why, where the secret is an app password or the mail password in force; otherwise `mail_log_in_refused` (MAIL-2). The
    /// true reason is in the account and in the audit trail: nothing of this reply tells a guess who exists.
    pub code: CodeWord,
    /// What the mail client is told: that reason, in the account's language; otherwise one sentence in both languages, the
    /// same whatever the reason.
    pub sentence: String,
    /// From when the reason that is told no longer holds, if it ends by itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub possible_from: Option<Moment>,
}

/// The mail log-ins of an account, as its one view shows them.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct MailLogInsView {
    /// What let mail apps in lately, and from where, the newest first; written down up to a minute late.
    pub uses: Vec<MailUseView>,
    /// The newest refusals.
    pub refusals: Vec<MailRefusalView>,
    /// What the caller may not see of it, by name (`a.b` for a field of a field); it stands as `null`.
    #[serde(default)]
    pub withheld: Vec<String>,
}

/// A credential that let mail apps in.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct MailUseView {
    /// What it was.
    pub credential: CredentialWord,
    /// The app password's name.
    pub name: Option<String>,
    /// What the mail app spoke.
    pub protocol: ProtocolWord,
    /// From where; withheld from a helper.
    pub address: Option<String>,
    /// Last when.
    pub last_used_at: Moment,
}

/// Mail log-ins that were refused: equal ones (of one reason, secret, protocol and address) as one.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct MailRefusalView {
    /// When the newest of them was; those of a minute are written down together when it is over.
    pub at: Moment,
    /// How many they are.
    pub count: u64,
    /// What stands against the log-in, in the order of MAIL-1: also against a right secret, but for `mail_password_wrong` and
    /// `mail_app_password_wrong`.
    pub code: CodeWord,
    /// What the secret was; absent in what an older service has written down.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub secret: Option<ComparedWord>,
    /// What the mail app spoke.
    pub protocol: ProtocolWord,
    /// By what the mailbox was named.
    pub named: Option<NamedWord>,
    /// What was typed as the user name, at the newest; withheld from a helper.
    pub identifier: Option<String>,
    /// From where; withheld from a helper.
    pub address: Option<String>,
    /// The request's name in the audit trail.
    pub request_id: String,
}
