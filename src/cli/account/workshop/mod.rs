//! `meibo account workshop-password`: the one thing a workshop account can do (SIGN-6, WORK-1).

mod set;

use crate::cli::{context::Context, failure::Failure};

#[derive(Debug, clap::Subcommand)]
pub(crate) enum Command {
    Set(set::Args),
}

impl Command {
    /// Runs the verb.
    pub(crate) async fn run(self, context: &mut Context) -> Result<(), Failure> {
        match self {
            Command::Set(args) => set::run(&args, context).await,
        }
    }
}
