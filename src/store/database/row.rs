//! A row of an answer, its columns known by their names.
//!
//! It came by itself, or with all others of its answer as one JSON text: SQLite hands each value of each row over to another
//! thread, and `Any` describes each column of each row anew, which costs more than reading them.

use std::sync::Arc;

use serde_json::Value;
use sqlx::{Row as _, any::AnyRow};

use super::error::{Error, Result};

/// A row.
pub(crate) enum Row {
    /// By itself.
    Alone(AnyRow),
    /// One of a set: its columns in this order.
    OfSet(Arc<[&'static str]>, Vec<Value>),
}

/// What a column can be read as.
pub(crate) trait Column<'r>: Sized {
    /// From a row that came by itself.
    fn alone(row: &'r AnyRow, name: &str) -> std::result::Result<Self, sqlx::Error>;

    /// From a value of a set; none where it is something else.
    fn of_set(value: &'r Value) -> Option<Self>;
}

macro_rules! columns {
    ($($type:ty = $read:expr;)*) => {$(
        impl<'r> Column<'r> for $type {
            fn alone(row: &'r AnyRow, name: &str) -> std::result::Result<Self, sqlx::Error> {
                row.try_get(name)
            }

            fn of_set(value: &'r Value) -> Option<Self> {
                let read: fn(&'r Value) -> Option<Self> = $read;
                read(value)
            }
        }

        impl<'r> Column<'r> for Option<$type> {
            fn alone(row: &'r AnyRow, name: &str) -> std::result::Result<Self, sqlx::Error> {
                row.try_get(name)
            }

            fn of_set(value: &'r Value) -> Option<Self> {
                if value.is_null() { Some(None) } else { <$type>::of_set(value).map(Some) }
            }
        }
    )*};
}

columns! {
    i64 = Value::as_i64;
    &'r str = Value::as_str;
    String = |value| value.as_str().map(str::to_owned);
}

impl Row {
    /// The value of a column.
    pub(crate) fn try_get<'r, T: Column<'r>>(&'r self, name: &str) -> std::result::Result<T, sqlx::Error> {
        match self {
            Row::Alone(row) => T::alone(row, name),
            Row::OfSet(columns, values) => {
                let value = columns.iter().position(|column| *column == name).and_then(|place| values.get(place));
                let value = value.ok_or_else(|| sqlx::Error::ColumnNotFound(name.to_owned()))?;
                let other = || sqlx::Error::ColumnDecode { index: name.to_owned(), source: "of another type".into() };
                T::of_set(value).ok_or_else(other)
            }
        }
    }
}

impl From<AnyRow> for Row {
    fn from(row: AnyRow) -> Self {
        Self::Alone(row)
    }
}

/// The rows of a set; an engine may say nothing where there are none.
pub(crate) fn of_set(columns: &[&'static str], json: Option<&str>) -> Result<Vec<Row>> {
    let Some(json) = json else { return Ok(Vec::new()) };
    let rows: Vec<Vec<Value>> = serde_json::from_str(json).map_err(|_| Error::Unreadable("a set of rows"))?;
    let columns: Arc<[&'static str]> = columns.into();
    Ok(rows.into_iter().map(|values| Row::OfSet(Arc::clone(&columns), values)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_of_a_set_is_read_by_name_and_by_what_it_is() {
        let rows = of_set(&["id", "name", "at"], Some(r#"[[-9223372036854775808, "名簿 \"x\"", null]]"#)).unwrap();
        let row = rows.first().unwrap();
        assert_eq!(row.try_get::<i64>("id").unwrap(), i64::MIN);
        assert_eq!(row.try_get::<&str>("name").unwrap(), "名簿 \"x\"");
        assert_eq!(row.try_get::<Option<i64>>("at").unwrap(), None);
        assert!(row.try_get::<i64>("at").is_err() && row.try_get::<i64>("name").is_err());
        assert!(row.try_get::<i64>("number").is_err());
        assert!(of_set(&["id"], None).unwrap().is_empty());
    }
}
