//! Refusals that are counted until their minute is over (ALL-1): one row a kind.

use jiff::Timestamp;

use super::{
    Conn, Error, Result,
    database::{
        row::Row,
        sql::Sql,
        time::{micros, timestamp},
    },
};
use crate::rules::{
    Code,
    refusal::{Concerned, Facts, TOGETHER},
};

/// What makes refusals one kind.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Kind {
    /// Who was refused.
    pub actor: String,
    /// Whom strangers' refusals concern; empty where the caller is known.
    pub account: String,
    /// Which operation.
    pub operation: String,
    /// Why.
    pub code: String,
    /// What else sets them apart: a stranger's network, a dry run.
    pub apart: String,
}

/// What has been counted of a kind.
#[derive(Debug, Clone)]
pub struct Counted {
    /// The request of the first.
    pub request_id: String,
    /// From where the first came.
    pub address: String,
    /// The facts of the first.
    pub facts: Facts,
    /// When the first was.
    pub since: Timestamp,
    /// When the last was.
    pub last: Timestamp,
    /// How many are not in the trail.
    pub more: u64,
    /// Whom they concerned.
    pub concerned: Concerned,
}

/// Who refusals belong to that cost a try: nobody's login id. They are not counted; their row is there so that the work is the
/// same (SIGN-1).
pub const TRIES: &str = "(tries)";

const KEY: &str = "actor, account, operation, code, apart";
const COLUMNS: &str = "actor, account, operation, code, apart, request_id, address, facts, since_at, last_at, more, \
    concerned, many";

fn of_kind(sql: Sql, kind: &Kind) -> Sql {
    let Kind { actor, account, operation, code, apart } = kind;
    sql.text(&format!("({KEY}) = (")).values([actor, account, operation, code, apart].map(String::as_str)).text(")")
}

fn of_row(row: &Row) -> Result<(Kind, Counted)> {
    let kind = Kind {
        actor: row.try_get("actor")?,
        account: row.try_get("account")?,
        operation: row.try_get("operation")?,
        code: row.try_get("code")?,
        apart: row.try_get("apart")?,
    };
    let counted = Counted {
        request_id: row.try_get("request_id")?,
        address: row.try_get("address")?,
        facts: serde_json::from_str(row.try_get("facts")?).map_err(|_| Error::Unreadable("facts"))?,
        since: timestamp(row.try_get("since_at")?)?,
        last: timestamp(row.try_get("last_at")?)?,
        more: row.try_get::<i64>("more")?.unsigned_abs(),
        concerned: Concerned::from_stored(row.try_get("concerned")?, row.try_get::<i64>("many")? == 1),
    };
    Ok((kind, counted))
}

/// Counts so many more of a kind, which is then held until the transaction ends; what there is of it. `None` where it is
/// new, and has been begun as `new` says.
///
/// # Errors
/// When the database fails.
pub async fn count(conn: &mut Conn, kind: &Kind, new: &Counted, times: u64) -> Result<Option<Counted>> {
    let facts = serde_json::to_string(&new.facts).map_err(|_| Error::Unreadable("facts"))?;
    let (concerned, many) = new.concerned.stored();
    let row = Sql::new(&format!("INSERT INTO refusals ({COLUMNS}) VALUES ("))
        .values([&kind.actor, &kind.account, &kind.operation, &kind.code, &kind.apart].map(String::as_str))
        .text(", ")
        .values([new.request_id.as_str(), new.address.as_str(), facts.as_str()])
        .text(", ")
        .values([micros(new.since), micros(new.last)])
        // No row that is counted again has none.
        .text(", 0, ")
        .value(concerned)
        .text(", ")
        .value(i64::from(many))
        .text(&format!(") ON CONFLICT ({KEY}) DO UPDATE SET more = refusals.more + "))
        .number_value(Some(number(times)))
        .text(&format!(" RETURNING {COLUMNS}"))
        .row(conn)
        .await?
        .ok_or(Error::Unreadable("a count"))?;
    let (_, counted) = of_row(&row)?;
    Ok((counted.more > 0).then_some(counted))
}

fn number(times: u64) -> i64 {
    i64::try_from(times).unwrap_or(i64::MAX)
}

