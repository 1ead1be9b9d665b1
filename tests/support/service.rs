//! A running `meibod`. What the tests know of its arguments is here.

use std::{
    io::{BufRead, BufReader, Read},
    path::Path,
    process::{Child, ExitStatus, Stdio},
    sync::{Arc, Mutex},
    thread,
};

use serde_json::Value;
use tempfile::TempDir;

use super::{
    Clock, Ended, Engine, Faults, Platform, Program,
    certificate::{AUTHORITY, Files},
    deadline::wait_for,
    engine::Storage,
    http::Http,
    program,
};

/// The `meibod` under test.
pub(crate) fn meibod() -> Program {
    Program::new(env!("CARGO_BIN_EXE_meibod"))
}

/// How a service is to be started.
pub(crate) struct Setup {
    engine: Engine,
    config: String,
    platform: bool,
    faults: bool,
    reached: bool,
    environment: Vec<(&'static str, &'static str)>,
    before: Option<fn(&Path, &Storage)>,
}

/// A campus service of its own: a fresh database, a clock that stands still, a certificate of the tests' authority.
pub(crate) struct Service {
    /// Its time.
    pub(crate) clock: Clock,
    /// `https://127.0.0.1:` and its port.
    pub(crate) url: String,
    /// The files of its certificate.
    pub(crate) files: Files,
    child: Mutex<Child>,
    log: Arc<Mutex<String>>,
    // Dropped in this order: the program first (see Drop), then the database, then the folder.
    storage: Storage,
    platform: Option<Platform>,
    faults: Option<Faults>,
    environment: Vec<(&'static str, &'static str)>,
    folder: TempDir,
}

/// One more service on the same database, clock and platform; it goes with its service.
pub(crate) struct Replica {
    /// `https://127.0.0.1:` and its port.
    pub(crate) url: String,
    child: Child,
}

impl Replica {
    /// A client of its API.
    pub(crate) fn http(&self) -> Http {
        Http::new(&self.url)
    }
}

impl Drop for Replica {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

impl Setup {
    /// A service on `engine` that the tests' authority vouches for, with the default policy.
    pub(crate) fn new(engine: Engine) -> Self {
        Self {
            engine,
            config: String::new(),
            platform: false,
            faults: false,
            reached: false,
            environment: Vec::new(),
            before: None,
        }
    }

    /// The service's configuration, TOML.
    pub(crate) fn config(mut self, toml: &str) -> Self {
        self.config = toml.to_owned();
        self
    }

    /// With a mail platform that does what the test says.
    pub(crate) fn platform(mut self) -> Self {
        self.platform = true;
        self
    }

    /// On a disk that fails when the test says so.
    pub(crate) fn faults(mut self) -> Self {
        self.faults = true;
        self
    }

    /// On every interface, where others than this machine reach it; its clock is the machine's.
    pub(crate) fn reached(mut self) -> Self {
        self.reached = true;
        self
    }

    /// What is done first, in its folder and on its database.
    pub(crate) fn before(mut self, act: fn(&Path, &Storage)) -> Self {
        self.before = Some(act);
        self
    }

    /// With a variable of the environment.
    pub(crate) fn environment(mut self, name: &'static str, value: &'static str) -> Self {
        self.environment.push((name, value));
        self
    }

