//! How a request ended, as the audit trail says it (ALL-1).

use super::role::words;

/// How a request ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Outcome {
    /// It was carried out.
    Done,
    /// It was not, and nothing has changed.
    Refused,
}

words!(Outcome: Done = "done", Refused = "refused");
