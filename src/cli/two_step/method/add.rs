//! `meibo 2sv method add`: the same enrolment, where 2-step verification is on already (2SV-5).

use crate::cli::{
    context::Context,
    failure::Failure,
    two_step::enrolment::{self, Flags, Purpose},
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    flags: Flags,
}

/// Walks through it, or takes the step that the flags name.
pub(crate) async fn run(args: &Args, context: &mut Context) -> Result<(), Failure> {
    enrolment::run(&args.flags, Purpose::Add, context).await
}
