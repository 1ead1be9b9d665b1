//! Where a service is, and why it is believed.

use std::{fmt, path::PathBuf, time::Duration};

pub use url::Url;

use super::proxy::Proxy;

/// How long one command waits for its answer, retries included, unless `--timeout` says otherwise.
pub const TIMEOUT: Duration = Duration::from_secs(30);
/// How long a connection may take to be made, TLS included, unless `--timeout` asks for patience.
pub const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);

/// How long a connection may take where a command waits `timeout` for its answer: on a slow line more, and always less than
/// the whole, so that it is known what has not answered.
pub fn connect_timeout(timeout: Duration) -> Duration {
    CONNECT_TIMEOUT.max(timeout / 6).min(timeout.mul_f64(0.8))
}

/// A service that somebody else runs.
#[derive(Clone)]
pub struct Endpoint {
    /// `https://…`; a path before the operations' paths is allowed.
    pub base: Url,
    /// Which certificates are believed.
    pub trust: Trust,
    /// A proxy to go through.
    pub proxy: Option<Proxy>,
    /// How long one command waits for its answer, retries included.
    pub timeout: Duration,
}

impl fmt::Debug for Endpoint {
    /// Without what may stand before the hosts' names: a proxy's address often carries a password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Endpoint")
            .field("base", &self.base.host_str())
            .field("proxy", &self.proxy)
            .field("timeout", &self.timeout)
            .finish_non_exhaustive()
    }
}

/// Which certificates are believed. There is no way to believe all of them.
#[derive(Debug, Clone)]
pub enum Trust {
    /// This certificate (PEM) and no other; the system's are not even loaded.
    Pinned(String),
    /// The system's authorities.
    System {
        /// Authorities to believe as well (a PEM file): a campus CA, or a proxy that inspects TLS.
        extra_ca: Option<PathBuf>,
    },
}
