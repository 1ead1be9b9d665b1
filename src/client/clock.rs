//! The client's one look at the clock.

use std::time::Instant;

use jiff::Timestamp;

/// Now, for measuring how long something takes.
#[expect(clippy::disallowed_methods, reason = "the client waits for processes and replies, and reads the clock here")]
pub(crate) fn instant() -> Instant {
    Instant::now()
}

/// Now (UTC): to compare with an instant that a service names, and to note when a job began.
#[expect(clippy::disallowed_methods, reason = "the client waits for processes and replies, and reads the clock here")]
pub(crate) fn timestamp() -> Timestamp {
    Timestamp::now()
}
