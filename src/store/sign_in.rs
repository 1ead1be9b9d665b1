//! Sign-ins that wait for their second step. Finishing one deletes its row, which must be one row; so does whatever ends
//! them: another password, another second step, a lockdown.

use jiff::Timestamp;

use super::{
    Conn, Result,
    database::{
        sql::Sql,
        time::{micros, timestamp},
    },
};
use crate::rules::{
    Id,
    time::{SKEW, after},
};

/// A sign-in whose password was right.
#[derive(Debug, Clone)]
pub struct SignIn {
    /// The flow's id.
    pub id: Id,
    /// Whose.
    pub account: Id,
    /// Begun when.
    pub created_at: Timestamp,
    /// Ends when.
    pub expires_at: Timestamp,
}

/// Begins a flow.
///
/// # Errors
/// When the database fails.
pub async fn insert(conn: &mut Conn, flow: &SignIn) -> Result<()> {
    Sql::new("INSERT INTO sign_ins (id, account, created_at, expires_at) VALUES (")
        .values([flow.id.to_i64(), flow.account.to_i64(), micros(flow.created_at), micros(flow.expires_at)])
        .text(")")
        .run(conn)
        .await?;
    Ok(())
}

/// A flow that has not ended and did not begin in the future: a clock set back lengthens none.
///
/// # Errors
/// When the database fails.
pub async fn find(conn: &mut Conn, id: Id, now: Timestamp) -> Result<Option<SignIn>> {
    let row = Sql::new("SELECT account, created_at, expires_at FROM sign_ins WHERE id = ")
        .value(id.to_i64())
        .text(" AND expires_at > ")
        .value(micros(now))
        .text(" AND created_at <= ")
        .value(micros(after(now, SKEW)))
        .row(conn)
        .await?;
    row.map(|row| {
        Ok(SignIn {
            id,
            account: Id::from_i64(row.try_get("account")?),
            created_at: timestamp(row.try_get("created_at")?)?,
            expires_at: timestamp(row.try_get("expires_at")?)?,
        })
    })
    .transpose()
}

/// Lets a flow live until an instant, unless it lives longer anyway. False if it has ended meanwhile.
///
/// # Errors
/// When the database fails.
pub async fn extend(conn: &mut Conn, flow: &SignIn) -> Result<bool> {
    let until = micros(flow.expires_at);
    Sql::new("UPDATE sign_ins SET expires_at = CASE WHEN expires_at < ")
        .value(until)
        .text(" THEN ")
        .number_value(Some(until))
        .text(" ELSE expires_at END WHERE id = ")
        .value(flow.id.to_i64())
        .run_once(conn)
        .await
}

/// Spends a flow. False if another request has spent it.
///
/// # Errors
/// When the database fails.
pub async fn spend(conn: &mut Conn, id: Id) -> Result<bool> {
    Sql::new("DELETE FROM sign_ins WHERE id = ").value(id.to_i64()).run_once(conn).await
}

/// Ends every flow of the accounts.
///
/// # Errors
/// When the database fails.
pub async fn delete_all(conn: &mut Conn, accounts: &[Id]) -> Result<u64> {
    if accounts.is_empty() {
        return Ok(0);
    }
    Sql::new("DELETE FROM sign_ins WHERE account IN (")
        .values(accounts.iter().map(|id| id.to_i64()))
        .text(")")
        .run(conn)
        .await
}

/// Deletes what has expired.
///
/// # Errors
/// When the database fails.
pub async fn tidy(conn: &mut Conn, now: Timestamp) -> Result<u64> {
    Sql::new("DELETE FROM sign_ins WHERE expires_at <= ").value(micros(now)).run(conn).await
}
