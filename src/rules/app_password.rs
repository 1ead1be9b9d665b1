//! App passwords: 16 letters for one mail app (APPPW-1 to APPPW-3).

use rand::CryptoRng;

use super::{Code, Refusal, Secret, policy::AppPasswordPolicy, text};

const LETTERS: &[u8] = b"abcdefghijklmnopqrstuvwxyz";

/// Letters of an app password: 75 bits.
pub const LENGTH: usize = 16;

/// Code points that its name may have.
pub const MAX_NAME: u32 = 64;

/// A new one.
pub fn generate(rng: &mut dyn CryptoRng) -> Secret {
    Secret::random(LETTERS, LENGTH, rng)
}

/// As it is shown, once: four groups of four letters.
pub fn grouped(password: &Secret) -> Secret {
    password.grouped(4, ' ')
}

/// The 16 letters of what a mail app sent: spaces (the full-width one too) are ignored, full-width and upper-case
/// letters taken. `None` when it cannot be an app password.
pub fn read(typed: &str) -> Option<Secret> {
    let letters: String =
        text::fold(typed).chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase();
    (letters.len() == LENGTH && letters.bytes().all(|c| c.is_ascii_lowercase())).then(|| Secret::from(letters))
}

/// Its name: composed, 1 to 64 code points, nothing unsafe to show.
///
/// # Errors
/// `invalid_value`.
pub fn name(typed: &str) -> Result<String, Refusal> {
    text::label("name", typed, MAX_NAME)
}

/// Whether one more may be created beside the `count` there are.
///
/// # Errors
/// `two_step_off` (APPPW-1) or `app_password_limit` (APPPW-3).
pub fn may_create(two_step_on: bool, count: u32, policy: &AppPasswordPolicy) -> Result<(), Refusal> {
    if !two_step_on {
        Err(Code::TwoStepOff.into())
    } else if count >= policy.max {
        Err(Refusal::new(Code::AppPasswordLimit).fact("limit", policy.max))
    } else {
        Ok(())
    }
}
