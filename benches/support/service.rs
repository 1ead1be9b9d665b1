//! A running `meibod` with an administrator, and a `meibo` that is signed in to it.

use std::{
    env, fs,
    io::{BufRead, BufReader, Write},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

use rcgen::{CertificateParams, KeyPair};
use tempfile::TempDir;

/// The administrator's password.
pub(crate) const PASSWORD: &str = "correct horse battery staple 7";

/// A service on the loopback interface with the default policy. It ends with the bench.
pub(crate) struct Service {
    /// `https://localhost:` and its port.
    pub(crate) url: String,
    /// Its certificate (PEM).
    pub(crate) certificate: PathBuf,
    /// The certificate's key (PEM).
    pub(crate) key: PathBuf,
    /// The URL of its database.
    pub(crate) database: String,
    folder: TempDir,
    child: Child,
}

impl Service {
    /// Starts it on SQLite.
    pub(crate) fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let database = format!("sqlite://{}", folder.path().join("meibo.db").display());
        Self::start_on(database, folder)
    }

    /// Starts it on SQLite, with these lines of configuration.
    pub(crate) fn start_configured(config: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let database = format!("sqlite://{}", folder.path().join("meibo.db").display());
        Self::start_as(database, folder, config, None)
    }

    /// Starts it on SQLite, with these lines of configuration, on a disk on which a preloaded library decides.
    pub(crate) fn start_slowed(config: &str, library: &Path) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let database = format!("sqlite://{}", folder.path().join("meibo.db").display());
        Self::start_as(database, folder, config, Some(library))
    }

    /// Starts it on this database; what else it needs is in the folder.
    pub(crate) fn start_on(database: String, folder: TempDir) -> Self {
        Self::start_as(database, folder, "", None)
    }

    fn start_as(database: String, folder: TempDir, config: &str, library: Option<&Path>) -> Self {
        let (certificate, key) = certificate(folder.path());
        let key_file = format!("key_file = {:?}\n", folder.path().join("meibo.key"));
        fs::write(folder.path().join("meibod.toml"), key_file + config).unwrap();
        create(folder.path(), &database, "admin");
        let mut command = meibod(folder.path(), &database);
        command.args(["serve", "--listen", "127.0.0.1:0"]);
        command.arg("--tls-cert").arg(&certificate).arg("--tls-key").arg(&key);
        command.envs(library.map(|library| ("LD_PRELOAD", library)));
        let mut child = command.stderr(Stdio::piped()).spawn().unwrap();
        let mut log = BufReader::new(child.stderr.take().unwrap()).lines().map_while(Result::ok);
        let port = log.find_map(|line| line.split("https://127.0.0.1:").nth(1).map(str::to_owned)).unwrap();
        std::thread::spawn(move || log.for_each(drop));
        let url = format!("https://localhost:{}", port.trim_end_matches('/'));
        Self { url, certificate, key, database, folder, child }
    }

    /// `meibo` with these arguments, in a home of its own.
    pub(crate) fn meibo(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_meibo"));
        command.args(args).env_clear().env("LANG", "C.UTF-8").env("HOME", self.folder.path());
        command.env("MEIBO_SERVICE", &self.url).env("MEIBO_CA_FILE", &self.certificate).stdin(Stdio::null());
        command
    }

    /// Signs in as the administrator; the token rests in a file.
    pub(crate) fn login(&self) {
        feed(&mut self.meibo(&["login", "admin", "--password-stdin", "--store", "file"]));
    }

    /// Ends it before the bench does.
    pub(crate) fn end(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }

    /// One more account, with the same password.
    pub(crate) fn create(&self, id: &str) {
        create(self.folder.path(), &self.database, id);
    }

    /// The resident memory of the service, in KiB, and the part of it that is no file's.
    pub(crate) fn resident(&self) -> (u64, u64) {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
        let kib = |name: &str| {
            let line = status.lines().find(|line| line.starts_with(name)).unwrap();
            line.split_whitespace().nth(1).unwrap().parse().unwrap()
        };
        (kib("VmRSS:"), kib("RssAnon:"))
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        self.end();
    }
}

fn meibod(folder: &Path, database: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_meibod"));
    command.env_clear().env("LANG", "C.UTF-8").stdin(Stdio::null());
    command.env("MEIBOD_CONFIG", folder.join("meibod.toml")).env("MEIBOD_DATABASE", database);
    command
}

fn create(folder: &Path, database: &str, id: &str) {
    feed(meibod(folder, database).args(["account", "create-admin", id, "--password-stdin"]));
}

fn feed(command: &mut Command) {
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
    writeln!(child.stdin.take().unwrap(), "{PASSWORD}").unwrap();
    assert!(child.wait().unwrap().success());
}

fn certificate(folder: &Path) -> (PathBuf, PathBuf) {
    let key = KeyPair::generate().unwrap();
    let names = ["127.0.0.1".to_owned(), "localhost".to_owned()];
    let certificate = CertificateParams::new(names).unwrap().self_signed(&key).unwrap();
    let files = (folder.join("service.pem"), folder.join("service.key"));
    fs::write(&files.0, certificate.pem()).unwrap();
    fs::write(&files.1, key.serialize_pem()).unwrap();
    files
}

/// A library that makes each sync of a program 5 ms slower.
pub(crate) fn slow_disk(folder: &Path) -> PathBuf {
    let source = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/support/slow_disk.c");
    let library = folder.join("slow_disk.so");
    let built =
        Command::new("cc").args(["-shared", "-fPIC", "-O2", "-o"]).arg(&library).args([source, "-ldl"]).status();
    assert!(built.unwrap().success());
    library
}
