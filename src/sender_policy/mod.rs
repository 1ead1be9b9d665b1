//! THE SENDER POLICY (`meibod sender-policy`): stands beside Postfix, which asks it by the policy delegation protocol whether
//! whoever has logged in may send from an address (ALIAS-4). It decides nothing: each question is the service's.

mod action;
mod door;
mod judge;
mod question;

use std::{convert::Infallible, io, path::PathBuf, time::Duration};

pub use door::Door;

use crate::client::{self, Machine};

/// How long the service has for an answer: less than Postfix waits, and a mail app waits with it.
const ANSWER: Duration = Duration::from_secs(8);

/// The service that is asked.
#[derive(Debug, Clone)]
pub struct Service {
    /// `https://HOST[:PORT]`.
    pub url: String,
    /// Who vouches for it beside the system's authorities (a PEM file).
    pub ca_file: Option<PathBuf>,
    /// The file with the service token.
    pub token_file: PathBuf,
}

/// Why nothing is answered.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The service cannot be asked.
    #[error(transparent)]
    Service(#[from] client::Error),
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
pub async fn run(door: &Door, service: Service) -> Result<Infallible, Error> {
    let machine = Machine::new(&service.url, service.ca_file, &service.token_file, ANSWER)?;
    tracing::info!("answering at {door} for {}", service.url);
    door::listen(door, machine).await.map_err(|why| Error::Door { door: door.clone(), why })
}
