//! The entitlement: the right to use the system, from an application until a day (ENT-1).

use jiff::{Timestamp, ToSpan, civil::Date, tz::TimeZone};

use super::{Id, policy::EntitlementPolicy, role::words, time};

/// An entitlement, as it was granted and perhaps stopped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entitlement {
    /// The id of its row in the store.
    pub id: Id,
    /// When it was granted; it held at once.
    pub since: Timestamp,
    /// The last day on which it is valid, in the service's zone.
    pub until: Date,
    /// 00:00 of the day after, as it was when granted.
    pub ends_at: Timestamp,
    /// A stop that its owner applied for and has not withdrawn.
    pub stop: Option<Stop>,
    /// Whether its end has been carried out (STOP-3).
    pub carried_out: bool,
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum State {
    /// It holds, and no stop waits.
    Valid,
    /// It holds, and a stop waits to take effect.
    StopPending,
    /// It has ended, by its day or by a stop.
    Ended,
}

words!(State: Valid = "valid", StopPending = "stop_pending", Ended = "ended");

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
    let ends_at = time::end_of_day(until, zone);
    Entitlement { id, since: now, until, ends_at, stop: None, carried_out: false }
}

impl Entitlement {
    /// When it ends: by its day, or earlier by a stop.
    pub fn end(&self) -> Timestamp {
        self.stop.map_or(self.ends_at, |stop| stop.at.min(self.ends_at))
    }

    /// Whether it holds. Its start is not asked: a clock set back a little must not take it away. Nor does one give back
    /// what a job has carried out.
    pub fn holds(&self, now: Timestamp) -> bool {
        !self.carried_out && now < self.end()
    }

