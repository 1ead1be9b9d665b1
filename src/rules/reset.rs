//! Resets of a forgotten account password: a code sent to the registered contact, typed by the owner (PASS-1).

use jiff::{SignedDuration, Timestamp};
use rand::CryptoRng;

use super::{Refusal, Secret, message::Channel, policy::PasswordPolicy, text, time};

/// Letters that spell no words and are not mistaken for digits (RFC 8628, 6.1).
const LETTERS: &[u8] = b"BCDFGHJKLMNPQRSTVWXZ";

/// How many letters a code has.
const LENGTH: usize = 12;

/// A new code: twelve letters, some 52 bits. Nobody guesses it, so no stranger's guesses need ever count against it (PASS-2).
pub fn generate(rng: &mut dyn CryptoRng) -> Secret {
    Secret::random(LETTERS, LENGTH, rng)
}

/// The code as it stands in a message: `BCDF-GHJK-LMNP`.
pub fn shown(code: &Secret) -> Secret {
    code.grouped(4, '-')
}

/// The code in what someone typed: any letter case, full-width too, spaces and hyphens anywhere.
pub fn read(typed: &str) -> Secret {
    Secret::from(text::fold_together(typed).to_ascii_uppercase())
}

/// Whether what someone typed can be a code, for who is asked for one: the service answers every wrong one alike.
///
/// # Errors
/// `invalid_value`.
pub fn must_be_code(typed: &str) -> Result<(), Refusal> {
    let read = read(typed);
    let is = read.expose().len() == LENGTH && read.expose().bytes().all(|letter| LETTERS.contains(&letter));
    if is { Ok(()) } else { Err(Refusal::invalid("code", "reset-code-form")) }
}

fn life(channel: Channel, policy: &PasswordPolicy) -> SignedDuration {
    match channel {
        Channel::Mail => SignedDuration::from_hours(i64::from(policy.reset_mail_hours)),
        Channel::Sms | Channel::Voice => SignedDuration::from_mins(i64::from(policy.reset_sms_minutes)),
    }
}

/// When a code that is sent now no longer works.
pub fn expires_at(channel: Channel, now: Timestamp, policy: &PasswordPolicy) -> Timestamp {
    time::after(now, life(channel, policy))
}

/// Whether one more code is sent for an account because somebody asks for it where nobody is known. Where one was sent
/// lately it serves them too, for every code goes to the owner and works until it expires; and no stranger fills the owner's
/// phone. Nobody is refused: the answer is always the same. `sent` has, for each code, when it was sent and when it no
/// longer works.
pub fn is_sent_elsewhere(sent: &[(Timestamp, Timestamp)], now: Timestamp, policy: &PasswordPolicy) -> bool {
    let again = SignedDuration::from_mins(i64::from(policy.reset_again_minutes));
    let serves = |(at, until): &(Timestamp, Timestamp)| time::lives(*at, again, now) && now < *until;
    let of_the_day = sent.iter().filter(|(at, _)| time::lives(*at, DAY, now)).count();
    !sent.iter().any(serves) && of_the_day < policy.resets_per_day as usize
}

/// Since when codes that were sent elsewhere count.
pub fn counts_since(now: Timestamp) -> Timestamp {
    time::after(now, -DAY)
}

const DAY: SignedDuration = SignedDuration::from_hours(24);

#[cfg(test)]
mod tests {
    use rand::{SeedableRng, rngs::StdRng};

    use super::*;

    #[test]
    fn pass_1_what_cannot_be_a_reset_code_is_told_its_form() {
        for typed in ["BCDF-GHJK-LMNP", " ｂｃｄｆ　ｇｈｊｋ　ｌｍｎｐ "] {
            assert_eq!(must_be_code(typed), Ok(()), "{typed}");
        }
        for typed in ["xyz", "r", "", "BCDF-GHJK", "BCDF-GHJK-LMNP-Q", "BCDF-GHJK-LMNA", "123456789012"] {
            assert!(must_be_code(typed).is_err(), "{typed}");
        }
    }

    #[test]
    fn pass_1_a_code_is_read_as_people_type_it() {
        for typed in ["BCDF-GHJK", "bcdfghjk", " ｂｃｄｆ　ＧＨＪＫ ", "bcdf ghjk"] {
            assert_eq!(read(typed), Secret::from("BCDFGHJK"), "{typed}");
        }
        assert_eq!(read(""), Secret::from(""));
    }

    #[test]
    fn pass_1_a_code_is_read_as_it_is_shown() {
        let mut rng = StdRng::seed_from_u64(1);
        let code = generate(&mut rng);
        assert_eq!((code.expose().len(), shown(&code).expose().len()), (12, 14));
        assert_eq!(read(shown(&code).expose()), code);
    }

    #[test]
    fn pass_2_a_code_sent_to_the_owner_serves_whoever_asks_again() {
        let (policy, minute) = (PasswordPolicy::default(), 60);
        let at = |second| Timestamp::from_second(1_800_000_000 + second).unwrap();
        let sent = |minutes: &[i64], now| {
            let sent: Vec<_> = minutes.iter().map(|it| (at(it * minute), at((it + 10) * minute))).collect();
            is_sent_elsewhere(&sent, at(now), &policy)
        };
        assert!(sent(&[], 0));
        assert!(!sent(&[0], 5 * minute - 1));
        assert!(sent(&[0], 5 * minute));
        // One that has expired serves nobody, however lately it was sent.
        let expires_early = [(at(0), at(2 * minute))];
        assert!(!is_sent_elsewhere(&expires_early, at(2 * minute - 1), &policy));
        assert!(is_sent_elsewhere(&expires_early, at(2 * minute), &policy));
        // One that was spent or taken back serves nobody.
        assert!(is_sent_elsewhere(&[(at(0), Timestamp::UNIX_EPOCH)], at(1), &policy));
        let twenty: Vec<i64> = (0..20).map(|time| time * 5).collect();
        assert!(!sent(&twenty, 24 * 60 * minute - 1));
        assert!(sent(&twenty, 24 * 60 * minute));
        assert_eq!(counts_since(at(24 * 60 * minute)), at(0));
    }

    #[test]
    fn pass_1_a_code_lives_ten_minutes_by_sms_and_a_day_by_mail() {
        let (now, policy) = (Timestamp::from_second(1_800_000_000).unwrap(), PasswordPolicy::default());
        assert_eq!(expires_at(Channel::Sms, now, &policy).as_second(), 1_800_000_600);
        assert_eq!(expires_at(Channel::Mail, now, &policy).as_second(), 1_800_086_400);
    }
}
