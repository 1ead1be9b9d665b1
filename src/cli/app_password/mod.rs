//! `meibo app-password` (APPPW-*).

mod create;
mod delete;
mod list;
mod mail_test;
mod test;

use clap::Subcommand;

use super::{context::Context, failure::Failure};

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    List(list::Args),
    Create(create::Args),
    Delete(delete::Args),
    Test(test::Args),
}

impl Command {
    /// Runs the verb.
    pub(crate) async fn run(self, context: &mut Context) -> Result<(), Failure> {
        match self {
            Command::List(args) => list::run(&args, context).await,
            Command::Create(args) => create::run(&args, context).await,
            Command::Delete(args) => delete::run(&args, context).await,
            Command::Test(args) => test::run(&args, context).await,
        }
    }
}
