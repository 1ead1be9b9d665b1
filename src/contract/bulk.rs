//! Many rows of one operation in one request: what `--from` sends. `POST /v1/bulk/{operation}`, for every operation that
//! says [`BULK`](super::Operation::BULK). The headers are those of any request; the idempotency keys are the rows' own.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use utoipa::ToSchema;

use super::{Problem, word::word_sets};
use crate::rules::{Secret, role::words};

/// Rows of one request at the most. They are carried out in one transaction, for which every other writer waits.
pub const MAX_ROWS: usize = 500;
/// Bytes that a job's name may have.
pub const MAX_JOB: usize = 64;
/// Bytes that a row's key may have.
pub const MAX_KEY: usize = 700;

/// The path of an operation's bulk form.
pub fn path(operation: &str) -> String {
    format!("/v1/bulk/{operation}")
}

/// Rows of one job.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BulkRequest {
    /// The job that they belong to, a name of the client's own making: the same row of the same job is carried out once
    /// (ALL-2).
    pub job: String,
    /// The rows.
    pub rows: Vec<BulkRow>,
}

/// One row.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BulkRow {
    /// What tells it from the other rows of its job.
    pub key: String,
    /// The operation's request, also with the fields that travel in its path where it is sent alone.
    #[schema(value_type = Object)]
    pub request: Map<String, Value>,
}

/// What became of the rows, in their order.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct BulkReply {
    /// One for each row.
    pub rows: Vec<BulkOutcome>,
}

/// How a row ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum BulkResult {
    /// It was carried out; on a dry run, it would be.
    Done,
    /// What it asks for is so already.
    NoChange,
    /// A rule is against it.
    Refused,
    /// The service failed on it; nothing of it was done.
    Failed,
}

words!(BulkResult: Done = "done", NoChange = "no-change", Refused = "refused", Failed = "failed");

word_sets! {
    /// How a row of a bulk request ended.
    BulkResultWord = BulkResult, "BulkResult";
}

impl BulkOutcome {
    /// How it ended. A way that only a newer service knows counts as failed: somebody looks at the row.
    pub fn ended(&self) -> BulkResult {
        self.result.known().unwrap_or(BulkResult::Failed)
    }
}

/// What became of one row.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct BulkOutcome {
    /// How it ended.
    pub result: BulkResultWord,
    /// The row's name in the audit trail; of a row that was done before, the one under which it was done.
    pub request_id: String,
    /// Why it was not carried out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub problem: Option<Problem>,
    /// What is to be seen of a row that was carried out: of whom a proxy applies for the `name` and `department` (PROXY-1),
    /// of a lockdown the addresses that were `exposed` (ALIAS-5).
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub seen: BTreeMap<String, String>,
    /// What is told only here: the first password of an account that was made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub secret: Option<Secret>,
}
