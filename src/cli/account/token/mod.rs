//! `meibo account token`: service tokens, the credentials of machines.

mod create;
mod delete;
mod list;

use crate::cli::{context::Context, failure::Failure};

#[derive(Debug, clap::Subcommand)]
pub(crate) enum Command {
    Create(create::Args),
    List(list::Args),
    Delete(delete::Args),
}

impl Command {
    /// Runs the verb.
    pub(crate) async fn run(self, context: &mut Context) -> Result<(), Failure> {
        match self {
            Command::Create(args) => create::run(args, context).await,
            Command::List(args) => list::run(&args, context).await,
            Command::Delete(args) => delete::run(&args, context).await,
        }
    }
}
