//! `--from FILE`: check, plan, ask, run; and going on with a job that was broken off.

use std::{
    path::{Path, PathBuf},
    rc::Rc,
};

use serde_json::json;

use super::{
    flags::Flags,
    input::{Input, Row},
    job::{self, Ended, Facts, Job},
    new_file::Unwritable,
    outcome::{Counts, message},
    pass::{End, Pass, Set, Take},
    plan,
    results::{Outcome, Results},
    secrets::SecretsOut,
    sheet::Sheet,
};
use crate::{
    cli::{exit::Exit, failure::Failure, session::Session},
    contract::bulk::{BulkOutcome, BulkResult},
    rules::Secret,
    texts::args,
    ui::{Done, Progress, Ui},
};

/// Which rows of a job are sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Which {
    /// Those that have not ended.
    Open,
    /// Those that were refused or failed, too.
    Failed,
}

/// Carries out the rows of a file.
///
/// # Errors
/// 2 for a file that cannot be taken, 6 where all rows are refused, 9 where some are, 130 after Ctrl-C.
pub(crate) async fn run(sheet: &'static Sheet, flags: Flags, session: &mut Session) -> Result<(), Failure> {
    if sheet.secret.is_some() && flags.secrets_out.is_none() && !session.global.dry_run {
        return Err(Failure::new(Exit::Usage, "bulk_secrets_out_needed"));
    }
    for path in [&flags.results, &flags.secrets_out].into_iter().flatten() {
        if path.symlink_metadata().is_ok() {
            let source = std::io::ErrorKind::AlreadyExists.into();
            return Err(Unwritable { path: path.clone(), source }.into());
        }
    }
    let (name, folder) = job::folder(session)?;
    let begun = begin(sheet, &flags, &name, &folder, session).await;
    let job = match begun {
        Ok(Some(job)) => job,
        // Nothing was done: nothing is to be gone on with.
        other => {
            let _ = std::fs::remove_dir_all(&folder);
            return other.map(drop);
        }
    };
    carry_out(job, sheet, flags.secrets_out.as_deref(), Which::Open, session).await
}

async fn begin(
    sheet: &'static Sheet,
    flags: &Flags,
    name: &str,
    folder: &Path,
    session: &mut Session,
) -> Result<Option<Job>, Failure> {
    let file = if flags.from.as_os_str() == "-" { job::keep_stdin(folder)? } else { absolute(&flags.from) };
    let digest = job::digest(&file).unwrap_or_default();
    let plan = plan::made(&file, flags.encoding, sheet, name, session).await?;
    if session.global.dry_run {
        let done = Done::new(plan.value(), plan.say(&session.ui)).id("rows");
        session.show(&done.and(session.ui.text("bulk-nothing-changed", args![])))?;
        return match plan.counts {
            Counts { done: 0, no_change: 0, .. } => Err(Failure::told_already(Exit::Refused)),
            counts if counts.against() > 0 => Err(Failure::told_already(Exit::SomeFailed)),
            _ => Ok(None),
        };
    }
    if flags.stops && plan.counts.against() > 0 {
        session.ui.complain(&plan.say(&session.ui));
        return Err(Failure::new(Exit::Refused, "bulk_plan_refused"));
    }
    ask(&plan, sheet, session)?;
    // What was judged is what is done.
    if job::digest(&file)? != digest {
        return Err(Failure::local("bulk_file_changed").fact("file", file.display().to_string()));
    }
    let facts = Facts {
        job: name.to_owned(),
        command: sheet.command.to_owned(),
        operation: sheet.operation.to_owned(),
        service: session.connect()?.service(),
        file,
        digest,
        encoding: flags.encoding.map(|encoding| encoding.as_str().to_owned()),
        reason: session.global.reason.clone(),
        results: flags.results.as_deref().map(absolute),
        stops: flags.stops,
        rows: plan.counts.all(),
    };
    Ok(Some(Job::begin(folder.to_owned(), facts)?))
}

fn ask(plan: &plan::Plan, sheet: &Sheet, session: &Session) -> Result<(), Failure> {
    let profile = session.settings.profile();
    let question = session.ui.text("bulk-ask", args![command = sheet.command, profile = profile]);
    let rows = usize::try_from(plan.counts.all()).unwrap_or(usize::MAX);
    session.ui.note(&plan.say(&session.ui));
    Ok(session.ui.confirm_rows(&question, rows)?)
}

fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

/// Sends the rows of a job that are to be sent.
///
/// # Errors
/// As [`run`].
pub(crate) async fn carry_out(
    job: Job,
    sheet: &'static Sheet,
    secrets_out: Option<&Path>,
    which: Which,
    session: &mut Session,
) -> Result<(), Failure> {
    let facts = job.facts.clone();
    session.global.reason = session.global.reason.take().or(facts.reason.clone());
    let ui = Rc::clone(&session.ui);
    let input = Input::open(&facts.file, facts.encoding(), sheet.columns)?;
    let results = facts.results.as_deref().map(|path| results(path, &input)).transpose()?;
    let secrets = match (sheet.secret, secrets_out) {
        (Some(secret), Some(path)) => Some(SecretsOut::create(path, "id", &[secret])?),
        _ => None,
    };
    let progress = ui.progress(ui.text("bulk-running", args![job = facts.job.as_str()]));
    let mut runner =
        Runner { input, job, which, results, secrets, ui: Rc::clone(&ui), progress, counts: Counts::default() };
    let pass = Pass { job: &facts.job, operation: sheet.operation, rehearsal: false };
    let end = pass.run(session, &mut runner).await.inspect_err(|_| ui.complain(&going_on(&facts, &ui)))?;
    let Runner { job, results, counts, .. } = runner;
    if let Some((mut results, partial)) = results {
        results.flush()?;
        if let (Some(partial), Some(path)) = (partial, &facts.results) {
            std::fs::rename(&partial, path).map_err(|source| Unwritable { path: path.clone(), source })?;
        }
    }
    told(&job, end, counts, session)
}

