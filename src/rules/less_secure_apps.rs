//! Less secure app access: the switch that lets a mail app sign in with the mail password alone (LSA-*).

use jiff::{SignedDuration, Timestamp, civil::Date, tz::TimeZone};

use super::{Code, Refusal, day, policy::LessSecureAppsPolicy, time};

/// The switch, once it was turned on. Whether it is still on is decided from its end when asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LessSecureApps {
    /// When it was turned on.
    pub since: Timestamp,
    /// The end that its owner set: it is on before this instant.
    pub until_at: Option<Timestamp>,
    /// The last log-in that it allowed.
    pub last_used_at: Option<Timestamp>,
    /// When it turns itself off, if no further log-in comes.
    pub ends_at: Timestamp,
}

/// LSA-2 and LSA-3: it can be turned on while 2-step verification is off. `until` is the last day on which it may be
/// on, in the service's zone, as the last day of an entitlement is: it ends at 00:00 of the day after. Where it is on
/// already, it begins anew.
///
/// # Errors
/// `less_secure_apps_two_step` while 2-step verification is on, `invalid_value` for a day that has passed or is after the greatest.
pub fn enable(
    two_step_on: bool,
    until: Option<Date>,
    now: Timestamp,
    policy: &LessSecureAppsPolicy,
    zone: &TimeZone,
) -> Result<LessSecureApps, Refusal> {
    if two_step_on {
        return Err(Code::LessSecureAppsTwoStep.into());
    }
    if until.is_some_and(|day| day < time::today(now, zone)) {
        return Err(Refusal::invalid("until", "past"));
    }
    until.map_or(Ok(()), |day| day::must_end("until", day, zone))?;
    let until_at = until.map(|day| time::end_of_day(day, zone));
    Ok(LessSecureApps { since: now, until_at, last_used_at: None, ends_at: ends_at(now, until_at, policy) })
}

/// When it turns itself off: so many days after `last` (the last log-in, or turning it on), or at the end set earlier.
pub fn ends_at(last: Timestamp, until_at: Option<Timestamp>, policy: &LessSecureAppsPolicy) -> Timestamp {
    let by_itself = time::after(last, policy.life());
    until_at.map_or(by_itself, |until| until.min(by_itself))
}

/// When the owner is reminded for the first time that it is on (LSA-3): after as many days as lie between two reminders,
/// but at the latest a day before its end, or halfway there where it is on for less than two days.
pub fn first_reminder_at(on: &LessSecureApps, policy: &LessSecureAppsPolicy) -> Timestamp {
    let span = on.ends_at.duration_since(on.since);
    let before_its_end = (span - SignedDuration::from_hours(24)).max(span / 2);
    time::after(on.since, policy.reminder_every().min(before_its_end))
}

/// When the owner who is reminded now is reminded again.
pub fn next_reminder_at(now: Timestamp, policy: &LessSecureAppsPolicy) -> Timestamp {
    time::after(now, policy.reminder_every())
}

/// How a switch turns itself off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// At this instant, whatever happens.
    Fixed(Timestamp),
    /// At this instant, unless a mail app logs in before: each log-in moves it on.
    Unused {
        /// When, as it stands.
        at: Timestamp,
        /// The end that its owner set, past which nothing moves it.
        latest: Option<Timestamp>,
    },
}

impl LessSecureApps {
    /// How it turns itself off.
    pub fn end(&self) -> End {
        match self.until_at {
            Some(until) if until <= self.ends_at => End::Fixed(self.ends_at),
            latest => End::Unused { at: self.ends_at, latest },
        }
    }

    /// Whether it is on. Its end is counted from its last log-in: one that came while the clock was ahead must not keep it
    /// on for longer.
    pub fn is_on(&self, now: Timestamp) -> bool {
        now < self.ends_at && time::has_begun(self.last_used_at.unwrap_or(self.since), now)
    }

