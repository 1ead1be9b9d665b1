//! POP: modes, counted bytes, what sessions have reported (POP-*).

use std::collections::HashMap;

use jiff::Timestamp;

use super::{
    Conn, Error, Result,
    database::{
        condition::{Order, Table},
        row::Row,
        sql::{Sql, word},
        time::{maybe, micros, timestamp},
    },
};
use crate::rules::{
    Id, LoginId,
    condition::Condition,
    pop::{Mode, Pop, Session, Start},
};

const COLUMNS: &str = "pop.account, pop.mode, pop.since, pop.bytes, pop.fresh_at, pop.warned, pop.locked_at, pop.span,
     pop.start_uid, pop.start_validity";

pub(super) fn select(accounts: &[Id]) -> Sql {
    Sql::new(&format!("SELECT {COLUMNS} FROM pop WHERE account")).of_accounts(accounts)
}

pub(super) fn pop(row: &Row) -> Result<Pop> {
    Ok(Pop {
        mode: word::<Mode>(row.try_get("mode")?)?,
        since: maybe(row.try_get("since")?)?,
        bytes: bytes(row, "bytes")?,
        fresh_at: timestamp(row.try_get("fresh_at")?)?,
        warned: row.try_get::<i64>("warned")? == 1,
        locked_at: maybe(row.try_get("locked_at")?)?,
        span: number(row, "span")?,
        start: start(row)?,
    })
}

/// Where new mail begins, out of the two columns.
pub(super) fn start(row: &Row) -> Result<Option<Start>> {
    let part = |column: &str| {
        let number: Option<i64> = row.try_get(column)?;
        number.map(|number| u32::try_from(number).map_err(|_| Error::Unreadable("a UID"))).transpose()
    };
    let (uid, uid_validity) = (part("start_uid")?, part("start_validity")?);
    Ok(uid.zip(uid_validity).map(|(uid, uid_validity)| Start { uid, uid_validity }))
}

/// A count of bytes out of a column.
pub(super) fn bytes(row: &Row, column: &str) -> Result<u64> {
    u64::try_from(row.try_get::<i64>(column)?).map_err(|_| Error::Unreadable("a count of bytes"))
}

fn number(row: &Row, column: &str) -> Result<u64> {
    u64::try_from(row.try_get::<i64>(column)?).map_err(|_| Error::Unreadable("a number"))
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
    let rows = select(accounts).rows(conn).await?;
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
    Sql::new("INSERT INTO pop (account, mode, since, bytes, fresh_at, warned, locked_at, span, start_uid, start_validity) VALUES ")
        .tuples(changed, |sql, (account, pop)| {
            sql.value(account.to_i64()).text(", ").value(pop.mode.as_str()).text(", ").values([
                pop.since.map(micros),
                Some(count(pop.bytes)),
                Some(micros(pop.fresh_at)),
                Some(i64::from(pop.warned)),
                pop.locked_at.map(micros),
                Some(count(pop.span)),
                pop.start.map(|start| i64::from(start.uid)),
                pop.start.map(|start| i64::from(start.uid_validity)),
            ])
        })
        .text(
            " ON CONFLICT (account) DO UPDATE SET mode = EXCLUDED.mode, since = EXCLUDED.since, bytes = EXCLUDED.bytes,
             fresh_at = EXCLUDED.fresh_at, warned = EXCLUDED.warned, locked_at = EXCLUDED.locked_at,
             span = EXCLUDED.span, start_uid = EXCLUDED.start_uid, start_validity = EXCLUDED.start_validity",
        )
        .run(conn)
        .await?;
    Ok(())
}

/// What a session has been counted with, by the name that it gives itself; nothing where it has not reported yet.
///
/// # Errors
/// When the database fails.
pub async fn session(conn: &mut Conn, account: Id, name: &str) -> Result<Session> {
    let row = Sql::new("SELECT number, total, span FROM pop_sessions WHERE account = ")
        .value(account.to_i64())
        .text(" AND session = ")
        .value(name)
        .row(conn)
        .await?;
    let Some(row) = row else { return Ok(Session::default()) };
    Ok(Session { number: number(&row, "number")?, total: bytes(&row, "total")?, span: number(&row, "span")? })
}

/// Writes what a session has been counted with; the transaction holds its account.
///
/// # Errors
/// When the database fails.
pub async fn write_session(conn: &mut Conn, account: Id, name: &str, session: Session, now: Timestamp) -> Result<()> {
    Sql::new("INSERT INTO pop_sessions (account, session, number, total, span, reported_at) VALUES (")
        .value(account.to_i64())
        .text(", ")
        .value(name)
        .text(", ")
        .values([count(session.number), count(session.total), count(session.span), micros(now)])
        .text(
            ") ON CONFLICT (account, session) DO UPDATE SET number = EXCLUDED.number, total = EXCLUDED.total,
             span = EXCLUDED.span, reported_at = EXCLUDED.reported_at",
        )
        .run(conn)
        .await?;
    Ok(())
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
    /// When the day of that time ends.
    pub midnight: Timestamp,
    /// When the day after ends.
    pub beyond: Timestamp,
    /// Bytes that a day may have.
    pub daily_bytes: u64,
    /// Only spans with more bytes than this.
    pub over: Option<u64>,
    /// Conditions, all of which hold (FIND-1).
    pub conditions: Vec<Condition>,
    /// In which order.
    pub order: Order,
    /// Rows at the most.
    pub limit: u32,
    /// Only what comes after the account with this login id.
    pub after: Option<LoginId>,
}