/// The file of results; where a broken-off job has left one, its successor, until it is whole.
fn results(path: &Path, input: &Input) -> Result<(Results, Option<PathBuf>), Failure> {
    if !path.exists() {
        return Ok((Results::create(path, input.header(), input.encoding())?, None));
    }
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".partial");
    let mut partial = path.with_file_name(name);
    // Results are CSV or JSON lines by the end of their name.
    if let Some(extension) = path.extension() {
        partial.as_mut_os_string().push(".");
        partial.as_mut_os_string().push(extension);
    }
    let _ = std::fs::remove_file(&partial);
    Ok((Results::create(&partial, input.header(), input.encoding())?, Some(partial)))
}

fn going_on(facts: &Facts, ui: &Ui) -> String {
    ui.text("bulk-go-on", args![command = format!("meibo bulk resume {}", facts.job)])
}

fn told(job: &Job, end: End, counts: Counts, session: &Session) -> Result<(), Failure> {
    let facts = &job.facts;
    let mut value = counts.value();
    value["job"] = json!(facts.job);
    value["results"] = json!(facts.results);
    let mut done = Done::new(value, counts.say("bulk-done", &session.ui)).id("job");
    let whole = counts.all() >= facts.rows;
    if !whole {
        done = done.and(going_on(facts, &session.ui));
    } else if counts.against() > 0 {
        done = done.next(session.command(&format!("bulk retry {}", facts.job)));
    } else {
        job.finish();
    }
    session.show(&done)?;
    match end {
        End::Interrupted => Err(Failure::interrupted()),
        _ if counts.against() == 0 => Ok(()),
        _ if counts.done + counts.no_change == 0 => Err(Failure::told_already(Exit::Refused)),
        _ => Err(Failure::told_already(Exit::SomeFailed)),
    }
}

struct Runner {
    input: Input,
    job: Job,
    which: Which,
    results: Option<(Results, Option<PathBuf>)>,
    secrets: Option<SecretsOut>,
    ui: Rc<Ui>,
    progress: Progress,
    counts: Counts,
}

impl Runner {
    /// Whether a row is not sent any more.
    fn is_past(&self, ended: &Ended) -> bool {
        self.which == Which::Open || matches!(ended.result, BulkResult::Done | BulkResult::NoChange)
    }

    fn write(&mut self, cells: &[String], ended: &Ended) -> Result<(), Failure> {
        self.counts.add(ended.result);
        let Some((results, _)) = &mut self.results else { return Ok(()) };
        let outcome = Outcome {
            result: ended.result.as_str(),
            code: ended.code.as_deref(),
            message: ended.message.as_deref(),
            request_id: Some(&ended.request_id),
        };
        Ok(results.write(cells, &outcome)?)
    }

    fn keep_secrets(&mut self, set: &Set, outcomes: &[BulkOutcome]) -> Result<(), Failure> {
        let Some(secrets) = &mut self.secrets else { return Ok(()) };
        let told: Vec<(&str, &Secret)> = set
            .0
            .iter()
            .zip(outcomes)
            .filter_map(|(row, outcome)| Some((row.key.as_str(), outcome.secret.as_ref()?)))
            .collect();
        let told: Vec<(&str, [&Secret; 1])> = told.into_iter().map(|(key, secret)| (key, [secret])).collect();
        let rows: Vec<(&str, &[&Secret])> = told.iter().map(|(key, secrets)| (*key, &secrets[..])).collect();
        if rows.is_empty() { Ok(()) } else { Ok(secrets.write(&rows)?) }
    }
}

impl Take for Runner {
    fn next(&mut self) -> Result<Option<Row>, Failure> {
        while let Some(row) = self.input.next() {
            // The plan has read the same bytes, and found every row readable.
            let row = row?;
            match self.job.ended(&row.key)? {
                Some(ended) if self.is_past(&ended) => self.write(&row.cells, &ended)?,
                _ => return Ok(Some(row)),
            }
        }
        Ok(None)
    }

    fn take(&mut self, set: Set, outcomes: Vec<BulkOutcome>) -> Result<bool, Failure> {
        // Secrets first: a row counts as done here only when its secret is on the disk.
        self.keep_secrets(&set, &outcomes)?;
        let ended: Vec<Ended> = set
            .0
            .iter()
            .zip(&outcomes)
            .map(|(row, outcome)| Ended {
                key: row.key.clone(),
                result: outcome.result,
                code: outcome.problem.as_ref().map(|problem| problem.code.as_str().to_owned()),
                message: message(outcome, &self.ui),
                request_id: outcome.request_id.clone(),
            })
            .collect();
        self.job.note(&ended)?;
        for (row, ended) in set.0.iter().zip(&ended) {
            self.write(&row.cells, ended)?;
        }
        if let Some((results, _)) = &mut self.results {
            results.flush()?;
        }
        self.progress.show(self.counts.all(), self.job.facts.rows);
        Ok(!(self.job.facts.stops && self.counts.against() > 0))
    }

    fn tick(&mut self) {
        if !self.ui.streams().err_terminal {
            self.ui.complain(&self.counts.say("bulk-tick", &self.ui));
        }
    }
}
