//! Entitlements (ENT-1): the newest one of each account.

use std::collections::{HashMap, HashSet};

use jiff::Timestamp;

use super::{
    Conn, Result,
    database::{
        row::Row,
        sql::{Sql, ids},
        time::{day, maybe, micros, timestamp},
    },
};
use crate::rules::{
    Id,
    entitlement::{Entitlement, Stop},
};

/// Hours by which a day may be longer or shorter than 24 where a zone changes its clock: the rule decides the rest.
const LONGEST_SHIFT_HOURS: i64 = 3;

const COLUMNS: &str = "account, id, since, until, ends_at, stop_on, stop_at, carried_out";

pub(super) fn select(accounts: &[Id]) -> Sql {
    Sql::new(&format!("SELECT {COLUMNS} FROM entitlements WHERE account")).of_accounts(accounts)
}

pub(super) fn entitlement(row: &Row) -> Result<(Id, Entitlement)> {
    let on: Option<&str> = row.try_get("stop_on")?;
    let at = maybe(row.try_get("stop_at")?)?;
    let stop = match (on, at) {
        (Some(on), Some(at)) => Some(Stop { on: day(on)?, at }),
        _ => None,
    };
    let entitlement = Entitlement {
        id: Id::from_i64(row.try_get("id")?),
        since: timestamp(row.try_get("since")?)?,
        until: day(row.try_get("until")?)?,
        ends_at: timestamp(row.try_get("ends_at")?)?,
        stop,
        carried_out: row.try_get::<i64>("carried_out")? == 1,
    };
    Ok((Id::from_i64(row.try_get("account")?), entitlement))
}

/// The newest entitlements of the accounts; ended ones too.
///
/// # Errors
/// When the database fails.
pub async fn find(conn: &mut Conn, accounts: &[Id]) -> Result<HashMap<Id, Entitlement>> {
    if accounts.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = select(accounts).rows(conn).await?;
    rows.iter().map(entitlement).collect()
}

/// Gives entitlements to accounts whose last one, if any, has ended by `now` or was carried out; the accounts that got
/// one. Where another request was first, nothing changes.
///
/// # Errors
/// When the database fails.
pub async fn grant(conn: &mut Conn, new: &[(Id, Entitlement)], now: Timestamp) -> Result<HashSet<Id>> {
    if new.is_empty() {
        return Ok(HashSet::new());
    }
    let rows = Sql::new("INSERT INTO entitlements (account, id, since, until, ends_at, end_at, carried_out) VALUES ")
        .tuples(new, |sql, (account, new)| {
            sql.values([account.to_i64(), new.id.to_i64(), micros(new.since)])
                .text(", ")
                .value(new.until.to_string())
                .text(", ")
                .values([micros(new.ends_at), micros(new.end()), 0])
        })
        .text(
            " ON CONFLICT (account) DO UPDATE SET id = EXCLUDED.id, since = EXCLUDED.since, until = EXCLUDED.until,
             ends_at = EXCLUDED.ends_at, end_at = EXCLUDED.end_at, stop_on = NULL, stop_at = NULL, noticed = NULL,
             carried_out = 0 WHERE entitlements.carried_out = 1 OR entitlements.end_at <= ",
        )
        .value(micros(now))
        .text(" RETURNING account")
        .rows(conn)
        .await?;
    ids(&rows, "account")
}

/// Sets stops where none waits, while the entitlement holds; the entitlements that were changed.
///
/// # Errors
/// When the database fails.
pub async fn stop(conn: &mut Conn, stopped: &[Entitlement], now: Timestamp) -> Result<HashSet<Id>> {
    set_stop(conn, stopped, " AND stop_at IS NULL", now).await
}

/// Withdraws stops that wait, while the entitlement holds; the entitlements that were changed.
///
/// # Errors
/// When the database fails.
pub async fn withdraw(conn: &mut Conn, restored: &[Entitlement], now: Timestamp) -> Result<HashSet<Id>> {
    set_stop(conn, restored, " AND stop_at IS NOT NULL", now).await
}

