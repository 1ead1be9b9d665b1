//! What differs between SQLite and PostgreSQL.

use std::time::Duration;

use sqlx::{AnyConnection, AnyPool, AssertSqlSafe, Connection, Executor, any::AnyPoolOptions};

use super::{
    connection::Conn,
    error::{Error, Result},
};

/// The two engines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// SQLite 3.51.3 or later, bundled.
    Sqlite,
    /// PostgreSQL 15 or later.
    Postgres,
}

/// KiB of pages that SQLite's writer keeps at the most: the sets of a job come back to the same ones.
const WRITER_CACHE: u32 = 32_000;
/// KiB of pages that each reader keeps.
const READER_CACHE: u32 = 2_000;

/// Pages of 4 KiB in SQLite's journal from which they are brought into the file: the sets of a job come back to the same
/// pages, which then go there once.
const CHECKPOINT: u32 = 8_000;

/// How long a request waits for a connection.
const ACQUIRE: Duration = Duration::from_secs(10);

impl Engine {
    /// The engine that an address names.
    pub(crate) fn of(url: &str) -> Result<Self> {
        match url.split_once(':').map(|(scheme, _)| scheme) {
            Some("sqlite") => Ok(Engine::Sqlite),
            Some("postgres" | "postgresql") => Ok(Engine::Postgres),
            _ => Err(Error::Configuration("a database is sqlite:///PATH or postgres://…".to_owned())),
        }
    }

    /// A pool for writing and one for reading. SQLite has one writer, so that writers queue here, in order, and
    /// not in the file's lock, where some starve.
    pub(crate) async fn connect(self, url: &str) -> Result<(AnyPool, AnyPool)> {
        sqlx::any::install_default_drivers();
        let options = AnyPoolOptions::new().acquire_timeout(ACQUIRE);
        match self {
            Engine::Sqlite => {
                let url = if url.contains('?') { url.to_owned() } else { format!("{url}?mode=rwc") };
                // A pool tries again for as long as a request may wait, and then tells nothing but that.
                let mut first = AnyConnection::connect(&url).await?;
                first.execute("PRAGMA schema_version").await?;
                first.close().await?;
                let writer =
                    sqlite(&options, WRITER_CACHE).max_connections(1).before_acquire(|conn, _| Box::pin(usable(conn)));
                let writer = writer.connect(&url).await?;
                Ok((writer, sqlite(&options, READER_CACHE).max_connections(8).connect(&url).await?))
            }
            Engine::Postgres => {
                // To compile the statement of a set takes a hundred times as long as to run it, and PostgreSQL does so
                // wherever its statistics are behind, as they are after every plan that was rolled back.
                let options = options
                    .after_connect(|conn, _| Box::pin(async move { conn.execute("SET jit = off").await.map(drop) }));
                let pool = options.max_connections(16).connect(url).await?;
                Ok((pool.clone(), pool))
            }
        }
    }

    /// The engine of a connection.
    pub(crate) fn behind(conn: &Conn) -> Self {
        if conn.backend_name() == "SQLite" { Engine::Sqlite } else { Engine::Postgres }
    }

    /// A statement as this engine spells it: PostgreSQL numbers its values, and has other names for what makes JSON.
    pub(crate) fn spelled(self, text: String) -> String {
        if self == Engine::Sqlite {
            return text;
        }
        let mut spelled = String::with_capacity(text.len() * 2);
        for (number, part) in text.split('?').enumerate() {
            if number > 0 {
                spelled.push_str(&format!("${number}"));
            }
            spelled.push_str(part);
        }
        let spelled = spelled.replace("json_group_array(", "json_agg(").replace("json_array(", "json_build_array(");
        // A field of the facts, the one JSON that is looked into.
        spelled.replace("json_extract(facts, '$.", "(CAST(facts AS json) ->> '")
    }

    /// What makes a `SELECT` hold the rows it reads, one after the other in its order, until the transaction ends. SQLite
    /// has one writer, so that a writing transaction holds everything.
    pub(crate) fn holding_rows(self) -> Option<&'static str> {
        match self {
            Engine::Sqlite => None,
            // As an update of columns that no other table refers to would.
            Engine::Postgres => Some("FOR NO KEY UPDATE"),
        }
    }

    /// The same, but for rows that another transaction holds, which it leaves out.
    pub(crate) fn holding_free_rows(self) -> Option<&'static str> {
        match self {
            Engine::Sqlite => None,
            Engine::Postgres => Some("FOR NO KEY UPDATE SKIP LOCKED"),
        }
    }

    /// How a writing transaction begins.
    pub(crate) fn begin(self) -> &'static str {
        match self {
            Engine::Sqlite => "BEGIN IMMEDIATE",
            Engine::Postgres => "BEGIN",
        }
    }

    /// How long a migration waits before it looks again whether another one was first.
    pub(crate) fn migration_waits(self) -> &'static [Duration] {
        const WAITS: [Duration; 4] =
            [Duration::from_millis(50), Duration::from_millis(200), Duration::from_millis(800), Duration::from_secs(2)];
        if self == Engine::Sqlite { &WAITS } else { &[] }
    }

    /// Makes the type `keytext`. SQLite takes any type name and compares text byte by byte as it is.
    pub(crate) async fn prepare(self, pool: &AnyPool) -> Result<()> {
        if self == Engine::Postgres {
            pool.execute(
                r#"DO $$ BEGIN CREATE DOMAIN keytext AS text COLLATE "C"; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$"#,
            )
            .await?;
        }
        Ok(())
    }
}

/// Whether a connection has left its last transaction. Where a write fails, SQLite may have rolled back by itself; sqlx
/// then rolls back in vain, and would begin its next transaction inside of one that is not there.
async fn usable(conn: &mut Conn) -> std::result::Result<bool, sqlx::Error> {
    Ok(!conn.is_in_transaction())
}

/// A file does not hang up: asking whether it is still there would cost as much as most reads. No index is made for a
/// statement: for a set SQLite would make one over its values, and walk along the whole table.
fn sqlite(options: &AnyPoolOptions, cache: u32) -> AnyPoolOptions {
    let options = options.clone().test_before_acquire(false).idle_timeout(None).max_lifetime(None);
    options.after_connect(move |conn, _| {
        Box::pin(async move {
            let cache = format!("PRAGMA cache_size = -{cache}; PRAGMA wal_autocheckpoint = {CHECKPOINT}");
            conn.execute(
                "PRAGMA busy_timeout = 10000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
                 PRAGMA foreign_keys = ON; PRAGMA mmap_size = 0; PRAGMA automatic_index = OFF;",
            )
            .await?;
            conn.execute(AssertSqlSafe(cache)).await?;
            Ok(())
        })
    })
}
