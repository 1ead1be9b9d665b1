//! Several reads as one statement: what one view shows comes in one trip, and as it all stood at one moment. Each part is one
//! value, made of its rows.

use sqlx::Row as _;

use super::{
    connection::Conn,
    error::Result,
    row::{self, Row},
    sql::Sql,
};
use crate::rules::LoginId;

/// One noun's part of the statement: its columns, and what adds its `SELECT`.
pub(crate) struct Part<'a> {
    columns: &'static [&'static str],
    select: Box<dyn Fn(Sql) -> Sql + Send + 'a>,
}

impl<'a> Part<'a> {
    /// A part with these columns.
    pub(crate) fn new(columns: &'static [&'static str], select: impl Fn(Sql) -> Sql + Send + 'a) -> Self {
        Self { columns, select: Box::new(select) }
    }

    fn add(&self, number: usize, sql: Sql) -> Sql {
        let sql =
            sql.text(if number == 0 { "" } else { ", " }).text("(SELECT ").one_value(self.columns).text(" FROM (");
        (self.select)(sql).text(&format!(") AS part{number})"))
    }
}

/// Reads all parts about one account at once; the rows of each, in no order.
///
/// # Errors
/// When the database fails.
pub(crate) async fn read<const N: usize>(
    conn: &mut Conn,
    login_id: &LoginId,
    parts: [Part<'_>; N],
) -> Result<[Vec<Row>; N]> {
    let asked = Sql::new("WITH asked AS (SELECT id FROM accounts WHERE login_id = ").value(login_id.as_str());
    let sql = parts.iter().enumerate().fold(asked.text(") SELECT "), |sql, (number, part)| part.add(number, sql));
    let mut read = [const { Vec::new() }; N];
    for one in sql.rows_by_place(conn).await? {
        for (place, (part, rows)) in parts.iter().zip(&mut read).enumerate() {
            *rows = row::of_set(part.columns, one.try_get(place)?)?;
        }
    }
    Ok(read)
}
