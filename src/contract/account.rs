//! Accounts and their roles.

mod view;

pub use view::{AccountView, HeldEntitlement, HeldEntitlementWord};

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    Method, Moment, Operation,
    access::AccessView,
    address::AddressView,
    alias::AliasView,
    app_password::AppPasswordView,
    application::EntitlementView,
    field::{Fields, fields},
    less_secure_apps::LessSecureAppsView,
    mail_log_in::MailLogInsView,
    mail_password::MailPasswordView,
    message::MessageView,
    page::Page,
    pop::PopView,
    refusals,
    remote_access::RemoteAccessView,
    reset::ResetView,
    sync::SyncView,
    two_step::TwoStepView,
    word::{FactorWord, word_sets},
};
use crate::rules::{
    Code, LoginId, Secret,
    account::{Language, Standing},
    caller::May,
    role::{Affiliation, Kind, Role, words},
};

/// What an account password is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PasswordState {
    /// Its owner has set it.
    Set,
    /// A first one, which must be changed (PASS-1).
    First,
    /// A first one that has expired.
    FirstExpired,
}

words!(PasswordState: Set = "set", First = "first", FirstExpired = "first_expired");

word_sets! {
    /// What an account password is.
    PasswordStateWord = PasswordState, "PasswordState";
}

/// Makes an account with a random first password, which its owner must change (PASS-1).
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AccountCreate {
    /// The login id.
    pub login_id: LoginId,
    /// The person's name.
    pub name: String,
    /// The department (部局).
    pub department: String,
    /// What the person is at the university.
    pub affiliation: Affiliation,
    /// Mail address or phone number outside this system, for resets and notices.
    pub contact: String,
    /// The language of messages to the owner; `ja` if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Language>)]
    pub language: Option<String>,
    /// `workshop` for a workshop account; a person's if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<Kind>,
    /// A workshop account's last day (`2026-05-31`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_day: Option<jiff::civil::Date>,
}

impl Operation for AccountCreate {
    const ID: &'static str = "account.create";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/v1/accounts";
    const MAY: May = May::AtLeast(Role::Administrator);
    const BULK: bool = true;
    const REFUSALS: &'static [&'static [Code]] = &[&[Code::LoginIdTaken, Code::PhoneNumberInvalid]];
    const SUMMARY: &'static str = "Make an account with a random first password";
    type Reply = AccountCreated;
}

/// A new account. The first password is in this reply and nowhere else.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct AccountCreated {
    /// The account.
    pub account: AccountView,
    /// The first password; it must be changed at the first sign-in.
    pub first_password: Secret,
    /// When the first password stops working.
    pub first_password_expires_at: Moment,
}

/// Lists accounts.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct AccountList {
    /// Words, each in login id, name, department or an address: folded as FIND-2 has it.
    pub search: Option<String>,
    /// Conditions on the fields of the reply, exact, all of which hold: `department=工学部`, `created_at>=2026-04-01`.
    pub filter: Vec<String>,
    /// Only this department.
    pub department: Option<String>,
    /// Only this affiliation.
    pub affiliation: Option<Affiliation>,
    /// Only holders of this role.
    pub role: Option<Role>,
    /// Only those that are so now.
    #[schema(value_type = Option<Standing>)]
    pub state: Option<String>,
    /// Only `person` or `workshop` accounts.
    pub kind: Option<Kind>,
    /// A field of the reply; `-` in front for descending.
    pub sort: Option<String>,
    /// Rows in the page, 1 to 1000; 100 if absent.
    pub limit: Option<u32>,
    /// Where the page begins: `next_cursor` of the page before.
    pub cursor: Option<String>,
}

impl AccountList {
    /// What accounts can be chosen and ordered by; `role` says the same as `roles`.
    pub fn fields() -> &'static Fields {
        static FIELDS: LazyLock<Fields> = LazyLock::new(|| fields::<AccountView>().also("role", "roles"));
        &FIELDS
    }
}

impl Operation for AccountList {
    const ID: &'static str = "account.list";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/v1/accounts";
    const MAY: May = May::AtLeast(Role::HelpDesk);
    const REFUSALS: &'static [&'static [Code]] = &[refusals::FILTERS];
    const SUMMARY: &'static str = "List accounts";
    type Reply = Page<AccountView>;
}

/// Everything that holds, waits and was refused for one account.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AccountShow {
    /// The login id, or `me`.
    pub account: LoginId,
}

impl Operation for AccountShow {
    const ID: &'static str = "account.show";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/v1/accounts/{account}";
    const MAY: May = May::OwnerOr(Role::Helper);
    const SUMMARY: &'static str = "One view of an account: what is true now, what is waiting, from when it works";
    type Reply = AccountWhole;
}

