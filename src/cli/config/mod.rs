//! `meibo config`: the settings of this program.

pub(crate) mod edit;
mod key;
mod list;
mod path;
mod set;
mod show;
mod unset;

pub(crate) use list::row;

use super::{context::Context, failure::Failure};

#[derive(Debug, clap::Subcommand)]
pub(crate) enum Command {
    List(list::Args),
    Show(show::Args),
    Set(set::Args),
    Unset(unset::Args),
    Path(path::Args),
}

impl Command {
    /// Runs the verb.
    pub(crate) fn run(self, context: &mut Context) -> Result<(), Failure> {
        match self {
            Command::List(args) => list::run(&args, context),
            Command::Show(args) => show::run(&args, context),
            Command::Set(args) => set::run(&args, context),
            Command::Unset(args) => unset::run(&args, context),
            Command::Path(args) => path::run(&args, context),
        }
    }

    /// Whether it works although the configuration is broken.
    pub(crate) fn mends(&self) -> bool {
        matches!(self, Command::Set(_) | Command::Unset(_) | Command::Path(_))
    }
}
