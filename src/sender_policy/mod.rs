//! THE SENDER POLICY (`meibod sender-policy`): stands beside Postfix, which asks it by the policy delegation protocol whether
//! whoever has logged in may send from an address (ALIAS-4). It decides nothing: each question is the service's.

mod action;
mod door;
mod judge;
mod question;

use std::{convert::Infallible, io, time::Duration};

pub use door::Door;

use crate::client::Machine;

/// How long the service has for an answer: less than Postfix waits, and a mail app waits with it.
pub const ANSWER: Duration = Duration::from_secs(8);

/// Why nothing is answered.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Nothing can be listened on.
    #[error("{door} cannot be listened on: {why}")]
    Door {
        /// Where.
        door: Door,
        /// The system's reason.
        why: io::Error,
    },
}

/// Answers at a door until the process ends.
///
/// # Errors
/// [`Error`].
pub async fn run(door: &Door, machine: Machine) -> Result<Infallible, Error> {
    tracing::info!("answering at {door}");
    door::listen(door, machine).await.map_err(|why| Error::Door { door: door.clone(), why })
}
