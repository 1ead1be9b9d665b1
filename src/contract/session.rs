//! Sign-in: password, second step, password again, sign-out.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    Method, Moment, Operation,
    word::{CodeWord, MethodWord, SecretText},
};
use crate::rules::{Code, Id, LoginId, Secret, caller::May, refusal::Facts, two_step};

/// The first step of a sign-in (SIGN-1, SIGN-2).
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SignIn {
    /// The login id as typed; a malformed one is answered like a wrong one.
    pub account: String,
    /// The account password.
    #[schema(value_type = SecretText)]
    pub password: Secret,
}

impl Operation for SignIn {
    const ID: &'static str = "session.sign-in";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/v1/sign-ins";
    const MAY: May = May::Anyone;
    const PROVES: bool = true;
    const SUMMARY: &'static str =
        "Sign in with account and password; with 2-step verification on, names the flow that waits for the second step";
    type Reply = SignInReply;
}

/// Where a sign-in stands.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum SignInReply {
    /// Done.
    SignedIn(Opened),
    /// 2-step verification is on: the second step is needed.
    SecondStep(SecondStep),
}

/// An opened session. The token is in this reply and nowhere else.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct Opened {
    /// The bearer token of the session.
    #[schema(value_type = SecretText)]
    pub token: Secret,
    /// Who signed in.
    #[schema(value_type = String)]
    pub login_id: LoginId,
    /// Their name.
    pub name: String,
    /// When the session ends.
    pub expires_at: Moment,
    /// Whether the password must be changed before anything else: a first one (PASS-1), or one that is too short now that
    /// 2-step verification is off (MPASS-3).
    pub must_change_password: bool,
    /// Backup codes that have not been used, where one was used for this sign-in (2SV-5).
    #[serde(default)]
    pub backup_codes_left: Option<u32>,
}

/// A sign-in that waits for its second step.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct SecondStep {
    /// The flow to name in the next request.
    #[schema(value_type = String)]
    pub flow: Id,
    /// The ways to prove it.
    pub methods: Vec<Way>,
    /// The method a code was sent by, if one was.
    #[schema(value_type = Option<String>)]
    pub sent_by: Option<Id>,
    /// How it went to that phone: `sms` or `voice`.
    #[serde(default)]
    #[schema(value_type = Option<MethodWord>)]
    pub sent_as: Option<two_step::Method>,
    /// Why none was, though the first method is a phone.
    #[serde(default)]
    pub not_sent: Option<NotSent>,
    /// Backup codes that have not been used.
    #[serde(default)]
    pub backup_codes_left: u32,
    /// When the flow ends.
    pub expires_at: Moment,
}

/// Why no code could be sent; the other ways stay open.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct NotSent {
    /// The stable code of the refusal.
    #[schema(value_type = CodeWord)]
    pub code: Code,
    /// What explains it; `instead` has what else proves the second step: `method`, `backup-code`, `either` or `nothing`.
    #[schema(value_type = Object)]
    pub facts: Facts,
    /// From when a code can be sent.
    pub possible_from: Option<Moment>,
}

/// One way to prove the second step.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct Way {
    /// The method's id.
    #[schema(value_type = String)]
    pub id: Id,
    /// `sms`, `voice` or `authenticator`.
    #[schema(value_type = String)]
    pub method: two_step::Method,
    /// The number a code goes to, masked.
    pub phone: Option<String>,
    /// The other way to the same phone, `sms` or `voice`, which can be asked for too (2SV-1).
    #[serde(default)]
    #[schema(value_type = Option<MethodWord>)]
    pub also: Option<two_step::Method>,
}

/// The second step: a sent code, an authenticator code or a backup code (SIGN-2).
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SignInCode {
    /// The flow.
    #[schema(value_type = String)]
    pub flow: Id,
    /// The code as typed.
    #[schema(value_type = SecretText)]
    pub code: Secret,
}

impl Operation for SignInCode {
    const ID: &'static str = "session.code";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/v1/sign-ins/{flow}/code";
    const MAY: May = May::Anyone;
    const PROVES: bool = true;
    const SUMMARY: &'static str = "Prove the second step of a sign-in";
    type Reply = Opened;
}

/// Sends the second step's code, again or by another method (2SV-2).
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SignInSend {
    /// The flow.
    #[schema(value_type = String)]
    pub flow: Id,
    /// The method to send by; the account's first one if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    pub method: Option<Id>,
    /// How it goes to that method's phone, `sms` or `voice`; as the method says if absent (2SV-1).
    #[serde(default, skip_serializing_if = "Option::is_none", rename = "as")]
    #[schema(value_type = Option<MethodWord>)]
    pub way: Option<two_step::Method>,
}

impl Operation for SignInSend {
    const ID: &'static str = "session.send";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/v1/sign-ins/{flow}/send";
    const MAY: May = May::Anyone;
    const SUMMARY: &'static str = "Send the second step's code; an older one then no longer works";
    type Reply = SecondStep;
}

/// The password again, before a dangerous act (SIGN-3). The session's token is replaced.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PasswordAgain {
    /// The account password.
    #[schema(value_type = SecretText)]
    pub password: Secret,
}

impl Operation for PasswordAgain {
    const ID: &'static str = "session.password-again";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/v1/session/password";
    const MAY: May = May::SignedIn;
    const PROVES: bool = true;
    const RENEWS: bool = true;
    const SUMMARY: &'static str = "Enter the password again; the session gets a new token";
    type Reply = Opened;
}

/// Who am I.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SessionShow {}

impl Operation for SessionShow {
    const ID: &'static str = "session.show";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/v1/session";
    const MAY: May = May::SignedIn;
    const SUMMARY: &'static str = "The signed-in account and its session";
    type Reply = SessionView;
}

/// The session of a caller.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct SessionView {
    /// The login id; absent for a service token.
    #[schema(value_type = Option<String>)]
    pub login_id: Option<LoginId>,
    /// The person's or the service token's name.
    pub name: String,
    /// The roles held.
    pub roles: Vec<String>,
    /// When the session or token ends.
    pub expires_at: Moment,
    /// Until when dangerous acts do not ask for the password again (SIGN-3).
    pub password_fresh_until: Option<Moment>,
    /// Whether the password must be changed before anything else: a first one (PASS-1), or one that is too short now that
    /// 2-step verification is off (MPASS-3).
    pub must_change_password: bool,
}

/// Ends the session.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SignOut {}

impl Operation for SignOut {
    const ID: &'static str = "session.sign-out";
    const METHOD: Method = Method::Delete;
    const PATH: &'static str = "/v1/session";
    const MAY: May = May::SignedIn;
    const SUMMARY: &'static str = "Sign out";
    type Reply = SignedOut;
}

/// The session has ended.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct SignedOut {
    /// When.
    pub ended_at: Moment,
}