/// The one view.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct AccountWhole {
    /// When all of this was so; absent from an older service.
    #[serde(default)]
    pub shown_at: Option<Moment>,
    /// The account.
    pub account: AccountView,
    /// Who has disabled it; absent unless it is disabled, and where the audit trail does not tell.
    #[serde(default)]
    pub disabled: Option<ShutView>,
    /// Who has locked it down (ALIAS-5); absent unless it is locked down, and where the audit trail does not tell.
    #[serde(default)]
    pub locked_down: Option<ShutView>,
    /// What its owner and their mail apps can do now.
    pub access: AccessView,
    /// The registered contact, masked for everyone but its owner and administrators; withheld from a helper.
    pub contact: Option<String>,
    /// The account password.
    pub password: PasswordView,
    /// A reset code that waits for its owner, if one was sent.
    pub reset: Option<ResetView>,
    /// The entitlement; absent if there never was one.
    pub entitlement: Option<EntitlementView>,
    /// The cloud mail addresses; absent where the account has no mailbox.
    pub address: Option<AddressView>,
    /// The mail password; absent where the account has no mailbox.
    pub mail_password: Option<MailPasswordView>,
    /// 2-step verification.
    pub two_step: TwoStepView,
    /// Where it stands with the mail platform; absent if nothing was ever to be told.
    pub platform: Option<SyncView>,
    /// App passwords; withheld from a helper.
    pub app_passwords: Option<Vec<AppPasswordView>>,
    /// Send-as aliases; withheld from a helper.
    pub aliases: Option<Vec<AliasView>>,
    /// Less secure app access (LSA-*).
    pub less_secure_apps: Option<LessSecureAppsView>,
    /// POP: mode, today's use, lock.
    pub pop: Option<PopView>,
    /// What let mail apps in lately, and why others were refused.
    pub mail_log_ins: Option<MailLogInsView>,
    /// Remote access.
    pub remote_access: Option<RemoteAccessView>,
    /// Sign-ins that hold.
    pub sessions: u32,
    /// When the newest of them was made.
    #[serde(default)]
    pub signed_in_at: Option<Moment>,
    /// What wrong tries have locked, or let wait.
    pub locks: Vec<LockView>,
    /// The one of `locks` that keeps the owner from signing in; `null` unless signing in is locked.
    pub sign_in_lock: Option<LockView>,
    /// The newest refusals that concern the account, equal ones as one: however many there are of one kind, they hide no
    /// other.
    pub recent_refusals: Vec<RefusalView>,
    /// Where the newest messages to the owner are, the newest first, as long as they are kept (MSG-4).
    #[serde(default)]
    pub messages: Vec<MessageView>,
    /// How many older ones are kept besides.
    #[serde(default)]
    pub messages_left_out: u32,
    /// What the caller may not see of it, by name (`a.b` for a field of a field); it stands as `null`.
    #[serde(default)]
    pub withheld: Vec<String>,
}

/// Who has shut an account, when, and why.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct ShutView {
    /// When.
    pub at: Moment,
    /// Who: a login id, or `token:` and a service token's name; withheld from a helper.
    pub by: Option<String>,
    /// The reason that was given, if one was; withheld from a helper.
    pub reason: Option<String>,
}

/// The account password, as far as it may be seen.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct PasswordView {
    /// What it is.
    pub state: PasswordStateWord,
    /// Set when.
    pub set_at: Moment,
    /// When a first password stops working: no later than the account itself.
    pub expires_at: Option<Moment>,
    /// Whether the owner must change it before anything else: a first one (PASS-1), or one that a sign-in in force has found
    /// too short now that 2-step verification is off (MPASS-3).
    #[serde(default)]
    pub must_change: bool,
}

/// Wrong tries that delay or lock a factor (SIGN-4).
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct LockView {
    /// What was tried.
    pub factor: FactorWord,
    /// Whether the tries were made at a place where the owner has succeeded, which counts by itself; those of strangers
    /// stop nobody there (SIGN-7).
    pub known_place: bool,
    /// Whether it is locked; otherwise only the next try has to wait.
    pub locked: bool,
    /// Wrong tries in a row, or of alias codes those of the last 24 hours; the same wrong password again counts once.
    pub wrong_tries: u32,
    /// When the last one was.
    pub last_try_at: Option<Moment>,
    /// From when the next try is evaluated; absent where it is locked until somebody lifts it.
    pub possible_from: Option<Moment>,
}

/// Refusals from the audit trail: equal ones (of one caller, operation, reason and address) as one.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct RefusalView {
    /// When the newest of them was written down.
    pub at: Moment,
    /// How many they are.
    pub count: u64,
    /// Which operation.
    pub operation: String,
    /// Why: a code, or empty where they are of many kinds and counted as one.
    pub code: String,
    /// Who asked: a login id, `token:` and a service token's name, or `-` for somebody who is not known.
    #[serde(default)]
    pub actor: String,
    /// From where; withheld from a helper.
    pub address: Option<String>,
    /// The name of the newest one's request in the audit trail.
    pub request_id: String,
}

