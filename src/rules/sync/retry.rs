//! When a platform is asked again.

use jiff::{SignedDuration, Timestamp};

use crate::rules::{policy::SyncPolicy, time};

/// When the next try comes after `tries` that did not bring about what was wished: the wait doubles, up to a cap.
pub fn next_try(tries: u32, now: Timestamp, policy: &SyncPolicy) -> Timestamp {
    let longest = i64::from(policy.longest_retry_minutes) * 60;
    let doubled = i64::from(policy.retry_seconds) << tries.saturating_sub(1).min(20);
    time::after(now, SignedDuration::from_secs(doubled.min(longest)))
}

/// Since when an earlier call may still arrive, once the platform has said that it holds what is wished. `earlier` is the
/// last call that brought no such answer; a look long enough after it makes sure.
pub fn unsure_since(
    earlier: Option<Timestamp>,
    applied: bool,
    now: Timestamp,
    policy: &SyncPolicy,
) -> Option<Timestamp> {
    let earlier = earlier?;
    if applied {
        return Some(now);
    }
    (look_again_at(earlier, policy) > now).then_some(earlier)
}

/// When the platform is looked at once more after a call that may still arrive.
pub fn look_again_at(unsure_since: Timestamp, policy: &SyncPolicy) -> Timestamp {
    time::after(unsure_since, SignedDuration::from_mins(i64::from(policy.look_again_minutes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn the_wait_doubles_up_to_the_cap() {
        let (now, policy) = (at("2026-04-13T00:00:00Z"), SyncPolicy::default());
        let waits = [(0, 1), (1, 1), (2, 2), (3, 4), (4, 8), (5, 16), (6, 32), (7, 60), (8, 60), (u32::MAX, 60)];
        for (tries, minutes) in waits {
            assert_eq!(next_try(tries, now, &policy), now + SignedDuration::from_mins(minutes), "{tries}");
        }
    }

    #[test]
    fn a_call_that_may_still_arrive_is_followed_by_a_look() {
        let policy = SyncPolicy::default();
        let asked = at("2026-04-13T00:00:00Z");
        let (soon, late) = (at("2026-04-13T00:01:00Z"), at("2026-04-13T01:00:00Z"));
        assert_eq!(unsure_since(None, true, soon, &policy), None, "the first call, answered");
        assert_eq!(unsure_since(Some(asked), true, soon, &policy), Some(soon), "another call was sent");
        assert_eq!(unsure_since(Some(asked), false, soon, &policy), Some(asked), "it is too early to be sure");
        assert_eq!(unsure_since(Some(asked), false, late, &policy), None);
        assert_eq!(look_again_at(asked, &policy), late);
    }

    #[test]
    fn a_look_at_its_very_time_makes_sure() {
        let (policy, asked) = (SyncPolicy::default(), at("2026-04-13T00:00:00Z"));
        let just_before = at("2026-04-13T00:59:59.999999Z");
        assert_eq!(unsure_since(Some(asked), false, just_before, &policy), Some(asked));
        assert_eq!(unsure_since(Some(asked), false, at("2026-04-13T01:00:00Z"), &policy), None);
    }
}
