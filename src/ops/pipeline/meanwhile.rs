//! The processor's work while the database is at work. A set's transaction holds all other writers up: what can be made ready
//! beside a statement should be.

use std::future::Future;

/// Sends a statement, does the work while it runs, and waits for it.
pub(crate) async fn meanwhile<S: Future, W>(statement: S, work: impl FnOnce() -> W) -> (S::Output, W) {
    // The first is asked first: it goes to the database before the work begins.
    futures_util::future::join(statement, async { work() }).await
}