/// Changes the given fields of an account.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AccountUpdate {
    /// The login id.
    pub account: LoginId,
    /// A new name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// A new department.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub department: Option<String>,
    /// A new affiliation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub affiliation: Option<Affiliation>,
    /// A new registered contact.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<String>,
    /// A new language of messages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Language>)]
    pub language: Option<String>,
    /// Another last day of a workshop account (`2026-05-31`), also after the one before (SIGN-6).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_day: Option<jiff::civil::Date>,
}

impl Operation for AccountUpdate {
    const ID: &'static str = "account.update";
    const METHOD: Method = Method::Patch;
    const PATH: &'static str = "/v1/accounts/{account}";
    const MAY: May = May::AtLeast(Role::Administrator);
    const BULK: bool = true;
    const REFUSALS: &'static [&'static [Code]] =
        &[&[Code::NothingToChange, Code::RoleNotFitting, Code::PersonNeeded, Code::PhoneNumberInvalid]];
    const SUMMARY: &'static str = "Change the given fields of an account";
    type Reply = AccountChanged;
}

/// What an account was and is.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct AccountChanged {
    /// Before.
    pub before: AccountView,
    /// Now.
    pub account: AccountView,
}

/// Disables an account: its sign-ins end at once.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AccountDisable {
    /// The login id.
    pub account: LoginId,
}

impl Operation for AccountDisable {
    const ID: &'static str = "account.disable";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/v1/accounts/{account}/disable";
    const MAY: May = May::AtLeast(Role::Administrator);
    const NEEDS_REASON: bool = true;
    const BULK: bool = true;
    const REFUSALS: &'static [&'static [Code]] = &[&[Code::AlreadyDisabled, Code::LastAdministrator]];
    const SUMMARY: &'static str = "Disable an account; its sign-ins end at once";
    type Reply = AccountChanged;
}

/// Enables a disabled account.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AccountEnable {
    /// The login id.
    pub account: LoginId,
}

impl Operation for AccountEnable {
    const ID: &'static str = "account.enable";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/v1/accounts/{account}/enable";
    const MAY: May = May::AtLeast(Role::Administrator);
    const BULK: bool = true;
    const REFUSALS: &'static [&'static [Code]] = &[refusals::CLOSED, &[Code::AlreadyEnabled]];
    const SUMMARY: &'static str = "Enable a disabled account";
    type Reply = AccountChanged;
}

/// Lifts the locks and waits that wrong tries have brought (SIGN-4), and a lockdown (ALIAS-5).
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AccountUnlock {
    /// The login id.
    pub account: LoginId,
}

impl Operation for AccountUnlock {
    const ID: &'static str = "account.unlock";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/v1/accounts/{account}/unlock";
    const MAY: May = May::AtLeast(Role::HelpDesk);
    const NEEDS_REASON: bool = true;
    const BULK: bool = true;
    const REFUSALS: &'static [&'static [Code]] = &[&[Code::OwnLock, Code::NotLocked]];
    const SUMMARY: &'static str = "Lift the locks that wrong tries or a lockdown have brought";
    type Reply = AccountUnlocked;
}

/// What was lifted.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct AccountUnlocked {
    /// The account.
    pub account: AccountView,
    /// The factors whose wrong tries were cleared; empty where only something else was locked.
    pub factors: Vec<FactorWord>,
    /// Whether a lockdown was lifted (ALIAS-5). The account password is the one that was exposed until it is changed.
    pub lockdown_lifted: bool,
    /// The networks that had sent too many wrong tries, and from which this account was refused for it.
    pub networks: Vec<String>,
}

/// Gives a role.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RoleAdd {
    /// The login id.
    pub account: LoginId,
    /// The role.
    pub role: Role,
}

impl Operation for RoleAdd {
    const ID: &'static str = "account.role-add";
    const METHOD: Method = Method::Put;
    const PATH: &'static str = "/v1/accounts/{account}/roles/{role}";
    const MAY: May = May::AtLeast(Role::Administrator);
    const BULK: bool = true;
    const REFUSALS: &'static [&'static [Code]] =
        &[&[Code::OwnRole, Code::RoleNotFitting, Code::RoleHeld, Code::PersonNeeded]];
    const SUMMARY: &'static str = "Give a role";
    type Reply = AccountChanged;
}

/// Takes a role away.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RoleRemove {
    /// The login id.
    pub account: LoginId,
    /// The role.
    pub role: Role,
}

impl Operation for RoleRemove {
    const ID: &'static str = "account.role-remove";
    const METHOD: Method = Method::Delete;
    const PATH: &'static str = "/v1/accounts/{account}/roles/{role}";
    const MAY: May = May::AtLeast(Role::Administrator);
    const BULK: bool = true;
    const REFUSALS: &'static [&'static [Code]] = &[&[Code::RoleNotHeld, Code::LastAdministrator]];
    const SUMMARY: &'static str = "Take a role away";
    type Reply = AccountChanged;
}
