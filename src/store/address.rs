//! Cloud mail addresses (ADDR-*): one name space for present, pending and former ones.

use std::collections::HashMap;

use jiff::Timestamp;

use super::{
    Conn, Result,
    database::{
        row::Row,
        sql::{Sql, word},
        time::{maybe, micros, timestamp},
    },
};
use crate::rules::{
    Id, LoginId,
    address::{Address, Former, Held, Pending, Present, State},
};

/// Whom mail for an address concerns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// The account. For an address that is former to one account while another waits for it: still the former one.
    pub account: Id,
    /// What it is to that account.
    pub state: State,
}

/// The account of an address, and what it is to it.
///
/// # Errors
/// When the database fails.
pub async fn find(conn: &mut Conn, address: &Address) -> Result<Option<Found>> {
    let row = Sql::new("SELECT account, state, former_of FROM addresses WHERE address = ")
        .value(address.as_str())
        .row(conn)
        .await?;
    row.map(|row| {
        let former_of: Option<i64> = row.try_get("former_of")?;
        Ok(match former_of {
            Some(owner) => Found { account: Id::from_i64(owner), state: State::Former },
            None => Found { account: Id::from_i64(row.try_get("account")?), state: word(row.try_get("state")?)? },
        })
    })
    .transpose()
}

/// The accounts that have this address, waited for it, or still receive for it.
///
/// # Errors
/// When the database fails.
pub async fn owners(conn: &mut Conn, address: &str) -> Result<Vec<LoginId>> {
    let rows = Sql::new("SELECT login_id FROM accounts WHERE id IN (SELECT account FROM addresses WHERE address = ")
        .value(address)
        .text(" UNION SELECT former_of FROM addresses WHERE former_of IS NOT NULL AND address = ")
        .value(address)
        .text(")")
        .rows(conn)
        .await?;
    rows.iter().map(|row| word(row.try_get("login_id")?)).collect()
}

/// Every address of the accounts; accounts without any are left out.
///
/// # Errors
/// When the database fails.
pub async fn of(conn: &mut Conn, accounts: &[Id]) -> Result<HashMap<Id, Held>> {
    if accounts.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = select(accounts).rows(conn).await?;
    let mut held = held(&rows)?;
    held.retain(|account, _| accounts.contains(account));
    Ok(held)
}

pub(super) fn select(accounts: &[Id]) -> Sql {
    Sql::new(
        "SELECT address, account, state, is_first, asked_at, effective_at, former_of, former_since FROM addresses
         WHERE account",
    )
    .of_accounts(accounts)
    .text(" OR former_of")
    .of_accounts(accounts)
}

/// What these rows say of each account that is in one of them; former addresses in the order in which they became so.
pub(super) fn held(rows: &[Row]) -> Result<HashMap<Id, Held>> {
    let mut held: HashMap<Id, Held> = HashMap::new();
    for row in rows {
        sort_in(&mut held, row)?;
    }
    for held in held.values_mut() {
        held.former.sort_by(|a, b| (a.since, a.address.as_str()).cmp(&(b.since, b.address.as_str())));
    }
    Ok(held)
}

fn sort_in(held: &mut HashMap<Id, Held>, row: &Row) -> Result<()> {
    let address: Address = word(row.try_get("address")?)?;
    let effective_at = timestamp(row.try_get("effective_at")?)?;
    let former_of: Option<i64> = row.try_get("former_of")?;
    if let (Some(owner), Some(since)) = (former_of, maybe(row.try_get("former_since")?)?) {
        let lost_at = (row.try_get::<i64>("account")? != owner).then_some(effective_at);
        let former = Former { address: address.clone(), since, lost_at };
        held.entry(Id::from_i64(owner)).or_default().former.push(former);
    }
    let own = held.entry(Id::from_i64(row.try_get("account")?)).or_default();
    match word(row.try_get("state")?)? {
        State::Present => {
            let is_first = row.try_get::<i64>("is_first")? == 1;
            own.present = Some(Present { address, since: effective_at, is_first });
        }
        State::Pending => {
            own.pending = Some(Pending { address, asked_at: timestamp(row.try_get("asked_at")?)?, effective_at });
        }
        State::Former => {}
    }
    Ok(())
}

