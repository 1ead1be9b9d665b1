//! What can go wrong in the store.

/// An error of the store.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The address or the schema does not fit this program.
    #[error("{0}")]
    Configuration(String),
    /// The database does not answer, or not in time.
    #[error("the database cannot be reached: {0}")]
    Unreachable(#[source] sqlx::Error),
    /// No room is left.
    #[error("the database has no room left")]
    Full(#[source] sqlx::Error),
    /// A stored value cannot be read: altered, moved to another row, or sealed with another key.
    #[error("a stored value cannot be read: {0}")]
    Unreadable(&'static str),
    /// The file beside the key that remembers the end of the audit trail.
    #[error("the audit trail's anchor: {0}")]
    Anchor(#[source] std::io::Error),
    /// Anything else.
    #[error("the database failed: {0}")]
    Sql(#[source] sqlx::Error),
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        match &error {
            sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed | sqlx::Error::Io(_) | sqlx::Error::Tls(_) => {
                Error::Unreachable(error)
            }
            sqlx::Error::Database(database) => match database.code().as_deref() {
                // SQLITE_FULL; PostgreSQL's disk_full.
                Some("13" | "53100") => Error::Full(error),
                // PostgreSQL: connection failures, too many connections, shutting down or starting, a deadlock that it
                // broke. SQLite: another process holds the file (SQLITE_BUSY).
                Some(code)
                    if code.starts_with("08")
                        || code.starts_with("57P")
                        || matches!(code, "53300" | "40P01" | "40001" | "5") =>
                {
                    Error::Unreachable(error)
                }
                _ => Error::Sql(error),
            },
            _ => Error::Sql(error),
        }
    }
}

impl From<sqlx::migrate::MigrateError> for Error {
    fn from(error: sqlx::migrate::MigrateError) -> Self {
        match error {
            sqlx::migrate::MigrateError::VersionMissing(version) => Error::Configuration(format!(
                "the database has schema {version}, which is newer than this program: install a newer meibod"
            )),
            sqlx::migrate::MigrateError::Execute(error) | sqlx::migrate::MigrateError::ExecuteMigration(error, _) => {
                Error::from(error)
            }
            other => Error::Configuration(other.to_string()),
        }
    }
}
