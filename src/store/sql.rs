//! A statement put together from parts. Its values stand as `?` in the text, in their order; an engine that numbers them
//! gets them numbered at last. SQLite takes `$1` too, but looks each one up among all others: a thousand rows then cost
//! fifty times what they should.

use std::collections::HashSet;

use sqlx::{
    Any, Arguments, AssertSqlSafe, Encode, Type,
    any::{AnyArguments, AnyRow},
};

use super::{Conn, Engine, Error, Result};
use crate::rules::Id;

/// A statement with more values than this is made for a set of rows, seldom twice of the same size: it is not kept
/// prepared, where it would push out those that come every second.
const SELDOM: usize = 200;

/// A statement and its values.
#[derive(Default)]
pub(super) struct Sql {
    text: String,
    values: AnyArguments,
}

impl Sql {
    /// Begins with this text.
    pub(super) fn new(text: &str) -> Self {
        Self { text: text.to_owned(), values: AnyArguments::default() }
    }

    /// Adds text; only ever text of the program.
    pub(super) fn text(mut self, text: &str) -> Self {
        self.text.push_str(text);
        self
    }

    /// Adds a value.
    pub(super) fn value<'t, T: Encode<'t, Any> + Type<Any>>(mut self, value: T) -> Self {
        // Encoding a number or a text for `Any` does not fail.
        let _ = self.values.add(value);
        self.text.push('?');
        self
    }

    /// Adds values with commas between them.
    pub(super) fn values<'t, T: Encode<'t, Any> + Type<Any>>(self, values: impl IntoIterator<Item = T>) -> Self {
        values.into_iter().enumerate().fold(self, |sql, (at, value)| {
            let sql = if at == 0 { sql } else { sql.text(", ") };
            sql.value(value)
        })
    }

    /// Adds a tuple in parentheses for each item, with commas between them.
    pub(super) fn tuples<T>(self, items: impl IntoIterator<Item = T>, tuple: impl Fn(Self, T) -> Self) -> Self {
        items.into_iter().enumerate().fold(self, |sql, (at, item)| {
            let sql = sql.text(if at == 0 { "(" } else { ", (" });
            tuple(sql, item).text(")")
        })
    }

    /// Adds a number whose type the engine cannot infer from its place.
    pub(super) fn number_value(self, number: Option<i64>) -> Self {
        self.text("CAST(").value(number).text(" AS BIGINT)")
    }

    /// Adds the part if there is a value for it.
    pub(super) fn given<'t, T: Encode<'t, Any> + Type<Any>>(self, text: &str, value: Option<T>) -> Self {
        match value {
            Some(value) => self.text(text).value(value),
            None => self,
        }
    }

    /// As the connection's engine reads it.
    fn query<'q>(self, conn: &Conn) -> sqlx::query::Query<'q, Any, AnyArguments> {
        let seldom = self.values.len() > SELDOM;
        let text = match Engine::behind(conn) {
            Engine::Sqlite => self.text,
            Engine::Postgres => numbered(&self.text),
        };
        sqlx::query_with(AssertSqlSafe(text), self.values).persistent(!seldom)
    }

    /// Runs it; how many rows it changed.
    pub(super) async fn run(self, conn: &mut Conn) -> Result<u64> {
        Ok(self.query(conn).execute(conn).await?.rows_affected())
    }

    /// Runs it; whether it changed exactly the one row it had to.
    pub(super) async fn run_once(self, conn: &mut Conn) -> Result<bool> {
        Ok(self.run(conn).await? == 1)
    }

    /// All rows.
    pub(super) async fn rows(self, conn: &mut Conn) -> Result<Vec<AnyRow>> {
        Ok(self.query(conn).fetch_all(conn).await?)
    }

    /// The one row, if there is one.
    pub(super) async fn row(self, conn: &mut Conn) -> Result<Option<AnyRow>> {
        Ok(self.query(conn).fetch_optional(conn).await?)
    }

    /// The number in the first column of the one row.
    pub(super) async fn number(self, conn: &mut Conn) -> Result<i64> {
        use sqlx::Row;
        Ok(self.query(conn).fetch_one(conn).await?.try_get(0)?)
    }
}

/// `$1`, `$2`, … for each `?`.
fn numbered(text: &str) -> String {
    let mut numbered = String::with_capacity(text.len() * 2);
    for (number, part) in text.split('?').enumerate() {
        if number > 0 {
            numbered.push_str(&format!("${number}"));
        }
        numbered.push_str(part);
    }
    numbered
}

/// A column's word as the rules know it.
pub(super) fn word<T: std::str::FromStr>(text: &str) -> Result<T> {
    text.parse().map_err(|_| Error::Unreadable("a word"))
}

/// The ids in a column.
pub(super) fn ids(rows: &[AnyRow], column: &str) -> Result<HashSet<Id>> {
    use sqlx::Row;
    rows.iter().map(|row| Ok(Id::from_i64(row.try_get(column)?))).collect()
}