/// Lets the account wait for an address that is free: nobody's, a former one of its own, or a former one of anybody
/// since `free_since` or longer (ADDR-4). False if it is not free.
///
/// # Errors
/// When the database fails.
pub async fn ask(
    conn: &mut Conn,
    account: Id,
    new: &Pending,
    is_first: bool,
    free_since: Option<Timestamp>,
) -> Result<bool> {
    Sql::new("INSERT INTO addresses (address, account, state, is_first, asked_at, effective_at) VALUES (")
        .value(new.address.as_str())
        .text(", ")
        .value(account.to_i64())
        .text(", 'pending', ")
        .values([i64::from(is_first), micros(new.asked_at), micros(new.effective_at)])
        .text(
            ") ON CONFLICT (address) DO UPDATE SET account = EXCLUDED.account, state = EXCLUDED.state,
             is_first = EXCLUDED.is_first, asked_at = EXCLUDED.asked_at, effective_at = EXCLUDED.effective_at, told = 0
             WHERE addresses.state = 'former' AND (addresses.former_of = ",
        )
        .value(account.to_i64())
        .text(" OR addresses.former_since <= ")
        .value(free_since.map_or(i64::MIN, micros))
        .text(")")
        .run_once(conn)
        .await
}

/// Takes back that the account waits for this address: a former one is what it was, any other is free again. False if
/// it does not wait for it, or if the platform may hold it already.
///
/// # Errors
/// When the database fails.
pub async fn withdraw(conn: &mut Conn, account: Id, address: &Address) -> Result<bool> {
    let waits = |sql: Sql| {
        sql.text(" WHERE account = ")
            .value(account.to_i64())
            .text(" AND state = 'pending' AND told = 0 AND address = ")
            .value(address.as_str())
    };
    let restored = waits(Sql::new("UPDATE addresses SET state = 'former', account = former_of"));
    if restored.text(" AND former_of IS NOT NULL").run_once(conn).await? {
        return Ok(true);
    }
    waits(Sql::new("DELETE FROM addresses")).run_once(conn).await
}

/// Notes that the platform is about to be told a first address that is due.
///
/// # Errors
/// When the database fails.
pub async fn tell(conn: &mut Conn, account: Id, now: Timestamp) -> Result<()> {
    Sql::new("UPDATE addresses SET told = 1 WHERE state = 'pending' AND is_first = 1 AND account = ")
        .value(account.to_i64())
        .text(" AND effective_at <= ")
        .value(micros(now))
        .run(conn)
        .await?;
    Ok(())
}

/// Puts the address that the platform was told in force, and makes the one before it a former one. False, and nothing
/// changes, if the account does not wait for it any more, or waits anew.
///
/// # Errors
/// When the database fails.
pub async fn take_effect(conn: &mut Conn, account: Id, told: &Pending, at: Timestamp) -> Result<bool> {
    let told_one = |sql: Sql| {
        sql.value(account.to_i64())
            .text(" AND state = 'pending' AND address = ")
            .value(told.address.as_str())
            .text(" AND effective_at = ")
            .value(micros(told.effective_at))
    };
    let before = Sql::new("UPDATE addresses SET state = 'former', former_of = account, former_since = ")
        .value(micros(at))
        .text(" WHERE state = 'present' AND account = ")
        .value(account.to_i64())
        .text(" AND EXISTS (SELECT 1 FROM addresses WHERE account = ");
    told_one(before).text(")").run(conn).await?;
    let new =
        Sql::new("UPDATE addresses SET state = 'present', former_of = NULL, former_since = NULL, effective_at = ")
            .value(micros(at))
            .text(" WHERE account = ");
    told_one(new).run_once(conn).await
}
