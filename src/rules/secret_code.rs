//! Codes that are sent (`G-123456`, 2SV-1 to 2SV-3) and backup codes that are kept (2SV-5).

use jiff::{SignedDuration, Timestamp};
use rand::CryptoRng;

use super::{Code, Refusal, Secret, policy::TwoStepPolicy, text, time};

const DIGITS: &[u8] = b"0123456789";

/// A code that was sent, without the code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SentCode {
    /// When it was sent.
    pub sent_at: Timestamp,
    /// Wrong tries so far.
    pub wrong: u32,
    /// Whether it has been used.
    pub spent: bool,
    /// Whether a newer one was sent.
    pub replaced: bool,
}

/// A new six-digit code.
pub fn generate(rng: &mut dyn CryptoRng) -> Secret {
    Secret::random(DIGITS, 6, rng)
}

/// The code as it stands in a message: `G-123456`.
pub fn shown(code: &Secret) -> Secret {
    Secret::from(format!("G-{}", code.expose()))
}

/// The six digits of what someone typed: with or without `G-`, full-width too, spaces and hyphens anywhere.
pub fn read(typed: &str) -> Option<Secret> {
    let folded = text::fold_together(typed);
    digits(folded.strip_prefix(['G', 'g']).unwrap_or(&folded), 6)
}

/// Whether what someone typed can be a code that was sent, or one of an authenticator. What cannot is no try: it would match
/// nothing.
///
/// # Errors
/// `invalid_value`.
pub fn must_be_sent(typed: &str) -> Result<(), Refusal> {
    read(typed).map(|_| ()).ok_or_else(|| Refusal::invalid("code", "sent-code-form"))
}

/// As [`must_be_sent`], where a backup code proves it too, if there are any.
///
/// # Errors
/// `invalid_value`.
pub fn must_prove(typed: &str, has_backup_codes: bool) -> Result<(), Refusal> {
    match (backup_read(typed), has_backup_codes) {
        (Some(_), true) => Ok(()),
        (Some(_), false) => Err(Refusal::invalid("code", "no-backup-codes")),
        (None, true) if read(typed).is_none() => Err(Refusal::invalid("code", "code-form")),
        (None, _) => must_be_sent(typed),
    }
}

/// Whether a code may still be compared (2SV-2, 2SV-3).
///
/// # Errors
/// `code_used`, `code_dead` or `code_expired`.
pub fn judge_state(code: &SentCode, now: Timestamp, policy: &TwoStepPolicy) -> Result<(), Refusal> {
    if code.spent || code.replaced {
        Err(Code::CodeUsed.into())
    } else if code.wrong >= policy.code_tries {
        Err(Refusal::new(Code::CodeDead).fact("tries", policy.code_tries))
    } else if !time::lives(code.sent_at, policy.code_life(), now) {
        Err(Refusal::new(Code::CodeExpired).fact("minutes", policy.code_minutes))
    } else {
        Ok(())
    }
}

/// Whether one more code may be sent: so many in any hour (2SV-3). `sent` may hold older ones too, in any order.
///
/// # Errors
/// `code_send_limit` with the instant from which it may.
pub fn may_send(sent: &[Timestamp], now: Timestamp, policy: &TwoStepPolicy) -> Result<(), Refusal> {
    may_send_of(sent, now, policy.codes_per_hour)
}

/// Whether one more code of any kind may be sent: `most` in any hour.
///
/// # Errors
/// `code_send_limit` with the instant from which it may.
pub fn may_send_of(sent: &[Timestamp], now: Timestamp, most: u32) -> Result<(), Refusal> {
    let hour = SignedDuration::from_hours(1);
    within(sent, now, hour, most).map_err(|from| {
        let refusal = Refusal::new(Code::CodeSendLimit).fact("limit", most);
        match from {
            Some(from) => refusal.from_when(from),
            None => refusal,
        }
    })
}

/// Whether one more may be added to what happened at these instants (in any order, older ones too): so many in any
/// `span`.
///
/// # Errors
/// From when one may; `None` where none ever may.
pub fn within(at: &[Timestamp], now: Timestamp, span: SignedDuration, limit: u32) -> Result<(), Option<Timestamp>> {
    // Measured both ways: a clock that was set back must not make anyone wait until it has caught up.
    let mut recent: Vec<Timestamp> = at.iter().copied().filter(|at| now.duration_since(*at).abs() < span).collect();
    let limit = limit as usize;
    if recent.len() < limit {
        return Ok(());
    }
    recent.sort_unstable();
    // With as many as the limit still in the span, the earliest of the last `limit` must leave it first.
    Err(recent.get(recent.len() - limit).map(|first| time::after(*first, span)))
}

