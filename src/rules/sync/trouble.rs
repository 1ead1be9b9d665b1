//! How the mail platform fails to confirm (2SV-7, ADDR-2, STOP-3).

use crate::rules::role::words;

/// How a platform did not confirm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Trouble {
    /// No answer came in time, or none that can be understood: what was asked for may have been done or not.
    NoAnswer,
    /// It failed, or asked to be left alone for a while.
    Failed,
    /// It will not do it until somebody changes something.
    Refused,
}

words!(Trouble: NoAnswer = "no_answer", Failed = "failed", Refused = "refused");
