//! The chain of the audit trail (ALL-1): marks, numbers and seals.
//!
//! Entries are written without a place in the chain, so that their writers wait for nobody. A sealer gives them numbers
//! afterwards, in the order in which it sees them: one whose transaction commits late takes a later number, whatever its
//! time. Whoever moves the one row of `audit_end` on, in the transaction of the seals, was the only one to do so.

use jiff::Timestamp;

use super::{
    Conn, Result, Vault,
    database::{
        row::Row,
        sql::Sql,
        time::{micros, timestamp},
    },
};
use crate::rules::{
    Id,
    chain::{End, Sealed, Seals},
};

/// The columns of an entry, in the order in which its mark goes over them: two numbers, and texts.
pub(super) const FIELDS: [&str; TEXT + COUNT] =
    ["id", "at", "request_id", "actor", "account", "operation", "outcome", "code", "reason", "address", "facts"];

/// How many of them are texts.
const COUNT: usize = 9;

/// The columns as a statement names them.
pub(super) fn columns() -> String {
    FIELDS.join(", ")
}

/// The mark over an entry's content.
pub(super) fn mark(vault: &Vault, id: i64, at: i64, texts: [Option<&str>; COUNT]) -> String {
    let (id, at) = (id.to_le_bytes(), at.to_le_bytes());
    let numbers = [Some(&id[..]), Some(&at[..])];
    vault.checksum("audit entry", numbers.into_iter().chain(texts.map(|text| text.map(str::as_bytes))))
}

impl Seals for Vault {
    fn chained(&self, before: &str, mark: &str, genuine: bool) -> String {
        let what = if genuine { "audit seal" } else { "audit seal of a foreign entry" };
        self.checksum(what, [Some(before.as_bytes()), Some(mark.as_bytes())])
    }
}

/// An entry as the chain sees it.
#[derive(Debug, Clone)]
pub struct Link {
    /// Its id.
    pub id: Id,
    /// When it was written.
    pub at: Timestamp,
    /// The request it belongs to.
    pub request_id: String,
    /// Its number; 0 while it has none.
    pub number: u64,
    /// Whether its mark is that of its content.
    pub genuine: bool,
    /// Its mark as it stands there.
    pub mark: String,
    /// Its seal as it stands there; empty while it has none.
    pub seal: String,
}

impl Link {
    /// As a walk sees it.
    pub fn sealed(&self) -> Sealed<'_> {
        Sealed { number: self.number, genuine: self.genuine, mark: &self.mark, seal: &self.seal }
    }
}

/// Columns by their place: names would be looked up for each of a million rows.
const ID: usize = 0;
const AT: usize = 1;
const TEXT: usize = 2;
const MARK: usize = TEXT + COUNT;
const NUMBER: usize = MARK + 1;
const SEAL: usize = NUMBER + 1;

fn select(condition: &str) -> Sql {
    Sql::new(&format!("SELECT {}, mark, number, seal FROM audit WHERE {condition}", columns()))
}

/// The mark that an entry's content should have; none where a column holds what the service never writes there.
fn own_mark(vault: &Vault, row: &Row) -> Option<String> {
    let mut texts = [None; COUNT];
    for (place, text) in texts.iter_mut().enumerate() {
        *text = row.at(TEXT + place)?;
    }
    Some(mark(vault, row.at(ID)?, row.at(AT)?, texts))
}

/// What cannot be read is nobody's reason to stop looking: it is an entry that is not genuine.
fn link(vault: &Vault, row: &Row) -> Link {
    let mark: String = row.at(MARK).unwrap_or_default();
    let at = row.at(AT).and_then(|at| timestamp(at).ok());
    Link {
        id: Id::from_i64(row.at(ID).unwrap_or_default()),
        at: at.unwrap_or(Timestamp::UNIX_EPOCH),
        request_id: row.at(TEXT).unwrap_or_default(),
        number: row.at::<i64>(NUMBER).map_or(0, i64::unsigned_abs),
        genuine: at.is_some() && own_mark(vault, row).as_ref() == Some(&mark),
        mark,
        seal: row.at(SEAL).unwrap_or_default(),
    }
}

