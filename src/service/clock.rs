//! The one clock of the service.

use std::{
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
};

use jiff::{SignedDuration, Timestamp};

/// Tells the time: the system's, or for tests what a file says.
#[derive(Debug, Clone)]
pub enum Clock {
    /// The system's time.
    System,
    /// The time that a file holds (RFC 3339).
    File(Arc<FileClock>),
}

/// A clock that stands still until its file changes, but for a microsecond a look: as with a real clock, what happens
/// later is later.
#[derive(Debug)]
pub struct FileClock {
    file: PathBuf,
    looks: AtomicI64,
}

impl Clock {
    /// The clock of a file, if one is given.
    pub fn new(file: Option<&Path>) -> Self {
        let of_file = |file: &Path| Arc::new(FileClock { file: file.to_owned(), looks: AtomicI64::new(0) });
        file.map_or(Clock::System, |file| Clock::File(of_file(file)))
    }

    /// The time now.
    ///
    /// # Errors
    /// When the file of a test clock cannot be read.
    #[expect(clippy::disallowed_methods, reason = "the service's one clock")]
    pub fn now(&self) -> anyhow::Result<Timestamp> {
        match self {
            Clock::System => Ok(Timestamp::now()),
            Clock::File(clock) => {
                let told: Timestamp = std::fs::read_to_string(&clock.file)?.trim().parse()?;
                Ok(told + SignedDuration::from_micros(clock.looks.fetch_add(1, Ordering::Relaxed)))
            }
        }
    }
}
