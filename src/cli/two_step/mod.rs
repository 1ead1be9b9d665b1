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

use super::{context::Context, failure::Failure};

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
    pub(crate) async fn run(self, context: &mut Context) -> Result<(), Failure> {
        match self {
            Command::Show(args) => show::run(&args, context).await,
            Command::Enable(args) => enable::run(&args, context).await,
            Command::Disable(args) => disable::run(&args, context).await,
            Command::Reset(args) => reset::run(&args, context).await,
            Command::BackupCodes(args) => backup_codes::run(&args, context).await,
            Command::Method(command) => command.run(context).await,
        }
    }
}
