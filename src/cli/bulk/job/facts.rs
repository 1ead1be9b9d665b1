//! What is kept of a job beside how its rows have ended.

use std::{
    fs::{self, File},
    io::Write,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};

use super::trouble::{name, trouble, unknown};
use crate::{
    cli::{
        bulk::{choice::Choice, sheet::Sheet, source::FileId},
        failure::{Failure, local_code::LocalCode},
        new_file,
    },
    client::folder::read,
    spreadsheet::{Defaults, Reading},
    ui::Encoding,
};

/// The name of their file in the job's folder.
pub(super) const FILE: &str = "job.json";

/// What is kept of a job.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Facts {
    /// Its name.
    pub(crate) job: String,
    /// The command.
    pub(crate) command: String,
    /// The operation that each row asks for.
    pub(crate) operation: String,
    /// The service that it is for.
    pub(crate) service: String,
    /// Who began it: to the service the same row of another person is another row.
    pub(crate) who: String,
    /// When it began (RFC 3339, UTC).
    pub(crate) begun_at: String,
    /// The service's time zone.
    #[serde(default)]
    pub(crate) zone: Option<String>,
    /// The file of rows; what came by stdin is kept in the job's folder.
    pub(crate) file: PathBuf,
    /// The SHA-256 of its bytes.
    pub(crate) digest: String,
    /// The encoding of the file that was asked for.
    pub(crate) encoding: Option<String>,
    /// The encoding of the results that was asked for.
    #[serde(default)]
    pub(crate) written: Option<String>,
    /// What was given for rows that do not say it themselves, by column.
    pub(crate) flags: Vec<(String, String)>,
    /// The reason that was given.
    pub(crate) reason: Option<String>,
    /// Where results go.
    pub(crate) results: Option<PathBuf>,
    /// The files that were made there: no other is replaced.
    pub(crate) results_made: Vec<FileId>,
    /// Whether it stops at the first row that is refused.
    pub(crate) stops: bool,
    /// Which rows of the file it acts on.
    #[serde(default)]
    pub(crate) choice: Choice,
    /// How many rows it acts on.
    pub(crate) rows: u64,
    /// How many rows of the file it leaves out.
    #[serde(default)]
    pub(crate) left_out: u64,
}

impl Facts {
    /// The encoding of the results that was asked for.
    pub(crate) fn written(&self) -> Option<Encoding> {
        self.written.as_deref().and_then(|name| name.parse().ok())
    }

    /// How its file is read.
    ///
    /// # Errors
    /// The command has no such columns any more.
    pub(crate) fn reading(&self, sheet: &Sheet) -> Result<Reading, Failure> {
        let defaults = Defaults::read(&self.flags, sheet.columns)?;
        let encoding = self.encoding.as_deref().and_then(|name| name.parse().ok());
        Ok(Reading { encoding, columns: sheet.columns, defaults })
    }

    /// Writes them down; a crash leaves them as they were, or as they are.
    pub(super) fn write(&self, folder: &Path) -> Result<(), Failure> {
        let text = serde_json::to_vec_pretty(self).map_err(Failure::unexpected)?;
        let (path, new) = (folder.join(FILE), folder.join("job.json.new"));
        let _ = fs::remove_file(&new);
        let mut file: File = new_file::create(&new)?;
        let written = file.write_all(&text).and_then(|()| file.sync_all());
        written.and_then(|()| fs::rename(&new, &path)).map_err(trouble(&path))
    }
}

/// What is kept of the job in a folder.
///
/// # Errors
/// There is none (3), or it cannot be understood (12).
pub(crate) fn facts(folder: &Path) -> Result<Facts, Failure> {
    let text = match read(&folder.join(FILE)) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Err(unknown(&name(folder))),
        Err(error) => return Err(unreadable(folder, error)),
    };
    serde_json::from_slice(&text).map_err(|error| unreadable(folder, error))
}

fn unreadable(folder: &Path, why: impl Into<anyhow::Error>) -> Failure {
    Failure::new(LocalCode::BulkJobUnreadable).fact("job", name(folder)).because(why)
}
