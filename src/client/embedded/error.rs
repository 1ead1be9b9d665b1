//! Why the embedded service cannot be reached.

use std::{io, path::PathBuf};

/// Why the service beside the program could not be found or started. All of them are local (exit 12).
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no `meibod`.
    #[error("{} is not there: install meibod beside meibo, or name it in MEIBO_MEIBOD", looked.display())]
    NoMeibod {
        /// Where it should have been.
        looked: PathBuf,
    },
    /// The data folder cannot be used; the source says why (full, read-only, somebody else's).
    #[error("the data folder {} cannot be used: {source}", path.display())]
    Folder {
        /// The data folder.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// `meibod` cannot be run at all.
    #[error("{} cannot be run: {source}", meibod.display())]
    Run {
        /// The program.
        meibod: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// It ended before it was ready.
    #[error("meibod ended at its start ({ended}){}", lines(.log))]
    Ended {
        /// How it ended.
        ended: String,
        /// The last lines of its log.
        log: Vec<String>,
    },
    /// It was not ready, or did not stop, in time.
    #[error("meibod{} gave no sign within {seconds} s{}", process(*.pid), lines(.log))]
    Silent {
        /// Its process, if known.
        pid: Option<u32>,
        /// How long was waited.
        seconds: u64,
        /// The last lines of its log.
        log: Vec<String>,
    },
    /// The service of another build must make way, but its process cannot be told to stop from here (it runs in
    /// another container, or for another user).
    #[error("another build of meibod uses the data folder, and process {pid} cannot be stopped from here: {why}")]
    NotOurs {
        /// The process that the state file names.
        pid: u32,
        /// Why it cannot be told.
        why: String,
    },
}

fn lines(log: &[String]) -> String {
    if log.is_empty() { String::new() } else { format!("; its log ends with:\n{}", log.join("\n")) }
}

fn process(pid: Option<u32>) -> String {
    pid.map(|pid| format!(" (process {pid})")).unwrap_or_default()
}
