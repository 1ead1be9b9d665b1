//! `meibo account token`: service tokens, the credentials of machines.

mod create;
mod delete;
mod list;

use crate::cli::{failure::Failure, session::Session};

#[derive(Debug, clap::Subcommand)]
pub(crate) enum Command {
    Create(create::Args),
    List(list::Args),
    Delete(delete::Args),
}

impl Command {
    /// Runs the verb.
    pub(crate) async fn run(self, session: &mut Session) -> Result<(), Failure> {
        match self {
            Command::Create(args) => create::run(args, session).await,
            Command::List(args) => list::run(&args, session).await,
            Command::Delete(args) => delete::run(&args, session).await,
        }
    }
}
