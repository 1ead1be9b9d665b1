//! `meibo pop-quota`: POP and its daily limit (POP-*).

mod disable;
mod enable;
mod list;
mod show;
mod unlock;
pub(crate) mod words;

use clap::Subcommand;

use super::{context::Context, failure::Failure};

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Show(show::Args),
    List(list::Args),
    Enable(enable::Args),
    Disable(disable::Args),
    Unlock(unlock::Args),
}

impl Command {
    /// Runs the verb.
    pub(crate) async fn run(self, context: &mut Context) -> Result<(), Failure> {
        match self {
            Command::Show(args) => show::run(&args, context).await,
            Command::List(args) => list::run(&args, context).await,
            Command::Enable(args) => enable::run(&args, context).await,
            Command::Disable(args) => disable::run(&args, context).await,
            Command::Unlock(args) => unlock::run(&args, context).await,
        }
    }
}
