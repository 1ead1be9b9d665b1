//! The help of a command, on one screen: its own flags and examples. The flags of every command are named in a line, and
//! told by [`options`].

use clap::{Arg, Command};

use super::{
    accepted::obeys_apart,
    asked_for, examples, global,
    help_text::{about_key, arg_help, version},
};
use crate::{
    cli::bulk::flags,
    texts::{Texts, args},
    ui::{Page, definitions, wrapped},
};

/// What can be explained beside commands; the texts `topic-…`.
pub(crate) const TOPICS: [&str; 5] = [OPTIONS, "exit-codes", "environment", "output", "bulk"];

/// The topic of the flags that every command could take.
pub(crate) const OPTIONS: &str = "options";

/// Columns of a help that goes to no terminal, and the most that are used of a wide one.
const WIDTH: (usize, usize) = (80, 100);

/// Lines of a small terminal, but for the one of the prompt.
const LINES: usize = 23;

/// Commands that the first help names without a word about each, so that it fits a screen.
const NAMED_ONLY: [&str; 7] = ["proxy-apply", "doctor", "policy", "config", "explain", "completions", "help"];

/// Every flag that is not a command's own, in groups with a heading each (`help-heading-options-…`).
pub(crate) const GROUPS: [(&str, &[&str]); 5] = [
    ("result", &["output", "columns", "no_header", "sort", "filter", "limit", "all", "encoding"]),
    ("deed", &["dry_run", "yes", "confirm", "no_input", "reason"]),
    ("rows", &["from", "results", "secrets_out", "on_error", "input_encoding"]),
    ("service", &["profile", "service", "timeout", "ca_file", "proxy", "debug"]),
    ("speech", &["lang", "tz", "color", "accessible", "quiet", "verbose", "help", "version"]),
];

/// The help of the command of these words; of the whole program without any.
pub(crate) fn help(tree: &Command, words: &[String], page: &Page<'_>) -> String {
    let command = asked_for::find(tree, words);
    let help = HelpPage { texts: page.texts, page, words: words.join(" "), width: width(page) };
    let parts = [
        help.about(),
        help.usage(command, tree),
        help.commands(command),
        help.arguments(command) + &help.options(command),
        help.also(command, tree),
        help.more(),
        help.examples(),
    ];
    on_one_screen(parts.into_iter().filter(|part| !part.is_empty()).collect())
}

/// The parts with a blank line between two of them; where a screen has not so many lines, the first ones stand close.
fn on_one_screen(parts: Vec<String>) -> String {
    let lines: usize = parts.iter().map(|part| part.lines().count()).sum();
    let blanks = LINES.saturating_sub(lines).min(parts.len().saturating_sub(1));
    let close = parts.len() - blanks;
    let part = |(place, part): (usize, String)| if place < close { part } else { format!("\n{part}") };
    parts.into_iter().enumerate().map(part).collect()
}

/// `meibo help options`: all flags that are not a command's own.
pub(crate) fn options(tree: &Command, page: &Page<'_>) -> String {
    let tree = tree.clone().disable_version_flag(true).arg(version());
    let with_rows = asked_for::find(&tree, &["account", "create"].map(str::to_owned));
    let group = |(name, ids): &(&str, &[&str])| {
        let named = |id: &&str| tree.get_arguments().chain(with_rows.get_arguments()).find(|arg| arg.get_id() == *id);
        let args = ids.iter().filter_map(named);
        let path = if *name == "rows" { "rows" } else { "global" };
        let rows: Vec<_> = args.map(|arg| row(arg, path, page.texts)).collect();
        let heading = page.strong(&page.texts.say(&format!("help-heading-options-{name}"), args![]));
        format!("{heading}\n{}", definitions(&rows, width(page)))
    };
    let about = page.texts.say("topic-options", args![]);
    let groups: Vec<String> = GROUPS.iter().map(group).collect();
    format!("{}\n\n{}", wrapped(&about, width(page)), groups.join("\n"))
}

fn width(page: &Page<'_>) -> usize {
    page.width.unwrap_or(WIDTH.0).min(WIDTH.1)
}

/// An argument as it is typed, and what it means.
fn row(arg: &Arg, path: &str, texts: &Texts) -> (String, String) {
    let path = if global::is_flag(arg.get_id().as_str()) || path.is_empty() { "global" } else { path };
    (typed(arg), arg_help(arg, path, texts))
}

fn typed(arg: &Arg) -> String {
    if arg.is_positional() {
        return arg.to_string();
    }
    let short = arg.get_short().map_or_else(|| "    ".to_owned(), |short| format!("-{short}, "));
    let values = arg.get_value_names().filter(|_| arg.get_action().takes_values());
    let values = values.into_iter().flatten().map(|name| format!(" <{name}>")).collect::<String>();
    format!("{short}--{}{values}", arg.get_long().unwrap_or_default())
}

