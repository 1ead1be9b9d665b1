//! The database that is open: its connections, and who reads and writes on them.

use super::{
    engine::Engine,
    error::Result,
    pool::{Lent, Pool, pools},
    setting,
    transaction::Tx,
};

/// The database.
#[derive(Clone)]
pub struct Store {
    engine: Engine,
    writer: Pool,
    reader: Pool,
}

impl Store {
    /// Opens `sqlite:///path` or `postgres://…`; a missing SQLite file is made.
    ///
    /// # Errors
    /// [`Error::Configuration`](super::error::Error::Configuration) for any other address,
    /// [`Error::Unreachable`](super::error::Error::Unreachable) when it does not answer.
    pub async fn open(url: &str) -> Result<Self> {
        let engine = Engine::of(url)?;
        let (writer, reader) = pools(engine, url)?;
        // The writer first: it makes what is missing.
        drop(writer.lend().await?);
        drop(reader.lend().await?);
        Ok(Self { engine, writer, reader })
    }

    /// Which engine it is.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// A connection for reading.
    ///
    /// # Errors
    /// [`Error::Unreachable`](super::error::Error::Unreachable) when none is to be had in time.
    pub async fn read(&self) -> Result<Lent> {
        self.reader.lend().await
    }

    /// A transaction for writing; on SQLite there is one at a time.
    ///
    /// # Errors
    /// [`Error::Unreachable`](super::error::Error::Unreachable) when none is to be had in time.
    pub async fn write(&self) -> Result<Tx> {
        tracing::trace!(statement = "BEGIN");
        Tx::begin(self.writer.lend().await?).await
    }

    /// Writes, and commits: whether the database takes writes just now.
    ///
    /// # Errors
    /// As any write would fail.
    pub async fn try_write(&self) -> Result<()> {
        let mut tx = self.write().await?;
        // Another value each time: what changes nothing, SQLite does not write.
        let last = setting::find(&mut tx, "write_tried").await?;
        let next = if last.as_deref() == Some("1") { "2" } else { "1" };
        setting::set(&mut tx, "write_tried", next).await?;
        tx.commit().await
    }

    /// Closes all connections, each as soon as it is given back.
    pub async fn close(&self) {
        self.reader.close();
        self.writer.close();
    }
}
