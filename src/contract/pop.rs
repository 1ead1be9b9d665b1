//! POP: mode, today's use, lock (POP-*).

use std::sync::LazyLock;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    Method, Moment, Operation,
    field::{Fields, fields},
    mail_servers::{CredentialView, MailSettingsView},
    mailbox::MailboxSizeView,
    page::Page,
    refusals,
    word::{CodeWord, PopModeWord, word_sets},
};
use crate::rules::{
    Code, LoginId,
    caller::May,
    condition::Kind,
    pop::{Messages, Mode},
    role::{Role, words},
};

/// Whether POP is locked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PopLock {
    /// It is.
    Locked,
    /// It is not.
    Open,
}

words!(PopLock: Locked = "locked", Open = "open");

word_sets! {
    /// Whether POP is locked.
    PopLockWord = PopLock, "PopLock";
}

/// POP of one account (POP-5).
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct PopView {
    /// What it delivers.
    pub mode: PopModeWord,
    /// Since when the mode holds; absent if POP has never been on.
    pub since: Option<Moment>,
    /// Bytes downloaded today; since the unlock or the end of a lock, if there was one today.
    pub used_bytes: u64,
    /// Bytes that a day may have.
    pub limit_bytes: u64,
    /// Bytes that are left.
    pub left_bytes: u64,
    /// How much of the limit is used, in whole percent.
    pub used_percent: u64,
    /// From when there is a fresh allowance: the next midnight, or the end of the lock.
    pub fresh_at: Moment,
    /// When the limit was passed, while POP is locked.
    pub locked_at: Option<Moment>,
    /// From when POP works again, while it is locked.
    pub locked_until: Option<Moment>,
}

/// POP of one account, with what a mail app needs.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct PopWhole {
    /// Whose.
    pub account: LoginId,
    /// POP.
    pub pop: PopView,
    /// What was downloaded on each of the last 14 days, in the service's zone, the oldest first; today is the last (POP-5).
    #[serde(default)]
    pub days: Vec<PopDayView>,
    /// The mailbox's size; absent if no mail server has ever reported it.
    pub mailbox: Option<MailboxSizeView>,
    /// The days that a first download of the whole mailbox takes within the limit; absent where the size is not known
    /// (POP-3).
    pub first_download_days: Option<u64>,
    /// Whether it is known where new mail begins; only in the mode `from-now-on`. While it is not, no mail app is let in over
    /// POP (POP-1).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start_known: Option<bool>,
    /// The password that a mail app can use now; withheld from a helper (POP-1).
    pub credential: Option<CredentialView>,
    /// What to enter in the mail app (POP-1).
    pub settings: MailSettingsView,
    /// What the caller may not see of it, by name (`a.b` for a field of a field); it stands as `null`.
    #[serde(default)]
    pub withheld: Vec<String>,
}

/// What was downloaded by POP on a day. It counts on through an unlock, which begins a fresh allowance.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct PopDayView {
    /// The day.
    pub day: Date,
    /// Bytes downloaded.
    pub used_bytes: u64,
}

/// Shows POP of an account.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PopShow {
    /// The login id, or `me`.
    pub account: LoginId,
}

impl Operation for PopShow {
    const ID: &'static str = "pop.show";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/v1/accounts/{account}/pop";
    const MAY: May = May::OwnerOr(Role::Helper);
    const SUMMARY: &'static str = "POP of an account: mode, today's use, lock, what a mail app needs";
    type Reply = PopWhole;
}

/// Lists the accounts where POP is on, or was used today.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct PopList {
    /// Only those that have used more than this percent of the limit.
    pub over: Option<u32>,
    /// Only this mode.
    pub mode: Option<Mode>,
    /// Only those that are locked, or that are not.
    #[schema(value_type = Option<PopLock>)]
    pub state: Option<String>,
    /// Conditions on the fields of the reply, exact, all of which hold: `mode=all`, `used_percent>80`.
    pub filter: Vec<String>,
    /// A field of the reply, `-` in front for descending; `login_id` if absent.
    pub sort: Option<String>,
    /// Rows in the page, 1 to 1000; 100 if absent.
    pub limit: Option<u32>,
    /// Where the page begins: `next_cursor` of the page before.
    pub cursor: Option<String>,
}

impl PopList {
    /// What rows can be chosen and ordered by; `state` says whether POP is locked.
    pub fn fields() -> &'static Fields {
        static FIELDS: LazyLock<Fields> =
            LazyLock::new(|| fields::<PopRow>().and("state", Kind::words(PopLock::FORMS.iter().copied())));
        &FIELDS
    }
}

impl Operation for PopList {
    const ID: &'static str = "pop.list";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/v1/pop";
    const MAY: May = May::AtLeast(Role::HelpDesk);
    const REFUSALS: &'static [&'static [Code]] = &[refusals::FILTERS];
    const SUMMARY: &'static str = "List the accounts where POP is on, or was used today";
    type Reply = Page<PopRow>;
}

/// A row of the list.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct PopRow {
    /// Whose.
    pub login_id: LoginId,
    /// Their name.
    pub name: String,
    /// Their department.
    pub department: String,
    /// POP.
    #[serde(flatten)]
    pub pop: PopView,
}

/// Turns POP on, or changes what it delivers.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PopEnable {
    /// Which mail.
    pub messages: Messages,
}

