//! Where jobs lie: each in a folder of its own, which one process at a time works on.

use std::{
    fs::{self, DirBuilder, File, OpenOptions},
    io::{self, BufRead, Write},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::{Path, PathBuf},
    time::Duration,
};

use rustix::fs::{FlockOperation, flock};

use super::{
    facts,
    trouble::{name, trouble, unknown},
};
use crate::{
    cli::{
        context::Context,
        failure::{Failure, local_code::LocalCode},
    },
    client::{folder, now},
    rules::{Fact, Id},
    ui::Trouble,
};

/// How long what came of a job that has ended can be looked up.
const KEPT: Duration = Duration::from_secs(30 * 24 * 60 * 60);
/// Made when every row of a job has ended; its age is the time since then.
const ENDED: &str = "ended";
/// What came by stdin.
const INPUT: &str = "input";

/// The folder of a job, held: nobody else works on it meanwhile.
#[derive(Debug)]
pub(crate) struct Folder {
    path: PathBuf,
    _lock: File,
    /// What it lies in, where that goes with it.
    _outer: Option<tempfile::TempDir>,
}

/// The folder of all jobs in a state folder.
pub(crate) fn below(state: &Path) -> PathBuf {
    state.join("bulk")
}

/// The folder of all jobs.
pub(crate) fn home(context: &mut Context) -> Result<PathBuf, Failure> {
    let home = below(context.connect()?.folders().state()?);
    folder::trusted(&home).map_err(trouble(&home))?;
    Ok(home)
}

/// The folder of the job of that name; not that there is one.
///
/// # Errors
/// No job can have that name (3).
pub(crate) fn named(name: &str, context: &mut Context) -> Result<PathBuf, Failure> {
    let name = name.trim();
    let can_be = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if can_be { Ok(home(context)?.join(name)) } else { Err(unknown(name)) }
}

/// A failure about what came by stdin names stdin, not the file of the job's folder in which it is kept.
pub(crate) fn naming_stdin(folder: &Path) -> impl Fn(Failure) -> Failure + use<> {
    let kept = Fact::Text(folder.join(INPUT).display().to_string());
    move |failure| match failure.facts.get("file") == Some(&kept) {
        true => failure.fact("file", "stdin"),
        false => failure,
    }
}

/// Whether a job's file is what came by stdin.
pub(crate) fn is_of_stdin(folder: &Path, file: &Path) -> bool {
    file == folder.join(INPUT)
}

impl Folder {
    /// A new job's folder. What others have left behind is swept away first.
    ///
    /// # Errors
    /// It cannot be made.
    pub(crate) fn make(context: &mut Context) -> Result<Self, Failure> {
        let home = home(context)?;
        match make(&home) {
            // What is only tried out leaves nothing that anybody would look for here.
            Err(_) if context.global.dry_run => Self::passing().map_err(trouble(&std::env::temp_dir())),
            made => made.map_err(trouble(&home)),
        }
    }

    /// One that goes with the process.
    fn passing() -> io::Result<Self> {
        let outer = tempfile::Builder::new().prefix("meibo-").tempdir()?;
        let made = make(outer.path())?;
        Ok(Self { _outer: Some(outer), ..made })
    }

    /// The folder of a job.
    ///
    /// # Errors
    /// Another process works on it (12).
    pub(super) fn take(path: PathBuf) -> Result<Self, Failure> {
        const TRIES: u32 = 5;
        let lock = open(&path.join("lock")).map_err(|_| unknown(&name(&path)))?;
        for _ in 0..TRIES {
            if flock(&lock, FlockOperation::NonBlockingLockExclusive).is_ok() {
                return Ok(Self { path, _lock: lock, _outer: None });
            }
            // Whoever only looks whether it runs holds it for a moment.
            std::thread::sleep(Duration::from_millis(20));
        }
        Err(Failure::new(LocalCode::BulkJobBusy).fact("job", name(&path)))
    }

    /// The job's name.
    pub(crate) fn name(&self) -> String {
        name(&self.path)
    }

    /// A file in it.
    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }

    /// Where it lies.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Keeps what comes by stdin, for the plan, the run and a resumption all read it.
    ///
    /// # Errors
    /// It cannot be read or written.
    pub(crate) fn keep_stdin(&self) -> Result<PathBuf, Failure> {
        let path = self.file(INPUT);
        let made = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path);
        let (mut file, mut stdin) = (made.map_err(trouble(&self.path))?, io::stdin().lock());
        loop {
            let part = stdin.fill_buf().map_err(Trouble::Input)?;
            if part.is_empty() {
                return Ok(path);
            }
            file.write_all(part).map_err(trouble(&self.path))?;
            let length = part.len();
            stdin.consume(length);
        }
    }

    /// Every row has ended; if nothing is left to try again, what came by stdin is forgotten.
    pub(super) fn end(&self, for_good: bool) {
        let _ = File::create(self.file(ENDED)).and_then(|mark| mark.set_modified(now().into()));
        if for_good {
            let _ = fs::remove_file(self.file(INPUT));
        }
    }

    /// Forgets the job.
    ///
    /// # Errors
    /// It cannot be removed.
    pub(crate) fn remove(self) -> Result<(), Failure> {
        fs::remove_dir_all(&self.path).map_err(trouble(&self.path))
    }
}

