//! Why a whole file cannot be read: nothing of it is done then.

use std::{io, path::PathBuf};

use super::encoding::InputEncoding;

/// A file that cannot be read, and why.
#[derive(Debug, thiserror::Error)]
#[error("{}: {reason}", path.display())]
pub(crate) struct FileTrouble {
    pub(crate) path: PathBuf,
    #[source]
    pub(crate) reason: FileReason,
}

/// Why a file of rows cannot be read. Lines and positions count from 1.
#[derive(Debug, thiserror::Error)]
pub(crate) enum FileReason {
    /// It cannot be opened or read.
    #[error(transparent)]
    Unreadable(#[from] io::Error),
    /// A folder, a pipe, a device: it cannot be read twice.
    #[error("not a regular file")]
    NotRegular,
    /// Nothing stands in it.
    #[error("empty")]
    Empty,
    /// Headings, and nothing under them.
    #[error("no rows")]
    NoRows,
    /// A byte that is not of the encoding asked for, or of none that is tried.
    #[error("a byte of another encoding on line {line}")]
    Encoding {
        line: u64,
        /// The number of the character in its line.
        position: u64,
        asked: Option<InputEncoding>,
    },
    /// It was called something else, and is UTF-8.
    #[error("UTF-8, and not {}", asked.as_str())]
    IsUtf8 { asked: InputEncoding },
    /// Its bytes have a meaning in two encodings.
    #[error("either {} or {}", first.as_str(), second.as_str())]
    EncodingUnclear { first: InputEncoding, second: InputEncoding },
    /// It was changed while it was read.
    #[error("changed while it was read")]
    Changed,
    /// One JSON array instead of one object a line.
    #[error("a JSON array")]
    JsonArray,
    /// The first line is no JSON object.
    #[error("line {line} is no JSON object")]
    NotJsonLines {
        line: u64,
        /// Which byte of the line.
        position: u64,
    },
    /// The line of headings is longer than a row may be.
    #[error("the headings are too long")]
    HeaderTooLong,
    /// A quotation mark in the line of headings is never closed.
    #[error("a quotation mark in the headings is never closed")]
    HeaderQuoteOpen { line: u64 },
    /// In the line of headings text stands directly behind a closing quotation mark.
    #[error("text behind a closing quotation mark in the headings")]
    HeaderQuoteInside { line: u64 },
    /// In the line of headings a blank stands before an opening quotation mark.
    #[error("a blank before a quotation mark in the headings")]
    HeaderQuoteBehindBlank { line: u64 },
    /// A heading with a NUL in it: most often UTF-16 without a byte order mark.
    #[error("a NUL in heading {position}")]
    HeaderNul {
        /// The number of the column, from the left.
        position: usize,
    },
    /// A column without a heading.
    #[error("column {position} has no heading")]
    ColumnUnnamed {
        /// The number of the column, from the left.
        position: usize,
    },
    /// Two headings of one column.
    #[error("column {column} stands twice")]
    ColumnTwice {
        /// The column's own name, not a heading.
        column: String,
        /// The numbers of the two columns of the file.
        first: usize,
        second: usize,
    },
    /// Columns that carry a secret.
    #[error("columns of secrets: {names:?}")]
    ColumnsSecret { names: Vec<String> },
    /// Nothing on the first line is a heading: most often it is the first row. It is not repeated.
    #[error("no headings")]
    NoHeadings {
        /// The names of the columns that the command knows.
        known: Vec<&'static str>,
    },
    /// Headings that the command does not know.
    #[error("unknown columns: {names:?}")]
    ColumnsUnknown {
        /// Each heading, with the column that it probably means.
        names: Vec<(String, Option<&'static str>)>,
        /// The names of the columns that the command knows.
        known: Vec<&'static str>,
    },
    /// Columns that the command needs.
    #[error("missing columns: {names:?}")]
    ColumnsMissing { names: Vec<&'static str> },
    /// Nothing but the key of each row; one of these columns would say what to do with it.
    #[error("no column but the key; one of {names:?} is needed")]
    NothingAsked { names: Vec<&'static str> },
}
