//! What a POP session reports while it runs, and what it is granted (POP-6).
//!
//! What is granted counts at once, before a byte of it goes out: whoever dies on the way, the count is never lower than what
//! the client has. What was not used comes back with a later report, in the span that it was counted in.

use jiff::{Timestamp, tz::TimeZone};

use super::{Event, Pop};
use crate::rules::policy::PopPolicy;

/// Near the limit a session is granted this part of what is left, so that what others hold unused stays small beside it.
const SHARE: u64 = 16;
/// Bytes that are granted at once even where the share is smaller.
const LEAST: u64 = 4096;

/// What a session has been counted with.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Session {
    /// The number of its newest report; 0 where its reports have none.
    pub number: u64,
    /// Bytes counted: downloaded, or granted.
    pub total: u64,
    /// The span in which the newest report was counted.
    pub span: u64,
}

/// A report of a session.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Report {
    /// Its number in the session, if it has one.
    pub number: Option<u64>,
    /// Bytes that the session has downloaded since it began.
    pub total: u64,
    /// Bytes that it wants to download next.
    pub reserve: u64,
    /// Bytes that the client has asked for and was not given.
    pub refused: u64,
}

/// What a report makes of a count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// POP after it.
    pub pop: Pop,
    /// The session after it.
    pub session: Session,
    /// Bytes that the session may download beyond the total that it reported.
    pub granted: u64,
    /// What it brought about.
    pub event: Option<Event>,
}

impl Session {
    fn is_news(&self, report: &Report) -> bool {
        report.number.map_or(report.total > self.total, |number| number > self.number)
    }

    /// What is answered to a report that has been counted, or was overtaken.
    fn granted_before(&self, report: &Report) -> u64 {
        if report.number == Some(self.number) { self.total.saturating_sub(report.total) } else { 0 }
    }
}

impl Pop {
    /// Counts what a session reports and grants it what it asks for, as far as that is left. Where POP may not go on, the
    /// caller lets it ask for nothing.
    pub fn take(
        &self,
        session: &Session,
        report: &Report,
        now: Timestamp,
        policy: &PopPolicy,
        zone: &TimeZone,
    ) -> Taken {
        let today = self.now(now, zone);
        if !session.is_news(report) {
            return Taken { pop: today, session: *session, granted: session.granted_before(report), event: None };
        }
        let unused = session.total.saturating_sub(report.total);
        let back = if session.span == today.span { unused } else { 0 };
        let bytes = today.bytes.saturating_sub(back) + report.total.saturating_sub(session.total);
        let settled = Pop { bytes, ..today };
        let granted = report.reserve.min(settled.share(policy));
        let counted = Pop { bytes: settled.bytes + granted, ..settled };
        let session =
            Session { number: report.number.unwrap_or_default(), total: report.total + granted, span: counted.span };
        let (pop, event) = counted.judge(report.refused, now, policy);
        Taken { pop, session, granted, event }
    }

