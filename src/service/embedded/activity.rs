//! Whether anybody is asking, and since when nobody is.

use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use axum::{
    extract::{Request, State},
    middleware::Next,
    response::Response,
};
use tokio::time::Instant;

/// The requests in flight, and when the last one ended.
#[derive(Debug, Clone)]
pub(super) struct Activity(Arc<Mutex<Seen>>);

#[derive(Debug)]
struct Seen {
    in_flight: usize,
    last: Instant,
}

/// One request in flight; it counts until it is dropped, also when its client hangs up.
struct InFlight(Activity);

impl Activity {
    /// Nobody has asked yet; idleness counts from now.
    pub(super) fn begin() -> Self {
        Self(Arc::new(Mutex::new(Seen { in_flight: 0, last: Instant::now() })))
    }

    /// How long nobody has been asking.
    pub(super) fn idle(&self) -> Duration {
        let seen = self.seen();
        if seen.in_flight > 0 { Duration::ZERO } else { seen.last.elapsed() }
    }

    fn enter(&self) -> InFlight {
        self.seen().in_flight += 1;
        InFlight(self.clone())
    }

    fn seen(&self) -> MutexGuard<'_, Seen> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for InFlight {
    fn drop(&mut self) {
        let mut seen = self.0.seen();
        seen.in_flight = seen.in_flight.saturating_sub(1);
        seen.last = Instant::now();
    }
}

/// Counts a request from its head to its answer.
pub(super) async fn watch(State(activity): State<Activity>, request: Request, next: Next) -> Response {
    let _in_flight = activity.enter();
    next.run(request).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn idleness_counts_from_the_last_end_and_not_while_somebody_asks() {
        let (activity, hour) = (Activity::begin(), Duration::from_secs(3600));
        let (first, second) = (activity.enter(), activity.enter());
        tokio::time::advance(hour).await;
        drop(first);
        tokio::time::advance(hour).await;
        assert_eq!(activity.idle(), Duration::ZERO);
        drop(second);
        tokio::time::advance(Duration::from_secs(5)).await;
        assert_eq!(activity.idle(), Duration::from_secs(5));
    }
}
