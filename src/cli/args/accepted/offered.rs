//! The tree of commands as completions and manual pages show it: each command with the flags that it obeys.

use clap::{Arg, Command};

use super::table::obeys;

/// What a noun, which only has its help to show, offers.
const OF_NOUNS: [&str; 2] = ["lang", "help"];

/// The tree where a command has only what it obeys: completions show what is hidden, too.
pub(crate) fn only(root: Command) -> Command {
    let all: Vec<Arg> = root.get_arguments().filter(|arg| arg.is_global_set()).cloned().collect();
    let own = |arg: Arg| if arg.is_global_set() { arg.global(false) } else { arg };
    root.mut_args(own).mut_subcommands(|sub| only_below(sub, "", &all))
}

fn only_below(command: Command, above: &str, all: &[Arg]) -> Command {
    let path = path(above, &command);
    let args: Vec<Arg> = all.iter().filter(|arg| is_offered(&command, &path, arg)).cloned().collect();
    // Without what a command lacks, nothing can be in conflict with it.
    command.args(args.into_iter().map(|arg| arg.global(false))).mut_subcommands(|sub| only_below(sub, &path, all))
}

fn path(above: &str, command: &Command) -> String {
    if above.is_empty() { command.get_name().to_owned() } else { format!("{above} {}", command.get_name()) }
}

fn is_offered(command: &Command, path: &str, arg: &Arg) -> bool {
    let id = arg.get_id().as_str();
    if command.has_subcommands() { OF_NOUNS.contains(&id) } else { obeys(path, id) }
}
