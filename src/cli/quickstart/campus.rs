//! Where the sample lives: in the profile in force if its store is empty or a sample already, else in a profile of
//! its own.

use std::{
    fs::{self, File, TryLockError},
    io::{self, Write},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use crate::{
    cli::{
        connection::{Folders, data_folder},
        context::Context,
        failure::{Failure, local_code::LocalCode, os_error},
        settings::Key,
    },
    client::{
        Embedded, embedded,
        folder::{self, Untrusted},
    },
    contract::embedded::STATE,
};

/// The profile beside real data.
pub(super) const PROFILE: &str = "quickstart";
/// The sign-ins of the sample, in its data folder, 0600.
const KEPT: &str = "sample.json";
/// Held while a quickstart runs.
const LOCK: &str = "quickstart.lock";
/// What a sample's data folder holds beside its locks; nothing else is ever removed.
const OURS: &[&str] = &["meibo.db", "meibo.db-wal", "meibo.db-shm", "key", KEPT, STATE, COLLEAGUES, RESULTS];
/// The rows of the bulk apply.
const COLLEAGUES: &str = "colleagues.csv";
/// What came of each.
const RESULTS: &str = "results.csv";

/// What a store holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Holds {
    /// Nothing.
    Empty,
    /// A sample whose making was cut off.
    Unfinished,
    /// A sample.
    Sample,
    /// Somebody's data.
    Real,
}

/// The chosen place.
pub(super) struct Campus {
    pub(super) folder: PathBuf,
    pub(super) meibod: PathBuf,
    /// Whether it is a profile beside real data.
    pub(super) is_apart: bool,
    pub(super) holds: Holds,
}

impl Campus {
    pub(super) fn choose(context: &Context) -> Result<Self, Failure> {
        let folders = Folders::of(&context.environment);
        let meibod = meibod(context)?;
        let found = |place: PathBuf, is_apart| -> Result<Self, Failure> {
            folder::trusted(&place).map_err(|error| trouble(&place, &error))?;
            let holds = holds(&meibod, &place)?;
            Ok(Self { folder: place, meibod: meibod.clone(), is_apart, holds })
        };
        if context.settings.value_or(Key::Service, "embedded") == "embedded" {
            context.settings.check_profile()?;
            let here = found(data_folder(&context.settings, &folders)?, false)?;
            if here.holds != Holds::Real {
                return Ok(here);
            }
        }
        let apart = found(folders.data()?.join("profiles").join(PROFILE), true)?;
        if apart.holds == Holds::Real {
            return Err(Failure::new(LocalCode::QuickstartRealData).fact("path", apart.folder.display().to_string()));
        }
        Ok(apart)
    }

    /// One quickstart at a time.
    pub(super) fn alone(&self) -> Result<File, Failure> {
        let lock = File::create(self.folder.join(LOCK)).map_err(|error| self.trouble(&error))?;
        match lock.try_lock() {
            Ok(()) => Ok(lock),
            Err(TryLockError::WouldBlock) => Err(Failure::new(LocalCode::QuickstartRunning)),
            Err(TryLockError::Error(error)) => Err(self.trouble(&error)),
        }
    }

    /// Removes the sample: the service ends first.
    pub(super) fn empty(&self) -> Result<(), Failure> {
        let service = Embedded::new(self.folder.clone(), Some(self.meibod.clone()));
        service.and_then(|service| service.stop()).map_err(Failure::unexpected)?;
        for name in OURS {
            match fs::remove_file(self.folder.join(name)) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(self.trouble(&error)),
                _ => {}
            }
        }
        Ok(())
    }

    /// Keeps the sign-ins for the next run.
    pub(super) fn keep(&self, sign_ins: &str) -> Result<(), Failure> {
        let write = || -> io::Result<()> {
            let mut new = tempfile::NamedTempFile::new_in(&self.folder)?;
            new.write_all(sign_ins.as_bytes())?;
            new.persist(self.folder.join(KEPT)).map_err(|error| error.error)?;
            Ok(())
        };
        write().map_err(|error| self.trouble(&error))
    }

    /// Writes the rows of the bulk apply: where they are, and where what came of them goes.
    pub(super) fn write_rows(&self, rows: &str) -> Result<[PathBuf; 2], Failure> {
        let paths = [COLLEAGUES, RESULTS].map(|name| self.folder.join(name));
        fs::write(&paths[0], rows).map_err(|error| self.trouble(&error))?;
        Ok(paths)
    }

    /// The sign-ins that were kept.
    pub(super) fn kept(&self) -> Result<String, Failure> {
        folder::read_text(&self.folder.join(KEPT)).map_err(|error| {
            Failure::new(LocalCode::QuickstartSignInsLost)
                .fact("path", self.folder.join(KEPT).display().to_string())
                .because(error)
        })
    }

    fn trouble(&self, error: &io::Error) -> Failure {
        trouble(&self.folder, error)
    }
}

fn trouble(folder: &Path, error: &io::Error) -> Failure {
    if let Some(untrusted) = Untrusted::in_error(error) {
        return Failure::untrusted(untrusted);
    }
    let failure = Failure::new(LocalCode::FolderUnusable).fact("path", folder.display().to_string());
    failure.fact("why", os_error::why(error))
}

fn meibod(context: &Context) -> Result<PathBuf, Failure> {
    if let Some(given) = context.environment.get(embedded::VARIABLE) {
        return Ok(PathBuf::from(given));
    }
    let own = std::env::current_exe().map_err(Failure::unexpected)?;
    Ok(own.with_file_name(format!("meibod{}", std::env::consts::EXE_SUFFIX)))
}

/// Asks `meibod`, which knows the store.
fn holds(meibod: &Path, folder: &Path) -> Result<Holds, Failure> {
    #[derive(serde::Deserialize)]
    struct Told {
        state: Holds,
    }
    let mut command = Command::new(meibod);
    command.args(["sample", "--state", "--data-dir"]).arg(folder).stdin(Stdio::null());
    let ended = command.output().map_err(|error| {
        Failure::new(LocalCode::MeibodMissing).fact("path", meibod.display().to_string()).because(error)
    })?;
    if !ended.status.success() {
        let why = String::from_utf8_lossy(&ended.stderr).trim().to_owned();
        return Err(Failure::new(LocalCode::FolderUnusable)
            .fact("path", folder.display().to_string())
            .fact("why", why));
    }
    let told: Told = serde_json::from_slice(&ended.stdout).map_err(Failure::unexpected)?;
    Ok(told.state)
}
