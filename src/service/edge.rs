//! What every handler shares.

use std::sync::Arc;

use super::{clock::Clock, proxies::Proxies, readiness::Readiness};
use crate::ops::House;

/// The house and the clock.
#[derive(Clone)]
pub struct Edge {
    /// The house.
    pub house: Arc<House>,
    /// The clock.
    pub clock: Clock,
    /// What `/readyz` found last.
    pub readiness: Readiness,
    /// Whose word on a client's address is believed.
    pub proxies: Proxies,
}
