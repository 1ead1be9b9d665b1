//! `meibo account remote-access`: a seat of remote access (REMOTE-*).

mod disable;
mod enable;
mod show;

use crate::cli::{failure::Failure, session::Session};

#[derive(Debug, clap::Subcommand)]
pub(crate) enum Command {
    Show(show::Args),
    Enable(enable::Args),
    Disable(disable::Args),
}

impl Command {
    /// Runs the verb.
    pub(crate) async fn run(self, session: &mut Session) -> Result<(), Failure> {
        match self {
            Command::Show(args) => show::run(&args, session).await,
            Command::Enable(args) => enable::run(&args, session).await,
            Command::Disable(args) => disable::run(&args, session).await,
        }
    }
}