/// Keeps what there is of a kind from now on.
///
/// # Errors
/// When the database fails.
pub async fn keep(conn: &mut Conn, kind: &Kind, counted: &Counted) -> Result<()> {
    let facts = serde_json::to_string(&counted.facts).map_err(|_| Error::Unreadable("facts"))?;
    let (concerned, many) = counted.concerned.stored();
    let sql = Sql::new("UPDATE refusals SET request_id = ")
        .value(counted.request_id.as_str())
        .text(", address = ")
        .value(counted.address.as_str())
        .text(", facts = ")
        .value(facts)
        .text(", since_at = ")
        .value(micros(counted.since))
        .text(", last_at = ")
        .value(micros(counted.last))
        .text(", more = ")
        .value(number(counted.more))
        .text(", concerned = ")
        .value(concerned)
        .text(", many = ")
        .value(i64::from(many))
        .text(" WHERE ");
    of_kind(sql, kind).run(conn).await?;
    Ok(())
}

/// Whether as many other kinds as `most` have begun since an instant: of the actor and the account, and where `alike` of the
/// operation and the code too. Not where the kind itself has begun since then. However many there are, it looks at few.
///
/// # Errors
/// When the database fails.
pub async fn is_beyond(conn: &mut Conn, kind: &Kind, alike: bool, since: Timestamp, most: u64) -> Result<bool> {
    let sql = of_kind(Sql::new("SELECT COUNT(*) AS kinds, COALESCE(SUM(CASE WHEN "), kind)
        .text(&format!(" THEN 1 ELSE 0 END), 0) AS own FROM (SELECT {KEY} FROM refusals WHERE actor = "))
        .value(kind.actor.as_str())
        .text(" AND account = ")
        .value(kind.account.as_str());
    let sql = match alike {
        true => {
            sql.text(" AND operation = ").value(kind.operation.as_str()).text(" AND code = ").value(kind.code.as_str())
        }
        false => sql,
    };
    // Those that are apart, and those of all others.
    let few = i64::try_from(most).unwrap_or(i64::MAX).saturating_add(4);
    let sql = sql.text(" AND since_at > ").value(micros(since)).text(" LIMIT ").value(few).text(") AS begun");
    let row = sql.row(conn).await?.ok_or(Error::Unreadable("a count"))?;
    let is_own = row.try_get::<i64>("own")? > 0;
    Ok(!is_own && row.try_get::<i64>("kinds")?.unsigned_abs() >= most)
}

/// Whether an operation was refused for a reason since, of what is still being counted.
///
/// # Errors
/// When the database fails.
pub async fn was_refused(conn: &mut Conn, operation: &str, code: Code, since: Timestamp) -> Result<bool> {
    let row = Sql::new("SELECT last_at FROM refusals WHERE operation = ")
        .value(operation)
        .text(" AND code = ")
        .value(code.as_str())
        .text(" AND last_at >= ")
        .value(micros(since))
        .limit(1)
        .row(conn)
        .await?;
    Ok(row.is_some())
}

/// Takes the kinds whose minute is over, at the most so many. Whoever counts one of them now begins its next minute, and writes
/// down this one: to wait for them, who hold kinds in another order, could end in a deadlock.
///
/// # Errors
/// When the database fails.
pub async fn take_over(conn: &mut Conn, now: Timestamp, limit: u32) -> Result<Vec<(Kind, Counted)>> {
    let hold = conn.engine().holding_free_rows().unwrap_or_default();
    let rows = Sql::new(&format!("SELECT {COLUMNS} FROM refusals WHERE since_at <= "))
        .value(micros(now - TOGETHER))
        .text(" OR since_at >= ")
        .value(micros(now + TOGETHER))
        .text(&format!(" ORDER BY {KEY}"))
        .limit(limit)
        .text(" ")
        .text(hold)
        .rows(conn)
        .await?;
    let taken = rows.iter().map(of_row).collect::<Result<Vec<_>>>()?;
    if !taken.is_empty() {
        let kinds = taken.iter().map(|(kind, _)| kind);
        Sql::new(&format!("DELETE FROM refusals WHERE ({KEY}) IN (VALUES "))
            .tuples(kinds, |sql, kind| {
                sql.values([&kind.actor, &kind.account, &kind.operation, &kind.code, &kind.apart].map(String::as_str))
            })
            .text(")")
            .run(conn)
            .await?;
    }
    Ok(taken)
}
