//! What a service has written down at last.

use std::{
    fs::File,
    io::{self, Read, Seek, SeekFrom},
    path::Path,
};

use crate::contract::embedded::LOG;

/// Bytes of the log that are looked at.
const LAST_BYTES: u64 = 4096;
/// Lines that are told.
const LAST_LINES: usize = 5;

/// The last lines of the service's log, from an offset on.
pub(super) fn last_lines(data_dir: &Path, from: u64) -> Vec<String> {
    let read = || -> io::Result<Vec<u8>> {
        let mut log = File::open(data_dir.join(LOG))?;
        let end = log.seek(SeekFrom::End(0))?;
        log.seek(SeekFrom::Start(end.saturating_sub(LAST_BYTES).max(from)))?;
        let mut tail = Vec::new();
        log.take(LAST_BYTES).read_to_end(&mut tail)?;
        Ok(tail)
    };
    let tail = read().unwrap_or_default();
    let text = String::from_utf8_lossy(&tail);
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    lines[lines.len().saturating_sub(LAST_LINES)..].iter().map(|line| (*line).to_owned()).collect()
}
