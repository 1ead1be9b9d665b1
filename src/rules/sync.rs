//! When changes reach the mail platform: the runs at the minutes 0 of the policy (ADDR-2, MPASS-1).

pub mod retry;
pub mod trouble;
pub mod wish;

use jiff::{SignedDuration, Timestamp, tz::TimeZone};

use super::{policy::CloudMailPolicy, time};

const HOUR: i64 = 3600;

/// The run that carries out a change made at `changed_at` (ADDR-2): the first one after it at which the change is as old
/// as the policy asks for. A change made at the very instant of a run goes with the next one.
pub fn next_run(changed_at: Timestamp, policy: &CloudMailPolicy, zone: &TimeZone) -> Timestamp {
    let after = time::after(changed_at, SignedDuration::from_nanos(1));
    let old_enough = time::after(changed_at, SignedDuration::from_mins(i64::from(policy.sync_min_age_minutes)));
    run_from(after.max(old_enough), policy, zone)
}

/// When a change that was to reach the platform at `effective_at`, and has not yet, will (ADDR-2): with the next time that
/// the platform is asked about the account, `due_at`, and not before its own run; what is overdue is taken up now.
pub fn expected_at(effective_at: Timestamp, due_at: Option<Timestamp>, now: Timestamp) -> Timestamp {
    due_at.map_or(effective_at, |due| due.max(effective_at)).max(now)
}

/// The first run at `from` or later. The minutes are those of the zone's clock: counted on while its offset holds, and
/// anew where it changes.
fn run_from(from: Timestamp, policy: &CloudMailPolicy, zone: &TimeZone) -> Timestamp {
    let mut from = from;
    loop {
        let run = run_at_offset(from, zone.to_offset(from).seconds().into(), &policy.sync_minutes);
        match zone.following(from).next().map(|transition| transition.timestamp()) {
            Some(transition) if transition <= run => from = transition,
            _ => return run,
        }
    }
}

