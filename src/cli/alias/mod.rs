//! `meibo alias` (ALIAS-*): other addresses that one's mailbox may send from.

mod create;
mod delete;
mod list;
mod verify;

use clap::Subcommand;

use super::{failure::Failure, session::Session};

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    List(list::Args),
    Create(create::Args),
    Verify(verify::Args),
    Delete(delete::Args),
}

impl Command {
    /// Runs the verb.
    pub(crate) async fn run(self, session: &mut Session) -> Result<(), Failure> {
        match self {
            Command::List(args) => list::run(&args, session).await,
            Command::Create(args) => create::run(&args, session).await,
            Command::Verify(args) => verify::run(&args, session).await,
            Command::Delete(args) => delete::run(&args, session).await,
        }
    }
}
