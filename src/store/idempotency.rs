//! Idempotency keys (ALL-2): sent twice, done once, answered the same.

use std::collections::HashMap;

use jiff::Timestamp;

use super::{
    Conn, Result,
    database::{
        row::Row,
        sql::{Sql, Statement},
        time::micros,
    },
};

/// What is kept of a row that was done.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Its key.
    pub key: String,
    /// The keyed digest of its content.
    pub digest: String,
    /// Its name in the audit trail; empty where it was kept before that was.
    pub request_id: String,
    /// What it is answered again, sealed: a single request its reply, a row of a bulk request what is told only once. Empty
    /// where there is nothing.
    pub sealed: String,
}

/// What has expired is written over.
const OVER_EXPIRED: &str = " ON CONFLICT (scope, key) DO UPDATE SET digest = EXCLUDED.digest, sealed = EXCLUDED.sealed,
    created_at = EXCLUDED.created_at, expires_at = EXCLUDED.expires_at, request_id = EXCLUDED.request_id,
    replaced = EXCLUDED.replaced
    WHERE idempotency.expires_at <= ";

/// The scope and the sealed reply of the request that was done under this key, came with the token of this digest, and
/// replaced that token.
///
/// # Errors
/// When the database fails.
pub async fn find_replaced(
    conn: &mut Conn,
    replaced: &str,
    key: &str,
    since: Timestamp,
) -> Result<Option<(String, String)>> {
    let row = Sql::new("SELECT scope, sealed FROM idempotency WHERE replaced = ")
        .value(replaced)
        .text(" AND key = ")
        .value(key)
        .text(" AND created_at > ")
        .value(micros(since))
        .row(conn)
        .await?;
    row.map(|row| Ok((row.try_get("scope")?, row.try_get("sealed")?))).transpose()
}

/// What was done under these keys.
///
/// # Errors
/// When the database fails.
pub async fn find(conn: &mut Conn, scope: &str, keys: &[String], now: Timestamp) -> Result<HashMap<String, Kept>> {
    if keys.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = Sql::new("SELECT key, digest, request_id, sealed FROM idempotency WHERE scope = ")
        .value(scope)
        .text(" AND expires_at > ")
        .value(micros(now))
        .text(" AND key IN (")
        .values(keys.iter().map(String::as_str))
        .text(")")
        .rows(conn)
        .await?;
    rows.iter().map(|row| kept(row).map(|kept| (kept.key.clone(), kept))).collect()
}

fn kept(row: &Row) -> Result<Kept> {
    Ok(Kept {
        key: row.try_get("key")?,
        digest: row.try_get("digest")?,
        request_id: row.try_get::<Option<String>>("request_id")?.unwrap_or_default(),
        sealed: row.try_get("sealed")?,
    })
}

/// What keeps that these rows were done, in the transaction of the changes. It changes fewer rows if one of the keys is
/// taken, by a request that was first: the transaction is then to be dropped. Keys that have expired are taken over.
pub fn keeping(scope: &str, rows: &[Kept], now: Timestamp, expires_at: Timestamp) -> Statement {
    if rows.is_empty() {
        return Statement::none();
    }
    let sql =
        Sql::new("INSERT INTO idempotency (scope, key, digest, sealed, request_id, created_at, expires_at) VALUES ")
            .tuples(rows, |sql, row| {
                sql.values([scope, &row.key, &row.digest, &row.sealed, &row.request_id])
                    .text(", ")
                    .values([micros(now), micros(expires_at)])
            })
            .text(OVER_EXPIRED)
            .value(micros(now));
    sql.into()
}

/// Notes that the reply that is kept under this key replaces the token of this digest, which the request came with.
///
/// # Errors
/// When the database fails.
pub async fn note_replaced(conn: &mut Conn, scope: &str, key: &str, replaced: &str) -> Result<()> {
    Sql::new("UPDATE idempotency SET replaced = ")
        .value(replaced)
        .text(" WHERE scope = ")
        .value(scope)
        .text(" AND key = ")
        .value(key)
        .run(conn)
        .await?;
    Ok(())
}

/// Deletes the keys that have expired.
///
/// # Errors
/// When the database fails.
pub async fn tidy(conn: &mut Conn, now: Timestamp) -> Result<u64> {
    Sql::new("DELETE FROM idempotency WHERE expires_at <= ").value(micros(now)).run(conn).await
}
