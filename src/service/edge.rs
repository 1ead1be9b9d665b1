//! What every handler shares.

use std::sync::Arc;

use super::{clock::Clock, proxies::Proxies, readiness::Readiness};
use crate::ops::House;

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
