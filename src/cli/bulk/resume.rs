//! `meibo bulk resume JOB`: goes on where it was broken off; every row is done once.

use std::path::PathBuf;

use super::{
    interrupt::Interrupts,
    job::{Facts, Job, folder},
    pass::End,
    plan::{self, Listed, Planned},
    results_place,
    run::{Told, carry_out, say, secrets, show_plan},
    selection::Which,
    sheet::{self, Sheet},
    who,
};
use crate::cli::{
    context::Context,
    failure::{Failure, local_code::LocalCode},
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(value_name = "JOB")]
    job: String,
    #[arg(long, value_name = "FILE")]
    secrets_out: Option<PathBuf>,
    #[arg(long)]
    password_stdin: bool,
}

/// Sends the rows that have not ended.
pub(crate) async fn run(args: &Args, context: &mut Context) -> Result<(), Failure> {
    go_on(args, Which::Open, context).await
}

/// Goes on with a job of this service and person. With `--dry-run` only tells what would come of the rows.
///
/// # Errors
/// It is not to be gone on with here, or as its rows end.
pub(super) async fn go_on(args: &Args, which: Which, context: &mut Context) -> Result<(), Failure> {
    context.password_stdin = args.password_stdin;
    let folder = folder::named(&args.job, context)?;
    let naming_stdin = folder::naming_stdin(&folder);
    rest(Job::resume(folder)?, args, which, context).await.map_err(naming_stdin)
}

async fn rest(mut job: Job, args: &Args, which: Which, context: &mut Context) -> Result<(), Failure> {
    let sheet = of_this_service(&job, context)?;
    let counts = job.counts()?;
    let left = job.facts.rows.saturating_sub(counts.all());
    if left == 0 && (which == Which::Open || counts.against() == 0) {
        return say(&job, End::Whole, counts, &Listed::default(), None, context);
    }
    let source = job.source()?;
    who::same(&job.facts.who, context).await?;
    if context.global.dry_run {
        let planned = Planned {
            source: &source,
            reading: &job.facts.reading(sheet)?,
            choice: &job.facts.choice,
            sheet,
            job: &job.facts.job,
            left: Some((&job, which)),
            results: None,
            writes: false,
        };
        context.global.reason = context.global.reason.take().or(job.facts.reason.clone());
        let plan = plan::made(planned, context).await?;
        return plan.refusal(sheet).map_or_else(|| show_plan(&plan, None, context), Err);
    }
    if sheet.secret.is_some() && args.secrets_out.is_none() {
        return Err(Failure::new(LocalCode::BulkSecretsOutNeeded));
    }
    results_place::is_ours(&job)?;
    let told = Told { secrets: secrets(sheet, args.secrets_out.as_deref())?, results: None };
    carry_out(&mut job, &source, sheet, told, which, Interrupts::heard()?, context).await
}

fn of_this_service(job: &Job, context: &mut Context) -> Result<&'static Sheet, Failure> {
    let facts = &job.facts;
    let foreign = || Failure::new(LocalCode::BulkJobForeign).fact("job", facts.job.as_str());
    let sheet = sheet::of_operation(&facts.operation).ok_or_else(foreign)?;
    if context.connect()?.service() != facts.service {
        return Err(foreign().fact("service", facts.service.as_str()));
    }
    Ok(sheet)
}

/// Looks whether a job is for the service that `--service` or `--profile` names; without such a flag, jobs of every service are
/// looked at.
///
/// # Errors
/// It is for another one (12).
pub(super) fn is_meant(facts: &Facts, context: &mut Context) -> Result<(), Failure> {
    let is_named = context.global.service.is_some() || context.global.profile.is_some();
    if !is_named || context.connect()?.service() == facts.service {
        return Ok(());
    }
    let failure = Failure::new(LocalCode::BulkJobForeign).fact("job", facts.job.as_str());
    Err(failure.fact("service", facts.service.as_str()))
}
