//! The moved clock: from last 1 April, or from 30 days ago where that is earlier, until now.

use jiff::{SignedDuration, Timestamp, civil::Date, tz::TimeZone};

use crate::rules::time::{after, start_of_day, today};

/// The days that the sample needs before now: first passwords expire, stops take effect.
const LEAST_DAYS: i64 = 30;

/// When things happen in the sample.
#[derive(Debug, Clone)]
pub(super) struct Calendar {
    begin: Timestamp,
    term: Timestamp,
    now: Timestamp,
    zone: TimeZone,
}

impl Calendar {
    pub(super) fn new(now: Timestamp, zone: &TimeZone) -> Self {
        let term = start_of_day(last_april(today(now, zone)), zone);
        let begin = after(term, SignedDuration::from_hours(9)).min(after(now, -days(LEAST_DAYS)));
        Self { begin, term, now, zone: zone.clone() }
    }

    /// So many days after the beginning, at the same hour.
    pub(super) fn day(&self, number: i64) -> Timestamp {
        after(self.begin, days(number))
    }

    /// The same, but in the year whose entitlements are valid now.
    pub(super) fn day_of_term(&self, number: i64) -> Timestamp {
        let minute = after(self.term, SignedDuration::from_mins(1));
        self.day(number).max(minute).min(after(self.now, -SignedDuration::from_mins(30)))
    }

    /// So many days before now.
    pub(super) fn ago(&self, number: i64) -> Timestamp {
        after(self.now, -days(number))
    }

    /// The date so many days after an instant.
    pub(super) fn date(&self, from: Timestamp, number: i64) -> Date {
        today(after(from, days(number)), &self.zone)
    }

    /// The date so many days from now.
    pub(super) fn coming(&self, number: i64) -> Date {
        self.date(self.now, number)
    }
}

fn days(number: i64) -> SignedDuration {
    SignedDuration::from_hours(24 * number)
}

/// Seconds after an instant.
pub(super) fn seconds_after(at: Timestamp, seconds: i64) -> Timestamp {
    after(at, SignedDuration::from_secs(seconds))
}

/// The last 1 April, today included.
fn last_april(today: Date) -> Date {
    let year = if today.month() >= 4 { today.year() } else { today.year() - 1 };
    jiff::civil::date(year, 4, 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn calendar(now: &str) -> Calendar {
        Calendar::new(now.parse().unwrap(), &TimeZone::get("Asia/Tokyo").unwrap())
    }

    #[test]
    fn it_begins_last_april_or_a_month_ago() {
        assert_eq!(calendar("2026-11-22T14:00:00+09:00").day(0).to_string(), "2026-04-01T00:00:00Z");
        assert_eq!(calendar("2027-03-31T23:59:00+09:00").day(0).to_string(), "2026-04-01T00:00:00Z");
        assert_eq!(calendar("2026-04-03T09:00:00+09:00").day(0).to_string(), "2026-03-04T00:00:00Z");
    }

    #[test]
    fn entitlements_are_of_this_year_whatever_the_day() {
        for now in ["2026-11-22T14:00:00+09:00", "2026-04-01T00:40:00+09:00", "2026-04-10T00:00:00+09:00"] {
            let calendar = calendar(now);
            let at = calendar.day_of_term(2);
            assert!(at >= "2026-03-31T15:00:00Z".parse().unwrap() && at < calendar.now, "{now}: {at}");
        }
    }
}
