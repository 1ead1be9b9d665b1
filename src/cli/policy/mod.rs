//! `meibo policy`: the numbers in force.

mod show;

use super::{failure::Failure, session::Session};

#[derive(Debug, clap::Subcommand)]
pub(crate) enum Command {
    Show(show::Args),
}

impl Command {
    /// Runs the verb.
    pub(crate) async fn run(self, session: &mut Session) -> Result<(), Failure> {
        match self {
            Command::Show(args) => show::run(&args, session).await,
        }
    }
}