/// The fields of the list in SQL: as the rule has it (`rules::pop::Pop::now`), from what is stored.
impl Table for Filter {
    fn value(&self, sql: Sql, field: &str) -> Sql {
        match field {
            "login_id" | "name" | "department" | "mode" | "since" => sql.text(match field {
                "name" => "accounts.name",
                "department" => "accounts.department",
                "mode" => "pop.mode",
                "since" => "pop.since",
                _ => "accounts.login_id",
            }),
            "state" => self.locked(sql.text("CASE WHEN ")).text(" THEN 'locked' ELSE 'open' END"),
            "used_bytes" => self.used(sql),
            "limit_bytes" => sql.number_value(Some(count(self.daily_bytes))),
            "left_bytes" => {
                let sql = self.locked(sql.text("CASE WHEN ")).text(" THEN 0 ELSE ");
                let sql = self.used(sql.text("CASE WHEN ")).text(" > ").value(count(self.daily_bytes));
                let sql = sql.text(" THEN 0 ELSE ").number_value(Some(count(self.daily_bytes))).text(" - ");
                self.used(sql).text(" END END")
            }
            "used_percent" => {
                self.used(sql.text("(")).text(" * 100) / ").number_value(Some(count(self.daily_bytes).max(1)))
            }
            "fresh_at" => {
                let sql = self.current(sql.text("CASE WHEN ")).text(" THEN pop.fresh_at ELSE ");
                sql.number_value(Some(micros(self.midnight))).text(" END")
            }
            "locked_at" => self.locked(sql.text("CASE WHEN ")).text(" THEN pop.locked_at END"),
            "locked_until" => self.locked(sql.text("CASE WHEN ")).text(" THEN pop.fresh_at END"),
            _ => sql.text("NULL"),
        }
    }

    fn place(&self, sql: Sql, field: &str) -> Sql {
        match field {
            "since" | "locked_at" | "locked_until" => {
                self.value(sql.text("COALESCE("), field).text(", -9223372036854775807)")
            }
            field => self.value(sql, field),
        }
    }
}

impl Filter {
    /// Adds whether POP is locked.
    fn locked(&self, sql: Sql) -> Sql {
        sql.text("(pop.locked_at IS NOT NULL AND pop.fresh_at > ")
            .value(micros(self.now))
            .text(" AND 2 * pop.locked_at - pop.fresh_at < ")
            .value(micros(self.now))
            .text(")")
    }

    /// Adds whether what was counted still counts.
    fn current(&self, sql: Sql) -> Sql {
        self.locked(sql.text("("))
            .text(" OR pop.locked_at IS NULL AND pop.fresh_at > ")
            .value(micros(self.now))
            .text(" AND pop.fresh_at <= ")
            .value(micros(self.beyond))
            .text(")")
    }

    fn used(&self, sql: Sql) -> Sql {
        self.current(sql.text("CASE WHEN ")).text(" THEN pop.bytes ELSE 0 END")
    }
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
    .text(")");
    let sql = match filter.over {
        Some(over) => sql.text(" AND pop.fresh_at > ").value(now).text(" AND pop.bytes > ").value(count(over)),
        None => sql,
    };
    sql.conditions(&filter.conditions, filter)
}

/// A page of rows.
///
/// # Errors
/// When the database fails.
pub async fn list(conn: &mut Conn, filter: &Filter) -> Result<Vec<Listed>> {
    let select = format!("accounts.login_id, accounts.name, accounts.department, {COLUMNS}");
    let (direction, beyond) = filter.order.direction();
    let order = &filter.order.field;
    let sql = filtered(&select, filter);
    let sql = match &filter.after {
        Some(login_id) => {
            let sql = filter.place(sql.text(" AND ("), order);
            let sql = filter.place(sql.text(&format!(", accounts.login_id) {beyond} (SELECT ")), order);
            sql.text(
                ", accounts.login_id FROM pop JOIN accounts ON accounts.id = pop.account WHERE accounts.login_id = ",
            )
            .value(login_id.as_str())
            .text(")")
        }
        None => sql,
    };
    let sql = filter.place(sql.text(" ORDER BY "), order);
    let rows = sql.text(&format!(" {direction}, accounts.login_id {direction}")).limit(filter.limit).rows(conn).await?;
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
