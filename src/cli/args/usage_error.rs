//! clap's errors in the person's language, with what was probably meant and what is missing.

use std::ffi::OsString;

use clap::{
    Arg, Command,
    error::{ContextKind, ContextValue, Error, ErrorKind},
};

use super::{
    accepted::obeys,
    asked_for, global, help_page,
    help_text::{about_key, arg_help},
    other_words::{are_alike, lead},
    values::Values,
};
use crate::{
    cli::failure::Failure,
    rules::meant::near,
    texts::{FluentArgs, Lang, Texts, args},
    ui::{Format, Ui, definitions, visible},
};

/// How many commands are suggested at most.
const MOST: usize = 3;
/// Columns of what is listed.
const WIDTH: usize = 80;

/// A usage error as a failure; in English where a program reads it. `tree` is what could not make sense of `typed`.
pub(crate) fn failure(error: &Error, tree: &Command, typed: &[OsString], ui: &Ui) -> Failure {
    let english = Texts::of(Lang::En);
    let texts = if ui.look.format == Format::Json { english } else { ui.texts };
    let words = asked_for::words(tree.clone(), typed);
    let command = asked_for::find(tree, &words);
    Failure::usage(UsageError { error, tree, command, words, texts }.message())
}

struct UsageError<'a> {
    error: &'a Error,
    tree: &'a Command,
    /// The command that was begun, and its words.
    command: &'a Command,
    words: Vec<String>,
    texts: &'a Texts,
}

impl UsageError<'_> {
    /// What is wrong, what was probably meant or is missing, and how the command is used.
    fn message(&self) -> String {
        let mut lines = vec![self.texts.explain(key(self.error), values(self.error))];
        lines.extend(self.missing());
        lines.extend(self.meant());
        if let Some(ContextValue::Bool(true)) = self.error.get(ContextKind::TrailingArg) {
            lines.push(self.say("usage-trailing"));
        }
        lines.extend(self.usage().map(|usage| format!("{} {usage}", self.say("help-heading-usage"))));
        lines.join("\n")
    }

    /// As help tells it: that of the error names every flag that was typed as if it were needed.
    fn usage(&self) -> Option<String> {
        let usage = help_page::usage(self.command, &self.words.join(" "), self.tree);
        self.error.get(ContextKind::Usage).map(|_| usage)
    }

    fn say(&self, key: &str) -> String {
        self.texts.say(key, args![])
    }

    /// Each argument that is missing, with the values that it takes or where they are found.
    fn missing(&self) -> Option<String> {
        let Some(ContextValue::Strings(names)) = self.error.get(ContextKind::InvalidArg) else { return None };
        if self.error.kind() != ErrorKind::MissingRequiredArgument {
            return None;
        }
        let named = |name: &String| self.command.get_arguments().find(|arg| is_named(arg, name));
        let rows: Vec<_> = names.iter().filter_map(|name| Some((name.clone(), self.told(named(name)?)))).collect();
        (!rows.is_empty()).then(|| definitions(&rows, WIDTH).trim_end().to_owned())
    }

    fn told(&self, arg: &Arg) -> String {
        let meaning = arg_help(arg, &self.words.join("-"), self.texts);
        let Some(values) = Values::of(&self.words.join(" "), arg.get_id().as_str()) else { return meaning };
        let all = values.all();
        let meaning = if all.is_empty() { meaning } else { format!("{meaning} [{}]", all.join(", ")) };
        match values.shown_by() {
            Some(command) => self.texts.say("usage-shown-by", args![meaning = meaning, command = command]),
            None => meaning,
        }
    }

    fn meant(&self) -> Option<String> {
        match self.error.kind() {
            ErrorKind::InvalidSubcommand => self.commands(),
            ErrorKind::UnknownArgument => self.word(self.flag()?),
            ErrorKind::InvalidValue => self.word(self.value()?),
            _ => None,
        }
    }

    fn word(&self, meant: String) -> Option<String> {
        Some(self.texts.say("usage-meant", args![meant = meant]))
    }

    /// The commands that were probably meant, each with what it does, the nearest first.
    fn commands(&self) -> Option<String> {
        let typed = string(self.error, ContextKind::InvalidSubcommand);
        let names = self.command.get_subcommands().map(Command::get_name);
        let siblings =
            near(&typed, names).into_iter().map(|name| [&self.words[..], &[name.to_owned()]].concat().join(" "));
        let mut all: Vec<String> = Vec::new();
        for words in self.alike(&typed).into_iter().chain(self.lead(&typed)).chain(siblings) {
            if !all.contains(&words) {
                all.push(words);
            }
        }
        // Whoever has named a noun means another one only where this one has nothing of the kind.
        if self.words.is_empty() || all.is_empty() {
            all.extend(called(self.tree, &typed).into_iter().filter(|words| !all.contains(words)).collect::<Vec<_>>());
        }
        let row = |words: &String| (format!("meibo {words}"), self.about(words));
        let rows: Vec<_> = all.iter().take(MOST).map(row).collect();
        (!rows.is_empty())
            .then(|| format!("{}\n{}", self.say("usage-meant-commands"), definitions(&rows, WIDTH).trim_end()))
    }

    /// The verbs of the noun that mean the same.
    fn alike(&self, typed: &str) -> Vec<String> {
        let verbs = self.command.get_subcommands().map(Command::get_name);
        let alike = verbs.filter(|verb| !self.words.is_empty() && are_alike(verb, typed));
        alike.map(|verb| format!("{} {verb}", self.words.join(" "))).collect()
    }

    /// The command that the word stands for: behind a noun only one of this noun.
    fn lead(&self, typed: &str) -> Option<String> {
        let lead = lead(typed)?;
        let is_here = |rest: &str| self.words.is_empty() || rest.starts_with(' ');
        lead.strip_prefix(&self.words.join(" ")).is_some_and(is_here).then(|| lead.to_owned())
    }

    fn about(&self, words: &str) -> String {
        let key = about_key(&words.replace(' ', "-"));
        let key = if words == "--version" { "help-global-version".to_owned() } else { key };
        self.say(&key)
    }

    /// The flag that was probably meant: one that the command obeys.
    fn flag(&self) -> Option<String> {
        let typed = string(self.error, ContextKind::InvalidArg);
        let typed = typed.strip_prefix("--")?.split('=').next().unwrap_or_default().to_owned();
        let words = self.words.join(" ");
        let globals = self.tree.get_arguments().filter(|arg| global::is_flag(arg.get_id().as_str()));
        let globals = globals.filter(|arg| obeys(&words, arg.get_id().as_str()));
        let longs = self.command.get_arguments().filter(|arg| !arg.is_global_set()).chain(globals);
        Some(format!("--{}", near(&typed, longs.filter_map(Arg::get_long)).first()?))
    }

    /// The value. Values are short: nobody who types `xml` means `yaml`.
    fn value(&self) -> Option<String> {
        let Some(ContextValue::Strings(known)) = self.error.get(ContextKind::ValidValue) else { return None };
        let typed = string(self.error, ContextKind::InvalidValue);
        let alike = known.iter().map(String::as_str).filter(|word| word.chars().next() == typed.chars().next());
        near(&typed, alike).first().map(|word| (*word).to_owned())
    }
}

