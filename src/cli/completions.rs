//! `meibo completions SHELL`.

use clap::builder::PossibleValuesParser;
use clap_complete::{Generator, Shell, generate};

use super::{
    args::{accepted::only, help_text},
    command,
    context::Context,
    failure::Failure,
};
use crate::texts::{Lang, Texts};

/// The shells there are scripts for.
pub(crate) const SHELLS: [(&str, Shell); 4] =
    [("bash", Shell::Bash), ("zsh", Shell::Zsh), ("fish", Shell::Fish), ("powershell", Shell::PowerShell)];

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(value_parser = PossibleValuesParser::new(SHELLS.map(|(name, _)| name)))]
    shell: String,
}

/// Writes the script.
pub(crate) fn run(args: &Args, context: &mut Context) -> Result<(), Failure> {
    let found = SHELLS.into_iter().find(|(name, _)| *name == args.shell);
    let (_, shell) = found.ok_or_else(|| Failure::unexpected(anyhow::anyhow!("a shell that was not refused")))?;
    Ok(context.ui.out(&script(shell, context.ui.texts.lang()))?)
}

/// The script of a shell, its descriptions in a language.
pub(crate) fn script(shell: impl Generator, lang: Lang) -> String {
    let mut bytes = Vec::new();
    generate(shell, &mut first_lines(only(help_text::command(command::tree(), Texts::of(lang)))), "meibo", &mut bytes);
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Descriptions of a list are one line long.
fn first_lines(command: clap::Command) -> clap::Command {
    command
        .mut_args(|arg| {
            let line = arg.get_help().map(|help| help.to_string().lines().next().unwrap_or_default().to_owned());
            arg.help(line.unwrap_or_default())
        })
        .mut_subcommands(first_lines)
}
