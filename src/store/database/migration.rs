//! Steps of the schema, and which of them a database has taken. They are noted in the table that sqlx kept, in its form: a
//! database of an earlier build goes on.

use std::collections::BTreeMap;

use sha2::{Digest as _, Sha384};

use super::{
    connection::Conn,
    engine::Engine,
    error::{Error, Result, newer},
    sql::Sql,
};

/// A step of the schema.
pub(crate) struct Migration {
    /// Its name: a number of four digits, and what it is about.
    pub(crate) name: &'static str,
    /// Its statements.
    pub(crate) text: &'static str,
}

impl Migration {
    /// Its number.
    pub(crate) fn version(&self) -> i64 {
        self.name.split('_').next().and_then(|number| number.parse().ok()).unwrap_or_default()
    }

    fn description(&self) -> String {
        self.name.split('_').skip(1).collect::<Vec<_>>().join(" ")
    }

    fn checksum(&self) -> String {
        Sha384::digest(self.text).iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

const TABLE: &str = "CREATE TABLE IF NOT EXISTS _sqlx_migrations (
    version BIGINT PRIMARY KEY,
    description TEXT NOT NULL,
    installed_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    success BOOLEAN NOT NULL,
    checksum BLOB NOT NULL,
    execution_time BIGINT NOT NULL
)";

impl Engine {
    /// The table as this engine spells it.
    fn table(self) -> String {
        match self {
            Engine::Sqlite => TABLE.to_owned(),
            Engine::Postgres => TABLE.replace("BLOB", "BYTEA").replace("TIMESTAMP NOT", "TIMESTAMPTZ NOT"),
        }
    }

    /// What makes bytes of hexadecimal digits, and the digits of bytes.
    fn bytes_and_digits(self) -> ((&'static str, &'static str), &'static str) {
        match self {
            Engine::Sqlite => (("unhex(", ")"), "lower(hex(checksum))"),
            Engine::Postgres => (("decode(", ", 'hex')"), "encode(checksum, 'hex')"),
        }
    }
}

/// Takes the steps that were not taken, in a transaction in which nobody else does.
///
/// # Errors
/// [`Error::Configuration`] where a step was taken that this program does not know, or knows in other words.
pub(crate) async fn run(conn: &mut Conn, all: &[Migration]) -> Result<()> {
    let engine = conn.engine();
    conn.script(&format!("{}; {}; {}", engine.alone(), engine.table(), engine.types())).await?;
    let mut taken = taken(conn).await?;
    for migration in all {
        match taken.remove(&migration.version()) {
            Some(checksum) if checksum == migration.checksum() => {}
            Some(_) => {
                let told = format!("the database took step {} of its schema in other words", migration.name);
                return Err(Error::Configuration(told));
            }
            None => take(conn, migration).await?,
        }
    }
    match taken.into_keys().next_back() {
        Some(version) => Err(Error::Configuration(newer(version))),
        None => Ok(()),
    }
}

/// The checksums of the steps that were taken, by their numbers.
async fn taken(conn: &mut Conn) -> Result<BTreeMap<i64, String>> {
    let (_, digits) = conn.engine().bytes_and_digits();
    let rows = Sql::new(&format!("SELECT version, {digits} AS digits FROM _sqlx_migrations")).rows(conn).await?;
    rows.iter().map(|row| Ok((row.try_get("version")?, row.try_get("digits")?))).collect()
}

async fn take(conn: &mut Conn, migration: &Migration) -> Result<()> {
    conn.script(migration.text).await?;
    let ((begin, end), _) = conn.engine().bytes_and_digits();
    // How long it took is told to nobody.
    Sql::new(
        "INSERT INTO _sqlx_migrations (success, execution_time, version, description, checksum) VALUES (TRUE, -1, ",
    )
    .value(migration.version())
    .text(", ")
    .value(migration.description())
    .text(", ")
    .text(begin)
    .value(migration.checksum())
    .text(end)
    .text(")")
    .run(conn)
    .await?;
    Ok(())
}

/// The numbers of the steps that were taken; none where nothing was ever noted.
pub(crate) async fn versions(conn: &mut Conn) -> Vec<i64> {
    let rows = Sql::new("SELECT version FROM _sqlx_migrations ORDER BY version").rows(conn).await.unwrap_or_default();
    rows.iter().filter_map(|row| row.at(0)).collect()
}
