//! The HTTPS edge of `meibod`, its arguments and its main: the only place that opens the store, the platform,
//! delivery and the clock.

pub mod administrator;
pub mod answer;
pub mod args;
pub mod clock;
pub mod config;
pub mod edge;
pub mod embedded;
pub mod handle;
pub mod key;
pub mod listen;
pub mod logging;
pub mod open;
pub mod outbox;
pub mod problem;
pub mod routes;
pub mod serve;
pub mod tls;

use std::process::ExitCode;

use args::{Args, Command};

/// The program: reads the arguments, runs one command, and says on stderr why it failed.
#[expect(clippy::print_stderr, reason = "the one place where meibod tells why it ends")]
pub fn main() -> ExitCode {
    tls::install_provider();
    let args = Args::read();
    let outcome = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime.block_on(run(args)),
        Err(error) => Err(error.into()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("meibod: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn run(args: Args) -> anyhow::Result<()> {
    match args.command {
        Command::Serve(serve) => serve::run(serve).await,
        Command::Migrate(target) => open::migrate(&target).await,
        Command::Openapi => answer::print(&crate::contract::openapi::text()?),
        Command::Outbox(outbox) => outbox::run(outbox).await,
        Command::Account(args::AccountCommand::CreateAdmin(new)) => administrator::run(new).await,
    }
}
