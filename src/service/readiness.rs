//! Whether the service can do its work: the schema is the one that it knows, and the database takes writes.

use std::{sync::Arc, time::Duration};

use tokio::{sync::Mutex, time::Instant};

use crate::store::Store;

/// How long an answer holds: asking more often causes no more writes.
const FRESH: Duration = Duration::from_secs(1);

/// What was found last, and when. Of several that ask at once, only one looks.
#[derive(Debug, Clone, Default)]
pub struct Readiness(Arc<Mutex<Option<(Instant, bool)>>>);

impl Readiness {
    /// Whether the service can do its work, as found within the last second.
    pub(super) async fn of(&self, store: &Store) -> bool {
        let mut found = self.0.lock().await;
        match *found {
            Some((at, ready)) if at.elapsed() < FRESH => ready,
            _ => {
                let ready = matches!(store.is_current().await, Ok(true)) && store.try_write().await.is_ok();
                *found = Some((Instant::now(), ready));
                ready
            }
        }
    }
}
