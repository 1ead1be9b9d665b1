//! A statement put together from parts. Its values stand as `?` in the text, in their order, and functions are called as
//! SQLite does; another engine gets it in its own spelling at last. SQLite takes `$1` too, but looks each one up among all others: a thousand rows then cost
//! fifty times what they should.

use std::collections::HashSet;

use sqlx::{
    Any, Arguments, AssertSqlSafe, Encode, Row as _, Type,
    any::{AnyArguments, AnyRow},
};

use super::{
    connection::Conn,
    engine::Engine,
    error::{Error, Result},
    row::{self, Row},
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
    values: AnyArguments,
    /// Rows or keys of the longest list.
    longest: usize,
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
    pub(crate) fn value<'t, T: Encode<'t, Any> + Type<Any>>(mut self, value: T) -> Self {
        // Encoding a number or a text for `Any` does not fail.
        let _ = self.values.add(value);
        self.text.push('?');
        self
    }

    /// Adds values with commas between them.
    pub(crate) fn values<'t, T: Encode<'t, Any> + Type<Any>>(self, values: impl IntoIterator<Item = T>) -> Self {
        self.list(values, |sql, value| sql.value(value))
    }

    /// Adds keys with commas between them, the last one repeated up to a power of two: so a statement has few forms, which
    /// both engines keep prepared.
    pub(crate) fn keys<'t, T: Encode<'t, Any> + Type<Any> + Clone>(self, keys: impl IntoIterator<Item = T>) -> Self {
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

    /// Adds the expression that makes one value of rows with these columns.
    pub(crate) fn one_value(self, columns: &[&str]) -> Self {
        let sql = self.text("CAST(json_group_array(json_array(");
        sql.list(columns, |sql, column| sql.text(column)).text(")) AS TEXT)")
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
    pub(crate) fn given<'t, T: Encode<'t, Any> + Type<Any>>(self, text: &str, value: Option<T>) -> Self {
        match value {
            Some(value) => self.text(text).value(value),
            None => self,
        }
    }

    /// As the connection's engine reads it.
    fn query<'q>(self, conn: &Conn) -> sqlx::query::Query<'q, Any, AnyArguments> {
        let engine = Engine::behind(conn);
        let again = engine == Engine::Sqlite && self.longest.is_multiple_of(FULL_SET);
        let seldom = self.values.len() > SELDOM && !again;
        let text = engine.spelled(self.text);
        tracing::trace!(statement = text);
        sqlx::query_with(AssertSqlSafe(text), self.values).persistent(!seldom)
    }

    /// Runs it; how many rows it changed.
    pub(crate) async fn run(self, conn: &mut Conn) -> Result<u64> {
        Ok(self.query(conn).execute(conn).await?.rows_affected())
    }

    /// Runs it; whether it changed exactly the one row it had to.
    pub(crate) async fn run_once(self, conn: &mut Conn) -> Result<bool> {
        Ok(self.run(conn).await? == 1)
    }

    /// All rows.
    pub(crate) async fn rows(self, conn: &mut Conn) -> Result<Vec<Row>> {
        Ok(self.rows_by_place(conn).await?.into_iter().map(Row::from).collect())
    }

    /// All rows, which come as one value, in no order. These are the columns that it selects.
    pub(crate) async fn set(self, conn: &mut Conn, columns: &[&'static str]) -> Result<Vec<Row>> {
        let mut one = Self::new("SELECT ").one_value(columns).text(" FROM (").text(&self.text).text(") AS one");
        (one.values, one.longest) = (self.values, self.longest);
        let row = one.query(conn).fetch_one(conn).await?;
        row::of_set(columns, row.try_get(0)?)
    }

    /// All rows, their columns known by their places.
    pub(crate) async fn rows_by_place(self, conn: &mut Conn) -> Result<Vec<AnyRow>> {
        Ok(self.query(conn).fetch_all(conn).await?)
    }

    /// The one row, if there is one.
    pub(crate) async fn row(self, conn: &mut Conn) -> Result<Option<Row>> {
        let row = self.query(conn).fetch_optional(conn).await?;
        Ok(row.map(Row::from))
    }

    /// The number in the first column of the one row.
    pub(crate) async fn number(self, conn: &mut Conn) -> Result<i64> {
        Ok(self.query(conn).fetch_one(conn).await?.try_get(0)?)
    }
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

/// Which accounts a read is about.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Accounts<'a> {
    /// Those with these ids.
    Ids(&'a [Id]),
    /// The one that a statement of several parts is about.
    Asked,
}

impl Sql {
    /// Adds ` IN (…)` for the column that refers to accounts.
    pub(crate) fn of_accounts(self, accounts: Accounts<'_>) -> Self {
        match accounts {
            Accounts::Ids(ids) => self.text(" IN (").values(ids.iter().map(|id| id.to_i64())).text(")"),
            Accounts::Asked => self.text(" = (SELECT id FROM asked)"),
        }
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
