//! Less secure app access where it is on, or was until it turned itself off and nobody has noticed yet (LSA-*).

use std::collections::HashMap;

use jiff::Timestamp;

use super::{
    Conn, Result,
    database::{
        row::Row,
        sql::Sql,
        time::{maybe, micros, timestamp},
    },
};
use crate::rules::{Id, less_secure_apps::LessSecureApps};

const COLUMNS: &str = "account, since, until_at, last_used_at, ends_at";

pub(super) fn select(accounts: &[Id]) -> Sql {
    Sql::new(&format!("SELECT {COLUMNS} FROM less_secure_apps WHERE account")).of_accounts(accounts)
}

pub(super) fn of_row(row: &Row) -> Result<(Id, LessSecureApps)> {
    let held = LessSecureApps {
        since: timestamp(row.try_get("since")?)?,
        until_at: maybe(row.try_get("until_at")?)?,
        last_used_at: maybe(row.try_get("last_used_at")?)?,
        ends_at: timestamp(row.try_get("ends_at")?)?,
    };
    Ok((Id::from_i64(row.try_get("account")?), held))
}

/// The switches of the accounts that have one.
///
/// # Errors
/// When the database fails.
pub async fn find(conn: &mut Conn, accounts: &[Id]) -> Result<HashMap<Id, LessSecureApps>> {
    if accounts.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = select(accounts).rows(conn).await?;
    rows.iter().map(of_row).collect()
}

/// Turns it on, or begins it anew, in a sign-in; its owner is reminded at `remind_at`.
///
/// # Errors
/// When the database fails.
pub async fn set(conn: &mut Conn, account: Id, new: &LessSecureApps, remind_at: Timestamp, session: Id) -> Result<()> {
    Sql::new(&format!("INSERT INTO less_secure_apps ({COLUMNS}, remind_at, session) VALUES ("))
        .values([
            Some(account.to_i64()),
            Some(micros(new.since)),
            new.until_at.map(micros),
            new.last_used_at.map(micros),
            Some(micros(new.ends_at)),
            Some(micros(remind_at)),
            Some(session.to_i64()),
        ])
        .text(
            ") ON CONFLICT (account) DO UPDATE SET since = EXCLUDED.since, until_at = EXCLUDED.until_at,
             last_used_at = EXCLUDED.last_used_at, ends_at = EXCLUDED.ends_at, remind_at = EXCLUDED.remind_at,
             session = EXCLUDED.session",
        )
        .run(conn)
        .await?;
    Ok(())
}

/// Turns it off where it is on; the switches as they were.
///
/// # Errors
/// When the database fails.
pub async fn delete(conn: &mut Conn, accounts: &[Id], now: Timestamp) -> Result<HashMap<Id, LessSecureApps>> {
    if accounts.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = Sql::new("DELETE FROM less_secure_apps WHERE account IN (")
        .values(accounts.iter().map(|id| id.to_i64()))
        .text(") AND ends_at > ")
        .value(micros(now))
        .text(&format!(" RETURNING {COLUMNS}"))
        .rows(conn)
        .await?;
    rows.iter().map(of_row).collect()
}

/// Ends it whatever a clock says of its own end, unless it was turned on in the sign-in `but`; the switch as it was.
///
/// # Errors
/// When the database fails.
pub async fn end_now(conn: &mut Conn, account: Id, but: Option<Id>) -> Result<Option<LessSecureApps>> {
    let sql = Sql::new("DELETE FROM less_secure_apps WHERE account = ").value(account.to_i64());
    // Nobody has the session 0: it stands for one that is not known.
    returned(sql.given(" AND COALESCE(session, 0) <> ", but.map(Id::to_i64)), conn).await
}

/// Accounts where it has turned itself off.
///
/// # Errors
/// When the database fails.
pub async fn ended(conn: &mut Conn, now: Timestamp, limit: u32) -> Result<Vec<Id>> {
    let rows = Sql::new("SELECT account FROM less_secure_apps WHERE ends_at <= ")
        .value(micros(now))
        .text(" ORDER BY ends_at LIMIT ")
        .value(i64::from(limit))
        .rows(conn)
        .await?;
    rows.iter().map(|row| Ok(Id::from_i64(row.try_get("account")?))).collect()
}

/// Carries its end out; the switch as it was. Nothing if another replica did, or it is on again.
///
/// # Errors
/// When the database fails.
pub async fn end(conn: &mut Conn, account: Id, now: Timestamp) -> Result<Option<LessSecureApps>> {
    let sql = Sql::new("DELETE FROM less_secure_apps WHERE account = ")
        .value(account.to_i64())
        .text(" AND ends_at <= ")
        .value(micros(now));
    returned(sql, conn).await
}

async fn returned(sql: Sql, conn: &mut Conn) -> Result<Option<LessSecureApps>> {
    let row = sql.text(&format!(" RETURNING {COLUMNS}")).row(conn).await?;
    Ok(row.as_ref().map(of_row).transpose()?.map(|(_, held)| held))
}

/// Accounts where it is on, and whose owner is to be reminded by now.
///
/// # Errors
/// When the database fails.
pub async fn to_remind(conn: &mut Conn, now: Timestamp, limit: u32) -> Result<Vec<Id>> {
    let rows = remindable(Sql::new("SELECT account FROM less_secure_apps WHERE "), now)
        .text(" ORDER BY account LIMIT ")
        .value(i64::from(limit))
        .rows(conn)
        .await?;
    rows.iter().map(|row| Ok(Id::from_i64(row.try_get("account")?))).collect()
}

fn remindable(sql: Sql, now: Timestamp) -> Sql {
    sql.text("ends_at > ").value(micros(now)).text(" AND remind_at <= ").value(micros(now))
}

/// Notes that the owner is reminded now, and again at `next`; the switch as it is. Nothing if another replica was first.
///
/// # Errors
/// When the database fails.
pub async fn remind(conn: &mut Conn, account: Id, now: Timestamp, next: Timestamp) -> Result<Option<LessSecureApps>> {
    let sql = Sql::new("UPDATE less_secure_apps SET remind_at = ")
        .value(micros(next))
        .text(" WHERE account = ")
        .value(account.to_i64())
        .text(" AND ");
    returned(remindable(sql, now), conn).await
}
