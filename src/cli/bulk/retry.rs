//! `meibo bulk retry JOB`: sends the rows again that were refused or failed.

use super::{Args, resume::go_on, runner::Which};
use crate::cli::{failure::Failure, session::Session};

/// Sends them, and those that have not ended.
pub(crate) async fn run(args: &Args, session: &mut Session) -> Result<(), Failure> {
    go_on(args, Which::Failed, session).await
}
