//! Reports to the service.

use std::{
    sync::atomic::{AtomicU64, Ordering},
    time::Duration,
};

use tokio::time::Instant;

use crate::{
    client::{Error, Machine, Sending, machine::Unanswered},
    contract::pop::{PopAllowed, PopUse},
};

/// Between two tries, where the service cannot be reached.
const PAUSE: Duration = Duration::from_millis(250);

/// Speaks to the service for all sessions.
pub(super) struct Reports {
    machine: Machine,
    run: String,
    sessions: AtomicU64,
}

/// Nobody says what may be downloaded: the service is not there, or does not take what this meter says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Down;

impl Reports {
    pub(super) fn new(machine: Machine, run: String) -> Self {
        Self { machine, run, sessions: AtomicU64::new(1) }
    }

    /// Reports that nobody takes: there is no token.
    #[cfg(test)]
    pub(super) fn nowhere() -> Self {
        let endpoint = crate::client::Endpoint {
            base: "https://127.0.0.1:1".parse().unwrap(),
            trust: crate::client::Trust::System { extra_ca: None },
            proxy: None,
            timeout: PAUSE,
        };
        Self::new(Machine::new(endpoint, std::path::Path::new("")), String::new())
    }

    /// A name that no other session has.
    pub(super) fn session(&self) -> String {
        format!("{}-{}", self.run, self.sessions.fetch_add(1, Ordering::Relaxed))
    }

    /// Sends a report, again and again for as long as patience lasts: a number that was counted is answered as before.
    ///
    /// # Errors
    /// [`Down`]; the log says why.
    pub(super) async fn send(&self, report: &PopUse, patience: Duration) -> Result<PopAllowed, Down> {
        let deadline = Instant::now() + patience;
        loop {
            let sent = self.machine.send(report, &Sending::default()).await;
            let error = match sent {
                Ok(allowed) => return Ok(allowed),
                Err(error) => error,
            };
            if !may_pass(&error) || Instant::now() + PAUSE >= deadline {
                tracing::warn!(session = report.session, %error, "a report was not taken");
                return Err(Down);
            }
            tokio::time::sleep(PAUSE).await;
        }
    }
}

/// Whether the same report may be taken a moment later.
fn may_pass(error: &Unanswered) -> bool {
    matches!(error, Unanswered::Client(Error::Unreachable { .. } | Error::BadReply { .. }))
}
