//! `--from` and the flags beside it, on every command that reads rows.

use std::path::PathBuf;

use clap::{Arg, ArgMatches, Command, builder::PossibleValuesParser, value_parser};

use super::{
    results_file::Place,
    sheet::{SHEETS, Sheet, of_command},
};
use crate::{
    cli::failure::Failure,
    rules::Code,
    spreadsheet::{DefaultTrouble, InputEncoding, RowReason},
    ui::Encoding,
};

/// Their names; their help is the same everywhere (`help-rows-<name>`).
const NAMES: [&str; 4] = ["from", "results", "secrets_out", "on_error"];

/// What was asked for.
#[derive(Debug, Clone)]
pub(crate) struct Flags {
    /// The file; `-` is stdin.
    pub(crate) from: PathBuf,
    /// `--results`.
    pub(crate) results: Option<PathBuf>,
    /// `--secrets-out`.
    pub(crate) secrets_out: Option<PathBuf>,
    /// `--on-error stop`.
    pub(crate) stops: bool,
    /// `--input-encoding`, of the file.
    pub(crate) encoding: Option<InputEncoding>,
    /// `--encoding`, of the results.
    pub(crate) written: Option<Encoding>,
    /// `--password-stdin`.
    pub(crate) password_stdin: bool,
    /// The flags of the command that stand for what rows do not say, by column.
    pub(crate) columns: Vec<(String, String)>,
}

impl Flags {
    /// Where results go.
    pub(crate) fn place(&self) -> Option<Place<'_>> {
        self.results.as_deref().map(|path| Place { path, asked: self.written })
    }
}

/// Whether an argument of a command, its words with hyphens between them, is one of them.
pub(crate) fn are_of(command: &str, id: &str) -> bool {
    let reads_rows = || SHEETS.iter().any(|sheet| sheet.command.replace(' ', "-") == command);
    NAMES.contains(&id) && command != "bulk-results" && (command.starts_with("bulk-") || reads_rows())
}

/// The same for those that only go with `--from`.
pub(crate) fn go_with_from(command: &str, id: &str) -> bool {
    id != "from" && !command.starts_with("bulk-") && are_of(command, id)
}

/// The tree of commands, each that reads rows with the flags for it.
pub(crate) fn added(root: Command) -> Command {
    SHEETS.iter().fold(root, |root, sheet| {
        let path: Vec<&str> = sheet.command.split(' ').collect();
        at(root, &path, &|verb| with_flags(verb, sheet))
    })
}

fn at(command: Command, path: &[&str], change: &dyn Fn(Command) -> Command) -> Command {
    match path.split_first() {
        Some((name, rest)) => command.mut_subcommand(name, |sub| at(sub, rest, change)),
        None => change(command),
    }
}

fn with_flags(verb: Command, sheet: &Sheet) -> Command {
    if verb.get_arguments().any(|arg| arg.get_id() == "from") {
        return verb;
    }
    // A row says what the arguments of a single command say: whom it is about says no flag. What chooses the sheet stays.
    let fills =
        |id: &str| SHEETS.iter().filter(|it| it.command == sheet.command).any(|it| filled(it).any(|name| name == id));
    let own: Vec<String> = verb
        .get_arguments()
        .map(|arg| arg.get_id().to_string())
        .filter(|id| Some(id.as_str()) != sheet.flag && id != "password_stdin" && !fills(id))
        .collect();
    let verb = verb
        .mut_args(|arg| if arg.is_required_set() { arg.required(false).required_unless_present("from") } else { arg });
    let file = |id: &'static str, name: &'static str| {
        Arg::new(id).long(name).value_name("FILE").value_parser(value_parser!(PathBuf))
    };
    let verb =
        verb.arg(file("from", "from").conflicts_with_all(own)).arg(file("results", "results").requires("from")).arg(
            Arg::new("on_error")
                .long("on-error")
                .value_name("ACTION")
                .value_parser(PossibleValuesParser::new(["continue", "stop"]))
                .requires("from"),
        );
    if sheet.secret.is_some() { verb.arg(file("secrets_out", "secrets-out").requires("from")) } else { verb }
}

/// The arguments of a command that stand for what rows do not say: those of its columns, but for what tells rows apart.
fn filled(sheet: &Sheet) -> impl Iterator<Item = String> {
    let columns = sheet.columns.columns.iter().filter(|column| !sheet.columns.key.contains(&column.name));
    columns.map(|column| column.name.replace('-', "_"))
}

/// The sheet and the flags, where `--from` was given.
pub(crate) fn given(matches: &ArgMatches) -> Option<(&'static Sheet, Flags)> {
    let (mut command, mut leaf) = (Vec::new(), matches);
    while let Some((name, below)) = leaf.subcommand() {
        command.push(name);
        leaf = below;
    }
    let path = |id: &str| leaf.try_get_one::<PathBuf>(id).ok().flatten().cloned();
    let word = |id: &str| leaf.try_get_one::<String>(id).ok().flatten().map(String::as_str);
    let from = path("from")?;
    let sheet = of_command(&command.join(" "), leaf)?;
    let text = |id: &str| Some(leaf.try_get_raw(id).ok()??.next()?.to_string_lossy().into_owned());
    let flags = Flags {
        from,
        results: path("results"),
        secrets_out: path("secrets_out"),
        stops: word("on_error") == Some("stop"),
        encoding: word("input_encoding").and_then(|name| name.parse().ok()),
        written: word("encoding").and_then(|name| name.parse().ok()),
        password_stdin: leaf.try_get_one::<bool>("password_stdin").is_ok_and(|given| given == Some(&true)),
        columns: filled(sheet).filter_map(|id| Some((id.replace('_', "-"), text(&id)?))).collect(),
    };
    Some((sheet, flags))
}

impl From<DefaultTrouble> for Failure {
    fn from(trouble: DefaultTrouble) -> Self {
        let failure = Failure::new(Code::InvalidValue).fact("field", trouble.name.as_str());
        let failure = match trouble.reason {
            Some(RowReason::NotDate { .. }) => failure.fact("why", "date-written-out"),
            Some(RowReason::DaySerial { .. }) => failure.fact("why", "date-serial"),
            Some(RowReason::NoSuchDay { .. }) => failure.fact("why", "no-such-day"),
            Some(_) => failure,
            None => return failure,
        };
        failure.fact("value", trouble.text.as_str())
    }
}
