//! The index of sign-ins, and the tokens of the file store: one 0600 file for each profile.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::{error::Error, kept::Kept};
use crate::client::folder;

/// Writes and removes a file beside the sign-ins.
pub(super) fn probe(state_dir: &Path) -> Result<(), Error> {
    let file = state_dir.join("probe");
    folder::write(&file, b"probe")
        .and_then(|()| fs::remove_file(&file))
        .map_err(|source| Error::File { path: state_dir.to_owned(), source })
}

pub(super) fn write(state_dir: &Path, profile: &str, kept: &Kept) -> Result<(), Error> {
    let file = path(state_dir, profile);
    let text = zeroize::Zeroizing::new(serde_json::to_vec(kept).map_err(|_| Error::Unreadable(profile.to_owned()))?);
    folder::write(&file, &text).map_err(|source| Error::File { path: file, source })
}

pub(super) fn read(state_dir: &Path, profile: &str) -> Result<Option<Kept>, Error> {
    let path = path(state_dir, profile);
    let text = match folder::read(&path) {
        Ok(text) => zeroize::Zeroizing::new(text),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(source) => return Err(Error::File { path, source }),
    };
    if is_exposed(&path) {
        return Err(Error::Exposed { path });
    }
    serde_json::from_slice(&text).map(Some).map_err(|_| Error::Unreadable(path.display().to_string()))
}

pub(super) fn remove(state_dir: &Path, profile: &str) -> Result<(), Error> {
    let path = path(state_dir, profile);
    match fs::remove_file(&path) {
        Err(source) if source.kind() != io::ErrorKind::NotFound => Err(Error::File { path, source }),
        _ => Ok(()),
    }
}

/// A profile's name may hold anything; a file's may not.
fn path(state_dir: &Path, profile: &str) -> PathBuf {
    state_dir.join(format!("sign-in-{}.json", utf8_percent_encode(profile, NON_ALPHANUMERIC)))
}

fn is_exposed(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    fs::metadata(path).is_ok_and(|file| file.permissions().mode() & 0o077 != 0)
}
