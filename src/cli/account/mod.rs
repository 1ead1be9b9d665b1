//! `meibo account`: the people of the roll.

mod address;
mod create;
mod disable;
mod enable;
mod list;
mod lockdown;
mod mail_password;
mod message;
pub(crate) mod password;
mod remote_access;
mod reset;
mod role;
mod show;
mod switched;
mod sync;
mod token;
pub(crate) mod unlock;
mod update;
mod workshop;

use super::{application, context::Context, failure::Failure};

#[derive(Debug, clap::Subcommand)]
pub(crate) enum Command {
    Show(show::Args),
    List(list::Args),
    Create(create::Args),
    Update(update::Args),
    Disable(disable::Args),
    Enable(enable::Args),
    Unlock(unlock::Args),
    Reset(reset::Args),
    Lockdown(lockdown::Args),
    #[command(subcommand, arg_required_else_help = true)]
    Role(role::Command),
    #[command(subcommand, arg_required_else_help = true)]
    Password(password::Command),
    #[command(subcommand, arg_required_else_help = true)]
    Address(address::Command),
    #[command(subcommand, arg_required_else_help = true)]
    MailPassword(mail_password::Command),
    #[command(subcommand, arg_required_else_help = true)]
    WorkshopPassword(workshop::Command),
    #[command(subcommand, arg_required_else_help = true)]
    Token(token::Command),
    #[command(subcommand, arg_required_else_help = true)]
    RemoteAccess(remote_access::Command),
    Applications(application::list::Args),
}

impl Command {
    /// Runs the verb.
    pub(crate) async fn run(self, context: &mut Context) -> Result<(), Failure> {
        match self {
            Command::Show(args) => show::run(&args, context).await,
            Command::List(args) => list::run(&args, context).await,
            Command::Create(args) => create::run(args, context).await,
            Command::Update(args) => update::run(args, context).await,
            Command::Disable(args) => disable::run(&args, context).await,
            Command::Enable(args) => enable::run(&args, context).await,
            Command::Unlock(args) => unlock::run(&args, context).await,
            Command::Reset(args) => reset::run(&args, context).await,
            Command::Lockdown(args) => lockdown::run(&args, context).await,
            Command::Role(command) => command.run(context).await,
            Command::Password(command) => command.run(context).await,
            Command::Address(command) => command.run(context).await,
            Command::MailPassword(command) => command.run(context).await,
            Command::WorkshopPassword(command) => command.run(context).await,
            Command::Token(command) => command.run(context).await,
            Command::RemoteAccess(command) => command.run(context).await,
            Command::Applications(args) => application::list::run(&args, context).await,
        }
    }
}
