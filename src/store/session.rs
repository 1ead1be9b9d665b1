//! Sessions: a row for each sign-in that holds. Ending one deletes its row.

use jiff::Timestamp;
use sqlx::Row;

use super::{
    Conn, Result,
    sql::Sql,
    time::{micros, timestamp},
};
use crate::rules::{
    Id,
    time::{SKEW, after},
};

/// A session.
#[derive(Debug, Clone)]
pub struct Session {
    /// Its id.
    pub id: Id,
    /// Whose.
    pub account: Id,
    /// Opened when.
    pub created_at: Timestamp,
    /// Ends when.
    pub expires_at: Timestamp,
    /// When the password was last entered (SIGN-3).
    pub password_at: Timestamp,
}

/// Opens a session under the digest of its token.
///
/// # Errors
/// When the database fails.
pub async fn insert(conn: &mut Conn, session: &Session, digest: &str) -> Result<()> {
    Sql::new("INSERT INTO sessions (id, account, digest, created_at, expires_at, password_at) VALUES (")
        .values([session.id.to_i64(), session.account.to_i64()])
        .text(", ")
        .value(digest)
        .text(", ")
        .values([micros(session.created_at), micros(session.expires_at), micros(session.password_at)])
        .text(")")
        .run(conn)
        .await?;
    Ok(())
}

/// The session with this token, if it has not expired and did not begin in the future: a clock set back lengthens none.
///
/// # Errors
/// When the database fails.
pub async fn find(conn: &mut Conn, digest: &str, now: Timestamp) -> Result<Option<Session>> {
    let row = Sql::new("SELECT id, account, created_at, expires_at, password_at FROM sessions WHERE digest = ")
        .value(digest)
        .text(" AND expires_at > ")
        .value(micros(now))
        .text(" AND created_at <= ")
        .value(micros(after(now, SKEW)))
        .row(conn)
        .await?;
    row.map(|row| {
        Ok(Session {
            id: Id::from_i64(row.try_get("id")?),
            account: Id::from_i64(row.try_get("account")?),
            created_at: timestamp(row.try_get("created_at")?)?,
            expires_at: timestamp(row.try_get("expires_at")?)?,
            password_at: timestamp(row.try_get("password_at")?)?,
        })
    })
    .transpose()
}

/// Gives the session a new token and notes that the password was entered now. Answers when the session ends, `None`
/// if it has ended or was renewed meanwhile (`seen` is when the password was entered as far as the caller knows).
///
/// # Errors
/// When the database fails.
pub async fn renew(
    conn: &mut Conn,
    session: Id,
    seen: Timestamp,
    digest: &str,
    password_at: Timestamp,
) -> Result<Option<Timestamp>> {
    let row = Sql::new("UPDATE sessions SET digest = ")
        .value(digest)
        .text(", password_at = ")
        .value(micros(password_at))
        .text(" WHERE id = ")
        .value(session.to_i64())
        .text(" AND password_at = ")
        .value(micros(seen))
        .text(" RETURNING expires_at")
        .row(conn)
        .await?;
    row.map(|row| timestamp(row.try_get("expires_at")?)).transpose()
}

/// Ends one session. False if it had ended.
///
/// # Errors
/// When the database fails.
pub async fn delete(conn: &mut Conn, session: Id) -> Result<bool> {
    Sql::new("DELETE FROM sessions WHERE id = ").value(session.to_i64()).run_once(conn).await
}

/// Ends every session of the accounts, except one.
///
/// # Errors
/// When the database fails.
pub async fn delete_all(conn: &mut Conn, accounts: &[Id], but: Option<Id>) -> Result<u64> {
    if accounts.is_empty() {
        return Ok(0);
    }
    Sql::new("DELETE FROM sessions WHERE account IN (")
        .values(accounts.iter().map(|id| id.to_i64()))
        .text(")")
        .given(" AND id <> ", but.map(Id::to_i64))
        .run(conn)
        .await
}

/// How many sessions of the account hold, one left out.
///
/// # Errors
/// When the database fails.
pub async fn count(conn: &mut Conn, account: Id, but: Option<Id>, now: Timestamp) -> Result<u32> {
    let count = Sql::new("SELECT COUNT(*) FROM sessions WHERE account = ")
        .value(account.to_i64())
        .text(" AND expires_at > ")
        .value(micros(now))
        .given(" AND id <> ", but.map(Id::to_i64))
        .number(conn)
        .await?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

/// Deletes what has expired.
///
/// # Errors
/// When the database fails.
pub async fn tidy(conn: &mut Conn, now: Timestamp) -> Result<u64> {
    Sql::new("DELETE FROM sessions WHERE expires_at <= ").value(micros(now)).run(conn).await
}
