//! Resets of a forgotten account password: a code sent to the registered contact, typed by the owner (PASS-1).

use jiff::{SignedDuration, Timestamp};
use rand::CryptoRng;

use super::{Secret, message::Channel, policy::PasswordPolicy, text, time};

const DIGITS: &[u8] = b"0123456789";
/// Letters that spell no word and are mistaken for no digit: eight of them are some 34 bits (RFC 8628, 6.1).
const LETTERS: &[u8] = b"BCDFGHJKLMNPQRSTVWXZ";

/// A new code: six digits in a text message, which lives minutes; eight letters in a mail, which lives hours.
pub fn generate(channel: Channel, rng: &mut dyn CryptoRng) -> Secret {
    match channel {
        Channel::Mail => Secret::random(LETTERS, 8, rng),
        Channel::Sms | Channel::Voice => Secret::random(DIGITS, 6, rng),
    }
}

/// The code as it stands in a message: `123456`, or `BCDF-GHJK`.
pub fn shown(code: &Secret) -> Secret {
    if code.expose().len() > 6 { code.grouped(4, '-') } else { code.clone() }
}

/// The code of what someone typed: any letter case, full-width too, spaces and hyphens anywhere.
pub fn read(typed: &str) -> Secret {
    Secret::from(text::fold_together(typed).to_ascii_uppercase())
}

/// How long a code lives at the least, whatever it is sent by.
pub fn shortest_life(policy: &PasswordPolicy) -> SignedDuration {
    [Channel::Mail, Channel::Sms].map(|channel| life(channel, policy)).into_iter().min().unwrap_or_default()
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

#[cfg(test)]
mod tests {
    use rand::{SeedableRng, rngs::StdRng};

    use super::*;

    #[test]
    fn pass_1_a_code_is_read_as_people_type_it() {
        for typed in ["BCDF-GHJK", "bcdfghjk", " ｂｃｄｆ　ＧＨＪＫ ", "bcdf ghjk"] {
            assert_eq!(read(typed), Secret::from("BCDFGHJK"), "{typed}");
        }
        assert_eq!(read("１２３ ４５６"), Secret::from("123456"));
        assert_eq!(read(""), Secret::from(""));
    }

    #[test]
    fn pass_1_a_code_is_read_as_it_is_shown() {
        let mut rng = StdRng::seed_from_u64(1);
        for (channel, length, shown_length) in [(Channel::Sms, 6, 6), (Channel::Mail, 8, 9)] {
            let code = generate(channel, &mut rng);
            assert_eq!((code.expose().len(), shown(&code).expose().len()), (length, shown_length));
            assert_eq!(read(shown(&code).expose()), code);
        }
    }

    #[test]
    fn pass_1_a_code_lives_ten_minutes_by_sms_and_a_day_by_mail() {
        let (now, policy) = (Timestamp::from_second(1_800_000_000).unwrap(), PasswordPolicy::default());
        assert_eq!(expires_at(Channel::Sms, now, &policy).as_second(), 1_800_000_600);
        assert_eq!(expires_at(Channel::Mail, now, &policy).as_second(), 1_800_086_400);
    }
}
