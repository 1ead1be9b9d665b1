//! Folders and files that nobody else may write, and those that nobody else may read.

use std::{
    fs, io,
    io::Write,
    os::unix::fs::{DirBuilderExt, PermissionsExt},
    path::Path,
};

use tempfile::NamedTempFile;

use crate::{disk, rules::trust::Doubt};

/// Something on the way to a file, or the file, could have been put there by somebody else: it is neither read nor written,
/// and nothing is sent to where it leads.
#[derive(Debug, thiserror::Error)]
#[error("{0:?}")]
pub struct Untrusted(pub Doubt);

impl Untrusted {
    /// What an error of the system holds, if it is this.
    pub fn in_error(error: &io::Error) -> Option<&Self> {
        error.get_ref()?.downcast_ref()
    }
}

/// Refuses what somebody else could have put there: every folder on the way, every link and what it leads to, and the thing
/// itself, as far as they are there. So root, too, believes nothing of another user's (`sudo` that keeps `HOME`).
///
/// # Errors
/// The system's, or [`Untrusted`] as a refusal of the system.
pub(crate) fn trusted(path: &Path) -> io::Result<()> {
    match disk::doubt(path)? {
        Some(doubt) => Err(io::Error::new(io::ErrorKind::PermissionDenied, Untrusted(doubt))),
        None => Ok(()),
    }
}

/// Reads a file that is [`trusted`].
///
/// # Errors
/// The system's, or [`Untrusted`].
pub(crate) fn read(file: &Path) -> io::Result<Vec<u8>> {
    trusted(file)?;
    fs::read(file)
}

/// The same of a text.
///
/// # Errors
/// As [`read`]; it is no UTF-8.
pub(crate) fn read_text(file: &Path) -> io::Result<String> {
    trusted(file)?;
    fs::read_to_string(file)
}

/// Makes a folder, and every missing one above it, that only its owner may enter (0700).
///
/// # Errors
/// The system's, or [`Untrusted`].
pub(crate) fn private(folder: &Path) -> io::Result<()> {
    match trusted(folder) {
        // One of our own that is open is closed here, and looked at again.
        Err(error) if !is_open(&error, folder) => return Err(error),
        _ => {}
    }
    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    if folder.metadata()?.permissions().mode() & 0o077 != 0 {
        fs::set_permissions(folder, fs::Permissions::from_mode(0o700))?;
    }
    trusted(folder)
}

fn is_open(error: &io::Error, folder: &Path) -> bool {
    matches!(Untrusted::in_error(error), Some(Untrusted(Doubt::Open { path, .. })) if path == folder)
}

/// Writes a file that only its owner may read (0600), whole or not at all.
///
/// # Errors
/// The system's.
pub(crate) fn write(file: &Path, content: &[u8]) -> io::Result<()> {
    let new = beside(file, content)?;
    new.as_file().sync_all()?;
    put(new, file)
}

/// The same of what may be lost when the machine stops, and is not waited for.
///
/// # Errors
/// The system's.
pub(crate) fn write_lightly(file: &Path, content: &[u8]) -> io::Result<()> {
    put(beside(file, content)?, file)
}

/// A temporary file is made 0600, so the content is never readable by others, not even for a moment.
fn beside(file: &Path, content: &[u8]) -> io::Result<NamedTempFile> {
    let folder = file.parent().ok_or(io::ErrorKind::InvalidInput)?;
    let mut new = NamedTempFile::new_in(folder)?;
    new.write_all(content)?;
    Ok(new)
}

fn put(new: NamedTempFile, file: &Path) -> io::Result<()> {
    new.persist(file).map(drop).map_err(|error| error.error)
}
