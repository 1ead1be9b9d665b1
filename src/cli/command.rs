//! Every command there is.

use clap::{CommandFactory, Parser, Subcommand};

use super::{
    account, alias, app_password, application,
    args::global::Global,
    audit, bulk, completions, config,
    context::Context,
    context::online::{on_runtime, online},
    doctor, explain,
    failure::Failure,
    help, less_secure_apps, login, logout, mail_servers, policy, pop, quickstart, status, two_step,
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
    #[command(name = "mail-settings", subcommand, arg_required_else_help = true)]
    MailServers(mail_servers::Command),
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
    pub(crate) fn run(self, context: &mut Context) -> Result<(), Failure> {
        match self {
            Command::Quickstart(args) => quickstart::run(&args, context),
            Command::Login(args) => online(context, async |context| login::run(args, context).await),
            Command::Logout(args) => online(context, async |context| logout::run(&args, context).await),
            Command::Status(args) => online(context, async |context| status::run(&args, context).await),
            Command::Doctor(args) => on_runtime(context, async |context| doctor::run(&args, context).await),
            Command::Policy(command) => online(context, async |context| command.run(context).await),
            Command::Account(command) => online(context, async |context| command.run(context).await),
            Command::TwoStep(command) => online(context, async |context| command.run(context).await),
            Command::AppPassword(command) => online(context, async |context| command.run(context).await),
            Command::Alias(command) => online(context, async |context| command.run(context).await),
            Command::MailServers(command) => online(context, async |context| command.run(context).await),
            Command::LessSecureApps(command) => online(context, async |context| command.run(context).await),
            Command::Pop(command) => online(context, async |context| command.run(context).await),
            Command::Apply(args) => online(context, async |context| application::apply::run(&args, context).await),
            Command::Stop(args) => online(context, async |context| application::stop::run(&args, context).await),
            Command::ProxyApply(args) => {
                online(context, async |context| application::proxy_apply::run(&args, context).await)
            }
            Command::Audit(command) => online(context, async |context| command.run(context).await),
            Command::Bulk(command) => online(context, async |context| command.run(context).await),
            Command::Config(command) => command.run(context),
            Command::Explain(args) => explain::run(&args, context),
            Command::Completions(args) => completions::run(&args, context),
            Command::Help(args) => help::run(&args, context),
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
