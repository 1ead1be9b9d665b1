//! `meibo bulk resume JOB`: goes on where it was broken off; every row is done once.

use super::{
    Args,
    job::{self, Job},
    run::{Which, carry_out},
    sheet,
};
use crate::cli::{exit::Exit, failure::Failure, session::Session};

/// Sends the rows that have not ended.
pub(crate) async fn run(args: &Args, session: &mut Session) -> Result<(), Failure> {
    go_on(args, Which::Open, session).await
}

/// Goes on with a job of this service.
pub(super) async fn go_on(args: &Args, which: Which, session: &mut Session) -> Result<(), Failure> {
    let folder = job::home(session)?.join(args.job.trim());
    let job = Job::resume(folder)?;
    let unknown = || Failure::local("bulk_job_foreign").fact("job", job.facts.job.as_str());
    let sheet = sheet::of_operation(&job.facts.operation).ok_or_else(unknown)?;
    if session.connect()?.service() != job.facts.service {
        return Err(unknown().fact("service", job.facts.service.as_str()));
    }
    if sheet.secret.is_some() && args.secrets_out.is_none() {
        return Err(Failure::new(Exit::Usage, "bulk_secrets_out_needed"));
    }
    carry_out(job, sheet, args.secrets_out.as_deref(), which, session).await
}