fn make(home: &Path) -> io::Result<Folder> {
    folder::trusted(home)?;
    DirBuilder::new().recursive(true).mode(0o700).create(home)?;
    // Between a folder and its lock nobody may sweep.
    let all = open(&home.join("lock"))?;
    flock(&all, FlockOperation::LockExclusive)?;
    sweep(home);
    let path = home.join(Id::from_i64(rand::random()).to_string());
    DirBuilder::new().mode(0o700).create(&path)?;
    let lock = open(&path.join("lock"))?;
    flock(&lock, FlockOperation::NonBlockingLockExclusive)?;
    Ok(Folder { path, _lock: lock, _outer: None })
}

fn open(lock: &Path) -> io::Result<File> {
    OpenOptions::new().write(true).create(true).truncate(false).mode(0o600).open(lock)
}

/// Removes jobs that were broken off before they began, with what came by stdin, and those that ended long ago.
pub(crate) fn sweep(home: &Path) {
    for path in folders(home) {
        if is_over(&path) && !is_running(&path) {
            let _ = fs::remove_dir_all(&path);
        }
    }
}

/// The folders of jobs.
pub(crate) fn folders(home: &Path) -> impl Iterator<Item = PathBuf> {
    fs::read_dir(home).into_iter().flatten().flatten().map(|entry| entry.path()).filter(|path| path.is_dir())
}

fn is_over(folder: &Path) -> bool {
    if !folder.join(facts::FILE).exists() {
        return true;
    }
    let ended = folder.join(ENDED).metadata().and_then(|mark| mark.modified());
    ended.is_ok_and(|at| std::time::SystemTime::from(now()).duration_since(at).is_ok_and(|age| age > KEPT))
}

/// Whether a process works on the job in a folder.
pub(crate) fn is_running(folder: &Path) -> bool {
    let lock = File::open(folder.join("lock"));
    lock.is_ok_and(|lock| flock(&lock, FlockOperation::NonBlockingLockShared).is_err())
}

#[cfg(test)]
mod tests {
    use std::time::SystemTime;

    use super::*;

    fn there(home: &Path) -> Vec<String> {
        let mut names: Vec<String> = folders(home).map(|path| name(&path)).collect();
        names.sort();
        names
    }

    #[test]
    fn what_was_broken_off_before_it_began_is_swept_and_what_runs_or_waits_is_not() {
        let home = tempfile::tempdir().unwrap();
        let running = make(home.path()).unwrap();
        let gone = make(home.path()).unwrap();
        fs::write(gone.file(INPUT), "id\n").unwrap();
        let waiting = make(home.path()).unwrap();
        fs::write(waiting.file(facts::FILE), "{}").unwrap();
        let let_go = |folder: Folder| folder.path.clone();
        let (gone, waiting) = (let_go(gone), let_go(waiting));
        let next = make(home.path()).unwrap();
        assert!(!gone.exists() && running.path.exists() && waiting.exists() && next.path.exists());
    }

    #[test]
    fn a_job_that_has_ended_is_kept_for_thirty_days() {
        let home = tempfile::tempdir().unwrap();
        let ended = |days: u64| {
            let folder = make(home.path()).unwrap();
            fs::write(folder.file(facts::FILE), "{}").unwrap();
            folder.end(true);
            let at = SystemTime::from(now()) - Duration::from_secs(days * 24 * 60 * 60 + 60);
            File::options().write(true).open(folder.file(ENDED)).unwrap().set_modified(at).unwrap();
            folder.name()
        };
        // In this order: each one that is made sweeps those before it.
        let new = ended(29);
        let old = ended(30);
        sweep(home.path());
        assert_eq!(there(home.path()), [new.as_str()], "{old} is over");
    }

    #[test]
    fn what_came_by_stdin_is_forgotten_when_nothing_is_left_to_try_again() {
        let home = tempfile::tempdir().unwrap();
        let folder = make(home.path()).unwrap();
        fs::write(folder.file(INPUT), "id\n").unwrap();
        folder.end(false);
        assert!(folder.file(INPUT).exists() && folder.file(ENDED).exists());
        folder.end(true);
        assert!(!folder.file(INPUT).exists());
    }
}
