//! What can go wrong in the store.

use std::{borrow::Cow, sync::Arc};

/// The result of anything the store does.
pub type Result<T> = std::result::Result<T, Error>;

/// An error of the store; of a read for several requests, each of them gets it.
#[derive(Debug, Clone, thiserror::Error)]
pub enum Error {
    /// The address or the schema does not fit this program.
    #[error("{0}")]
    Configuration(String),
    /// The database does not answer, or not in time.
    #[error("the database cannot be reached: {}", unreachable(.0))]
    Unreachable(Arc<sqlx::Error>),
    /// No room is left.
    #[error("the database has no room left")]
    Full(Arc<sqlx::Error>),
    /// The disk fails, or can only be read.
    #[error("the database cannot be written or read: {0}")]
    Disk(Arc<sqlx::Error>),
    /// A stored value cannot be read: altered, moved to another row, or sealed with another key.
    #[error("a stored value cannot be read: {0}")]
    Unreadable(&'static str),
    /// The file beside the key that remembers the end of the audit trail.
    #[error("the audit trail's anchor: {0}")]
    Anchor(Arc<std::io::Error>),
    /// Anything else.
    #[error("the database failed: {0}")]
    Sql(Arc<sqlx::Error>),
}

impl Error {
    /// Whether one row of a set may be the cause, so that the others can be carried out without it.
    pub fn may_be_of_a_row(&self) -> bool {
        matches!(self, Error::Sql(_) | Error::Unreadable(_))
    }
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        match &error {
            sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed | sqlx::Error::Io(_) | sqlx::Error::Tls(_) => {
                Error::Unreachable(error.into())
            }
            sqlx::Error::Database(database) => match database.code().map(primary).as_deref() {
                // SQLITE_FULL; PostgreSQL's disk_full.
                Some("13" | "53100") => Error::Full(error.into()),
                // SQLITE_READONLY, SQLITE_IOERR, SQLITE_CANTOPEN; PostgreSQL's io_error.
                Some("8" | "10" | "14" | "58030") => Error::Disk(error.into()),
                // PostgreSQL: connection failures, too many connections, shutting down or starting, a deadlock that it
                // broke. SQLite: another process holds the file (SQLITE_BUSY).
                Some(code)
                    if code.starts_with("08")
                        || code.starts_with("57P")
                        || matches!(code, "53300" | "40P01" | "40001" | "5") =>
                {
                    Error::Unreachable(error.into())
                }
                _ => Error::Sql(error.into()),
            },
            _ => Error::Sql(error.into()),
        }
    }
}

impl From<sqlx::migrate::MigrateError> for Error {
    fn from(error: sqlx::migrate::MigrateError) -> Self {
        match error {
            sqlx::migrate::MigrateError::VersionMissing(version) => Error::Configuration(newer(version)),
            sqlx::migrate::MigrateError::Execute(error) | sqlx::migrate::MigrateError::ExecuteMigration(error, _) => {
                Error::from(error)
            }
            other => Error::Configuration(other.to_string()),
        }
    }
}

/// What is said of a schema that this program does not know.
pub(crate) fn newer(version: i64) -> String {
    format!("the database has schema {version}, which is newer than this program: install a newer meibod")
}

/// Why it cannot be reached, in words that say where to look.
fn unreachable(error: &sqlx::Error) -> String {
    match error {
        sqlx::Error::PoolTimedOut => "it takes no connection. Does it run, and where the address says?".to_owned(),
        error => error.to_string(),
    }
}

/// An engine's code of an error without what SQLite adds to it in the higher bytes (SQLITE_IOERR_FSYNC is an
/// SQLITE_IOERR). PostgreSQL's have five characters, SQLite's fewer.
fn primary(code: Cow<'_, str>) -> String {
    match code.parse::<u32>() {
        Ok(extended) if code.len() < 5 => (extended & 0xff).to_string(),
        _ => code.into_owned(),
    }
}
