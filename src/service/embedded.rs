//! The service's half of the embedded default: one instance in a data folder, on the loopback interface, until nobody
//! has asked for anything for a while.

mod activity;
mod log;

use std::{
    fs::{self, File, TryLockError},
    io::{self, Write},
    mem::ManuallyDrop,
    net::{Ipv4Addr, TcpListener},
    path::{Path, PathBuf},
    time::Duration,
};

use axum::{Router, middleware};
use jiff::Timestamp;

use self::activity::Activity;
pub use self::log::BoundedLog;
use super::{listen, tls};
use crate::contract::embedded::{Build, LOCK, STATE, State};

/// How long after the last request the service stops, unless an argument says otherwise.
pub const IDLE: Duration = Duration::from_secs(15 * 60);
/// How long a claim waits for a lock that a command holds only to look at it.
const CLAIM: Duration = Duration::from_secs(2);
/// The longest time between two checks whether the service still has a reason to run.
const LOOK: Duration = Duration::from_secs(5);

/// Why the embedded service does not run.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The data folder cannot be used; the source says why (full, read-only, somebody else's).
    #[error("the data folder {} cannot be used: {source}", path.display())]
    Folder {
        /// The data folder, absolute.
        path: PathBuf,
        /// What the system answered.
        source: io::Error,
    },
    /// No certificate could be made for this process.
    #[error(transparent)]
    Tls(#[from] tls::Error),
    /// Nothing can listen on the loopback interface.
    #[error("the loopback interface cannot be served: {0}")]
    Listen(#[source] io::Error),
    /// Its own program file cannot be looked at.
    #[error("this program's own file cannot be looked at: {0}")]
    Program(#[source] io::Error),
}

/// How an embedded service is run.
#[derive(Debug, Clone)]
pub struct Options {
    /// How long after the last finished request it stops.
    pub idle: Duration,
    /// How much of the service one client may hold.
    pub limits: listen::Limits,
}

impl Default for Options {
    fn default() -> Self {
        Self { idle: IDLE, limits: listen::Limits::default() }
    }
}

/// The right to be the one service of a data folder. The database is opened only by whoever holds it.
#[derive(Debug)]
pub struct Instance {
    data_dir: PathBuf,
    build: Build,
    // Never closed by us: a successor may start only when this process, and everything it has open, is gone. The system
    // releases the lock even after kill -9.
    _lock: ManuallyDrop<File>,
}

impl Instance {
    /// Claims a data folder (absolute), making it if it is missing (0700; what this process makes from now on is
    /// 0600), and leaves the terminal. `None` when another service has it.
    ///
    /// # Errors
    /// [`Error::Folder`] or [`Error::Program`].
    pub fn claim(data_dir: &Path) -> Result<Option<Self>, Error> {
        // Fails for a process that a shell has started as a job, which may stay one.
        let _ = rustix::process::setsid();
        rustix::process::umask(rustix::fs::Mode::from_raw_mode(0o077));
        let folder_error = |source| Error::Folder { path: data_dir.to_owned(), source };
        let build = own_build().map_err(Error::Program)?;
        private_folder(data_dir).map_err(folder_error)?;
        let Some(lock) = lock(&data_dir.join(LOCK)).map_err(folder_error)? else { return Ok(None) };
        // Left by a predecessor that was ended with kill -9.
        remove(&data_dir.join(STATE)).map_err(folder_error)?;
        Ok(Some(Self { data_dir: data_dir.to_owned(), build, _lock: ManuallyDrop::new(lock) }))
    }

    /// Serves the router over TLS on a free port of 127.0.0.1 and tells clients how to find it, until `asked` is done,
    /// until it has been idle, or until its state file is gone. Requests in flight are finished; before that
    /// the state file is removed, so that no command comes while it ends.
    ///
    /// # Errors
    /// [`Error`]: what the service cannot run without.
    pub async fn serve(
        self,
        router: Router,
        options: Options,
        asked: impl Future<Output = ()> + Send,
    ) -> Result<(), Error> {
        let (certificate, tls) = tls::fresh()?;
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).map_err(Error::Listen)?;
        let port = listener.local_addr().map_err(Error::Listen)?.port();
        let state = State { port, pid: std::process::id(), certificate, build: self.build, started_at: started_at() };
        let activity = Activity::begin();
        let router = router.layer(middleware::from_fn_with_state(activity.clone(), activity::watch));
        self.announce(&state)?;
        tracing::info!(pid = state.pid, port, "taking requests");
        let stop = async {
            tokio::select! {
                () = asked => {}
                () = self.no_reason_left(&state, &activity, options.idle) => {}
            }
            self.withdraw(&state);
        };
        let served = listen::serve(listener, tls, router, &options.limits, stop).await;
        self.withdraw(&state);
        served.map_err(Error::Listen)
    }

    /// Ends when nobody has asked for anything for `idle`, or when the state file is no longer this service's.
    async fn no_reason_left(&self, state: &State, activity: &Activity, idle: Duration) {
        loop {
            let left = idle.saturating_sub(activity.idle());
            if left.is_zero() || !self.is_announced(state) {
                return;
            }
            tokio::time::sleep(left.min(LOOK)).await;
        }
    }

    fn announce(&self, state: &State) -> Result<(), Error> {
        let write = || -> io::Result<()> {
            let mut new = tempfile::NamedTempFile::new_in(&self.data_dir)?;
            new.write_all(&serde_json::to_vec(state)?)?;
            new.persist(self.data_dir.join(STATE)).map_err(|error| error.error)?;
            Ok(())
        };
        write().map_err(|source| Error::Folder { path: self.data_dir.clone(), source })
    }

    fn is_announced(&self, state: &State) -> bool {
        let told = fs::read(self.data_dir.join(STATE)).ok();
        told.and_then(|told| serde_json::from_slice::<State>(&told).ok()).as_ref() == Some(state)
    }

    /// Removes the state file, unless it is another's: this folder may have been removed and made again.
    fn withdraw(&self, state: &State) {
        if self.is_announced(state) {
            // A state file that stays behind names a port that refuses connections, which clients know how to handle.
            let _ = remove(&self.data_dir.join(STATE));
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "the service reads the clock; this instant is only told")]
fn started_at() -> Timestamp {
    Timestamp::now()
}

/// The build of the running file itself: its path may by now lead to a newer one.
fn own_build() -> io::Result<Build> {
    let file = fs::metadata("/proc/self/exe").or_else(|_| fs::metadata(std::env::current_exe()?))?;
    Ok(Build::of(&file))
}

/// Makes a folder that only its owner may enter (0700).
pub(super) fn private_folder(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    if folder.metadata()?.permissions().mode() & 0o077 != 0 {
        fs::set_permissions(folder, fs::Permissions::from_mode(0o700))?;
    }
    Ok(())
}

/// Takes the lock; `None` when another service has it. A command that looks whether it is held holds it for a moment,
/// so one refusal says nothing.
fn lock(path: &Path) -> io::Result<Option<File>> {
    let until = tokio::time::Instant::now() + CLAIM;
    loop {
        let file = File::options().read(true).write(true).create(true).truncate(false).open(path)?;
        match file.try_lock() {
            Ok(()) if is_still(&file, path) => return Ok(Some(file)),
            Err(TryLockError::Error(error)) => return Err(error),
            Ok(()) | Err(TryLockError::WouldBlock) if tokio::time::Instant::now() >= until => return Ok(None),
            Ok(()) | Err(TryLockError::WouldBlock) => std::thread::sleep(Duration::from_millis(20)),
        }
    }
}

/// Whether the path still leads to the opened file; a folder that was removed meanwhile has no lock to hold.
fn is_still(file: &File, path: &Path) -> bool {
    match (file.metadata(), fs::metadata(path)) {
        (Ok(opened), Ok(there)) => Build::of(&opened).inode == Build::of(&there).inode,
        _ => false,
    }
}

fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}
