//! The credential of a run.

use crate::{
    cli::failure::Failure,
    client::token::{Entry, Store},
    rules::{Code, Secret},
};

/// What a request is sent with.
#[derive(Debug, Clone)]
pub(crate) enum Held {
    /// `MEIBO_TOKEN`.
    Given(Secret),
    /// A sign-in at rest.
    Kept(Entry),
    /// Nothing: the sign-in at rest is for another service.
    Elsewhere(String),
    /// Nothing at all.
    Nothing,
}

impl Held {
    /// The token for a service.
    pub(crate) fn token(&self, service: &str) -> Option<&Secret> {
        match self {
            Held::Given(token) => Some(token),
            Held::Kept(entry) => entry.token_for(service).ok(),
            Held::Elsewhere(_) | Held::Nothing => None,
        }
    }

    /// Where it lies, as `status` says it.
    pub(crate) fn place(&self) -> Option<&'static str> {
        match self {
            Held::Given(_) => Some("environment"),
            Held::Kept(entry) => Some(entry.store.as_str()),
            Held::Elsewhere(_) | Held::Nothing => None,
        }
    }

    /// Where a replaced token is to be kept, if it was kept at all.
    pub(crate) fn store(&self) -> Option<Store> {
        match self {
            Held::Kept(entry) => Some(entry.store),
            Held::Given(_) | Held::Elsewhere(_) | Held::Nothing => None,
        }
    }

    /// The login id that signed in.
    pub(crate) fn login_id(&self) -> Option<&str> {
        match self {
            Held::Kept(entry) => Some(&entry.login_id),
            Held::Given(_) | Held::Elsewhere(_) | Held::Nothing => None,
        }
    }

    /// Says of a credential that was refused where it came from: what helps depends on it.
    pub(crate) fn blame(&self, refused: Failure) -> Failure {
        if ![Code::SignInNeeded, Code::NotAllowed].iter().any(|code| refused.code == *code) {
            return refused;
        }
        match self {
            Held::Given(_) => refused.fact("credential", "environment"),
            Held::Kept(entry) => refused.fact("credential", entry.store.as_str()),
            Held::Elsewhere(service) => refused.fact("credential", "elsewhere").fact("of", service.as_str()),
            Held::Nothing => refused,
        }
    }
}
