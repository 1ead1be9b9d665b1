//! A POP client that counts (tests/support/pop_client.py).

use std::{
    io::{BufRead, BufReader, Lines, Write},
    process::{Child, ChildStdin, ChildStdout, Stdio},
};

use crate::{
    api::mail_log_in::{ADDRESS, MAIL_PASSWORD},
    support::{Program, dovecot::Dovecot},
};

/// A client that is logged in, or was refused.
pub(super) struct Client {
    child: Child,
    stdin: ChildStdin,
    told: Lines<BufReader<ChildStdout>>,
}

impl Client {
    pub(super) fn new(dovecot: &Dovecot, steps: &[&str]) -> Self {
        Self::of(dovecot, ADDRESS, steps)
    }

    /// One of somebody else, or by another name.
    pub(super) fn of(dovecot: &Dovecot, user: &str, steps: &[&str]) -> Self {
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/pop_client.py");
        let port = dovecot.ports.pop3s.to_string();
        let authority = dovecot.files.authority.to_str().unwrap();
        let mut command = Program::new("/usr/bin/python3")
            .args([script, &port, authority, user, MAIL_PASSWORD])
            .args(steps)
            .into_command();
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let (stdin, stdout) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
        Self { child, stdin, told: BufReader::new(stdout).lines() }
    }

    /// What it says at its next step, or at its end.
    #[track_caller]
    pub(super) fn tells(&mut self) -> Told {
        let line = self.told.next().expect("the client says something").unwrap();
        serde_json::from_str(&line).unwrap()
    }

    /// What it says last.
    #[track_caller]
    pub(super) fn ends(mut self) -> Told {
        let mut told = self.tells();
        for line in self.told.by_ref() {
            told = serde_json::from_str(&line.unwrap()).unwrap();
        }
        self.child.wait().unwrap();
        told
    }

    pub(super) fn goes_on(&mut self) {
        self.stdin.write_all(b"\n").unwrap();
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

#[derive(Debug, serde::Deserialize)]
pub(super) struct Told {
    /// Bytes behind the password.
    pub(super) received: u64,
    /// Messages that came whole.
    pub(super) whole: u64,
    /// Answers that were no success.
    pub(super) said: Vec<String>,
    /// The step, or `cut` or `refused`.
    pub(super) ended: String,
    /// The message IDs (UIDL) that it was told last.
    pub(super) uidl: Vec<String>,
}
