//! Several reads as one statement: what one view shows comes in one trip, and as it all stood at one moment.
//!
//! The rows of all parts have the same columns: which part it is, then so many numbers, then so many texts. Each noun says
//! which of its columns are numbers and which are texts, and reads its rows by their own names.

use sqlx::Row as _;

use super::{
    Conn, Error, Result,
    sql::{Row, Sql},
};
use crate::rules::LoginId;

/// A column of a part.
#[derive(Debug, Clone, Copy)]
pub(super) enum Field {
    /// A number.
    Number(&'static str),
    /// A text.
    Text(&'static str),
}

/// Columns for numbers; no noun has more.
const NUMBERS: usize = 10;
/// Columns for texts; no noun has more.
const TEXTS: usize = 10;

/// The column of a row in which this field of a part stands.
pub(super) fn place(fields: &[Field], name: &str) -> Option<usize> {
    let (mut numbers, mut texts) = (0, 0);
    for field in fields {
        match field {
            Field::Number(number) if *number == name => return Some(1 + numbers),
            Field::Text(text) if *text == name => return Some(1 + NUMBERS + texts),
            Field::Number(_) => numbers += 1,
            Field::Text(_) => texts += 1,
        }
    }
    None
}

/// One noun's part of the statement: its columns, and what adds its `SELECT`.
pub(super) struct Part<'a> {
    fields: &'static [Field],
    select: Box<dyn Fn(Sql) -> Sql + Send + 'a>,
}

impl<'a> Part<'a> {
    /// A part with these columns.
    pub(super) fn new(fields: &'static [Field], select: impl Fn(Sql) -> Sql + Send + 'a) -> Self {
        Self { fields, select: Box::new(select) }
    }

    fn add(&self, number: usize, sql: Sql) -> Sql {
        let names = |wanted: fn(&Field) -> Option<&'static str>, most: usize| {
            let names = self.fields.iter().filter_map(wanted).chain(std::iter::repeat("NULL")).take(most);
            names.collect::<Vec<_>>().join(", ")
        };
        let numbers = names(|field| if let Field::Number(name) = field { Some(name) } else { None }, NUMBERS);
        let texts = names(|field| if let Field::Text(name) = field { Some(name) } else { None }, TEXTS);
        let sql = sql.text(&format!(" UNION ALL SELECT {number}, {numbers}, {texts} FROM ("));
        (self.select)(sql).text(&format!(") AS part{number}"))
    }
}

/// Reads all parts about one account at once; the rows of each, in no order.
///
/// # Errors
/// When the database fails.
pub(super) async fn read<const N: usize>(
    conn: &mut Conn,
    login_id: &LoginId,
    parts: [Part<'_>; N],
) -> Result<[Vec<Row>; N]> {
    let head = (0..NUMBERS).map(|_| "CAST(NULL AS BIGINT)").chain((0..TEXTS).map(|_| "CAST(NULL AS TEXT)"));
    // PostgreSQL takes the types of the columns from the first part, and a NULL alone has none.
    let head = format!(") SELECT -1 AS part, {} WHERE 1 = 0", head.collect::<Vec<_>>().join(", "));
    let asked = Sql::new("WITH asked AS (SELECT id FROM accounts WHERE login_id = ").value(login_id.as_str());
    let sql = parts.iter().enumerate().fold(asked.text(&head), |sql, (number, part)| part.add(number, sql));
    let mut read = [const { Vec::new() }; N];
    for row in sql.rows_by_place(conn).await? {
        let number = usize::try_from(row.try_get::<i64, _>(0)?).unwrap_or(N);
        let (part, rows) = parts.get(number).zip(read.get_mut(number)).ok_or(Error::Unreadable("a part"))?;
        rows.push(Row::of_part(row, part.fields));
    }
    Ok(read)
}
