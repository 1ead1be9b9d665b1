//! The audit trail (ALL-1): rows are added, never changed.

use jiff::Timestamp;

use super::{
    Conn, Error, Result, Vault,
    chain::{self, FIELDS, columns},
    database::{
        condition::{Order, Table},
        row::Row,
        sql::{Sql, Statement},
        time::{micros, timestamp},
    },
};
use crate::rules::{
    Code, Id, LoginId,
    chain::End,
    condition::{Comparison, Condition},
    outcome::Outcome,
    refusal::{Fact, Facts, LAST_AT},
};

/// One entry.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Its id.
    pub id: Id,
    /// When.
    pub at: Timestamp,
    /// The request it belongs to.
    pub request_id: String,
    /// Who.
    pub actor: String,
    /// For whom: a login id.
    pub account: Option<String>,
    /// Which operation.
    pub operation: String,
    /// `done` or `refused`.
    pub outcome: &'static str,
    /// Why it was refused.
    pub code: Option<String>,
    /// The reason given with the request.
    pub reason: Option<String>,
    /// From where.
    pub address: String,
    /// What changed; never a secret.
    pub facts: Facts,
}

/// The outcome of a change.
pub const DONE: &str = Outcome::Done.as_str();
/// The outcome of a refusal.
pub const REFUSED: &str = Outcome::Refused.as_str();

impl Entry {
    /// When the newest was of those that it tells of.
    pub fn newest_at(&self) -> Timestamp {
        match self.facts.get(LAST_AT) {
            Some(Fact::Moment(at)) => *at,
            _ => self.at,
        }
    }

    /// The mark over all of it (ALL-1), by which nobody who has only the database can write or change an entry.
    fn mark(&self, vault: &Vault, facts: &str) -> String {
        let texts = [
            Some(self.request_id.as_str()),
            Some(&self.actor),
            self.account.as_deref(),
            Some(&self.operation),
            Some(self.outcome),
            self.code.as_deref(),
            self.reason.as_deref(),
            Some(&self.address),
            Some(facts),
        ];
        chain::mark(vault, self.id.to_i64(), micros(self.at), texts)
    }
}

/// An entry with the mark over all of it.
pub struct Marked {
    entry: Entry,
    facts: String,
    mark: String,
}

/// Marks entries.
///
/// # Errors
/// Where facts cannot be written.
pub fn marked(vault: &Vault, entries: impl IntoIterator<Item = Entry>) -> Result<Vec<Marked>> {
    let marked = |entry: Entry| {
        let facts = serde_json::to_string(&entry.facts).map_err(|_| Error::Unreadable("facts"))?;
        let mark = entry.mark(vault, &facts);
        Ok(Marked { entry, facts, mark })
    };
    entries.into_iter().map(marked).collect()
}

/// Adds entries, which take their places in the chain afterwards.
///
/// # Errors
/// When the database fails.
pub async fn insert(conn: &mut Conn, vault: &Vault, entries: impl IntoIterator<Item = Entry>) -> Result<()> {
    inserting(&marked(vault, entries)?, &[]).run(conn).await.map(drop)
}

/// Takes entries back that the same transaction has added.
///
/// # Errors
/// When the database fails.
pub async fn take_back(conn: &mut Conn, ids: &[Id]) -> Result<()> {
    // What is asked is the same where there is none to take back: no entry has this id.
    let ids = if ids.is_empty() { &[Id::from_i64(0)] } else { ids };
    let ids = ids.iter().map(|id| id.to_i64());
    Sql::new("DELETE FROM audit WHERE id IN (").keys(ids).text(") AND seal IS NULL").run(conn).await?;
    Ok(())
}

