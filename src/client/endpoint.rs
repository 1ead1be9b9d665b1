//! Where a service is, and why it is believed.

use std::{fmt, path::PathBuf, time::Duration};

pub use url::Url;

/// How long one command waits for its answer, retries included, unless `--timeout` says otherwise.
pub const TIMEOUT: Duration = Duration::from_secs(30);
/// How long a connection may take to be made, TLS included.
pub const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);

/// A service that somebody else runs.
#[derive(Clone)]
pub struct Endpoint {
    /// `https://…`; a path before the operations' paths is allowed.
    pub base: Url,
    /// Which certificates are believed.
    pub trust: Trust,
    /// A proxy to go through; without it the system's settings decide.
    pub proxy: Option<Url>,
    /// How long one command waits for its answer, retries included.
    pub timeout: Duration,
}

impl fmt::Debug for Endpoint {
    /// Without what may stand before the hosts' names: a proxy's address often carries a password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Endpoint")
            .field("base", &self.base.host_str())
            .field("proxy", &self.proxy.as_ref().and_then(Url::host_str))
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
