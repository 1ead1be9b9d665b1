//! The moved clock: from last 1 April, or from 30 days ago where that is earlier, until now.

use jiff::{SignedDuration, Timestamp, ToSpan, civil::Date, tz::TimeZone};

use crate::rules::time::{after, start_of_day, today};

/// The days that the sample needs before now: first passwords expire, stops take effect.
const LEAST_DAYS: i64 = 30;
/// When the first day begins. Nothing of the early days lasts till midnight then, and with it into another year.
const MORNING: i64 = 9;
/// Minutes over which those who apply in one year come.
const RUSH: i64 = 20;

/// When things happen in the sample; nothing does after now.
#[derive(Debug, Clone)]
pub(super) struct Calendar {
    begin: Timestamp,
    term: Timestamp,
    now: Timestamp,
    zone: TimeZone,
}

impl Calendar {
    pub(super) fn new(now: Timestamp, zone: &TimeZone) -> Self {
        let today = today(now, zone);
        let april = last_april(today);
        let first = april.min(today.saturating_sub(LEAST_DAYS.days()));
        let begin = after(start_of_day(first, zone), SignedDuration::from_hours(MORNING));
        Self { begin, term: start_of_day(april, zone), now, zone: zone.clone() }
    }

    /// So many days after the beginning, at the same hour.
    pub(super) fn day(&self, number: i64) -> Timestamp {
        after(self.begin, days(number))
    }

    /// When one of those comes who apply in the year whose entitlements are valid now.
    pub(super) fn day_of_applying(&self, number: i64) -> Timestamp {
        let first = self.day(3).max(self.term);
        self.by_now(after(first, SignedDuration::from_mins(number % RUSH)))
    }

    /// So many days before now, but not before all have applied.
    pub(super) fn ago_in_term(&self, number: i64) -> Timestamp {
        self.ago(number).max(self.day_of_applying(RUSH - 1))
    }

    /// So many days before now.
    pub(super) fn ago(&self, number: i64) -> Timestamp {
        after(self.now, -days(number))
    }

    /// Seconds after an instant, but not after now.
    pub(super) fn seconds_after(&self, at: Timestamp, seconds: i64) -> Timestamp {
        self.by_now(after(at, SignedDuration::from_secs(seconds)))
    }

    /// The date so many days after an instant.
    pub(super) fn date(&self, from: Timestamp, number: i64) -> Date {
        today(after(from, days(number)), &self.zone)
    }

    /// The date so many days from now.
    pub(super) fn coming(&self, number: i64) -> Date {
        self.date(self.now, number)
    }

    fn by_now(&self, at: Timestamp) -> Timestamp {
        at.min(self.now)
    }
}

fn days(number: i64) -> SignedDuration {
    SignedDuration::from_hours(24 * number)
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
    fn it_begins_on_the_morning_of_last_april_or_of_a_month_ago() {
        assert_eq!(calendar("2026-11-22T14:00:00+09:00").day(0).to_string(), "2026-04-01T00:00:00Z");
        assert_eq!(calendar("2027-03-31T23:59:00+09:00").day(0).to_string(), "2026-04-01T00:00:00Z");
        assert_eq!(calendar("2026-04-03T09:00:00+09:00").day(0).to_string(), "2026-03-04T00:00:00Z");
        // Two days later it is 31 March, and a quarter of an hour before midnight would be too late to stop.
        assert_eq!(calendar("2026-04-28T23:42:00+09:00").day(0).to_string(), "2026-03-29T00:00:00Z");
    }

    #[test]
    fn who_applies_comes_in_this_year_and_not_after_now() {
        let term: Timestamp = "2026-03-31T15:00:00Z".parse().unwrap();
        for now in ["2026-04-01T00:00:00+09:00", "2026-04-01T00:40:00+09:00", "2026-04-13T00:00:00+09:00"] {
            let calendar = calendar(now);
            for number in [0, 19, 200] {
                let at = calendar.day_of_applying(number);
                assert!((term..=calendar.now).contains(&at), "{now}: {at}");
            }
        }
        let calendar = calendar("2026-11-22T14:00:00+09:00");
        assert_eq!(calendar.day_of_applying(21).to_string(), "2026-04-04T00:01:00Z");
        assert_eq!(calendar.ago_in_term(2).to_string(), "2026-11-20T05:00:00Z");
    }
}