/// A new set of backup codes of eight digits, no two alike.
pub fn backup_set(rng: &mut dyn CryptoRng, policy: &TwoStepPolicy) -> Vec<Secret> {
    let mut set = Vec::new();
    while set.len() < policy.backup_codes as usize {
        let code = Secret::random(DIGITS, 8, rng);
        if !set.contains(&code) {
            set.push(code);
        }
    }
    set
}

/// A backup code as people read it: `1234 5678`.
pub fn backup_shown(code: &Secret) -> Secret {
    code.grouped(4, ' ')
}

/// The eight digits of what someone typed, spaces, hyphens and full-width digits allowed.
pub fn backup_read(typed: &str) -> Option<Secret> {
    digits(&text::fold_together(typed), 8)
}

fn digits(text: &str, count: usize) -> Option<Secret> {
    (text.len() == count && text.bytes().all(|c| c.is_ascii_digit())).then(|| Secret::from(text))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;
    use rand::{SeedableRng, rngs::StdRng};

    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(1_800_000_000 + second).unwrap()
    }

    fn sent() -> SentCode {
        SentCode { sent_at: at(0), wrong: 0, spent: false, replaced: false }
    }

    fn judged(code: SentCode, second: i64) -> Result<(), Code> {
        judge_state(&code, at(second), &TwoStepPolicy::default()).map_err(|refusal| refusal.code)
    }

    #[test]
    fn _2sv_1_a_code_is_six_digits_each_as_likely() {
        let mut rng = StdRng::seed_from_u64(1);
        let mut counts = [[0u32; 10]; 6];
        for _ in 0..10_000 {
            let code = generate(&mut rng);
            assert_eq!(code.expose().len(), 6);
            for (place, digit) in code.expose().bytes().enumerate() {
                counts[place][usize::from(digit - b'0')] += 1;
            }
        }
        // 1000 ± 6 standard deviations of 30.
        assert!(counts.as_flattened().iter().all(|count| (820..=1180).contains(count)), "{counts:?}");
    }

    #[test]
    fn _2sv_1_a_code_is_read_as_people_type_it() {
        for typed in [
            "G-123456",
            "g-123456",
            "123456",
            "G123456",
            " G-123 456 ",
            "Ｇ－１２３４５６",
            "１２３４５６",
            "Gー123456",
            "G - 123456",
            "123\u{3000}456",
            "ｇ‐１２３　４５６",
            "123-456",
        ] {
            assert_eq!(read(typed), Some(Secret::from("123456")), "{typed}");
        }
        for typed in ["", "G-", "12345", "1234567", "GG123456", "H-123456", "G-12345a", "123456G", "١٢٣٤٥٦", "+12345"]
        {
            assert_eq!(read(typed), None, "{typed}");
        }
        assert_eq!(shown(&Secret::from("012345")).expose(), "G-012345");
    }

    #[test]
    fn _2sv_3_what_cannot_be_a_code_is_told_its_form() {
        let sent = |typed| must_be_sent(typed).map_err(|refusal| refusal.facts["why"].clone());
        let proves = |typed| must_prove(typed, true).map_err(|refusal| refusal.facts["why"].clone());
        let without = |typed| must_prove(typed, false).map_err(|refusal| refusal.facts["why"].clone());
        for typed in ["G-123456", "１２３４５６", "000000"] {
            assert_eq!((sent(typed), proves(typed)), (Ok(()), Ok(())), "{typed}");
        }
        assert_eq!((sent("1234 5678"), proves("1234 5678")), (Err("sent-code-form".into()), Ok(())));
        assert_eq!(without("1234 5678"), Err("no-backup-codes".into()));
        assert_eq!((without("123456"), without("xyz")), (Ok(()), Err("sent-code-form".into())));
        for typed in ["xyz", "r", "", "12345", "1234567", "123456789"] {
            assert_eq!(
                (sent(typed), proves(typed)),
                (Err("sent-code-form".into()), Err("code-form".into())),
                "{typed}"
            );
        }
    }

    #[test]
    fn _2sv_2_an_older_code_no_longer_works() {
        assert_eq!(judged(SentCode { replaced: true, ..sent() }, 1), Err(Code::CodeUsed));
    }

    #[test]
    fn _2sv_3_a_code_lives_ten_minutes() {
        assert_eq!(judged(sent(), 0), Ok(()));
        assert_eq!(judged(sent(), 599), Ok(()));
        assert_eq!(judged(sent(), 600), Err(Code::CodeExpired));
        assert_eq!(judged(sent(), -60), Ok(()), "a replica's clock is behind");
        assert_eq!(judged(sent(), -61), Err(Code::CodeExpired), "the clock was set back");
    }

    #[test]
    fn _2sv_3_a_code_works_once_and_dies_after_five_wrong_tries() {
        assert_eq!(judged(SentCode { spent: true, ..sent() }, 1), Err(Code::CodeUsed));
        assert_eq!(judged(SentCode { wrong: 4, ..sent() }, 1), Ok(()));
        assert_eq!(judged(SentCode { wrong: 5, ..sent() }, 1), Err(Code::CodeDead));
    }

    #[test]
    fn _2sv_3_five_codes_in_any_hour() {
        let may = |sent: &[i64], now| {
            let sent: Vec<Timestamp> = sent.iter().map(|second| at(*second)).collect();
            may_send(&sent, at(now), &TwoStepPolicy::default())
        };
        let limit = |from| Err(Refusal::new(Code::CodeSendLimit).fact("limit", 5u32).from_when(at(from)));
        assert_eq!(may(&[], 0), Ok(()));
        assert_eq!(may(&[0, 60, 120, 180], 200), Ok(()));
        assert_eq!(may(&[240, 0, 60, 180, 120], 300), limit(3600));
        assert_eq!(may(&[0, 60, 120, 180, 240], 3599), limit(3600));
        assert_eq!(may(&[0, 60, 120, 180, 240], 3600), Ok(()));
        // Sent before the clock was set back by a day: nobody waits until it has caught up.
        assert_eq!(may(&[86_400, 86_401, 86_402, 86_403, 86_404], 0), Ok(()));
        // With six there (the limit was lowered), the second oldest must leave too.
        assert_eq!(may(&[0, 60, 120, 180, 240, 300], 400), limit(3660));
        let none = TwoStepPolicy { codes_per_hour: 0, ..TwoStepPolicy::default() };
        assert_eq!(may_send(&[], at(0), &none), Err(Refusal::new(Code::CodeSendLimit).fact("limit", 0u32)));
    }

    #[test]
    fn _2sv_5_ten_backup_codes_of_eight_digits_no_two_alike() {
        let mut rng = StdRng::seed_from_u64(1);
        let set = backup_set(&mut rng, &TwoStepPolicy::default());
        assert_eq!(set.len(), 10);
        assert_eq!(set.iter().map(Secret::expose).collect::<BTreeSet<_>>().len(), 10);
        assert!(set.iter().all(|code| code.expose().len() == 8));
        assert_ne!(set, backup_set(&mut rng, &TwoStepPolicy::default()));
    }

    /// Says one code three times before it says others.
    struct Stuttering(u32);

    impl rand::TryRng for Stuttering {
        type Error = std::convert::Infallible;
        fn try_next_u32(&mut self) -> Result<u32, Self::Error> {
            self.0 += 1;
            Ok(if self.0 <= 24 { 0 } else { self.0.wrapping_mul(0x9e37_79b9) })
        }
        fn try_next_u64(&mut self) -> Result<u64, Self::Error> {
            self.try_next_u32().map(|low| u64::from(low) << 32)
        }
        fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Self::Error> {
            bytes.fill(0);
            Ok(())
        }
    }

    impl rand::TryCryptoRng for Stuttering {}

    #[test]
    fn _2sv_5_a_code_that_comes_twice_is_taken_once() {
        let set = backup_set(&mut Stuttering(0), &TwoStepPolicy::default());
        assert_eq!(set.iter().filter(|code| code.expose() == "00000000").count(), 1);
        assert_eq!(set.len(), 10);
    }

    #[test]
    fn _2sv_5_a_backup_code_is_read_as_people_type_it() {
        for typed in ["12345678", "1234 5678", "１２３４　５６７８", "1234-5678", " 1234ー5678 "] {
            assert_eq!(backup_read(typed), Some(Secret::from("12345678")), "{typed}");
        }
        for typed in ["1234567", "123456789", "G-12345678", "1234567a", ""] {
            assert_eq!(backup_read(typed), None, "{typed}");
        }
        assert_eq!(backup_shown(&Secret::from("12345678")).expose(), "1234 5678");
    }

    proptest! {
        #[test]
        fn _2sv_1_what_is_shown_is_read(seed in any::<u64>()) {
            let mut rng = StdRng::seed_from_u64(seed);
            let code = generate(&mut rng);
            prop_assert_eq!(read(shown(&code).expose()), Some(code.clone()));
            prop_assert_eq!(read(code.expose()), Some(code));
        }

        #[test]
        fn _2sv_1_whatever_is_typed_six_digits_or_nothing(typed in any::<String>()) {
            if let Some(code) = read(&typed) {
                prop_assert!(code.expose().len() == 6 && code.expose().bytes().all(|c| c.is_ascii_digit()));
            }
        }
    }
}
