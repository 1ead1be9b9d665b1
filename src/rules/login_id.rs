//! The login id: what a person types to sign in.

use std::{borrow::Cow, fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Refusal, text};

/// A normalised login id: 1 to 64 of `a-z 0-9 . _ -`, beginning with a letter or digit.
/// Full-width forms and upper case are folded before it is judged (RFC 8265's UsernameCaseMapped, narrowed to ASCII).
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LoginId(String);

/// Words with another meaning: whoever asks, and in the audit trail the service itself.
pub const RESERVED: [&str; 2] = [ME, "meibod"];

/// The word by which a signed-in person names their own account in a path.
pub const ME: &str = "me";

impl LoginId {
    /// The normalised text, as it is stored and compared.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is the word for the caller's own account.
    pub fn is_me(&self) -> bool {
        self.0 == ME
    }
}

impl FromStr for LoginId {
    type Err = Refusal;

    fn from_str(typed: &str) -> Result<Self, Refusal> {
        let id = text::fold(typed).to_ascii_lowercase();
        let well_formed = (1..=64).contains(&id.len())
            && id.bytes().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || b"._-".contains(&c))
            && id.as_bytes()[0].is_ascii_alphanumeric();
        if well_formed { Ok(Self(id)) } else { Err(Refusal::invalid("login_id", "login-id-form")) }
    }
}

impl fmt::Display for LoginId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for LoginId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for LoginId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Cow::<str>::deserialize(deserializer)?.parse().map_err(|_| {
            serde::de::Error::custom("a login id is 1 to 64 letters, digits, dots, underscores and hyphens")
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typed_forms_of_one_id_are_one() {
        for typed in ["tanaka.k", " Tanaka.K ", "ｔａｎａｋａ．ｋ", "\u{3000}TANAKA.K"] {
            assert_eq!(typed.parse::<LoginId>().map(|id| id.to_string()), Ok("tanaka.k".to_owned()), "{typed:?}");
        }
        for typed in ["", " ", ".a", "a b", "あ", "a/b", "a\u{202e}b"] {
            assert!(typed.parse::<LoginId>().is_err(), "{typed:?}");
        }
    }

    #[test]
    fn a_login_id_has_at_most_64_letters_and_takes_no_look_alikes() {
        assert!("a".repeat(64).parse::<LoginId>().is_ok());
        assert!("a".repeat(65).parse::<LoginId>().is_err());
        // A Cyrillic а, a dotless ı, a combining mark; the Kelvin sign is a K by NFKC.
        for typed in ["t\u{430}naka", "s\u{131}to", "sato\u{301}", "sa\u{200b}to", "sato@example.jp", "..", "-a"] {
            assert!(typed.parse::<LoginId>().is_err(), "{typed:?}");
        }
        assert_eq!("\u{212a}ato".parse::<LoginId>().map(|id| id.to_string()), Ok("kato".to_owned()));
    }

    #[test]
    fn a_login_id_is_text_on_the_wire_and_judged_when_it_comes_back() {
        let id: LoginId = serde_json::from_str("\"Ｔanaka\"").unwrap();
        assert_eq!(serde_json::to_string(&id).unwrap(), "\"tanaka\"");
        let told = serde_json::from_str::<LoginId>("\"a b\"").unwrap_err().to_string();
        assert!(told.contains("1 to 64 letters"), "{told}");
    }

    #[test]
    fn me_is_the_word_for_ones_own_account() {
        let is_me = |typed: &str| typed.parse::<LoginId>().unwrap().is_me();
        assert!(is_me("me") && is_me("ＭＥ") && !is_me("mee") && !is_me("meibod"));
    }

    proptest::proptest! {
        #[test]
        fn a_login_id_read_again_is_the_same(typed in "[a-zA-Z0-9._ Ａ-Ｚ０-９-]{0,20}") {
            if let Ok(id) = typed.parse::<LoginId>() {
                proptest::prop_assert_eq!(id.as_str().parse(), Ok(id.clone()));
            }
        }
    }
}
