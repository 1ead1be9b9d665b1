//! Ids, codes and shared secrets: what is made, shown and typed again is the same; what is typed is one or none.

use meibo::rules::{
    Id, Policy, Secret, app_password, authenticator::AuthenticatorSecret, login_id::LoginId, reset, secret_code,
};
use rand::{SeedableRng, rngs::StdRng};

use super::texts;

/// The first eight bytes seed what is made; the texts behind them are typed, and stand between the groups of what is shown.
pub(super) fn codes(input: &[u8]) {
    let (seed, rest) = input.split_at(input.len().min(8));
    let mut bytes = [0; 8];
    bytes[..seed.len()].copy_from_slice(seed);
    ids(i64::from_be_bytes(bytes));
    let mut rng = StdRng::seed_from_u64(u64::from_be_bytes(bytes));
    let texts = texts(rest);
    made(&mut rng, texts.first().map_or("", String::as_str));
    authenticators(&mut rng, texts.first().map_or("", String::as_str));
    texts.iter().for_each(|text| typed(text));
}

fn ids(stored: i64) {
    let id = Id::from_i64(stored);
    assert_eq!((id.to_i64(), id.to_string().parse()), (stored, Ok(id)));
    assert_eq!(id.to_string().to_uppercase().parse(), Ok(id));
}

/// A code as a person reads it off, with that between its groups where it is only blanks and hyphens.
fn made(rng: &mut StdRng, between: &str) {
    let is_blank = between.chars().all(|c| matches!(c, ' ' | '\u{3000}' | '-' | 'ー' | '－'));
    let between = if is_blank { between } else { " " };
    let read_off = |shown: &Secret| {
        let shown = shown.expose().replace(' ', between).to_lowercase();
        // The letters of a keyboard in full width.
        let wide = |c: char| char::from_u32(u32::from(c) + 0xfee0).filter(|_| c.is_ascii_graphic()).unwrap_or(c);
        [shown.chars().map(wide).collect::<String>(), shown]
    };
    let code = secret_code::generate(rng);
    for typed in read_off(&secret_code::shown(&code)) {
        assert_eq!(secret_code::read(&typed), Some(code.clone()), "{typed:?}");
    }
    let code = reset::generate(rng);
    for typed in read_off(&reset::shown(&code)) {
        assert_eq!(reset::read(&typed), code, "{typed:?}");
    }
    for code in secret_code::backup_set(rng, &Policy::default().two_step) {
        for typed in read_off(&secret_code::backup_shown(&code)) {
            assert_eq!(secret_code::backup_read(&typed), Some(code.clone()), "{typed:?}");
        }
    }
    let password = app_password::generate(rng);
    for typed in read_off(&app_password::grouped(&password)) {
        // A mail app sends what was entered: hyphens are none of it.
        if !typed.contains(['-', 'ー', '－']) {
            assert_eq!(app_password::read(&typed), Some(password.clone()), "{typed:?}");
        }
    }
}

fn authenticators(rng: &mut StdRng, service_name: &str) {
    let secret = AuthenticatorSecret::generate(rng);
    assert!(AuthenticatorSecret::from_stored(secret.as_bytes()) == Some(secret.clone()));
    let letters = secret.typed().expose().replace(' ', "");
    assert!(letters.bytes().all(|c| matches!(c, b'A'..=b'Z' | b'2'..=b'7')), "base32");
    let policy = Policy { service_name: service_name.to_owned(), ..Policy::default() };
    let login_id: LoginId = "tanaka.k".parse().unwrap();
    if let Ok(uri) = secret.uri(&login_id, &policy) {
        let uri = uri.expose();
        assert!(uri.starts_with("otpauth://totp/") && uri.is_ascii(), "{uri}");
        assert!(uri.contains(&format!("secret={letters}")), "{uri} has another secret");
    }
}

fn typed(text: &str) {
    let of_digits = |code: Option<Secret>, count: usize| {
        assert!(
            code.is_none_or(|code| code.expose().len() == count && code.expose().bytes().all(|c| c.is_ascii_digit()))
        );
    };
    of_digits(secret_code::read(text), 6);
    of_digits(secret_code::backup_read(text), 8);
    if let Some(password) = app_password::read(text) {
        assert_eq!(app_password::read(password.expose()), Some(password.clone()));
    }
    let code = reset::read(text);
    assert_eq!(reset::read(code.expose()), code, "of {text:?}");
    if let Ok(id) = text.parse::<Id>() {
        assert_eq!(id.to_string().parse(), Ok(id), "of {text:?}");
    }
    let secret = AuthenticatorSecret::from_stored(&[7; 20]).unwrap();
    for at in ["1970-01-01T00:00:01Z", "2026-11-30T00:00:00Z"] {
        let step = secret.matching_step(text, at.parse().unwrap());
        assert!(step.is_none() || meibo::rules::text::fold_together(text).len() == 6);
    }
}
