//! The account password (PASS-1, MPASS-3: NIST SP 800-63B-4), and first passwords.

mod blocklist;

use jiff::{SignedDuration, Timestamp};
use rand::CryptoRng;
use unicode_normalization::UnicodeNormalization;

use super::{Code, LoginId, Refusal, Secret, policy::PasswordPolicy, text, time};

/// What the candidate is judged against, beside the policy.
#[derive(Debug, Clone, Copy)]
pub struct Judged<'a> {
    /// Whose password it will be.
    pub login_id: &'a LoginId,
    /// The name people know the service by.
    pub service_name: &'a str,
    /// Whether a second factor is on, which lets a password be shorter.
    pub two_step_on: bool,
    /// Whether it is the present password (the caller has compared the hash).
    pub unchanged: bool,
}

/// A typed password in the one form that is hashed and compared: RFC 8265 OpaqueString. Spaces of all kinds become
/// U+0020 and letters are composed (NFC); nothing is trimmed, and widths and letter case stay.
pub fn prepare(typed: &str) -> Secret {
    Secret::from(typed.chars().map(|c| if is_other_space(c) { ' ' } else { c }).nfc().collect::<String>())
}

/// The spaces (Unicode category Zs) outside ASCII.
fn is_other_space(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}')
}

/// Whether a prepared candidate may become the password. No message and no fact repeats it.
///
/// # Errors
/// The first rule that it breaks: `password_bad_character`, `password_too_short` and `password_too_long` (with the
/// limit and its own count), `password_is_login_id`, `password_common`, `password_too_few_kinds`, `password_unchanged`.
pub fn judge(candidate: &str, about: &Judged<'_>, policy: &PasswordPolicy) -> Result<(), Refusal> {
    characters(candidate, policy)?;
    length(candidate, about.two_step_on, policy)?;
    let word = text::fold(candidate).to_lowercase();
    if word == about.login_id.as_str() {
        return Err(Code::PasswordIsLoginId.into());
    }
    if blocklist::holds(&word) || word == text::fold(about.service_name).to_lowercase() {
        return Err(Code::PasswordCommon.into());
    }
    mixture(candidate, policy)?;
    if about.unchanged { Err(Code::PasswordUnchanged.into()) } else { Ok(()) }
}

fn characters(candidate: &str, policy: &PasswordPolicy) -> Result<(), Refusal> {
    let taken = |c: char| !c.is_control() && (!policy.ascii_only || c.is_ascii());
    if candidate.chars().all(taken) { Ok(()) } else { Err(Code::PasswordBadCharacter.into()) }
}

fn length(candidate: &str, two_step_on: bool, policy: &PasswordPolicy) -> Result<(), Refusal> {
    let count = u32::try_from(candidate.chars().count()).unwrap_or(u32::MAX);
    let min = if two_step_on { policy.min_length_two_step } else { policy.min_length };
    if count < min {
        Err(Refusal::new(Code::PasswordTooShort).fact("min", min).fact("count", count))
    } else if count > policy.max_length {
        Err(Refusal::new(Code::PasswordTooLong).fact("max", policy.max_length).fact("count", count))
    } else {
        Ok(())
    }
}

fn mixture(candidate: &str, policy: &PasswordPolicy) -> Result<(), Refusal> {
    let is_symbol = |c: char| !c.is_uppercase() && !c.is_lowercase() && !c.is_numeric();
    let kinds: [&dyn Fn(char) -> bool; 4] = [&char::is_uppercase, &char::is_lowercase, &char::is_numeric, &is_symbol];
    let count = kinds.iter().fold(0u32, |count, kind| count + u32::from(candidate.chars().any(kind)));
    if count < policy.kinds {
        Err(Refusal::new(Code::PasswordTooFewKinds).fact("min", policy.kinds).fact("count", count))
    } else {
        Ok(())
    }
}

/// Letters and digits that nobody mistakes for another, on paper or read aloud: no `i l 1 o 0 s 5 z`.
const CLEAR: &[u8] = b"abcdefghjkmnpqrtuvwxy2346789";

/// A first or reset password: 16 clear letters and digits in four groups, some 76 bits; lower case, digits and
/// hyphens, so that a campus policy of three kinds of four takes it too.
pub fn first_password(rng: &mut dyn CryptoRng) -> Secret {
    loop {
        let password = Secret::random(CLEAR, 16, rng);
        let has = |kind: fn(&u8) -> bool| password.expose().bytes().any(|c| kind(&c));
        if has(u8::is_ascii_digit) && has(u8::is_ascii_lowercase) {
            return password.grouped(4, '-');
        }
    }
}

/// When a first password that was set at `created_at` expires (PASS-1).
pub fn first_expires_at(created_at: Timestamp, policy: &PasswordPolicy) -> Timestamp {
    time::after(created_at, SignedDuration::from_hours(24 * i64::from(policy.first_password_days)))
}

/// Whether a first password has expired (PASS-1).
pub fn first_expired(created_at: Timestamp, now: Timestamp, policy: &PasswordPolicy) -> bool {
    now >= first_expires_at(created_at, policy)
}
