//! The service beside the program: found when it runs, started when it does not, replaced when it is of another build.
//!
//! What is true is the lock that the service holds; what stands in its state file counts only while that lock is
//! held. Commands that race take turns at a lock of their own, so the first starts the service and the others find it.

pub mod error;
mod last_words;
mod process;

use std::{
    ffi::OsString,
    fs::{self, File, TryLockError},
    io,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

pub use error::Error;

use super::{
    Endpoint, Trust, clock,
    endpoint::{TIMEOUT, Url},
    error::Local,
    folder,
};
use crate::contract::embedded::{Build, DRAIN_SECONDS, LOCK, START_LOCK, STATE, State};

/// The variable that names the `meibod` to start.
pub const VARIABLE: &str = "MEIBO_MEIBOD";
/// How long a start may take, the stop of an older build included.
pub const START_LIMIT: Duration = Duration::from_secs(DRAIN_SECONDS + 20);
/// Starts of one command: a machine that is busy may look at a service only after its idle time.
const STARTS: u32 = 5;
/// How long a service that was tried in vain may take to make way, before it is tried once more as it is.
const SEEN_LIMIT: Duration = Duration::from_secs(1);
/// How long between two looks at something that another process will change.
const LOOK: Duration = Duration::from_millis(3);

/// Where the service beside the program lives, and what it is started from.
#[derive(Debug, Clone)]
pub struct Embedded {
    data_dir: PathBuf,
    meibod: PathBuf,
    arguments: Vec<OsString>,
}

impl Embedded {
    /// The service of a data folder. `meibod` is the program to start (`MEIBO_MEIBOD`); without it, the one
    /// in the folder of the running program.
    ///
    /// # Errors
    /// [`Error::NoMeibod`] when the running program's own folder is unknown, [`Error::Folder`] when the current one is.
    pub fn new(data_dir: PathBuf, meibod: Option<PathBuf>) -> Result<Self, Error> {
        let meibod = match meibod {
            Some(meibod) => meibod,
            None => beside().ok_or_else(|| Error::NoMeibod { looked: PathBuf::from("meibod") })?,
        };
        // The service has a working folder of its own, so a relative path would lead it elsewhere.
        let data_dir = match std::path::absolute(&data_dir) {
            Ok(absolute) => absolute,
            Err(source) => return Err(Error::Folder { path: data_dir, source }),
        };
        Ok(Self { data_dir, meibod, arguments: Vec::new() })
    }

    /// The same with more arguments for `meibod serve --embedded DATA-DIR`.
    pub fn with_arguments(mut self, arguments: impl IntoIterator<Item = OsString>) -> Self {
        self.arguments.extend(arguments);
        self
    }

    /// What the state file says, if it speaks of the installed build. It may be out of date: whoever finds nobody at
    /// that port, or somebody with another certificate, calls [`start`](Embedded::start).
    pub fn running(&self) -> Option<State> {
        let build = self.build().ok()?;
        self.state().filter(|state| state.build == build)
    }

    /// Starts the service, or waits for the one that another command is starting. `seen` is a state that was tried in
    /// vain: it is given again if it holds, for a service that runs is not waited for.
    ///
    /// # Errors
    /// [`Error`], each naming its fix.
    pub fn start(&self, seen: Option<&State>) -> Result<State, Error> {
        let build = self.build()?;
        let begin = clock::instant();
        let until = begin + START_LIMIT;
        folder::private(&self.data_dir).map_err(|source| self.folder_error(source))?;
        self.must_be_ours()?;
        let _turn = self.turn(until)?;
        let is_over = || clock::instant() >= begin + SEEN_LIMIT;
        let (mut told, mut starts) = (None, 0);
        loop {
            let state = self.state();
            if !self.is_held()? {
                starts += 1;
                match self.launch(build, until, starts >= STARTS)? {
                    Some(state) => return Ok(state),
                    None => continue,
                }
            }
            match state {
                Some(state) if state.build != build && told != Some(state.pid) => {
                    told = self.tell_to_stop(&state, until)?.then_some(state.pid);
                }
                Some(state) if state.build == build && (Some(&state) != seen || is_over()) => return Ok(state),
                // Starting, or finishing its last requests.
                state => self.wait(until, state.as_ref().or(seen))?,
            }
        }
    }

    /// Stops the service, whatever its build, and waits until it has ended. Nothing happens when none runs.
    ///
    /// # Errors
    /// [`Error`] when it cannot be told to stop, or does not.
    pub fn stop(&self) -> Result<(), Error> {
        if !self.data_dir.is_dir() {
            return Ok(());
        }
        self.must_be_ours()?;
        let until = clock::instant() + START_LIMIT;
        let _turn = self.turn(until)?;
        let mut told = None;
        while self.is_held()? {
            let state = self.state();
            match &state {
                Some(state) if told != Some(state.pid) => {
                    told = self.tell_to_stop(state, until)?.then_some(state.pid);
                }
                _ => self.wait(until, state.as_ref())?,
            }
        }
        Ok(())
    }

    /// How to reach a running service.
    pub(super) fn endpoint(state: &State) -> Result<Endpoint, super::Error> {
        let base = Url::parse(&format!("https://127.0.0.1:{}", state.port))
            .map_err(|error| Local::Request(error.to_string()))?;
        Ok(Endpoint { base, trust: Trust::Pinned(state.certificate.clone()), proxy: None, timeout: TIMEOUT })
    }

    /// The name that tokens of this service are bound to.
    pub fn service(&self) -> String {
        format!("embedded:{}", self.data_dir.display())
    }

    fn build(&self) -> Result<Build, Error> {
        match fs::metadata(&self.meibod) {
            Ok(file) if file.is_file() => Ok(Build::of(&file)),
            _ => Err(Error::NoMeibod { looked: self.meibod.clone() }),
        }
    }

    fn state(&self) -> Option<State> {
        serde_json::from_slice(&folder::read(&self.data_dir.join(STATE)).ok()?).ok()
    }

    /// Whoever can write the state file says where passwords are sent.
    fn must_be_ours(&self) -> Result<(), Error> {
        folder::trusted(&self.data_dir.join(STATE)).map_err(|source| self.folder_error(source))
    }

    /// Waits for this command's turn to start or stop the service; the turn ends when the file is closed.
    fn turn(&self, until: Instant) -> Result<File, Error> {
        let file = self.open(START_LOCK)?;
        while !locked(&file).map_err(|source| self.folder_error(source))? {
            self.wait(until, None)?;
        }
        Ok(file)
    }

    /// Whether a service runs. What stands in the state file when none does is removed, so that the next service
    /// never meets its predecessor's.
    fn is_held(&self) -> Result<bool, Error> {
        let lock = self.open(LOCK)?;
        if !locked(&lock).map_err(|source| self.folder_error(source))? {
            return Ok(true);
        }
        match fs::remove_file(self.data_dir.join(STATE)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(self.folder_error(error)),
            _ => Ok(false),
        }
    }

    fn open(&self, name: &str) -> Result<File, Error> {
        let mut options = File::options();
        options.read(true).write(true).create(true).truncate(false);
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        options.open(self.data_dir.join(name)).map_err(|source| self.folder_error(source))
    }

    fn wait(&self, until: Instant, state: Option<&State>) -> Result<(), Error> {
        if clock::instant() >= until {
            let pid = state.map(|state| state.pid);
            return Err(Error::Silent {
                pid,
                seconds: START_LIMIT.as_secs(),
                log: last_words::last_lines(&self.data_dir, 0),
            });
        }
        std::thread::sleep(LOOK);
        Ok(())
    }

    fn folder_error(&self, source: io::Error) -> Error {
        Error::Folder { path: self.data_dir.clone(), source }
    }
}

/// Takes a lock if it is free.
fn locked(file: &File) -> io::Result<bool> {
    match file.try_lock() {
        Ok(()) => Ok(true),
        Err(TryLockError::WouldBlock) => Ok(false),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

/// The `meibod` in the folder of the running program.
fn beside() -> Option<PathBuf> {
    let folder = std::env::current_exe().ok()?;
    Some(folder.parent().unwrap_or(Path::new("")).join("meibod"))
}