    /// Starts it, and waits until it is ready.
    pub(crate) fn start(self) -> Service {
        let folder = tempfile::Builder::new().prefix("meibod-").tempdir().unwrap();
        let storage = self.engine.storage(folder.path());
        let files = AUTHORITY.write(folder.path());
        let clock = Clock::new(folder.path());
        std::fs::write(folder.path().join("meibod.toml"), self.config).unwrap();
        if let Some(act) = self.before {
            act(folder.path(), &storage);
        }
        let log = Arc::default();
        let platform = self.platform.then(|| Platform::new(folder.path()));
        let faults = self.faults.then(|| Faults::new(folder.path()));
        let site = Site {
            folder: folder.path(),
            storage: &storage,
            files: &files,
            faults: faults.as_ref(),
            environment: &self.environment,
        };
        let (options, listen) = match self.reached {
            true => (Vec::new(), "0.0.0.0:0"),
            false => (options(&clock, platform.as_ref()), "127.0.0.1:0"),
        };
        let (child, url) = site.serve(&options, listen, &log);
        Service {
            clock,
            url,
            files,
            child: Mutex::new(child),
            log,
            storage,
            platform,
            faults,
            environment: self.environment,
            folder,
        }
    }
}

impl Service {
    /// A service on `engine` with the default policy.
    pub(crate) fn start(engine: Engine) -> Self {
        Setup::new(engine).start()
    }

    /// The URL of its database.
    pub(crate) fn database(&self) -> String {
        self.storage.url()
    }

    /// A folder of its own, gone with it.
    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// A client of its API.
    pub(crate) fn http(&self) -> Http {
        Http::new(&self.url)
    }

    /// What it has logged so far, both streams.
    pub(crate) fn log(&self) -> String {
        self.log.lock().unwrap().clone()
    }

    /// Makes the first administrator, as an operator does.
    pub(crate) fn create_admin(&self, id: &str, password: &str) {
        self.operate(["account", "create-admin", id, "--password-stdin"], &format!("{password}\n")).ok();
    }

    /// The messages it has sent, oldest first.
    pub(crate) fn outbox(&self) -> Vec<Value> {
        serde_json::from_value(self.operate(["outbox", "-o", "json"], "").json()).expect("the outbox is an array")
    }

    /// Runs one of `meibod`'s operator commands on its database.
    pub(crate) fn operate<'b>(&self, args: impl IntoIterator<Item = &'b str>, stdin: &str) -> Ended {
        let (database, config) = (self.database(), self.folder().join("meibod.toml"));
        let options = ["--database", &database, "--config", config.to_str().unwrap()];
        meibod().args(args).args(options).args(self.options()).stdin(stdin).run()
    }

    /// Its mail platform, where the setup asked for one.
    pub(crate) fn platform(&self) -> &Platform {
        self.platform.as_ref().expect("Setup::platform")
    }

    /// Its disk, where the setup asked for one that fails.
    pub(crate) fn faults(&self) -> &Faults {
        self.faults.as_ref().expect("Setup::faults")
    }

    /// Starts one more service beside it.
    pub(crate) fn replica(&self) -> Replica {
        let (child, url) = self.site().serve(&self.options(), "127.0.0.1:0", &Arc::default());
        Replica { url, child }
    }

    fn site(&self) -> Site<'_> {
        let (storage, files) = (&self.storage, &self.files);
        let (faults, environment) = (self.faults.as_ref(), &*self.environment);
        Site { folder: self.folder(), storage, files, faults, environment }
    }

    fn options(&self) -> Vec<String> {
        options(&self.clock, self.platform.as_ref())
    }

    /// Sends a signal to it.
    pub(crate) fn signal(&self, signal: rustix::process::Signal) {
        let pid = rustix::process::Pid::from_child(&self.child.lock().unwrap());
        rustix::process::kill_process(pid, signal).unwrap();
    }

    /// Ends it as an operator does (SIGTERM), and gives how it went.
    pub(crate) fn stop(&self) -> ExitStatus {
        self.signal(rustix::process::Signal::TERM);
        self.stops()
    }

    /// Waits until it has ended, and gives how it went.
    pub(crate) fn stops(&self) -> ExitStatus {
        program::end_of(&mut self.child.lock().unwrap()).unwrap_or_else(|| panic!("does not stop: {}", self.log()))
    }

    /// Whether it has ended.
    pub(crate) fn has_ended(&self) -> bool {
        self.child.lock().unwrap().try_wait().unwrap().is_some()
    }

    /// Starts it again after a [`stop`](Self::stop) or a kill: same port, same database, same clock.
    pub(crate) fn start_again(&self) {
        let mut child = self.child.lock().unwrap();
        child.kill().ok();
        child.wait().unwrap();
        let address = self.url.trim_start_matches("https://");
        let (fresh, _) = self.site().serve(&self.options(), address, &self.log);
        *child = fresh;
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        if let Ok(mut child) = self.child.lock() {
            child.kill().ok();
            child.wait().ok();
        }
        if thread::panicking() {
            eprintln!("--- the log of {}\n{}", self.url, self.log());
        }
    }
}

