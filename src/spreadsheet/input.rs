//! A file of rows: CSV or JSON lines, as spreadsheets and programs write them.
//!
//! All of the file is checked for its encoding when it is opened; then one row after another is read, and never more
//! than one is in memory. What is wrong with the file as a whole (its encoding, its headings) is a [`FileTrouble`];
//! what is wrong with a row is a [`RowTrouble`], and reading continues after it.
//!
//! - **CSV**: comma, tab or semicolon, found from the headings; line ends of every kind; empty lines, and lines of empty
//!   cells, are no rows. A row may end before its last optional cells, as Excel writes it. A cell that was made harmless for
//!   spreadsheets is read without its apostrophe. `sep=;` on the first line says what stands between cells.
//! - **JSON lines**, if the file begins with `{` or its name ends in `.jsonl` or `.ndjson`: one object per line, with
//!   strings, whole numbers, booleans and null. Null and the empty string count as an empty cell. A name that says
//!   nothing to the command may hold anything, as such a cell of CSV may. The header is the names of the first object,
//!   then the command's other columns, since later objects may have them.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
};

use super::{
    column::{Meaning, is_secret},
    decoded::{Broken, Decoded},
    detect::{Detected, detect},
    file_trouble::{FileReason, FileTrouble},
    header::{Header, guess},
    json_lines::{JsonLines, Object, Scalar},
    key::Keys,
    reading::Reading,
    row::{Draft, Row},
    row_trouble::{Cells, RowReason, RowTrouble},
    table::{self, Record, Table},
};

/// A file of rows, read one after another: an iterator of rows, and of troubles with one of them.
pub(crate) struct Input {
    path: PathBuf,
    form: Form,
    header: Header,
    encoding: Detected,
    /// The keys read so far; `None` where an earlier reading has made sure that no key comes twice.
    keys: Option<Keys>,
    /// The first row, read when the file was opened to know that there is one.
    first: Option<Result<Row, RowTrouble>>,
    has_ended: bool,
}

enum Form {
    Table(Table<File>),
    JsonLines(JsonLines<File>),
}

impl Input {
    /// Opens a file, finds its encoding and form, and reads its headings.
    ///
    /// # Errors
    /// It cannot be read as a whole: nothing of it should be done then.
    pub(crate) fn open(path: &Path, reading: &Reading) -> Result<Self, FileTrouble> {
        Self::read(path, reading, Some(Keys::default())).map_err(|reason| FileTrouble { path: path.to_owned(), reason })
    }

    /// Opens a file that was read to its end before: its keys are not compared again.
    ///
    /// # Errors
    /// As [`open`](Self::open).
    pub(crate) fn reopen(path: &Path, reading: &Reading) -> Result<Self, FileTrouble> {
        Self::read(path, reading, None).map_err(|reason| FileTrouble { path: path.to_owned(), reason })
    }

    fn read(path: &Path, reading: &Reading, keys: Option<Keys>) -> Result<Self, FileReason> {
        let columns = reading.columns;
        let mut file = regular(path)?;
        let detected = detect(&mut file, reading.encoding)?;
        let mut text = Decoded::new(file, detected.encoding);
        let begin = text.piece()?;
        if begin.is_empty() {
            return Err(FileReason::Empty);
        }
        let (form, header, first) = if are_json_lines(begin, path)? {
            begin_json_lines(JsonLines::new(text), reading)?
        } else {
            let (delimiter, hint) = table::separator(begin).unwrap_or_else(|| (table::delimiter(begin, columns), 0));
            begin_table(Table::new(text, delimiter).skip(hint)?, reading)?
        };
        let mut input =
            Self { path: path.to_owned(), form, header, encoding: detected, keys, first: None, has_ended: false };
        let first = first.map(|row| row.and_then(|row| alone(row, &mut input.keys, &input.header)));
        input.first = Some(first.or_else(|| input.read_row()).ok_or(FileReason::NoRows)?);
        Ok(input)
    }

    /// The headings as they stand in the file: what each of a row's cells is.
    pub(crate) fn header(&self) -> &[String] {
        self.header.names()
    }

