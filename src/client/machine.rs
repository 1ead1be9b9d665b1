//! A program of ours beside a mail server, as a client of the service: its credential is a service token in a file.

use std::{
    io,
    path::{Path, PathBuf},
    time::Duration,
};

use zeroize::Zeroizing;

use super::{Client, Endpoint, Error, Sending, Trust, endpoint::Url, error::Local, folder};
use crate::{contract::Operation, rules::Secret};

/// Asks the service with the token of a file.
pub struct Machine {
    client: Client,
    token: PathBuf,
}

/// Why a machine has no answer.
#[derive(Debug, thiserror::Error)]
pub enum Unanswered {
    /// The file of the token cannot be read or believed.
    #[error("the token cannot be read from {}: {why}", file.display())]
    Token {
        /// The file.
        file: PathBuf,
        /// The system's reason.
        why: io::Error,
    },
    /// The service refused, or did not answer.
    #[error(transparent)]
    Client(#[from] Error),
}

impl Machine {
    /// A client of the service at `service` (`https://HOST[:PORT]`), which the system's authorities or those of `ca_file`
    /// vouch for. `timeout` is for an answer, retries included. Nothing is read or connected yet.
    ///
    /// # Errors
    /// The address is none.
    pub fn new(service: &str, ca_file: Option<PathBuf>, token: &Path, timeout: Duration) -> Result<Self, Error> {
        let base = Url::parse(service).map_err(|_| Local::Address)?;
        let endpoint = Endpoint { base, trust: Trust::System { extra_ca: ca_file }, proxy: None, timeout };
        Ok(Self { client: Client::new(endpoint), token: token.to_owned() })
    }

    /// Sends an operation and reads its answer. The token is read each time, so that a new one counts at once.
    ///
    /// # Errors
    /// [`Unanswered`].
    pub async fn send<O: Operation>(&self, request: &O, sending: &Sending) -> Result<O::Reply, Unanswered> {
        let token = self.token()?;
        Ok(self.client.send(request, Some(&token), sending).await?)
    }

    fn token(&self) -> Result<Secret, Unanswered> {
        let unreadable = |why| Unanswered::Token { file: self.token.clone(), why };
        let text = Zeroizing::new(folder::read_text(&self.token).map_err(unreadable)?);
        Ok(Secret::from(text.trim()))
    }
}
