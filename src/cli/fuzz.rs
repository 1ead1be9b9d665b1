//! The files that commands read, and the refusals that they tell, each by itself: the way in for tests that try very many
//! of them, without a service and a process for each.

use std::{io, path::Path};

use serde_json::Value;

use super::{
    bulk::{
        self,
        job::Journal,
        results_file::{Outcome, ResultsFile, for_readers},
    },
    failure::{Failure, message},
    settings::{File, Key},
};
use crate::{
    contract::Problem,
    spreadsheet::{self, Defaults, FileTrouble, Input, Reading, RowTrouble},
    texts::{Lang, Texts},
    ui::{Encoding, Zone},
};

/// A refusal in words, one for each language.
pub type Words = Vec<String>;

/// A file of rows, as a command understands it.
#[derive(Debug, Clone, PartialEq)]
pub struct Rows {
    /// The headings that count.
    pub headings: Vec<String>,
    /// The encoding in which results are written for whoever wrote it.
    pub encoding: Encoding,
    /// Each row, or why it is none.
    pub rows: Vec<Result<Row, Words>>,
}

/// One row of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The line on which it begins, from 1.
    pub line: u64,
    /// What tells it from the others.
    pub key: String,
    /// Its cells, under the headings.
    pub cells: Vec<String>,
    /// What it asks for.
    pub request: Value,
}

/// The commands that read rows.
pub fn commands() -> impl Iterator<Item = &'static str> {
    bulk::SHEETS.iter().map(|sheet| sheet.command)
}

/// Reads a file of rows as a command does, in the encoding of that name or in the one that it is found to have.
///
/// # Errors
/// No command reads such rows, or the file is refused whole.
pub fn rows(command: &str, file: &Path, encoding: Option<&str>) -> Result<Rows, Words> {
    let sheet = bulk::SHEETS.iter().find(|sheet| sheet.command == command).ok_or_else(Words::new)?;
    let encoding = encoding.and_then(|name| name.parse().ok());
    let reading = Reading { encoding, columns: sheet.columns, defaults: Defaults::default() };
    let input = Input::open(file, &reading).map_err(|trouble: FileTrouble| words(&trouble.into()))?;
    let (headings, encoding) = (input.header().to_vec(), for_readers(input.encoding()));
    Ok(Rows { headings, encoding, rows: input.map(|row| row.map_err(said).and_then(whole)).collect() })
}

fn whole(row: spreadsheet::Row) -> Result<Row, Words> {
    let request = serde_json::to_value(&row.request).map_err(|error| words(&Failure::unexpected(error)))?;
    Ok(Row { line: row.line, key: row.key, cells: row.cells, request })
}

fn said(trouble: RowTrouble) -> Words {
    words(&trouble.into())
}

/// Writes the file of results of those rows that can be read, each of them done: JSON lines where its name says so, else CSV in
/// that encoding.
///
/// # Errors
/// It cannot be written; a character is not in the encoding.
pub fn results(rows: &Rows, file: &Path, encoding: Encoding) -> Result<(), Words> {
    let write = || {
        let mut results = ResultsFile::create(file, &rows.headings, encoding)?;
        for row in rows.rows.iter().flatten() {
            results.write(&row.cells, &Outcome { result: "done", ..Outcome::default() })?;
        }
        results.flush()
    };
    write().map_err(|trouble| words(&trouble.into()))
}

/// The settings that the text of a configuration file has at its top, by name.
///
/// # Errors
/// It is no such file, or a setting cannot have its value.
pub fn settings(text: &str) -> Result<Vec<(&'static str, String)>, Words> {
    let file = File::parse(Path::new("config.toml"), text).map_err(|failure| words(&failure))?;
    let all = Key::ALL.iter().filter_map(|key| Some((key, file.top(*key)?)));
    all.map(|(key, setting)| match key.check(&setting.value) {
        Ok(()) => Ok((key.as_str(), setting.value)),
        Err(_) => Err(Words::new()),
    })
    .collect()
}

/// The last word on each row in the journal of a job, as it stands.
///
/// # Errors
/// It cannot be read.
pub fn journal(file: &Path) -> io::Result<Vec<Value>> {
    let journal = Journal::look(file)?;
    journal.all().map(|ended| Ok(serde_json::to_value(ended?)?)).collect()
}

/// The same, by a command that goes on with the job: what a crash cut short is cut off.
///
/// # Errors
/// It cannot be read or written.
pub fn resumed(file: &Path) -> io::Result<Vec<Value>> {
    drop(Journal::resume(file)?);
    journal(file)
}

/// What a person is told of a service's refusal.
pub fn refusal(problem: Problem) -> Words {
    words(&problem.into())
}

fn words(failure: &Failure) -> Words {
    let zone = Zone::named("Asia/Tokyo");
    Lang::ALL.into_iter().map(|lang| message::human_form(failure, Texts::of(lang), &zone)).collect()
}
