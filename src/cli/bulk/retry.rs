//! `meibo bulk retry JOB`: sends the rows again that were refused or failed.

use super::{
    resume::{Args, go_on},
    selection::Which,
};
use crate::cli::{context::Context, failure::Failure};

/// Sends them, and those that have not ended.
pub(crate) async fn run(args: &Args, context: &mut Context) -> Result<(), Failure> {
    go_on(args, Which::Failed, context).await
}
