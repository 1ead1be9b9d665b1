//! The words that can stand for a value: those that the program knows, and those that are on this machine.

use std::{ffi::OsStr, sync::Arc};

use clap::{Arg, Command};
use clap_complete::{ArgValueCompleter, CompletionCandidate, engine::ValueCompleter};

use super::lists;
use crate::{
    cli::{
        args::{
            help_text::values,
            values::{Values, operations},
        },
        bulk,
        connection::Folders,
        context::environment::Environment,
        failure::code::FailureCode,
        report::fields,
        seen::{Person, Seen, Sort},
        settings::Settings,
    },
    client::token::{self, Tokens, Whose},
    rules::condition::{Field, Kind},
    texts::Texts,
    ui::{VERBS, visible},
};

/// What is known on this machine, read when it is asked for.
pub(super) struct Known {
    texts: &'static Texts,
    folders: Folders,
    profile: String,
    profiles: Vec<String>,
    /// Whether `MEIBO_TOKEN` speaks, and nobody's sign-in.
    by_token: bool,
}

impl Known {
    /// That of a profile.
    pub(super) fn of(settings: &Settings, environment: &Environment) -> Arc<Self> {
        Arc::new(Self {
            texts: Texts::of(settings.lang()),
            folders: Folders::of(environment),
            profile: settings.profile().to_owned(),
            profiles: settings.profiles().to_vec(),
            by_token: environment.get(token::VARIABLE).is_some(),
        })
    }

    /// What the sign-in of the profile was shown.
    fn seen<T>(&self, of: impl FnOnce(&Seen, &Whose) -> Vec<T>) -> Vec<T> {
        let Ok(state) = self.folders.state() else { return Vec::new() };
        let whose = Tokens::new(state.to_owned()).whose(&self.profile).filter(|_| !self.by_token);
        let seen = Seen::of(&self.folders, &self.profile);
        whose.zip(seen).map(|(whose, seen)| of(&seen, &whose)).unwrap_or_default()
    }

    fn people(&self) -> Vec<Person> {
        self.seen(Seen::people)
    }

    fn departments(&self) -> Vec<String> {
        let mut names: Vec<String> = self.people().into_iter().filter_map(|person| person.department).collect();
        names.sort();
        names.dedup();
        names
    }

    fn title(&self, code: &str) -> Option<String> {
        self.texts.problem_title(code)
    }

    fn operation(&self, id: &str) -> String {
        self.texts.operation(id).into_owned()
    }
}

/// The tree with the words that its arguments take. Flags are offered where nothing else is, or a hyphen was typed.
pub(super) fn added(root: Command, known: Arc<Known>) -> Command {
    below(root, "", &known)
}

fn below(command: Command, path: &str, known: &Arc<Known>) -> Command {
    command.mut_args(|arg| completed(arg, path, known)).mut_subcommands(|sub| {
        let path = format!("{path} {}", sub.get_name());
        below(sub, path.trim_start(), known)
    })
}

fn completed(arg: Arg, path: &str, known: &Arc<Known>) -> Arg {
    let arg = if arg.is_positional() { arg } else { arg.hide(true) };
    let Some(sort) = Values::of(path, arg.get_id().as_str()).filter(|_| values(&arg).is_empty()) else { return arg };
    let words = Words { sort, command: path.to_owned(), known: Arc::clone(known) };
    arg.add(ArgValueCompleter::new(words))
}

/// The words of one argument.
struct Words {
    sort: Values,
    command: String,
    known: Arc<Known>,
}

impl ValueCompleter for Words {
    fn complete(&self, current: &OsStr) -> Vec<CompletionCandidate> {
        let Some(typed) = current.to_str() else { return Vec::new() };
        let mut all = self.all(typed);
        all.retain(|candidate| candidate.get_value().to_str().is_some_and(|value| value.starts_with(typed)));
        all
    }
}

impl Words {
    fn all(&self, typed: &str) -> Vec<CompletionCandidate> {
        match self.sort {
            Values::Accounts => self.known.people().iter().filter_map(person).collect(),
            Values::AppPasswords => self.things(Sort::AppPassword),
            Values::Tokens => self.things(Sort::Token),
            Values::Departments => plain(self.known.departments()),
            Values::Codes => FailureCode::names().filter_map(|code| told(code, self.known.title(code))).collect(),
            Values::Operations => {
                operations().into_iter().filter_map(|id| told(id, Some(self.known.operation(id)))).collect()
            }
            Values::Profiles => plain(self.known.profiles.iter().cloned()),
            Values::Jobs => self.jobs(),
            Values::Topics => plain(self.sort.all().into_iter().chain(VERBS)),
            Values::Fields => plain(fields::of_command(&self.command)),
            Values::Orders => self.orders(typed),
            Values::Conditions => self.conditions(typed),
            sort => plain(sort.all()),
        }
    }

    fn things(&self, sort: Sort) -> Vec<CompletionCandidate> {
        let things = self.known.seen(|seen, whose| seen.things(whose, sort));
        things.into_iter().filter_map(|thing| told(&thing.id, Some(thing.name))).collect()
    }

    fn jobs(&self) -> Vec<CompletionCandidate> {
        let Ok(state) = self.known.folders.state() else { return Vec::new() };
        bulk::list::names(state).into_iter().filter_map(|(job, command)| told(&job, Some(command))).collect()
    }

    fn orders(&self, typed: &str) -> Vec<CompletionCandidate> {
        let sign = if typed.starts_with('-') { "-" } else { "" };
        plain(self.fields().into_iter().map(|field| format!("{sign}{}", field.name)))
    }

    fn fields(&self) -> Vec<Field> {
        lists::of(&self.command).plain
    }

    /// A field, and behind it the words that it can hold.
    fn conditions(&self, typed: &str) -> Vec<CompletionCandidate> {
        let fields = self.fields();
        let Some(at) = typed.find(['=', '<', '>', '!']) else {
            return plain(fields.into_iter().map(|field| format!("{}=", field.name)));
        };
        let before = typed.rfind(['=', '<', '>', '!', ',']).map_or(typed, |end| &typed[..=end]);
        let words = match fields.into_iter().find(|field| field.name == typed[..at]) {
            Some(Field { kind: Kind::Words(words), .. }) => words,
            Some(Field { kind: Kind::YesNo, .. }) => vec!["true".to_owned(), "false".to_owned()],
            Some(Field { name, .. }) if name == "department" => self.known.departments(),
            _ => Vec::new(),
        };
        plain(words.into_iter().map(|word| format!("{before}{word}")))
    }
}

fn person(person: &Person) -> Option<CompletionCandidate> {
    let said = [person.name.as_deref(), person.department.as_deref()].into_iter().flatten().collect::<Vec<_>>();
    told(&person.id, Some(said.join(", ")).filter(|said| !said.is_empty()))
}

fn plain<T: Into<String>>(words: impl IntoIterator<Item = T>) -> Vec<CompletionCandidate> {
    words.into_iter().filter_map(|word| told(&word.into(), None)).collect()
}

/// What could steer the terminal, or would be two words to the shell, is not offered.
fn told(word: &str, meaning: Option<String>) -> Option<CompletionCandidate> {
    let is_plain = visible(word) == word;
    is_plain.then(|| CompletionCandidate::new(word).help(meaning.map(|meaning| visible(&meaning).into())))
}