    /// Where the entitlement stands at `now`.
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
        let mut days: Vec<u32> = policy
            .notice_days
            .iter()
            .copied()
            .filter(|days| (self.since..=now).contains(&self.notice_at(*days, zone)))
            .collect();
        days.sort_unstable_by(|a, b| b.cmp(a));
        days.dedup();
        days
    }

    /// When the notice so many days before the end is due.
    fn notice_at(&self, days: u32, zone: &TimeZone) -> Timestamp {
        let day = time::next_day(time::last_day(self.end(), zone)).saturating_sub(i64::from(days).days());
        time::start_of_day(day, zone)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn zone(name: &str) -> TimeZone {
        TimeZone::get(name).unwrap()
    }

    fn granted(now: &str, name: &str) -> Entitlement {
        grant(Id::from_i64(1), at(now), &EntitlementPolicy::default(), &zone(name))
    }

    #[test]
    fn ent_1_it_is_valid_until_the_coming_31_march() {
        for (now, until) in [
            ("2026-04-01T00:00:00+09:00", date(2027, 3, 31)),
            ("2026-12-31T23:59:59+09:00", date(2027, 3, 31)),
            ("2027-01-01T00:00:00+09:00", date(2027, 3, 31)),
            ("2027-03-30T23:59:59+09:00", date(2027, 3, 31)),
            ("2027-03-31T00:00:00+09:00", date(2027, 3, 31)),
            ("2027-03-31T23:59:59+09:00", date(2027, 3, 31)),
            ("2027-04-01T00:00:00+09:00", date(2028, 3, 31)),
            ("2028-02-29T12:00:00+09:00", date(2028, 3, 31)),
        ] {
            assert_eq!(granted(now, "Asia/Tokyo").until, until, "{now}");
        }
    }

    #[test]
    fn ent_1_it_ends_at_midnight_of_the_day_after() {
        let entitlement = granted("2026-11-22T13:59:00+09:00", "Asia/Tokyo");
        assert_eq!(entitlement.since, at("2026-11-22T13:59:00+09:00"));
        assert_eq!(entitlement.ends_at, at("2027-04-01T00:00:00+09:00"));
        assert!(entitlement.holds(at("2026-11-22T13:59:00+09:00")));
        assert!(entitlement.holds(at("2027-03-31T23:59:59.999999999+09:00")));
        assert!(!entitlement.holds(at("2027-04-01T00:00:00+09:00")));
        assert_eq!(entitlement.state(at("2027-03-31T23:59:59+09:00")), State::Valid);
        assert_eq!(entitlement.state(at("2027-04-01T00:00:00+09:00")), State::Ended);
    }

    #[test]
    fn ent_1_the_end_follows_the_summer_time_of_the_zone() {
        // Both have summer time by then, and neither when it was granted.
        assert_eq!(granted("2027-01-10T00:00:00Z", "America/New_York").ends_at, at("2027-04-01T00:00:00-04:00"));
        assert_eq!(granted("2027-01-10T00:00:00Z", "Europe/London").ends_at, at("2027-04-01T00:00:00+01:00"));
    }

    #[test]
    fn ent_1_the_end_where_midnight_does_not_exist() {
        let policy = EntitlementPolicy { until_month: 3, until_day: 28, ..EntitlementPolicy::default() };
        let beirut = grant(Id::from_i64(1), at("2026-01-10T00:00:00Z"), &policy, &zone("Asia/Beirut"));
        assert_eq!(beirut.ends_at, at("2026-03-29T01:00:00+03:00"));
        // So the notice of 7 days before is that of 22 March, not of the day before.
        assert_eq!(beirut.notices_due(at("2026-03-21T23:59:59+02:00"), &policy, &zone("Asia/Beirut")), [30]);
        assert_eq!(beirut.notices_due(at("2026-03-22T00:00:00+02:00"), &policy, &zone("Asia/Beirut")), [30, 7]);
    }

    #[test]
    fn ent_1_a_day_that_the_month_does_not_have_is_its_last() {
        let of = |until_month, until_day| EntitlementPolicy { until_month, until_day, ..EntitlementPolicy::default() };
        let tokyo = zone("Asia/Tokyo");
        let now = at("2026-11-22T13:59:00+09:00");
        assert_eq!(coming_until(now, &of(2, 29), &tokyo), date(2027, 2, 28));
        assert_eq!(coming_until(at("2027-03-01T00:00:00+09:00"), &of(2, 29), &tokyo), date(2028, 2, 29));
        assert_eq!(coming_until(now, &of(4, 31), &tokyo), date(2027, 4, 30));
    }

    #[test]
    fn ent_1_a_clock_set_back_takes_nothing_away() {
        assert!(granted("2026-11-22T13:59:00+09:00", "Asia/Tokyo").holds(at("2026-11-22T13:58:57+09:00")));
    }

    #[test]
    fn stop_3_what_a_job_has_carried_out_has_ended_whatever_a_clock_says() {
        let (policy, tokyo) = (EntitlementPolicy::default(), zone("Asia/Tokyo"));
        let ended = Entitlement { carried_out: true, ..granted("2026-11-22T13:59:00+09:00", "Asia/Tokyo") };
        for before_its_end in ["2027-03-31T23:59:40+09:00", "2026-11-22T13:59:00+09:00"] {
            let now = at(before_its_end);
            assert_eq!((ended.holds(now), ended.state(now)), (false, State::Ended), "{before_its_end}");
            assert_eq!(ended.notices_due(now, &policy, &tokyo), [0u32; 0], "{before_its_end}");
        }
    }

    #[test]
    fn ent_1_notices_30_and_7_days_before() {
        let (policy, tokyo) = (EntitlementPolicy::default(), zone("Asia/Tokyo"));
        let entitlement = granted("2026-11-22T13:59:00+09:00", "Asia/Tokyo");
        for (now, due) in [
            ("2027-03-01T23:59:59+09:00", vec![]),
            ("2027-03-02T00:00:00+09:00", vec![30]),
            ("2027-03-24T23:59:59+09:00", vec![30]),
            ("2027-03-25T00:00:00+09:00", vec![30, 7]),
            ("2027-03-31T23:59:59+09:00", vec![30, 7]),
            ("2027-04-01T00:00:00+09:00", vec![]),
        ] {
            assert_eq!(entitlement.notices_due(at(now), &policy, &tokyo), due, "{now}");
        }
    }

    #[test]
    fn ent_1_a_late_entitlement_gets_only_the_notices_still_to_come() {
        let (policy, tokyo) = (EntitlementPolicy::default(), zone("Asia/Tokyo"));
        let entitlement = granted("2027-03-20T09:00:00+09:00", "Asia/Tokyo");
        assert_eq!(entitlement.notices_due(at("2027-03-20T10:00:00+09:00"), &policy, &tokyo), [0u32; 0]);
        assert_eq!(entitlement.notices_due(at("2027-03-25T00:00:00+09:00"), &policy, &tokyo), [7]);
    }

    #[test]
    fn stop_2_a_stop_is_the_end_and_until_then_everything_works() {
        let stop = Stop { on: date(2026, 12, 1), at: at("2026-12-01T00:00:00+09:00") };
        let stopped = Entitlement { stop: Some(stop), ..granted("2026-11-22T13:59:00+09:00", "Asia/Tokyo") };
        assert_eq!(stopped.end(), at("2026-12-01T00:00:00+09:00"));
        assert_eq!(stopped.state(at("2026-11-30T23:59:59.999999999+09:00")), State::StopPending);
        assert!(stopped.holds(at("2026-11-30T23:59:59.999999999+09:00")));
        assert_eq!(stopped.state(at("2026-12-01T00:00:00+09:00")), State::Ended);
        let tokyo = zone("Asia/Tokyo");
        assert_eq!(stopped.notices_due(at("2026-11-24T00:00:00+09:00"), &EntitlementPolicy::default(), &tokyo), [7]);
    }
}
