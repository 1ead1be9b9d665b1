//! How a file of rows is read: its encoding, its columns, and what the command's flags say for rows that do not say it
//! themselves.

use super::{encoding::InputEncoding, row_trouble::RowReason, value::Value};
use crate::{
    cli::{
        bulk::column::{Column, Columns},
        exit::Exit,
        failure::Failure,
    },
    rules::Code,
};

/// How a file is read.
#[derive(Debug, Clone)]
pub(crate) struct Reading {
    /// The encoding that was asked for.
    pub(crate) encoding: Option<InputEncoding>,
    /// What its columns say.
    pub(crate) columns: &'static Columns,
    /// What stands for empty cells and for columns that are not there.
    pub(crate) defaults: Defaults,
}

/// Values of columns, by the command's flags.
#[derive(Debug, Clone, Default)]
pub(crate) struct Defaults(Vec<(&'static Column, Value)>);

impl Defaults {
    /// Reads flags as cells of the column of the same name are read.
    ///
    /// # Errors
    /// A cell could not say it (2).
    pub(crate) fn read(flags: &[(String, String)], columns: &'static Columns) -> Result<Self, Failure> {
        let mut all = Vec::with_capacity(flags.len());
        for (name, text) in flags {
            let wrong = || Failure::new(Exit::Usage, Code::InvalidValue.as_str()).fact("field", name.as_str());
            let column = columns.named(name).ok_or_else(wrong)?;
            let quoted = || wrong().fact("value", text.as_str());
            let value = column.kind.read(text).map_err(|reason| match reason {
                RowReason::NotDate { .. } => quoted().fact("why", "date-written-out"),
                RowReason::NoSuchDay { .. } => quoted().fact("why", "no-such-day"),
                _ => quoted(),
            })?;
            // An empty cell says nothing; an empty flag is a mistake.
            let value = value.ok_or_else(wrong)?;
            all.push((column, value));
        }
        Ok(Self(all))
    }

    /// Each column that has one, and its value.
    pub(super) fn each(&self) -> impl Iterator<Item = (&'static Column, &Value)> {
        self.0.iter().map(|(column, value)| (*column, value))
    }

    /// Whether a column has one.
    pub(super) fn has(&self, column: &Column) -> bool {
        self.0.iter().any(|(it, _)| it.is(column))
    }

    /// The names of the columns that have one.
    pub(crate) fn names(&self) -> impl Iterator<Item = &'static str> {
        self.0.iter().map(|(column, _)| column.name)
    }
}
