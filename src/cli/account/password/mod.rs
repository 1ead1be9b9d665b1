//! `meibo account password`: one's own account password (PASS-1).

mod new_password;
mod reset;
mod set;
mod unlock;

pub(crate) use new_password::{another_may_do, asked, asked_for, line, twice};

use crate::cli::{context::Context, failure::Failure};

#[derive(Debug, clap::Subcommand)]
pub(crate) enum Command {
    Set(set::Args),
    Unlock(unlock::Args),
}

impl Command {
    /// Runs the verb.
    pub(crate) async fn run(self, context: &mut Context) -> Result<(), Failure> {
        match self {
            Command::Set(args) => set::run(&args, context).await,
            Command::Unlock(args) => unlock::run(&args, context).await,
        }
    }
}