/// Whether an error calls an argument so: `--flag <VALUE>`, `<VALUE>`.
fn is_named(arg: &Arg, name: &str) -> bool {
    if let Some(flag) = name.strip_prefix("--") {
        return arg.get_long() == flag.split([' ', '=']).next();
    }
    let value = name.trim_matches(['<', '>', '[', ']', '.']);
    arg.is_positional() && arg.get_value_names().is_some_and(|names| names.iter().any(|name| name.as_str() == value))
}

/// The commands below nouns that have this name.
fn called(tree: &Command, name: &str) -> Vec<String> {
    let mut found = Vec::new();
    for noun in tree.get_subcommands() {
        found.extend(noun.find_subcommand(name).map(|sub| format!("{} {}", noun.get_name(), sub.get_name())));
    }
    found
}

fn key(error: &Error) -> &'static str {
    let has = |kind| error.get(kind).is_some();
    match error.kind() {
        ErrorKind::InvalidValue | ErrorKind::ValueValidation
            if string(error, ContextKind::InvalidValue).trim().is_empty() =>
        {
            "usage-value-missing"
        }
        ErrorKind::InvalidValue if !string(error, ContextKind::ValidValue).is_empty() => "usage-value-not-listed",
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => "usage-value-invalid",
        ErrorKind::UnknownArgument => "usage-argument-unknown",
        ErrorKind::InvalidSubcommand => "usage-command-unknown",
        ErrorKind::NoEquals => "usage-equals-missing",
        ErrorKind::TooManyValues | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => "usage-value-count",
        ErrorKind::ArgumentConflict if !has(ContextKind::PriorArg) => "usage-argument-twice",
        ErrorKind::ArgumentConflict if same_argument(error) => "usage-argument-twice",
        ErrorKind::ArgumentConflict => "usage-argument-conflict",
        ErrorKind::MissingRequiredArgument => "usage-argument-missing",
        ErrorKind::MissingSubcommand => "usage-command-missing",
        ErrorKind::InvalidUtf8 => "usage-not-utf8",
        _ => "usage-other",
    }
}

fn same_argument(error: &Error) -> bool {
    string(error, ContextKind::InvalidArg) == string(error, ContextKind::PriorArg)
}

fn values(error: &Error) -> FluentArgs<'static> {
    let listed = match string(error, ContextKind::ValidValue) {
        values if values.is_empty() => string(error, ContextKind::ValidSubcommand),
        values => values,
    };
    let mut values = args![
        argument = string(error, ContextKind::InvalidArg),
        value = string(error, ContextKind::InvalidValue),
        command = string(error, ContextKind::InvalidSubcommand),
        prior = string(error, ContextKind::PriorArg),
    ];
    if !listed.is_empty() {
        values.set("listed", listed);
    }
    values
}

fn string(error: &Error, kind: ContextKind) -> String {
    visible(&error.get(kind).map(ToString::to_string).unwrap_or_default())
}
