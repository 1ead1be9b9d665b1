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

/// One request in flight; it counts until it is dropped, even when its client hangs up.
struct InFlight(Activity);

impl Activity {
    /// Nobody has asked yet; idleness counts from now.
    pub(super) fn begin() -> Self {
        Self(Arc::new(Mutex::new(Seen { in_flight: 0, last: Instant::now() })))
    }

    /// How long nobody has been asking.
    pub(super) fn idle(&self) -> Duration {
        self.seen().idle(Instant::now())
    }

    fn enter(&self) -> InFlight {
        self.seen().enter();
        InFlight(self.clone())
    }

    fn seen(&self) -> MutexGuard<'_, Seen> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Seen {
    fn enter(&mut self) {
        self.in_flight += 1;
    }

    fn leave(&mut self, now: Instant) {
        self.in_flight = self.in_flight.saturating_sub(1);
        self.last = now;
    }

    fn idle(&self, now: Instant) -> Duration {
        if self.in_flight > 0 { Duration::ZERO } else { now.saturating_duration_since(self.last) }
    }
}

impl Drop for InFlight {
    fn drop(&mut self) {
        self.0.seen().leave(Instant::now());
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

    #[test]
    fn idleness_counts_from_the_last_end_and_not_while_somebody_asks() {
        let (begin, hour) = (Instant::now(), Duration::from_secs(3600));
        let mut seen = Seen { in_flight: 0, last: begin };
        seen.enter();
        seen.enter();
        seen.leave(begin + hour);
        assert_eq!(seen.idle(begin + 3 * hour), Duration::ZERO);
        seen.leave(begin + 3 * hour);
        assert_eq!(seen.idle(begin + 4 * hour), hour);
    }
}
