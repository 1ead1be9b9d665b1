//! A program of ours beside a mail server, as a client of the service: its credential is a service token in a file.

use std::{
    io,
    path::{Path, PathBuf},
};

use zeroize::Zeroizing;

use super::{Client, Endpoint, Error, Sending, folder};
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
    /// A client of the service at `service` with the token in that file. Nothing is read or connected yet.
    pub fn new(service: Endpoint, token: &Path) -> Self {
        Self { client: Client::new(service), token: token.to_owned() }
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
