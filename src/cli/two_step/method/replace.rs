//! `meibo 2sv method replace [METHOD-ID]`: a new phone number or authenticator in the place of an old one (2SV-5).

use crate::cli::{
    context::Context,
    failure::Failure,
    two_step::enrolment::{self, Flags, Purpose},
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(value_name = "METHOD-ID", conflicts_with_all = ["code", "resend"])]
    replaced: Option<String>,
    #[command(flatten)]
    flags: Flags,
}

/// Walks through it, or takes the step that the flags name.
pub(crate) async fn run(args: &Args, context: &mut Context) -> Result<(), Failure> {
    let purpose = Purpose::Replace(args.replaced.as_deref());
    enrolment::run(&args.flags, purpose, context).await
}
