//! The name of a row: 64 random bits, shown as 13 letters and digits that can be read over the phone.

use std::{fmt, str::FromStr};

use rand::CryptoRng;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Crockford's base32: no `i`, `l`, `o`, `u`.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// An identifier of anything but an account (people name accounts by login id).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Id(u64);

impl Id {
    /// A new random one. 64 bits: among a million rows two meet once in 30 million times.
    pub fn random(rng: &mut dyn CryptoRng) -> Self {
        Self(rng.next_u64())
    }

    /// The one after it.
    pub const fn next(self) -> Self {
        Self(self.0.wrapping_add(1))
    }

    /// As the store keeps it.
    pub const fn to_i64(self) -> i64 {
        self.0.cast_signed()
    }

    /// Back from the store.
    pub const fn from_i64(stored: i64) -> Self {
        Self(stored.cast_unsigned())
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (0..13).rev().try_for_each(|place| {
            let digit = (self.0 >> (place * 5)) & 31;
            write!(f, "{}", ALPHABET[digit as usize] as char)
        })
    }
}

/// The text is not an [`Id`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an id has 13 letters and digits")]
pub struct NotAnId;

impl FromStr for Id {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        if text.len() != 13 {
            return Err(NotAnId);
        }
        text.bytes()
            .try_fold(0u128, |id, letter| {
                let letter = letter.to_ascii_lowercase();
                let digit = ALPHABET.iter().position(|known| *known == letter)?;
                Some(id << 5 | digit as u128)
            })
            .and_then(|id| u64::try_from(id).ok())
            .map(Self)
            .ok_or(NotAnId)
    }
}

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
        super::text::fold(&text).parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_survives_its_text() {
        for id in [Id(0), Id(1), Id(u64::MAX), Id(0x0123_4567_89ab_cdef)] {
            assert_eq!(id.to_string().parse(), Ok(id));
            assert_eq!(Id::from_i64(id.to_i64()), id);
        }
    }

    #[test]
    fn an_id_is_read_over_the_phone_in_either_case() {
        for (id, text) in [(0, "0000000000000"), (1, "0000000000001"), (31, "000000000000z"), (32, "0000000000010")] {
            assert_eq!(Id(id).to_string(), text);
        }
        assert_eq!(Id(u64::MAX).to_string(), "fzzzzzzzzzzzz");
        assert_eq!("FZZZZZZZZZZZZ".parse(), Ok(Id(u64::MAX)));
        assert_eq!("00000000000u1".parse::<Id>(), Err(NotAnId));
        let wire = serde_json::to_string(&Id(32)).unwrap();
        assert_eq!(wire, "\"0000000000010\"");
        assert_eq!(serde_json::from_str::<Id>("\" ００0000000001Z \"").unwrap(), Id(63));
        assert!(serde_json::from_str::<Id>("\"32\"").is_err());
    }

    #[test]
    fn after_the_last_id_comes_the_first() {
        assert_eq!((Id(7).next(), Id(u64::MAX).next()), (Id(8), Id(0)));
    }

    #[test]
    fn a_random_id_uses_all_of_its_bits() {
        use rand::SeedableRng;
        let mut rng = rand::rngs::StdRng::seed_from_u64(1);
        let ids: Vec<u64> = (0..64).map(|_| Id::random(&mut rng).0).collect();
        assert_eq!(ids.iter().fold(0, |any, id| any | id), u64::MAX);
        assert_eq!(ids.iter().fold(u64::MAX, |all, id| all & id), 0);
    }

    #[test]
    fn text_beyond_64_bits_is_no_id() {
        assert_eq!("zzzzzzzzzzzzz".parse::<Id>(), Err(NotAnId));
        assert_eq!("short".parse::<Id>(), Err(NotAnId));
    }
}
