//! Sign-in: password, second step, password again, sign-out.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    Method, Moment, Operation, refusals,
    tagged::tagged,
    word::{CodeWord, MethodWord, word_sets},
};
use crate::rules::{Code, Fact, Id, LoginId, Secret, caller::May, refusal::Facts, role::Role, token::Scope, two_step};

/// What lets a caller act for others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Right {
    /// A person's role.
    Role(Role),
    /// A service token's scope.
    Scope(Scope),
}

/// How many rights there are.
const RIGHTS: usize = Role::ALL.len() + Scope::ALL.len();

/// All rights, in order.
const fn rights() -> [Right; RIGHTS] {
    let mut all = [Right::Role(Role::ALL[0]); RIGHTS];
    let mut place = 0;
    while place < RIGHTS {
        all[place] = match place.checked_sub(Role::ALL.len()) {
            None => Right::Role(Role::ALL[place]),
            Some(scope) => Right::Scope(Scope::ALL[scope]),
        };
        place += 1;
    }
    all
}

impl Right {
    /// All of them, in order.
    pub const ALL: &'static [Self] = &rights();

    /// The word on the wire.
    pub const fn as_str(self) -> &'static str {
        match self {
            Right::Role(role) => role.as_str(),
            Right::Scope(scope) => scope.as_str(),
        }
    }
}

word_sets! {
    /// A role of a person, or a scope of a service token.
    RightWord = Right, "Right";
}

/// The first step of a sign-in (SIGN-1, SIGN-2).
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SignIn {
    /// The login id as typed; a malformed one is answered like a wrong one.
    pub account: String,
    /// The account password.
    pub password: Secret,
}

impl Operation for SignIn {
    const ID: &'static str = "session.sign-in";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/v1/sign-ins";
    const MAY: May = May::Anyone;
    const PROVES: bool = true;
    const REFUSALS: &'static [&'static [Code]] = &[
        refusals::CLOSED,
        refusals::TRIES,
        &[
            Code::WrongCredentials,
            Code::FirstPasswordExpired,
            Code::SignInLocked,
            Code::SecondStepLocked,
            Code::WorkshopOnly,
        ],
    ];
    const SUMMARY: &'static str =
        "Sign in with account and password; with 2-step verification on, names the flow that waits for the second step";
    type Reply = SignInReply;
}

/// Where a sign-in stands.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum SignInReply {
    /// Done.
    SignedIn(Opened),
    /// 2-step verification is on: the second step is needed.
    SecondStep(SecondStep),
}

tagged! {
    /// Where a sign-in stands.
    SignInReply by "state":
        "signed_in" "SignedIn" = Opened, "Done.";
        "second_step" "SecondStepNeeded" = SecondStep, "2-step verification is on: the second step is needed.";
}

/// An opened session. The token is in this reply and nowhere else.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct Opened {
    /// The bearer token of the session.
    pub token: Secret,
    /// Who signed in.
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
    pub flow: Id,
    /// The ways to prove it.
    pub methods: Vec<Way>,
    /// The method a code was sent by, if one was.
    pub sent_by: Option<Id>,
    /// How it went to that phone: `sms` or `voice`.
    #[serde(default)]
    pub sent_as: Option<MethodWord>,
    /// Why none was, though the first method is a phone.
    #[serde(default)]
    pub not_sent: Option<NotSent>,
    /// Backup codes that have not been used.
    #[serde(default)]
    pub backup_codes_left: u32,
    /// When the flow ends.
    pub expires_at: Moment,
    /// Whether a code that was sent lies in the service's outbox, because no gateway takes it (MSG-5).
    #[serde(default)]
    pub in_outbox: bool,
}

/// Why no code could be sent; the other ways stay open.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct NotSent {
    /// The stable code of the refusal.
    pub code: CodeWord,
    /// What explains it; `instead` has what else proves the second step: `method`, `backup-code`, `either` or `nothing`.
    #[schema(value_type = BTreeMap<String, Fact>)]
    pub facts: Facts,
    /// From when a code can be sent.
    pub possible_from: Option<Moment>,
}

/// One way to prove the second step.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct Way {
    /// The method's id.
    pub id: Id,
    /// What it is.
    pub method: MethodWord,
    /// The number a code goes to, masked.
    pub phone: Option<String>,
    /// The other way to the same phone, `sms` or `voice`, which can be asked for too (2SV-1).
    #[serde(default)]
    pub also: Option<MethodWord>,
}

/// The second step: a sent code, an authenticator code or a backup code (SIGN-2).
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SignInCode {
    /// The flow.
    pub flow: Id,
    /// The code as typed.
    pub code: Secret,
}

impl Operation for SignInCode {
    const ID: &'static str = "session.code";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/v1/sign-ins/{flow}/code";
    const MAY: May = May::Anyone;
    const PROVES: bool = true;
    const REFUSALS: &'static [&'static [Code]] =
        &[refusals::SENT_CODE, refusals::TRIES, &[Code::FlowNotFound, Code::SecondStepLocked, Code::WrongCredentials]];
    const SUMMARY: &'static str = "Prove the second step of a sign-in";
    type Reply = Opened;
}

/// Sends the second step's code, again or by another method (2SV-2).
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SignInSend {
    /// The flow.
    pub flow: Id,
    /// The method to send by; the account's first phone that `as` fits if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub method: Option<Id>,
    /// How it goes to that method's phone, `sms` or `voice`; as the method says if absent (2SV-1).
    #[serde(default, skip_serializing_if = "Option::is_none", rename = "as")]
    pub way: Option<two_step::Method>,
}

impl Operation for SignInSend {
    const ID: &'static str = "session.send";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/v1/sign-ins/{flow}/send";
    const MAY: May = May::Anyone;
    const REFUSALS: &'static [&'static [Code]] =
        &[refusals::SENDING, &[Code::FlowNotFound, Code::MethodNotFound, Code::SecondStepLocked]];
    const SUMMARY: &'static str = "Send the second step's code; an older one then no longer works";
    type Reply = SecondStep;
}

/// The password again, before a dangerous act (SIGN-3). The session's token is replaced.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PasswordAgain {
    /// The account password.
    pub password: Secret,
}

impl Operation for PasswordAgain {
    const ID: &'static str = "session.password-again";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/v1/session/password";
    const MAY: May = May::SignedIn;
    const PROVES: bool = true;
    const RENEWS: bool = true;
    const IS_BOUNDED: bool = true;
    const REFUSALS: &'static [&'static [Code]] =
        &[refusals::CLOSED, refusals::TRIES, &[Code::WrongCredentials, Code::SignInLocked]];
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
    /// When this was so: the time at the service; absent from an older one.
    #[serde(default)]
    pub shown_at: Option<Moment>,
    /// The login id; absent for a service token.
    pub login_id: Option<LoginId>,
    /// The person's or the service token's name.
    pub name: String,
    /// The roles held; of a service token its scopes.
    pub roles: Vec<RightWord>,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_of_an_older_service_that_tells_no_time_is_read() {
        let older =
            r#"{"name":"Sato","roles":[],"expires_at":"2026-12-01T22:00:00+09:00","must_change_password":false}"#;
        let view: SessionView = serde_json::from_str(older).unwrap();
        assert_eq!((view.shown_at, view.expires_at.to_string().as_str()), (None, "2026-12-01T22:00:00+09:00"));
    }
}
