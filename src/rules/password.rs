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

/// Whether a prepared password that was once accepted is too short by now, because the second factor beside which it could
/// be short is off (MPASS-3).
pub fn is_too_short(password: &str, two_step_on: bool, policy: &PasswordPolicy) -> bool {
    count(password) < min_length(two_step_on, policy)
}

fn count(password: &str) -> u32 {
    u32::try_from(password.chars().count()).unwrap_or(u32::MAX)
}

fn min_length(two_step_on: bool, policy: &PasswordPolicy) -> u32 {
    if two_step_on { policy.min_length_two_step } else { policy.min_length }
}

fn length(candidate: &str, two_step_on: bool, policy: &PasswordPolicy) -> Result<(), Refusal> {
    let (count, min) = (count(candidate), min_length(two_step_on, policy));
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
/// hyphens, so that a campus policy of three kinds of four accepts it too.
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

/// Until when a first password is of use (PASS-1): no longer than the account itself (SIGN-6).
pub fn first_ends_at(created_at: Timestamp, account_ends_at: Option<Timestamp>, policy: &PasswordPolicy) -> Timestamp {
    let expires_at = first_expires_at(created_at, policy);
    account_ends_at.map_or(expires_at, |end| end.min(expires_at))
}

/// Whether a first password has expired (PASS-1).
pub fn first_expired(created_at: Timestamp, now: Timestamp, policy: &PasswordPolicy) -> bool {
    now >= first_expires_at(created_at, policy)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rand::{SeedableRng, rngs::StdRng};

    use super::*;

    fn judged_with(candidate: &str, two_step_on: bool, policy: &PasswordPolicy) -> Result<(), Refusal> {
        let login_id = "tanaka.k.taro.2026".parse().unwrap();
        let about = Judged { login_id: &login_id, service_name: "Campus Accounts", two_step_on, unchanged: false };
        judge(prepare(candidate).expose(), &about, policy)
    }

    fn judged(candidate: &str) -> Result<(), Code> {
        judged_with(candidate, false, &PasswordPolicy::default()).map_err(|refusal| refusal.code)
    }

    fn campus() -> PasswordPolicy {
        let (kinds, ascii_only) = (3, true);
        PasswordPolicy {
            min_length: 12,
            min_length_two_step: 12,
            max_length: 64,
            kinds,
            ascii_only,
            ..Default::default()
        }
    }

    #[test]
    fn mpass_3_fifteen_code_points_alone_and_eight_beside_a_second_factor() {
        let policy = PasswordPolicy::default();
        let short =
            |min: u32, count: u32| Err(Refusal::new(Code::PasswordTooShort).fact("min", min).fact("count", count));
        assert_eq!(judged_with("green tea at 9", false, &policy), short(15, 14));
        assert_eq!(judged_with("green tea at 10", false, &policy), Ok(()));
        assert_eq!(judged_with("tea at8", true, &policy), short(8, 7));
        assert_eq!(judged_with("tea at 8", true, &policy), Ok(()));
        assert_eq!(judged_with("", true, &policy), short(8, 0));
        // Code points, not bytes, after composing: 15 and 14 kana with voicing marks typed apart.
        assert_eq!(judged_with(&"か\u{3099}".repeat(15), false, &policy), Ok(()));
        assert_eq!(judged_with(&"か\u{3099}".repeat(14), false, &policy), short(15, 14));
        assert_eq!(judged_with(&"𠮷".repeat(15), false, &policy), Ok(()));
    }

    #[test]
    fn mpass_3_without_the_second_factor_a_short_password_has_become_too_short() {
        let too_short =
            |count: usize, two_step_on| is_too_short(&"茶".repeat(count), two_step_on, &PasswordPolicy::default());
        assert_eq!((too_short(7, true), too_short(8, true)), (true, false));
        assert_eq!((too_short(14, false), too_short(15, false)), (true, false));
    }

    #[test]
    fn mpass_3_up_to_128_code_points() {
        let long = |count: usize| "緑茶を飲む ".chars().cycle().take(count).collect::<String>();
        assert_eq!(judged(&long(128)), Ok(()));
        let refusal = judged_with(&long(129), false, &PasswordPolicy::default()).unwrap_err();
        assert_eq!(refusal, Refusal::new(Code::PasswordTooLong).fact("max", 128u32).fact("count", 129u32));
    }

    #[test]
    fn mpass_3_no_common_password_whatever_its_case_or_width() {
        for common in [
            "qwertyuiopasdfgh",
            "123456789012345",
            "QwertyUiopAsdfgh",
            "１２３４５６７８９０１２３４５",
            "aaaaaaaaaaaaaaa",
            "campus accounts",
        ] {
            assert_eq!(judged(common), Err(Code::PasswordCommon), "{common}");
        }
        let policy = PasswordPolicy::default();
        for common in [
            "password",
            "PassWord",
            "12345678",
            "iloveyou",
            "sunshine",
            "baseball",
            "football1",
            "qwertyuiop",
            "pasuwado",
            "meibo2026",
        ] {
            assert_eq!(judged_with(common, true, &policy), Err(Code::PasswordCommon.into()), "{common}");
        }
        // The whole word only.
        assert_eq!(judged("password of hana"), Ok(()));
    }

    #[test]
    fn mpass_3_not_the_login_id() {
        assert_eq!(judged("tanaka.k.taro.2026"), Err(Code::PasswordIsLoginId));
        assert_eq!(judged("Tanaka.K.Taro.2026"), Err(Code::PasswordIsLoginId));
        assert_eq!(judged("tanaka.k.taro.2027"), Ok(()));
    }

    #[test]
    fn mpass_3_any_character_of_unicode_but_controls() {
        for candidate in
            ["合言葉は 山と川 と海と空とです", "emoji 🍵🍵🍵🍵🍵🍵🍵🍵🍵", "                ", "ﾊﾝｶｸｶﾅﾊﾝｶｸｶﾅﾊﾝｶｸ"]
        {
            assert_eq!(judged(candidate), Ok(()), "{candidate}");
        }
        for candidate in ["green tea at\t10 o'clock", "green tea at 10\n", "green tea\u{0}at ten"] {
            assert_eq!(judged(candidate), Err(Code::PasswordBadCharacter), "{candidate:?}");
        }
    }

    #[test]
    fn mpass_3_a_campus_policy_may_ask_for_kinds_and_ascii() {
        let judged = |candidate: &str| judged_with(candidate, false, &campus());
        assert_eq!(judged("green-tea-at-10"), Ok(()));
        assert_eq!(judged("GREENteaAT10x"), Ok(()));
        let few = Refusal::new(Code::PasswordTooFewKinds).fact("min", 3u32).fact("count", 2u32);
        assert_eq!(judged("greenteaat10x"), Err(few));
        assert_eq!(
            judged("green-tea-9"),
            Err(Refusal::new(Code::PasswordTooShort).fact("min", 12u32).fact("count", 11u32))
        );
        assert_eq!(judged("Green茶-tea-at-10"), Err(Code::PasswordBadCharacter.into()));
        assert_eq!(judged(&"aB3-".repeat(16)), Ok(()));
        assert_eq!(judged(&"aB3-".repeat(17)).map_err(|refusal| refusal.code), Err(Code::PasswordTooLong));
    }

    #[test]
    fn pass_1_a_change_changes_something() {
        let login_id = "tanaka".parse().unwrap();
        let about = Judged { login_id: &login_id, service_name: "meibo", two_step_on: false, unchanged: true };
        assert_eq!(judge("green tea at 10", &about, &PasswordPolicy::default()), Err(Code::PasswordUnchanged.into()));
    }

    #[test]
    fn mpass_3_no_refusal_repeats_the_password() {
        for candidate in ["hunter2", "qwertyuiopasdfgh", "tanaka.k.taro.2026", "tab\ttab"] {
            let refusal = judged_with(candidate, false, &PasswordPolicy::default()).unwrap_err();
            assert!(!format!("{refusal:?}").contains(candidate), "{refusal:?}");
        }
    }

    #[test]
    fn rfc_8265_passwords_keep_width_case_and_edges_but_not_their_kind_of_space() {
        for (typed, prepared) in [
            ("correct horse", "correct horse"),
            ("緑\u{3000}茶", "緑 茶"),
            ("a\u{a0}b\u{2003}c\u{202f}d", "a b c d"),
            ("か\u{3099}", "が"),
            ("ＡＢＣ ｶﾅ", "ＡＢＣ ｶﾅ"),
            (" edges ", " edges "),
            ("ﬁ㈱²", "ﬁ㈱²"),
            ("A\u{30a}", "Å"),
            ("\u{212b}", "Å"),
        ] {
            assert_eq!(prepare(typed).expose(), prepared, "{typed:?}");
        }
    }

    #[test]
    fn pass_1_a_first_password_meets_every_policy_and_can_be_read_aloud() {
        let mut rng = StdRng::seed_from_u64(1);
        for _ in 0..2000 {
            let password = first_password(&mut rng);
            let text = password.expose();
            assert_eq!(text.len(), 19);
            assert_eq!(text.split('-').map(str::len).collect::<Vec<_>>(), [4, 4, 4, 4]);
            assert!(!text.contains(['i', 'l', '1', 'o', '0', 's', '5', 'z']), "{text}");
            assert_eq!(judged_with(text, false, &PasswordPolicy::default()), Ok(()), "{text}");
            assert_eq!(judged_with(text, false, &campus()), Ok(()), "{text}");
        }
        assert_ne!(first_password(&mut rng), first_password(&mut rng));
        // 16 letters of an alphabet without repeats; hardly any are thrown away.
        let letters: std::collections::BTreeSet<&u8> = CLEAR.iter().collect();
        assert!(16.0 * (letters.len() as f64).log2() > 75.1);
    }

    #[test]
    fn pass_1_a_first_password_expires_after_14_days() {
        let at = |hours: i64| Timestamp::from_second(1_800_000_000 + 3600 * hours).unwrap();
        let policy = PasswordPolicy::default();
        assert!(!first_expired(at(0), time::after(at(336), SignedDuration::from_nanos(-1)), &policy));
        assert!(first_expired(at(0), at(336), &policy));
        assert_eq!(first_expires_at(at(0), &policy), at(336));
    }

    #[test]
    fn sign_6_a_first_password_is_of_no_use_after_its_account() {
        let at = |hours| time::after(Timestamp::UNIX_EPOCH, SignedDuration::from_hours(hours));
        let ends_at = |account| first_ends_at(at(0), account, &PasswordPolicy::default());
        assert_eq!([ends_at(None), ends_at(Some(at(100))), ends_at(Some(at(500)))], [at(336), at(100), at(336)]);
    }

    proptest! {
        #[test]
        fn rfc_8265_preparing_twice_is_preparing_once(typed in any::<String>()) {
            let once = prepare(&typed);
            prop_assert_eq!(prepare(once.expose()), once);
        }
    }
}
