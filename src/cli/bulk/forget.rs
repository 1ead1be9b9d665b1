//! `meibo bulk forget JOB`: gives a job up. What was done stays done; it can neither be gone on with nor looked up.

use serde_json::json;

use super::{
    job::{self, folder, trouble},
    resume::is_meant,
};
use crate::{
    cli::{context::Context, failure::Failure},
    texts::args,
    ui::Done,
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(value_name = "JOB")]
    job: String,
}

/// Says how many rows are left, asks, forgets it.
pub(crate) fn run(args: &Args, context: &mut Context) -> Result<(), Failure> {
    let path = folder::named(&args.job, context)?;
    let name = trouble::name(&path);
    if !path.is_dir() {
        return Err(trouble::unknown(&name));
    }
    if let Ok(facts) = job::facts(&path) {
        is_meant(&facts, context)?;
    }
    // One that cannot be read can be forgotten, too.
    let open = match (job::facts(&path), job::counts(&path)) {
        (Ok(facts), Ok(counts)) => i64::try_from(facts.rows.saturating_sub(counts.all())).unwrap_or(i64::MAX),
        _ => 0,
    };
    if !context.global.dry_run {
        let question = context.ui.text("bulk-forget", args![job = name.as_str(), open = open]);
        context.ui.confirm(&question)?;
        job::forget(path)?;
    }
    let said = context.ui.text("bulk-forgotten", args![would = context.would(), job = name.as_str()]);
    context.show(&Done::new(json!({ "job": name, "open": open }), said).id("job"))
}
