//! A row of an answer, its columns known by their names or their places.

use std::sync::Arc;

use super::{
    error::{Error, Result},
    value::Value,
};

/// The names of an answer's columns, which its rows share.
pub(crate) type Columns = Arc<[Box<str>]>;

/// A row.
#[derive(Debug)]
pub struct Row {
    columns: Columns,
    values: Vec<Value>,
}

/// What a column can be read as.
pub trait Column<'r>: Sized {
    /// From its value; none where that is something else.
    fn read(value: &'r Value) -> Option<Self>;
}

impl<'r> Column<'r> for i64 {
    fn read(value: &'r Value) -> Option<Self> {
        if let Value::Integer(number) = value { *number } else { None }
    }
}

impl<'r> Column<'r> for &'r str {
    fn read(value: &'r Value) -> Option<Self> {
        if let Value::Text(text) = value { text.as_deref() } else { None }
    }
}

impl<'r> Column<'r> for String {
    fn read(value: &'r Value) -> Option<Self> {
        <&str>::read(value).map(str::to_owned)
    }
}

impl<'r, T: Column<'r>> Column<'r> for Option<T> {
    fn read(value: &'r Value) -> Option<Self> {
        if matches!(value, Value::Integer(None) | Value::Text(None)) { Some(None) } else { T::read(value).map(Some) }
    }
}

impl Row {
    pub(crate) fn new(columns: Columns, values: Vec<Value>) -> Self {
        Self { columns, values }
    }

    /// The value of the column with this name.
    pub(crate) fn try_get<'r, T: Column<'r>>(&'r self, name: &str) -> Result<T> {
        let place = self.columns.iter().position(|column| **column == *name);
        place.and_then(|place| self.at(place)).ok_or_else(|| Error::Column(name.to_owned()))
    }

    /// The value of the column at this place; none where it is something else.
    pub fn at<'r, T: Column<'r>>(&'r self, place: usize) -> Option<T> {
        self.values.get(place).and_then(T::read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_is_read_by_name_and_by_what_it_is() {
        let columns: Columns = ["id", "name", "at", "odd"].map(Box::from).into();
        let row = Row::new(columns, vec![i64::MIN.into(), "名簿 \"x\"".into(), Value::ABSENT, Value::Foreign]);
        assert_eq!(row.try_get::<i64>("id").unwrap(), i64::MIN);
        assert_eq!(row.try_get::<&str>("name").unwrap(), "名簿 \"x\"");
        assert_eq!(row.try_get::<Option<i64>>("at").unwrap(), None);
        assert_eq!(row.at::<Option<String>>(1).unwrap().unwrap(), "名簿 \"x\"");
        assert!(row.try_get::<i64>("at").is_err() && row.try_get::<i64>("name").is_err());
        assert!(row.try_get::<Option<String>>("odd").is_err() && row.try_get::<i64>("number").is_err());
        assert!(row.at::<i64>(9).is_none());
    }
}
