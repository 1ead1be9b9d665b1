//! The database that is open: its connections, and who reads and writes on them.

use sqlx::{Any, AnyPool, pool::PoolConnection};

use super::{
    at_hand::AtHand,
    connection::Tx,
    engine::Engine,
    error::Result,
    setting,
    together::{Readers, Rows},
};

/// The database.
#[derive(Clone)]
pub struct Store {
    engine: Engine,
    writer: AnyPool,
    reader: AnyPool,
    at_hand: AtHand,
    readers: Readers,
}

impl Store {
    /// Opens `sqlite:///path` or `postgres://…`; a missing SQLite file is made.
    ///
    /// # Errors
    /// [`Error::Configuration`] for any other address, [`Error::Unreachable`] when it does not answer.
    pub async fn open(url: &str) -> Result<Self> {
        let engine = Engine::of(url)?;
        let (writer, reader) = engine.connect(url).await?;
        Ok(Self { engine, writer, reader, at_hand: AtHand::default(), readers: Readers::default() })
    }

    /// Which engine it is.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// A connection for reading.
    ///
    /// # Errors
    /// [`Error::Unreachable`] when none is to be had in time.
    pub async fn read(&self) -> Result<PoolConnection<Any>> {
        match self.at_hand.take() {
            Some(conn) => Ok(conn),
            None => Ok(self.reader.acquire().await?),
        }
    }

    /// The row of a key, read together with those that others ask for.
    ///
    /// # Errors
    /// When the database fails.
    pub(crate) async fn read_together<R: Rows>(&self, key: R::Key) -> Result<Option<R::Row>> {
        self.readers.of::<R>(&self.reader).read(key).await
    }

    /// Where schemas are brought up to date.
    pub(crate) fn writer(&self) -> &AnyPool {
        &self.writer
    }

    /// Hands a connection on that has done what it was asked for, to whoever reads next. Dropping it is as right, but
    /// slower on SQLite: the pool asks whether it is still there, which costs as much as most reads.
    pub fn hand_on(&self, conn: PoolConnection<Any>) {
        if self.engine == Engine::Sqlite {
            self.at_hand.put(conn);
        }
    }

    /// A transaction for writing; on SQLite there is one at a time.
    ///
    /// # Errors
    /// [`Error::Unreachable`] when none is to be had in time.
    pub async fn write(&self) -> Result<Tx> {
        let begin = self.engine.begin();
        tracing::trace!(statement = begin);
        Ok(self.writer.begin_with(begin).await?)
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
        Ok(tx.commit().await?)
    }

    /// Closes all connections.
    pub async fn close(&self) {
        self.at_hand.close();
        self.reader.close().await;
        self.writer.close().await;
    }
}
