//! How a file of rows is read: its encoding, its columns, and what stands for what rows do not say themselves.

use super::{
    column::{Column, Columns},
    encoding::InputEncoding,
    row_trouble::RowReason,
};

/// How a file is read.
#[derive(Debug, Clone)]
pub(crate) struct Reading {
    /// The encoding that was asked for; `None` to detect it.
    pub(crate) encoding: Option<InputEncoding>,
    /// The columns that the file may have.
    pub(crate) columns: &'static Columns,
    /// What stands for empty cells and for columns that the file does not have.
    pub(crate) defaults: Defaults,
}

/// Values for columns, given beside the file.
#[derive(Debug, Clone, Default)]
pub(crate) struct Defaults(Vec<(&'static Column, String)>);

/// A value given beside the file that no cell could hold.
#[derive(Debug, thiserror::Error)]
#[error("no value of {name}")]
pub(crate) struct DefaultTrouble {
    /// The column that was named.
    pub(crate) name: String,
    /// The value as it was given.
    pub(crate) text: String,
    /// Why no cell could hold it; `None` where there is no such column, or the value is empty.
    pub(crate) reason: Option<RowReason>,
}

impl Defaults {
    /// Reads names and values as cells of the column of the same name are read.
    ///
    /// # Errors
    /// No cell of the column could hold the value.
    pub(crate) fn read(given: &[(String, String)], columns: &'static Columns) -> Result<Self, DefaultTrouble> {
        let mut all = Vec::with_capacity(given.len());
        for (name, text) in given {
            let wrong = |reason| DefaultTrouble { name: name.clone(), text: text.clone(), reason };
            let column = columns.named(name).ok_or_else(|| wrong(None))?;
            let value = column.kind.read(text).map_err(|reason| wrong(Some(reason)))?;
            // An empty cell says nothing; an empty value here is a mistake.
            all.push((column, value.ok_or_else(|| wrong(None))?));
        }
        Ok(Self(all))
    }

    /// Each column that has a default, and its value.
    pub(super) fn each(&self) -> impl Iterator<Item = (&'static Column, &str)> {
        self.0.iter().map(|(column, value)| (*column, value.as_str()))
    }

    /// Whether a column has a default.
    pub(super) fn has(&self, column: &Column) -> bool {
        self.0.iter().any(|(it, _)| it.is(column))
    }

    /// The names of the columns that have a default.
    pub(super) fn names(&self) -> impl Iterator<Item = &'static str> {
        self.0.iter().map(|(column, _)| column.name)
    }
}
