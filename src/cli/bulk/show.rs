//! `meibo bulk show JOB`.

use super::{job, list::value};
use crate::{
    cli::{failure::Failure, session::Session},
    ui::Done,
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(value_name = "JOB")]
    job: String,
}

/// Shows what it is, how far it has come, and how to go on.
pub(crate) fn run(args: &Args, session: &mut Session) -> Result<(), Failure> {
    let folder = job::home(session)?.join(args.job.trim());
    let job = value(&folder)?;
    let counts = job::counts(&folder)?;
    let open = job["open"].as_u64().unwrap_or_default() > 0;
    let mut done = Done::new(job, counts.say("bulk-done", &session.ui)).id("job");
    done =
        done.showing(&["job", "command", "file", "rows", "open", "done", "no_change", "refused", "failed", "results"]);
    if open {
        done = done.next(session.command(&format!("bulk resume {}", args.job)));
    } else if counts.against() > 0 {
        done = done.next(session.command(&format!("bulk retry {}", args.job)));
    }
    session.show(&done)
}
