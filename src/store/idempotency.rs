//! Idempotency keys (ALL-2): sent twice, done once, answered the same.

use jiff::Timestamp;

use super::{Conn, Result, sql::Sql, time::micros};

/// What is kept of a request that was done.
#[derive(Debug, Clone)]
pub struct Kept {
    /// The keyed digest of the request.
    pub digest: String,
    /// The sealed reply.
    pub sealed: String,
}

/// The request done under this key, if there is one.
///
/// # Errors
/// When the database fails.
pub async fn find(conn: &mut Conn, scope: &str, key: &str, since: Timestamp) -> Result<Option<Kept>> {
    let row = Sql::new("SELECT digest, sealed FROM idempotency WHERE scope = ")
        .value(scope)
        .text(" AND key = ")
        .value(key)
        .text(" AND created_at > ")
        .value(micros(since))
        .row(conn)
        .await?;
    row.map(|row| Ok(Kept { digest: row.try_get("digest")?, sealed: row.try_get("sealed")? })).transpose()
}

/// Takes a key at the beginning of its transaction. False if another request with this key is done or under way: the
/// caller gives up and answers with that one. A key older than `since` is taken over.
///
/// # Errors
/// When the database fails.
pub async fn reserve(
    conn: &mut Conn,
    scope: &str,
    key: &str,
    digest: &str,
    now: Timestamp,
    since: Timestamp,
) -> Result<bool> {
    Sql::new("INSERT INTO idempotency (scope, key, digest, sealed, created_at) VALUES (")
        .values([scope, key, digest, ""])
        .text(", ")
        .value(micros(now))
        .text(
            ") ON CONFLICT (scope, key) DO UPDATE SET digest = EXCLUDED.digest, sealed = EXCLUDED.sealed,
             created_at = EXCLUDED.created_at WHERE idempotency.created_at <= ",
        )
        .value(micros(since))
        .run_once(conn)
        .await
}

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

/// Keeps the sealed reply, in the transaction of its change, and the digest of the token that the reply replaces.
///
/// # Errors
/// When the database fails.
pub async fn keep(conn: &mut Conn, scope: &str, key: &str, sealed: &str, replaced: Option<&str>) -> Result<()> {
    Sql::new("UPDATE idempotency SET sealed = ")
        .value(sealed)
        .text(", replaced = ")
        .value(replaced)
        .text(" WHERE scope = ")
        .value(scope)
        .text(" AND key = ")
        .value(key)
        .run(conn)
        .await?;
    Ok(())
}

/// Deletes keys older than `since`.
///
/// # Errors
/// When the database fails.
pub async fn tidy(conn: &mut Conn, since: Timestamp) -> Result<u64> {
    Sql::new("DELETE FROM idempotency WHERE created_at <= ").value(micros(since)).run(conn).await
}
