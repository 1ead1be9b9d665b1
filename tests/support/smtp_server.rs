//! The real mail servers (aiosmtpd) that the tests' aliases log in to: one process, started once, gone with the tests.

use std::{
    collections::HashMap,
    fs,
    io::{BufRead, BufReader},
    net::TcpListener,
    process::{Child, ChildStdin, Command, Stdio},
    sync::{LazyLock, Mutex},
    thread,
};

use tempfile::TempDir;

use super::certificate::{AUTHORITY, Authority};

/// The user that the servers know.
pub(crate) const USER: &str = "hanako";
/// And the password.
pub(crate) const PASSWORD: &str = "パスワード of the provider 9";

/// The servers of this test run.
pub(crate) static SMTP: LazyLock<SmtpServers> = LazyLock::new(SmtpServers::start);

/// Several servers, each of its own kind.
pub(crate) struct SmtpServers {
    ports: HashMap<String, u16>,
    tried: Mutex<Vec<String>>,
    // They end when their stdin does.
    _stdin: ChildStdin,
    _child: Child,
    _folder: TempDir,
}

impl SmtpServers {
    fn start() -> Self {
        let folder = tempfile::Builder::new().prefix("smtp-").tempdir().unwrap();
        let loopback = ["127.0.0.1", "localhost"];
        AUTHORITY.write_as(folder.path(), "own", &loopback);
        AUTHORITY.write_as(folder.path(), "misnamed", &["elsewhere.example"]);
        Authority::new("a stranger").write_as(folder.path(), "stranger", &loopback);
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/smtp_server.py");
        let mut child = Command::new("/usr/bin/python3")
            .arg(script)
            .arg(folder.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("python3 runs the servers: tests/run installs it");
        let mut said = BufReader::new(child.stdout.take().unwrap()).lines();
        let first = said.next().expect("aiosmtpd starts: tests/run installs it").unwrap();
        let mut ports: HashMap<String, u16> = serde_json::from_str(&first).unwrap();
        let gone = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        ports.insert("gone".to_owned(), gone);
        let servers = Self {
            ports,
            tried: Mutex::default(),
            _stdin: child.stdin.take().unwrap(),
            _child: child,
            _folder: folder,
        };
        thread::spawn(move || {
            for line in said.map_while(Result::ok) {
                SMTP.tried.lock().unwrap().push(line);
            }
        });
        servers
    }

    /// The port of a server: `starttls`, `implicit`, `login` (which knows AUTH LOGIN only), `plain` (no TLS), `stranger`
    /// (an issuer that nobody knows), `misnamed` (a certificate for another name), `closed` (no passwords), `gone` (nothing
    /// listens any more).
    pub(crate) fn port(&self, name: &str) -> u16 {
        self.ports[name]
    }

    /// Log-ins that a server has seen so far.
    pub(crate) fn log_ins(&self, name: &str) -> usize {
        let tried = self.tried.lock().unwrap();
        tried.iter().filter(|line| line.split(' ').next() == Some(name)).count()
    }
}

/// A service's configuration: servers on this machine may be named, on the tests' ports and these.
pub(crate) fn config(folder: &std::path::Path, more: &[u16]) -> String {
    let authority = folder.join("smtp-authority.pem");
    fs::write(&authority, AUTHORITY.pem()).unwrap();
    let ports: Vec<String> = SMTP.ports.values().chain(more).map(u16::to_string).collect();
    format!(
        "smtp_ca_file = {:?}\n[policy.alias]\nprivate_addresses = true\nports = [25, 465, 587, {}]\n",
        authority.to_str().unwrap(),
        ports.join(", ")
    )
}