async fn set_stop(conn: &mut Conn, new: &[Entitlement], only: &str, now: Timestamp) -> Result<HashSet<Id>> {
    if new.is_empty() {
        return Ok(HashSet::new());
    }
    let rows = Sql::new(
        "UPDATE entitlements SET stop_on = given.column2, stop_at = given.column3, end_at = given.column4, noticed = NULL FROM (VALUES ",
    )
    .tuples(new, |sql, new| {
        sql.number_value(Some(new.id.to_i64()))
            .text(", CAST(")
            .value(new.stop.as_ref().map(|stop| stop.on.to_string()))
            .text(" AS TEXT), ")
            .number_value(new.stop.as_ref().map(|stop| micros(stop.at)))
            .text(", ")
            .number_value(Some(micros(new.end())))
    })
    .text(") AS given WHERE id = given.column1 AND carried_out = 0 AND end_at > ")
    .value(micros(now))
    .text(only)
    .text(" RETURNING id")
    .rows(conn)
    .await?;
    ids(&rows, "id")
}

/// Entitlements that have ended and whose end has not been carried out (STOP-3).
///
/// # Errors
/// When the database fails.
pub async fn ended(conn: &mut Conn, now: Timestamp, limit: u32) -> Result<Vec<(Id, Entitlement)>> {
    let rows = Sql::new(&format!("SELECT {COLUMNS} FROM entitlements WHERE carried_out = 0 AND end_at <= "))
        .value(micros(now))
        .text(" ORDER BY end_at LIMIT ")
        .value(i64::from(limit))
        .rows(conn)
        .await?;
    rows.iter().map(entitlement).collect()
}

/// Carries an end out: from here on it has ended, whatever a clock says. False if another replica did, or the end was
/// moved meanwhile.
///
/// # Errors
/// When the database fails.
pub async fn carry_out(conn: &mut Conn, id: Id, now: Timestamp) -> Result<bool> {
    Sql::new("UPDATE entitlements SET carried_out = 1 WHERE id = ")
        .value(id.to_i64())
        .text(" AND carried_out = 0 AND end_at <= ")
        .value(micros(now))
        .run_once(conn)
        .await
}

/// Entitlements that end by `until` and whose owner has last been told more than that long before (ENT-1). One that
/// was given after the notice's time is left out: a page full of those would hide the others for ever.
///
/// # Errors
/// When the database fails.
pub async fn ending(
    conn: &mut Conn,
    now: Timestamp,
    until: Timestamp,
    days: u32,
    limit: u32,
) -> Result<Vec<(Id, Entitlement)>> {
    let rows = Sql::new(&format!("SELECT {COLUMNS} FROM entitlements WHERE carried_out = 0 AND end_at > "))
        .value(micros(now))
        .text(" AND end_at <= ")
        .value(micros(until))
        .text(" AND (noticed IS NULL OR noticed > ")
        .value(i64::from(days))
        .text(") AND since <= end_at - ")
        .value((i64::from(days) * 24 - LONGEST_SHIFT_HOURS) * 3_600_000_000)
        .text(" ORDER BY end_at LIMIT ")
        .value(i64::from(limit))
        .rows(conn)
        .await?;
    rows.iter().map(entitlement).collect()
}

/// Notes that the owner has been told `days` before this end. False if another replica did, or the end was moved
/// meanwhile.
///
/// # Errors
/// When the database fails.
pub async fn notice(conn: &mut Conn, ending: &Entitlement, days: u32) -> Result<bool> {
    Sql::new("UPDATE entitlements SET noticed = ")
        .value(i64::from(days))
        .text(" WHERE id = ")
        .value(ending.id.to_i64())
        .text(" AND end_at = ")
        .value(micros(ending.end()))
        .text(" AND (noticed IS NULL OR noticed > ")
        .value(i64::from(days))
        .text(")")
        .run_once(conn)
        .await
}
