//! `meibo doctor`: everything between this program and the service, one line a check.

mod check;
mod machine;
mod network;

use super::{
    context::Context,
    failure::{Exit, Failure},
};
use crate::client::token;
use check::{Report, Verdict};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {}

/// Checks everything, whatever fails on the way; the exit code is that of what failed: 12 on this machine, 4 for a token that
/// the service does not take, else 7.
pub(crate) async fn run(_: &Args, context: &mut Context) -> Result<(), Failure> {
    let mut checks = machine::configuration(context);
    checks.extend(network::service(context).await);
    checks.push(match context.environment.get(token::VARIABLE) {
        Some(_) => network::token(context, &checks).await,
        None => machine::store(context),
    });
    checks.extend(machine::surroundings(context));
    let failed: Vec<Exit> =
        checks.iter().filter(|check| check.verdict == Verdict::Failed).map(|check| check.exit).collect();
    context.show(&Report::new(checks, context))?;
    match failed.as_slice() {
        [] => Ok(()),
        failed if failed.contains(&Exit::Local) => Err(Failure::told_already(Exit::Local)),
        [Exit::SignInNeeded] => Err(Failure::told_already(Exit::SignInNeeded)),
        _ => Err(Failure::told_already(Exit::Unreachable)),
    }
}
