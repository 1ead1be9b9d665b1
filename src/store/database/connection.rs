//! What statements run on.

use std::ops::{Deref, DerefMut};

use deadpool::managed::Object;

use super::{
    blocking::apart, engine::Engine, error::Result, pool::Maker, postgres::Postgres, row::Row, sql::Ready,
    sqlite::Sqlite,
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
            Driver::Sqlite(conn) => apart(|| conn.rows(statement)),
            Driver::Postgres(conn) => Ok(conn.run(statement).await?.1),
        }
    }

    /// The rows of statements that read, as all of them stood at one moment. No transaction is open.
    pub(crate) async fn rows_at_once(&mut self, statements: &[Ready]) -> Result<Vec<Vec<Row>>> {
        match &mut self.0 {
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
        self.rows(&Ready { text: text.to_owned(), keep: false, values: Vec::new() }).await
    }

    async fn begin(&mut self) -> Result<()> {
        match &mut self.0 {
            Driver::Sqlite(conn) => apart(|| conn.script("BEGIN IMMEDIATE")),
            Driver::Postgres(conn) => conn.begin().await,
        }
    }

    async fn end(&mut self, how: &str) -> Result<()> {
        match &mut self.0 {
            Driver::Sqlite(conn) => apart(|| conn.script(how)),
            Driver::Postgres(conn) => conn.end(how).await,
        }
    }

    /// Rolls back what is still open; where that fails, whoever lends it out next sees it.
    fn give_up(&mut self) {
        match &mut self.0 {
            Driver::Sqlite(conn) if !conn.is_free() => drop(conn.script("ROLLBACK")),
            Driver::Sqlite(_) => {}
            Driver::Postgres(conn) => conn.give_up(),
        }
    }
}

/// A connection that was lent out. Dropping it gives it back.
pub struct Lent(Object<Maker>);

impl From<Object<Maker>> for Lent {
    fn from(lent: Object<Maker>) -> Self {
        Self(lent)
    }
}

impl Deref for Lent {
    type Target = Conn;

    fn deref(&self) -> &Conn {
        &self.0
    }
}

impl DerefMut for Lent {
    fn deref_mut(&mut self) -> &mut Conn {
        &mut self.0
    }
}

/// A transaction. Dropping it rolls it back.
pub struct Tx(Lent);

impl Tx {
    /// Begins one.
    pub(crate) async fn begin(conn: Lent) -> Result<Self> {
        // A request that is given up meanwhile leaves none open.
        let mut tx = Self(conn);
        tx.0.begin().await?;
        Ok(tx)
    }

    /// Ends it with all its changes.
    ///
    /// # Errors
    /// When the database fails; then nothing has changed, unless the connection was lost.
    pub async fn commit(mut self) -> Result<()> {
        self.0.end("COMMIT").await
    }

    /// Ends it without any change.
    ///
    /// # Errors
    /// When the database fails; nothing has changed then either.
    pub async fn rollback(mut self) -> Result<()> {
        self.0.end("ROLLBACK").await
    }
}

impl Drop for Tx {
    fn drop(&mut self) {
        self.0.give_up();
    }
}

impl Deref for Tx {
    type Target = Conn;

    fn deref(&self) -> &Conn {
        &self.0
    }
}

impl DerefMut for Tx {
    fn deref_mut(&mut self) -> &mut Conn {
        &mut self.0
    }
}