/// What adds the entries of a transaction. Those of a set take their places in the chain at once: to come back to each of so
/// many would cost more than to write it, and until the transaction ends, no other set and no sealer goes on. A single one
/// waits for nobody, and takes its place afterwards.
///
/// # Errors
/// When the database fails.
pub async fn adding(conn: &mut Conn, vault: &Vault, entries: &[Marked]) -> Result<Statement> {
    let places = match entries {
        [] | [_] => None,
        set => chain::extend(conn, vault, set.iter().map(|marked| marked.mark.as_str())).await?,
    };
    Ok(inserting(entries, &places.unwrap_or_default()))
}

fn inserting(entries: &[Marked], places: &[End]) -> Statement {
    if entries.is_empty() {
        return Statement::none();
    }
    let places = places.iter().map(Some).chain(std::iter::repeat(None));
    Sql::new(&format!("INSERT INTO audit ({}, mark, seal, number) VALUES ", columns()))
        .tuples(entries.iter().zip(places), |sql, (Marked { entry, facts, mark }, place)| {
            sql.values([entry.id.to_i64(), micros(entry.at)])
                .text(", ")
                .values([entry.request_id.as_str(), entry.actor.as_str()])
                .text(", ")
                .value(entry.account.as_deref())
                .text(", ")
                .values([entry.operation.as_str(), entry.outcome])
                .text(", ")
                .values([entry.code.as_deref(), entry.reason.as_deref()])
                .text(", ")
                .values([entry.address.as_str(), facts.as_str(), mark.as_str()])
                .text(", ")
                .value(place.map(|place| place.seal.as_str()))
                .text(", ")
                .number_value(place.map(|place| chain::number(place.number)))
        })
        .into()
}

/// Which entries a list shows.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Only for this login id.
    pub account: Option<String>,
    /// Only by this actor.
    pub actor: Option<String>,
    /// Only this operation.
    pub operation: Option<String>,
    /// Not this operation.
    pub except: Option<String>,
    /// Only this outcome.
    pub outcome: Option<String>,
    /// Conditions, all of which hold (FIND-1).
    pub conditions: Vec<Condition>,
    /// Rows at the most.
    pub limit: u32,
    /// Only entries older than this one.
    pub before: Option<(Timestamp, Id)>,
}

/// How many refusals an entry tells of: what `rules::refusal::COUNTED` says in its facts, or one.
const COUNT: &str = "COALESCE(CAST(json_extract(facts, '$.refusals') AS BIGINT), 1)";

/// Where an entry stands among those of its instant: by its number in the chain, which it takes shortly after it was written.
const PLACE: &str = "COALESCE(number, 9223372036854775807)";

/// What stands as the address of what came from no client.
pub const NOWHERE: &str = "-";

/// The fields of the trail in SQL.
struct Fields {
    /// Whether the account is named.
    of_account: bool,
}

impl Table for Fields {
    fn value(&self, sql: Sql, field: &str) -> Sql {
        // An account has few entries and an operation may have millions: SQLite, which has counted neither, would go by
        // the operation's index, and an expression has none.
        if field == "operation" && self.of_account {
            return sql.text("operation || ''");
        }
        if field == "count" {
            return sql.text(COUNT);
        }
        if field == "address" {
            return sql.text(&format!("NULLIF(address, '{NOWHERE}')"));
        }
        let is_asked = |column: &&str| *column == field && !["id", "facts"].contains(column);
        sql.text(FIELDS.into_iter().find(is_asked).unwrap_or("NULL"))
    }

    fn place(&self, sql: Sql, field: &str) -> Sql {
        match field {
            "account" | "address" | "code" | "reason" => self.value(sql.text("COALESCE("), field).text(", '')"),
            field => self.value(sql, field),
        }
    }
}

impl Fields {
    fn of(filter: &Filter) -> Self {
        let names = |condition: &Condition| condition.field == "account" && condition.comparison == Comparison::Is;
        Self { of_account: filter.account.is_some() || filter.conditions.iter().any(names) }
    }
}

