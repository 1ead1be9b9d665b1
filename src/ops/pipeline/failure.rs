//! Why an op did not succeed.

use crate::{
    platform::NotTold,
    rules::{Code, Refusal, time::UnknownZone},
    store,
};

/// Why an op did not succeed.
#[derive(Debug)]
pub enum Failure {
    /// A rule said no.
    Refused(Refusal),
    /// Something broke.
    Fault(Fault),
}

/// Something that should not happen.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The database failed.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// More work waits than is taken on.
    #[error("too many requests wait")]
    Overloaded,
    /// The mail server does not say what must be known.
    #[error("the mail server: {0}")]
    MailServer(#[from] NotTold),
    /// Nothing has failed: the operator looks at what mail servers do when something does (MAIL-2).
    #[error("meibod doctor asked for a failure, to see what the mail server does")]
    Rehearsed,
    /// The policy names an unknown zone.
    #[error(transparent)]
    Zone(#[from] UnknownZone),
    /// Anything else.
    #[error("{0}")]
    Internal(String),
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Failure::Refused(refusal)
    }
}

impl From<Code> for Failure {
    fn from(code: Code) -> Self {
        Failure::Refused(code.into())
    }
}

impl From<store::Error> for Failure {
    fn from(error: store::Error) -> Self {
        Failure::Fault(error.into())
    }
}

impl From<Fault> for Failure {
    fn from(fault: Fault) -> Self {
        Failure::Fault(fault)
    }
}

/// The change was made by another request between the rule's look and the write: whoever asks again is told how
/// things stand now.
pub(crate) fn raced(code: Code, won: bool) -> Result<(), Failure> {
    if won { Ok(()) } else { Err(code.into()) }
}
