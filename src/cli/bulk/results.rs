//! `meibo bulk results JOB`: what came of each row, beside its cells; on stdout, or in a file.

use std::{
    borrow::Cow,
    path::{Path, PathBuf},
};

use serde_json::{Map, Value, json};

use super::{
    job::{self, Ended, Facts, Journal, folder},
    plan,
    results_file::{COLUMNS, Outcome, Place, ResultsFile},
    resume::is_meant,
    row_failure::RowFailure,
    sheet,
};
use crate::{
    cli::{context::Context, failure::Failure, new_file::Unwritable},
    contract::{bulk::BulkResult, field::Fields},
    rules::condition::Kind,
    spreadsheet::Input,
    texts::{Lang, args},
    ui::{Done, Encoding, Format, Listing},
};

/// What stands for the cells of a file that is not there any more.
const KEY: &str = "key";

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(value_name = "JOB")]
    job: String,
    #[arg(long, value_name = "FILE")]
    results: Option<PathBuf>,
}

/// Tells of the rows that have ended, in the order of the file.
pub(crate) fn run(args: &Args, context: &mut Context) -> Result<(), Failure> {
    let folder = folder::named(&args.job, context)?;
    let facts = job::facts(&folder)?;
    is_meant(&facts, context)?;
    let journal = job::journal(&folder)?;
    let rows = Rows::of(&facts, journal, &folder);
    if rows.input.is_none() {
        context.ui.complain(&keys_alone(&facts, &folder, context));
    }
    match &args.results {
        Some(path) => write(rows, &facts, path, context),
        None => show(rows, context),
    }
}

/// The rows that have ended.
struct Rows {
    input: Option<Input>,
    journal: Journal,
    folder: PathBuf,
}

impl Rows {
    /// With the cells of the file, if that is what it was; else with the keys alone.
    fn of(facts: &Facts, journal: Journal, folder: &Path) -> Self {
        Self { input: input(facts), journal, folder: folder.to_owned() }
    }

    /// The columns of the command, as rows for programs name them.
    fn names(&self) -> Vec<&'static str> {
        self.input.as_ref().map_or_else(|| vec![KEY], Input::names)
    }

    /// Hands each on, with its cells.
    fn each(mut self, mut take: impl FnMut(&[String], &Ended) -> Result<(), Failure>) -> Result<(), Failure> {
        let trouble = |source| Failure::from(Unwritable { path: self.folder.clone(), source });
        match &mut self.input {
            None => self.journal.all().try_for_each(|ended| {
                let ended = ended.map_err(trouble)?;
                take(std::slice::from_ref(&ended.key), &ended)
            }),
            Some(input) => input.try_for_each(|row| {
                let row = row?;
                let ended = self.journal.ended(&row.key).map_err(trouble)?;
                ended.map_or(Ok(()), |ended| take(&row.cells, &ended))
            }),
        }
    }
}

/// The file of a job, if it is what it was.
fn input(facts: &Facts) -> Option<Input> {
    let reading = sheet::of_operation(&facts.operation).and_then(|sheet| facts.reading(sheet).ok())?;
    job::source(facts).ok()?;
    Input::reopen(&facts.file, &reading).ok()
}

/// That the cells of the rows are not there, why, and how to get at them.
fn keys_alone(facts: &Facts, folder: &Path, context: &Context) -> String {
    let why = match facts.file.exists() {
        _ if folder::is_of_stdin(folder, &facts.file) => "stdin",
        true => "changed",
        false => "gone",
    };
    let key = sheet::of_operation(&facts.operation).map(|sheet| sheet.columns.key.join("/")).unwrap_or_default();
    let command = context.command(&format!("bulk results {}", facts.job));
    let file = facts.file.display().to_string();
    context.ui.text("bulk-results-keys", args![why = why, file = file, key = key, command = command])
}

