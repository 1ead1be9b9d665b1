//! A statement put together from parts. Its values stand as `?` in the text, in their order, and functions are called as
//! SQLite does; another engine gets it in its own spelling at last. SQLite takes `$1` too, but looks each one up among all others: a thousand rows then cost
//! fifty times what they should.

use std::collections::HashSet;

use super::{
    connection::Conn,
    engine::Engine,
    error::{Error, Result},
    ready::Ready,
    row::Row,
    value::Value,
};
use crate::rules::Id;

/// A statement with more values than this is made for a set of rows, seldom twice of the same size: it is not kept
/// prepared, where it would push out those that come every second.
const SELDOM: usize = 200;

/// Rows of a full set: what is made for as many comes again and again while a job runs, and is kept on SQLite. PostgreSQL
/// would keep its plan too, made while the table was small.
pub const FULL_SET: usize = 500;

/// A statement and its values.
#[derive(Default)]
pub(crate) struct Sql {
    text: String,
    values: Vec<Value>,
    /// Rows or keys of the longest list.
    longest: usize,
    by_key: bool,
}

impl Sql {
    /// Begins with this text.
    pub(crate) fn new(text: &str) -> Self {
        Self { text: text.to_owned(), ..Self::default() }
    }

    /// Adds text; only ever text of the program.
    pub(crate) fn text(mut self, text: &str) -> Self {
        self.text.push_str(text);
        self
    }

    /// Adds a value.
    pub(crate) fn value(mut self, value: impl Into<Value>) -> Self {
        self.values.push(value.into());
        self.text.push('?');
        self
    }

    /// Adds values with commas between them.
    pub(crate) fn values<T: Into<Value>>(self, values: impl IntoIterator<Item = T>) -> Self {
        self.list(values, Self::value)
    }

    /// Adds keys with commas between them, the last one repeated up to a power of two: so a statement has few forms, which
    /// both engines keep prepared.
    pub(crate) fn keys<T: Into<Value> + Clone>(self, keys: impl IntoIterator<Item = T>) -> Self {
        self.values(padded(keys.into_iter().collect()))
    }

    /// Adds a tuple in parentheses for each item, with commas between them.
    pub(crate) fn tuples<T>(self, items: impl IntoIterator<Item = T>, tuple: impl Fn(Self, T) -> Self) -> Self {
        self.list(items, |sql, item| tuple(sql.text("("), item).text(")"))
    }

    /// Adds items with commas between them.
    fn list<T>(self, items: impl IntoIterator<Item = T>, add: impl Fn(Self, T) -> Self) -> Self {
        let (mut sql, mut count) = (self, 0);
        for item in items {
            sql = add(if count == 0 { sql } else { sql.text(", ") }, item);
            count += 1;
        }
        sql.longest = sql.longest.max(count);
        sql
    }

    /// Adds the most rows there may be. As text: SQLite prepares a statement anew whenever a `LIMIT` is bound.
    pub(crate) fn limit(self, rows: u32) -> Self {
        self.text(&format!(" LIMIT {rows}"))
    }

    /// Adds a number whose type the engine cannot infer from its place.
    pub(crate) fn number_value(self, number: Option<i64>) -> Self {
        self.text("CAST(").value(number).text(" AS BIGINT)")
    }

    /// Adds the part if there is a value for it.
    pub(crate) fn given<T: Into<Value>>(self, text: &str, value: Option<T>) -> Self {
        match value {
            Some(value) => self.text(text).value(value),
            None => self,
        }
    }

    /// Says that all it reads is found by whole keys: some pages, which are in memory as a rule.
    pub(crate) fn by_key(mut self) -> Self {
        self.by_key = true;
        self
    }

    /// As this engine reads it.
    fn ready(self, engine: Engine) -> Ready {
        let again = engine == Engine::Sqlite && self.longest.is_multiple_of(FULL_SET);
        let keep = self.values.len() <= SELDOM || again;
        let text = engine.spelled(self.text);
        tracing::trace!(statement = text);
        Ready { text, keep, by_key: self.by_key, values: self.values }
    }

    /// Runs it; how many rows it changed.
    pub(crate) async fn run(self, conn: &mut Conn) -> Result<u64> {
        let ready = self.ready(conn.engine());
        conn.run(&ready).await
    }

    /// Runs it; whether it changed exactly the one row it had to.
    pub(crate) async fn run_once(self, conn: &mut Conn) -> Result<bool> {
        Ok(self.run(conn).await? == 1)
    }

    /// All rows.
    pub(crate) async fn rows(self, conn: &mut Conn) -> Result<Vec<Row>> {
        let ready = self.ready(conn.engine());
        conn.rows(&ready).await
    }

    /// The one row, if there is one.
    pub(crate) async fn row(self, conn: &mut Conn) -> Result<Option<Row>> {
        Ok(self.rows(conn).await?.into_iter().next())
    }

    /// The number in the first column of the one row.
    pub(crate) async fn number(self, conn: &mut Conn) -> Result<i64> {
        self.row(conn).await?.and_then(|row| row.at(0)).ok_or(Error::Unreadable("a number"))
    }
}

/// The rows of several statements, as all of them stood at one moment.
pub(crate) async fn at_once<const N: usize>(conn: &mut Conn, all: [Sql; N]) -> Result<[Vec<Row>; N]> {
    let all = all.map(|sql| sql.ready(conn.engine()));
    let rows = conn.rows_at_once(&all).await?;
    rows.try_into().map_err(|_| Error::Unreadable("the answers to several statements"))
}

/// A statement made ready: it can be sent while the next one is made.
pub struct Statement(Option<Sql>);

impl Statement {
    /// One that does nothing.
    pub(crate) fn none() -> Self {
        Self(None)
    }

    /// Runs it; how many rows it changed.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn run(self, conn: &mut Conn) -> Result<u64> {
        match self.0 {
            Some(sql) => sql.run(conn).await,
            None => Ok(0),
        }
    }
}

impl From<Sql> for Statement {
    fn from(sql: Sql) -> Self {
        Self(Some(sql))
    }
}

/// The keys, the last one repeated until they are a power of two.
pub(crate) fn padded<T: Clone>(mut keys: Vec<T>) -> Vec<T> {
    if let Some(last) = keys.last().cloned() {
        keys.resize(keys.len().next_power_of_two(), last);
    }
    keys
}

impl Sql {
    /// Adds ` IN (…)` for the column that refers to accounts.
    pub(crate) fn of_accounts(self, accounts: &[Id]) -> Self {
        self.text(" IN (").values(accounts.iter().map(|id| id.to_i64())).text(")")
    }
}

/// A column's word as the rules know it.
pub(crate) fn word<T: std::str::FromStr>(text: &str) -> Result<T> {
    text.parse().map_err(|_| Error::Unreadable("a word"))
}

/// The ids in a column.
pub(crate) fn ids(rows: &[Row], column: &str) -> Result<HashSet<Id>> {
    rows.iter().map(|row| Ok(Id::from_i64(row.try_get(column)?))).collect()
}
