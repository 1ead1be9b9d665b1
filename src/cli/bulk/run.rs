//! `--from FILE`: check, plan, ask, run; and going on with a job that was broken off.

use std::{
    path::{Path, PathBuf},
    rc::Rc,
};

use serde_json::json;

use super::{
    flags::Flags,
    input::{Defaults, Input, Reading},
    interrupt::Interrupts,
    job::{Facts, Folder, Job},
    new_file::Unwritable,
    outcome::Counts,
    pass::{AT_ONCE, End, Pass},
    plan::{self, Plan, Planned},
    results_file::ResultsFile,
    results_place,
    runner::{Runner, Which},
    secrets::SecretsOut,
    sheet::Sheet,
    source::{Source, changed},
    who,
};
use crate::{
    cli::{exit::Exit, failure::Failure, session::Session},
    client::now,
    texts::args,
    ui::Done,
};

/// Carries out the rows of a file.
///
/// # Errors
/// 2 for a file that cannot be taken, 6 where all rows are refused, 9 where some are, 130 after Ctrl-C.
pub(crate) async fn run(sheet: &'static Sheet, flags: Flags, session: &mut Session) -> Result<(), Failure> {
    if sheet.secret.is_some() && flags.secrets_out.is_none() && !session.global.dry_run {
        return Err(Failure::new(Exit::Usage, "bulk_secrets_out_needed"));
    }
    if flags.password_stdin && flags.from.as_os_str() == "-" {
        return Err(Failure::new(Exit::Usage, "bulk_stdin_twice"));
    }
    for path in [&flags.results, &flags.secrets_out].into_iter().flatten() {
        if path.symlink_metadata().is_ok() {
            let source = std::io::ErrorKind::AlreadyExists.into();
            return Err(Unwritable { path: path.clone(), source }.into());
        }
    }
    session.password_stdin = flags.password_stdin;
    let folder = Folder::make(session)?;
    let begun = match begin(sheet, &flags, &folder, session).await {
        Ok(Some(begun)) => begun,
        // Nothing was done: nothing is to be gone on with.
        other => return folder.remove().and(other.map(drop)),
    };
    let (facts, source, results) = begun;
    let interrupts = Interrupts::heard()?;
    let mut job = Job::begin(folder, facts)?;
    let told = Told { secrets_out: flags.secrets_out.as_deref(), results };
    carry_out(&mut job, &source, sheet, told, Which::Open, interrupts, session).await
}

type Begun = (Facts, Source, Option<ResultsFile>);

async fn begin(
    sheet: &'static Sheet,
    flags: &Flags,
    folder: &Folder,
    session: &mut Session,
) -> Result<Option<Begun>, Failure> {
    let file = if flags.from.as_os_str() == "-" { folder.keep_stdin()? } else { absolute(&flags.from) };
    let source = Source::of(&file)?;
    let defaults = Defaults::read(&flags.columns, sheet.columns)?;
    let reading = Reading { encoding: flags.encoding, columns: sheet.columns, defaults };
    let dry_run = session.global.dry_run;
    let name = folder.name();
    let planned = Planned {
        source: &source,
        reading: &reading,
        sheet,
        job: &name,
        left: None,
        results: flags.results.as_deref().filter(|_| dry_run),
    };
    let plan = plan::made(planned, session).await?;
    if dry_run {
        return show_plan(&plan, flags.results.as_deref(), session).map(|()| None);
    }
    if flags.stops && plan.counts.against() > 0 {
        session.ui.complain(&plan.say(&session.ui));
        return Err(Failure::new(Exit::Refused, "bulk_plan_refused"));
    }
    let who = who::known(session).await?;
    ask(&plan, sheet, session)?;
    // What was judged is what is done.
    if Source::of(&file)?.digest() != source.digest() {
        return Err(changed(&file));
    }
    let results = flags.results.as_deref().map(|path| new_results(path, &source, &reading)).transpose()?;
    let facts = Facts {
        job: name,
        command: sheet.command.to_owned(),
        operation: sheet.operation.to_owned(),
        service: session.connect()?.service(),
        who,
        begun_at: format!("{:.6}", now()),
        file,
        digest: source.digest().to_owned(),
        encoding: flags.encoding.map(|encoding| encoding.as_str().to_owned()),
        flags: flags.columns.clone(),
        reason: session.global.reason.clone(),
        results: flags.results.as_deref().map(absolute),
        results_made: results.iter().map(ResultsFile::made).collect(),
        stops: flags.stops,
        rows: plan.counts.all(),
    };
    Ok(Some((facts, source, results)))
}

