//! `meibo mail-settings` (APPPW-6).

pub(crate) mod app;
pub(crate) mod chosen;
mod plist;
pub(crate) mod profile;
mod show;

use super::{context::Context, failure::Failure};

#[derive(Debug, clap::Subcommand)]
pub(crate) enum Command {
    Show(show::Args),
}

impl Command {
    /// Runs the verb.
    pub(crate) async fn run(self, context: &mut Context) -> Result<(), Failure> {
        match self {
            Command::Show(args) => show::run(&args, context).await,
        }
    }
}
