//! What the platform still has to be told, and what it said.

use std::collections::{BTreeSet, HashMap};

use jiff::Timestamp;

use super::{
    Conn, Error, Result,
    database::{
        row::Row,
        sql::{Sql, word},
        time::{maybe, micros, timestamp},
    },
};
use crate::rules::{Id, LoginId, sync::wish::Held};

/// Where an account stands with the platform.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// The number of the last wish.
    pub wanted: i64,
    /// The last one that the platform confirmed.
    pub confirmed: i64,
    /// When it is asked next; never where nothing waits.
    pub due_at: Option<Timestamp>,
    /// Since when it could have confirmed.
    pub waits_since: Timestamp,
    /// Tries since the last wish.
    pub attempts: u32,
    /// How the last try failed, a word of the platform room.
    pub trouble: Option<String>,
    /// What the platform said then.
    pub detail: Option<String>,
    /// What it said that it holds.
    pub held: Held,
    /// And when.
    pub held_at: Option<Timestamp>,
}

/// The right to ask about an account, until the lease ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// The account.
    pub account: Id,
    /// The number of its last wish.
    pub number: i64,
    /// Tries since that wish, this one included.
    pub attempts: u32,
    /// The last call that brought no answer and may still arrive.
    pub unsure_since: Option<Timestamp>,
    /// What the platform said last.
    pub held: Held,
    /// When the right ends.
    pub until: Timestamp,
}

/// How a try ended.
#[derive(Debug, Clone)]
pub struct Ended {
    /// What the platform said that it holds.
    pub held: Option<Held>,
    /// Whether that is all that was wished.
    pub confirmed: bool,
    /// How it failed, and its words.
    pub trouble: Option<(String, String)>,
    /// The last call that may still arrive.
    pub unsure_since: Option<Timestamp>,
    /// When it is asked again, unless something new was wished meanwhile.
    pub again_at: Option<Timestamp>,
}

/// Notes that what these accounts should hold has changed, and from when the platform is to be told. A change that is due
/// earlier goes first; what is due later is wished again when that one is confirmed.
///
/// # Errors
/// When the database fails.
pub async fn want(conn: &mut Conn, accounts: &[Id], due_at: Timestamp) -> Result<()> {
    // An account may be named twice, and a statement changes a row once.
    let accounts: BTreeSet<Id> = accounts.iter().copied().collect();
    if accounts.is_empty() {
        return Ok(());
    }
    let due = micros(due_at);
    Sql::new("INSERT INTO sync (account, wanted, confirmed, due_at, waits_since, attempts) VALUES ")
        .tuples(accounts, |sql, account| sql.values([account.to_i64(), 1, 0, due, due, 0]))
        .text(
            " ON CONFLICT (account) DO UPDATE SET wanted = sync.wanted + 1, attempts = 0,
             due_at = CASE WHEN sync.due_at < EXCLUDED.due_at THEN sync.due_at ELSE EXCLUDED.due_at END,
             waits_since = CASE WHEN sync.confirmed < sync.wanted AND sync.waits_since < EXCLUDED.due_at
                 THEN sync.waits_since ELSE EXCLUDED.due_at END",
        )
        .run(conn)
        .await?;
    Ok(())
}

/// Of the accounts that are due, those that nobody asks about. A lease that ends twice as late as one that begins now is of
/// a clock that was set back; a little later is that of another service whose clock is ahead.
fn free(sql: Sql, now: Timestamp, until: Timestamp) -> Sql {
    let absurd = micros(until).saturating_add(micros(until) - micros(now));
    sql.text("due_at <= ")
        .value(micros(now))
        .text(" AND (leased_until IS NULL OR leased_until <= ")
        .value(micros(now))
        .text(" OR leased_until > ")
        .value(absurd)
        .text(")")
}

/// The accounts about which the platform is to be asked now.
///
/// # Errors
/// When the database fails.
pub async fn due(conn: &mut Conn, now: Timestamp, until: Timestamp, limit: usize) -> Result<Vec<Id>> {
    let rows = free(Sql::new("SELECT account FROM sync WHERE "), now, until)
        .text(" ORDER BY due_at LIMIT ")
        .value(i64::try_from(limit).unwrap_or(i64::MAX))
        .rows(conn)
        .await?;
    rows.iter().map(|row| Ok(Id::from_i64(row.try_get("account")?))).collect()
}

/// How many accounts are due that some service is asking about.
///
/// # Errors
/// When the database fails.
pub async fn under_way(conn: &mut Conn, now: Timestamp) -> Result<u64> {
    let sql = Sql::new("SELECT COUNT(*) FROM sync WHERE due_at <= ").value(micros(now)).text(" AND leased_until > ");
    Ok(sql.value(micros(now)).number(conn).await?.unsigned_abs())
}

/// Takes the right to ask about an account, for one of all services. A lease that ran out is of one that was killed:
/// its call may still arrive.
///
/// # Errors
/// When the database fails.
pub async fn claim(conn: &mut Conn, account: Id, now: Timestamp, until: Timestamp) -> Result<Option<Claim>> {
    let sql = Sql::new("UPDATE sync SET unsure_since = CASE WHEN leased_until IS NULL THEN unsure_since ELSE ")
        .number_value(Some(micros(now)))
        .text(" END, attempts = attempts + 1, leased_until = ")
        .value(micros(until))
        .text(" WHERE account = ")
        .value(account.to_i64())
        .text(" AND ");
    let row = free(sql, now, until).text(" RETURNING wanted, attempts, unsure_since, held").row(conn).await?;
    row.map(|row| {
        Ok(Claim {
            account,
            number: row.try_get("wanted")?,
            attempts: tries(&row)?,
            unsure_since: maybe(row.try_get("unsure_since")?)?,
            // What cannot be read is not known: the platform is then told everything.
            held: held(&row).unwrap_or_default(),
            until,
        })
    })
    .transpose()
}

