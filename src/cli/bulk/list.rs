//! `meibo bulk list`: the jobs of this person, the newest first.

use std::{cmp::Reverse, path::Path};

use serde_json::{Value, json};

use super::{
    job::{self, folder, trouble},
    resume::is_meant,
};
use crate::{
    cli::{
        context::Context,
        failure::{Failure, local_code::LocalCode},
    },
    contract::field::Fields,
    rules::condition::Kind,
    ui::Listing,
};

const COLUMNS: &[&str] = &["job", "begun_at", "command", "state", "rows", "done", "refused"];
/// How a job stands: when it began and how many rows it has matters less.
const WHOLE: &[&str] = &["command", "state", "done", "refused"];
const WIDE: &[&str] = &["left_out", "open", "no_change", "failed", "who", "file", "results", "reason", "service"];

const STATES: [&str; 4] = ["running", "ended", "broken-off", "unreadable"];

/// The names of all jobs in a state folder, each with its command.
pub(crate) fn names(state: &Path) -> Vec<(String, String)> {
    let home = folder::below(state);
    let facts = folder::folders(&home).filter_map(|folder| job::facts(&folder).ok());
    let mut all: Vec<_> = facts.map(|facts| (facts.begun_at, facts.job, facts.command)).collect();
    all.sort_by(|one, other| other.cmp(one));
    all.into_iter().map(|(_, job, command)| (job, command)).collect()
}

/// What they hold.
pub(crate) fn fields() -> Fields {
    let kind = |name: &str| match name {
        "begun_at" => Kind::Time,
        "state" => Kind::words(STATES),
        "rows" | "done" | "refused" | "open" | "no_change" | "failed" => Kind::Number,
        _ => Kind::Text,
    };
    Fields::of(COLUMNS.iter().chain(WIDE).map(|&name| (name, kind(name))))
}

/// Shows them, and how far each has come.
pub(crate) fn run(context: &mut Context) -> Result<(), Failure> {
    let home = folder::home(context)?;
    folder::sweep(&home);
    let mut jobs: Vec<(String, Value)> = Vec::new();
    for folder in folder::folders(&home) {
        // One that cannot be read may be for any service.
        let is_other = job::facts(&folder).is_ok_and(|facts| is_meant(&facts, context).is_err());
        jobs.extend(listed(&folder, context).filter(|_| !is_other).map(|job| (begun_at(&folder), job)));
    }
    // No service is asked, so the zone is the one that the newest job was told.
    let newest = jobs.iter().max_by_key(|(begun_at, _)| begun_at.clone()).and_then(|(_, job)| job["job"].as_str());
    let zone = newest.and_then(|name| job::facts(&home.join(name)).ok()?.zone);
    zone.iter().for_each(|zone| context.ui.look.zone.learn(zone));
    jobs.sort_by_key(|(begun_at, job)| Reverse((begun_at.clone(), job["job"].to_string())));
    let jobs = jobs.into_iter().map(|(_, job)| job).collect();
    context.show_list(Listing::new(jobs, COLUMNS).id("job").wide(WIDE).whole(WHOLE), &fields())
}

/// When it began, to the microsecond; later than every time where that cannot be read.
fn begun_at(folder: &Path) -> String {
    job::facts(folder).map_or_else(|_| "unknown".to_owned(), |facts| facts.begun_at)
}

/// A job in a list; nothing if it has not begun yet. One that cannot be read is shown as such: rows of it may wait.
fn listed(folder: &Path, context: &Context) -> Option<Value> {
    match value(folder, context) {
        Ok(job) => Some(job),
        Err(failure) if failure.code == LocalCode::BulkJobNotFound => None,
        Err(_) => Some(json!({ "job": trouble::name(folder), "begun_at": null, "state": "unreadable" })),
    }
}

/// A job for programs.
pub(super) fn value(folder: &Path, context: &Context) -> Result<Value, Failure> {
    let (facts, counts) = (job::facts(folder)?, job::counts(folder)?);
    let zone = context.ui.look.zone.clone();
    facts.zone.iter().for_each(|service| zone.learn(service));
    let open = facts.rows.saturating_sub(counts.all());
    let state = match open {
        _ if folder::is_running(folder) => "running",
        0 => "ended",
        _ => "broken-off",
    };
    let file = if folder::is_of_stdin(folder, &facts.file) { Path::new("-") } else { &facts.file };
    Ok(json!({ "job": facts.job, "begun_at": zone.rfc3339(&facts.begun_at), "command": facts.command, "state": state,
        "rows": facts.rows, "left_out": facts.left_out, "open": open, "done": counts.done, "no_change": counts.no_change,
        "refused": counts.refused, "failed": counts.failed, "who": facts.who, "file": file,
        "results": facts.results, "reason": facts.reason, "service": facts.service }))
}
