//! `meibo account address`: the cloud mail address (ADDR-*).

mod outcome;
mod set;
mod show;
mod withdraw;

use crate::cli::{failure::Failure, session::Session};

#[derive(Debug, clap::Subcommand)]
pub(crate) enum Command {
    Show(show::Args),
    Set(set::Args),
    Withdraw(withdraw::Args),
}

impl Command {
    /// Runs the verb.
    pub(crate) async fn run(self, session: &mut Session) -> Result<(), Failure> {
        match self {
            Command::Show(args) => show::run(&args, session).await,
            Command::Set(args) => set::run(&args, session).await,
            Command::Withdraw(args) => withdraw::run(&args, session).await,
        }
    }
}
