//! The token by which a service knows this device again (SIGN-7): one secret in the state folder, and from it another token
//! for each service, so that no two services can tell that they have the same visitor. It outlives sign-ins.

use std::{io, path::Path};

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

use super::folder;
use crate::rules::Secret;

/// Bytes of the secret.
const LENGTH: usize = 32;

/// The token of this device for a service; the secret is made when it is first needed.
///
/// # Errors
/// The state folder cannot be read or written.
pub fn token(state_dir: &Path, service: &str) -> io::Result<Secret> {
    let file = state_dir.join("device");
    let secret = match read(&file)? {
        Some(secret) => secret,
        None => make(state_dir, &file)?,
    };
    let mut mac = Hmac::<Sha256>::new_from_slice(&secret).map_err(io::Error::other)?;
    mac.update(service.as_bytes());
    Ok(Secret::from(URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes())))
}

fn read(file: &Path) -> io::Result<Option<Zeroizing<Vec<u8>>>> {
    match folder::read(file) {
        // One that was cut short by a full disk is made anew.
        Ok(secret) => Ok(Some(Zeroizing::new(secret)).filter(|secret| secret.len() == LENGTH)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

fn make(state_dir: &Path, file: &Path) -> io::Result<Zeroizing<Vec<u8>>> {
    let secret: [u8; LENGTH] = rand::random();
    folder::private(state_dir)?;
    folder::write(file, &secret)?;
    Ok(Zeroizing::new(secret.to_vec()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sign_7_a_device_is_the_same_to_one_service_and_another_to_the_next() {
        let folder = tempfile::tempdir().unwrap();
        let of = |service| token(folder.path(), service).unwrap().expose().to_owned();
        let (one, other) = (of("https://one"), of("https://other"));
        assert_eq!((of("https://one"), one.len()), (one.clone(), 43));
        assert_ne!(one, other);
        let elsewhere = tempfile::tempdir().unwrap();
        assert_ne!(token(elsewhere.path(), "https://one").unwrap().expose(), one);
    }
}
