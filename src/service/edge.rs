//! What every handler shares.

use std::sync::Arc;

use axum::{
    body::Body,
    http::{HeaderMap, Response, header},
};

use super::{clock::Clock, key::random, problem, proxies::Proxies, readiness::Readiness};
use crate::{
    ops::House,
    rules::{Id, Refusal},
};

/// The house, the clock, and what is known of readiness and proxies.
#[derive(Clone)]
pub struct Edge {
    /// What every operation works with: the store, the key, the policy, the platform.
    pub house: Arc<House>,
    /// The clock that every request is timed by.
    pub clock: Clock,
    /// What `/readyz` found last.
    pub readiness: Readiness,
    /// The proxies whose word on a client's address is believed (SIGN-8).
    pub proxies: Proxies,
}

impl Edge {
    /// A refusal of what is no operation.
    pub(super) fn refuse(&self, headers: &HeaderMap, refusal: &Refusal) -> Response<Body> {
        let accepted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        let request_id = Id::random(&mut random()).to_string();
        problem::answer(refusal, &request_id, &self.house.zone, problem::language(accepted))
    }
}
