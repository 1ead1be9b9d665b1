//! The embedded service's log: one file and its predecessor, neither larger than the limit.

use std::{
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
};

use crate::contract::embedded::{LOG, LOG_LIMIT};

/// A log that begins anew when it has grown too large. Give it to tracing in a `Mutex`. What cannot be written, on a
/// full disk, is dropped: a service that serves is worth more than its log.
#[derive(Debug)]
pub struct BoundedLog {
    path: PathBuf,
    file: File,
    size: u64,
    limit: u64,
}

impl BoundedLog {
    /// The log of a data folder, 0600.
    ///
    /// # Errors
    /// When it cannot be opened.
    pub fn open(data_dir: &Path) -> io::Result<Self> {
        Self::with_limit(data_dir.join(LOG), LOG_LIMIT)
    }

    fn with_limit(path: PathBuf, limit: u64) -> io::Result<Self> {
        let file = append(&path)?;
        let size = file.metadata()?.len();
        Ok(Self { path, file, size, limit })
    }
}

impl Write for BoundedLog {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        Ok(self.put(line).unwrap_or(line.len()))
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl BoundedLog {
    fn put(&mut self, line: &[u8]) -> io::Result<usize> {
        if self.size >= self.limit {
            fs::rename(&self.path, self.path.with_extension("log.1"))?;
            self.file = append(&self.path)?;
            self.size = 0;
        }
        let written = self.file.write(line)?;
        self.size += written as u64;
        Ok(written)
    }
}

fn append(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    std::os::unix::fs::OpenOptionsExt::mode(options.append(true).create(true), 0o600);
    options.open(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_stops_nobody() {
        let mut log = BoundedLog::with_limit("/dev/full".into(), 100).unwrap();
        assert!(log.put(b"x").is_err());
        writeln!(log, "lost").unwrap();
    }

    #[test]
    fn an_old_log_gives_way_and_the_last_words_stay() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(LOG);
        let mut log = BoundedLog::with_limit(path.clone(), 100).unwrap();
        for number in 0..50 {
            writeln!(log, "line {number:05}").unwrap();
        }
        let files: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|file| file.unwrap()).collect();
        assert_eq!(files.len(), 2);
        assert!(files.iter().all(|file| file.metadata().unwrap().len() < 150));
        let both = fs::read_to_string(path.with_extension("log.1")).unwrap() + &fs::read_to_string(path).unwrap();
        assert!(both.ends_with("line 00048\nline 00049\n"), "{both}");
    }
}