    /// The most that one session is granted at once.
    fn share(&self, policy: &PopPolicy) -> u64 {
        let left = self.left(policy);
        (left / SHARE).max(LEAST).min(left)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::rules::pop::{Mode, may_log_in};

    const MB: u64 = 1_000_000;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    /// Sessions of one mailbox, each with what it was granted and has not reported as used.
    struct Desk {
        pop: Pop,
        policy: PopPolicy,
        now: Timestamp,
        sessions: Vec<Session>,
    }

    impl Desk {
        fn new(sessions: usize) -> Self {
            let pop = Pop { mode: Mode::All, ..Pop::default() };
            let policy = PopPolicy { daily_megabytes: 10, ..PopPolicy::default() };
            Self { pop, policy, now: at("2026-04-13T01:00:00Z"), sessions: vec![Session::default(); sessions] }
        }

        fn report(&mut self, place: usize, report: Report) -> Taken {
            let taken = self.pop.take(&self.sessions[place], &report, self.now, &self.policy, &TimeZone::UTC);
            (self.pop, self.sessions[place]) = (taken.pop.clone(), taken.session);
            taken
        }

        fn asks(&mut self, place: usize, number: u64, total: u64, reserve: u64) -> u64 {
            self.report(place, Report { number: Some(number), total, reserve, refused: 0 }).granted
        }
    }

    #[test]
    fn pop_6_what_is_granted_counts_at_once_and_what_is_not_used_comes_back() {
        let mut desk = Desk::new(1);
        assert_eq!(desk.asks(0, 1, 0, 65_536), 65_536);
        assert_eq!(desk.pop.bytes, 65_536);
        assert_eq!(desk.asks(0, 2, 1000, 0), 0);
        assert_eq!(desk.pop.bytes, 1000);
    }

    #[test]
    fn pop_6_a_report_that_comes_again_is_answered_as_before_and_a_late_one_changes_nothing() {
        let mut desk = Desk::new(1);
        assert_eq!([desk.asks(0, 1, 0, 1000), desk.asks(0, 1, 0, 1000)], [1000, 1000]);
        assert_eq!(desk.pop.bytes, 1000);
        desk.asks(0, 2, 10, 0);
        assert_eq!((desk.asks(0, 1, 0, 1000), desk.pop.bytes), (0, 10));
    }

    #[test]
    fn pop_6_near_the_limit_portions_are_small_and_never_more_than_what_is_left() {
        let mut desk = Desk::new(2);
        assert_eq!(desk.asks(0, 1, 0, 10 * MB), 10 * MB / 16);
        desk.asks(0, 2, 9_999_000, 0);
        assert_eq!((desk.asks(1, 1, 0, MB), desk.asks(1, 2, 1000, MB)), (1000, 0));
        assert_eq!((desk.pop.bytes, desk.pop.locked_at), (10 * MB, None));
    }

    #[test]
    fn pop_2_asking_for_more_than_is_left_locks_as_if_it_had_been_given() {
        let mut desk = Desk::new(1);
        desk.asks(0, 1, 9 * MB, 0);
        let fits = desk.report(0, Report { number: Some(2), total: 9 * MB, reserve: 0, refused: MB });
        assert_eq!(fits.event, None);
        let asked = desk.report(0, Report { number: Some(3), total: 9 * MB, reserve: 0, refused: MB + 1 });
        assert!(matches!(asked.event, Some(Event::Locked(_))));
        assert_eq!((desk.pop.bytes, may_log_in(&desk.pop, desk.now).is_err()), (9 * MB, true));
    }

    #[test]
    fn pop_6_what_an_earlier_span_granted_is_not_given_back_in_this_one() {
        let mut desk = Desk::new(2);
        desk.asks(0, 1, 0, 100_000);
        desk.now = at("2026-04-14T00:00:00Z");
        desk.asks(1, 1, 0, 60_000);
        desk.asks(0, 2, 10_000, 0);
        assert_eq!(desk.pop.bytes, 60_000, "yesterday's 90,000 unused bytes stay yesterday's");
        assert_eq!(desk.asks(0, 3, 10_000, 5000), 5000);
        assert_eq!(desk.pop.bytes, 65_000);
        // The same where the help desk began a new span on the same day.
        desk.report(1, Report { number: Some(2), total: 60_000, reserve: 0, refused: 10 * MB });
        desk.pop = desk.pop.unlock(desk.now, &TimeZone::UTC).unwrap();
        desk.asks(1, 3, 60_500, 0);
        desk.asks(0, 4, 10_000, 0);
        assert_eq!(desk.pop.bytes, 500);
    }

    proptest! {
        /// However sessions ask, use and give back, the count is never lower than what they have downloaded together, what
        /// they may download never goes past the limit, and in the end it is exact.
        #[test]
        fn pop_6_the_count_is_never_lower_than_the_use(
            steps in proptest::collection::vec((0usize..4, 0u64..2_000_000, 0u64..=100, any::<bool>()), 1..80),
        ) {
            let mut desk = Desk::new(4);
            let mut used = [0; 4];
            for (number, (place, reserve, percent, lost)) in (1..).zip(steps) {
                let granted = desk.asks(place, number, used[place], reserve);
                let again = if lost { desk.asks(place, number, used[place], reserve) } else { granted };
                prop_assert_eq!(again, granted);
                used[place] += granted * percent / 100;
                prop_assert!(desk.pop.bytes >= used.iter().sum::<u64>());
                prop_assert!(desk.sessions.iter().map(|it| it.total).sum::<u64>() <= 10 * MB);
            }
            for (place, used) in used.into_iter().enumerate() {
                desk.asks(place, 1000, used, 0);
            }
            prop_assert_eq!(desk.pop.bytes, used.iter().sum::<u64>());
            prop_assert_eq!(desk.pop.locked_at, None);
        }
    }
}
