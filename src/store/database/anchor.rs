//! What lies outside the database about it: how far the audit trail's chain had come (ALL-1). A database that was set
//! back to an earlier state does not know of it; this file does.

use std::{
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
    sync::Arc,
};

use super::error::{Error, Result};
use crate::rules::chain::End;

/// What the file begins with.
const HEADING: &str = "meibo audit trail 1";

/// The file, beside the key; without one (tests of parts, one-off commands) nothing is remembered.
#[derive(Debug, Clone, Default)]
pub struct Anchor {
    file: Option<Arc<PathBuf>>,
}

impl Anchor {
    /// The anchor in this file.
    pub fn new(file: PathBuf) -> Self {
        Self { file: Some(Arc::new(file)) }
    }

    /// The end that was seen last; `None` where nothing was kept yet.
    ///
    /// # Errors
    /// When the file cannot be read or does not say what an anchor says.
    pub async fn read(&self) -> Result<Option<End>> {
        self.apart(read).await.map(Option::flatten)
    }

    /// Keeps an end, if it lies further than the one kept.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub async fn keep(&self, end: End) -> Result<()> {
        self.apart(move |file| keep(file, &end)).await.map(drop)
    }

    /// Files are waited for on a thread of their own.
    async fn apart<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Path) -> io::Result<T> + Send + 'static,
    ) -> Result<Option<T>> {
        let Some(file) = self.file.clone() else { return Ok(None) };
        let done = tokio::task::spawn_blocking(move || work(&file)).await;
        done.unwrap_or_else(|error| Err(io::Error::other(error))).map(Some).map_err(|error| Error::Anchor(error.into()))
    }
}

fn read(file: &Path) -> io::Result<Option<End>> {
    match fs::read_to_string(file) {
        Ok(text) => end(&text).map(Some).ok_or_else(|| {
            io::Error::new(io::ErrorKind::InvalidData, format!("{} does not hold the end of a trail", file.display()))
        }),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

fn end(text: &str) -> Option<End> {
    let (number, seal) = text.strip_prefix(HEADING)?.trim().split_once(' ')?;
    Some(End { number: number.parse().ok()?, seal: seal.to_owned() })
}

/// Whole or not at all, and never back: the folder is locked against another service that keeps the same file.
fn keep(file: &Path, end: &End) -> io::Result<()> {
    let folder = match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let lock = File::open(folder)?;
    lock.lock()?;
    if read(file)?.is_some_and(|kept| kept.number >= end.number) {
        return Ok(());
    }
    // A temporary file is for its owner alone (0600).
    let mut draft = tempfile::NamedTempFile::new_in(folder)?;
    writeln!(draft, "{HEADING}\n{} {}", end.number, end.seal)?;
    draft.as_file().sync_all()?;
    draft.persist(file)?;
    lock.sync_all()
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn it_only_ever_goes_on_and_is_its_owners_alone() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("meibo.anchor");
        let at = |number| End { number, seal: format!("seal {number}") };
        assert_eq!(read(&file).unwrap(), None);
        for (kept, left) in [(3, 3), (2, 3), (3, 3), (9, 9)] {
            keep(&file, &at(kept)).unwrap();
            assert_eq!(read(&file).unwrap(), Some(at(left)));
        }
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "no draft is left");
    }

    #[test]
    fn a_file_of_something_else_is_not_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("meibo.anchor");
        fs::write(&file, "a letter").unwrap();
        assert!(read(&file).is_err());
        assert!(keep(&file, &End { number: 1, seal: "x".to_owned() }).is_err());
        assert_eq!(fs::read_to_string(&file).unwrap(), "a letter");
    }
}
