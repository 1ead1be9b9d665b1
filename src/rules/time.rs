//! Days and instants in the service's zone. What ends by time is an instant; people give and read days.

use jiff::{RoundMode, SignedDuration, Timestamp, TimestampRound, Unit, civil::Date, tz::TimeZone};

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
        AmbiguousOffset::Gap { after, .. } => after
            .to_timestamp(midnight)
            .map(|early| zone.following(early).next().map_or(early, |transition| transition.timestamp())),
    };
    start.unwrap_or(if day.year() < 0 { Timestamp::MIN } else { Timestamp::MAX })
}

/// The first instant after `day` in `zone`: what has it as its last day ends then. The calendar's last day ends with the
/// calendar of instants.
pub fn end_of_day(day: Date, zone: &TimeZone) -> Timestamp {
    day.tomorrow().map_or(Timestamp::MAX, |next| start_of_day(next, zone))
}

/// The last day of what ends at `end`, as [`end_of_day`] has it: the instant before lies in it, also where the day after begins
/// later than 00:00, or is beyond the calendar.
pub fn last_day(end: Timestamp, zone: &TimeZone) -> Date {
    today(after(end, SignedDuration::from_nanos(-1)), zone)
}

/// The day after; the calendar's last day stays.
pub fn next_day(day: Date) -> Date {
    day.tomorrow().unwrap_or(Date::MAX)
}

/// The greatest day that anything can have as its last one: the last that is whole before the calendar of instants ends.
pub fn greatest_day(zone: &TimeZone) -> Date {
    today(Timestamp::MAX, zone).yesterday().unwrap_or(Date::MIN)
}

/// `at` and `span` together; beyond the calendar, its end (a limit set absurdly high must not stop the service).
pub fn after(at: Timestamp, span: SignedDuration) -> Timestamp {
    at.saturating_add(span).unwrap_or(Timestamp::MAX)
}

/// The first whole `unit` at `at` or after it. What is promised is shown like that: never too early (ALL-5).
pub fn whole(at: Timestamp, unit: Unit) -> Timestamp {
    at.round(TimestampRound::new().smallest(unit).mode(RoundMode::Ceil)).unwrap_or(at)
}

/// How far the clocks of two replicas may differ.
pub const SKEW: SignedDuration = SignedDuration::from_mins(1);

/// Whether what began at `since` has begun. What began in the future began before the clock was set back, and must not live
/// longer for that.
pub fn has_begun(since: Timestamp, now: Timestamp) -> bool {
    since <= after(now, SKEW)
}

