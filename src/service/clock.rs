//! The one clock of the service.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use jiff::Timestamp;

/// Tells the time: the system's, or for tests what a file says.
#[derive(Debug, Clone)]
pub enum Clock {
    /// The clock of the operating system.
    System,
    /// The time that a file holds (RFC 3339).
    File(Arc<PathBuf>),
}

impl Clock {
    /// The clock of a file, if one is given.
    pub fn new(file: Option<&Path>) -> Self {
        file.map_or(Clock::System, |file| Clock::File(Arc::new(file.to_owned())))
    }

    /// The present instant, read anew at each call.
    ///
    /// # Errors
    /// When the file of a test clock cannot be read.
    #[expect(clippy::disallowed_methods, reason = "the service's one clock")]
    pub fn now(&self) -> anyhow::Result<Timestamp> {
        match self {
            Clock::System => Ok(Timestamp::now()),
            Clock::File(file) => Ok(std::fs::read_to_string(file.as_path())?.trim().parse()?),
        }
    }
}
