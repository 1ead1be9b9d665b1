//! What mail servers and mail apps go by: whose an address is, and which passwords there are.

use jiff::Timestamp;

use super::{
    Conn, Result,
    database::{
        sql::{Sql, word},
        time::micros,
    },
};
use crate::rules::{
    Id, LoginId,
    mail_servers::Passwords,
    time::{SKEW, after},
};

/// The owner of an address that receives mail: a present or a former one. Until the platform has confirmed it, one that
/// is waited for is nobody's, or still whose former one it is.
///
/// # Errors
/// When the database fails.
pub async fn owner(conn: &mut Conn, address: &str) -> Result<Option<LoginId>> {
    let row = Sql::new(
        "SELECT login_id FROM accounts JOIN addresses
         ON accounts.id = CASE WHEN addresses.state = 'pending' THEN former_of ELSE account END WHERE address = ",
    )
    .value(address)
    .row(conn)
    .await?;
    row.map(|row| word(row.try_get("login_id")?)).transpose()
}

/// The address in force, as the platform has confirmed it.
///
/// # Errors
/// When the database fails.
pub async fn address(conn: &mut Conn, account: Id) -> Result<Option<String>> {
    let row = Sql::new("SELECT address FROM addresses WHERE state = 'present' AND account = ")
        .value(account.to_i64())
        .row(conn)
        .await?;
    row.map(|row| row.try_get("address")).transpose()
}

/// What decides which password a mail app can use now.
///
/// # Errors
/// When the database fails.
pub async fn passwords(conn: &mut Conn, account: Id, now: Timestamp) -> Result<Passwords> {
    let row = Sql::new(
        "SELECT CAST(CASE WHEN enabled = 1 AND locked_down_at IS NULL AND (ends_at IS NULL OR ends_at > ",
    )
    .value(micros(now))
    .text(
        ") THEN 1 ELSE 0 END AS BIGINT) AS open, CAST(CASE WHEN two_step_since IS NULL THEN 0 ELSE 1 END AS BIGINT) AS two_step,
         (SELECT COUNT(*) FROM app_passwords WHERE account = accounts.id) AS app_password,
         (SELECT COUNT(*) FROM mail_passwords WHERE account = accounts.id AND hash IS NOT NULL) AS mail_password,
         (SELECT COUNT(*) FROM less_secure_apps WHERE account = accounts.id AND ends_at > ",
    )
    .value(micros(now))
    .text(" AND COALESCE(last_used_at, since) <= ")
    .value(micros(after(now, SKEW)))
    .text(") AS less_secure_apps FROM accounts WHERE id = ")
    .value(account.to_i64())
    .row(conn)
    .await?;
    let Some(row) = row else { return Ok(Passwords::default()) };
    let has = |column: &str| -> Result<bool> { Ok(row.try_get::<i64>(column)? > 0) };
    Ok(Passwords {
        open: has("open")?,
        two_step: has("two_step")?,
        app_password: has("app_password")?,
        mail_password: has("mail_password")?,
        less_secure_apps: has("less_secure_apps")?,
    })
}
