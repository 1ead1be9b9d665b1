//! `meibo account address`: the cloud mail address (ADDR-*).

mod outcome;
mod set;
mod show;
mod withdraw;

use crate::cli::{context::Context, failure::Failure};

#[derive(Debug, clap::Subcommand)]
pub(crate) enum Command {
    Show(show::Args),
    Set(set::Args),
    Withdraw(withdraw::Args),
}

impl Command {
    /// Runs the verb.
    pub(crate) async fn run(self, context: &mut Context) -> Result<(), Failure> {
        match self {
            Command::Show(args) => show::run(&args, context).await,
            Command::Set(args) => set::run(&args, context).await,
            Command::Withdraw(args) => withdraw::run(&args, context).await,
        }
    }
}
