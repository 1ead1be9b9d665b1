//! The credential of a run.

use crate::{
    client::token::{Entry, Store},
    rules::Secret,
};

/// What a request is sent with.
#[derive(Debug, Clone)]
pub(crate) enum Held {
    /// `MEIBO_TOKEN`.
    Given(Secret),
    /// A sign-in at rest.
    Kept(Entry),
    /// Nothing: not signed in to this service.
    Nothing,
}

impl Held {
    /// The token for a service.
    pub(crate) fn token(&self, service: &str) -> Option<&Secret> {
        match self {
            Held::Given(token) => Some(token),
            Held::Kept(entry) => entry.token_for(service).ok(),
            Held::Nothing => None,
        }
    }

    /// Where it lies, as `status` says it.
    pub(crate) fn place(&self) -> Option<&'static str> {
        match self {
            Held::Given(_) => Some("environment"),
            Held::Kept(entry) => Some(entry.store.as_str()),
            Held::Nothing => None,
        }
    }

    /// Where a replaced token is to be kept, if it was kept at all.
    pub(crate) fn store(&self) -> Option<Store> {
        match self {
            Held::Kept(entry) => Some(entry.store),
            Held::Given(_) | Held::Nothing => None,
        }
    }

    /// The login id that signed in.
    pub(crate) fn login_id(&self) -> Option<&str> {
        match self {
            Held::Kept(entry) => Some(&entry.login_id),
            Held::Given(_) | Held::Nothing => None,
        }
    }
}