fn filtered(sql: Sql, select: &str, filter: &Filter) -> Sql {
    let fields = Fields::of(filter);
    let sql = sql
        .text(&format!("SELECT {select} FROM audit WHERE 1 = 1"))
        .given(" AND account = ", filter.account.clone())
        .given(" AND actor = ", filter.actor.clone());
    let sql = match &filter.operation {
        Some(operation) => fields.value(sql.text(" AND "), "operation").text(" = ").value(operation.as_str()),
        None => sql,
    };
    sql.given(" AND operation <> ", filter.except.clone())
        .given(" AND outcome = ", filter.outcome.clone())
        .conditions(&filter.conditions, &fields)
}

/// Which changes of somebody's own account are looked for.
pub struct Own<'a> {
    /// Whose, and by whom.
    pub login_id: &'a LoginId,
    /// Of which kind.
    pub operation: &'a str,
    /// Since when at the most.
    pub since: Timestamp,
    /// The operations of which the newest one until `now` begins it all anew, whoever called it.
    pub anew: &'a [&'a str],
    /// When it is asked.
    pub now: Timestamp,
    /// So many at the most, the newest ones.
    pub most: u32,
}

/// When such changes were made.
///
/// # Errors
/// When the database fails.
pub async fn own(conn: &mut Conn, asked: &Own<'_>) -> Result<Vec<Timestamp>> {
    // By the account, which has few entries: as an actor somebody may have a million, and so may an operation.
    let rows = done_since(Sql::new("SELECT at FROM audit"), asked)
        .text(" AND actor || '' = ")
        .value(asked.login_id.as_str())
        .text(" AND operation || '' = ")
        .value(asked.operation);
    let rows = done_since(rows.text(" AND at >= COALESCE((SELECT MAX(at) FROM audit"), asked)
        .text(" AND at <= ")
        .value(micros(asked.now))
        .text(" AND operation || '' IN (")
        .values(asked.anew.iter().copied())
        .text(")), 0) ORDER BY at DESC")
        .limit(asked.most)
        .rows(conn)
        .await?;
    rows.iter().map(|row| timestamp(row.try_get("at")?)).collect()
}

fn done_since(sql: Sql, asked: &Own<'_>) -> Sql {
    sql.text(&format!(" WHERE outcome = '{DONE}' AND account = "))
        .value(asked.login_id.as_str())
        .text(" AND at > ")
        .value(micros(asked.since))
}

/// Whether any entry names this account, or this actor.
///
/// # Errors
/// When the database fails.
pub async fn names(conn: &mut Conn, column: Named, text: &str) -> Result<bool> {
    let column = match column {
        Named::Account => "account",
        Named::Actor => "actor",
        Named::Operation => "operation",
    };
    let sql = Sql::new(&format!("SELECT COUNT(*) FROM (SELECT id FROM audit WHERE {column} = ")).value(text);
    Ok(sql.text(" LIMIT 1) AS one").number(conn).await? > 0)
}

/// What an entry names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named {
    /// For whom.
    Account,
    /// Who.
    Actor,
    /// What.
    Operation,
}

/// A page of entries in another order than the newest first; `after` is the last one of the page before.
///
/// # Errors
/// When the database fails.
pub async fn ordered(conn: &mut Conn, filter: &Filter, order: &Order, after: Option<Id>) -> Result<Vec<Entry>> {
    let fields = Fields { of_account: false };
    let (direction, beyond) = order.direction();
    let sql = filtered(Sql::default(), &columns(), filter);
    let sql = match after {
        Some(id) => {
            let sql = fields.place(sql.text(" AND ("), &order.field).text(&format!(", {PLACE}, id) {beyond} (SELECT "));
            let sql = fields.place(sql, &order.field).text(&format!(", {PLACE}, id FROM audit WHERE id = "));
            sql.value(id.to_i64()).text(")")
        }
        None => sql,
    };
    let sql = fields
        .place(sql.text(" ORDER BY "), &order.field)
        .text(&format!(" {direction}, {PLACE} {direction}, id {direction}"));
    sql.limit(filter.limit).rows(conn).await?.iter().map(entry).collect()
}