/// The first run at `from` or later on a clock that is `offset` seconds ahead of UTC. An empty list means minute 0.
fn run_at_offset(from: Timestamp, offset: i64, minutes: &[u32]) -> Timestamp {
    let second = from.as_second() + i64::from(from.subsec_nanosecond() > 0);
    let local = second + offset;
    let hour = local - local.rem_euclid(HOUR);
    let in_hour = |hour: i64| minutes.iter().map(move |minute| hour + i64::from(*minute) * 60);
    let run = in_hour(hour).filter(|run| *run >= local).min();
    let run = run.or_else(|| in_hour(hour + HOUR).min());
    let run = run.unwrap_or(if hour == local { hour } else { hour + HOUR });
    Timestamp::from_second(run - offset).unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::rules::Policy;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn zone_of(name: &str) -> TimeZone {
        time::zone(&Policy { time_zone: name.to_owned(), ..Policy::default() }).unwrap()
    }

    fn at_minutes(sync_minutes: &[u32], sync_min_age_minutes: u32) -> CloudMailPolicy {
        CloudMailPolicy { sync_minutes: sync_minutes.to_vec(), sync_min_age_minutes, ..CloudMailPolicy::default() }
    }

    #[track_caller]
    fn runs(zone: &str, policy: &CloudMailPolicy, cases: &[(&str, &str)]) {
        for (changed_at, run) in cases {
            assert_eq!(next_run(at(changed_at), policy, &zone_of(zone)), at(run), "{zone} {changed_at}");
        }
    }

    #[test]
    fn addr_2_a_change_goes_at_the_next_minute_0() {
        let cases = [
            ("2026-04-13T09:00:00.000001+09:00", "2026-04-13T10:00:00+09:00"),
            ("2026-04-13T09:59:59+09:00", "2026-04-13T10:00:00+09:00"),
            ("2026-04-13T09:59:59.999999+09:00", "2026-04-13T10:00:00+09:00"),
            // On the instant of a run: with the next one.
            ("2026-04-13T10:00:00+09:00", "2026-04-13T11:00:00+09:00"),
            ("2026-04-13T10:00:01+09:00", "2026-04-13T11:00:00+09:00"),
            // Ends of a day, a month, a year, a fiscal year; the leap day, and a year without one.
            ("2026-04-30T23:30:00+09:00", "2026-05-01T00:00:00+09:00"),
            ("2026-12-31T23:00:00+09:00", "2027-01-01T00:00:00+09:00"),
            ("2027-03-31T23:59:59+09:00", "2027-04-01T00:00:00+09:00"),
            ("2028-02-28T23:59:59+09:00", "2028-02-29T00:00:00+09:00"),
            ("2028-02-29T23:59:59+09:00", "2028-03-01T00:00:00+09:00"),
            ("2027-02-28T23:59:59+09:00", "2027-03-01T00:00:00+09:00"),
            // Before 1970 the seconds count backwards.
            ("1969-12-31T23:30:00+09:00", "1970-01-01T00:00:00+09:00"),
        ];
        runs("Asia/Tokyo", &CloudMailPolicy::default(), &cases);
    }

    #[test]
    fn addr_2_minute_0_is_that_of_the_zone() {
        let hourly = CloudMailPolicy::default();
        runs(
            "Asia/Kolkata",
            &hourly,
            &[
                ("2026-04-13T09:10:00+05:30", "2026-04-13T10:00:00+05:30"),
                ("2026-04-13T10:00:00+05:30", "2026-04-13T11:00:00+05:30"),
            ],
        );
        // The clock goes from 01:00 to 02:00 on 28 March 2027, and from 02:00 to 01:00 on 25 October 2026.
        runs(
            "Europe/London",
            &hourly,
            &[
                ("2027-03-28T00:30:00+00:00", "2027-03-28T02:00:00+01:00"),
                ("2027-03-28T00:00:00+00:00", "2027-03-28T02:00:00+01:00"),
                ("2027-03-28T02:00:00+01:00", "2027-03-28T03:00:00+01:00"),
                ("2026-10-25T01:30:00+01:00", "2026-10-25T01:00:00+00:00"),
                ("2026-10-25T01:00:00+00:00", "2026-10-25T02:00:00+00:00"),
            ],
        );
        runs(
            "America/New_York",
            &hourly,
            &[
                ("2027-03-14T01:30:00-05:00", "2027-03-14T03:00:00-04:00"),
                ("2026-11-01T01:30:00-04:00", "2026-11-01T01:00:00-05:00"),
            ],
        );
        // Half an hour: from 02:00 to 02:30 on 4 October 2026, and from 02:00 to 01:30 on 4 April 2027.
        runs(
            "Australia/Lord_Howe",
            &hourly,
            &[
                ("2026-10-04T01:00:00+10:30", "2026-10-04T03:00:00+11:00"),
                ("2026-10-04T01:59:59+10:30", "2026-10-04T03:00:00+11:00"),
                ("2027-04-04T00:59:59+11:00", "2027-04-04T01:00:00+11:00"),
                ("2027-04-04T01:00:00+11:00", "2027-04-04T02:00:00+10:30"),
                ("2027-04-04T01:45:00+10:30", "2027-04-04T02:00:00+10:30"),
            ],
        );
        runs(
            "Australia/Lord_Howe",
            &at_minutes(&[0, 30], 0),
            &[
                ("2026-10-04T01:45:00+10:30", "2026-10-04T02:30:00+11:00"),
                ("2027-04-04T01:45:00+11:00", "2027-04-04T01:30:00+10:30"),
            ],
        );
    }

    #[test]
    fn addr_2_a_change_too_young_for_a_run_waits_for_the_next() {
        let half_hourly = at_minutes(&[30, 0], 10);
        runs(
            "Asia/Tokyo",
            &half_hourly,
            &[
                ("2026-04-13T09:49:59+09:00", "2026-04-13T10:00:00+09:00"),
                ("2026-04-13T09:50:00+09:00", "2026-04-13T10:00:00+09:00"),
                ("2026-04-13T09:50:00.000001+09:00", "2026-04-13T10:30:00+09:00"),
                ("2026-04-13T23:50:01+09:00", "2026-04-14T00:30:00+09:00"),
            ],
        );
        // Older than an hour: whole runs go by.
        runs("Asia/Tokyo", &at_minutes(&[0], 90), &[("2026-04-13T09:30:00+09:00", "2026-04-13T11:00:00+09:00")]);
    }

    #[test]
    fn addr_2_what_waits_comes_when_the_platform_is_asked_next_and_never_in_the_past() {
        let run = at("2026-04-13T10:00:00+09:00");
        for (due_at, now, expected) in [
            (Some("2026-04-13T10:00:00+09:00"), "2026-04-13T09:00:00+09:00", "2026-04-13T10:00:00+09:00"),
            // Something else is due earlier.
            (Some("2026-04-13T09:10:00+09:00"), "2026-04-13T09:05:00+09:00", "2026-04-13T10:00:00+09:00"),
            // A clock that was set back.
            (Some("2026-04-13T10:00:00+09:00"), "2026-04-12T09:00:00+09:00", "2026-04-13T10:00:00+09:00"),
            // The run is late, and comes as soon as it can.
            (Some("2026-04-13T10:00:00+09:00"), "2026-04-13T10:20:00+09:00", "2026-04-13T10:20:00+09:00"),
            // It has failed, and is tried again.
            (Some("2026-04-13T10:21:00+09:00"), "2026-04-13T10:20:00+09:00", "2026-04-13T10:21:00+09:00"),
            (None, "2026-04-13T09:00:00+09:00", "2026-04-13T10:00:00+09:00"),
            (None, "2026-04-14T00:00:01+09:00", "2026-04-14T00:00:01+09:00"),
        ] {
            assert_eq!(expected_at(run, due_at.map(at), at(now)), at(expected), "{now}");
        }
    }

    #[test]
    fn the_ends_of_the_calendar_and_an_empty_list_are_no_trap() {
        let tokyo = zone_of("Asia/Tokyo");
        assert_eq!(next_run(Timestamp::MAX, &CloudMailPolicy::default(), &tokyo), Timestamp::MAX);
        let none = at_minutes(&[], 0);
        assert_eq!(next_run(at("2026-04-13T09:30:00+09:00"), &none, &tokyo), at("2026-04-13T10:00:00+09:00"));
    }

    proptest! {
        #[test]
        fn addr_2_a_run_comes_after_the_change_within_two_hours_on_a_minute_of_the_zone(
            micros in 0i64..4_000_000_000_000_000, place in 0usize..5
        ) {
            let names = ["Asia/Tokyo", "America/New_York", "Europe/London", "Asia/Kolkata", "Australia/Lord_Howe"];
            let (zone, changed_at) = (zone_of(names[place]), Timestamp::from_microsecond(micros).unwrap());
            let run = next_run(changed_at, &CloudMailPolicy::default(), &zone);
            let clock = zone.to_datetime(run).time();
            prop_assert_eq!((clock.minute(), clock.second(), clock.subsec_nanosecond()), (0, 0, 0));
            prop_assert!(changed_at < run && run.duration_since(changed_at) <= SignedDuration::from_hours(2));
        }
    }
}
