//! A job: what a file of rows is being done to, and how far it has come. It lies in a folder of its own and holds no secret.

use std::{
    collections::{HashMap, hash_map::RandomState},
    fs::{self, File, OpenOptions},
    hash::BuildHasher,
    io::{self, BufRead, BufReader, Read, Seek, SeekFrom, Write},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::{Path, PathBuf},
};

use rustix::fs::{FlockOperation, flock};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{encoding::Encoding, new_file::Unwritable, outcome::Counts};
use crate::{
    cli::{failure::Failure, session::Session},
    contract::bulk::BulkResult,
    rules::Id,
};

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
    /// The file of rows; what came by stdin is kept in the job's folder.
    pub(crate) file: PathBuf,
    /// The SHA-256 of its bytes.
    pub(crate) digest: String,
    /// The encoding that was asked for.
    pub(crate) encoding: Option<String>,
    /// The reason that was given.
    pub(crate) reason: Option<String>,
    /// Where results go.
    pub(crate) results: Option<PathBuf>,
    /// Whether it stops at the first row that is refused.
    pub(crate) stops: bool,
    /// How many rows the file has.
    pub(crate) rows: u64,
}

impl Facts {
    /// The encoding that was asked for.
    pub(crate) fn encoding(&self) -> Option<Encoding> {
        self.encoding.as_deref().and_then(|name| name.parse().ok())
    }
}

/// A row that has ended, as the journal has it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Ended {
    /// Its key.
    pub(crate) key: String,
    /// How.
    pub(crate) result: BulkResult,
    /// The code of a refusal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) code: Option<String>,
    /// Its words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) message: Option<String>,
    /// Its name in the audit trail.
    pub(crate) request_id: String,
}

/// A job that this process works on; nobody else does meanwhile.
pub(crate) struct Job {
    pub(crate) facts: Facts,
    folder: PathBuf,
    journal: File,
    ended: HashMap<u64, u64>,
    hasher: RandomState,
    written: u64,
    _lock: File,
}

fn trouble(path: &Path) -> impl FnOnce(io::Error) -> Failure + '_ {
    |source| Unwritable { path: path.to_owned(), source }.into()
}

/// The folder of all jobs.
pub(crate) fn home(session: &mut Session) -> Result<PathBuf, Failure> {
    Ok(session.connect()?.folders().state.join("bulk"))
}

/// A new job's folder and name.
pub(crate) fn folder(session: &mut Session) -> Result<(String, PathBuf), Failure> {
    let name = Id::from_i64(rand::random()).to_string();
    let folder = home(session)?.join(&name);
    fs::DirBuilder::new().recursive(true).mode(0o700).create(&folder).map_err(trouble(&folder))?;
    Ok((name, folder))
}

/// The SHA-256 of a file's bytes.
pub(crate) fn digest(path: &Path) -> Result<String, Failure> {
    let mut file = File::open(path).map_err(trouble(path))?;
    let (mut sum, mut part) = (Sha256::new(), vec![0; 64 * 1024]);
    loop {
        match file.read(&mut part).map_err(trouble(path))? {
            0 => break,
            length => sum.update(&part[..length]),
        }
    }
    Ok(sum.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}

/// Keeps what comes by stdin, for the plan, the run and a resumption all read it.
pub(crate) fn keep_stdin(folder: &Path) -> Result<PathBuf, Failure> {
    let path = folder.join("input");
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path).map_err(trouble(&path))?;
    io::copy(&mut io::stdin().lock(), &mut file).map_err(trouble(&path))?;
    Ok(path)
}

