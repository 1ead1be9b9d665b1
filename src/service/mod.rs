//! The HTTPS edge of `meibod`, its arguments and its main: the only place that opens the store, the platform,
//! delivery and the clock.

pub mod administrator;
pub mod answer;
pub mod args;
mod autoconfig;
pub mod clock;
pub mod config;
pub mod doctor;
mod door;
pub mod edge;
pub mod embedded;
mod files;
pub mod gateways;
pub mod handle;
pub mod key;
mod limits;
pub mod listen;
pub mod logging;
pub mod machine;
mod mail_apps;
mod mail_config;
pub mod mailboxes;
mod memory;
pub mod meter;
pub mod open;
pub mod outbox;
pub mod problem;
mod proxied;
pub mod proxies;
mod readiness;
pub mod routes;
pub mod sample;
pub mod sender_policy;
pub mod serve;
mod stop;
pub mod sync;
pub mod tls;
mod trust;

use std::{io::Write, process::ExitCode, time::Duration};

use args::{Args, Command};

/// How long the program waits at its end for threads that are still busy.
const SHUTDOWN: Duration = Duration::from_secs(2);

/// What carries out the commands that are no part of the service, but clients of it beside a mail server.
#[derive(Clone, Copy)]
pub struct Companions {
    /// `meibod meter`.
    pub meter: fn(meter::Asked) -> meter::Carried,
    /// `meibod sender-policy`.
    pub sender_policy: fn(sender_policy::Asked) -> sender_policy::Carried,
}

/// The program: reads the arguments, runs one command, and says on stderr why it failed.
pub fn main(companions: Companions) -> ExitCode {
    tls::install_provider();
    // What this program makes (database, key, log) is for its own user.
    rustix::process::umask(rustix::fs::Mode::from_raw_mode(0o077));
    let args = Args::read();
    if matches!(args.command, Command::Serve(_)) {
        memory::give_back();
    }
    let outcome = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => {
            let outcome = runtime.block_on(run(args, companions));
            // A thread that still waits for a file or a name holds nobody up.
            runtime.shutdown_timeout(SHUTDOWN);
            outcome
        }
        Err(error) => Err(error.into()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Not eprintln!, which panics where stderr is a full disk.
            let _ = writeln!(std::io::stderr(), "meibod: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn run(args: Args, companions: Companions) -> anyhow::Result<()> {
    let writes_a_log = matches!(args.command, Command::Serve(_) | Command::Meter(_) | Command::SenderPolicy(_));
    if let Some(wrong) = logging::wrong_filter().filter(|_| writes_a_log) {
        anyhow::bail!(wrong);
    }
    match args.command {
        Command::Serve(serve) => serve::run(serve).await,
        Command::Migrate(target) => open::migrate(&target).await,
        Command::Openapi => answer::print(&crate::contract::openapi::text()?),
        Command::Outbox(outbox) => outbox::run(outbox).await,
        Command::Sample(sample) => sample::run(sample).await,
        Command::Sync(sync) => sync::run(sync).await,
        Command::Doctor(doctor) => doctor::run(doctor).await,
        Command::Meter(asked) => meter::run(asked, companions.meter).await,
        Command::MailConfig(args::MailConfigCommand::Dovecot(new)) => mail_config::dovecot(new),
        Command::MailConfig(args::MailConfigCommand::Postfix(new)) => mail_config::postfix(new),
        Command::MailConfig(args::MailConfigCommand::Dns(asked)) => mail_config::dns(&asked),
        Command::SenderPolicy(asked) => sender_policy::run(asked, companions.sender_policy).await,
        Command::Account(args::AccountCommand::CreateAdmin(new)) => administrator::run(new).await,
    }
}
