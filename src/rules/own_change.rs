//! How often somebody may change their own account: nobody who is signed in makes the service write without end (ALL-7).

use jiff::{SignedDuration, Timestamp};

use super::{Code, Refusal, policy::KeepingPolicy, secret_code};

/// The longest span in which changes are counted.
pub const SPAN: SignedDuration = SignedDuration::from_hours(24);

/// How many changes of one kind may be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    minute: u32,
    day: u32,
}

impl Limits {
    /// Of a kind that ends other sign-ins, which begins the counts of all other kinds anew, there may be fewer.
    pub fn of(policy: &KeepingPolicy, ends_sign_ins: bool) -> Self {
        let day = if ends_sign_ins { policy.password_changes_per_day } else { policy.own_changes_per_day };
        Self { minute: policy.own_changes_per_minute, day }
    }

    /// Of how many changes before it has to be known when they were made.
    pub fn most(self) -> u32 {
        self.minute.max(self.day)
    }
}

/// Whether one more change may be made after those of these instants, which are of its kind.
///
/// # Errors
/// `too_many_changes`, with the instant from which one may.
pub fn may(done: &[Timestamp], now: Timestamp, limits: Limits) -> Result<(), Refusal> {
    let spans = [("minute", SignedDuration::from_mins(1), limits.minute), ("day", SPAN, limits.day)];
    // The longest wait last: what is refused for a day is not promised for the next minute.
    spans.into_iter().rev().try_for_each(|(name, span, limit)| {
        secret_code::within(done, now, span, limit).map_err(|from| {
            let refusal = Refusal::new(Code::TooManyChanges).fact("limit", limit).fact("span", name);
            match from {
                Some(from) => refusal.from_when(from),
                None => refusal,
            }
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const POLICY: KeepingPolicy = KeepingPolicy {
        idempotency_hours: 24,
        bulk_days: 90,
        message_hours: 24,
        own_changes_per_minute: 3,
        own_changes_per_day: 5,
        password_changes_per_day: 2,
    };

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(1_800_000_000 + second).unwrap()
    }

    fn limit(limit: u32, span: &str) -> Refusal {
        Refusal::new(Code::TooManyChanges).fact("limit", limit).fact("span", span)
    }

    #[test]
    fn all_7_so_many_in_a_minute_and_in_a_day() {
        let may = |done: &[i64], now| {
            may(&done.iter().map(|second| at(*second)).collect::<Vec<_>>(), at(now), Limits::of(&POLICY, false))
        };
        assert_eq!(may(&[], 0), Ok(()));
        assert_eq!(may(&[0, 0], 0), Ok(()));
        assert_eq!(may(&[0, 1, 2], 2), Err(limit(3, "minute").from_when(at(60))));
        assert_eq!(may(&[0, 1, 2], 60), Ok(()));
        // The day's limit says when the day is over, though the minute would be first.
        assert_eq!(may(&[0, 100, 200, 201, 202], 203), Err(limit(5, "day").from_when(at(86_400))));
        assert_eq!(may(&[0, 100, 200, 201, 202], 86_400), Ok(()));
    }
    #[test]
    fn all_7_what_begins_the_count_anew_has_a_limit_of_its_own() {
        let limits = Limits::of(&POLICY, true);
        assert_eq!(may(&[at(0)], at(100), limits), Ok(()));
        assert_eq!(may(&[at(0), at(100)], at(200), limits), Err(limit(2, "day").from_when(at(86_400))));
    }
}
