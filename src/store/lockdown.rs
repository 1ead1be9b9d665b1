//! Locking accounts down and lifting that (ALIAS-5).

use jiff::Timestamp;

use super::{
    Conn, Result,
    database::{sql::Sql, time::micros},
};
use crate::rules::Id;

/// Locks the account down. False if it is locked down already.
///
/// # Errors
/// When the database fails.
pub async fn begin(conn: &mut Conn, account: Id, now: Timestamp) -> Result<bool> {
    Sql::new("UPDATE accounts SET locked_down_at = ")
        .value(micros(now))
        .text(", version = version + 1 WHERE id = ")
        .value(account.to_i64())
        .text(" AND locked_down_at IS NULL")
        .run_once(conn)
        .await
}

/// Lifts the lockdown. False if there is none.
///
/// # Errors
/// When the database fails.
pub async fn lift(conn: &mut Conn, account: Id) -> Result<bool> {
    Sql::new("UPDATE accounts SET locked_down_at = NULL, version = version + 1 WHERE id = ")
        .value(account.to_i64())
        .text(" AND locked_down_at IS NOT NULL")
        .run_once(conn)
        .await
}
