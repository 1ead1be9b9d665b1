//! The entitlement: the right to use the system, from an application until a day (ENT-1).

use jiff::{SignedDuration, Timestamp, ToSpan, civil::Date, tz::TimeZone};
use serde::{Deserialize, Serialize};

use super::{Id, policy::EntitlementPolicy, role::words, time};

/// An entitlement, as it was granted and perhaps stopped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entitlement {
    /// Its row.
    pub id: Id,
    /// When it was granted; it held at once.
    pub since: Timestamp,
    /// The last day on which it is valid, in the service's zone.
    pub until: Date,
    /// 00:00 of the day after, as it was when granted.
    pub ends_at: Timestamp,
    /// A stop that its owner applied for and has not withdrawn.
    pub stop: Option<Stop>,
}

/// A stop: when an entitlement ends before its time (STOP-2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stop {
    /// The day that was chosen.
    pub on: Date,
    /// When the entitlement ends by it.
    pub at: Timestamp,
}

/// Where an entitlement stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// It holds.
    Valid,
    /// It holds, and a stop waits to take effect.
    StopPending,
    /// It has ended.
    Ended,
}

words!(State: Valid = "valid", StopPending = "stop-pending", Ended = "ended");

/// The coming last day of entitlements: this year's or the next one's, today included. A day that the month does
/// not have (31 April) is its last.
pub fn coming_until(now: Timestamp, policy: &EntitlementPolicy, zone: &TimeZone) -> Date {
    let today = time::today(now, zone);
    let in_year = |year: i16| {
        let month = Date::new(year, policy.until_month, 1).ok()?;
        month.with().day(policy.until_day.min(month.days_in_month())).build().ok()
    };
    let coming = in_year(today.year()).filter(|day| today <= *day);
    coming.or_else(|| in_year(today.year().saturating_add(1))).unwrap_or(Date::MAX)
}

/// A new entitlement, from now until the coming last day.
pub fn grant(id: Id, now: Timestamp, policy: &EntitlementPolicy, zone: &TimeZone) -> Entitlement {
    let until = coming_until(now, policy, zone);
    Entitlement { id, since: now, until, ends_at: time::start_of_day(time::next_day(until), zone), stop: None }
}

impl Entitlement {
    /// When it ends: by its day, or earlier by a stop.
    pub fn end(&self) -> Timestamp {
        self.stop.map_or(self.ends_at, |stop| stop.at.min(self.ends_at))
    }

    /// Whether it holds. Its start is not asked: a clock set back a little must not take it away.
    pub fn holds(&self, now: Timestamp) -> bool {
        now < self.end()
    }

    /// Where it stands.
    pub fn state(&self, now: Timestamp) -> State {
        match (self.holds(now), self.stop) {
            (false, _) => State::Ended,
            (true, Some(_)) => State::StopPending,
            (true, None) => State::Valid,
        }
    }

    /// The notices whose time has come, as days before the end, farthest first (ENT-1): each from 00:00 of that many
    /// days before the end, if the entitlement was there by then. Nothing is due once it has ended.
    pub fn notices_due(&self, now: Timestamp, policy: &EntitlementPolicy, zone: &TimeZone) -> Vec<u32> {
        if !self.holds(now) {
            return Vec::new();
        }
        let mut days: Vec<u32> =
            policy.notice_days.iter().copied().filter(|days| (self.since..=now).contains(&self.notice_at(*days, zone))).collect();
        days.sort_unstable_by(|a, b| b.cmp(a));
        days.dedup();
        days
    }

    /// When the notice so many days before the end is due.
    fn notice_at(&self, days: u32, zone: &TimeZone) -> Timestamp {
        // The instant before the end lies in the last day, also where the day after begins later than 00:00.
        let last_day = time::today(time::after(self.end(), SignedDuration::from_nanos(-1)), zone);
        let day = time::next_day(last_day).saturating_sub(i64::from(days).days());
        time::start_of_day(day, zone)
    }
}
