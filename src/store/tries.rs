//! Consecutive wrong tries per login id and factor (SIGN-4). They survive a restart and hold across replicas.

use jiff::Timestamp;
use sqlx::Row;

use super::{
    Conn, Result,
    sql::{Sql, word},
    time::{micros, timestamp},
};
use crate::rules::{
    LoginId,
    tries::{Factor, Tries},
};

/// The tries so far.
///
/// # Errors
/// When the database fails.
pub async fn find(conn: &mut Conn, login_id: &LoginId, factor: Factor) -> Result<Tries> {
    let row = Sql::new("SELECT wrong, last_at FROM tries WHERE login_id = ")
        .value(login_id.as_str())
        .text(" AND factor = ")
        .value(factor.as_str())
        .row(conn)
        .await?;
    Ok(match row {
        None => Tries { wrong: 0, last_at: None },
        Some(row) => Tries {
            wrong: u32::try_from(row.try_get::<i64, _>("wrong")?).unwrap_or(u32::MAX),
            last_at: Some(timestamp(row.try_get("last_at")?)?),
        },
    })
}

/// Counts a try before it is compared, unless another request has counted one since `seen` was read: then false, and
/// the caller looks again. So parallel guesses are counted one by one.
///
/// # Errors
/// When the database fails.
pub async fn count(conn: &mut Conn, login_id: &LoginId, factor: Factor, seen: &Tries, now: Timestamp) -> Result<bool> {
    Sql::new("INSERT INTO tries (login_id, factor, wrong, last_at) VALUES (")
        .values([login_id.as_str(), factor.as_str()])
        .text(", 1, ")
        .value(micros(now))
        .text(") ON CONFLICT (login_id, factor) DO UPDATE SET wrong = tries.wrong + 1, last_at = EXCLUDED.last_at WHERE tries.wrong = ")
        .value(i64::from(seen.wrong))
        .run_once(conn)
        .await
}

/// A success clears the count.
///
/// # Errors
/// When the database fails.
pub async fn clear(conn: &mut Conn, login_id: &LoginId, factor: Factor) -> Result<()> {
    Sql::new("DELETE FROM tries WHERE login_id = ")
        .value(login_id.as_str())
        .text(" AND factor = ")
        .value(factor.as_str())
        .run(conn)
        .await?;
    Ok(())
}

/// The help desk clears every count of the account; the factors that had one.
///
/// # Errors
/// When the database fails.
pub async fn clear_all(conn: &mut Conn, login_id: &LoginId) -> Result<Vec<Factor>> {
    let rows = Sql::new("DELETE FROM tries WHERE login_id = ")
        .value(login_id.as_str())
        .text(" RETURNING factor")
        .rows(conn)
        .await?;
    rows.iter().map(|row| word(row.try_get("factor")?)).collect()
}

/// Deletes the counts of ids that no account has, when nobody has tried them since.
///
/// # Errors
/// When the database fails.
pub async fn tidy(conn: &mut Conn, older_than: Timestamp) -> Result<u64> {
    Sql::new("DELETE FROM tries WHERE last_at < ")
        .value(micros(older_than))
        .text(" AND NOT EXISTS (SELECT 1 FROM accounts WHERE accounts.login_id = tries.login_id)")
        .run(conn)
        .await
}
