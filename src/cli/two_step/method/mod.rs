//! `meibo 2sv method`: further methods of 2-step verification (2SV-5).

mod add;
mod delete;
mod replace;

use clap::Subcommand;

use crate::cli::{context::Context, failure::Failure};

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Add(add::Args),
    Replace(replace::Args),
    Delete(delete::Args),
}

impl Command {
    /// Runs the verb.
    pub(crate) async fn run(self, context: &mut Context) -> Result<(), Failure> {
        match self {
            Command::Add(args) => add::run(&args, context).await,
            Command::Replace(args) => replace::run(&args, context).await,
            Command::Delete(args) => delete::run(&args, context).await,
        }
    }
}
