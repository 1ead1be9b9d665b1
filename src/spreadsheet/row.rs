//! A row: what it asks for, and how it stood in the file.

use serde::{Serialize, Serializer, ser::SerializeMap};

use super::{
    column::Column,
    header::Header,
    key::key,
    row_trouble::{Cells, RowReason, RowTrouble},
};

/// The longest row, in bytes of UTF-8.
pub(super) const MOST_BYTES: usize = 1024 * 1024;

/// A row of a file.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Row {
    /// The line on which it begins, from 1.
    pub(crate) line: u64,
    /// The key, which tells it from every other row of the file.
    pub(crate) key: String,
    /// Its cells in the header's order, for the results.
    pub(crate) cells: Vec<String>,
    /// What it asks for.
    pub(crate) request: Request,
}

/// The fields of a request that a row fills; serialised as a JSON object. What the row leaves empty is not in it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Request {
    values: Vec<(&'static Column, String)>,
}

impl Request {
    /// The value of a field.
    #[cfg(test)]
    pub(crate) fn get(&self, field: &str) -> Option<&str> {
        self.values.iter().find(|(column, _)| column.field == field).map(|(_, value)| value.as_str())
    }
}

impl PartialEq for Request {
    fn eq(&self, other: &Self) -> bool {
        let fields =
            |request: &Self| request.values.iter().map(|(column, value)| (column.field, value.clone())).collect();
        let (mine, theirs): (Vec<_>, Vec<_>) = (fields(self), fields(other));
        mine == theirs
    }
}

impl Serialize for Request {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_map(Some(self.values.len()))?;
        for (column, value) in &self.values {
            object.serialize_entry(column.field, value)?;
        }
        object.end()
    }
}

/// A row that is being read.
pub(super) struct Draft<'a> {
    line: u64,
    header: &'a Header,
    request: Request,
}

impl<'a> Draft<'a> {
    /// A row that begins on the line.
    pub(super) fn new(line: u64, header: &'a Header) -> Self {
        Self { line, header, request: Request { values: Vec::with_capacity(header.names().len()) } }
    }

    /// Reads a cell of a column.
    ///
    /// # Errors
    /// The cell is not of the column's kind.
    pub(super) fn put(&mut self, column: &'static Column, cell: &str) -> Result<(), RowTrouble> {
        match column.kind.read(cell) {
            Ok(Some(value)) => self.request.values.push((column, value)),
            Ok(None) => {}
            Err(reason) => return Err(self.trouble(Some(self.header.heading(column)), reason)),
        }
        Ok(())
    }

    /// The whole row.
    ///
    /// # Errors
    /// A value that every row needs is missing, or the key is too long or has a control character in it.
    pub(super) fn finish(mut self, cells: Vec<String>) -> Result<Row, RowTrouble> {
        match self.key() {
            Ok(key) => Ok(Row { line: self.line, key, cells, request: self.request }),
            Err(trouble) => Err(RowTrouble { cells: Some(Box::new(Cells(cells))), ..trouble }),
        }
    }

    /// The key of the row, once all that every row needs is there.
    fn key(&mut self) -> Result<String, RowTrouble> {
        let columns = self.header.columns();
        for (column, value) in self.header.defaults().each() {
            if !self.request.values.iter().any(|(it, _)| it.is(column)) {
                self.request.values.push((column, value.to_owned()));
            }
        }
        let has = |column: &Column| self.request.values.iter().any(|(it, _)| it.is(column));
        if let Some(missing) = columns.columns.iter().find(|column| column.required && !has(column)) {
            return Err(self.trouble(Some(self.header.heading(missing)), RowReason::ValueMissing));
        }
        let key = key(columns, &self.request.values);
        let most = columns.conventions.longest_key;
        if key.len() > most || key.chars().any(char::is_control) {
            let column = columns.key.first().and_then(|name| columns.named(name));
            let heading = column.map(|column| self.header.heading(column));
            return Err(self.trouble(heading, RowReason::KeyForm { most }));
        }
        Ok(key)
    }

    /// Trouble with this row.
    pub(super) fn trouble(&self, column: Option<&str>, reason: RowReason) -> RowTrouble {
        RowTrouble { line: self.line, column: column.map(str::to_owned), reason, cells: None }
    }
}
