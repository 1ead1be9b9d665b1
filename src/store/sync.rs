//! What the platform still has to be told.

use jiff::Timestamp;

use super::{Conn, Result, sql::Sql, time::micros};
use crate::rules::Id;

/// Notes that what these accounts should hold has changed, and from when the platform is to be told. A change that is due
/// earlier goes first.
///
/// # Errors
/// When the database fails.
pub async fn want(conn: &mut Conn, accounts: &[Id], due_at: Timestamp) -> Result<()> {
    if accounts.is_empty() {
        return Ok(());
    }
    let due = micros(due_at);
    Sql::new("INSERT INTO sync (account, wanted, confirmed, due_at, attempts) VALUES ")
        .tuples(accounts, |sql, account| sql.values([account.to_i64(), 1, 0, due, 0]))
        .text(
            " ON CONFLICT (account) DO UPDATE SET wanted = sync.wanted + 1, attempts = 0,
             due_at = CASE WHEN sync.confirmed < sync.wanted AND sync.due_at < EXCLUDED.due_at
                 THEN sync.due_at ELSE EXCLUDED.due_at END",
        )
        .run(conn)
        .await?;
    Ok(())
}
