//! Waiting for real programs: until something holds, or the test gives up. The limit is generous and proves nothing
//! about speed.

use std::{
    thread,
    time::{Duration, Instant},
};

/// How long a program may take before the test calls it stuck.
pub(crate) const PATIENCE: Duration = Duration::from_secs(60);

/// The moment at which a test gives up.
pub(crate) struct Deadline(Instant);

impl Deadline {
    /// `PATIENCE` from now.
    #[expect(clippy::disallowed_methods, reason = "real programs are waited for in real time")]
    pub(crate) fn start() -> Self {
        Self(Instant::now() + PATIENCE)
    }

    /// Whether it has passed.
    #[expect(clippy::disallowed_methods, reason = "real programs are waited for in real time")]
    pub(crate) fn passed(&self) -> bool {
        Instant::now() >= self.0
    }
}

/// Asks `probe` until it answers; `None` when the patience is spent.
pub(crate) fn wait_for<T>(mut probe: impl FnMut() -> Option<T>) -> Option<T> {
    let deadline = Deadline::start();
    loop {
        if let Some(answer) = probe() {
            return Some(answer);
        }
        if deadline.passed() {
            return None;
        }
        thread::sleep(Duration::from_millis(5));
    }
}
