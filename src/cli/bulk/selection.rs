//! Which rows of a job are sent.

use crate::contract::bulk::BulkResult;

/// Which rows of a job are sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Which {
    /// Those that have not ended.
    Open,
    /// Those that were refused or failed, too.
    Failed,
}

impl Which {
    /// Whether a row that has ended so is sent.
    pub(crate) fn takes(self, result: BulkResult) -> bool {
        self == Self::Failed && matches!(result, BulkResult::Refused | BulkResult::Failed)
    }
}
