//! `meibo lsa`: less secure app access (LSA-*).

mod disable;
mod enable;
mod show;
mod told;

pub(crate) use told::ends;

use clap::Subcommand;

use super::{failure::Failure, session::Session};

#[derive(Debug, Subcommand)]
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