impl Operation for PopEnable {
    const ID: &'static str = "pop.enable";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/v1/me/pop/enable";
    const MAY: May = May::Owner;
    const REFUSALS: &'static [&'static [Code]] = &[&[Code::NothingToChange]];
    const SUMMARY: &'static str = "Turn POP on, or change what it delivers";
    type Reply = PopChanged;
}

/// Turns POP off.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PopDisable {}

impl Operation for PopDisable {
    const ID: &'static str = "pop.disable";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/v1/me/pop/disable";
    const MAY: May = May::Owner;
    const LESSENS: bool = true;
    const REFUSALS: &'static [&'static [Code]] = &[&[Code::NothingToChange]];
    const SUMMARY: &'static str = "Turn POP off";
    type Reply = PopChanged;
}

/// What POP was and is.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct PopChanged {
    /// Before.
    pub before: PopView,
    /// Now, with what a mail app needs.
    pub now: PopWhole,
    /// What the mail server answered when it was asked for the mailbox's size and for where new mail begins (POP-3).
    pub mail_server: InboxAnswerWord,
}

/// What the mail server answered about the inbox.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InboxAnswer {
    /// What was asked for.
    Told,
    /// Nothing in time, or no answer that can be used.
    NoAnswer,
    /// It was not asked: the service has none to ask, the mailbox has no address yet, or POP was turned off.
    NotAsked,
}

words!(InboxAnswer: Told = "told", NoAnswer = "no-answer", NotAsked = "not-asked");

word_sets! {
    /// What the mail server answered about the inbox.
    InboxAnswerWord = InboxAnswer, "InboxAnswer";
}

/// Lifts the lock that the day's limit has brought, with a fresh allowance (POP-2).
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PopUnlock {
    /// The login id.
    pub account: LoginId,
}

impl Operation for PopUnlock {
    const ID: &'static str = "pop.unlock";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/v1/accounts/{account}/pop/unlock";
    const MAY: May = May::AtLeast(Role::HelpDesk);
    const NEEDS_REASON: bool = true;
    const BULK: bool = true;
    const REFUSALS: &'static [&'static [Code]] = &[&[Code::OwnLock, Code::PopNotLocked]];
    const SUMMARY: &'static str = "Lift the POP lock, with a fresh allowance";
    type Reply = PopUnlocked;
}

/// What was lifted.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct PopUnlocked {
    /// Whose.
    pub account: LoginId,
    /// Their name.
    pub name: String,
    /// Before.
    pub before: PopView,
    /// Now.
    pub pop: PopView,
}

/// Asks, at the beginning of a POP session, how much it may download (POP-6).
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PopAllowance {
    /// The mail address or the login id.
    pub user: String,
}

impl Operation for PopAllowance {
    const ID: &'static str = "pop.allowance";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/v1/pop/allowance";
    const MAY: May = May::MailServer;
    const REFUSALS: &'static [&'static [Code]] = &[&[Code::AccountNotFound]];
    const SUMMARY: &'static str = "How much may still be downloaded by POP today";
    type Reply = PopAllowed;
}

/// Reports what a POP session has downloaded, and asks for what it may download next (POP-6). The total is the session's
/// own, from its beginning. Reports with a number count in its order, each once: the same number again is answered as
/// before. Without numbers the largest total counts, so that a report that is sent twice, or overtaken by a later one,
/// counts nothing twice.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PopUse {
    /// The mail address or the login id.
    pub user: String,
    /// A name of the session that no other session of this account has had in the last week; 1 to 128 characters.
    pub session: String,
    /// Bytes that the session has downloaded since it began. With a number it may be less than what was counted: what was
    /// granted and not used is given back.
    pub total_bytes: u64,
    /// The report's number in its session, from 1, each larger than the one before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<u64>,
    /// Bytes that it wants to download next. What is granted of them counts at once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reserve_bytes: Option<u64>,
    /// Bytes that the client has asked for beyond the total, and that were kept back because so many were not granted. Where
    /// they would have gone past the limit, POP is locked, as if they had.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refused_bytes: Option<u64>,
}

impl Operation for PopUse {
    const ID: &'static str = "pop.use";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/v1/pop/use";
    const MAY: May = May::MailServer;
    const READING: bool = true;
    const REFUSALS: &'static [&'static [Code]] = &[&[Code::AccountNotFound]];
    const SUMMARY: &'static str = "Report what a POP session has downloaded; the answer says whether to cut it off";
    type Reply = PopAllowed;
}

/// Whether a POP session may go on.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct PopAllowed {
    /// Whose.
    pub account: LoginId,
    /// Whether it may; if not, the session is cut off.
    pub allowed: bool,
    /// Bytes that may still be downloaded, by all sessions together; none where it may not go on. Going past them cuts
    /// it off; downloading exactly as many does not.
    pub left_bytes: u64,
    /// Bytes that were granted to this session beyond its total; absent where it has asked for none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub granted_bytes: Option<u64>,
    /// What the session is to see of the mailbox: `all`, or `v` and the UID of the inbox's first message. A session that was
    /// begun with another one ends (POP-1). Absent where it may not go on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pop_view: Option<String>,
    /// Why it may not go on: `pop_disabled`, `pop_start_unknown`, `pop_locked`, `account_disabled` or `locked_down`.
    pub code: Option<CodeWord>,
    /// From when POP works again, where that is known.
    pub possible_from: Option<Moment>,
    /// The same as the mail client is told it: one line, in the account's language. Only reports with a number are answered so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sentence: Option<String>,
}
