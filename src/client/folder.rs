//! Folders and files that nobody else may read.

use std::{fs, io, io::Write, path::Path};

/// A folder is another user's: what root made there, its owner could not use any more.
#[derive(Debug, thiserror::Error)]
#[error("it belongs to another user")]
pub struct Foreign;

/// Refuses to let root leave anything in a folder of somebody else (`sudo` that keeps `HOME`). Where it is missing, the
/// nearest folder above it counts. For anybody else the system decides.
///
/// # Errors
/// [`Foreign`], as a refusal of the system.
pub(crate) fn is_ours(folder: &Path) -> io::Result<()> {
    #[cfg(unix)]
    if rustix::process::geteuid().is_root() {
        let owner = |folder: &Path| fs::metadata(folder).ok().map(|it| std::os::unix::fs::MetadataExt::uid(&it));
        if folder.ancestors().find_map(owner).is_some_and(|owner| owner != 0) {
            return Err(io::Error::new(io::ErrorKind::PermissionDenied, Foreign));
        }
    }
    Ok(())
}

/// Makes a folder, and every missing one above it, that only its owner may enter (0700).
///
/// # Errors
/// The system's, or [`Foreign`].
pub(crate) fn private(folder: &Path) -> io::Result<()> {
    is_ours(folder)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
        fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
        if folder.metadata()?.permissions().mode() & 0o077 != 0 {
            fs::set_permissions(folder, fs::Permissions::from_mode(0o700))?;
        }
        Ok(())
    }
    #[cfg(not(unix))]
    fs::create_dir_all(folder)
}

/// Writes a file that only its owner may read (0600), whole or not at all.
///
/// # Errors
/// The system's.
pub(crate) fn write(file: &Path, content: &[u8]) -> io::Result<()> {
    let folder = file.parent().ok_or(io::ErrorKind::InvalidInput)?;
    // A temporary file is made 0600, so the content is never readable by others, not even for a moment.
    let mut new = tempfile::NamedTempFile::new_in(folder)?;
    new.write_all(content)?;
    new.as_file().sync_all()?;
    new.persist(file).map_err(|error| error.error)?;
    Ok(())
}