fn new_results(path: &Path, source: &Source, reading: &Reading) -> Result<ResultsFile, Failure> {
    let input = Input::reopen(source.path(), reading)?;
    Ok(ResultsFile::beside(path, &input)?)
}

/// Shows what would come of the rows; `results` were told where each stands.
///
/// # Errors
/// As the rows would end.
pub(super) fn show_plan(plan: &Plan, results: Option<&Path>, session: &Session) -> Result<(), Failure> {
    let mut value = plan.value();
    if results.is_some() {
        value["results"] = json!(results);
    }
    let done = Done::new(value, plan.say(&session.ui)).id("rows");
    session.show(&done.and(session.ui.text("bulk-nothing-changed", args![])))?;
    plan.counts.end()
}

fn ask(plan: &Plan, sheet: &Sheet, session: &Session) -> Result<(), Failure> {
    let profile = session.settings.profile();
    let question = session.ui.text("bulk-ask", args![command = sheet.command, profile = profile]);
    let rows = usize::try_from(plan.counts.all()).unwrap_or(usize::MAX);
    session.ui.note(&plan.say(&session.ui));
    let ui = &session.ui;
    Ok(if sheet.is_final { ui.confirm_typed(&question, &rows.to_string()) } else { ui.confirm_rows(&question, rows) }?)
}

fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

/// Where a run writes beside its journal.
#[derive(Default)]
pub(super) struct Told<'a> {
    /// The new file of secrets.
    pub(super) secrets_out: Option<&'a Path>,
    /// The new file of results, the first time.
    pub(super) results: Option<ResultsFile>,
}

/// Sends the rows of a job that are to be sent.
///
/// # Errors
/// As [`run`].
pub(super) async fn carry_out(
    job: &mut Job,
    source: &Source,
    sheet: &'static Sheet,
    told: Told<'_>,
    which: Which,
    mut interrupts: Interrupts,
    session: &mut Session,
) -> Result<(), Failure> {
    let facts = job.facts.clone();
    session.global.reason = session.global.reason.take().or(facts.reason.clone());
    let ui = Rc::clone(&session.ui);
    let secrets = match (sheet.secret, told.secrets_out) {
        (Some(secret), Some(path)) => Some(SecretsOut::create(path, "id", &[secret])?),
        _ => None,
    };
    let is_first = told.results.is_some();
    let mut runner = Runner {
        input: Input::reopen(source.path(), &facts.reading(sheet)?)?,
        job,
        which,
        results: told.results,
        secrets,
        progress: ui.progress(ui.text("bulk-running", args![job = facts.job.as_str()])),
        ui: Rc::clone(&ui),
        counts: Counts::default(),
    };
    let pass = Pass {
        job: &facts.job,
        who: Some(&facts.who),
        operation: sheet.operation,
        source,
        rehearsal: false,
        // Rows of a set that is on the way are carried out: who wants to stop has no other on the way.
        at_once: if facts.stops { 1 } else { AT_ONCE },
    };
    let end = pass.run(session, &mut runner, &mut interrupts).await;
    let counts = runner.counts;
    drop(runner);
    let written = if is_first { Ok(()) } else { results_place::replace(job, sheet) };
    let end = end.inspect_err(|_| ui.complain(&going_on(&facts, session)))?;
    written?;
    say(job, end, counts, session)
}

fn going_on(facts: &Facts, session: &Session) -> String {
    let command = session.command(&format!("bulk resume {}", facts.job));
    session.ui.text("bulk-go-on", args![command = command])
}

/// Tells how the rows of a job have ended.
///
/// # Errors
/// As they ended, or 130.
pub(super) fn say(job: &Job, end: End, counts: Counts, session: &Session) -> Result<(), Failure> {
    let facts = &job.facts;
    let mut value = counts.value();
    value["job"] = json!(facts.job);
    value["results"] = json!(facts.results);
    let mut done = Done::new(value, counts.say("bulk-done", &session.ui)).id("job");
    if counts.all() < facts.rows {
        done = done.and(going_on(facts, session));
    } else {
        job.end(counts.against() == 0);
        if counts.against() > 0 {
            done = done.next(session.command(&format!("bulk retry {}", facts.job)));
        }
    }
    session.show(&done)?;
    match end {
        End::Interrupted => Err(Failure::interrupted()),
        End::Whole | End::Enough => counts.end(),
    }
}
