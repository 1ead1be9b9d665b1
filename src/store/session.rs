//! Sessions: a row for each sign-in that holds. Ending one deletes its row.

use jiff::Timestamp;

use super::{
    Conn, Result, Store,
    account::{self, Stored},
    database::{
        row::Row,
        sql::{Sql, word},
        time::{micros, timestamp},
    },
};
use crate::rules::{Id, role::Role, time::has_begun};

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
    /// Whether that password was too short to be the only factor, and must be changed (MPASS-3).
    pub password_short: bool,
}

/// Opens a session under the digest of its token.
///
/// # Errors
/// When the database fails.
pub async fn insert(conn: &mut Conn, session: &Session, digest: &str) -> Result<()> {
    Sql::new(
        "INSERT INTO sessions (id, account, digest, created_at, expires_at, password_at, password_short) VALUES (",
    )
    .values([session.id.to_i64(), session.account.to_i64()])
    .text(", ")
    .value(digest)
    .text(", ")
    .values([micros(session.created_at), micros(session.expires_at), micros(session.password_at)])
    .text(", ")
    .value(i64::from(session.password_short))
    .text(")")
    .run(conn)
    .await?;
    Ok(())
}

/// A session with its account.
#[derive(Debug, Clone)]
pub struct Opened {
    /// The session.
    pub session: Session,
    /// Whose it is.
    pub owner: Stored,
}

/// The session with this token, and its account.
async fn with_owner(conn: &mut Conn, digest: &str) -> Result<Option<Opened>> {
    let rows = Sql::new(&format!(
        "SELECT session, opened_at, expires_at, password_at, password_short, role, {} FROM
         (SELECT id AS session, account, created_at AS opened_at, expires_at, password_at, password_short FROM sessions
          WHERE digest = ",
        account::COLUMNS
    ))
    .value(digest)
    .text(") AS opened JOIN accounts ON accounts.id = opened.account LEFT JOIN roles ON roles.account = accounts.id")
    .by_key()
    .rows(conn)
    .await?;
    let Some(first) = rows.first() else { return Ok(None) };
    let mut opened = opened(first)?;
    for row in &rows {
        opened.owner.account.roles.extend(row.try_get::<Option<&str>>("role")?.map(word::<Role>).transpose()?);
    }
    opened.owner.account.roles.sort_unstable();
    Ok(Some(opened))
}

fn opened(row: &Row) -> Result<Opened> {
    let owner = account::stored(row)?;
    let session = Session {
        id: Id::from_i64(row.try_get("session")?),
        account: owner.account.id,
        created_at: timestamp(row.try_get("opened_at")?)?,
        expires_at: timestamp(row.try_get("expires_at")?)?,
        password_at: timestamp(row.try_get("password_at")?)?,
        password_short: row.try_get::<i64>("password_short")? == 1,
    };
    Ok(Opened { session, owner })
}

/// The session with this token, if it has not expired and did not begin in the future: a clock set back lengthens none.
///
/// # Errors
/// When the database fails.
pub async fn find(store: &Store, digest: &str, now: Timestamp) -> Result<Option<Opened>> {
    let found = with_owner(&mut *store.read().await?, digest).await?;
    Ok(found.filter(|Opened { session, .. }| now < session.expires_at && has_begun(session.created_at, now)))
}

/// Whether the session has not been ended.
///
/// # Errors
/// When the database fails.
pub async fn holds(conn: &mut Conn, session: Id) -> Result<bool> {
    Ok(Sql::new("SELECT COUNT(*) FROM sessions WHERE id = ").value(session.to_i64()).number(conn).await? > 0)
}

/// What renews a session.
pub struct Renewal<'a> {
    /// The digest of its new token.
    pub digest: &'a str,
    /// When the password was entered.
    pub password_at: Timestamp,
    /// Whether it was too short to be the only factor.
    pub password_short: bool,
}

/// Gives the session a new token and notes that the password was entered. Answers when the session ends, `None`
/// if it has ended or was renewed meanwhile (`seen` is when the password was entered as far as the caller knows).
///
/// # Errors
/// When the database fails.
pub async fn renew(conn: &mut Conn, session: Id, seen: Timestamp, new: &Renewal<'_>) -> Result<Option<Timestamp>> {
    let row = Sql::new("UPDATE sessions SET digest = ")
        .value(new.digest)
        .text(", password_at = ")
        .value(micros(new.password_at))
        .text(", password_short = ")
        .value(i64::from(new.password_short))
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
    let sql = select(&[account], now).given(" AND id <> ", but.map(Id::to_i64));
    counted(&sql.rows(conn).await?)
}

pub(super) fn select(accounts: &[Id], now: Timestamp) -> Sql {
    let found = "COUNT(*) AS sessions, COALESCE(MAX(password_short), 0) AS short, MAX(created_at) AS newest_at";
    Sql::new(&format!("SELECT {found} FROM sessions WHERE account"))
        .of_accounts(accounts)
        .text(" AND expires_at > ")
        .value(micros(now))
}

/// How many sessions hold, as the one row says.
pub(super) fn counted(rows: &[Row]) -> Result<u32> {
    let count: i64 = rows.first().map_or(Ok(0), |row| row.try_get("sessions"))?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

/// Whether a session that holds has found the password too short (MPASS-3), as the one row says.
pub(super) fn found_short(rows: &[Row]) -> Result<bool> {
    rows.first().map_or(Ok(false), |row| Ok(row.try_get::<i64>("short")? == 1))
}

/// When the newest session that holds was begun, as the one row says.
pub(super) fn newest_at(rows: &[Row]) -> Result<Option<Timestamp>> {
    let at: Option<i64> = rows.first().map_or(Ok(None), |row| row.try_get("newest_at"))?;
    at.map(timestamp).transpose()
}

/// Deletes what has expired.
///
/// # Errors
/// When the database fails.
pub async fn tidy(conn: &mut Conn, now: Timestamp) -> Result<u64> {
    Sql::new("DELETE FROM sessions WHERE expires_at <= ").value(micros(now)).run(conn).await
}
