//! The real PostgreSQL of `tests/run`: a fresh database for each service.

use std::{
    path::Path,
    process,
    sync::{
        LazyLock,
        atomic::{AtomicU32, Ordering},
    },
};

use super::Program;

/// The variable in which `tests/run` hands over its cluster: the URL of a role that may create databases.
pub(crate) const VARIABLE: &str = "MEIBO_TEST_POSTGRES";

static CLUSTER: LazyLock<String> = LazyLock::new(|| {
    #[expect(clippy::disallowed_methods, reason = "the harness reads what tests/run hands over")]
    let url = std::env::var(VARIABLE);
    url.unwrap_or_else(|_| panic!("no PostgreSQL: {VARIABLE} is not set. Run the tests with tests/run"))
});

/// A database of its own, dropped with the test; a failed test leaves it, for `tests/run --fast` to look at.
pub(crate) struct Database {
    name: String,
}

impl Database {
    /// A fresh, empty database.
    pub(crate) fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!("meibo_{}_{}", process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        sql(&CLUSTER, &format!("CREATE DATABASE {name}"));
        Self { name }
    }

    /// The URL that `meibod --database` takes.
    pub(crate) fn url(&self) -> String {
        let (cluster, _) = CLUSTER.rsplit_once('/').expect("the cluster's URL names a database");
        format!("{cluster}/{}", self.name)
    }

    /// Runs SQL in it, and gives the rows as text: columns parted by `|`.
    pub(crate) fn sql(&self, statement: &str) -> String {
        sql(&self.url(), statement)
    }

    /// Fills it from a file of `pg_dump`.
    pub(crate) fn load(&self, file: &Path) {
        psql(&self.url(), &["--file", file.to_str().unwrap()]);
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        // A panic while a test is panicking would hide why.
        if !std::thread::panicking() {
            sql(&CLUSTER, &format!("DROP DATABASE {} WITH (FORCE)", self.name));
        }
    }
}

fn sql(url: &str, statement: &str) -> String {
    psql(url, &["--command", statement])
}

fn psql(url: &str, what: &[&str]) -> String {
    let args = ["--no-psqlrc", "--quiet", "--no-align", "--tuples-only", "--set=ON_ERROR_STOP=1"];
    let url = reqwest::Url::parse(url).unwrap();
    let ended = Program::new("psql")
        .args(args)
        .args(what.iter().copied())
        .env("PGHOST", url.host_str().unwrap())
        .env("PGPORT", url.port().unwrap().to_string())
        .env("PGUSER", url.username())
        .env("PGPASSWORD", url.password().unwrap())
        .env("PGDATABASE", url.path().trim_start_matches('/'))
        .run();
    assert_eq!(ended.code, 0, "PostgreSQL refused: {ended}");
    ended.stdout.trim_end().to_owned()
}