fn tries(row: &Row) -> Result<u32> {
    Ok(u32::try_from(row.try_get::<i64>("attempts")?).unwrap_or(u32::MAX))
}

fn held(row: &Row) -> Result<Held> {
    match row.try_get::<Option<&str>>("held")? {
        None => Ok(Held::default()),
        Some(text) => serde_json::from_str(text).map_err(|_| Error::Unreadable("what the platform holds")),
    }
}

/// Writes down how a try ended, and gives the right back. Only what was asked for is confirmed: a wish that came during
/// the call is due as before. False, and nothing changes, if the right had ended.
///
/// # Errors
/// When the database fails.
pub async fn end(conn: &mut Conn, claim: &Claim, ended: &Ended, now: Timestamp) -> Result<bool> {
    let held = ended.held.as_ref().map(serde_json::to_string).transpose();
    let held = held.map_err(|_| Error::Unreadable("what the platform holds"))?;
    let (trouble, detail) = ended.trouble.clone().unzip();
    let number = claim.number;
    let newest = |sql: Sql| sql.text("CASE WHEN wanted = ").number_value(Some(number)).text(" THEN ");
    let sql =
        Sql::new("UPDATE sync SET leased_until = NULL, trouble = ").value(trouble).text(", detail = ").value(detail);
    let sql = sql.text(", unsure_since = ").value(ended.unsure_since.map(micros)).text(", due_at = ");
    let sql = newest(sql).number_value(ended.again_at.map(micros)).text(" ELSE due_at END, attempts = ");
    let attempts = if ended.confirmed { 0 } else { i64::from(claim.attempts) };
    let sql = newest(sql).number_value(Some(attempts)).text(" ELSE attempts END");
    let sql = match (ended.confirmed, &ended.held) {
        (true, _) => sql.text(", confirmed = ").value(number),
        // It held what was wished once, and no longer does.
        (false, Some(_)) => sql
            .text(", waits_since = CASE WHEN confirmed >= ")
            .number_value(Some(number))
            .text(" THEN ")
            .number_value(Some(micros(now)))
            .text(" ELSE waits_since END, confirmed = CASE WHEN confirmed >= ")
            .number_value(Some(number))
            .text(" THEN ")
            .number_value(Some(number - 1))
            .text(" ELSE confirmed END"),
        (false, None) => sql,
    };
    let sql = match held {
        Some(held) => sql.text(", held = ").value(held).text(", held_at = ").value(micros(now)),
        None => sql,
    };
    sql.text(" WHERE account = ")
        .value(claim.account.to_i64())
        .text(" AND leased_until = ")
        .value(micros(claim.until))
        .run_once(conn)
        .await
}

/// Brings forward the tries that wait for another one; how many. What is not due yet stays so.
///
/// # Errors
/// When the database fails.
pub async fn hurry(conn: &mut Conn, now: Timestamp) -> Result<u64> {
    Sql::new("UPDATE sync SET due_at = ")
        .value(micros(now))
        .text(" WHERE attempts > 0 AND due_at > ")
        .value(micros(now))
        .run(conn)
        .await
}

const COLUMNS: &str = "sync.account, wanted, confirmed, due_at, waits_since, attempts, trouble, detail, held, held_at";

pub(super) fn select(accounts: &[Id]) -> Sql {
    Sql::new(&format!("SELECT {COLUMNS} FROM sync WHERE account")).of_accounts(accounts)
}

pub(super) fn standing(row: &Row) -> Result<Standing> {
    Ok(Standing {
        wanted: row.try_get("wanted")?,
        confirmed: row.try_get("confirmed")?,
        due_at: maybe(row.try_get("due_at")?)?,
        waits_since: timestamp(row.try_get("waits_since")?)?,
        attempts: tries(row)?,
        trouble: row.try_get("trouble")?,
        detail: row.try_get("detail")?,
        held: held(row)?,
        held_at: maybe(row.try_get("held_at")?)?,
    })
}

/// Where these accounts stand; those for which nothing was ever wished are left out.
///
/// # Errors
/// When the database fails.
pub async fn find(conn: &mut Conn, accounts: &[Id]) -> Result<HashMap<Id, Standing>> {
    if accounts.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = select(accounts).rows(conn).await?;
    rows.iter().map(|row| Ok((Id::from_i64(row.try_get("account")?), standing(row)?))).collect()
}

/// The accounts that wait for the platform, those that have waited longest first, and how many they are.
///
/// # Errors
/// When the database fails.
pub async fn waiting(conn: &mut Conn, limit: u32) -> Result<(Vec<(LoginId, Standing)>, u64)> {
    let count = Sql::new("SELECT COUNT(*) FROM sync WHERE confirmed < wanted").number(conn).await?.unsigned_abs();
    let rows = Sql::new(&format!(
        "SELECT login_id, {COLUMNS} FROM sync JOIN accounts ON accounts.id = sync.account
         WHERE confirmed < wanted ORDER BY waits_since, sync.account LIMIT "
    ))
    .value(i64::from(limit))
    .rows(conn)
    .await?;
    let waiting = rows.iter().map(|row| Ok((word(row.try_get("login_id")?)?, standing(row)?)));
    Ok((waiting.collect::<Result<_>>()?, count))
}
