//! The beat of all jobs.

use std::time::Duration;

use tokio::time::{Interval, MissedTickBehavior, interval};

/// How often the house looks whether anything has become due. What is due at a minute happens in its first second, also
/// where the clock jumps.
const TICK: Duration = Duration::from_secs(1);
/// A timer that ticks so often.
pub(super) fn timer() -> Interval {
    let mut timer = interval(TICK);
    timer.set_missed_tick_behavior(MissedTickBehavior::Delay);
    timer
}
