//! Which of the flags that every command could take a command obeys: any other is refused by name before anything is
//! done, and neither help nor completions offer it.

mod offered;
mod table;
#[cfg(test)]
mod tests;

use clap::{ArgMatches, Command, parser::ValueSource};

use crate::{
    cli::failure::{Failure, local_code::LocalCode},
    ui::Format,
};

pub(crate) use offered::only;
#[cfg(test)]
pub(crate) use table::commands;
pub(crate) use table::{obeys, obeys_apart, takes};

/// Flags that speak of the file of `--from`.
const OF_FILES: [&str; 3] = ["results", "secrets_out", "on_error"];

/// A command, and the flags that it was given.
#[derive(Debug, Default)]
pub(crate) struct Given {
    /// Its words, with blanks between them.
    command: String,
    /// The flags, by the names that they have in the tree, each with its first value.
    flags: Vec<(String, Option<String>)>,
    /// Whether several IDs were named, or those on stdin.
    several: bool,
}

impl Given {
    /// What was given on the command line; `tree` is what has parsed it.
    pub(crate) fn of(tree: &Command, matches: &ArgMatches) -> Self {
        let (mut words, mut command, mut leaf) = (Vec::new(), tree, matches);
        while let Some((name, below)) = leaf.subcommand() {
            words.push(name);
            leaf = below;
            command = command.find_subcommand(name).unwrap_or(command);
        }
        let typed = |id: &&str| leaf.value_source(id) == Some(ValueSource::CommandLine);
        let (places, flags): (Vec<_>, Vec<_>) = leaf
            .ids()
            .map(clap::Id::as_str)
            .filter(typed)
            .partition(|id| command.get_arguments().any(|arg| arg.get_id() == id && arg.is_positional()));
        let is_several = |id: &str| {
            let values: Vec<_> = leaf.get_raw(id).into_iter().flatten().collect();
            values.len() > 1 || values.iter().any(|value| *value == "-")
        };
        Self {
            command: words.join(" "),
            flags: flags.into_iter().map(|id| (id.to_owned(), first(leaf, id))).collect(),
            several: places.into_iter().any(is_several),
        }
    }

    /// Refuses what the command does not obey. `format` is the form in force, whoever chose it.
    ///
    /// # Errors
    /// `flag_not_taken` or `flag_without_effect` (2), naming the flag.
    pub(crate) fn check(&self, format: Format) -> Result<(), Failure> {
        for (flag, _) in &self.flags {
            let failure = |code: LocalCode| {
                let typed = format!("--{}", flag.replace('_', "-"));
                Failure::new(code).fact("flag", typed).fact("command", self.command.as_str())
            };
            if super::global::is_flag(flag) && !obeys(&self.command, flag) {
                return Err(failure(LocalCode::FlagNotTaken));
            }
            if let Some(why) = self.idle(flag, format) {
                return Err(failure(LocalCode::FlagWithoutEffect).fact("why", why));
            }
        }
        Ok(())
    }

    /// Why a flag has no effect beside the others; a text `invalid-…`.
    fn idle(&self, flag: &str, format: Format) -> Option<&'static str> {
        let command = self.command.as_str();
        let of_rows = self.has("from") || self.several;
        // A trial writes no results unless it is asked to.
        let writes_file = self.has("results") || self.has("from") && !self.has("dry_run");
        let is_csv = format == Format::Csv;
        match flag {
            flag if OF_FILES.contains(&flag) && table::reads_rows(command) && !self.has("from") => {
                Some("flag-needs-from")
            }
            "filter" | "limit" | "sort" | "all" | "columns" if command == "bulk results" && self.has("results") => {
                Some("flag-needs-no-file")
            }
            "filter" | "limit" if !table::is_list(command) && !of_rows => Some("flag-needs-rows"),
            "input_encoding" if !self.has("from") => Some("flag-needs-from"),
            "confirm" if command != "account lockdown" && !of_rows => Some("flag-needs-rows"),
            "no_header" if !(is_csv || format.is_text() && table::is_list(command)) => Some("flag-needs-headings"),
            "encoding" if !writes_file && !is_csv => Some("flag-needs-csv"),
            "follow" if matches!(format, Format::Json | Format::Yaml) => Some("flag-needs-end"),
            "sort" if self.has("follow") => Some("flag-needs-time"),
            "for" if command == "mail-settings show" && !format.is_text() => Some("flag-needs-text"),
            "columns" if format == Format::Id => Some("flag-needs-fields"),
            "dry_run" if self.checks_a_secret() => Some("dry-run-proves"),
            _ => None,
        }
    }

    fn checks_a_secret(&self) -> bool {
        match self.command.as_str() {
            "2sv enable" | "2sv method add" | "2sv method replace" => self.has("code"),
            "alias verify" => !self.has("resend"),
            _ => false,
        }
    }

    /// The command's words, with blanks between them.
    pub(crate) fn command(&self) -> &str {
        &self.command
    }

    /// Whether the command changes something.
    pub(crate) fn writes(&self) -> bool {
        !table::is_view(&self.command)
    }

    /// Whether a flag was given.
    pub(crate) fn has(&self, flag: &str) -> bool {
        self.flags.iter().any(|(given, _)| given == flag)
    }

    /// The first value of a flag.
    pub(crate) fn value(&self, flag: &str) -> Option<&str> {
        self.flags.iter().find(|(given, _)| given == flag)?.1.as_deref()
    }
}

fn first(leaf: &ArgMatches, id: &str) -> Option<String> {
    Some(leaf.get_raw(id)?.next()?.to_string_lossy().into_owned())
}
