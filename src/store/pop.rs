//! POP: modes, counted bytes, what sessions have reported (POP-*).

use std::collections::HashMap;

use jiff::Timestamp;

use super::{
    Conn, Error, Result,
    parts::Part,
    row::Row,
    sql::{Accounts, Sql, word},
    time::{maybe, micros, timestamp},
};
use crate::rules::{
    Id, LoginId,
    pop::{Mode, Pop},
};

const COLUMNS: &str = "pop.account, pop.mode, pop.since, pop.bytes, pop.fresh_at, pop.warned, pop.locked_at";

const FIELDS: &[&str] = &["account", "since", "bytes", "fresh_at", "warned", "locked_at", "mode"];

fn select(sql: Sql, accounts: Accounts<'_>) -> Sql {
    sql.text(&format!("SELECT {COLUMNS} FROM pop WHERE account")).of_accounts(accounts)
}

/// The part of the one view.
pub(super) fn part() -> Part<'static> {
    Part::new(FIELDS, |sql| select(sql, Accounts::Asked))
}

pub(super) fn pop(row: &Row) -> Result<Pop> {
    Ok(Pop {
        mode: word::<Mode>(row.try_get("mode")?)?,
        since: maybe(row.try_get("since")?)?,
        bytes: bytes(row, "bytes")?,
        fresh_at: timestamp(row.try_get("fresh_at")?)?,
        warned: row.try_get::<i64>("warned")? == 1,
        locked_at: maybe(row.try_get("locked_at")?)?,
    })
}

/// A count of bytes out of a column.
pub(super) fn bytes(row: &Row, column: &str) -> Result<u64> {
    u64::try_from(row.try_get::<i64>(column)?).map_err(|_| Error::Unreadable("a count of bytes"))
}

/// A count of bytes into a column; rules keep them far below the largest that fits.
pub(super) fn count(bytes: u64) -> i64 {
    i64::try_from(bytes).unwrap_or(i64::MAX)
}

/// POP of the accounts; those where it was never on and nothing was counted are left out.
///
/// # Errors
/// When the database fails.
pub async fn find(conn: &mut Conn, accounts: &[Id]) -> Result<HashMap<Id, Pop>> {
    if accounts.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = select(Sql::default(), Accounts::Ids(accounts)).set(conn, FIELDS).await?;
    rows.iter().map(|row| Ok((Id::from_i64(row.try_get("account")?), pop(row)?))).collect()
}

/// POP of one account.
///
/// # Errors
/// When the database fails.
pub async fn find_one(conn: &mut Conn, account: Id) -> Result<Pop> {
    Ok(find(conn, &[account]).await?.remove(&account).unwrap_or_default())
}

/// Writes what rules have made of rows that the transaction holds.
///
/// # Errors
/// When the database fails.
pub async fn write(conn: &mut Conn, changed: &[(Id, Pop)]) -> Result<()> {
    if changed.is_empty() {
        return Ok(());
    }
    Sql::new("INSERT INTO pop (account, mode, since, bytes, fresh_at, warned, locked_at) VALUES ")
        .tuples(changed, |sql, (account, pop)| {
            sql.value(account.to_i64()).text(", ").value(pop.mode.as_str()).text(", ").values([
                pop.since.map(micros),
                Some(count(pop.bytes)),
                Some(micros(pop.fresh_at)),
                Some(i64::from(pop.warned)),
                pop.locked_at.map(micros),
            ])
        })
        .text(
            " ON CONFLICT (account) DO UPDATE SET mode = EXCLUDED.mode, since = EXCLUDED.since, bytes = EXCLUDED.bytes,
             fresh_at = EXCLUDED.fresh_at, warned = EXCLUDED.warned, locked_at = EXCLUDED.locked_at",
        )
        .run(conn)
        .await?;
    Ok(())
}

/// Takes down a session's running total; the bytes that it has more than when it last reported, which are none when the
/// report came before or has been overtaken (POP-6).
///
/// # Errors
/// When the database fails.
pub async fn report(conn: &mut Conn, account: Id, session: &str, total: u64, now: Timestamp) -> Result<u64> {
    let row = Sql::new("INSERT INTO pop_sessions (account, session, total, added, reported_at) VALUES (")
        .value(account.to_i64())
        .text(", ")
        .value(session)
        .text(", ")
        .values([count(total), count(total), micros(now)])
        .text(
            ") ON CONFLICT (account, session) DO UPDATE SET added = EXCLUDED.total - pop_sessions.total,
             total = EXCLUDED.total, reported_at = EXCLUDED.reported_at
             WHERE pop_sessions.total < EXCLUDED.total RETURNING added",
        )
        .row(conn)
        .await?;
    row.map_or(Ok(0), |row| bytes(&row, "added"))
}

