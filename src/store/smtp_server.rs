//! The tries of servers that are to send for aliases (ALIAS-1).

use jiff::Timestamp;

use super::{
    Conn, Result,
    sql::Sql,
    time::{micros, timestamp},
};
use crate::rules::Id;

/// When servers were tried for the account since an instant. The account's row is touched first, so that two requests
/// cannot both have the last try.
///
/// # Errors
/// When the database fails.
pub async fn tried_since(conn: &mut Conn, account: Id, since: Timestamp) -> Result<Vec<Timestamp>> {
    Sql::new("UPDATE accounts SET version = version WHERE id = ").value(account.to_i64()).run(conn).await?;
    let rows = Sql::new("SELECT at FROM smtp_tries WHERE account = ")
        .value(account.to_i64())
        .text(" AND at > ")
        .value(micros(since))
        .rows(conn)
        .await?;
    rows.iter().map(|row| timestamp(row.try_get("at")?)).collect()
}

/// Notes a try, before it is made.
///
/// # Errors
/// When the database fails.
pub async fn note_try(conn: &mut Conn, account: Id, now: Timestamp) -> Result<()> {
    Sql::new("INSERT INTO smtp_tries (account, at) VALUES (")
        .values([account.to_i64(), micros(now)])
        .text(")")
        .run(conn)
        .await?;
    Ok(())
}

/// Deletes the tries before an instant.
///
/// # Errors
/// When the database fails.
pub async fn tidy(conn: &mut Conn, before: Timestamp) -> Result<u64> {
    Sql::new("DELETE FROM smtp_tries WHERE at < ").value(micros(before)).run(conn).await
}