    /// The names of the columns that the headings stand for, in their order.
    pub(crate) fn names(&self) -> Vec<&'static str> {
        self.header.places().iter().map(|place| place.meaning.name()).collect()
    }

    /// What each of a row's cells stands for.
    pub(crate) fn meanings(&self) -> impl Iterator<Item = Meaning> {
        self.header.places().iter().map(|place| place.meaning)
    }

    /// The columns that the file has although a flag gives a value for them.
    pub(crate) fn both(&self) -> &[&'static str] {
        self.header.both()
    }

    /// In which encoding it is written.
    pub(crate) fn encoding(&self) -> Detected {
        self.encoding
    }

    fn read_row(&mut self) -> Option<Result<Row, RowTrouble>> {
        if self.has_ended {
            return None;
        }
        let read = match &mut self.form {
            Form::Table(table) => read_record(table, &self.header),
            Form::JsonLines(json) => read_object(json, &self.header),
        };
        let read = read.unwrap_or_else(|broken| Some(Err(self.broken(broken))));
        self.has_ended = read.as_ref().is_none_or(|row| row.as_ref().is_err_and(RowTrouble::ends_the_file));
        read.map(|row| row.and_then(|row| alone(row, &mut self.keys, &self.header)))
    }

    fn broken(&self, broken: Broken) -> RowTrouble {
        let line = match &self.form {
            Form::Table(table) => table.line(),
            Form::JsonLines(json) => json.line(),
        };
        let reason = RowReason::File(FileTrouble { path: self.path.clone(), reason: broken.into() });
        trouble(line, None, reason)
    }
}

impl Iterator for Input {
    type Item = Result<Row, RowTrouble>;

    fn next(&mut self) -> Option<Self::Item> {
        self.first.take().or_else(|| self.read_row())
    }
}

impl From<Broken> for FileReason {
    fn from(broken: Broken) -> Self {
        match broken {
            Broken::Unreadable(error) => FileReason::Unreadable(error),
            // All of it could be decoded when it was opened.
            Broken::Malformed(_) => FileReason::Changed,
        }
    }
}

/// Opens a file, if it is a regular one: a pipe could block, and can be read only once.
pub(crate) fn regular(path: &Path) -> Result<File, FileReason> {
    if !fs::metadata(path)?.is_file() {
        return Err(FileReason::NotRegular);
    }
    Ok(File::open(path)?)
}

fn are_json_lines(begin: &[u8], path: &Path) -> Result<bool, FileReason> {
    let named =
        path.extension().is_some_and(|it| it.eq_ignore_ascii_case("jsonl") || it.eq_ignore_ascii_case("ndjson"));
    match begin.trim_ascii_start().first() {
        Some(b'[') => Err(FileReason::JsonArray),
        Some(b'{') => Ok(true),
        _ => Ok(named),
    }
}

/// The form of a file, its headings, and its first row where that has them.
type Begun = (Form, Header, Option<Result<Row, RowTrouble>>);

fn begin_table(mut table: Table<File>, reading: &Reading) -> Result<Begun, FileReason> {
    let record = table.next()?.ok_or(FileReason::Empty)?;
    match record.trouble {
        Some(RowReason::QuoteOpen) => return Err(FileReason::HeaderQuoteOpen { line: record.line }),
        Some(RowReason::QuoteInside { .. }) => return Err(FileReason::HeaderQuoteInside { line: record.line }),
        Some(RowReason::QuoteBehindBlank { .. }) => {
            return Err(FileReason::HeaderQuoteBehindBlank { line: record.line });
        }
        Some(_) => return Err(FileReason::HeaderTooLong),
        None => {}
    }
    let header = Header::of_table(&table.cells()?, reading.columns, reading.defaults.clone())?;
    Ok((Form::Table(table), header, None))
}

fn begin_json_lines(mut json: JsonLines<File>, reading: &Reading) -> Result<Begun, FileReason> {
    let line = json.next()?.ok_or(FileReason::Empty)?;
    let object = json.object(&line).map_err(|reason| match reason {
        RowReason::NotJson { position } => FileReason::NotJsonLines { line: line.line, position },
        _ => FileReason::HeaderTooLong,
    })?;
    let names: Vec<&str> = object.0.iter().map(|(name, _)| name.as_str()).collect();
    let header = Header::of_object(&names, reading.columns, reading.defaults.clone())?;
    let row = row_of_object(line.line, &object, &header);
    Ok((Form::JsonLines(json), header, Some(row)))
}

/// The next record that is a row.
fn read_record(table: &mut Table<File>, header: &Header) -> Result<Option<Result<Row, RowTrouble>>, Broken> {
    while let Some(record) = table.next()? {
        let cells = table.cells()?;
        if record.trouble.is_some() || cells.iter().any(|cell| !cell.trim().is_empty()) {
            return Ok(Some(row_of_record(record, &cells, header)));
        }
    }
    Ok(None)
}

