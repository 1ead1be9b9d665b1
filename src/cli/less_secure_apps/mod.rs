//! `meibo lsa`: less secure app access (LSA-*).

mod disable;
mod enable;
mod show;
mod words;

use clap::Subcommand;

use super::{context::Context, failure::Failure};

#[derive(Debug, Subcommand)]
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
