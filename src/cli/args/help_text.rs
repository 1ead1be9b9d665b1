//! The command tree with its help, in the person's language.

use clap::{Arg, ArgAction, Command};

use crate::{
    cli::bulk::flags,
    texts::{Texts, args},
};

/// The whole tree with help: `help-about`, `help-global-<arg>`, `help-<path>-about`, `help-<path>-<arg>`.
pub(crate) fn command(root: Command, texts: &Texts) -> Command {
    let root = root.about(texts.say(&about_key(""), args![])).disable_version_flag(true).arg(version());
    root.mut_args(|arg| explained(arg, "global", texts)).mut_subcommands(|sub| noun(sub, "", texts))
}

fn noun(command: Command, above: &str, texts: &Texts) -> Command {
    let path = if above.is_empty() { command.get_name().to_owned() } else { format!("{above}-{}", command.get_name()) };
    command
        .about(texts.say(&about_key(&path), args![]))
        .mut_args(|arg| explained(arg, &path, texts))
        .mut_subcommands(|sub| noun(sub, &path, texts))
}

fn explained(arg: Arg, path: &str, texts: &Texts) -> Arg {
    let help = meaning(&arg, path, texts);
    arg.help(help)
}

/// `--version`, which help tells like any other flag.
pub(crate) fn version() -> Arg {
    Arg::new("version").short('V').long("version").action(ArgAction::Version)
}

/// The text of a command's one-line description.
pub(crate) fn about_key(path: &str) -> String {
    if path.is_empty() { "help-about".to_owned() } else { format!("help-{path}-about") }
}

/// The text of an argument's help.
pub(crate) fn arg_key(path: &str, id: &str) -> String {
    let path = if flags::are_of(path, id) { "rows" } else { path };
    format!("help-{path}-{}", id.replace('_', "-"))
}

/// What an argument of a command, its words with hyphens between them, means.
pub(crate) fn meaning(arg: &Arg, path: &str, texts: &Texts) -> String {
    texts.say(&arg_key(path, arg.get_id().as_str()), args![])
}

/// The same with the values that it takes, where there are no others.
pub(crate) fn arg_help(arg: &Arg, path: &str, texts: &Texts) -> String {
    let (values, meaning) = (values(arg), meaning(arg, path, texts));
    if values.is_empty() { meaning } else { format!("{meaning} [{}]", values.join(", ")) }
}

/// The values of an argument that takes no others.
pub(crate) fn values(arg: &Arg) -> Vec<String> {
    if !arg.get_action().takes_values() {
        return Vec::new();
    }
    let shown = arg.get_possible_values().into_iter().filter(|it| !it.is_hide_set());
    shown.map(|it| it.get_name().to_owned()).collect()
}
