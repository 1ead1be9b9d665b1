//! The audit trail (ALL-1).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Method, Moment, Operation, page::Page};
use crate::rules::{caller::May, refusal::Facts, role::Role};

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
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<String>,
    /// Which operation.
    pub operation: String,
    /// `done` or `refused`.
    pub outcome: String,
    /// Why it was refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// The reason given with the request.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// From where.
    pub address: String,
    /// What changed; never a secret.
    #[schema(value_type = Object)]
    pub facts: Facts,
}

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
    /// Only `done` or `refused` ones.
    pub outcome: Option<String>,
    /// Rows in the page, 1 to 1000; 100 if absent.
    pub limit: Option<u32>,
    /// Where the page begins: `next_cursor` of the page before.
    pub cursor: Option<String>,
}

impl Operation for AuditList {
    const ID: &'static str = "audit.list";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/v1/audit";
    const MAY: May = May::AtLeast(Role::Administrator);
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
    const SUMMARY: &'static str = "Show the audit entries of one request";
    type Reply = Entries;
}

/// The entries of one request, in order.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct Entries {
    /// At least one.
    pub items: Vec<EntryView>,
}
