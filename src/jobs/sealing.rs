//! The sealer of the audit trail: an entry waits a second at most for its place in the chain.

use std::sync::Arc;

use super::{stop::Stop, timer::timer};
use crate::ops::{self, House};

/// Seals once a second, until it is asked to stop.
pub(super) async fn forever(house: &Arc<House>, mut stop: Stop) {
    let mut timer = timer();
    let mut failed = false;
    while stop.or(timer.tick()).await.is_some() {
        let house = Arc::clone(house);
        let sealed = tokio::spawn(async move { ops::chain::seal(&house).await });
        let trouble = match sealed.await {
            Ok(Ok(_)) => None,
            Ok(Err(error)) => Some(error.to_string()),
            Err(error) => Some(error.to_string()),
        };
        // Reported once, not every second.
        if let Some(error) = trouble.as_ref().filter(|_| !failed) {
            tracing::error!(%error, "the audit trail is not sealed; it is tried again every second");
        }
        failed = trouble.is_some();
    }
}