fn links(vault: &Vault, rows: &[Row]) -> Vec<Link> {
    rows.iter().map(|row| link(vault, row)).collect()
}

/// The entries with the numbers after `after`, up to `to`, in order.
///
/// # Errors
/// When the database fails.
pub async fn read(conn: &mut Conn, vault: &Vault, after: u64, to: u64) -> Result<Vec<Link>> {
    let rows = select("number > ").value(number(after)).text(" AND number <= ").value(number(to));
    Ok(links(vault, &rows.text(" ORDER BY number").rows(conn).await?))
}

/// The seal of a number.
///
/// # Errors
/// When the database fails.
pub async fn seal_of(conn: &mut Conn, of: u64) -> Result<Option<String>> {
    if of == 0 {
        return Ok(Some(String::new()));
    }
    let row = Sql::new("SELECT seal FROM audit WHERE number = ").value(number(of)).row(conn).await?;
    Ok(row.map(|row| row.try_get::<Option<String>>("seal")).transpose()?.flatten())
}

/// The highest number there is.
///
/// # Errors
/// When the database fails.
pub async fn last_number(conn: &mut Conn) -> Result<u64> {
    Ok(Sql::new("SELECT COALESCE(MAX(number), 0) FROM audit").number(conn).await?.unsigned_abs())
}

/// The entries that wait for a number, at the most `limit`: those that stand beyond the end (nobody gave them a number
/// that counts), else those without one, the oldest first.
///
/// # Errors
/// When the database fails.
pub async fn waiting(conn: &mut Conn, vault: &Vault, end: u64, limit: u32) -> Result<Vec<Link>> {
    let limited = |sql: Sql| sql.text(" LIMIT ").value(i64::from(limit));
    let beyond = limited(select("number > ").value(number(end)).text(" ORDER BY number")).rows(conn).await?;
    if !beyond.is_empty() {
        return Ok(links(vault, &beyond));
    }
    Ok(links(vault, &limited(select("number IS NULL ORDER BY at, id")).rows(conn).await?))
}

/// The places of new entries with these marks: the chain goes on with them when the transaction ends. None while it has
/// not begun, or where its end is not what was written: then they wait for a sealer, who says so.
///
/// # Errors
/// When the database fails.
pub(super) async fn extend<'m>(
    conn: &mut Conn,
    vault: &Vault,
    marks: impl Iterator<Item = &'m str>,
) -> Result<Option<Vec<End>>> {
    let Known::Sealed(end) = held_end(conn, vault).await? else { return Ok(None) };
    let places = places(vault, &end, marks.map(|mark| (mark, true)));
    let Some(new) = places.last() else { return Ok(None) };
    Ok(if move_on(conn, vault, &end, new).await? { Some(places) } else { None })
}

fn places<'m>(vault: &Vault, end: &End, marks: impl Iterator<Item = (&'m str, bool)>) -> Vec<End> {
    let next = |before: &mut End, (mark, genuine): (&str, bool)| {
        *before = End { number: before.number + 1, seal: vault.chained(&before.seal, mark, genuine) };
        Some(before.clone())
    };
    marks.scan(end.clone(), next).collect()
}