fn show(rows: Rows, context: &Context) -> Result<(), Failure> {
    let names = rows.names();
    let is_localised = matches!(context.ui.look.format, Format::Table | Format::Wide | Format::Csv);
    let mut all = Vec::new();
    rows.each(|cells, ended| {
        let mut row: Map<String, Value> =
            names.iter().zip(cells).map(|(name, cell)| ((*name).to_owned(), json!(cell))).collect();
        let message = if is_localised { told(ended, context) } else { in_english(ended).map(Cow::Borrowed) };
        let told = Outcome { message: message.as_deref(), ..Outcome::from(ended) };
        row.extend(COLUMNS.iter().zip(told.cells()).map(|(name, cell)| ((*name).to_owned(), json!(cell))));
        all.push(Value::Object(row));
        Ok(())
    })?;
    let (wide, columns) =
        COLUMNS.split_last().map_or((&[][..], &[][..]), |(last, rest)| (std::slice::from_ref(last), rest));
    let id = names.iter().copied().find(|name| *name == "id").or(names.first().copied()).unwrap_or(KEY);
    let columns: Vec<&'static str> = names.iter().chain(columns).copied().collect();
    let kind = |name: &str| match name {
        "result" => Kind::words(BulkResult::ALL.iter().map(|result| result.as_str())),
        _ => Kind::Text,
    };
    let fields = Fields::of(columns.iter().chain(wide).map(|&name| (name, kind(name))));
    let listing = Listing::new(all, columns).wide(wide).whole(&["result", "code"]).prose("message");
    context.show_list(listing.id(id), &fields)
}

/// What is told of a row in English, as programs read it.
fn in_english(ended: &Ended) -> Option<&str> {
    ended.english.as_deref().or(ended.message.as_deref())
}

/// What is told of a row in the person's language: as the run told it, or, of one in another language, what its code says.
fn told<'a>(ended: &'a Ended, context: &Context) -> Option<Cow<'a, str>> {
    let (texts, ran_in_english) = (context.ui.texts, ended.english.is_none());
    match texts.lang() {
        Lang::En => in_english(ended).map(Cow::Borrowed),
        Lang::Ja if ran_in_english => {
            let title = ended.code.as_deref().and_then(|code| texts.problem_title(code));
            title.map(Cow::Owned).or(ended.message.as_deref().map(Cow::Borrowed))
        }
        Lang::Ja => ended.message.as_deref().map(Cow::Borrowed),
    }
}

/// Looks whether an encoding has every character of the rows, before a file is begun in it.
fn all_in(encoding: Encoding, facts: &Facts, context: &Context) -> Result<(), Failure> {
    let Some(mut input) = input(facts) else { return Ok(()) };
    let mut lacking = Vec::new();
    while let Some(row) = input.next() {
        lacking.extend(RowFailure::not_in(encoding, &row?, input.header()));
    }
    let all = lacking.len();
    if all == 0 { Ok(()) } else { Err(plan::cannot_read(lacking, all, &context.ui)) }
}

fn write(rows: Rows, facts: &Facts, path: &Path, context: &Context) -> Result<(), Failure> {
    let place = Place { path, asked: context.global.encoding().or(facts.written()) };
    let mut file = match &rows.input {
        Some(input) => {
            all_in(place.encoding(input), facts, context)?;
            ResultsFile::beside(place, input)?
        }
        None => ResultsFile::create(path, &[KEY.to_owned()], place.asked.unwrap_or_default())?,
    };
    let mut count = 0_i64;
    rows.each(|cells, ended| {
        count += 1;
        let message = told(ended, context);
        Ok(file.write(cells, &Outcome { message: message.as_deref(), ..Outcome::from(ended) })?)
    })?;
    file.flush()?;
    let said = context.ui.text("bulk-results-written", args![rows = count, file = path.display().to_string()]);
    context.show(&Done::new(json!({ "job": facts.job, "rows": count, "results": path }), said).id("job"))
}
