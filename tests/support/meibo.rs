//! A person at the command line. What the tests know of `meibo`'s sign-in and environment is here.

use std::path::Path;

use tempfile::TempDir;

use super::{Ended, Program, Service, Terminal};

/// A password that the default policy takes (MPASS-3: 15 characters where it is the only factor).
pub(crate) const PASSWORD: &str = "correct horse battery staple 7";

/// One person's `meibo`: a home folder of its own, nothing from the environment of the tests.
pub(crate) struct Meibo {
    home: TempDir,
    env: Vec<(String, String)>,
}

impl Meibo {
    /// Somebody who has never used it: the embedded default, until an environment says otherwise.
    pub(crate) fn new() -> Self {
        let home = tempfile::Builder::new().prefix("meibo-").tempdir().unwrap();
        Self { home, env: Vec::new() }
    }

    /// Somebody who uses `service`, and is not signed in.
    pub(crate) fn of(service: &Service) -> Self {
        let authority = service.files.authority.to_str().unwrap();
        Self::new().env("MEIBO_SERVICE", &service.url).env("MEIBO_CA_FILE", authority)
    }

    /// The first administrator of `service`, made by the operator and signed in with [`PASSWORD`].
    pub(crate) fn administrator(service: &Service, id: &str) -> Self {
        service.create_admin(id, PASSWORD);
        let meibo = Self::of(service);
        meibo.login(id, PASSWORD).ok();
        meibo
    }

    /// One more variable of its environment.
    pub(crate) fn env(mut self, name: &str, value: &str) -> Self {
        self.env.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The home folder.
    pub(crate) fn home(&self) -> &Path {
        self.home.path()
    }

    /// Signs in; the token rests in a file.
    pub(crate) fn login(&self, id: &str, password: &str) -> Ended {
        self.command(["login", id, "--password-stdin", "--store", "file"]).stdin(format!("{password}\n")).run()
    }

    /// Runs it without a terminal and with an empty stdin.
    pub(crate) fn run<'a>(&self, args: impl IntoIterator<Item = &'a str>) -> Ended {
        self.command(args).run()
    }

    /// Runs it without a terminal; it reads `stdin`.
    pub(crate) fn run_with<'a>(&self, args: impl IntoIterator<Item = &'a str>, stdin: &str) -> Ended {
        self.command(args).stdin(stdin).run()
    }

    /// Runs it in a terminal.
    pub(crate) fn terminal<'a>(&self, args: impl IntoIterator<Item = &'a str>) -> Terminal {
        Terminal::start(self.command(args))
    }

    /// Runs a line as a shell reads it: what `meibo` has printed, to be copied.
    pub(crate) fn types(&self, line: &str) -> Program {
        let folder = Path::new(env!("CARGO_BIN_EXE_meibo")).parent().unwrap().to_str().unwrap();
        let path = format!("{folder}:{}", std::env::var_os("PATH").unwrap_or_default().display());
        self.about(Program::new("sh").args(["-c", line])).env("PATH", path)
    }

    /// The program, about to run.
    pub(crate) fn command<'a>(&self, args: impl IntoIterator<Item = &'a str>) -> Program {
        self.about(Program::new(env!("CARGO_BIN_EXE_meibo")).args(args))
    }

    fn about(&self, program: Program) -> Program {
        let home = self.home.path();
        let program = program
            .folder(home)
            .env("HOME", home)
            .env("XDG_CONFIG_HOME", home.join("config"))
            .env("XDG_DATA_HOME", home.join("data"))
            .env("XDG_STATE_HOME", home.join("state"))
            .env("XDG_CACHE_HOME", home.join("cache"))
            .env("XDG_RUNTIME_DIR", home.join("run"));
        self.env.iter().fold(program, |program, (name, value)| program.env(name, value))
    }
}