/// Adds bytes to whatever has been counted, in one statement, so that parallel sessions lose none; the row with them,
/// which the transaction then holds.
///
/// # Errors
/// When the database fails.
pub async fn add(conn: &mut Conn, account: Id, added: u64) -> Result<Pop> {
    let never = Pop::default();
    let row = Sql::new("INSERT INTO pop (account, mode, bytes, fresh_at, warned) VALUES (")
        .value(account.to_i64())
        .text(", ")
        .value(never.mode.as_str())
        .text(", ")
        .values([count(added), micros(never.fresh_at), 0])
        .text(&format!(") ON CONFLICT (account) DO UPDATE SET bytes = pop.bytes + EXCLUDED.bytes RETURNING {COLUMNS}"))
        .row(conn)
        .await?;
    pop(&row.ok_or(Error::Unreadable("the count that was just written"))?)
}

/// Erases what sessions have reported that have been silent since `before`.
///
/// # Errors
/// When the database fails.
pub async fn tidy(conn: &mut Conn, before: Timestamp) -> Result<u64> {
    Sql::new("DELETE FROM pop_sessions WHERE reported_at < ").value(micros(before)).run(conn).await
}

/// Which rows a list shows: of accounts where POP is on, or where a span still runs.
#[derive(Debug, Clone)]
pub struct Filter {
    /// The time at which spans are judged.
    pub now: Timestamp,
    /// Only spans with more bytes than this.
    pub over: Option<u64>,
    /// Only this mode.
    pub mode: Option<Mode>,
    /// Only locked ones, or only others.
    pub locked: Option<bool>,
    /// Rows at the most.
    pub limit: u32,
    /// Only what comes after the account with this login id.
    pub after: Option<LoginId>,
}

/// A row of a list.
#[derive(Debug, Clone)]
pub struct Listed {
    /// Whose.
    pub login_id: LoginId,
    /// Their name.
    pub name: String,
    /// Their department.
    pub department: String,
    /// POP.
    pub pop: Pop,
}

fn filtered(select: &str, filter: &Filter) -> Sql {
    let now = micros(filter.now);
    let sql = Sql::new(&format!(
        "SELECT {select} FROM pop JOIN accounts ON accounts.id = pop.account WHERE (pop.mode <> 'disabled' OR pop.fresh_at > "
    ))
    .value(now)
    .text(")")
    .given(" AND pop.mode = ", filter.mode.map(Mode::as_str));
    let sql = match filter.over {
        Some(over) => sql.text(" AND pop.fresh_at > ").value(now).text(" AND pop.bytes > ").value(count(over)),
        None => sql,
    };
    match filter.locked {
        Some(true) => sql.text(" AND pop.locked_at IS NOT NULL AND pop.fresh_at > ").value(now),
        Some(false) => sql.text(" AND (pop.locked_at IS NULL OR pop.fresh_at <= ").value(now).text(")"),
        None => sql,
    }
}

/// A page of rows, in the order of login ids.
///
/// # Errors
/// When the database fails.
pub async fn list(conn: &mut Conn, filter: &Filter) -> Result<Vec<Listed>> {
    let select = format!("accounts.login_id, accounts.name, accounts.department, {COLUMNS}");
    let rows = filtered(&select, filter)
        .given(" AND accounts.login_id > ", filter.after.as_ref().map(LoginId::as_str))
        .text(" ORDER BY accounts.login_id LIMIT ")
        .value(i64::from(filter.limit))
        .rows(conn)
        .await?;
    rows.iter()
        .map(|row| {
            Ok(Listed {
                login_id: word(row.try_get("login_id")?)?,
                name: row.try_get("name")?,
                department: row.try_get("department")?,
                pop: pop(row)?,
            })
        })
        .collect()
}

/// How many rows the filter leaves.
///
/// # Errors
/// When the database fails.
pub async fn total(conn: &mut Conn, filter: &Filter) -> Result<u64> {
    Ok(filtered("COUNT(*)", filter).number(conn).await?.unsigned_abs())
}
