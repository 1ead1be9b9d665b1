//! What can go wrong in the store.

use std::{error::Error as _, sync::Arc};

use deadpool::managed::PoolError;

/// The result of anything the store does.
pub type Result<T> = std::result::Result<T, Error>;

/// An error of the store, with what the engine says of it: never a value of a row.
#[derive(Debug, Clone, thiserror::Error)]
pub enum Error {
    /// The address or the schema does not fit this program.
    #[error("{0}")]
    Configuration(String),
    /// The database does not answer, or not in time.
    #[error("the database cannot be reached: {0}")]
    Unreachable(String),
    /// Another transaction was in the way, and the database chose it: what was done is undone, and can be tried again.
    #[error("another transaction was in the way: {0}")]
    Conflict(String),
    /// No room is left.
    #[error("the database has no room left")]
    Full(String),
    /// The disk fails, or can only be read.
    #[error("the database cannot be written or read: {0}")]
    Disk(String),
    /// A stored value cannot be read: altered, moved to another row, or sealed with another key.
    #[error("a stored value cannot be read: {0}")]
    Unreadable(&'static str),
    /// A column is not there, or holds what the service never writes.
    #[error("the column {0} cannot be read")]
    Column(String),
    /// The file beside the key that remembers the end of the audit trail.
    #[error("the audit trail's anchor: {0}")]
    Anchor(Arc<std::io::Error>),
    /// Anything else.
    #[error("the database failed: {0}")]
    Sql(String),
}

impl Error {
    /// Whether one row of a set may be the cause, so that the others can be carried out without it.
    pub fn may_be_of_a_row(&self) -> bool {
        matches!(self, Error::Sql(_) | Error::Unreadable(_) | Error::Column(_))
    }

    /// No connection came in time.
    pub(crate) fn late() -> Self {
        Error::Unreachable("it takes no connection. Does it run, and where the address says?".to_owned())
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        let told = error.to_string();
        // What SQLite adds to a code stands in its higher bytes (SQLITE_IOERR_FSYNC is an SQLITE_IOERR).
        match error.sqlite_error().map(|error| error.extended_code & 0xff) {
            Some(rusqlite::ffi::SQLITE_FULL) => Error::Full(told),
            Some(rusqlite::ffi::SQLITE_READONLY | rusqlite::ffi::SQLITE_IOERR | rusqlite::ffi::SQLITE_CANTOPEN) => {
                Error::Disk(told)
            }
            // Another process holds the file.
            Some(rusqlite::ffi::SQLITE_BUSY) => Error::Unreachable(told),
            _ => Error::Sql(told),
        }
    }
}

/// What PostgreSQL ends for a reason of its own: too many connections, no memory, a statement, lock or transaction that took too
/// long.
const LOAD: [&str; 5] = ["53300", "53200", "57014", "55P03", "25P03"];

impl From<tokio_postgres::Error> for Error {
    fn from(error: tokio_postgres::Error) -> Self {
        let Some(database) = error.as_db_error() else {
            let is_lost = error.is_closed() || error.source().is_some_and(|source| source.is::<std::io::Error>());
            return if is_lost { Error::Unreachable(whole(&error)) } else { Error::Sql(whole(&error)) };
        };
        // Not its details, which quote rows.
        let (code, told) = (database.code().code(), format!("{} ({})", database.message(), database.code().code()));
        match code {
            // disk_full
            "53100" => Error::Full(told),
            // io_error
            "58030" => Error::Disk(told),
            // serialization_failure, deadlock_detected
            "40001" | "40P01" => Error::Conflict(told),
            // Connection failures; shutting down or starting.
            _ if code.starts_with("08") || code.starts_with("57P") || LOAD.contains(&code) => Error::Unreachable(told),
            _ => Error::Sql(told),
        }
    }
}

impl From<PoolError<Self>> for Error {
    fn from(error: PoolError<Self>) -> Self {
        match error {
            PoolError::Backend(error) => error,
            PoolError::Closed => Error::Unreachable("it was closed".to_owned()),
            other => Error::Unreachable(other.to_string()),
        }
    }
}

/// An error and what it came from.
pub(crate) fn whole(error: &tokio_postgres::Error) -> String {
    match error.source() {
        Some(source) => format!("{error}: {source}"),
        None => error.to_string(),
    }
}

/// What is said of a schema that this program does not know.
pub(crate) fn newer(version: i64) -> String {
    format!("the database has schema {version}, which is newer than this program: install a newer meibod")
}
