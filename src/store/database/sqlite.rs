//! SQLite: a connection, and the statements on it.

use std::{path::PathBuf, time::Duration};

use rusqlite::{Connection, OpenFlags, Statement};

use super::{
    error::{Error, Result},
    ready::Ready,
    row::{Columns, Row},
    value::Value,
};

/// KiB of pages that the writer keeps at the most: the sets of a job come back to the same ones.
const WRITER_CACHE: u32 = 32_000;
/// KiB of pages that each reader keeps.
const READER_CACHE: u32 = 2_000;

/// Pages of 4 KiB in the journal from which they are brought into the file: the sets of a job come back to the same
/// pages, which then go there once.
const CHECKPOINT: u32 = 8_000;

/// How long another process may hold the file.
const BUSY: Duration = Duration::from_secs(10);

/// Statements that a connection keeps prepared.
const KEPT: usize = 200;

/// A database file.
#[derive(Debug, Clone)]
pub(crate) struct File {
    path: PathBuf,
    mode: OpenFlags,
}

/// What a connection is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// The one that writes.
    Writer,
    /// One of those that read.
    Reader,
}

impl File {
    /// The file of `sqlite:///path`, which may say `?mode=rwc` (made where it is missing, as without it), `rw` or `ro`.
    ///
    /// # Errors
    /// [`Error::Configuration`] where it says anything else.
    pub(crate) fn of(url: &str) -> Result<Self> {
        let address = url.strip_prefix("sqlite:").unwrap_or(url);
        let address = address.strip_prefix("//").unwrap_or(address);
        let (path, mode) = address.split_once('?').unwrap_or((address, "mode=rwc"));
        let mode = match mode {
            "mode=rwc" => OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE,
            "mode=rw" => OpenFlags::SQLITE_OPEN_READ_WRITE,
            "mode=ro" => OpenFlags::SQLITE_OPEN_READ_ONLY,
            _ => return Err(Error::Configuration(format!("?{mode}: only mode=rwc, mode=rw or mode=ro is understood"))),
        };
        let path = percent_encoding::percent_decode_str(path).decode_utf8();
        let path = path.map_err(|_| Error::Configuration("the path of the database is not UTF-8".to_owned()))?;
        Ok(Self { path: path.into_owned().into(), mode })
    }

    /// Opens it.
    ///
    /// # Errors
    /// When it cannot be opened, or is no database.
    pub(crate) fn open(&self, role: Role) -> Result<Sqlite> {
        let conn = Connection::open_with_flags(&self.path, self.mode | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
        conn.busy_timeout(BUSY)?;
        conn.set_prepared_statement_cache_capacity(KEPT);
        let cache = if role == Role::Writer { WRITER_CACHE } else { READER_CACHE };
        // No index is made for a statement: for a set SQLite would make one over its values, and walk along the whole table.
        conn.execute_batch(&format!(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA mmap_size = 0;
             PRAGMA automatic_index = OFF; PRAGMA cache_size = -{cache}; PRAGMA wal_autocheckpoint = {CHECKPOINT}"
        ))?;
        Ok(Sqlite(conn))
    }
}

/// A connection.
#[derive(Debug)]
pub(crate) struct Sqlite(Connection);

impl Sqlite {
    /// Whether no transaction is open: where a write fails, SQLite may have rolled back by itself, or not.
    pub(crate) fn is_free(&self) -> bool {
        self.0.is_autocommit()
    }

    /// Runs statements without values.
    pub(crate) fn script(&self, text: &str) -> Result<()> {
        Ok(self.0.execute_batch(text)?)
    }

    /// Runs a statement; how many rows it changed.
    pub(crate) fn run(&self, statement: &Ready) -> Result<u64> {
        let changed = self.prepared(statement, |statement| statement.raw_execute())?;
        Ok(changed.try_into().unwrap_or(u64::MAX))
    }

    /// The rows of a statement.
    pub(crate) fn rows(&self, statement: &Ready) -> Result<Vec<Row>> {
        Ok(self.prepared(statement, |statement| {
            let columns: Columns = statement.column_names().map(Box::from).collect();
            let (mut rows, mut all) = (statement.raw_query(), Vec::new());
            while let Some(row) = rows.next()? {
                let values = (0..columns.len()).map(|place| row.get_ref(place).map(Value::from));
                all.push(Row::new(Columns::clone(&columns), values.collect::<rusqlite::Result<_>>()?));
            }
            Ok(all)
        })?)
    }

    /// The rows of statements that read, all of one moment: it is over before anybody else has a turn on this thread.
    pub(crate) fn rows_at_once(&self, statements: &[Ready]) -> Result<Vec<Vec<Row>>> {
        let moment = self.0.unchecked_transaction()?;
        let rows = statements.iter().map(|statement| self.rows(statement)).collect();
        moment.finish()?;
        rows
    }

    fn prepared<T>(
        &self,
        Ready { text, keep, values, .. }: &Ready,
        run: impl FnOnce(&mut Statement<'_>) -> rusqlite::Result<T>,
    ) -> rusqlite::Result<T> {
        let (mut kept, mut fleeting);
        let statement: &mut Statement<'_> = if *keep {
            kept = self.0.prepare_cached(text)?;
            &mut kept
        } else {
            fleeting = self.0.prepare(text)?;
            &mut fleeting
        };
        for (place, value) in values.iter().enumerate() {
            statement.raw_bind_parameter(place + 1, value)?;
        }
        run(statement)
    }
}
