//! What the two halves of the embedded default agree on: the files of the data folder, and what stands in them.
//!
//! The service holds an exclusive lock on [`LOCK`] for its whole life. [`STATE`] is true while that lock is held and
//! says nothing otherwise: a process id in it is worth nothing without the lock.

use std::fs::Metadata;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// The state file, 0600: a [`State`] as JSON, there exactly while the service takes requests.
pub const STATE: &str = "service.json";
/// The file that the service locks for its whole life.
pub const LOCK: &str = "service.lock";
/// The file that a starting client locks, so that many commands start one service.
pub const START_LOCK: &str = "start.lock";
/// The service's log; its predecessor, when it has grown too large, ends in `.1`.
pub const LOG: &str = "meibod.log";
/// The size at which a log gives way to a new one, in bytes.
pub const LOG_LIMIT: u64 = 1024 * 1024;
/// How long a service that is told to stop waits for the requests in flight, in seconds.
pub const DRAIN_SECONDS: u64 = 10;

/// How to reach a running embedded service, and which build it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct State {
    /// The port on 127.0.0.1.
    pub port: u16,
    /// The service's process.
    pub pid: u32,
    /// The certificate to pin (PEM): made for this process, so that nothing else can hold its key.
    pub certificate: String,
    /// Which `meibod` is running.
    pub build: Build,
    /// When it started (UTC).
    pub started_at: Timestamp,
}

/// The identity of an installed `meibod`: another file, or the same file written anew, is another build.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Build {
    /// When the file was last written, in nanoseconds since 1970 (0 where the file system does not say).
    pub modified: u64,
    /// The file's size in bytes.
    pub size: u64,
    /// The file's number in its file system (0 where there is none).
    pub inode: u64,
}

impl Build {
    /// The build that a file's metadata describes.
    pub fn of(file: &Metadata) -> Self {
        let modified = file.modified().ok().and_then(|at| at.duration_since(std::time::UNIX_EPOCH).ok());
        Self {
            modified: modified.and_then(|since| u64::try_from(since.as_nanos()).ok()).unwrap_or_default(),
            size: file.len(),
            inode: inode(file),
        }
    }
}

fn inode(file: &Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_written_anew_is_another_build() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("meibod");
        std::fs::write(&file, "one").unwrap();
        let old = Build::of(&file.metadata().unwrap());
        assert_eq!(old, Build::of(&file.metadata().unwrap()));
        let later = std::time::UNIX_EPOCH + std::time::Duration::from_secs(1);
        std::fs::File::options().append(true).open(&file).unwrap().set_modified(later).unwrap();
        assert_ne!(old, Build::of(&file.metadata().unwrap()));
        std::fs::copy(&file, folder.path().join("other")).unwrap();
        assert_ne!(old, Build::of(&folder.path().join("other").metadata().unwrap()));
    }
}
