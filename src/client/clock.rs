//! The client's one look at the clock.

use std::time::Instant;

use jiff::Timestamp;

/// Now, for measuring how long something takes.
#[expect(clippy::disallowed_methods, reason = "the client waits for processes and replies, and reads the clock here")]
pub(super) fn instant() -> Instant {
    Instant::now()
}

/// Now, to compare with an instant that a service names (UTC).
#[expect(clippy::disallowed_methods, reason = "the client waits for processes and replies, and reads the clock here")]
pub(super) fn timestamp() -> Timestamp {
    Timestamp::now()
}
