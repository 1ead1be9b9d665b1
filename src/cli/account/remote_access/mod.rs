//! `meibo account remote-access`: a seat of remote access (REMOTE-*).

mod disable;
mod enable;
mod show;

use crate::cli::{context::Context, failure::Failure};

#[derive(Debug, clap::Subcommand)]
pub(crate) enum Command {
    Show(show::Args),
    Enable(enable::Args),
    Disable(disable::Args),
}

impl Command {
    /// Runs the verb.
    pub(crate) async fn run(self, context: &mut Context) -> Result<(), Failure> {
        match self {
            Command::Show(args) => show::run(&args, context).await,
            Command::Enable(args) => enable::run(&args, context).await,
            Command::Disable(args) => disable::run(&args, context).await,
        }
    }
}
