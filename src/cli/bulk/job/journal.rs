//! How the rows of a job have ended: a line for each, written as they end; the last word on a row counts. It holds no
//! secret.

use std::{
    collections::{HashMap, hash_map::RandomState},
    fs::{File, OpenOptions},
    hash::BuildHasher,
    io::{self, BufRead, BufReader, Seek, SeekFrom, Write},
    os::unix::fs::{FileExt, OpenOptionsExt},
    path::Path,
};

use serde::{Deserialize, Serialize};

use crate::{cli::bulk::outcome::Counts, contract::bulk::BulkResult};

/// A row that has ended, as the journal has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
    /// The same in English, where the words are in another language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) english: Option<String>,
    /// Its name in the audit trail.
    pub(crate) request_id: String,
}

/// The journal of a job.
pub(crate) struct Journal {
    file: File,
    length: u64,
    last: Last,
}

/// Where the last word on each row stands: a keyed hash of 64 bits, so that a million rows take some 35 MB.
#[derive(Debug, Default)]
struct Last {
    hash: RandomState,
    at: HashMap<u64, u64>,
    /// Whether rows are looked up at all.
    is_used: bool,
}

impl Journal {
    /// The journal of a job that begins: no row of it has ended, and none is looked up.
    ///
    /// # Errors
    /// It cannot be made.
    pub(super) fn begin(path: &Path) -> io::Result<Self> {
        let file = OpenOptions::new().read(true).append(true).create_new(true).mode(0o600).open(path)?;
        Ok(Self { file, length: 0, last: Last::default() })
    }

    /// The journal of a job to go on with. A line that a crash cut short says nothing: its row is asked about again.
    ///
    /// # Errors
    /// It cannot be read.
    pub(crate) fn resume(path: &Path) -> io::Result<Self> {
        let mut journal = Self::read(path, OpenOptions::new().append(true).create(true))?;
        journal.file.set_len(journal.length)?;
        journal.file.seek(SeekFrom::End(0))?;
        Ok(journal)
    }

    /// The journal as it stands, while somebody else may write it.
    ///
    /// # Errors
    /// It cannot be read.
    pub(crate) fn look(path: &Path) -> io::Result<Self> {
        Self::read(path, &mut OpenOptions::new())
    }

    fn read(path: &Path, options: &mut OpenOptions) -> io::Result<Self> {
        let file = options.read(true).mode(0o600).open(path)?;
        let mut last = Last { is_used: true, ..Last::default() };
        let length = each_line(&file, |at, one| last.note(&one.key, at))?;
        Ok(Self { file, length, last })
    }

    /// How a row has ended; nothing if it has not.
    ///
    /// # Errors
    /// The journal cannot be read.
    pub(crate) fn ended(&self, key: &str) -> io::Result<Option<Ended>> {
        self.last.at(key).map(|at| self.line(at)).transpose()
    }

    /// The last word on each row, in the order in which they were spoken.
    ///
    /// # Errors
    /// The journal cannot be read.
    pub(crate) fn all(&self) -> impl Iterator<Item = io::Result<Ended>> {
        let mut places: Vec<u64> = self.last.at.values().copied().collect();
        places.sort_unstable();
        places.into_iter().map(|at| self.line(at))
    }

    fn line(&self, at: u64) -> io::Result<Ended> {
        let (mut line, mut part) = (Vec::new(), [0; 512]);
        loop {
            let length = self.file.read_at(&mut part, at + line.len() as u64)?;
            let end = memchr::memchr(b'\n', &part[..length]);
            line.extend_from_slice(&part[..end.unwrap_or(length)]);
            if end.is_some() || length == 0 {
                return Ok(serde_json::from_slice(&line)?);
            }
        }
    }

