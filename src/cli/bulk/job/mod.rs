//! A job: what a file of rows is being done to, and how far it has come. It lies in a [`folder`] of its own, with its
//! [`facts`] and its [`journal`], and holds no secret.

mod facts;
pub(crate) mod folder;
mod journal;
pub(crate) mod trouble;

use std::path::{Path, PathBuf};

use self::trouble::trouble;
use super::{
    outcome::Counts,
    source::{FileId, Source, changed},
};
use crate::{cli::failure::Failure, client::folder::trusted};

pub(crate) use self::{
    facts::{Facts, facts},
    folder::Folder,
    journal::{Ended, Journal},
};

/// The name of the journal in the job's folder.
const JOURNAL: &str = "journal";

/// A job that this process works on; nobody else does meanwhile.
pub(crate) struct Job {
    pub(crate) facts: Facts,
    folder: Folder,
    journal: Journal,
}

impl Job {
    /// Begins a job in its folder.
    ///
    /// # Errors
    /// It cannot be written down.
    pub(crate) fn begin(folder: Folder, facts: Facts) -> Result<Self, Failure> {
        let path = folder.file(JOURNAL);
        let journal = Journal::begin(&path).map_err(trouble(&path))?;
        facts.write(folder.path())?;
        Ok(Self { facts, folder, journal })
    }

    /// Goes on with a job.
    ///
    /// # Errors
    /// There is none (3), another process works on it, or it cannot be read (12).
    pub(crate) fn resume(folder: PathBuf) -> Result<Self, Failure> {
        facts(&folder)?;
        let folder = Folder::take(folder)?;
        // Whoever had it till now may have written them anew.
        let facts = facts(folder.path())?;
        let path = folder.file(JOURNAL);
        trusted(&path).map_err(trouble(&path))?;
        let journal = Journal::resume(&path).map_err(trouble(&path))?;
        Ok(Self { facts, folder, journal })
    }

    /// Its file of rows.
    ///
    /// # Errors
    /// It cannot be read, or is not what it was (12).
    pub(crate) fn source(&self) -> Result<Source, Failure> {
        source(&self.facts)
    }

    /// How a row has ended; nothing if it has not.
    ///
    /// # Errors
    /// The journal cannot be read.
    pub(crate) fn ended(&self, key: &str) -> Result<Option<Ended>, Failure> {
        self.journal.ended(key).map_err(trouble(&self.folder.file(JOURNAL)))
    }

    /// Writes down how rows have ended.
    ///
    /// # Errors
    /// It cannot be written.
    pub(crate) fn note(&mut self, rows: &[Ended]) -> Result<(), Failure> {
        self.journal.note(rows).map_err(trouble(&self.folder.file(JOURNAL)))
    }

    /// How its rows have ended so far.
    ///
    /// # Errors
    /// The journal cannot be read.
    pub(crate) fn counts(&self) -> Result<Counts, Failure> {
        counts(self.folder.path())
    }

    /// Writes down which files of results are its own.
    ///
    /// # Errors
    /// It cannot be written.
    pub(crate) fn made(&mut self, results: Vec<FileId>) -> Result<(), Failure> {
        self.facts.results_made = results;
        self.facts.write(self.folder.path())
    }

    /// Every row has ended. `for_good` says that nothing is left to try again.
    pub(crate) fn end(&self, for_good: bool) {
        self.folder.end(for_good);
    }
}

/// The journal of the job in a folder, as it stands.
///
/// # Errors
/// It cannot be read.
pub(crate) fn journal(folder: &Path) -> Result<Journal, Failure> {
    let path = folder.join(JOURNAL);
    trusted(&path).map_err(trouble(&path))?;
    Journal::look(&path).map_err(trouble(&path))
}

/// How the rows of the job in a folder have ended so far: the last word on each counts.
///
/// # Errors
/// Its journal cannot be read.
pub(crate) fn counts(folder: &Path) -> Result<Counts, Failure> {
    let path = folder.join(JOURNAL);
    trusted(&path).map_err(trouble(&path))?;
    journal::counts(&path).map_err(trouble(&path))
}

/// The file of rows of a job.
///
/// # Errors
/// It cannot be read, or is not what it was (12).
pub(crate) fn source(facts: &Facts) -> Result<Source, Failure> {
    let source = Source::of(&facts.file)?;
    if source.digest() == facts.digest { Ok(source) } else { Err(changed(&facts.file)) }
}

/// Gives the job in a folder up.
///
/// # Errors
/// There is none (3), or another process works on it (12).
pub(crate) fn forget(folder: PathBuf) -> Result<(), Failure> {
    Folder::take(folder)?.remove()
}
