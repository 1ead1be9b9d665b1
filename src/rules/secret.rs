//! A text that nobody should see by accident.

use std::{cell::Cell, fmt};

use rand::{CryptoRng, RngExt};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use zeroize::Zeroizing;

/// What stands where a secret is not shown.
pub const MASK: &str = "[masked]";

thread_local! {
    /// Whether what is serialised is for people. It is a mode of the serialiser and not an argument, because serde lets
    /// none through: this way no container between a caller and a secret can lose it.
    static IS_SHOWN: Cell<bool> = const { Cell::new(false) };
}

/// Carries out `show`, in which every secret is serialised as [`MASK`], whatever it is called and wherever it stands.
pub fn masked<T>(show: impl FnOnce() -> T) -> T {
    struct Before(bool);
    impl Drop for Before {
        fn drop(&mut self) {
            IS_SHOWN.set(self.0);
        }
    }
    let _before = Before(IS_SHOWN.replace(true));
    show()
}

/// A password, code or token: never in `Debug`, wiped from memory when dropped. It is serialised only on the wire, and
/// within [`masked`] not even there.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// The text itself, for the one place that needs it.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// A random one of `length` letters, each as likely as any other of `alphabet` (ASCII, not empty).
    pub fn random(alphabet: &[u8], length: usize, rng: &mut dyn CryptoRng) -> Self {
        // The whole capacity at once: a string that grows leaves copies of itself behind.
        let mut text = String::with_capacity(length);
        text.extend((0..length).map(|_| char::from(alphabet[rng.random_range(0..alphabet.len())])));
        Self::from(text)
    }

    /// The same text in groups of `size`, with `mark` between them, as people read it aloud.
    pub fn grouped(&self, size: usize, mark: char) -> Self {
        let mut text = String::with_capacity(self.0.len() * 2);
        for (place, letter) in self.0.chars().enumerate() {
            if place > 0 && place % size == 0 {
                text.push(mark);
            }
            text.push(letter);
        }
        Self::from(text)
    }
}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Self(Zeroizing::new(text))
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Self::from(text.to_owned())
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[secret]")
    }
}

impl Serialize for Secret {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(if IS_SHOWN.get() { MASK } else { self.expose() })
    }
}

impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_does_not_show_it() {
        assert_eq!(format!("{:?}", Secret::from("hunter2")), "[secret]");
    }

    #[test]
    fn what_is_for_people_has_no_secret_in_it_and_what_comes_after_has() {
        let secrets = [Some(Secret::from("hunter2")), None];
        let text = || serde_json::to_string(&secrets).unwrap();
        assert_eq!(masked(|| masked(text) + &text()), r#"["[masked]",null]["[masked]",null]"#);
        let _ = std::panic::catch_unwind(|| masked(|| panic!("a serialiser that fails")));
        assert_eq!(text(), r#"["hunter2",null]"#);
    }

    #[test]
    fn it_is_read_from_the_wire_and_grouped_from_its_beginning() {
        assert_eq!(serde_json::from_str::<Secret>("\"hunter2\"").unwrap().expose(), "hunter2");
        let grouped = |text: &str, size| Secret::from(text).grouped(size, '-').expose().to_owned();
        assert_eq!((grouped("abcdef", 2), grouped("abcde", 2)), ("ab-cd-ef".to_owned(), "ab-cd-e".to_owned()));
        assert_eq!((grouped("abc", 3), grouped("", 3)), ("abc".to_owned(), String::new()));
    }
}
