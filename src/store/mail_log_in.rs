//! What a mail log-in is decided from.

use super::{Conn, Result, sql::Sql};
use crate::rules::Id;

/// Whether the account has a mail password in force.
///
/// # Errors
/// When the database fails.
pub async fn has_mail_password(conn: &mut Conn, account: Id) -> Result<bool> {
    let count = Sql::new("SELECT COUNT(*) FROM mail_passwords WHERE hash IS NOT NULL AND account = ")
        .value(account.to_i64())
        .number(conn)
        .await?;
    Ok(count > 0)
}
