//! `meibo account role`: who may do what.

mod add;
mod change;
mod remove;

use crate::cli::{context::Context, failure::Failure};

#[derive(Debug, clap::Subcommand)]
pub(crate) enum Command {
    Add(change::Args),
    Remove(change::Args),
}

impl Command {
    /// Runs the verb.
    pub(crate) async fn run(self, context: &mut Context) -> Result<(), Failure> {
        match self {
            Command::Add(args) => add::run(&args, context).await,
            Command::Remove(args) => remove::run(&args, context).await,
        }
    }
}
