//! A sign-in at rest.

use jiff::Timestamp;

use super::{error::Error, store::Store};
use crate::rules::Secret;

/// A sign-in at rest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The service it came from ([`Client::service`](crate::client::Client::service)); it is for no other.
    pub service: String,
    /// Who signed in.
    pub login_id: String,
    /// When it ends by itself, if it does (UTC).
    pub expires_at: Option<Timestamp>,
    /// Where it lies.
    pub store: Store,
    pub(super) token: Secret,
}

/// Who is signed in, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Whose {
    /// The service.
    pub service: String,
    /// The login ID.
    pub login_id: String,
}

impl Entry {
    /// A sign-in to be kept.
    pub fn new(service: String, login_id: String, token: Secret, expires_at: Option<Timestamp>, store: Store) -> Self {
        Self { service, login_id, expires_at, store, token }
    }

    /// The token, for the service it came from and for no other.
    ///
    /// # Errors
    /// [`Error::OtherService`].
    pub fn token_for(&self, service: &str) -> Result<&Secret, Error> {
        if self.service == service {
            return Ok(&self.token);
        }
        Err(Error::OtherService { from: self.service.clone(), asked: service.to_owned() })
    }
}
