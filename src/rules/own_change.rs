//! How often somebody may change their own account: nobody who is signed in makes the service write without end (ALL-7).

use jiff::{SignedDuration, Timestamp};

use super::{Code, Refusal, policy::KeepingPolicy, secret_code};

/// The longest span in which changes are counted.
pub const SPAN: SignedDuration = SignedDuration::from_hours(24);

/// Whether one more change may be made after those of these instants.
///
/// # Errors
/// `too_many_changes`, with the instant from which one may.
pub fn may(done: &[Timestamp], now: Timestamp, policy: &KeepingPolicy) -> Result<(), Refusal> {
    let spans = [
        ("minute", SignedDuration::from_mins(1), policy.own_changes_per_minute),
        ("day", SPAN, policy.own_changes_per_day),
    ];
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
    };

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(1_800_000_000 + second).unwrap()
    }

    fn limit(limit: u32, span: &str) -> Refusal {
        Refusal::new(Code::TooManyChanges).fact("limit", limit).fact("span", span)
    }

    #[test]
    fn all_7_so_many_in_a_minute_and_in_a_day() {
        let may = |done: &[i64], now| may(&done.iter().map(|second| at(*second)).collect::<Vec<_>>(), at(now), &POLICY);
        assert_eq!(may(&[], 0), Ok(()));
        assert_eq!(may(&[0, 0], 0), Ok(()));
        assert_eq!(may(&[0, 1, 2], 2), Err(limit(3, "minute").from_when(at(60))));
        assert_eq!(may(&[0, 1, 2], 60), Ok(()));
        // The day's limit says when the day is over, though the minute would be first.
        assert_eq!(may(&[0, 100, 200, 201, 202], 203), Err(limit(5, "day").from_when(at(86_400))));
        assert_eq!(may(&[0, 100, 200, 201, 202], 86_400), Ok(()));
    }
}
