//! `meibo completions`: what TAB offers in a shell. The script of a shell only asks this program ([`answer`]), which knows
//! the commands, the words of their values, and what is on this machine; nothing is asked of a service.

mod bash;
mod candidates;
mod install;
mod lists;

use std::ffi::OsString;

use clap::builder::PossibleValuesParser;
use clap_complete::env::{EnvCompleter, Fish, Powershell, Zsh};

use self::{bash::Bash, candidates::Known};
use super::{
    args::{accepted::only, global::Global, help_text},
    command,
    context::{Context, environment::Environment},
    failure::{Exit, Failure},
    settings::{Places, Settings},
};
use crate::{texts::Texts, ui::Streams};

/// The variable by which the script of a shell, which it names, asks.
pub(crate) const VARIABLE: &str = "_MEIBO_COMPLETE";

/// The shells there are scripts for.
const SHELLS: [&dyn EnvCompleter; 4] = [&Bash, &Zsh, &Fish, &Powershell];

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(value_parser = names(), required_unless_present = "install", conflicts_with = "install")]
    shell: Option<String>,
    #[arg(long)]
    install: bool,
    #[arg(long = "shell", value_name = "SHELL", value_parser = names(), requires = "install")]
    of: Option<String>,
}

fn names() -> PossibleValuesParser {
    PossibleValuesParser::new(SHELLS.map(|shell| shell.name()))
}

/// Writes the script, or sees to it that the shell reads it.
pub(crate) fn run(args: &Args, context: &mut Context) -> Result<(), Failure> {
    if args.install {
        return install::run(args.of.as_deref(), context);
    }
    let found = SHELLS.into_iter().find(|shell| Some(shell.name()) == args.shell.as_deref());
    let shell = found.ok_or_else(|| Failure::unexpected(anyhow::anyhow!("a shell that was not refused")))?;
    Ok(context.ui.out(&script(shell))?)
}

/// The script of a shell.
fn script(shell: &dyn EnvCompleter) -> String {
    let mut bytes = Vec::new();
    // Writing into memory fails never.
    let _ = shell.write_registration(VARIABLE, "meibo", "meibo", "meibo", &mut bytes);
    format!("{}\n", String::from_utf8_lossy(&bytes).trim())
}

/// Every script, by the name of its file.
#[cfg(test)]
pub(crate) fn files() -> impl Iterator<Item = (&'static str, String)> {
    let names = ["meibo.bash", "_meibo", "meibo.fish", "_meibo.ps1"];
    names.into_iter().zip(SHELLS.map(script))
}

/// Writes what could come next on the line that somebody has begun in a shell; nothing where that cannot be found, for a
/// message would stand in the middle of their line.
pub(crate) fn answer(shell: &str, args: Vec<OsString>, environment: &Environment, streams: &Streams) -> Exit {
    let words = words(shell, args, environment);
    match offered(shell, words, environment).map(|bytes| streams.out(&String::from_utf8_lossy(&bytes))) {
        Some(Ok(())) => Exit::Done,
        _ => Exit::Unexpected,
    }
}

/// The words of the line, the program's name first.
fn words(shell: &str, args: Vec<OsString>, environment: &Environment) -> Vec<OsString> {
    if shell == Bash.name() {
        return bash::words(environment.get(bash::LINE).unwrap_or_default()).into_iter().map(Into::into).collect();
    }
    args.into_iter().skip_while(|word| word != "--").skip(1).collect()
}

fn offered(shell: &str, words: Vec<OsString>, environment: &Environment) -> Option<Vec<u8>> {
    let shell = SHELLS.into_iter().find(|known| known.name() == shell && !words.is_empty())?;
    let (global, places) = (Global::early(&words), Places::of(environment));
    // A file that cannot be understood is told by every other command.
    let named = Settings::load(&global, environment, &places);
    // The name of the profile may be what is being typed.
    let settings = named
        .or_else(|_| Settings::load(&Global { profile: None, ..global.clone() }, environment, &places))
        .unwrap_or_else(|_| Settings::without_files(&global, environment));
    let tree = only(help_text::command(command::tree(), Texts::of(settings.lang())));
    let mut tree = candidates::added(tree, Known::of(&settings, environment));
    let (mut bytes, folder) = (Vec::new(), std::env::current_dir().ok());
    shell.write_complete(&mut tree, words, folder.as_deref(), &mut bytes).ok()?;
    Some(bytes)
}
