//! How much one client may hold of the service.

use std::time::Duration;

use super::proxies::Proxies;
use crate::contract::{
    embedded::DRAIN_SECONDS,
    wire::{IDLE_SECONDS, REQUEST_SECONDS},
};

/// How much one client may hold of the service: against slow, idle and numberless connections.
#[derive(Debug, Clone)]
pub struct Limits {
    /// How long the TLS handshake may take.
    pub handshake: Duration,
    /// How long a request's head may take, and how long a connection may wait for its next request.
    pub head: Duration,
    /// How long a request may take from its head to its answer, its body included.
    pub request: Duration,
    /// How many connections are held at once; more are closed as they come.
    pub connections: usize,
    /// How many of them one client address may have (an IPv6 address counts as its /64): nobody has them all, and a campus
    /// behind one address has enough.
    pub of_one_address: usize,
    /// The proxies that many clients come through: they are not bound by it.
    pub proxies: Proxies,
    /// How many requests one HTTP/2 connection may have under way.
    pub streams: u32,
    /// How long a stop waits for the requests in flight.
    pub drain: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            handshake: Duration::from_secs(10),
            head: Duration::from_secs(IDLE_SECONDS),
            request: Duration::from_secs(REQUEST_SECONDS),
            connections: 10_000,
            of_one_address: 2_000,
            proxies: Proxies::default(),
            streams: 128,
            drain: Duration::from_secs(DRAIN_SECONDS),
        }
    }
}
