//! 2-step verification (2SV-*).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    Method, Moment, Operation,
    account::AccountView,
    mail_log_in::MailUseView,
    mail_servers::CredentialView,
    refusals,
    word::{MethodWord, SwitchWord, word_sets},
};
use crate::rules::{
    Code, Id, LoginId, Secret,
    caller::May,
    role::{Role, words},
    two_step,
};

/// How far an enrolment in 2-step verification is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EnrolmentState {
    /// A code was sent, and is to be entered.
    CodeSent,
    /// The authenticator has its secret; its code is to be entered.
    AuthenticatorReady,
    /// The code was entered; finishing turns it on.
    Proved,
}

words!(EnrolmentState: CodeSent = "code_sent", AuthenticatorReady = "authenticator_ready", Proved = "proved");

word_sets! {
    /// How far an enrolment in 2-step verification is.
    EnrolmentStateWord = EnrolmentState, "EnrolmentState";
}

/// The state of 2-step verification.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct TwoStepView {
    /// Whether it is on.
    pub state: SwitchWord,
    /// Since when it is on.
    pub since: Option<Moment>,
    /// Whether the mail platform has not confirmed this state yet (2SV-7): trying later helps.
    #[serde(default)]
    pub propagating: bool,
    /// Where a person brings the mail platform to this state, if that is not possible from here.
    pub do_at: Option<String>,
    /// The methods, the default one first; phone numbers are masked.
    pub methods: Vec<MethodView>,
    /// Backup codes that have not been used.
    pub backup_codes_left: u32,
    /// What the caller may not see of it, by name (`a.b` for a field of a field); it stands as `null`.
    #[serde(default)]
    pub withheld: Vec<String>,
}

/// A method of 2-step verification.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct MethodView {
    /// The method's id.
    pub id: Id,
    /// What it is.
    pub method: MethodWord,
    /// The masked number that codes go to; withheld from a helper.
    pub phone: Option<String>,
    /// Added when.
    pub added_at: Moment,
}

/// Shows the state of 2-step verification.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TwoStepShow {
    /// The login id, or `me`.
    pub account: LoginId,
}

impl Operation for TwoStepShow {
    const ID: &'static str = "two-step.show";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/v1/accounts/{account}/2sv";
    const MAY: May = May::OwnerOr(Role::Helper);
    const SUMMARY: &'static str = "The state of 2-step verification";
    type Reply = TwoStepView;
}

/// Begins an enrolment: turning on, or where it is on already another method, or a new one for one that is held (2SV-1,
/// 2SV-5).
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EnrolmentStart {
    /// Which method.
    pub method: two_step::Method,
    /// The phone number for `sms` and `voice`, as typed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// The id of the method whose place it is to take (2SV-5): that one works until finishing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaces: Option<Id>,
}

impl Operation for EnrolmentStart {
    const ID: &'static str = "two-step.enrolment-start";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/v1/me/2sv/enrolment";
    const MAY: May = May::Owner;
    const DANGEROUS: bool = true;
    const REFUSALS: &'static [&'static [Code]] = &[
        refusals::SENDING,
        &[
            Code::EnrolmentCodeLocked,
            Code::GatewayMissing,
            Code::MethodHeld,
            Code::MethodNotFound,
            Code::PhoneNumberInvalid,
        ],
    ];
    const SUMMARY: &'static str =
        "Choose a method of 2-step verification; a code is sent, or an authenticator's secret answered";
    type Reply = EnrolmentView;
}

/// An enrolment under way.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct EnrolmentView {
    /// How far it is.
    pub state: EnrolmentStateWord,
    /// The chosen method.
    pub method: MethodWord,
    /// The number the code went to.
    pub phone: Option<String>,
    /// The other way to the same phone, `sms` or `voice`, which serves as backup at a sign-in.
    #[serde(default)]
    pub also: Option<MethodWord>,
    /// The authenticator's key URI, for its QR code; in the reply that begins the enrolment only.
    pub key_uri: Option<Secret>,
    /// The authenticator's secret in base32, to type in.
    pub key: Option<Secret>,
    /// Whether finishing turns 2-step verification on, or adds a method to it.
    pub turns_on: bool,
    /// The methods whose place it takes: the one that was named, and every other of the same phone number.
    #[serde(default)]
    pub replaces: Vec<MethodView>,
    /// Other sign-ins that finishing will end (2SV-4).
    pub sessions_to_end: u32,
    /// From where mail apps have used the mail password lately: there they will stop working (2SV-6).
    #[serde(default)]
    pub mail_apps_to_stop: Vec<MailUseView>,
    /// Whether finishing turns less secure apps off (LSA-4).
    #[serde(default)]
    pub less_secure_apps_to_end: bool,
    /// When the enrolment ends unfinished.
    pub expires_at: Moment,
    /// Whether a code that was sent lies in the service's outbox, because no gateway takes it (MSG-5).
    #[serde(default)]
    pub in_outbox: bool,
}

/// Sends the enrolment's code again; the older one then no longer works (2SV-2).
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EnrolmentSend {}

impl Operation for EnrolmentSend {
    const ID: &'static str = "two-step.enrolment-send";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/v1/me/2sv/enrolment/send";
    const MAY: May = May::Owner;
    const REFUSALS: &'static [&'static [Code]] =
        &[refusals::SENDING, &[Code::EnrolmentCodeLocked, Code::FlowNotFound, Code::CodeUsed]];
    const SUMMARY: &'static str = "Send the enrolment's code again";
    type Reply = EnrolmentView;
}

/// Proves the method with its code (2SV-1).
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EnrolmentCode {
    /// The code as typed, with or without `G-`.
    pub code: Secret,
}

