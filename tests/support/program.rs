//! A program that runs to its end, and what it left.

use std::{
    ffi::{OsStr, OsString},
    io::{Read, Write},
    path::Path,
    process::{Child, Command, ExitStatus, Stdio},
    thread::{self, JoinHandle},
};

use super::deadline::wait_for;

/// A program about to run: its environment is empty but for `PATH`, `LANG=C.UTF-8` and what is given.
pub(crate) struct Program {
    command: Command,
    stdin: Vec<u8>,
}

impl Program {
    /// The program at `path`.
    pub(crate) fn new(path: impl AsRef<OsStr>) -> Self {
        let mut command = Command::new(path);
        command.env_clear().env("LANG", "C.UTF-8").env("TZ", "Asia/Tokyo");
        if let Some(path) = std::env::var_os("PATH") {
            command.env("PATH", path);
        }
        Self { command, stdin: Vec::new() }
    }

    /// Its arguments.
    pub(crate) fn args<A: AsRef<OsStr>>(mut self, args: impl IntoIterator<Item = A>) -> Self {
        self.command.args(args);
        self
    }

    /// One variable of its environment.
    pub(crate) fn env(mut self, name: impl AsRef<OsStr>, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// Where it runs.
    pub(crate) fn folder(mut self, folder: &Path) -> Self {
        self.command.current_dir(folder);
        self
    }

    /// What it reads; without it, nothing.
    pub(crate) fn stdin(mut self, text: impl Into<Vec<u8>>) -> Self {
        self.stdin = text.into();
        self
    }

    /// The command itself, for a program that stays.
    pub(crate) fn into_command(self) -> Command {
        self.command
    }

    /// The whole command line, as a terminal's shell takes it: `env -i` and all.
    pub(crate) fn words(&self) -> Vec<OsString> {
        let mut words = vec![OsString::from("env"), OsString::from("-i")];
        for (name, value) in self.command.get_envs().filter_map(|(name, value)| Some((name, value?))) {
            let mut word = name.to_os_string();
            word.push("=");
            word.push(value);
            words.push(word);
        }
        words.push(self.command.get_program().to_os_string());
        words.extend(self.command.get_args().map(OsStr::to_os_string));
        words
    }

    /// Runs it to its end.
    pub(crate) fn run(mut self) -> Ended {
        let line = format!("{:?}", self.command.get_args().collect::<Vec<_>>());
        let mut child = self
            .command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("{:?} does not start: {error}", self.command.get_program()));
        let mut stdin = child.stdin.take().unwrap();
        let input = std::mem::take(&mut self.stdin);
        // A program may end without reading: its closed pipe is its own business.
        let feeding = thread::spawn(move || stdin.write_all(&input).ok());
        let stdout = read_all(child.stdout.take().unwrap());
        let stderr = read_all(child.stderr.take().unwrap());
        let Some(status) = wait_for(|| child.try_wait().unwrap()) else {
            child.kill().ok();
            let ended = Ended::new(child.wait().unwrap(), line, stdout, stderr);
            panic!("stuck: {ended}");
        };
        feeding.join().unwrap();
        Ended::new(status, line, stdout, stderr)
    }
}

/// Waits for a program that was started elsewhere; kills it, and gives `None`, when it does not end.
pub(crate) fn end_of(child: &mut Child) -> Option<ExitStatus> {
    let status = wait_for(|| child.try_wait().unwrap());
    if status.is_none() {
        child.kill().ok();
        child.wait().ok();
    }
    status
}

fn read_all(mut from: impl Read + Send + 'static) -> JoinHandle<Vec<u8>> {
    thread::spawn(move || {
        let mut bytes = Vec::new();
        from.read_to_end(&mut bytes).unwrap();
        bytes
    })
}

/// What a program left: its exit code and both streams.
#[derive(Debug)]
pub(crate) struct Ended {
    /// The exit code; 128 and the signal's number where a signal ended it, as a shell says it.
    pub(crate) code: i32,
    /// Data.
    pub(crate) stdout: String,
    /// Talk.
    pub(crate) stderr: String,
    line: String,
}

impl Ended {
    fn new(status: ExitStatus, line: String, stdout: JoinHandle<Vec<u8>>, stderr: JoinHandle<Vec<u8>>) -> Self {
        use std::os::unix::process::ExitStatusExt;
        let text = |bytes: JoinHandle<Vec<u8>>| String::from_utf8(bytes.join().unwrap()).expect("output is UTF-8");
        Self {
            code: status.code().unwrap_or_else(|| 128 + status.signal().unwrap()),
            stdout: text(stdout),
            stderr: text(stderr),
            line,
        }
    }

    /// Demands success and a silent stderr, and gives stdout.
    #[track_caller]
    pub(crate) fn ok(self) -> String {
        assert!(self.code == 0 && self.stderr.is_empty(), "expected a silent success: {self}");
        self.stdout
    }

    /// Demands success, whatever is said on stderr, and gives stdout.
    #[track_caller]
    pub(crate) fn done(self) -> String {
        assert!(self.code == 0, "expected success: {self}");
        self.stdout
    }

    /// Demands the exit code and an empty stdout, and gives stderr.
    #[track_caller]
    pub(crate) fn fails(self, code: i32) -> String {
        assert!(self.code == code && self.stdout.is_empty(), "expected exit code {code} and no data: {self}");
        self.stderr
    }

    /// Demands success, and reads stdout as JSON.
    #[track_caller]
    pub(crate) fn json(self) -> serde_json::Value {
        let shown = self.to_string();
        serde_json::from_str(&self.ok()).unwrap_or_else(|error| panic!("not JSON ({error}): {shown}"))
    }

    /// Demands the exit code, and gives the `error` object that `-o json` writes to stderr.
    #[track_caller]
    pub(crate) fn error(self, code: i32) -> serde_json::Value {
        let shown = self.to_string();
        let mut object: serde_json::Value = serde_json::from_str(&self.fails(code))
            .unwrap_or_else(|error| panic!("stderr is not one JSON object ({error}): {shown}"));
        object["error"].take()
    }
}

impl std::fmt::Display for Ended {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { code, stdout, stderr, line } = self;
        write!(f, "{line}\nexit code: {code}\n--- stdout\n{stdout}\n--- stderr\n{stderr}")
    }
}
