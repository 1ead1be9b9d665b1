//! The two databases that every end-to-end test meets.

use std::path::Path;

use super::postgres::Database;

/// A database engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Engine {
    /// A file.
    Sqlite,
    /// The server of `tests/run`.
    Postgres,
}

/// A fresh, empty database of an engine; it goes with the test.
pub(crate) enum Storage {
    /// A file in the service's folder.
    Sqlite(String),
    /// A database of the cluster.
    Postgres(Database),
}

impl Engine {
    /// A fresh database; SQLite's file lies in `folder`.
    pub(crate) fn storage(self, folder: &Path) -> Storage {
        match self {
            Engine::Sqlite => Storage::Sqlite(format!("sqlite://{}", folder.join("meibo.db").display())),
            Engine::Postgres => Storage::Postgres(Database::new()),
        }
    }
}

impl Storage {
    /// The URL that `meibod --database` takes.
    pub(crate) fn url(&self) -> String {
        match self {
            Storage::Sqlite(url) => url.clone(),
            Storage::Postgres(database) => database.url(),
        }
    }
}

/// One test, on both engines: `on_both!(name, |service| { … })` makes `name::on_sqlite` and `name::on_postgres`, each
/// with a fresh [`Service`](crate::support::Service).
macro_rules! on_both {
    ($(#[$attribute:meta])* $name:ident, |$service:ident| $body:block) => {
        $(#[$attribute])*
        mod $name {
            #[allow(unused_imports, reason = "a journey may need nothing of its file")]
            use super::*;

            fn journey($service: &$crate::support::Service) $body

            #[test]
            fn on_sqlite() {
                journey(&$crate::support::Service::start($crate::support::Engine::Sqlite));
            }

            #[test]
            fn on_postgres() {
                journey(&$crate::support::Service::start($crate::support::Engine::Postgres));
            }
        }
    };
}
