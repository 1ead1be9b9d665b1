//! `meibo doctor`: everything between this program and the service, one line a check.

mod check;
mod machine;
mod network;

use super::{
    context::Context,
    failure::{Exit, Failure},
};
use crate::client::token;
use check::{Check, Report, Verdict};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {}

/// Checks everything, whatever fails on the way; the exit code is that of what failed: 12 on this machine, 2 for a setting of
/// the command line or the environment, 4 for a token or a sign-in that the service does not take, else 7. Which service is meant stands in
/// the settings: where they cannot be read, no other is looked at in its place.
pub(crate) async fn run(_: &Args, context: &mut Context) -> Result<(), Failure> {
    let wrong = machine::settings(context).err();
    let is_known = wrong.is_none();
    let mut checks = machine::configuration(context, wrong);
    match is_known {
        true => way(context, &mut checks).await,
        false => checks.push(Check::new("service", Verdict::Warning, "doctor-service-unknown", Vec::new())),
    }
    checks.extend(machine::surroundings(context));
    let failed: Vec<Exit> =
        checks.iter().filter(|check| check.verdict == Verdict::Failed).map(|check| check.exit).collect();
    context.show(&Report::new(checks, context))?;
    match failed.as_slice() {
        [] => Ok(()),
        failed if failed.contains(&Exit::Local) => Err(Failure::told_already(Exit::Local)),
        [exit @ (Exit::SignInNeeded | Exit::Usage), same @ ..] if same.iter().all(|other| other == exit) => {
            Err(Failure::told_already(*exit))
        }
        _ => Err(Failure::told_already(Exit::Unreachable)),
    }
}

/// The way to the service, and what is shown to it.
async fn way(context: &mut Context, checks: &mut Vec<Check>) {
    checks.extend(network::service(context).await);
    if context.environment.get(token::VARIABLE).is_some() {
        let shown = network::token(context, checks).await;
        checks.push(shown);
        return;
    }
    let kept = network::sign_in(context, checks).await;
    checks.push(machine::store(context));
    checks.extend(kept);
}
