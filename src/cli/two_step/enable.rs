//! `meibo 2sv enable`: the enrolment that turns 2-step verification on (2SV-1).

use super::enrolment::{self, Flags, Purpose};
use crate::cli::{context::Context, failure::Failure};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    flags: Flags,
}

/// Walks through it, or takes the step that the flags name.
pub(crate) async fn run(args: &Args, context: &mut Context) -> Result<(), Failure> {
    enrolment::run(&args.flags, Purpose::TurnOn, context).await
}
