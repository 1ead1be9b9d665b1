//! What must be read back is encrypted and bound to its row; what must only be recognised is digested with a key.

use base64::{Engine as _, engine::general_purpose::STANDARD_NO_PAD as BASE64};
use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use hmac::{Hmac, Mac};
use rand::CryptoRng;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::error::{Error, Result};
use crate::rules::Secret;

/// Seals and digests with a key that lies outside the database (ALL-2), so that a copy of the database alone gives
/// nothing away.
#[derive(Clone)]
pub struct Vault {
    sealing: XChaCha20Poly1305,
    /// Keyed once: what it digests begins from a copy.
    digesting: Hmac<Sha256>,
}

/// The length of a vault's key in bytes.
pub const KEY_LENGTH: usize = 32;

/// Where a value stands: table, column, row. A sealed value moved elsewhere does not open.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a>(pub &'static str, pub &'static str, pub &'a str);

impl Place<'_> {
    fn bytes(&self) -> Vec<u8> {
        format!("meibo:{}:{}:{}", self.0, self.1, self.2).into_bytes()
    }
}

impl Vault {
    /// A vault with this key.
    pub fn new(key: &[u8; KEY_LENGTH]) -> Self {
        let derive =
            |purpose: &str| -> [u8; 32] { Sha256::new().chain_update(purpose).chain_update(key).finalize().into() };
        let digesting = Zeroizing::new(derive("meibo digesting key 1"));
        Self {
            sealing: XChaCha20Poly1305::new(&derive("meibo sealing key 1").into()),
            digesting: <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(&*digesting)
                .unwrap_or_else(|_| unreachable!("HMAC takes keys of any length")),
        }
    }

    /// Encrypts a text for its place.
    ///
    /// # Errors
    /// [`Error::Unreadable`], which a text under 256 GiB never causes.
    pub fn seal(&self, place: Place<'_>, text: &Secret, rng: &mut dyn CryptoRng) -> Result<String> {
        let mut nonce = [0u8; 24];
        rng.fill_bytes(&mut nonce);
        let payload = Payload { msg: text.expose().as_bytes(), aad: &place.bytes() };
        let sealed = self
            .sealing
            .encrypt(&XNonce::from(nonce), payload)
            .map_err(|_| Error::Unreadable("a text too long to seal"))?;
        Ok(BASE64.encode([&nonce[..], &sealed].concat()))
    }

    /// Decrypts what was sealed for this place.
    ///
    /// # Errors
    /// [`Error::Unreadable`] when it was altered, moved from another row, or sealed with another key.
    pub fn open(&self, place: Place<'_>, sealed: &str) -> Result<Secret> {
        let unreadable = || Error::Unreadable("a sealed value was altered, moved, or sealed with another key");
        let bytes = BASE64.decode(sealed).map_err(|_| unreadable())?;
        let (nonce, sealed) = bytes.split_at_checked(24).ok_or_else(unreadable)?;
        let nonce = <[u8; 24]>::try_from(nonce).map_err(|_| unreadable())?;
        let payload = Payload { msg: sealed, aad: &place.bytes() };
        let text = self.sealing.decrypt(&XNonce::from(nonce), payload).map_err(|_| unreadable())?;
        String::from_utf8(text).map(Secret::from).map_err(|_| unreadable())
    }

    /// A keyed digest of a secret in its place, by which it is recognised (codes, random passwords, request bodies).
    pub fn digest(&self, place: Place<'_>, secret: &str) -> String {
        let mut mac = self.digesting.clone();
        mac.update(&place.bytes());
        mac.update(b"\0");
        mac.update(secret.as_bytes());
        BASE64.encode(mac.finalize().into_bytes())
    }

    /// A keyed checksum over parts that are not secret, for what `what` names. A part's length is part of it, and an
    /// absent one is not an empty one, so that nothing moves from one part into the next.
    pub fn checksum<'p>(&self, what: &'static str, parts: impl IntoIterator<Item = Option<&'p [u8]>>) -> String {
        BASE64.encode(self.sum(what, parts))
    }

    fn sum<'p>(&self, what: &'static str, parts: impl IntoIterator<Item = Option<&'p [u8]>>) -> [u8; 32] {
        let mut mac = self.digesting.clone();
        // No place of a digest begins like this.
        mac.update(b"checksum:");
        mac.update(what.as_bytes());
        for part in parts {
            let length = part.map_or(u64::MAX, |part| part.len() as u64);
            mac.update(&length.to_le_bytes());
            mac.update(part.unwrap_or_default());
        }
        mac.finalize().into_bytes().into()
    }
}

#[cfg(test)]
mod tests {
    use rand::{SeedableRng, rngs::StdRng};

    use super::*;

    #[test]
    fn a_sealed_value_opens_in_its_own_row_only() {
        let vault = Vault::new(&[7; KEY_LENGTH]);
        let here = Place("two_step_methods", "sealed", "1");
        let sealed = vault.seal(here, &"JBSWY3DP".into(), &mut StdRng::seed_from_u64(1)).unwrap();
        assert_eq!(vault.open(here, &sealed).unwrap().expose(), "JBSWY3DP");
        for elsewhere in [
            Place("two_step_methods", "sealed", "2"),
            Place("enrolments", "sealed", "1"),
            Place("two_step_methods", "phone", "1"),
        ] {
            assert!(vault.open(elsewhere, &sealed).is_err(), "{elsewhere:?}");
        }
        assert!(Vault::new(&[8; KEY_LENGTH]).open(here, &sealed).is_err());
    }

    #[test]
    fn a_checksum_knows_where_each_part_ends() {
        let vault = Vault::new(&[7; KEY_LENGTH]);
        let sum = |parts: &[Option<&str>]| vault.checksum("x", parts.iter().map(|part| part.map(str::as_bytes)));
        let one = sum(&[Some("ab"), Some("c")]);
        assert_eq!(one, sum(&[Some("ab"), Some("c")]));
        for other in [&[Some("a"), Some("bc")][..], &[Some("abc")], &[Some("ab"), Some("c"), Some("")]] {
            assert_ne!(one, sum(other), "{other:?}");
        }
        assert_ne!(sum(&[None]), sum(&[Some("")]));
        assert_ne!(one, vault.checksum("y", [Some(&b"ab"[..]), Some(b"c")]));
        assert_ne!(one, Vault::new(&[8; KEY_LENGTH]).checksum("x", [Some(&b"ab"[..]), Some(b"c")]));
    }

    #[test]
    fn a_digest_depends_on_place_and_key() {
        let vault = Vault::new(&[7; KEY_LENGTH]);
        let one = vault.digest(Place("a", "b", "1"), "123456");
        assert_ne!(one, vault.digest(Place("a", "b", "2"), "123456"));
        assert_ne!(one, Vault::new(&[8; KEY_LENGTH]).digest(Place("a", "b", "1"), "123456"));
    }
}
