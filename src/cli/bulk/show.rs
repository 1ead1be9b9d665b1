//! `meibo bulk show JOB`.

use super::{
    job::{self, folder},
    list::value,
    next,
    resume::is_meant,
};
use crate::{
    cli::{context::Context, failure::Failure},
    ui::Done,
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(value_name = "JOB")]
    job: String,
}

/// Shows what it is, how far it has come, and how to go on.
pub(crate) fn run(args: &Args, context: &mut Context) -> Result<(), Failure> {
    let folder = folder::named(&args.job, context)?;
    let (job, facts) = (value(&folder, context)?, job::facts(&folder)?);
    is_meant(&facts, context)?;
    facts.zone.iter().for_each(|zone| context.ui.look.zone.learn(zone));
    let counts = job::counts(&folder)?;
    let state = job["state"].as_str().unwrap_or_default().to_owned();
    let mut done = Done::new(job, counts.say("bulk-done", &context.ui)).id("job");
    done = done.showing(&[
        "job",
        "begun_at",
        "command",
        "state",
        "who",
        "reason",
        "file",
        "rows",
        "left_out",
        "open",
        "done",
        "no_change",
        "refused",
        "failed",
        "results",
    ]);
    if state == "broken-off" {
        done = done.next(next::command("resume", &facts, context));
    } else if state == "ended" {
        done = next::ended(&facts, counts, context).into_iter().fold(done, Done::way);
    }
    context.show(&done)
}