fn read_object(json: &mut JsonLines<File>, header: &Header) -> Result<Option<Result<Row, RowTrouble>>, Broken> {
    let Some(line) = json.next()? else { return Ok(None) };
    let object = json.object(&line).map_err(|reason| trouble(line.line, None, reason));
    Ok(Some(object.and_then(|object| row_of_object(line.line, &object, header))))
}

fn row_of_record(record: Record, cells: &[&str], header: &Header) -> Result<Row, RowTrouble> {
    let (found, expected) = (cells.len(), header.width());
    let mut draft = Draft::new(record.line, header);
    if let Some(reason) = record.trouble {
        return Err(draft.trouble(None, reason));
    }
    let added = cells.get(expected..).unwrap_or_default();
    if !header.can_end_at(found) || added.iter().any(|cell| !cell.trim().is_empty()) {
        return Err(draft.trouble(None, RowReason::CellCount { found, expected, last_line: record.last_line }));
    }
    let (mut kept, mut first) = (Vec::with_capacity(header.places().len()), None);
    for place in header.places() {
        let cell = (header.columns().conventions.bare)(cells.get(place.cell).copied().unwrap_or_default());
        if record.last_line > record.line && !place.meaning.is_free_text() && cell.contains(['\n', '\r']) {
            // Most often a quotation mark too many, which has made the rows after it a part of the cell.
            let column = header.names().get(kept.len()).map(String::as_str);
            return Err(draft.trouble(column, RowReason::LineBreak { last_line: record.last_line }));
        }
        if let Meaning::Column(column) = place.meaning {
            first = first.or(draft.put(column, cell).err());
        }
        kept.push(cell.to_owned());
    }
    match first {
        Some(trouble) => Err(RowTrouble { cells: Some(Box::new(Cells(kept))), ..trouble }),
        None => draft.finish(kept),
    }
}

fn row_of_object(line: u64, object: &Object, header: &Header) -> Result<Row, RowTrouble> {
    let mut draft = Draft::new(line, header);
    let mut cells: Vec<Option<String>> = vec![None; header.names().len()];
    let mut first = None;
    for (name, value) in &object.0 {
        let told = |reason| trouble(line, Some(name), reason);
        let Some(meaning) = header.meaning(name) else { return Err(told(stranger(name, header))) };
        // A name that says nothing and came later than the first object has no place in the results.
        let mut nowhere = None;
        let cell = header.position(meaning.name()).map_or(&mut nowhere, |position| &mut cells[position]);
        if cell.is_some() {
            return Err(told(RowReason::ColumnTwice));
        }
        *cell = Some(value.text().to_owned());
        match (meaning, value) {
            (Meaning::Ignored(_), _) => {}
            (Meaning::Column(_), Scalar::Nested(_)) => return Err(told(RowReason::Nested)),
            (Meaning::Column(_), Scalar::Inexact(_)) => return Err(told(RowReason::Inexact)),
            (Meaning::Column(column), Scalar::Cell(text)) => first = first.or(draft.put(column, text).err()),
        }
    }
    let cells = cells.into_iter().map(Option::unwrap_or_default).collect();
    match first {
        Some(trouble) => Err(RowTrouble { cells: Some(Box::new(Cells(cells))), ..trouble }),
        None => draft.finish(cells),
    }
}

fn stranger(name: &str, header: &Header) -> RowReason {
    if is_secret(name) {
        RowReason::ColumnSecret
    } else {
        RowReason::ColumnUnknown { meant: guess(name, header.columns()) }
    }
}

/// The row, unless an earlier one has its key.
fn alone(row: Row, keys: &mut Option<Keys>, header: &Header) -> Result<Row, RowTrouble> {
    let Some(first) = keys.as_mut().and_then(|keys| keys.came_before(&row.key, row.line)) else { return Ok(row) };
    let column = header.columns().key.first().and_then(|name| header.columns().named(name));
    let reason = RowReason::KeyTwice { key: row.key, first };
    Err(trouble(row.line, column.map(|column| header.heading(column)), reason))
}

fn trouble(line: u64, column: Option<&str>, reason: RowReason) -> RowTrouble {
    RowTrouble { line, column: column.map(str::to_owned), reason, cells: None }
}
