//! The time of a test service: a file that `meibod serve --test-clock` reads.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::Mutex,
};

use jiff::{Timestamp, ToSpan, Zoned};

/// When every test begins, unless it says otherwise: a Monday in the first weeks of the academic year.
pub(crate) const BEGINNING: &str = "2026-04-13T09:00:00+09:00";

/// The clock of one service. It stands still until it is moved.
pub(crate) struct Clock {
    file: PathBuf,
    now: Mutex<Timestamp>,
}

impl Clock {
    /// A clock in `folder` that shows [`BEGINNING`].
    pub(crate) fn new(folder: &Path) -> Self {
        let clock = Self { file: folder.join("clock"), now: Mutex::new(BEGINNING.parse().unwrap()) };
        clock.set(BEGINNING);
        clock
    }

    /// The file.
    pub(crate) fn file(&self) -> &Path {
        &self.file
    }

    /// What it shows.
    pub(crate) fn now(&self) -> Timestamp {
        *self.now.lock().unwrap()
    }

    /// What it shows, in the service's zone.
    pub(crate) fn in_tokyo(&self) -> Zoned {
        self.now().in_tz("Asia/Tokyo").unwrap()
    }

    /// Sets it to an RFC 3339 instant.
    pub(crate) fn set(&self, instant: &str) {
        let instant: Timestamp = instant.parse().expect("an RFC 3339 instant");
        let mut now = self.now.lock().unwrap();
        // The service must never read half a file.
        let fresh = self.file.with_extension("new");
        fs::write(&fresh, instant.to_string()).unwrap();
        fs::rename(&fresh, &self.file).unwrap();
        *now = instant;
    }

    /// Moves it on.
    pub(crate) fn pass(&self, span: jiff::Span) {
        self.set(&(self.now() + span).to_string());
    }

    /// Moves it on by minutes.
    pub(crate) fn pass_minutes(&self, minutes: i64) {
        self.pass(minutes.minutes());
    }
}
