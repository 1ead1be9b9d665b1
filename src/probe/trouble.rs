//! Why a step failed.

use std::io;

use super::{Certificate, Words};
use crate::client::error::Reason;

/// Why a step failed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    /// The name has no address.
    #[error("no address")]
    NoAddress,
    /// Nothing listens there, or no way leads there.
    #[error("refused")]
    Refused,
    /// No answer in time.
    #[error("no answer in time")]
    Silent,
    /// The connection ended before the answer.
    #[error("the connection ended")]
    Closed,
    /// What answers does not speak the protocol, or without end.
    #[error("not the protocol")]
    NotSpoken,
    /// The server does not offer STARTTLS, or said more than its answer to it.
    #[error("no STARTTLS")]
    NoStarttls,
    /// What answers does not speak TLS, or not a version that is accepted.
    #[error("no TLS")]
    NoTls,
    /// The certificate is not believed.
    #[error("certificate: {reason}")]
    Certificate {
        /// What is wrong with it.
        reason: Reason,
        /// What it says of itself, where that can be read.
        certificate: Option<Box<Certificate>>,
    },
    /// The server takes no password (no SASL PLAIN).
    #[error("no passwords")]
    NoPasswords,
    /// The server says no before it has heard who is there.
    #[error("turned away: {0}")]
    TurnedAway(Words),
    /// The server says that it cannot now. Nothing is said of the password.
    #[error("later: {0}")]
    Later(Words),
    /// The server says no.
    #[error("refused: {0}")]
    Denied(Words),
    /// The mail has not come in time.
    #[error("not arrived")]
    NotArrived,
}

impl Trouble {
    /// The same before the log-in: then a no is about nobody's password.
    pub(super) fn before_log_in(self) -> Self {
        match self {
            Trouble::Denied(words) => Trouble::TurnedAway(words),
            other => other,
        }
    }

    /// What an error of a connection means.
    pub(super) fn of_io(error: &io::Error) -> Self {
        match error.get_ref().and_then(|inner| inner.downcast_ref::<rustls::Error>()) {
            Some(_) => Trouble::NoTls,
            None => Trouble::Closed,
        }
    }
}
