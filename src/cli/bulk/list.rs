//! `meibo bulk list`: the jobs of this person.

use std::fs;

use serde_json::{Value, json};

use super::job;
use crate::{
    cli::{failure::Failure, session::Session},
    ui::Listing,
};

const COLUMNS: &[&str] = &["job", "command", "rows", "open", "done", "no_change", "refused", "failed"];

/// Shows them, and how far each has come.
pub(crate) fn run(session: &mut Session) -> Result<(), Failure> {
    let home = job::home(session)?;
    let folders = fs::read_dir(&home).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut jobs: Vec<Value> = folders.filter_map(|folder| value(&folder).ok()).collect();
    jobs.sort_by_key(|job| job["job"].to_string());
    session.show_list(Listing::new(jobs, COLUMNS).id("job").wide(&["file", "results", "reason", "service"]))
}

/// A job for programs.
pub(super) fn value(folder: &std::path::Path) -> Result<Value, Failure> {
    let (facts, counts) = (job::facts(folder)?, job::counts(folder)?);
    Ok(json!({ "job": facts.job, "command": facts.command, "rows": facts.rows,
        "open": facts.rows.saturating_sub(counts.all()), "done": counts.done, "no_change": counts.no_change,
        "refused": counts.refused, "failed": counts.failed, "file": facts.file, "results": facts.results,
        "reason": facts.reason, "service": facts.service }))
}
