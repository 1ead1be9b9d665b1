//! Connections that are kept and lent out, in the order in which they are asked for.

use std::{
    ops::{Deref, DerefMut},
    time::Duration,
};

use deadpool::managed::{self, Metrics, Object, QueueMode, RecycleError, RecycleResult};
use tokio::time::timeout;

use super::{
    blocking::apart,
    connection::{Conn, Driver},
    engine::Engine,
    error::{Error, Result},
    postgres::Server,
    sqlite::{File, Role},
};

/// How long a request waits for a connection.
const ACQUIRE: Duration = Duration::from_secs(10);

/// A server is asked whether it still answers where nothing was asked of it for so long.
const SILENT: Duration = Duration::from_secs(1);

/// How long a server may take to say so.
const ANSWER: Duration = Duration::from_secs(2);

/// How long a connection to a server is kept.
const LIFE: Duration = Duration::from_secs(30 * 60);

/// Connections that read a file at the most.
const READERS: usize = 8;

/// Connections to a server at the most.
const CONNECTIONS: usize = 16;

/// What makes connections.
pub(crate) enum Maker {
    /// To a file.
    Sqlite(File, Role),
    /// To a server.
    Postgres(Box<Server>),
}

/// A connection that was lent out. Dropping it gives it back.
pub struct Lent(Object<Maker>);

impl From<Object<Maker>> for Lent {
    fn from(lent: Object<Maker>) -> Self {
        Self(lent)
    }
}

impl Drop for Lent {
    fn drop(&mut self) {
        if let Driver::Postgres(conn) = self.0.driver() {
            conn.abandon();
        }
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

/// Connections for writing, and for reading. SQLite has one writer, so that writers queue here, in order, and not in the
/// file's lock, where some starve.
///
/// # Errors
/// [`Error::Configuration`] where the address cannot be understood.
pub(crate) fn pools(engine: Engine, url: &str) -> Result<(Pool, Pool)> {
    match engine {
        Engine::Sqlite => {
            let file = File::of(url)?;
            let writer = Pool::of(Maker::Sqlite(file.clone(), Role::Writer), 1)?;
            Ok((writer, Pool::of(Maker::Sqlite(file, Role::Reader), READERS)?))
        }
        Engine::Postgres => {
            let pool = Pool::of(Maker::Postgres(Box::new(Server::of(url)?)), CONNECTIONS)?;
            Ok((pool.clone(), pool))
        }
    }
}

/// Connections of one kind.
#[derive(Clone)]
pub(crate) struct Pool(managed::Pool<Maker>);

impl Pool {
    /// So many at the most, each made when it is needed.
    ///
    /// # Errors
    /// Never in fact: the library's limits are not reached.
    fn of(maker: Maker, most: usize) -> Result<Self> {
        // The last one that was used remembers most.
        let pool = managed::Pool::builder(maker).max_size(most).queue_mode(QueueMode::Lifo).build();
        pool.map(Self).map_err(|error| Error::Configuration(error.to_string()))
    }

    /// Lends one out.
    ///
    /// # Errors
    /// [`Error::Unreachable`] when none is to be had in time.
    pub(crate) async fn lend(&self) -> Result<Lent> {
        Ok(timeout(ACQUIRE, self.0.get()).await.map_err(|_| Error::late())??.into())
    }

    /// Lends none out from now on; those that are out are closed when they come back.
    pub(crate) fn close(&self) {
        self.0.close();
    }
}

impl managed::Manager for Maker {
    type Type = Conn;
    type Error = Error;

    async fn create(&self) -> Result<Conn> {
        Ok(match self {
            Maker::Sqlite(file, role) => Driver::Sqlite(apart(|| file.open(*role))?).into(),
            Maker::Postgres(server) => Driver::Postgres(server.connect().await?.into()).into(),
        })
    }

    /// One that is doubtful is thrown away, and another one is lent out.
    async fn recycle(&self, conn: &mut Conn, metrics: &Metrics) -> RecycleResult<Error> {
        let fit = match conn.driver() {
            Driver::Sqlite(conn) => conn.is_free(),
            Driver::Postgres(conn) => {
                conn.is_free()
                    && metrics.age() < LIFE
                    && (metrics.last_used() < SILENT || timeout(ANSWER, conn.answers()).await.unwrap_or(false))
            }
        };
        if fit { Ok(()) } else { Err(RecycleError::message("it is in doubt")) }
    }
}
