//! A new file that only its owner may read.

use std::{
    fs::{File, OpenOptions},
    io::{self, Write},
    path::{Path, PathBuf},
};

use crate::cli::failure::{Failure, local_code::LocalCode, os_error};

/// What elsewhere stands for stdin or stdout, and here for nothing: what is shown once is not mixed with data.
const DASH: &str = "-";

/// A file that cannot be written.
#[derive(Debug, thiserror::Error)]
#[error("{}: {source}", path.display())]
pub(crate) struct Unwritable {
    pub(crate) path: PathBuf,
    #[source]
    pub(crate) source: io::Error,
}

impl Unwritable {
    /// For `map_err`: trouble with that file.
    pub(super) fn at<E: Into<io::Error>>(path: &Path) -> impl FnOnce(E) -> Self + '_ {
        move |error| Self { path: path.to_owned(), source: error.into() }
    }

    /// Whether a file, a folder or a link of that name is there already.
    #[cfg(test)]
    pub(crate) fn is_there(&self) -> bool {
        self.source.kind() == io::ErrorKind::AlreadyExists
    }
}

impl From<Unwritable> for Failure {
    fn from(trouble: Unwritable) -> Self {
        let code = match trouble.source.kind() {
            _ if trouble.path.as_os_str() == DASH => LocalCode::FileIsDash,
            io::ErrorKind::AlreadyExists => LocalCode::FileExists,
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => LocalCode::DiskFull,
            _ => LocalCode::FileUnwritable,
        };
        let failure = Self::new(code).fact("file", trouble.path.display().to_string());
        failure.fact("why", os_error::why(&trouble.source)).because(trouble)
    }
}

/// Makes a file (0600) where nothing has that name, not even a link that leads nowhere; its name is on the disk then.
///
/// # Errors
/// There is one, or it cannot be made.
pub(super) fn create(path: &Path) -> Result<File, Unwritable> {
    is_named(path)?;
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(path).map_err(Unwritable::at(path))?;
    sync_folder(path).map_err(Unwritable::at(path))?;
    Ok(file)
}

/// Writes a whole new file (0600).
///
/// # Errors
/// As [`create`], or the disk is full: then there is none.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<(), Unwritable> {
    let mut file = create(path)?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    written.map_err(|source| {
        // That a part of it may stay is no worse than the failure, which is told.
        let _ = std::fs::remove_file(path);
        Unwritable { path: path.to_owned(), source }
    })
}

/// Looks whether a file can be made, without making it.
///
/// # Errors
/// Something has that name, or its folder is none that can be written to.
pub(super) fn can_be_made(path: &Path) -> Result<(), Unwritable> {
    is_named(path)?;
    if path.symlink_metadata().is_ok() {
        return Err(Unwritable::at(path)(io::Error::from(io::ErrorKind::AlreadyExists)));
    }
    let may = rustix::fs::Access::WRITE_OK | rustix::fs::Access::EXEC_OK;
    rustix::fs::access(folder(path), may).map_err(Unwritable::at(path))?;
    if folder(path).is_dir() {
        Ok(())
    } else {
        Err(Unwritable::at(path)(io::Error::from(io::ErrorKind::NotADirectory)))
    }
}

fn is_named(path: &Path) -> Result<(), Unwritable> {
    let is_dash = path.as_os_str() == DASH;
    if is_dash { Err(Unwritable::at(path)(io::Error::from(io::ErrorKind::InvalidFilename))) } else { Ok(()) }
}

fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

#[cfg(unix)]
fn sync_folder(path: &Path) -> io::Result<()> {
    File::open(folder(path))?.sync_all()
}

#[cfg(not(unix))]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
pub(super) mod tests {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    /// A file on a disk that is full.
    pub(crate) fn on_a_full_disk() -> File {
        OpenOptions::new().write(true).open("/dev/full").unwrap()
    }

    #[test]
    fn a_new_file_is_its_owners_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new.csv");
        create(&path).unwrap();
        assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    }

    #[test]
    fn nothing_that_is_there_is_written_to() {
        let folder = tempfile::tempdir().unwrap();
        let (there, link, nowhere) =
            (folder.path().join("there"), folder.path().join("link"), folder.path().join("nowhere"));
        std::fs::write(&there, "kept").unwrap();
        symlink(&there, &link).unwrap();
        let dangling = folder.path().join("dangling");
        symlink(&nowhere, &dangling).unwrap();
        for path in [&there, &link, &dangling, &folder.path().to_owned()] {
            let trouble = create(path).unwrap_err();
            assert!(trouble.is_there(), "{trouble}");
            assert_eq!(Failure::from(trouble).code, LocalCode::FileExists);
        }
        assert_eq!(std::fs::read_to_string(&there).unwrap(), "kept");
        assert!(!nowhere.exists());
    }

    #[test]
    fn what_cannot_be_made_is_known_before_anything_is_done() {
        let folder = tempfile::tempdir().unwrap();
        let there = folder.path().join("there");
        std::fs::write(&there, "kept").unwrap();
        let dangling = folder.path().join("dangling");
        symlink(folder.path().join("nowhere"), &dangling).unwrap();
        let code = |path: &Path| can_be_made(path).map_err(|trouble| Failure::from(trouble).code);
        assert_eq!(code(&there), Err(LocalCode::FileExists.into()));
        assert_eq!(code(&dangling), Err(LocalCode::FileExists.into()));
        assert_eq!(code(&there.join("x")), Err(LocalCode::FileUnwritable.into()));
        assert_eq!(code(&folder.path().join("none/x")), Err(LocalCode::FileUnwritable.into()));
        assert_eq!(code(Path::new("-")), Err(LocalCode::FileIsDash.into()));
        assert_eq!(Failure::from(create(Path::new("-")).unwrap_err()).code, LocalCode::FileIsDash);
        assert_eq!(code(&folder.path().join("new")), Ok(()));
        assert!(!folder.path().join("new").exists());
    }

    #[test]
    fn what_cannot_be_made_names_the_file() {
        let failure = Failure::from(create(Path::new("/nowhere/at/all.csv")).unwrap_err());
        assert_eq!((failure.code.as_str(), failure.exit.code()), ("file_unwritable", 12));
        assert!(format!("{:?}", failure.facts).contains("/nowhere/at/all.csv"));
    }
}
