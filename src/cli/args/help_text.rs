//! The command tree with its help, in the person's language.

use clap::{Arg, ArgAction, Command};

use crate::{
    cli::bulk::flags,
    texts::{Texts, args},
};

/// The whole tree with help: `help-about`, `help-global-<arg>`, `help-<path>-about`, `help-<path>-<arg>`.
pub(crate) fn command(root: Command, texts: &Texts) -> Command {
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
    let version = version
        .help(texts.say("help-global-version", args![]))
        .help_heading(texts.say("help-heading-options", args![]));
    let root = framed(root.disable_version_flag(true).arg(version), "", texts);
    root.mut_args(|arg| if arg.get_id() == "version" { arg } else { explained(arg, "global", texts) })
        .mut_subcommands(|sub| noun(sub, "", texts))
}

fn noun(command: Command, above: &str, texts: &Texts) -> Command {
    let path = if above.is_empty() { command.get_name().to_owned() } else { format!("{above}-{}", command.get_name()) };
    framed(command, &path, texts)
        .mut_args(|arg| explained(arg, &path, texts))
        .mut_subcommands(|sub| noun(sub, &path, texts))
}

fn framed(command: Command, path: &str, texts: &Texts) -> Command {
    let about = about_key(path);
    let say = |key: &str| texts.say(key, args![]);
    let template = format!(
        "{{before-help}}{{about-with-newline}}\n{} {{usage}}\n\n{{all-args}}{{after-help}}",
        say("help-heading-usage")
    );
    let more = format!("{}.more", about);
    let command = if texts.has(&more) { command.after_help(say(&more)) } else { command };
    command.about(say(&about)).subcommand_help_heading(say("help-heading-commands")).help_template(template)
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

fn explained(arg: Arg, path: &str, texts: &Texts) -> Arg {
    let heading = match (path, arg.is_positional()) {
        ("global", _) => "help-heading-global",
        (_, true) => "help-heading-arguments",
        (_, false) => "help-heading-options",
    };
    let values: Vec<String> =
        arg.get_possible_values().iter().filter(|it| !it.is_hide_set()).map(|it| it.get_name().to_owned()).collect();
    let mut help = texts.say(&arg_key(path, arg.get_id().as_str()), args![]);
    let takes_values = arg.get_action().takes_values();
    if !values.is_empty() && takes_values {
        help = format!("{help}\n{}", texts.say("help-values", args![values = values.join(", ")]));
    }
    // Their words are in the help already, in the person's language.
    arg.help(help).help_heading(texts.say(heading, args![])).hide_possible_values(takes_values)
}