impl Operation for EnrolmentCode {
    const ID: &'static str = "two-step.enrolment-code";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/v1/me/2sv/enrolment/code";
    const MAY: May = May::Owner;
    const PROVES: bool = true;
    const REFUSALS: &'static [&'static [Code]] =
        &[refusals::SENT_CODE, refusals::TRIES, &[Code::FlowNotFound, Code::EnrolmentCodeLocked]];
    const SUMMARY: &'static str = "Enter the enrolment's code; nothing is on yet";
    type Reply = EnrolmentView;
}

/// The last step: turns 2-step verification on, adds the method, or puts it in the place of an older one (2SV-1, 2SV-4,
/// 2SV-5).
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EnrolmentFinish {}

impl Operation for EnrolmentFinish {
    const ID: &'static str = "two-step.enrolment-finish";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/v1/me/2sv/enrolment/finish";
    const MAY: May = May::Owner;
    const DANGEROUS: bool = true;
    const REFUSALS: &'static [&'static [Code]] =
        &[&[Code::FlowNotFound, Code::StepMissing, Code::MethodHeld, Code::MethodNotFound]];
    const SUMMARY: &'static str = "Turn 2-step verification on with the proved method (other sign-ins end), add it, or replace an older one by it";
    type Reply = EnrolmentDone;
}

/// 2-step verification after an enrolment.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct EnrolmentDone {
    /// Its state now.
    pub two_step: TwoStepView,
    /// The methods that are gone, as they were.
    #[serde(default)]
    pub replaced: Vec<MethodView>,
    /// Other sign-ins that were ended (2SV-4).
    pub sessions_ended: u32,
    /// Whether less secure apps were allowed, and no longer are (LSA-4).
    #[serde(default)]
    pub less_secure_apps_ended: bool,
    /// From where mail apps have used the mail password lately: there they stop working (2SV-6).
    #[serde(default)]
    pub mail_apps_stopped: Vec<MailUseView>,
}

/// Makes a new set of backup codes; an older set no longer works (2SV-5).
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BackupCodesCreate {}

impl Operation for BackupCodesCreate {
    const ID: &'static str = "two-step.backup-codes-create";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/v1/me/2sv/backup-codes";
    const MAY: May = May::Owner;
    const DANGEROUS: bool = true;
    const REFUSALS: &'static [&'static [Code]] = &[&[Code::TwoStepOff]];
    const SUMMARY: &'static str = "Make a new set of one-time backup codes; they are shown once";
    type Reply = BackupCodes;
}

/// A set of backup codes. They are in this reply and nowhere else.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct BackupCodes {
    /// Eight digits each.
    pub codes: Vec<Secret>,
    /// Unused codes of the older set that no longer work.
    pub replaced: u32,
}

/// Deletes a method (2SV-5); the last one stays while 2-step verification is on.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MethodDelete {
    /// The method's id.
    pub method: Id,
}

impl Operation for MethodDelete {
    const ID: &'static str = "two-step.method-delete";
    const METHOD: Method = Method::Delete;
    const PATH: &'static str = "/v1/me/2sv/methods/{method}";
    const MAY: May = May::Owner;
    const DANGEROUS: bool = true;
    const REFUSALS: &'static [&'static [Code]] = &[&[Code::MethodNotFound, Code::LastMethod]];
    const SUMMARY: &'static str = "Delete a method of 2-step verification";
    type Reply = TwoStepView;
}

/// Turns 2-step verification off: app passwords and backup codes are revoked (2SV-9).
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TwoStepDisable {}

impl Operation for TwoStepDisable {
    const ID: &'static str = "two-step.disable";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/v1/me/2sv/disable";
    const MAY: May = May::Owner;
    const DANGEROUS: bool = true;
    const REFUSALS: &'static [&'static [Code]] = &[&[Code::TwoStepOff]];
    const LESSENS: bool = true;
    const SUMMARY: &'static str = "Turn 2-step verification off; app passwords and backup codes are revoked";
    type Reply = TwoStepDisabled;
}

/// 2-step verification is off.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct TwoStepDisabled {
    /// App passwords that were revoked.
    pub app_passwords_revoked: u32,
    /// Backup codes that were revoked.
    pub backup_codes_revoked: u32,
    /// Whether the mail platform has not confirmed it yet (2SV-7).
    #[serde(default)]
    pub propagating: bool,
    /// Where a person turns it off at the mail platform, if that is not possible from here.
    pub do_at: Option<String>,
    /// What mail apps can log in with now (2SV-9).
    pub credential: CredentialView,
}

/// Turns off a second step that its owner has lost (2SV-9).
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TwoStepReset {
    /// The login id.
    pub account: LoginId,
}

impl Operation for TwoStepReset {
    const ID: &'static str = "two-step.reset";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/v1/accounts/{account}/2sv/reset";
    const MAY: May = May::AtLeast(Role::HelpDesk);
    const DANGEROUS: bool = true;
    const NEEDS_REASON: bool = true;
    const BULK: bool = true;
    const REFUSALS: &'static [&'static [Code]] = &[&[Code::TwoStepOff]];
    const SUMMARY: &'static str =
        "Turn off a lost second step; app passwords and backup codes are revoked, every sign-in ends";
    type Reply = TwoStepWasReset;
}

/// What went with it.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct TwoStepWasReset {
    /// The account.
    pub account: AccountView,
    /// App passwords that were revoked.
    pub app_passwords_revoked: u32,
    /// Backup codes that were revoked.
    pub backup_codes_revoked: u32,
    /// Sign-ins that were ended.
    pub sessions_ended: u32,
    /// What mail apps can log in with now (2SV-9); a reply that an earlier build has kept does not say it.
    #[serde(default)]
    pub credential: Option<CredentialView>,
}
