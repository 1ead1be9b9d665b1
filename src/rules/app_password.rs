//! App passwords: 16 letters for one mail app (APPPW-1 to APPPW-3).

use rand::CryptoRng;

use super::{Code, Refusal, Secret, policy::AppPasswordPolicy, text};

const LETTERS: &[u8] = b"abcdefghijklmnopqrstuvwxyz";

/// Letters of an app password: 75 bits.
pub const LENGTH: usize = 16;

/// Code points that its name may have.
pub const MAX_NAME: u32 = 64;

/// A new app password: 16 random letters.
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rand::{SeedableRng, rngs::StdRng};

    use super::*;

    #[test]
    fn apppw_1_needs_two_step_verification_on() {
        let policy = AppPasswordPolicy::default();
        assert_eq!(may_create(false, 0, &policy), Err(Code::TwoStepOff.into()));
        assert_eq!(may_create(true, 0, &policy), Ok(()));
    }

    #[test]
    fn apppw_2_sixteen_letters_each_as_likely() {
        let mut rng = StdRng::seed_from_u64(1);
        let mut counts = [0u32; 26];
        for _ in 0..1625 {
            let password = generate(&mut rng);
            assert_eq!(password.expose().len(), 16);
            password.expose().bytes().for_each(|letter| counts[usize::from(letter - b'a')] += 1);
        }
        // 26,000 letters: 1000 of each ± 6 standard deviations of 31.
        assert!(counts.iter().all(|count| (814..=1186).contains(count)), "{counts:?}");
    }

    #[test]
    fn apppw_2_four_groups_and_spaces_are_ignored() {
        let password = Secret::from("abcdefghijklmnop");
        assert_eq!(grouped(&password).expose(), "abcd efgh ijkl mnop");
        for typed in [
            "abcdefghijklmnop",
            "abcd efgh ijkl mnop",
            " abcd  efgh ijkl mnop\n",
            "abcd\u{3000}efgh\u{3000}ijkl\u{3000}mnop",
            "ABCD EFGH IJKL MNOP",
            "ａｂｃｄ　ｅｆｇｈ　ｉｊｋｌ　ｍｎｏｐ",
            "abcd\u{a0}efgh\u{a0}ijkl\u{a0}mnop",
        ] {
            assert_eq!(read(typed), Some(password.clone()), "{typed:?}");
        }
        for typed in [
            "",
            "abcd",
            "abcdefghijklmnopq",
            "abcdefghijklmno1",
            "abcd-efgh-ijkl-mnop",
            "абвгabcdefghijkl",
            "\u{212a}bcdefghijklmno",
        ] {
            assert_eq!(read(typed), None, "{typed:?}");
        }
    }

    #[test]
    fn apppw_2_it_has_a_name() {
        assert_eq!(name(" Thunderbird 研究室 ").as_deref(), Ok("Thunderbird 研究室"));
        assert_eq!(name(" "), Err(Refusal::invalid("name", "empty")));
        assert!(name(&"あ".repeat(64)).is_ok());
        assert!(name(&"あ".repeat(65)).is_err());
    }

    #[test]
    fn apppw_3_up_to_fifty_at_a_time() {
        let policy = AppPasswordPolicy::default();
        assert_eq!(may_create(true, 49, &policy), Ok(()));
        assert_eq!(may_create(true, 50, &policy), Err(Refusal::new(Code::AppPasswordLimit).fact("limit", 50u32)));
    }

    proptest! {
        #[test]
        fn apppw_2_what_is_shown_is_read(seed in any::<u64>()) {
            let password = generate(&mut StdRng::seed_from_u64(seed));
            prop_assert_eq!(read(grouped(&password).expose()), Some(password));
        }
    }
}
