//! `meibo bulk forget JOB`: gives a job up. What was done stays done; it can neither be gone on with nor looked up.

use serde_json::json;

use super::{
    job::{self, folder},
    resume::is_meant,
};
use crate::{
    cli::{failure::Failure, session::Session},
    texts::args,
    ui::Done,
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(value_name = "JOB")]
    job: String,
}

/// Says how many rows are left, asks, forgets it.
pub(crate) fn run(args: &Args, session: &mut Session) -> Result<(), Failure> {
    let path = folder::named(&args.job, session)?;
    let name = folder::name(&path);
    if !path.is_dir() {
        return Err(folder::unknown(&name));
    }
    if let Ok(facts) = job::facts(&path) {
        is_meant(&facts, session)?;
    }
    // One that cannot be read can be forgotten, too.
    let open = match (job::facts(&path), job::counts(&path)) {
        (Ok(facts), Ok(counts)) => i64::try_from(facts.rows.saturating_sub(counts.all())).unwrap_or(i64::MAX),
        _ => 0,
    };
    if !session.global.dry_run {
        let question = session.ui.text("bulk-forget", args![job = name.as_str(), open = open]);
        session.ui.confirm(&question)?;
        job::forget(path)?;
    }
    let said = session.ui.text("bulk-forgotten", args![would = session.would(), job = name.as_str()]);
    session.show(&Done::new(json!({ "job": name, "open": open }), said).id("job"))
}
