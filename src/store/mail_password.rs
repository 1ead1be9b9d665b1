//! Mail passwords (MPASS-*): the one in force and the one that waits, hashed.

use std::collections::HashMap;

use jiff::Timestamp;

use super::{
    Conn, Result,
    database::{
        row::Row,
        sql::Sql,
        time::{maybe, micros},
    },
};
use crate::rules::{
    Id,
    mail_password::{Held, InForce, Pending},
};

/// The mail passwords of the accounts; accounts that never had one are left out.
///
/// # Errors
/// When the database fails.
pub async fn of(conn: &mut Conn, accounts: &[Id]) -> Result<HashMap<Id, Held>> {
    if accounts.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = select(accounts).rows(conn).await?;
    rows.iter().map(|row| Ok((Id::from_i64(row.try_get("account")?), held(row)?))).collect()
}

pub(super) fn select(accounts: &[Id]) -> Sql {
    Sql::new("SELECT account, hash, set_at, pending_hash, pending_sealed, pending_at, pending_due FROM mail_passwords WHERE account").of_accounts(accounts)
}

pub(super) fn held(row: &Row) -> Result<Held> {
    let in_force = match (row.try_get("hash")?, maybe(row.try_get("set_at")?)?) {
        (Some(hash), Some(since)) => Some(InForce { hash, since }),
        _ => None,
    };
    let times = (maybe(row.try_get("pending_at")?)?, maybe(row.try_get("pending_due")?)?);
    let pending = match (row.try_get("pending_hash")?, times) {
        (Some(hash), (Some(asked_at), Some(effective_at))) => {
            Some(Pending { hash, sealed: row.try_get("pending_sealed")?, asked_at, effective_at })
        }
        _ => None,
    };
    Ok(Held { in_force, pending })
}

/// Lets the account wait for a mail password; one that waited before is forgotten, but not that the platform was told it.
///
/// # Errors
/// When the database fails.
pub async fn ask(conn: &mut Conn, account: Id, new: &Pending) -> Result<()> {
    Sql::new("INSERT INTO mail_passwords (account, pending_hash, pending_sealed, pending_at, pending_due) VALUES (")
        .value(account.to_i64())
        .text(", ")
        .values([Some(new.hash.as_str()), new.sealed.as_deref()])
        .text(", ")
        .values([micros(new.asked_at), micros(new.effective_at)])
        .text(
            ") ON CONFLICT (account) DO UPDATE SET pending_hash = EXCLUDED.pending_hash,
             pending_sealed = EXCLUDED.pending_sealed, pending_at = EXCLUDED.pending_at,
             pending_due = EXCLUDED.pending_due",
        )
        .run(conn)
        .await?;
    Ok(())
}

const ERASE: &str = "UPDATE mail_passwords
    SET pending_hash = NULL, pending_sealed = NULL, pending_at = NULL, pending_due = NULL
    WHERE pending_hash IS NOT NULL AND account = ";

/// Takes back and erases the one that waits. False if none does, or if the platform may hold one already.
///
/// # Errors
/// When the database fails.
pub async fn withdraw(conn: &mut Conn, account: Id) -> Result<bool> {
    Sql::new(ERASE).value(account.to_i64()).text(" AND told = 0").run_once(conn).await
}

/// Erases the one that waits, whatever the platform may hold.
///
/// # Errors
/// When the database fails.
pub async fn erase(conn: &mut Conn, account: Id) -> Result<()> {
    Sql::new(ERASE).value(account.to_i64()).run(conn).await?;
    Ok(())
}

/// Notes that the platform is about to be told the text of the one that is due.
///
/// # Errors
/// When the database fails.
pub async fn tell(conn: &mut Conn, account: Id, now: Timestamp) -> Result<()> {
    Sql::new("UPDATE mail_passwords SET told = 1 WHERE pending_sealed IS NOT NULL AND account = ")
        .value(account.to_i64())
        .text(" AND pending_due <= ")
        .value(micros(now))
        .run(conn)
        .await?;
    Ok(())
}

/// Puts the one that the platform was told in force, and erases its text. False, and nothing changes, if the account
/// does not wait for it any more.
///
/// # Errors
/// When the database fails.
pub async fn take_effect(conn: &mut Conn, account: Id, told: &Pending, at: Timestamp) -> Result<bool> {
    Sql::new("UPDATE mail_passwords SET hash = pending_hash, set_at = ")
        .value(micros(at))
        .text(
            ", told = 0, pending_hash = NULL, pending_sealed = NULL, pending_at = NULL, pending_due = NULL
             WHERE pending_hash = ",
        )
        .value(told.hash.as_str())
        .text(" AND account = ")
        .value(account.to_i64())
        .run_once(conn)
        .await
}
