//! Gateways of the tests that are a script: each prints its port, and then what it has taken, a JSON object a line.

use std::{
    fs,
    io::{BufRead, BufReader, Write},
    os::unix::fs::PermissionsExt,
    path::Path,
    process::{Child, ChildStdin, Command, Stdio},
    sync::{Arc, Mutex},
    thread,
};

use serde_json::Value;

/// A script that runs until it is dropped.
pub(crate) struct Gateway {
    /// Where it listens.
    pub(crate) port: u16,
    taken: Arc<Mutex<Vec<Value>>>,
    // It ends when its stdin does.
    stdin: Mutex<ChildStdin>,
    child: Child,
}

impl Gateway {
    /// Starts a script of `tests/support`.
    pub(crate) fn start(script: &str, args: &[&str]) -> Self {
        let mut child = Command::new("/usr/bin/python3")
            .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/support").join(script))
            .args(args)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("python3 runs it: tests/run installs it");
        let mut said = BufReader::new(child.stdout.take().unwrap()).lines();
        let port = said.next().expect("it starts").unwrap().parse().unwrap();
        let taken = Arc::<Mutex<Vec<Value>>>::default();
        let lines = Arc::clone(&taken);
        thread::spawn(move || {
            for line in said.map_while(Result::ok) {
                lines.lock().unwrap().push(serde_json::from_str(&line).unwrap());
            }
        });
        Self { port, taken, stdin: Mutex::new(child.stdin.take().unwrap()), child }
    }

    /// It answers what waits for its word.
    pub(crate) fn answers(&self) {
        self.stdin.lock().unwrap().write_all(b"\n").unwrap();
    }

    /// What it has taken so far.
    pub(crate) fn taken(&self) -> Vec<Value> {
        self.taken.lock().unwrap().clone()
    }
}

impl Drop for Gateway {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// A file with a secret that nobody else reads; its path.
pub(crate) fn secret_file(folder: &Path, name: &str, secret: &str) -> String {
    let file = folder.join(name);
    fs::write(&file, format!("{secret}\n")).unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).unwrap();
    file.to_str().unwrap().to_owned()
}