/// Whether `now` lies in the life of what began at `since`.
pub fn lives(since: Timestamp, life: SignedDuration, now: Timestamp) -> bool {
    has_begun(since, now) && now < after(since, life)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn zone_of(name: &str) -> TimeZone {
        zone(&Policy { time_zone: name.to_owned(), ..Policy::default() }).unwrap()
    }

    #[test]
    fn the_default_zone_is_tokyo_and_an_unknown_one_is_named() {
        let tokyo = zone(&Policy::default()).unwrap();
        assert_eq!(start_of_day(date(2027, 4, 1), &tokyo), at("2027-03-31T15:00:00Z"));
        let wrong = Policy { time_zone: "Asia/Tokio".to_owned(), ..Policy::default() };
        assert_eq!(zone(&wrong), Err(UnknownZone("Asia/Tokio".to_owned())));
    }

    #[test]
    fn today_changes_at_midnight_of_the_zone() {
        let tokyo = zone_of("Asia/Tokyo");
        for (now, day) in [
            ("2027-03-31T23:59:59.999999999+09:00", date(2027, 3, 31)),
            ("2027-04-01T00:00:00+09:00", date(2027, 4, 1)),
            ("2028-02-28T23:59:59+09:00", date(2028, 2, 28)),
            ("2028-02-29T00:00:00+09:00", date(2028, 2, 29)),
            ("2028-02-29T23:59:59+09:00", date(2028, 2, 29)),
            ("2028-03-01T00:00:00+09:00", date(2028, 3, 1)),
            ("2026-12-31T23:59:59+09:00", date(2026, 12, 31)),
        ] {
            assert_eq!(today(at(now), &tokyo), day, "{now}");
        }
    }

    #[test]
    fn a_day_of_summer_time_begins_at_its_own_midnight() {
        for (zone, day, start) in [
            // Clocks go on in the night of 14 March 2027 and back on 7 November.
            ("America/New_York", date(2027, 3, 14), "2027-03-14T00:00:00-05:00"),
            ("America/New_York", date(2027, 3, 15), "2027-03-15T00:00:00-04:00"),
            ("America/New_York", date(2027, 11, 7), "2027-11-07T00:00:00-04:00"),
            ("America/New_York", date(2027, 11, 8), "2027-11-08T00:00:00-05:00"),
            ("Europe/London", date(2027, 3, 28), "2027-03-28T00:00:00+00:00"),
            ("Europe/London", date(2027, 3, 29), "2027-03-29T00:00:00+01:00"),
        ] {
            assert_eq!(start_of_day(day, &zone_of(zone)), at(start), "{zone} {day}");
        }
    }

    #[test]
    fn a_day_without_midnight_begins_after_the_gap() {
        for (zone, day, start) in [
            // At 24:00 of 5 September 2026 the clock goes on to 01:00.
            ("America/Santiago", date(2026, 9, 6), "2026-09-06T01:00:00-03:00"),
            ("Asia/Beirut", date(2026, 3, 29), "2026-03-29T01:00:00+03:00"),
            // Here the gap began before midnight: 23:30 to 00:30.
            ("America/Toronto", date(1919, 3, 31), "1919-03-31T00:30:00-04:00"),
            // A day that was skipped begins when the next one does.
            ("Pacific/Apia", date(2011, 12, 30), "2011-12-31T00:00:00+14:00"),
        ] {
            let zone_here = zone_of(zone);
            assert_eq!(start_of_day(day, &zone_here), at(start), "{zone} {day}");
            let before = after(at(start), SignedDuration::from_nanos(-1));
            assert!(today(before, &zone_here) < day, "{zone} {day}: an earlier instant of that day exists");
        }
    }

    #[test]
    fn a_midnight_that_comes_twice_counts_the_first_time() {
        // In Havana the clock goes back from 01:00 to 00:00 on 1 November 2026.
        assert_eq!(start_of_day(date(2026, 11, 1), &zone_of("America/Havana")), at("2026-11-01T00:00:00-04:00"));
    }

    #[test]
    fn the_ends_of_the_calendar_are_no_trap() {
        let tokyo = zone_of("Asia/Tokyo");
        assert!(start_of_day(Date::MAX, &tokyo) <= Timestamp::MAX);
        assert_eq!(start_of_day(Date::MIN, &tokyo), Timestamp::MIN);
        assert_eq!(next_day(Date::MAX), Date::MAX);
        assert_eq!(end_of_day(Date::MAX, &tokyo), Timestamp::MAX);
        assert_eq!(last_day(end_of_day(Date::MAX, &tokyo), &tokyo), Date::MAX);
        assert_eq!(end_of_day(date(2027, 12, 31), &tokyo), start_of_day(date(2028, 1, 1), &tokyo));
        assert_eq!(greatest_day(&tokyo), date(9999, 12, 30));
        for zone in ["Asia/Tokyo", "Pacific/Kiritimati", "Etc/GMT+12", "America/New_York", "UTC"].map(zone_of) {
            let day = greatest_day(&zone);
            let end = end_of_day(day, &zone);
            assert!(end < Timestamp::MAX && today(end, &zone) > day, "{day} is whole");
            assert_eq!(end_of_day(next_day(day), &zone), Timestamp::MAX, "the day after is not");
        }
        assert_eq!(after(Timestamp::MAX, SignedDuration::from_hours(1)), Timestamp::MAX);
        assert_eq!(next_day(date(2028, 2, 28)), date(2028, 2, 29));
        assert_eq!(next_day(date(2027, 12, 31)), date(2028, 1, 1));
    }

    #[test]
    fn all_5_a_promise_is_rounded_up_to_what_is_shown() {
        for (instant, unit, told) in [
            ("2026-04-13T09:00:00Z", Unit::Minute, "2026-04-13T09:00:00Z"),
            ("2026-04-13T09:00:00.000001Z", Unit::Minute, "2026-04-13T09:01:00Z"),
            ("2026-04-13T09:00:05Z", Unit::Minute, "2026-04-13T09:01:00Z"),
            ("2026-12-31T23:59:01Z", Unit::Minute, "2027-01-01T00:00:00Z"),
            ("2026-04-13T09:00:05.5Z", Unit::Second, "2026-04-13T09:00:06Z"),
            ("1969-12-31T23:59:59.5Z", Unit::Second, "1970-01-01T00:00:00Z"),
        ] {
            assert_eq!(whole(at(instant), unit), at(told), "{instant}");
        }
        assert_eq!(whole(Timestamp::MAX, Unit::Minute), Timestamp::MAX);
    }

    #[test]
    fn nothing_lives_longer_for_a_clock_set_back() {
        let (since, life) = (at("2028-02-29T23:59:30Z"), SignedDuration::from_mins(10));
        for (now, alive) in [
            ("2028-02-29T23:59:30Z", true),
            ("2028-03-01T00:09:29.999999999Z", true),
            ("2028-03-01T00:09:30Z", false),
            ("2028-02-29T23:58:30Z", true),
            ("2028-02-29T23:58:29.999999999Z", false),
            ("2027-02-28T00:00:00Z", false),
        ] {
            assert_eq!(lives(since, life, at(now)), alive, "{now}");
        }
    }

    proptest! {
        #[test]
        fn a_day_begins_in_itself(seconds in -2_000_000_000i64..8_000_000_000, place in 0usize..5) {
            let zone = zone_of(["Asia/Tokyo", "America/New_York", "Europe/London", "Asia/Beirut", "America/Santiago"][place]);
            let day = today(Timestamp::from_second(seconds).unwrap(), &zone);
            let start = start_of_day(day, &zone);
            prop_assert_eq!(today(start, &zone), day);
            prop_assert_eq!(last_day(end_of_day(day, &zone), &zone), day);
            prop_assert!(today(after(start, SignedDuration::from_nanos(-1)), &zone) < day);
        }
    }
}
