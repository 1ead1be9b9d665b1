//! People's files of rows: CSV and JSON lines, in the encodings and with the headings that people and their spreadsheets
//! write. What a file may have is told by its reader ([`Columns`]); this room knows no command, and what is wrong is a
//! value ([`FileTrouble`], [`RowTrouble`]) that others put into words.

mod column;
mod decoded;
mod detect;
mod encoding;
mod file_trouble;
mod header;
mod input;
mod json_lines;
mod key;
mod line;
mod octets;
mod quotes;
mod reading;
mod row;
mod row_trouble;
mod table;
#[cfg(test)]
pub(crate) mod tests;
mod value;

pub(crate) use self::{
    column::{Column, Columns, Conventions, Kind, Meaning, Words, normal},
    detect::Detected,
    encoding::InputEncoding,
    file_trouble::{FileReason, FileTrouble},
    input::{Input, regular},
    reading::{DefaultTrouble, Defaults, Reading},
    row::{Request, Row},
    row_trouble::{RowReason, RowTrouble},
};
