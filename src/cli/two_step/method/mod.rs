//! `meibo 2sv method`: further methods of 2-step verification (2SV-5).

mod add;
mod delete;
mod replace;

use clap::Subcommand;

use crate::cli::{failure::Failure, session::Session};

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Add(add::Args),
    Replace(replace::Args),
    Delete(delete::Args),
}

impl Command {
    /// Runs the verb.
    pub(crate) async fn run(self, session: &mut Session) -> Result<(), Failure> {
        match self {
            Command::Add(args) => add::run(&args, session).await,
            Command::Replace(args) => replace::run(&args, session).await,
            Command::Delete(args) => delete::run(&args, session).await,
        }
    }
}
