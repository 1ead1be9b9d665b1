//! Backup codes (2SV-5): keyed digests; using one deletes its row.

use super::{
    Conn, Result,
    database::{row::Row, sql::Sql},
};
use crate::rules::Id;

/// Replaces the set; how many unused codes the older one had.
///
/// # Errors
/// When the database fails.
pub async fn replace(conn: &mut Conn, account: Id, digests: &[String]) -> Result<u32> {
    let replaced = Sql::new("DELETE FROM backup_codes WHERE account = ").value(account.to_i64()).run(conn).await?;
    if !digests.is_empty() {
        Sql::new("INSERT INTO backup_codes (account, digest) VALUES ")
            .tuples(digests, |sql, digest| sql.value(account.to_i64()).text(", ").value(digest.as_str()))
            .run(conn)
            .await?;
    }
    Ok(u32::try_from(replaced).unwrap_or(u32::MAX))
}

/// Spends a code. False if there is no such code, or it was used.
///
/// # Errors
/// When the database fails.
pub async fn spend(conn: &mut Conn, account: Id, digest: &str) -> Result<bool> {
    Sql::new("DELETE FROM backup_codes WHERE account = ")
        .value(account.to_i64())
        .text(" AND digest = ")
        .value(digest)
        .run_once(conn)
        .await
}

/// How many are left.
///
/// # Errors
/// When the database fails.
pub async fn count(conn: &mut Conn, account: Id) -> Result<u32> {
    left(&select(&[account]).rows(conn).await?)
}

pub(super) fn select(accounts: &[Id]) -> Sql {
    Sql::new("SELECT COUNT(*) AS codes FROM backup_codes WHERE account").of_accounts(accounts)
}

/// How many are left, as the one row says.
pub(super) fn left(rows: &[Row]) -> Result<u32> {
    let count: i64 = rows.first().map_or(Ok(0), |row| row.try_get("codes"))?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}
