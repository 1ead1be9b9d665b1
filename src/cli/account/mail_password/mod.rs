//! `meibo account mail-password`: the mailbox's own password (MPASS-*).

mod outcome;
mod set;
mod withdraw;

use crate::cli::{context::Context, failure::Failure};

#[derive(Debug, clap::Subcommand)]
pub(crate) enum Command {
    Set(set::Args),
    Withdraw(withdraw::Args),
}

impl Command {
    /// Runs the verb.
    pub(crate) async fn run(self, context: &mut Context) -> Result<(), Failure> {
        match self {
            Command::Set(args) => set::run(&args, context).await,
            Command::Withdraw(args) => withdraw::run(&args, context).await,
        }
    }
}
