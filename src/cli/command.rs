//! Every command there is.

use clap::{CommandFactory, Parser, Subcommand};

use super::{
    account, alias, app_password, application, audit, bulk, completions, config, dispatch::online, doctor, explain,
    failure::Failure, global::Global, help, less_secure_apps, login, logout, policy, pop, quickstart, session::Session,
    status, two_step,
};

#[derive(Debug, Parser)]
#[command(
    name = "meibo",
    version,
    disable_help_flag = true,
    disable_help_subcommand = true,
    arg_required_else_help = true,
    subcommand_required = true,
    max_term_width = 100
)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) global: Global,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Quickstart(quickstart::Args),
    Login(login::Args),
    Logout(logout::Args),
    Status(status::Args),
    Doctor(doctor::Args),
    #[command(subcommand, arg_required_else_help = true)]
    Account(account::Command),
    #[command(name = "2sv", subcommand, arg_required_else_help = true)]
    TwoStep(two_step::Command),
    #[command(subcommand, arg_required_else_help = true)]
    AppPassword(app_password::Command),
    #[command(subcommand, arg_required_else_help = true)]
    Alias(alias::Command),
    #[command(name = "lsa", subcommand, arg_required_else_help = true)]
    LessSecureApps(less_secure_apps::Command),
    #[command(name = "pop-quota", subcommand, arg_required_else_help = true)]
    Pop(pop::Command),
    Apply(application::apply::Args),
    Stop(application::stop::Args),
    ProxyApply(application::proxy_apply::Args),
    #[command(subcommand, arg_required_else_help = true)]
    Audit(audit::Command),
    #[command(subcommand, arg_required_else_help = true)]
    Bulk(bulk::Command),
    #[command(subcommand, arg_required_else_help = true)]
    Policy(policy::Command),
    #[command(subcommand, arg_required_else_help = true)]
    Config(config::Command),
    Explain(explain::Args),
    Completions(completions::Args),
    Help(help::Args),
}

/// The tree of commands, as arguments are read by it.
pub(crate) fn tree() -> clap::Command {
    bulk::flags::added(Cli::command())
}

impl Command {
    /// Runs the verb.
    pub(crate) fn run(self, session: &mut Session) -> Result<(), Failure> {
        match self {
            Command::Quickstart(args) => quickstart::run(&args, session),
            Command::Login(args) => online(session, async |session| login::run(args, session).await),
            Command::Logout(args) => online(session, async |session| logout::run(&args, session).await),
            Command::Status(args) => online(session, async |session| status::run(&args, session).await),
            Command::Doctor(args) => online(session, async |session| doctor::run(&args, session).await),
            Command::Policy(command) => online(session, async |session| command.run(session).await),
            Command::Account(command) => online(session, async |session| command.run(session).await),
            Command::TwoStep(command) => online(session, async |session| command.run(session).await),
            Command::AppPassword(command) => online(session, async |session| command.run(session).await),
            Command::Alias(command) => online(session, async |session| command.run(session).await),
            Command::LessSecureApps(command) => online(session, async |session| command.run(session).await),
            Command::Pop(command) => online(session, async |session| command.run(session).await),
            Command::Apply(args) => online(session, async |session| application::apply::run(&args, session).await),
            Command::Stop(args) => online(session, async |session| application::stop::run(&args, session).await),
            Command::ProxyApply(args) => {
                online(session, async |session| application::proxy_apply::run(&args, session).await)
            }
            Command::Audit(command) => online(session, async |session| command.run(session).await),
            Command::Bulk(command) => online(session, async |session| command.run(session).await),
            Command::Config(command) => command.run(session),
            Command::Explain(args) => explain::run(&args, session),
            Command::Completions(args) => completions::run(&args, session),
            Command::Help(args) => help::run(&args, session),
        }
    }

    /// Whether the verb works although a configuration file is broken: it is how one mends it.
    pub(crate) fn mends_configuration(&self) -> bool {
        match self {
            Command::Config(command) => command.mends(),
            Command::Doctor(_) | Command::Explain(_) | Command::Completions(_) | Command::Help(_) => true,
            _ => false,
        }
    }
}
