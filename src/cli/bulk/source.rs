//! The file of rows that a job reads: that it is still what it was.

use std::{
    fs::{File, Metadata},
    io::Read,
    os::unix::fs::MetadataExt,
    path::{Path, PathBuf},
};

use sha2::{Digest, Sha256};

use crate::{
    cli::failure::{Failure, local_code::LocalCode},
    spreadsheet::{FileReason, FileTrouble, regular},
};

/// A file, and how it looked when its bytes were digested.
#[derive(Debug, Clone)]
pub(crate) struct Source {
    path: PathBuf,
    stamp: Stamp,
    digest: String,
}

/// What changes with a file's bytes, and costs nothing to look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stamp {
    file: FileId,
    size: u64,
    changed: (i64, i64),
}

/// Which file it is, whatever its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) struct FileId {
    device: u64,
    inode: u64,
}

impl FileId {
    /// Of what is known about a file.
    pub(crate) fn of(known: &Metadata) -> Self {
        Self { device: known.dev(), inode: known.ino() }
    }
}

impl Stamp {
    fn of(known: &Metadata) -> Self {
        Self { file: FileId::of(known), size: known.size(), changed: (known.mtime(), known.mtime_nsec()) }
    }
}

impl Source {
    /// Reads a file to its end.
    ///
    /// # Errors
    /// It cannot be read, or is no regular file.
    pub(crate) fn of(path: &Path) -> Result<Self, Failure> {
        let read = || {
            let mut file = regular(path)?;
            let stamp = Stamp::of(&file.metadata()?);
            Ok(Self { path: path.to_owned(), stamp, digest: digest(&mut file)? })
        };
        read().map_err(|reason: FileReason| FileTrouble { path: path.to_owned(), reason }.into())
    }

    /// The file.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// The SHA-256 of its bytes.
    pub(crate) fn digest(&self) -> &str {
        &self.digest
    }

    /// Looks whether it is what it was, without reading it.
    ///
    /// # Errors
    /// It was written to, replaced or removed (12).
    pub(crate) fn unchanged(&self) -> Result<(), Failure> {
        match self.path.metadata() {
            Ok(now) if Stamp::of(&now) == self.stamp => Ok(()),
            _ => Err(changed(&self.path)),
        }
    }
}

/// A file is not what it was when its job began.
pub(crate) fn changed(path: &Path) -> Failure {
    Failure::new(LocalCode::BulkFileChanged).fact("file", path.display().to_string())
}

fn digest(file: &mut File) -> std::io::Result<String> {
    let (mut sum, mut part) = (Sha256::new(), vec![0; 64 * 1024]);
    loop {
        match file.read(&mut part)? {
            0 => break,
            length => sum.update(&part[..length]),
        }
    }
    Ok(sum.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}

#[cfg(test)]
mod tests {
    use std::{fs, io::Write};

    use super::*;

    #[test]
    fn a_file_that_is_written_to_replaced_or_removed_is_noticed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("rows.csv");
        fs::write(&path, "id\na1\n").unwrap();
        let same_age = path.metadata().unwrap().modified().unwrap();
        let source = Source::of(&path).unwrap();
        assert_eq!(source.digest().len(), 64);
        source.unchanged().unwrap();
        File::options().append(true).open(&path).unwrap().write_all(b"a2\n").unwrap();
        assert_eq!(source.unchanged().unwrap_err().code, LocalCode::BulkFileChanged);
        // As long as it was, and as old: another file under its name.
        let source = Source::of(&path).unwrap();
        fs::write(folder.path().join("other"), "id\na1\na3\n").unwrap();
        File::open(folder.path().join("other")).unwrap().set_modified(same_age).unwrap();
        fs::rename(folder.path().join("other"), &path).unwrap();
        source.unchanged().unwrap_err();
        let source = Source::of(&path).unwrap();
        fs::remove_file(&path).unwrap();
        source.unchanged().unwrap_err();
    }

    #[test]
    fn a_pipe_is_refused_without_waiting_for_it() {
        let failure = Source::of(Path::new("/dev/null")).unwrap_err();
        assert_eq!(failure.code, LocalCode::FileNotRegular);
    }
}