impl Job {
    /// Begins a job in its folder.
    pub(crate) fn begin(folder: PathBuf, facts: Facts) -> Result<Self, Failure> {
        let path = folder.join("job.json");
        let text = serde_json::to_vec_pretty(&facts).map_err(Failure::unexpected)?;
        let mut file =
            OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path).map_err(trouble(&path))?;
        file.write_all(&text).and_then(|()| file.sync_all()).map_err(trouble(&path))?;
        Self::take(folder, facts)
    }

    /// Goes on with a job.
    ///
    /// # Errors
    /// There is none of that name, another process works on it, or its file is not what it was (12).
    pub(crate) fn resume(folder: PathBuf) -> Result<Self, Failure> {
        let facts = facts(&folder)?;
        if digest(&facts.file)? != facts.digest {
            return Err(Failure::local("bulk_file_changed").fact("file", facts.file.display().to_string()));
        }
        Self::take(folder, facts)
    }

    fn take(folder: PathBuf, facts: Facts) -> Result<Self, Failure> {
        let path = folder.join("lock");
        let lock = OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(false)
            .mode(0o600)
            .open(&path)
            .map_err(trouble(&path))?;
        if flock(&lock, FlockOperation::NonBlockingLockExclusive).is_err() {
            return Err(Failure::local("bulk_job_busy").fact("job", facts.job.as_str()));
        }
        let path = folder.join("journal");
        let mut journal =
            OpenOptions::new().read(true).append(true).create(true).mode(0o600).open(&path).map_err(trouble(&path))?;
        let hasher = RandomState::new();
        let (mut ended, mut written) = (HashMap::new(), 0);
        each_line(&journal, |at, one: Ended| {
            ended.insert(hasher.hash_one(&one.key), at);
        })
        .map(|end| written = end)
        .map_err(trouble(&path))?;
        // A line that a crash cut short says nothing: its row is asked about again.
        journal.set_len(written).and_then(|()| journal.seek(SeekFrom::End(0))).map_err(trouble(&path))?;
        Ok(Self { facts, folder, journal, ended, hasher, written, _lock: lock })
    }

    /// How a row has ended; nothing if it has not.
    pub(crate) fn ended(&self, key: &str) -> Result<Option<Ended>, Failure> {
        let Some(at) = self.ended.get(&self.hasher.hash_one(key)) else { return Ok(None) };
        let path = self.folder.join("journal");
        let read = || {
            let mut file = File::open(&path)?;
            file.seek(SeekFrom::Start(*at))?;
            let mut line = String::new();
            BufReader::new(file).read_line(&mut line)?;
            Ok(serde_json::from_str(&line)?)
        };
        read().map(Some).map_err(trouble(&path))
    }

    /// Writes down how rows have ended; a process that is killed afterwards does not forget it.
    pub(crate) fn note(&mut self, rows: &[Ended]) -> Result<(), Failure> {
        let mut text = Vec::new();
        for row in rows {
            let hash = self.hasher.hash_one(&row.key);
            self.ended.insert(hash, self.written + text.len() as u64);
            serde_json::to_writer(&mut text, row).map_err(Failure::unexpected)?;
            text.push(b'\n');
        }
        self.journal.write_all(&text).map_err(trouble(&self.folder.join("journal")))?;
        self.written += text.len() as u64;
        Ok(())
    }

    /// Forgets what came by stdin: the job has ended, and nothing is to be retried.
    pub(crate) fn finish(&self) {
        let _ = fs::remove_file(self.folder.join("input"));
    }
}

/// What is kept of the job in a folder.
pub(crate) fn facts(folder: &Path) -> Result<Facts, Failure> {
    let name = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let text = fs::read(folder.join("job.json"))
        .map_err(|_| Failure::new(crate::cli::exit::Exit::NotFound, "bulk_job_not_found").fact("job", name))?;
    serde_json::from_slice(&text).map_err(Failure::unexpected)
}

/// How the rows of the job in a folder have ended so far: the last word on each counts.
pub(crate) fn counts(folder: &Path) -> Result<Counts, Failure> {
    let path = folder.join("journal");
    let mut last: HashMap<u64, BulkResult> = HashMap::new();
    let hasher = RandomState::new();
    if let Ok(journal) = File::open(&path) {
        let note = |_, one: Ended| {
            last.insert(hasher.hash_one(&one.key), one.result);
        };
        each_line(&journal, note).map_err(trouble(&path))?;
    }
    let mut counts = Counts::default();
    last.into_values().for_each(|result| counts.add(result));
    Ok(counts)
}

/// Reads whole lines, each with where it begins; where the last whole one ends.
fn each_line(journal: &File, mut note: impl FnMut(u64, Ended)) -> io::Result<u64> {
    let mut reader = BufReader::new(journal);
    reader.seek(SeekFrom::Start(0))?;
    let (mut at, mut line) = (0, String::new());
    loop {
        line.clear();
        let length = reader.read_line(&mut line)? as u64;
        match serde_json::from_str(&line) {
            Ok(one) if line.ends_with('\n') => note(at, one),
            _ => return Ok(at),
        }
        at += length;
    }
}
