//! Seats of remote access (REMOTE-*).

use std::collections::{HashMap, HashSet};

use jiff::Timestamp;

use super::{
    Conn, Result,
    database::{
        row::Row,
        sql::{Sql, ids},
        time::{micros, timestamp},
    },
};
use crate::rules::{Id, remote_access::Seat};

/// Waits for one's turn to take seats, until the transaction ends: whoever has it counts and takes alone.
///
/// # Errors
/// When the database fails.
pub async fn queue(conn: &mut Conn) -> Result<()> {
    Sql::new("UPDATE remote_access_queue SET turn = turn").run(conn).await?;
    Ok(())
}

/// How many seats hold: those whose entitlement does.
///
/// # Errors
/// When the database fails.
pub async fn taken(conn: &mut Conn, now: Timestamp) -> Result<u32> {
    let count = Sql::new(
        "SELECT COUNT(*) FROM remote_access JOIN entitlements ON entitlements.account = remote_access.account
         AND entitlements.id = remote_access.entitlement WHERE entitlements.carried_out = 0 AND entitlements.end_at > ",
    )
    .value(micros(now))
    .number(conn)
    .await?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

/// The seats of the accounts, whether they hold or not.
///
/// # Errors
/// When the database fails.
pub async fn find(conn: &mut Conn, accounts: &[Id]) -> Result<HashMap<Id, Seat>> {
    if accounts.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = select(accounts).rows(conn).await?;
    rows.iter().map(seat).collect()
}

pub(super) fn select(accounts: &[Id]) -> Sql {
    Sql::new("SELECT account, entitlement, since FROM remote_access WHERE account").of_accounts(accounts)
}

/// A seat, and whose it is.
pub(super) fn seat(row: &Row) -> Result<(Id, Seat)> {
    let entitlement = Id::from_i64(row.try_get("entitlement")?);
    let seat = Seat { entitlement, since: timestamp(row.try_get("since")?)? };
    Ok((Id::from_i64(row.try_get("account")?), seat))
}

/// Takes seats, in the place of those that no longer hold; it must be one's turn ([`queue`]).
///
/// # Errors
/// When the database fails.
pub async fn take(conn: &mut Conn, new: &[(Id, Seat)]) -> Result<()> {
    if new.is_empty() {
        return Ok(());
    }
    Sql::new("INSERT INTO remote_access (account, entitlement, since) VALUES ")
        .tuples(new, |sql, (account, seat)| {
            sql.values([account.to_i64(), seat.entitlement.to_i64(), micros(seat.since)])
        })
        .text(" ON CONFLICT (account) DO UPDATE SET entitlement = EXCLUDED.entitlement, since = EXCLUDED.since")
        .run(conn)
        .await?;
    Ok(())
}

/// Gives seats back; the accounts that had one.
///
/// # Errors
/// When the database fails.
pub async fn give_back(conn: &mut Conn, accounts: &[Id]) -> Result<HashSet<Id>> {
    if accounts.is_empty() {
        return Ok(HashSet::new());
    }
    let rows = Sql::new("DELETE FROM remote_access WHERE account IN (")
        .values(accounts.iter().map(|id| id.to_i64()))
        .text(") RETURNING account")
        .rows(conn)
        .await?;
    ids(&rows, "account")
}
