//! Whether, and when, a request is sent again. Pure; the caller waits.

use std::time::Duration;

use jiff::Timestamp;

/// How often a request is sent at most.
pub const ATTEMPTS: u32 = 4;
const FIRST: Duration = Duration::from_millis(200);
const LONGEST: Duration = Duration::from_secs(5);

/// Whether a status means load: nothing else is worth another try. A gateway that says that its service is gone (502, 504)
/// may have handed the request on.
pub const fn means_load(status: u16) -> bool {
    matches!(status, 429 | 503)
}

/// How long to wait after the `attempt`th try (from 1), or `None` to give up. `chance` is a random number in 0..1: it
/// spreads clients that failed together. What the service asks for (`Retry-After`) is the least; a wait that would
/// not end within `left` is not begun.
pub fn wait(attempt: u32, chance: f64, asked: Option<Duration>, left: Duration) -> Option<Duration> {
    if attempt >= ATTEMPTS {
        return None;
    }
    let step = FIRST.saturating_mul(1 << attempt.saturating_sub(1)).min(LONGEST);
    let wait = step.mul_f64(0.5 + chance.clamp(0.0, 1.0) / 2.0) + asked.unwrap_or_default();
    (wait < left).then_some(wait)
}

/// The wait that a `Retry-After` asks for: seconds, or an HTTP date.
pub fn asked(header: &str, now: Timestamp) -> Option<Duration> {
    if let Ok(seconds) = header.trim().parse() {
        return Some(Duration::from_secs(seconds));
    }
    let at = jiff::fmt::rfc2822::parse(header.trim()).ok()?.timestamp();
    Some(Duration::try_from(at.duration_since(now)).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG: Duration = Duration::from_secs(3600);

    #[test]
    fn waits_grow_spread_and_end() {
        let waits: Vec<_> = (1..6).map(|attempt| wait(attempt, 1.0, None, LONG).map(|wait| wait.as_millis())).collect();
        assert_eq!(waits, [Some(200), Some(400), Some(800), None, None]);
        assert_eq!(wait(1, 0.0, None, LONG), Some(Duration::from_millis(100)));
    }

    #[test]
    fn the_service_is_obeyed_or_left_but_never_hurried() {
        let minute = Duration::from_secs(60);
        assert!(wait(1, 0.0, Some(minute), LONG).unwrap() >= minute);
        assert_eq!(wait(1, 0.0, Some(minute), Duration::from_secs(30)), None);
    }

    #[test]
    fn retry_after_is_seconds_or_a_date() {
        let now = "2026-04-01T00:00:00Z".parse().unwrap();
        assert_eq!(asked(" 7 ", now), Some(Duration::from_secs(7)));
        assert_eq!(asked("Wed, 01 Apr 2026 00:01:30 GMT", now), Some(Duration::from_secs(90)));
        assert_eq!(asked("Wed, 01 Apr 2020 00:01:30 GMT", now), Some(Duration::ZERO));
        assert_eq!(asked("soon", now), None);
    }

    #[test]
    fn only_load_is_retried() {
        let retried: Vec<u16> = (100..600).filter(|status| means_load(*status)).collect();
        assert_eq!(retried, [429, 503]);
    }
}
