//! Resets of a forgotten account password (PASS-1).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    Method, Moment, Operation,
    account::AccountView,
    aftermath::Staying,
    refusals,
    word::{AccountKindWord, ChannelWord, FactorWord},
};
use crate::rules::{
    Code, LoginId, Secret,
    aftermath::AlsoEnded,
    caller::May,
    role::{Kind, Role},
};

/// Sends a reset code to an account's registered contact.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AccountReset {
    /// The login id.
    pub account: LoginId,
}

impl Operation for AccountReset {
    const ID: &'static str = "account.reset";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/v1/accounts/{account}/reset";
    const MAY: May = May::AtLeast(Role::Helper);
    const NEEDS_REASON: bool = true;
    const BULK: bool = true;
    const REFUSALS: &'static [&'static [Code]] = &[&[Code::AccountDisabled, Code::CodeSendLimit, Code::CodeDayLimit]];
    const SUMMARY: &'static str =
        "Send a reset code to the registered contact, or send one again; only the owner sees it";
    type Reply = ResetSent;
}

/// A reset code is on its way. It is in the message and nowhere else.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct ResetSent {
    /// The account.
    pub account: AccountView,
    /// What waits for the owner.
    pub reset: ResetView,
    /// Whether the code lies in the service's outbox, because no gateway takes messages (MSG-5).
    #[serde(default)]
    pub in_outbox: bool,
}

/// A reset code that waits for the owner.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct ResetView {
    /// When it was sent.
    pub sent_at: Moment,
    /// When it no longer works.
    pub expires_at: Moment,
    /// How it went out; withheld from a helper.
    pub channel: Option<ChannelWord>,
    /// What the caller may not see of it, by name (`a.b` for a field of a field); it stands as `null`.
    #[serde(default)]
    pub withheld: Vec<String>,
}

/// Asks for a reset code without a sign-in. Every id gets the same answer (SIGN-1).
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ResetAsk {
    /// The login id as typed.
    pub account: String,
    /// Whether it is to lift locks: the message then says how. The code serves either way.
    #[serde(default)]
    pub unlock: bool,
}

impl Operation for ResetAsk {
    const ID: &'static str = "password-reset.ask";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/v1/password-resets";
    const MAY: May = May::Anyone;
    const REFUSALS: &'static [&'static [Code]] = &[&[Code::TooManyTriesFromAddress, Code::CodeSendLimit]];
    const SUMMARY: &'static str =
        "Ask for a reset code to the registered contact; the answer is the same whether the account exists";
    type Reply = ResetAsked;
}

/// If the account exists, a code is on its way, or was sent in the last minutes and works.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct ResetAsked {
    /// When it was asked for.
    pub asked_at: Moment,
    /// Whether codes lie in the service's outbox, because no gateway takes messages (MSG-5).
    #[serde(default)]
    pub in_outbox: bool,
}

/// Sets a new password with a reset code. Nobody is signed in by it.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ResetFinish {
    /// The login id as typed.
    pub account: String,
    /// The code as typed.
    pub code: Secret,
    /// The new password.
    pub new: Secret,
}

impl Operation for ResetFinish {
    const ID: &'static str = "password-reset.finish";
    const METHOD: Method = Method::Put;
    const PATH: &'static str = "/v1/password-resets";
    const MAY: May = May::Anyone;
    const PROVES: bool = true;
    const ENDS_SIGN_INS: bool = true;
    const REFUSALS: &'static [&'static [Code]] = &[
        refusals::NEW_PASSWORD,
        &[
            Code::TooManyTriesFromAddress,
            Code::ResetCodeWrong,
            Code::AccountDisabled,
            Code::PasswordUnchanged,
            Code::PasswordIsMailPassword,
        ],
    ];
    const SUMMARY: &'static str = "Set a new password with a reset code; every sign-in ends, app passwords are revoked, 2-step verification stays on";
    type Reply = ResetFinished;
}

/// What a reply says that an earlier build has kept.
fn person() -> AccountKindWord {
    Kind::Person.into()
}

/// The password has been set.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct ResetFinished {
    /// Whose.
    pub login_id: LoginId,
    /// A person's account, or one of a workshop.
    #[serde(default = "person")]
    pub kind: AccountKindWord,
    /// When.
    pub changed_at: Moment,
    /// Whether the next sign-in needs the second step.
    pub two_step: bool,
    /// Sign-ins that were ended.
    pub sessions_ended: u32,
    /// App passwords that were revoked (APPPW-7).
    pub app_passwords_revoked: u32,
    /// What else was ended (PASS-2).
    pub also_ended: AlsoEnded,
    /// What stays: look through it, and remove what is not the owner's doing.
    pub stays: Vec<Staying>,
}

/// Lifts the locks of one's own account with a reset code: what strangers have tried keeps no owner out (SIGN-7). The
/// password stays, and nobody is signed in by it.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LocksLift {
    /// The login id as typed.
    pub account: String,
    /// The code as typed.
    pub code: Secret,
}

impl Operation for LocksLift {
    const ID: &'static str = "locks.lift";
    const METHOD: Method = Method::Put;
    const PATH: &'static str = "/v1/unlocks";
    const MAY: May = May::Anyone;
    const PROVES: bool = true;
    const REFUSALS: &'static [&'static [Code]] =
        &[refusals::CLOSED, &[Code::TooManyTriesFromAddress, Code::ResetCodeWrong, Code::NotLocked]];
    const SUMMARY: &'static str = "Lift the locks of one's own account with a code from the registered contact";
    type Reply = LocksLifted;
}

/// What was locked is open again.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct LocksLifted {
    /// Whose.
    pub login_id: LoginId,
    /// A person's account, or one of a workshop.
    #[serde(default = "person")]
    pub kind: AccountKindWord,
    /// The factors that had wrong tries.
    pub factors: Vec<FactorWord>,
}
