//! `meibo audit`: who did what, for whom, when, from where and why (ALL-1).

mod follow;
mod list;
mod show;
mod verify;

use clap::Subcommand;

use super::{context::Context, failure::Failure};

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    List(list::Args),
    Show(show::Args),
    Verify(verify::Args),
}

impl Command {
    /// Runs the verb.
    pub(crate) async fn run(self, context: &mut Context) -> Result<(), Failure> {
        match self {
            Command::List(args) => list::run(&args, context).await,
            Command::Show(args) => show::run(&args, context).await,
            Command::Verify(args) => verify::run(&args, context).await,
        }
    }
}
