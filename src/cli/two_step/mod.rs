//! `meibo 2sv`: 2-step verification (2SV-*).

mod backup_codes;
mod disable;
mod enable;
mod enrolment;
mod method;
mod propagation;
mod reset;
mod show;
mod way;

use clap::Subcommand;

use super::{failure::Failure, session::Session};

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Show(show::Args),
    Enable(enable::Args),
    Disable(disable::Args),
    Reset(reset::Args),
    BackupCodes(backup_codes::Args),
    #[command(subcommand, arg_required_else_help = true)]
    Method(method::Command),
}

impl Command {
    /// Runs the verb.
    pub(crate) async fn run(self, session: &mut Session) -> Result<(), Failure> {
        match self {
            Command::Show(args) => show::run(&args, session).await,
            Command::Enable(args) => enable::run(&args, session).await,
            Command::Disable(args) => disable::run(&args, session).await,
            Command::Reset(args) => reset::run(&args, session).await,
            Command::BackupCodes(args) => backup_codes::run(&args, session).await,
            Command::Method(command) => command.run(session).await,
        }
    }
}