    /// Writes down how rows have ended; a process that is killed afterwards does not forget it.
    ///
    /// # Errors
    /// It cannot be written.
    pub(super) fn note(&mut self, rows: &[Ended]) -> io::Result<()> {
        let mut text = Vec::new();
        for row in rows {
            if self.last.is_used {
                self.last.note(&row.key, self.length + text.len() as u64);
            }
            serde_json::to_writer(&mut text, row)?;
            text.push(b'\n');
        }
        self.file.write_all(&text)?;
        self.length += text.len() as u64;
        Ok(())
    }
}

impl Last {
    fn note(&mut self, key: &str, at: u64) {
        self.at.insert(self.hash.hash_one(key), at);
    }

    fn at(&self, key: &str) -> Option<u64> {
        self.at.get(&self.hash.hash_one(key)).copied()
    }
}

/// How the rows of a job have ended so far.
///
/// # Errors
/// Its journal cannot be read; one that is not there says nothing.
pub(super) fn counts(path: &Path) -> io::Result<Counts> {
    let journal = match File::open(path) {
        Ok(journal) => journal,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Counts::default()),
        Err(error) => return Err(error),
    };
    let (hash, mut last) = (RandomState::new(), HashMap::new());
    each_line(&journal, |_, one| {
        last.insert(hash.hash_one(&one.key), one.result);
    })?;
    let mut counts = Counts::default();
    last.into_values().for_each(|result| counts.add(result));
    Ok(counts)
}

/// Reads whole lines, each with where it begins; where the last whole one ends.
fn each_line(journal: &File, mut note: impl FnMut(u64, Ended)) -> io::Result<u64> {
    let mut reader = BufReader::new(journal);
    reader.seek(SeekFrom::Start(0))?;
    let (mut at, mut line) = (0, Vec::new());
    loop {
        line.clear();
        // Bytes, not text: a line can be cut inside a character.
        let length = reader.read_until(b'\n', &mut line)? as u64;
        match serde_json::from_slice(&line) {
            Ok(one) if line.ends_with(b"\n") => note(at, one),
            _ => return Ok(at),
        }
        at += length;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(key: &str, result: BulkResult, message: &str) -> Ended {
        Ended {
            key: key.to_owned(),
            result,
            code: None,
            message: Some(message.to_owned()),
            english: None,
            request_id: "r1".to_owned(),
        }
    }

    #[test]
    fn a_line_that_was_cut_at_any_byte_is_forgotten_and_the_others_are_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal");
        let rows = [row("a1", BulkResult::Done, "鈴木"), row("a2", BulkResult::Refused, "高橋 😀")];
        Journal::begin(&path).unwrap().note(&rows).unwrap();
        let whole = std::fs::read(&path).unwrap();
        let first = whole.iter().position(|byte| *byte == b'\n').unwrap() + 1;
        for cut in first..whole.len() {
            std::fs::write(&path, &whole[..cut]).unwrap();
            assert_eq!(counts(&path).unwrap(), Counts { done: 1, ..Counts::default() }, "cut at {cut}");
            let mut journal = Journal::resume(&path).unwrap();
            assert_eq!(journal.ended("a1").unwrap().as_ref(), Some(&rows[0]), "cut at {cut}");
            assert_eq!(journal.ended("a2").unwrap(), None, "cut at {cut}");
            journal.note(&rows[1..]).unwrap();
            assert_eq!(journal.ended("a2").unwrap().as_ref(), Some(&rows[1]), "cut at {cut}");
            assert_eq!(std::fs::read(&path).unwrap(), whole, "cut at {cut}");
        }
    }

    #[test]
    fn the_last_word_on_a_row_counts() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal");
        let long = "長い".repeat(2000);
        let rows = [
            row("a1", BulkResult::Refused, &long),
            row("a2", BulkResult::Refused, ""),
            row("a1", BulkResult::Done, ""),
        ];
        Journal::begin(&path).unwrap().note(&rows).unwrap();
        assert_eq!(counts(&path).unwrap(), Counts { done: 1, refused: 1, ..Counts::default() });
        let all: Vec<Ended> = Journal::look(&path).unwrap().all().map(Result::unwrap).collect();
        assert_eq!(all, rows[1..]);
    }
}
