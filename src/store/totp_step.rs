//! Each 30-second step of an authenticator counts once (RFC 6238, section 5.2).

use super::{Conn, Result, database::sql::Sql};
use crate::rules::Id;

/// Spends a step. False if it has been used.
///
/// # Errors
/// When the database fails.
pub async fn spend(conn: &mut Conn, method: Id, step: i64) -> Result<bool> {
    Sql::new("INSERT INTO totp_steps (method, step) VALUES (")
        .values([method.to_i64(), step])
        .text(") ON CONFLICT DO NOTHING")
        .run_once(conn)
        .await
}

/// Deletes steps before one that no clock accepts any more.
///
/// # Errors
/// When the database fails.
pub async fn tidy(conn: &mut Conn, before: i64) -> Result<u64> {
    Sql::new("DELETE FROM totp_steps WHERE step < ").value(before).run(conn).await
}