/// What every command of a test's service is told: its time, and its platform.
fn options(clock: &Clock, platform: Option<&Platform>) -> Vec<String> {
    let text = |file: &Path| file.to_str().unwrap().to_owned();
    let mut options = vec!["--test-clock".to_owned(), text(clock.file())];
    options.extend(platform.into_iter().flat_map(|platform| ["--test-platform".to_owned(), text(platform.file())]));
    options
}

/// Where a program runs, and on what.
struct Site<'a> {
    folder: &'a Path,
    storage: &'a Storage,
    files: &'a Files,
    faults: Option<&'a Faults>,
    environment: &'a [(&'static str, &'static str)],
}

impl Site<'_> {
    fn serve(&self, options: &[String], listen: &str, log: &Arc<Mutex<String>>) -> (Child, String) {
        let mut command =
            meibod().args(["serve", "--database", &self.storage.url(), "--listen", listen]).into_command();
        command.arg("--tls-cert").arg(&self.files.certificate).arg("--tls-key").arg(&self.files.key);
        command.arg("--config").arg(self.folder.join("meibod.toml")).args(options);
        command.envs(self.environment.iter().copied());
        command.envs(self.faults.into_iter().flat_map(Faults::environment));
        command.current_dir(self.folder).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        listens(command.spawn().unwrap(), log)
    }
}

/// Waits until a program that was started says where it listens, and is ready.
fn listens(mut child: Child, log: &Arc<Mutex<String>>) -> (Child, String) {
    let seen = log.lock().unwrap().len();
    follow(child.stdout.take().unwrap(), log);
    follow(child.stderr.take().unwrap(), log);
    let url = wait_for(|| {
        let said = address(&log.lock().unwrap()[seen..]);
        if said.is_none() && child.try_wait().unwrap().is_some() {
            // Who ends later reads the log, too.
            let all = log.lock().unwrap().clone();
            panic!("meibod ended at its start:\n{all}");
        }
        said
    });
    let Some(url) = url else {
        child.kill().ok();
        let all = log.lock().unwrap().clone();
        panic!("meibod never said where it listens:\n{all}");
    };
    let http = Http::new(&url);
    let ready = || http.request("GET", "/readyz").try_send().ok().filter(|answer| answer.status == 200);
    if wait_for(ready).is_none() {
        child.kill().ok();
        panic!("meibod is never ready:\n{}", log.lock().unwrap());
    }
    (child, url)
}

/// The loopback HTTPS address of what the log says first: `meibod serve` says where it listens.
fn address(log: &str) -> Option<String> {
    let port = |start: &str| {
        let rest = &log[log.find(start)? + start.len()..];
        let digits = rest.find(|letter: char| !letter.is_ascii_digit())?;
        (digits > 0).then(|| rest[..digits].to_owned())
    };
    let port = port("https://127.0.0.1:").or_else(|| port("https://0.0.0.0:"))?;
    Some(format!("https://127.0.0.1:{port}"))
}

fn follow(from: impl Read + Send + 'static, log: &Arc<Mutex<String>>) {
    let log = Arc::clone(log);
    thread::spawn(move || {
        for line in BufReader::new(from).lines().map_while(Result::ok) {
            let mut log = log.lock().unwrap();
            log.push_str(&line);
            log.push('\n');
        }
    });
}
