//! The process of the embedded service: starting it, telling it to stop, reading its last words.

use std::{
    fs::{self, File},
    io,
    path::Path,
    process::{Child, Command, Stdio},
    time::Instant,
};

use rustix::process::{Pid, Signal, kill_process};

use super::{Embedded, Error, LOOK, START_LIMIT, clock, folder, last_words::last_lines};
use crate::{
    client::token,
    contract::embedded::{Build, LOCK, LOG, LOG_LIMIT, State},
};

/// What a command's environment may hold that a process of many minutes has no business with.
const SECRETS: &[&str] = &[token::VARIABLE, "MEIBO_PASSWORD", "MEIBO_CODE"];

impl Embedded {
    /// Starts the service and waits until it takes requests. `None` when another service was quicker, or this one was idle
    /// before anybody looked; where it `must` stay, that is an error.
    pub(super) fn launch(&self, build: Build, until: Instant, must: bool) -> Result<Option<State>, Error> {
        let (mut child, log_from) = self.spawn()?;
        loop {
            if let Some(state) = self.state().filter(|state| state.pid == child.id()) {
                return if state.build == build { Ok(Some(state)) } else { Ok(None) };
            }
            if let Some((well, ended)) = self.ended(&mut child, log_from)? {
                // One that lost the race for the lock has ended as it should.
                return if self.is_held()? || (well && !must) { Ok(None) } else { Err(ended) };
            }
            if clock::instant() >= until {
                let log = last_lines(&self.data_dir, log_from);
                // Nobody would wait for it; the next command starts afresh.
                let _ = child.kill();
                return Err(Error::Silent { pid: Some(child.id()), seconds: START_LIMIT.as_secs(), log });
            }
            std::thread::sleep(LOOK);
        }
    }

    /// The process, and where its words begin in the log.
    fn spawn(&self) -> Result<(Child, u64), Error> {
        let meibod = fs::canonicalize(&self.meibod).map_err(|_| Error::NoMeibod { looked: self.meibod.clone() })?;
        let log = self.log().map_err(|source| self.folder_error(source))?;
        let log_from = log.metadata().map_or(0, |log| log.len());
        let errors = log.try_clone().map_err(|source| self.folder_error(source))?;
        let mut command = Command::new(&meibod);
        command.args(["serve", "--embedded"]).arg(&self.data_dir).args(&self.arguments);
        // It outlives the command, so it must hold neither its terminal nor its folder; the session of its own it
        // makes itself.
        command.stdin(Stdio::null()).stdout(log).stderr(errors).current_dir("/");
        SECRETS.iter().for_each(|name| {
            command.env_remove(name);
        });
        let child = command.spawn().map_err(|source| Error::Run { meibod, source })?;
        Ok((child, log_from))
    }

    /// Whether it has ended: as one that was told to, or with what trouble.
    fn ended(&self, child: &mut Child, log_from: u64) -> Result<Option<(bool, Error)>, Error> {
        let ended = child.try_wait().map_err(|source| Error::Run { meibod: self.meibod.clone(), source })?;
        let Some(ended) = ended else { return Ok(None) };
        // On a full disk it could not even say so.
        let probe = self.data_dir.join("probe");
        folder::write(&probe, b"probe")
            .and_then(|()| fs::remove_file(&probe))
            .map_err(|source| self.folder_error(source))?;
        let error = Error::Ended { ended: ended.to_string(), log: last_lines(&self.data_dir, log_from) };
        Ok(Some((ended.success(), error)))
    }

    fn log(&self) -> io::Result<File> {
        let path = self.data_dir.join(LOG);
        if fs::metadata(&path).is_ok_and(|log| log.len() > LOG_LIMIT) {
            fs::rename(&path, path.with_extension("log.1"))?;
        }
        let mut options = File::options();
        options.append(true).create(true);
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        options.open(path)
    }

    /// Tells a service to finish its requests and end. Its lock was held a moment ago; that it is this process that
    /// holds it is checked where the system says so. `false` when it is not: the state file is about to be corrected.
    pub(super) fn tell_to_stop(&self, state: &State, until: Instant) -> Result<bool, Error> {
        let not_ours = |why: String| Error::NotOurs { pid: state.pid, why };
        let is_foreign = holders(&self.data_dir.join(LOCK)).is_some_and(|holders| match holders.as_slice() {
            // It was given back just now, or lies in a file system whose locks go by other numbers.
            [] => !runs_meibod(state.pid),
            holders => !holders.contains(&i64::from(state.pid)),
        });
        if is_foreign {
            if clock::instant() >= until {
                return Err(not_ours("it does not hold the folder's lock".to_owned()));
            }
            std::thread::sleep(LOOK);
            return Ok(false);
        }
        let pid = i32::try_from(state.pid).ok().and_then(Pid::from_raw);
        match pid.map(|pid| kill_process(pid, Signal::TERM)) {
            Some(Ok(()) | Err(rustix::io::Errno::SRCH)) => Ok(true),
            Some(Err(error)) => Err(not_ours(error.to_string())),
            None => Err(not_ours("no such process".to_owned())),
        }
    }
}

/// The processes that hold a lock on a file, where the system tells (Linux). 0 or less: one that is not visible here.
fn holders(file: &Path) -> Option<Vec<i64>> {
    let inode = std::os::unix::fs::MetadataExt::ino(&fs::metadata(file).ok()?).to_string();
    let table = fs::read_to_string("/proc/locks").ok()?;
    let of_file = |line: &&str| line.split_whitespace().nth(5).and_then(|id| id.rsplit(':').next()) == Some(&inode);
    Some(table.lines().filter(of_file).filter_map(|line| line.split_whitespace().nth(4)?.parse().ok()).collect())
}

/// Whether a process runs the service's program; a newer one may have taken its place on the disk.
fn runs_meibod(pid: u32) -> bool {
    let program = fs::read_link(format!("/proc/{pid}/exe")).unwrap_or_default();
    program.file_name().is_some_and(|name| name.to_string_lossy().starts_with("meibod"))
}
