//! Why one row cannot be read: the others can.

use super::file_trouble::FileTrouble;

/// A row that cannot be read, where, and why.
#[derive(Debug, thiserror::Error)]
#[error("line {line}: {reason}")]
pub(crate) struct RowTrouble {
    /// The line on which the row begins, from 1.
    pub(crate) line: u64,
    /// The heading of the column; `None` where it is not one cell's trouble.
    pub(crate) column: Option<String>,
    #[source]
    pub(crate) reason: RowReason,
    /// Its cells, where they could be told apart, so that a row that nobody asked for need not be reported.
    pub(crate) cells: Option<Box<Cells>>,
}

/// The cells of a row that cannot be read, in the header's order.
#[derive(Debug)]
pub(crate) struct Cells(pub(crate) Vec<String>);

/// Why a row cannot be read. No reason repeats what stands in a cell, where that could be a secret.
#[derive(Debug, thiserror::Error)]
pub(crate) enum RowReason {
    /// Longer than a row may be.
    #[error("longer than {most} bytes")]
    TooLong {
        /// The most bytes of UTF-8 that a row may have.
        most: usize,
    },
    /// A quotation mark is never closed: the rest of the file is one cell.
    #[error("a quotation mark is never closed")]
    QuoteOpen,
    /// Text directly behind the closing quotation mark of a cell: one of the marks is too many.
    #[error("text behind a closing quotation mark")]
    QuoteInside {
        /// The line on which the row ends.
        last_line: u64,
    },
    /// A blank before the opening quotation mark of a cell: the marks would be a part of it.
    #[error("a blank before a quotation mark")]
    QuoteBehindBlank {
        /// The line on which the row ends.
        last_line: u64,
    },
    /// A cell that goes over several lines, in a column where none does.
    #[error("a line break in a cell")]
    LineBreak {
        /// The line on which the row ends.
        last_line: u64,
    },
    /// More or fewer cells than headings.
    #[error("{found} cells under {expected} headings")]
    CellCount {
        found: usize,
        expected: usize,
        /// The line on which the row ends.
        last_line: u64,
    },
    /// A NUL byte in a cell.
    #[error("a NUL")]
    Nul,
    /// A cell that every row needs is empty or not there.
    #[error("no value")]
    ValueMissing,
    /// No day of the calendar.
    #[error("no day of the calendar")]
    NotDate {
        /// The cell; `None` where it could be a password.
        value: Option<String>,
    },
    /// The number by which a spreadsheet counts a day.
    #[error("a spreadsheet's number of a day")]
    DaySerial {
        /// The cell without the blanks around it.
        value: String,
    },
    /// Written as a date, and the calendar has no such day.
    #[error("no such day")]
    NoSuchDay {
        /// The cell without the blanks around it.
        value: String,
    },
    /// Not in the form of a login id.
    #[error("no login id")]
    NotLoginId {
        /// The cell without the blanks around it.
        value: String,
    },
    /// What a spreadsheet shows in place of a value that it could not work out: `#N/A`.
    #[error("an error of a spreadsheet")]
    SheetError {
        /// The cell without the blanks around it.
        value: String,
    },
    /// A mark that stands where another program could not keep a character.
    #[error("a character was lost")]
    CharacterLost {
        /// The mark: `〓` or U+FFFD.
        mark: char,
    },
    /// No id of an app password.
    #[error("no id")]
    NotId,
    /// None of the words that the column knows.
    #[error("none of {known:?}")]
    UnknownWord {
        /// The cell; `None` where it is long enough for a password.
        value: Option<String>,
        known: Vec<&'static str>,
    },
    /// The row's key is too long, or has a control character in it.
    #[error("no key")]
    KeyForm {
        /// The most bytes of UTF-8 that a key may have.
        most: usize,
    },
    /// An earlier row has the same key.
    #[error("the key stands on line {first} already")]
    KeyTwice {
        key: String,
        /// The line on which that row begins.
        first: u64,
    },
    /// JSON: a name that is not known.
    #[error("unknown column")]
    ColumnUnknown { meant: Option<&'static str> },
    /// JSON: a name that carries a secret.
    #[error("a column of secrets")]
    ColumnSecret,
    /// JSON: two names of one column.
    #[error("a column twice")]
    ColumnTwice,
    /// JSON: an object or an array inside the object.
    #[error("a nested value")]
    Nested,
    /// JSON: a number that is not whole, or larger than can be kept exactly.
    #[error("a number that is not kept exactly")]
    Inexact,
    /// JSON: the line is no object.
    #[error("not a JSON object")]
    NotJson {
        /// Which byte of the line, from 1.
        position: u64,
    },
    /// The file ends here for the reader: it cannot be read further, or it was changed. No row comes after it.
    #[error(transparent)]
    File(FileTrouble),
}

impl RowTrouble {
    /// Whether no row comes after it: not all of the file was read.
    pub(crate) const fn ends_the_file(&self) -> bool {
        matches!(self.reason, RowReason::File(_))
    }
}
