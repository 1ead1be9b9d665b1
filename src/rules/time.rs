//! Days and instants in the service's zone. What ends by time is an instant; people give and read days.

use jiff::{SignedDuration, Timestamp, civil::Date, tz::TimeZone};

use super::Policy;

/// The policy names a time zone that the zone database does not have.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no time zone is named {0:?}")]
pub struct UnknownZone(
    /// The name as it stands in the policy.
    pub String,
);

/// The service's zone.
///
/// # Errors
/// [`UnknownZone`] when the policy's name is not one of the zone database's.
pub fn zone(policy: &Policy) -> Result<TimeZone, UnknownZone> {
    TimeZone::get(&policy.time_zone).map_err(|_| UnknownZone(policy.time_zone.clone()))
}

/// The day it is in `zone`.
pub fn today(now: Timestamp, zone: &TimeZone) -> Date {
    zone.to_datetime(now).date()
}

/// The first instant of `day` in `zone`: 00:00, or where the clock skips it the instant after the gap.
/// Days beyond the calendar of instants answer its last one.
pub fn start_of_day(day: Date, zone: &TimeZone) -> Timestamp {
    use jiff::tz::AmbiguousOffset;
    let midnight = day.at(0, 0, 0, 0);
    let start = match zone.to_ambiguous_timestamp(midnight).offset() {
        AmbiguousOffset::Unambiguous { offset } => offset.to_timestamp(midnight),
        AmbiguousOffset::Fold { before, .. } => before.to_timestamp(midnight),
        // The gap may begin before midnight (23:30 to 00:30): its first instant is the transition itself.
        AmbiguousOffset::Gap { after, .. } => after.to_timestamp(midnight).map(|early| {
            zone.following(early).next().map_or(early, |transition| transition.timestamp())
        }),
    };
    start.unwrap_or(if day.year() < 0 { Timestamp::MIN } else { Timestamp::MAX })
}

/// The day after; the calendar's last day stays.
pub fn next_day(day: Date) -> Date {
    day.tomorrow().unwrap_or(Date::MAX)
}

/// `at` and `span` together; beyond the calendar, its end (a limit set absurdly high must not stop the service).
pub fn after(at: Timestamp, span: SignedDuration) -> Timestamp {
    at.saturating_add(span).unwrap_or(Timestamp::MAX)
}
