//! What statements run on.

use super::{
    blocking::apart, engine::Engine, error::Result, postgres::Postgres, ready::Ready, row::Row, sqlite::Sqlite,
};

/// A connection that a function of the store works on: a transaction's, or a reader's.
pub struct Conn(Driver);

pub(crate) enum Driver {
    Sqlite(Sqlite),
    Postgres(Box<Postgres>),
}

impl From<Driver> for Conn {
    fn from(driver: Driver) -> Self {
        Self(driver)
    }
}

impl Conn {
    /// The engine behind it.
    pub(crate) fn engine(&self) -> Engine {
        match self.0 {
            Driver::Sqlite(_) => Engine::Sqlite,
            Driver::Postgres(_) => Engine::Postgres,
        }
    }

    pub(crate) fn driver(&self) -> &Driver {
        &self.0
    }

    /// Runs a statement; how many rows it changed.
    pub(crate) async fn run(&mut self, statement: &Ready) -> Result<u64> {
        match &mut self.0 {
            Driver::Sqlite(conn) => apart(|| conn.run(statement)),
            Driver::Postgres(conn) => Ok(conn.run(statement).await?.0),
        }
    }

    /// The rows of a statement.
    pub(crate) async fn rows(&mut self, statement: &Ready) -> Result<Vec<Row>> {
        match &mut self.0 {
            // Some microseconds; to hand over what else this thread has to do costs several times as much.
            Driver::Sqlite(conn) if statement.by_key => conn.rows(statement),
            Driver::Sqlite(conn) => apart(|| conn.rows(statement)),
            Driver::Postgres(conn) => Ok(conn.run(statement).await?.1),
        }
    }

    /// The rows of statements that read, as all of them stood at one moment. No transaction is open.
    pub(crate) async fn rows_at_once(&mut self, statements: &[Ready]) -> Result<Vec<Vec<Row>>> {
        match &mut self.0 {
            Driver::Sqlite(conn) if statements.iter().all(|statement| statement.by_key) => {
                conn.rows_at_once(statements)
            }
            Driver::Sqlite(conn) => apart(|| conn.rows_at_once(statements)),
            Driver::Postgres(conn) => conn.rows_at_once(statements).await,
        }
    }

    /// Runs statements without values, as they stand: migrations, and whoever looks at a database from outside.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn script(&mut self, text: &str) -> Result<()> {
        match &mut self.0 {
            Driver::Sqlite(conn) => apart(|| conn.script(text)),
            Driver::Postgres(conn) => conn.script(text).await,
        }
    }

    /// The rows of a statement without values, as it stands.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn query(&mut self, text: &str) -> Result<Vec<Row>> {
        self.rows(&Ready { text: text.to_owned(), keep: false, by_key: false, values: Vec::new() }).await
    }

    /// Begins a transaction that writes.
    pub(crate) async fn begin(&mut self) -> Result<()> {
        match &mut self.0 {
            Driver::Sqlite(conn) => apart(|| conn.script("BEGIN IMMEDIATE")),
            Driver::Postgres(conn) => conn.begin().await,
        }
    }

    /// Ends it, by `COMMIT` or `ROLLBACK`.
    pub(crate) async fn end(&mut self, how: &str) -> Result<()> {
        match &mut self.0 {
            Driver::Sqlite(conn) => apart(|| conn.script(how)),
            Driver::Postgres(conn) => conn.end(how).await,
        }
    }

    /// Rolls back what is still open; where that fails, whoever lends it out next sees it.
    pub(crate) fn give_up(&mut self) {
        match &mut self.0 {
            Driver::Sqlite(conn) if !conn.is_free() => drop(conn.script("ROLLBACK")),
            Driver::Sqlite(_) => {}
            Driver::Postgres(conn) => conn.give_up(),
        }
    }
}