/// A page of entries, newest first.
///
/// # Errors
/// When the database fails.
pub async fn list(conn: &mut Conn, filter: &Filter) -> Result<Vec<Entry>> {
    newest_first(&select(Sql::default(), filter).rows(conn).await?)
}

fn select(sql: Sql, filter: &Filter) -> Sql {
    let sql = filtered(sql, &format!("{}, {PLACE} AS place", columns()), filter);
    let sql = match filter.before {
        None => sql,
        Some((at, id)) => sql
            .text(" AND at <= ")
            .value(micros(at))
            .text(&format!(" AND (at, {PLACE}, id) < (SELECT at, {PLACE}, id FROM audit WHERE id = "))
            .value(id.to_i64())
            .text(")"),
    };
    sql.text(&format!(" ORDER BY at DESC, {PLACE} DESC, id DESC")).limit(filter.limit)
}

/// Equal refusals of the one view.
#[derive(Debug, Clone)]
pub struct Equal {
    /// The newest of them.
    pub newest: Entry,
    /// How many they are.
    pub count: u64,
}

/// Refusals, the newest first, among which the one view looks for equal ones. Of one caller there are only so many in a
/// minute.
const LOOKED_AT: u32 = 2_000;

/// A part of the one view: the newest refusals, equal ones as one.
pub(super) fn equal_part(filter: &Filter) -> Sql {
    const ALIKE: &str = "PARTITION BY actor, operation, code, address, json_extract(facts, '$.protocol'),
        json_extract(facts, '$.secret')";
    let columns = columns();
    let sql = Sql::new(&format!(
        "SELECT {columns}, equal FROM (SELECT {columns}, CAST(SUM({COUNT}) OVER ({ALIKE}) AS BIGINT) AS equal,
         ROW_NUMBER() OVER ({ALIKE} ORDER BY at DESC, id DESC) AS place FROM ("
    ));
    select(sql, &Filter { limit: LOOKED_AT, ..filter.clone() })
        .text(") AS newest) AS alike WHERE place = 1 ORDER BY at DESC, id DESC")
        .limit(filter.limit)
}

/// The equal refusals, the newest first.
pub(super) fn equal(rows: &[Row]) -> Result<Vec<Equal>> {
    let one = |row: &Row| Ok(Equal { newest: entry(row)?, count: row.try_get::<i64>("equal")?.unsigned_abs() });
    let mut all = rows.iter().map(one).collect::<Result<Vec<_>>>()?;
    all.sort_by_key(|one| std::cmp::Reverse((one.newest.newest_at(), one.newest.id.to_i64())));
    Ok(all)
}

/// Who has disabled an account or locked it down.
#[derive(Debug, Clone)]
pub struct Shut {
    /// When.
    pub at: Timestamp,
    /// Who.
    pub by: String,
    /// The reason that was given.
    pub reason: Option<String>,
}

const DISABLE: &str = "account.disable";
const LOCKDOWN: &str = "account.lockdown";

/// A part of the one view: the newest entry of either, of an account that is shut.
pub(super) fn shut_part(id: Id, login_id: &LoginId) -> Sql {
    // By the account, as in `Fields`.
    Sql::new(
        "SELECT operation, at, actor, reason FROM (SELECT operation, at, actor, reason, ROW_NUMBER() OVER
         (PARTITION BY operation ORDER BY at DESC, id DESC) AS place FROM audit WHERE account = ",
    )
    .value(login_id.as_str())
    .text(&format!(" AND operation || '' IN ('{DISABLE}', '{LOCKDOWN}') AND outcome = '{DONE}'"))
    .text(" AND EXISTS (SELECT id FROM accounts WHERE id = ")
    .value(id.to_i64())
    .text(" AND (enabled = 0 OR locked_down_at IS NOT NULL))) AS acts WHERE place = 1")
}

/// Who has disabled the account, and who has locked it down.
pub(super) fn shut(rows: &[Row]) -> Result<[Option<Shut>; 2]> {
    let mut found = [None, None];
    for row in rows {
        let place = usize::from(row.try_get::<&str>("operation")? == LOCKDOWN);
        let shut =
            Shut { at: timestamp(row.try_get("at")?)?, by: row.try_get("actor")?, reason: row.try_get("reason")? };
        found[place] = Some(shut);
    }
    Ok(found)
}

/// The entries, the newest first.
fn newest_first(rows: &[Row]) -> Result<Vec<Entry>> {
    let placed = |row: &Row| Ok((row.try_get::<i64>("place")?, entry(row)?));
    let mut entries = rows.iter().map(placed).collect::<Result<Vec<_>>>()?;
    // Ids in the order of the store, which has them with a sign: a page ends where the next one begins.
    entries.sort_by_key(|(place, entry)| std::cmp::Reverse((entry.at, *place, entry.id.to_i64())));
    Ok(entries.into_iter().map(|(_, entry)| entry).collect())
}

/// How many entries the filter leaves.
///
/// # Errors
/// When the database fails.
pub async fn count(conn: &mut Conn, filter: &Filter) -> Result<u64> {
    Ok(filtered(Sql::default(), "COUNT(*)", filter).number(conn).await?.unsigned_abs())
}

/// The addresses from which an account was refused for this reason since.
///
/// # Errors
/// When the database fails.
pub async fn refused_from(conn: &mut Conn, account: &LoginId, code: Code, since: Timestamp) -> Result<Vec<String>> {
    let rows = Sql::new("SELECT DISTINCT address FROM audit WHERE account = ")
        .value(account.as_str())
        .text(" AND code = ")
        .value(code.as_str())
        .text(" AND at > ")
        .value(micros(since))
        .rows(conn)
        .await?;
    rows.iter().map(|row| row.try_get("address")).collect()
}

/// Whether an operation was refused for this reason since.
///
/// # Errors
/// When the database fails.
pub async fn was_refused(conn: &mut Conn, operation: &str, code: Code, since: Timestamp) -> Result<bool> {
    let rows = Sql::new(&format!("SELECT {} FROM audit WHERE operation = ", columns()))
        .value(operation)
        .text(" AND code = ")
        .value(code.as_str())
        .text(" AND at >= ")
        .value(micros(since))
        .limit(LOOKED_AT)
        .rows(conn)
        .await?;
    let entries = rows.iter().map(entry).collect::<Result<Vec<_>>>()?;
    Ok(entries.iter().any(|entry| entry.newest_at() >= since))
}

/// The entries of one request, in order.
///
/// # Errors
/// When the database fails.
pub async fn of_request(conn: &mut Conn, request_id: &str) -> Result<Vec<Entry>> {
    let rows = Sql::new(&format!("SELECT {} FROM audit WHERE request_id = ", columns()))
        .value(request_id)
        .text(&format!(" ORDER BY at, {PLACE}, id"))
        .rows(conn)
        .await?;
    rows.iter().map(entry).collect()
}

fn entry(row: &Row) -> Result<Entry> {
    Ok(Entry {
        id: Id::from_i64(row.try_get("id")?),
        at: timestamp(row.try_get("at")?)?,
        request_id: row.try_get("request_id")?,
        actor: row.try_get("actor")?,
        account: row.try_get("account")?,
        operation: row.try_get("operation")?,
        outcome: if row.try_get::<&str>("outcome")? == DONE { DONE } else { REFUSED },
        code: row.try_get("code")?,
        reason: row.try_get("reason")?,
        address: row.try_get("address")?,
        facts: serde_json::from_str(row.try_get("facts")?).map_err(|_| Error::Unreadable("facts"))?,
    })
}
