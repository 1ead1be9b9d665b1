//! SPEAKS SQL: one store, two engines (SQLite, PostgreSQL).
//!
//! One schema and one set of portable SQL; what truly differs is in [`engine`]. Uniqueness and one-time use are
//! decided by the database: a constraint, or a conditional `UPDATE`/`DELETE` that must change one row.

pub mod account;
pub mod address;
pub mod alias;
pub mod anchor;
pub mod app_password;
pub mod application;
mod at_hand;
pub mod audit;
pub mod backup_code;
pub mod chain;
pub mod condition;
pub mod counted;
mod engine;
pub mod enrolment;
pub mod entitlement;
pub mod error;
pub mod idempotency;
pub mod less_secure_apps;
pub mod lockdown;
pub mod mail_log_in;
pub mod mail_password;
pub mod mail_servers;
pub mod mailbox;
pub mod message;
mod parts;
pub mod phone;
pub mod pop;
pub mod refusal;
pub mod remote_access;
pub mod reset;
pub mod role;
mod row;
pub mod sent_code;
pub mod session;
pub mod setting;
pub mod sign_in;
mod sql;
pub mod sync;
pub mod time;
mod together;
pub mod token;
pub mod totp_step;
pub mod tries;
pub mod two_step;
pub mod vault;

pub use anchor::Anchor;
pub use engine::Engine;
pub use error::Error;
pub use sql::{FULL_SET, Statement};
pub use vault::Vault;

use crate::rules::search;
use at_hand::AtHand;
use sqlx::{Any, AnyConnection, AnyPool, pool::PoolConnection};
use together::Together;

/// A connection that a function of the store works on: a transaction's, or a reader's.
pub type Conn = AnyConnection;

/// A transaction. Dropping it rolls it back.
pub type Tx = sqlx::Transaction<'static, Any>;

/// The result of anything the store does.
pub type Result<T> = std::result::Result<T, Error>;

/// The database.
#[derive(Clone)]
pub struct Store {
    engine: Engine,
    writer: AnyPool,
    reader: AnyPool,
    at_hand: AtHand,
    sessions: Together<session::Opened>,
    tokens: Together<token::Made>,
    mailboxes: Together<mail_log_in::Found>,
}

impl Store {
    /// Opens `sqlite:///path` or `postgres://…`; a missing SQLite file is made.
    ///
    /// # Errors
    /// [`Error::Configuration`] for any other address, [`Error::Unreachable`] when it does not answer.
    pub async fn open(url: &str) -> Result<Self> {
        let engine = Engine::of(url)?;
        let (writer, reader) = engine.connect(url).await?;
        let (sessions, tokens) = (Together::begin(reader.clone()), Together::begin(reader.clone()));
        let mailboxes = Together::begin(reader.clone());
        Ok(Self { engine, writer, reader, at_hand: AtHand::default(), sessions, tokens, mailboxes })
    }

    /// Brings the schema up to date. Running it again, or from several services at once, is harmless.
    ///
    /// # Errors
    /// [`Error::Configuration`] when the schema is newer than this program.
    pub async fn migrate(&self) -> Result<()> {
        self.engine.prepare(&self.writer).await?;
        let migrations = sqlx::migrate!("src/store/migrations");
        // sqlx takes no lock on SQLite: of two that begin together one fails, looks again, and finds the work done.
        for wait in self.engine.migration_waits() {
            match migrations.run(&self.writer).await {
                Err(sqlx::migrate::MigrateError::Execute(_) | sqlx::migrate::MigrateError::ExecuteMigration(..)) => {
                    tokio::time::sleep(*wait).await;
                }
                done => {
                    done?;
                    return self.refold().await;
                }
            }
        }
        migrations.run(&self.writer).await?;
        self.refold().await
    }

    /// Writes the keys of searches anew where they were folded in another form (FIND-2).
    async fn refold(&self) -> Result<()> {
        const NAME: &str = "search_form";
        let form = search::FORM.to_string();
        if setting::find(&mut *self.read().await?, NAME).await?.is_some_and(|written| written == form) {
            return Ok(());
        }
        let mut last = None;
        loop {
            let mut tx = self.write().await?;
            last = account::refold(&mut tx, last.as_ref()).await?;
            if last.is_none() {
                setting::set(&mut tx, NAME, &form).await?;
            }
            tx.commit().await?;
            if last.is_none() {
                return Ok(());
            }
        }
    }

    /// Whether the schema is the one this program knows.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn is_current(&self) -> Result<bool> {
        let known = sqlx::migrate!("src/store/migrations").iter().count();
        let mut conn = self.read().await?;
        let applied = sqlx::query_scalar::<_, i64>("SELECT COUNT(*) FROM _sqlx_migrations").fetch_one(&mut *conn).await;
        Ok(applied.is_ok_and(|applied| usize::try_from(applied) == Ok(known)))
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
