//! `meibo doctor`: everything between this program and the service, one line a check.

mod check;
mod machine;
mod network;

use super::{exit::Exit, failure::Failure, session::Session};
use check::{Report, Verdict};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {}

/// Checks everything, whatever fails on the way; the exit code is that of what failed: 12 on this machine, else 7.
pub(crate) async fn run(_: &Args, session: &mut Session) -> Result<(), Failure> {
    let mut checks = machine::configuration(session);
    checks.extend(network::service(session).await);
    checks.push(machine::store(session));
    checks.extend(machine::surroundings(session));
    let failed = checks.iter().filter(|check| check.verdict == Verdict::Failed);
    let exit = failed.map(|check| check.exit).max_by_key(|exit| exit.code());
    session.show(&Report::new(checks, session))?;
    match exit {
        None => Ok(()),
        Some(Exit::Unreachable) => Err(Failure::told_already(Exit::Unreachable)),
        Some(_) => Err(Failure::told_already(Exit::Local)),
    }
}