/// How a command, its words with blanks between them, is used.
pub(super) fn usage(command: &Command, words: &str, tree: &Command) -> String {
    let is_missing = |arg: &&Arg| arg.is_global_set() && !words.is_empty();
    let globals = tree.get_arguments().filter(is_missing).cloned();
    let mut named = command.clone().disable_help_flag(true).args(globals).bin_name(format!("meibo {words}").trim_end());
    let usage = named.render_usage().to_string();
    usage.split_once(':').map_or(usage.as_str(), |(_, usage)| usage).trim().to_owned()
}

struct HelpPage<'a> {
    texts: &'a Texts,
    page: &'a Page<'a>,
    words: String,
    width: usize,
}

impl HelpPage<'_> {
    fn say(&self, key: &str) -> String {
        self.texts.say(key, args![])
    }

    fn path(&self) -> String {
        self.words.replace(' ', "-")
    }

    fn about(&self) -> String {
        format!("{}\n", wrapped(&self.say(&about_key(&self.path())), self.width))
    }

    fn usage(&self, command: &Command, tree: &Command) -> String {
        format!("{} {}\n", self.page.strong(&self.say("help-heading-usage")), usage(command, &self.words, tree))
    }

    fn commands(&self, command: &Command) -> String {
        let is_told = |sub: &&Command| !(self.words.is_empty() && NAMED_ONLY.contains(&sub.get_name()));
        let about =
            |sub: &Command| self.say(&about_key(format!("{}-{}", self.path(), sub.get_name()).trim_start_matches('-')));
        let mut told: Vec<&Command> = command.get_subcommands().filter(is_told).collect();
        told.sort_by_key(|sub| sub.get_display_order());
        let mut rows: Vec<_> = told.into_iter().map(|sub| (sub.get_name().to_owned(), about(sub))).collect();
        if self.words.is_empty() {
            rows.push((self.say("help-heading-more"), NAMED_ONLY.join(", ")));
        }
        self.section("help-heading-commands", &rows)
    }

    fn arguments(&self, command: &Command) -> String {
        let rows: Vec<_> = command.get_positionals().map(|arg| row(arg, &self.path(), self.texts)).collect();
        self.section("help-heading-arguments", &rows)
    }

    fn options(&self, command: &Command) -> String {
        let path = self.path();
        let rows: Vec<_> = own_flags(command, &path).map(|arg| row(arg, &path, self.texts)).collect();
        self.section("help-heading-options", &rows)
    }

    fn section(&self, heading: &str, rows: &[(String, String)]) -> String {
        if rows.is_empty() {
            return String::new();
        }
        format!("{}\n{}", self.page.strong(&self.say(heading)), definitions(rows, self.width))
    }

    /// What else the command takes, by name.
    fn also(&self, command: &Command, tree: &Command) -> String {
        if self.words.is_empty() {
            return String::new();
        }
        let globals = tree.get_arguments().filter(|arg| obeys_apart(&self.words, arg.get_id().as_str()));
        let rows = command.get_arguments().filter(|arg| flags::go_with_from(&self.path(), arg.get_id().as_str()));
        let names: Vec<String> = rows.chain(globals).filter_map(|arg| Some(format!("--{}", arg.get_long()?))).collect();
        let said = match names.is_empty() || command.has_subcommands() {
            true => self.say("help-options"),
            false => self.texts.say("help-also", args![flags = names.join(", ")]),
        };
        format!("{}\n", wrapped(&said, self.width))
    }

    fn more(&self) -> String {
        let key = format!("{}.more", about_key(&self.path()));
        if self.texts.has(&key) { format!("{}\n", wrapped(&self.say(&key), self.width)) } else { String::new() }
    }

    fn examples(&self) -> String {
        let line = |line: &str| wrapped(&format!("  {line}\n"), self.width);
        let lines: Vec<String> = examples::of(&self.words).map(line).collect();
        if lines.is_empty() {
            return String::new();
        }
        format!("{}\n{}", self.page.strong(&self.say("help-heading-examples")), lines.concat())
    }
}

/// The flags of a command alone; of those that go with `--from`, only this.
fn own_flags<'a>(command: &'a Command, path: &'a str) -> impl Iterator<Item = &'a Arg> {
    let is_own = move |arg: &&Arg| {
        let id = arg.get_id().as_str();
        !arg.is_positional() && !arg.is_global_set() && !flags::go_with_from(path, id)
    };
    command.get_arguments().filter(is_own)
}
