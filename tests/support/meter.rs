//! A running POP meter (`meibod meter`).

use std::{
    fs,
    fs::File,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::{Child, ExitStatus, Stdio},
};

use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;

use super::{certificate::AUTHORITY, deadline::wait_for, program, service::meibod};

/// A meter that listens.
pub(crate) struct Meter {
    service: String,
    has_views: bool,
    child: Child,
    // Behind the child: it goes last.
    folder: TempDir,
}

const TOKEN: &str = "token";
const LOG: &str = "log";

impl Meter {
    /// A meter that asks the service at `url` with a service token.
    pub(crate) fn start(url: &str, token: &str) -> Self {
        Self::begin(url, token, false)
    }

    /// The same, which says to Dovecot what each session is to see.
    pub(crate) fn with_views(url: &str, token: &str) -> Self {
        Self::begin(url, token, true)
    }

    fn begin(url: &str, token: &str, has_views: bool) -> Self {
        let folder = tempfile::Builder::new().prefix("meter-").tempdir().unwrap();
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
        let file = folder.path().join(TOKEN);
        fs::write(&file, token).unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).unwrap();
        fs::write(folder.path().join("authority.pem"), AUTHORITY.pem()).unwrap();
        let child = spawn(folder.path(), url, has_views);
        Self { service: url.to_owned(), has_views, child, folder }
    }

    /// Its socket.
    pub(crate) fn socket(&self) -> PathBuf {
        socket(self.folder.path())
    }

    /// Where it says what sessions see.
    pub(crate) fn views(&self) -> PathBuf {
        views(self.folder.path())
    }

    /// What it has logged since its last start.
    pub(crate) fn log(&self) -> String {
        log(self.folder.path())
    }

    /// Ends it at once, and starts another on the same socket.
    pub(crate) fn killed(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        self.child = spawn(self.folder.path(), &self.service, self.has_views);
    }

    /// Ends it as an operator does (SIGTERM), and gives how it went.
    pub(crate) fn stop(&mut self) -> ExitStatus {
        kill_process(Pid::from_child(&self.child), Signal::TERM).unwrap();
        program::end_of(&mut self.child).unwrap_or_else(|| panic!("does not stop: {}", self.log()))
    }

    /// Starts it after a [`stop`](Self::stop), as a client of the service at `url`.
    pub(crate) fn start_again(&mut self, url: &str) {
        url.clone_into(&mut self.service);
        self.child = spawn(self.folder.path(), url, self.has_views);
    }
}

impl Drop for Meter {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
        if std::thread::panicking() {
            eprintln!("--- the log of the meter\n{}", self.log());
        }
    }
}

fn socket(folder: &Path) -> PathBuf {
    folder.join("meter.sock")
}

fn views(folder: &Path) -> PathBuf {
    folder.join("views")
}

fn log(folder: &Path) -> String {
    fs::read_to_string(folder.join(LOG)).unwrap_or_default()
}

fn spawn(folder: &Path, url: &str, has_views: bool) -> Child {
    let file = |name: &str| folder.join(name).into_os_string();
    let (socket, authority, token) = (socket(folder).into_os_string(), file("authority.pem"), file(TOKEN));
    let mut command = meibod()
        .args(["meter", "--socket-mode", "666", "--service", url])
        .args(["--socket".into(), socket, "--ca-file".into(), authority, "--token-file".into(), token])
        .args(if has_views { vec!["--views".into(), views(folder).into_os_string()] } else { Vec::new() })
        .into_command();
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(File::create(folder.join(LOG)).unwrap());
    let mut child = command.spawn().unwrap();
    let listens = wait_for(|| match child.try_wait().unwrap() {
        Some(_) => Some(false),
        None => log(folder).contains("the POP meter listens").then_some(true),
    });
    assert!(listens == Some(true), "the meter does not listen:\n{}", log(folder));
    child
}
