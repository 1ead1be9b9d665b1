//! The audit trail (ALL-1).

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    Method, Moment, Operation,
    field::{Fields, fields},
    page::Page,
    refusals,
    word::{BreakWord, CodeWord, OutcomeWord},
};
use crate::rules::{Code, Fact, LoginId, caller::May, outcome::Outcome, refusal::Facts, role::Role};

/// One entry: who, for whom, what, when, from where, why.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct EntryView {
    /// When.
    pub at: Moment,
    /// The request it belongs to.
    pub request_id: String,
    /// Who: a login id, `token:` and a service token's name, `meibod` for the service itself, or `-`.
    pub actor: String,
    /// For whom: a login id; absent where the act concerns no account.
    #[schema(value_type = Option<LoginId>)]
    pub account: Option<String>,
    /// Which operation.
    pub operation: String,
    /// Whether it was carried out.
    pub outcome: OutcomeWord,
    /// Why it was refused.
    pub code: Option<CodeWord>,
    /// The reason given with the request.
    pub reason: Option<String>,
    /// From where; absent for what the service does by itself, and its operator beside it.
    pub address: Option<String>,
    /// How many refusals it tells of. The first of a kind in a minute is written down at once, the others as one when the
    /// minute is over; `first_at`, `last_at` and `accounts` of `facts` say when they were, and how many accounts they
    /// concerned.
    pub count: u64,
    /// What changed; never a secret.
    #[schema(value_type = BTreeMap<String, Fact>)]
    pub facts: Facts,
}

/// All refusals of a caller in a minute beyond those kinds (operation and code) that are written down apart, as the trail
/// names them.
pub const MORE_REFUSALS: &str = "refusal.more";

/// What the service does by itself, and its operator beside it, as the trail names it: no operation of the table.
pub const UNASKED: [&str; 9] = [
    "account.create-admin",
    "address.effective",
    "entitlement.end",
    "entitlement.notice",
    "less-secure-apps.end",
    "less-secure-apps.remind",
    "mail-password.effective",
    MORE_REFUSALS,
    "sync.confirm",
];

/// Lists audit entries, newest first.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct AuditList {
    /// Only entries for this login id.
    pub account: Option<String>,
    /// Only entries by this actor.
    pub actor: Option<String>,
    /// Only this operation.
    pub operation: Option<String>,
    /// Only those that ended so.
    #[schema(value_type = Option<Outcome>)]
    pub outcome: Option<String>,
    /// Conditions on the fields of the reply, exact, all of which hold: `at>=2026-04-01`, `code=own_role`.
    pub filter: Vec<String>,
    /// A field of the reply, `-` in front for descending; `-at` if absent.
    pub sort: Option<String>,
    /// Rows in the page, 1 to 1000; 100 if absent.
    pub limit: Option<u32>,
    /// Where the page begins: `next_cursor` of the page before.
    pub cursor: Option<String>,
}

impl AuditList {
    /// What entries can be chosen and ordered by.
    pub fn fields() -> &'static Fields {
        static FIELDS: LazyLock<Fields> = LazyLock::new(fields::<EntryView>);
        &FIELDS
    }
}

impl Operation for AuditList {
    const ID: &'static str = "audit.list";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/v1/audit";
    const MAY: May = May::AtLeast(Role::Administrator);
    const REFUSALS: &'static [&'static [Code]] = &[refusals::FILTERS];
    const SUMMARY: &'static str = "List audit entries, newest first";
    type Reply = Page<EntryView>;
}

/// Shows the entries of one request.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AuditShow {
    /// The request id, as errors name it.
    pub request_id: String,
}

impl Operation for AuditShow {
    const ID: &'static str = "audit.show";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/v1/audit/{request_id}";
    const MAY: May = May::AtLeast(Role::Administrator);
    const REFUSALS: &'static [&'static [Code]] = &[&[Code::AuditNotFound]];
    const SUMMARY: &'static str = "Show the audit entries of one request";
    type Reply = Entries;
}

/// The entries of one request, in order.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct Entries {
    /// At least one.
    pub items: Vec<EntryView>,
}

/// Entries that one request looks at where it names no number.
pub const VERIFY_DEFAULT: u32 = 20_000;
/// Entries that one request looks at, at the most.
pub const VERIFY_MAX: u32 = 100_000;

/// Walks along the audit trail's chain and says what is broken. The next request goes on where this one ended.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct AuditVerify {
    /// The number to begin with: 1 if absent, or `next` of the answer before.
    pub from: Option<u64>,
    /// Entries to look at, 1 to 100000; 20000 if absent.
    pub limit: Option<u32>,
}

impl Operation for AuditVerify {
    const ID: &'static str = "audit.verify";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/v1/audit/verify";
    const MAY: May = May::AtLeast(Role::Administrator);
    const SUMMARY: &'static str = "Verify the chain of the audit trail, a part at a time";
    type Reply = Verified;
}

/// What a part of the audit trail's chain is like.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct Verified {
    /// Entries looked at.
    pub entries: u64,
    /// The number it began with.
    pub from: u64,
    /// The last number it looked at.
    pub to: u64,
    /// The last number of the trail.
    pub last: u64,
    /// The number to go on with; absent at the end of the trail.
    pub next: Option<u64>,
    /// When the first of the entries was written.
    pub first_at: Option<Moment>,
    /// When the last of the entries was written.
    pub last_at: Option<Moment>,
    /// What is broken; empty where the chain is whole.
    pub breaks: Vec<BreakView>,
    /// Breaks beside those in the list.
    pub more_breaks: u64,
}

/// One break of the chain.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct BreakView {
    /// What is wrong.
    pub what: BreakWord,
    /// The first number it concerns; absent where an entry has no number.
    pub from: Option<u64>,
    /// The last number it concerns.
    pub to: Option<u64>,
    /// The request id of the entry that stands there.
    pub request_id: Option<String>,
    /// The time of the entry that stands there.
    pub at: Option<Moment>,
}
