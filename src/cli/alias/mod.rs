//! `meibo alias` (ALIAS-*): other addresses that one's mailbox may send from.

mod create;
mod delete;
mod list;
mod verify;

use clap::Subcommand;

use super::{context::Context, failure::Failure};

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    List(list::Args),
    Create(create::Args),
    Verify(verify::Args),
    Delete(delete::Args),
}

impl Command {
    /// Runs the verb.
    pub(crate) async fn run(self, context: &mut Context) -> Result<(), Failure> {
        match self {
            Command::List(args) => list::run(&args, context).await,
            Command::Create(args) => create::run(&args, context).await,
            Command::Verify(args) => verify::run(&args, context).await,
            Command::Delete(args) => delete::run(&args, context).await,
        }
    }
}