    /// Whether a log-in now is written down at once: last uses are written a minute late, and by then it might have
    /// turned itself off.
    pub fn ends_soon(&self, now: Timestamp) -> bool {
        const SOON: SignedDuration = SignedDuration::from_hours(1);
        time::after(now, SOON) >= self.ends_at
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn turned_on(until: Option<Date>, now: &str) -> Result<LessSecureApps, Refusal> {
        let tokyo = time::zone(&crate::rules::Policy::default()).unwrap();
        enable(false, until, at(now), &LessSecureAppsPolicy::default(), &tokyo)
    }

    #[test]
    fn lsa_2_only_while_two_step_verification_is_off() {
        let now = at("2026-04-13T09:00:00+09:00");
        let policy = LessSecureAppsPolicy::default();
        assert_eq!(enable(true, None, now, &policy, &TimeZone::UTC), Err(Code::LessSecureAppsTwoStep.into()));
        assert!(enable(false, None, now, &policy, &TimeZone::UTC).unwrap().is_on(now));
    }

    #[test]
    fn lsa_3_it_is_on_for_thirty_days_to_the_microsecond() {
        // February of a leap year and a year's end lie in between: days are 24 hours here.
        for (since, end) in [
            ("2026-04-13T09:00:00+09:00", "2026-05-13T09:00:00+09:00"),
            ("2028-02-01T00:00:00+09:00", "2028-03-02T00:00:00+09:00"),
            ("2026-12-15T23:59:59+09:00", "2027-01-14T23:59:59+09:00"),
        ] {
            let on = turned_on(None, since).unwrap();
            assert_eq!(on.ends_at, at(end), "{since}");
            assert!(on.is_on(time::after(at(end), SignedDuration::from_micros(-1))), "{since}");
            assert!(!on.is_on(at(end)), "{since}");
        }
    }

    #[test]
    fn lsa_3_a_clock_set_back_lengthens_nothing() {
        let on = turned_on(None, "2026-06-13T09:00:00+09:00").unwrap();
        assert!(on.is_on(at("2026-06-13T08:59:00+09:00")), "another service's clock may be a minute behind");
        assert!(!on.is_on(at("2026-06-13T08:58:59+09:00")));
        let used = LessSecureApps { since: at("2026-04-13T09:00:00+09:00"), last_used_at: Some(on.since), ..on };
        assert!(used.is_on(at("2026-06-13T08:59:00+09:00")) && !used.is_on(at("2026-04-13T09:00:01+09:00")));
    }

    #[test]
    fn lsa_3_until_is_the_last_day_and_only_ever_earlier() {
        let now = "2026-04-13T09:00:00+09:00";
        let end = |until| turned_on(Some(until), now).map(|on| on.ends_at);
        assert_eq!(end(date(2026, 4, 13)), Ok(at("2026-04-14T00:00:00+09:00")), "today: until midnight");
        assert_eq!(end(date(2026, 4, 30)), Ok(at("2026-05-01T00:00:00+09:00")));
        assert_eq!(end(date(2026, 5, 12)), Ok(at("2026-05-13T00:00:00+09:00")));
        assert_eq!(end(date(2026, 5, 13)), Ok(at("2026-05-13T09:00:00+09:00")), "the thirty days are shorter");
        assert_eq!(end(date(2026, 4, 12)), Err(Refusal::invalid("until", "past")));
        // 23:30 in UTC is the next day in Tokyo.
        let late = turned_on(Some(date(2026, 4, 13)), "2026-04-12T23:30:00Z").unwrap();
        assert_eq!(late.ends_at, at("2026-04-14T00:00:00+09:00"));
        assert!(turned_on(Some(date(2026, 4, 12)), "2026-04-12T23:30:00Z").is_err());
    }

    #[test]
    fn lsa_3_a_log_in_moves_the_end_but_not_past_the_end_that_was_set() {
        let policy = LessSecureAppsPolicy::default();
        let used = at("2026-05-01T12:00:00+09:00");
        assert_eq!(ends_at(used, None, &policy), at("2026-05-31T12:00:00+09:00"));
        let until = Some(at("2026-05-20T00:00:00+09:00"));
        assert_eq!(ends_at(used, until, &policy), at("2026-05-20T00:00:00+09:00"));
    }

    #[test]
    fn lsa_3_a_reminder_every_seven_days_and_one_before_every_end() {
        let policy = LessSecureAppsPolicy::default();
        for (until, first) in [
            (None, "2026-04-20T09:00:00+09:00"),
            (Some(date(2026, 4, 30)), "2026-04-20T09:00:00+09:00"),
            (Some(date(2026, 4, 20)), "2026-04-20T00:00:00+09:00"),
            (Some(date(2026, 4, 16)), "2026-04-16T00:00:00+09:00"),
            (Some(date(2026, 4, 15)), "2026-04-15T00:00:00+09:00"),
            // On for 39 hours, and for 15.
            (Some(date(2026, 4, 14)), "2026-04-14T04:30:00+09:00"),
            (Some(date(2026, 4, 13)), "2026-04-13T16:30:00+09:00"),
        ] {
            let on = turned_on(until, "2026-04-13T09:00:00+09:00").unwrap();
            assert_eq!(first_reminder_at(&on, &policy), at(first), "{until:?}");
        }
        assert_eq!(next_reminder_at(at("2026-04-20T09:00:00+09:00"), &policy), at("2026-04-27T09:00:00+09:00"));
        let seldom = LessSecureAppsPolicy { reminder_days: 366, ..policy };
        let on = turned_on(None, "2026-04-13T09:00:00+09:00").unwrap();
        assert_eq!(first_reminder_at(&on, &seldom), at("2026-05-12T09:00:00+09:00"));
    }

    #[test]
    fn lsa_3_a_day_that_was_set_ends_it_whatever_mail_apps_do() {
        let end = |until| turned_on(until, "2026-04-13T09:00:00+09:00").unwrap().end();
        assert_eq!(end(Some(date(2026, 4, 15))), End::Fixed(at("2026-04-16T00:00:00+09:00")));
        let by_itself = at("2026-05-13T09:00:00+09:00");
        assert_eq!(end(None), End::Unused { at: by_itself, latest: None });
        let latest = Some(at("2027-01-01T00:00:00+09:00"));
        assert_eq!(end(Some(date(2026, 12, 31))), End::Unused { at: by_itself, latest });
    }

    #[test]
    fn lsa_3_in_its_last_hour_a_log_in_is_written_at_once() {
        let on = turned_on(None, "2026-04-13T09:00:00+09:00").unwrap();
        assert!(!on.ends_soon(at("2026-05-13T07:59:59+09:00")));
        assert!(on.ends_soon(at("2026-05-13T08:00:00+09:00")));
    }
}
