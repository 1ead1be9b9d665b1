//! `meibo account`: the people of the roll.

pub(crate) mod password;

use super::{application, failure::Failure, session::Session};

#[derive(Debug, clap::Subcommand)]
pub(crate) enum Command {
    #[command(subcommand, arg_required_else_help = true)]
    Password(password::Command),
    Applications(application::list::Args),
}

impl Command {
    /// Runs the verb.
    pub(crate) async fn run(self, session: &mut Session) -> Result<(), Failure> {
        match self {
            Command::Password(command) => command.run(session).await,
            Command::Applications(args) => application::list::run(&args, session).await,
        }
    }
}