/// Gives entries their numbers after `end` and their seals, and moves the end on. `None` where another sealer was first:
/// the transaction is then to be dropped.
///
/// # Errors
/// When the database fails.
pub async fn seal(conn: &mut Conn, vault: &Vault, end: &End, entries: &[Link]) -> Result<Option<End>> {
    let places = places(vault, end, entries.iter().map(|entry| (entry.mark.as_str(), entry.genuine)));
    let Some(new) = places.last().cloned() else { return Ok(None) };
    if !move_on(conn, vault, end, &new).await? {
        return Ok(None);
    }
    let beyond: Vec<i64> = entries.iter().filter(|entry| entry.number > 0).map(|entry| entry.id.to_i64()).collect();
    if !beyond.is_empty() {
        let freed = Sql::new("UPDATE audit SET number = NULL, seal = NULL WHERE id IN (").values(beyond).text(")");
        freed.run(conn).await?;
    }
    let sealed = Sql::new("UPDATE audit SET number = given.column2, seal = given.column3 FROM (VALUES ")
        .tuples(entries.iter().zip(&places), |sql, (entry, place)| {
            let sql = sql.number_value(Some(entry.id.to_i64())).text(", ").number_value(Some(number(place.number)));
            sql.text(", ").value(place.seal.as_str())
        })
        // The plus keeps SQLite from walking along all that wait, for each batch.
        .text(") AS given WHERE id = given.column1 AND +number IS NULL")
        .run(conn)
        .await?;
    Ok((usize::try_from(sealed) == Ok(entries.len())).then_some(new))
}

async fn move_on(conn: &mut Conn, vault: &Vault, old: &End, new: &End) -> Result<bool> {
    Sql::new("UPDATE audit_end SET number = ")
        .value(number(new.number))
        .text(", seal = ")
        .value(new.seal.as_str())
        .text(", mark = ")
        .value(mark_of_end(vault, new))
        .text(" WHERE id = 1 AND number = ")
        .value(number(old.number))
        .text(" AND seal = ")
        .value(old.seal.as_str())
        .run_once(conn)
        .await
}

fn mark_of_end(vault: &Vault, end: &End) -> String {
    vault.checksum("audit end", [Some(&end.number.to_le_bytes()[..]), Some(end.seal.as_bytes())])
}

/// What the table says of the chain's end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Known {
    /// The end as the service wrote it.
    Sealed(End),
    /// No entry was ever sealed.
    NotBegun,
    /// The service did not write this.
    Spoiled,
}

/// The chain's end.
///
/// # Errors
/// When the database fails.
pub async fn end(conn: &mut Conn, vault: &Vault) -> Result<Known> {
    known(Sql::new(END), conn, vault).await
}

/// The chain's end, which stays where it is until the transaction ends: on PostgreSQL others wait here, on SQLite there is
/// one writer anyway.
///
/// # Errors
/// When the database fails.
pub async fn held_end(conn: &mut Conn, vault: &Vault) -> Result<Known> {
    let hold = conn.engine().holding_rows().unwrap_or_default();
    known(Sql::new(END).text(" ").text(hold), conn, vault).await
}

const END: &str = "SELECT number, seal, mark FROM audit_end WHERE id = 1";

async fn known(sql: Sql, conn: &mut Conn, vault: &Vault) -> Result<Known> {
    let Some(row) = sql.row(conn).await? else {
        return Ok(Known::Spoiled);
    };
    let end = End { number: row.try_get::<i64>("number")?.unsigned_abs(), seal: row.try_get("seal")? };
    let mark: String = row.try_get("mark")?;
    Ok(match mark.as_str() {
        "" if end == End::beginning() => Known::NotBegun,
        mark if mark == mark_of_end(vault, &end) => Known::Sealed(end),
        _ => Known::Spoiled,
    })
}

/// Begins the chain. False if it had begun.
///
/// # Errors
/// When the database fails.
pub async fn begin(conn: &mut Conn, vault: &Vault) -> Result<bool> {
    Sql::new("UPDATE audit_end SET mark = ")
        .value(mark_of_end(vault, &End::beginning()))
        .text(" WHERE id = 1 AND number = 0 AND mark = ''")
        .run_once(conn)
        .await
}

/// Entries without a number that were written before `before`, the oldest first.
///
/// # Errors
/// When the database fails.
pub async fn overdue(conn: &mut Conn, vault: &Vault, before: Timestamp, limit: u32) -> Result<Vec<Link>> {
    let rows = select("number IS NULL AND at < ").value(micros(before)).text(" ORDER BY at, id LIMIT ");
    Ok(links(vault, &rows.value(i64::from(limit)).rows(conn).await?))
}

/// Numbers stay far below what a column holds.
pub(super) fn number(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
