//! `--from FILE`: check, plan, ask, run; and going on with a job that was broken off.

use std::{
    path::{Path, PathBuf},
    rc::Rc,
};

use serde_json::json;

use super::{
    choice::{Choice, Chosen},
    flags::Flags,
    interrupt::Interrupts,
    job::{Facts, Folder, Job, folder::naming_stdin},
    next,
    outcome::Counts,
    pass::{AT_ONCE, End, Pass},
    plan::{self, Listed, Plan, Planned, left_out},
    results_file::{Place, ResultsFile},
    results_place,
    runner::Runner,
    secrets::SecretsOut,
    selection::Which,
    sheet::Sheet,
    source::{Source, changed},
    who,
};
use crate::{
    cli::{
        context::Context,
        failure::{Failure, local_code::LocalCode},
        new_file,
    },
    client::now,
    spreadsheet::{Defaults, Input, Reading},
    texts::args,
    ui::{Done, Format},
};

/// Carries out the rows of a file.
///
/// # Errors
/// 2 for a file that cannot be taken, 6 where all rows are refused, 9 where some are, 130 after Ctrl-C.
pub(crate) async fn run(sheet: &'static Sheet, flags: Flags, context: &mut Context) -> Result<(), Failure> {
    if sheet.secret.is_some() && flags.secrets_out.is_none() && !context.global.dry_run {
        return Err(Failure::new(LocalCode::BulkSecretsOutNeeded));
    }
    if flags.password_stdin && flags.from.as_os_str() == "-" {
        return Err(Failure::new(LocalCode::BulkStdinTwice));
    }
    [&flags.results, &flags.secrets_out].into_iter().flatten().try_for_each(|path| new_file::can_be_made(path))?;
    context.password_stdin = flags.password_stdin;
    let folder = Folder::make(context)?;
    let naming_stdin = naming_stdin(folder.path());
    let begun = match begin(sheet, &flags, &folder, context).await.map_err(&naming_stdin) {
        Ok(Some(begun)) => begun,
        // Nothing was done: nothing is to be gone on with.
        other => return folder.remove().and(other.map(drop)),
    };
    let (facts, source, told) = begun;
    let interrupts = Interrupts::heard().inspect_err(|_| told.remove())?;
    let mut job = Job::begin(folder, facts).inspect_err(|_| told.remove())?;
    carry_out(&mut job, &source, sheet, told, Which::Open, interrupts, context).await.map_err(naming_stdin)
}

type Begun = (Facts, Source, Told);

async fn begin(
    sheet: &'static Sheet,
    flags: &Flags,
    folder: &Folder,
    context: &mut Context,
) -> Result<Option<Begun>, Failure> {
    let file = if flags.from.as_os_str() == "-" { folder.keep_stdin()? } else { absolute(&flags.from) };
    let source = Source::of(&file)?;
    let defaults = Defaults::read(&flags.columns, sheet.columns)?;
    let reading = Reading { encoding: flags.encoding, columns: sheet.columns, defaults };
    let choice = Choice::given(context);
    let dry_run = context.global.dry_run;
    let name = folder.name();
    let planned = Planned {
        source: &source,
        reading: &reading,
        choice: &choice,
        sheet,
        job: &name,
        left: None,
        results: flags.place(),
        writes: dry_run,
    };
    if let Some(row) = sheet.row().filter(|row| row.needs_reason) {
        // How many rows there will be is not known yet.
        let answer = if sheet.is_final { "--confirm N" } else { "--yes" };
        context.next_answer = (!dry_run).then(|| answer.to_owned());
        context.reason_where(row.may, |_| true).await?;
        context.next_answer = None;
    }
    let plan = plan::made(planned, context).await?;
    if let Some(refusal) = plan.refusal(sheet) {
        return Err(refusal);
    }
    if dry_run {
        return show_plan(&plan, flags.results.as_deref(), context).map(|()| None);
    }
    if flags.stops && plan.counts.against() > 0 {
        return Err(stopped(plan, context));
    }
    let who = who::known(context).await?;
    ask(&plan, sheet, context)?;
    // What was judged is what is done.
    if Source::of(&file)?.digest() != source.digest() {
        return Err(changed(&file));
    }
    let service = context.connect()?.service();
    let told = Told::made(sheet, flags, &source, &reading)?;
    let facts = Facts {
        job: name,
        command: sheet.command.to_owned(),
        operation: sheet.operation.to_owned(),
        service,
        who,
        begun_at: format!("{:.6}", now()),
        zone: context.ui.look.zone.of_service().map(str::to_owned),
        file,
        digest: source.digest().to_owned(),
        encoding: flags.encoding.map(|encoding| encoding.as_str().to_owned()),
        written: flags.written.map(|encoding| encoding.as_str().to_owned()),
        flags: flags.columns.clone(),
        reason: context.global.reason.clone(),
        results: flags.results.as_deref().map(absolute),
        results_made: told.results.iter().map(ResultsFile::made).collect(),
        stops: flags.stops,
        choice,
        rows: plan.counts.all(),
        left_out: plan.left_out,
    };
    Ok(Some((facts, source, told)))
}

/// `--on-error stop`, and the plan refuses rows.
fn stopped(plan: Plan, context: &Context) -> Failure {
    let failure = Failure::new(LocalCode::BulkPlanRefused);
    if context.ui.look.format == Format::Json {
        return failure.of_rows(plan.against.rows);
    }
    context.ui.complain(&plan.say(&context.ui));
    failure
}

fn new_results(place: Place<'_>, source: &Source, reading: &Reading) -> Result<ResultsFile, Failure> {
    let input = Input::reopen(source.path(), reading)?;
    Ok(ResultsFile::beside(place, &input)?)
}

/// Shows what would come of the rows; `results` were told where each stands.
///
/// # Errors
/// As the rows would end.
pub(super) fn show_plan(plan: &Plan, results: Option<&Path>, context: &Context) -> Result<(), Failure> {
    let mut value = plan.value();
    if results.is_some() {
        value["results"] = json!(results);
    }
    let done = Done::new(value, plan.say(&context.ui)).id("rows");
    context.show(&done.and(context.ui.text("bulk-nothing-changed", args![])))?;
    plan.counts.end()
}

fn ask(plan: &Plan, sheet: &Sheet, context: &Context) -> Result<(), Failure> {
    let question = context.ui.text("bulk-ask", args![command = sheet.command]);
    let rows = usize::try_from(plan.counts.all()).unwrap_or(usize::MAX);
    context.ui.note(&plan.say(&context.ui));
    if plan.counts.changes_nothing() {
        return Ok(());
    }
    let ui = &context.ui;
    Ok(if sheet.is_final { ui.confirm_typed(&question, &rows.to_string()) } else { ui.confirm_rows(&question, rows) }?)
}

fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

/// Where a run writes beside its journal.
#[derive(Default)]
pub(super) struct Told {
    /// The new file of secrets.
    pub(super) secrets: Option<SecretsOut>,
    /// The new file of results, the first time.
    pub(super) results: Option<ResultsFile>,
}

impl Told {
    /// Makes the files that were asked for, all or none.
    fn made(sheet: &Sheet, flags: &Flags, source: &Source, reading: &Reading) -> Result<Self, Failure> {
        let mut told = Self { secrets: secrets(sheet, flags.secrets_out.as_deref())?, results: None };
        let results = flags.place().map(|place| new_results(place, source, reading)).transpose();
        told.results = results.inspect_err(|_| told.remove())?;
        Ok(told)
    }

    /// Removes them, where nothing was sent.
    fn remove(&self) {
        let paths = self.secrets.iter().map(SecretsOut::path).chain(self.results.iter().map(ResultsFile::path));
        paths.for_each(|path| drop(std::fs::remove_file(path)));
    }
}

/// The file of the secrets that rows make.
///
/// # Errors
/// It is there, or cannot be made.
pub(super) fn secrets(sheet: &Sheet, path: Option<&Path>) -> Result<Option<SecretsOut>, Failure> {
    let made = sheet.secret.zip(path).map(|(secret, path)| SecretsOut::create(path, "id", &[secret])).transpose();
    Ok(made?)
}

/// Sends the rows of a job that are to be sent.
///
/// # Errors
/// As [`run`].
pub(super) async fn carry_out(
    job: &mut Job,
    source: &Source,
    sheet: &'static Sheet,
    told: Told,
    which: Which,
    mut interrupts: Interrupts,
    context: &mut Context,
) -> Result<(), Failure> {
    let facts = job.facts.clone();
    context.global.reason = context.global.reason.take().or(facts.reason.clone());
    let ui = Rc::clone(&context.ui);
    let is_first = told.results.is_some();
    let reading = facts.reading(sheet).inspect_err(|_| told.remove())?;
    let mut runner = Runner {
        input: chosen(&facts, source, &reading).inspect_err(|_| told.remove())?,
        job,
        which,
        results: told.results,
        secrets: told.secrets,
        progress: ui.progress(ui.text("bulk-running", args![job = facts.job.as_str()])),
        ui: Rc::clone(&ui),
        counts: Counts::default(),
        against: Listed::default(),
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
    let end = pass.run(context, &mut runner, &mut interrupts).await;
    let (counts, against) = (runner.counts, std::mem::take(&mut runner.against));
    let secrets = runner.secrets.take().and_then(SecretsOut::with_rows);
    drop(runner);
    let written = if is_first { Ok(()) } else { results_place::replace(job, sheet) };
    let end = end.inspect_err(|_| broken_off(&facts, secrets.as_ref(), context))?;
    written?;
    say(job, end, counts, &against, secrets.as_ref(), context)
}

/// The rows that a job acts on.
fn chosen(facts: &Facts, source: &Source, reading: &Reading) -> Result<Chosen, Failure> {
    facts.choice.of(Input::reopen(source.path(), reading)?)
}

/// Tells a person how to go on with a job whose run failed; a program reads one object, of the failure.
fn broken_off(facts: &Facts, secrets: Option<&SecretsOut>, context: &Context) {
    if context.ui.look.format != Format::Json {
        secrets.iter().for_each(|secrets| context.ui.complain(&next::secrets(secrets, context)));
        context.ui.complain(&next::go_on(facts, context));
    }
}

/// Tells how the rows of a job have ended.
///
/// # Errors
/// As they ended, or 130.
pub(super) fn say(
    job: &Job,
    end: End,
    counts: Counts,
    against: &Listed,
    secrets: Option<&SecretsOut>,
    context: &Context,
) -> Result<(), Failure> {
    let facts = &job.facts;
    let mut value = counts.value();
    against.put("refusals", &mut value);
    value["job"] = json!(facts.job);
    value["open"] = json!(facts.rows.saturating_sub(counts.all()));
    value["left_out"] = json!(facts.left_out);
    value["results"] = json!(facts.results);
    value["secrets_out"] = json!(secrets.map(SecretsOut::path));
    let done = Done::new(value, counts.say("bulk-done", &context.ui)).id("job");
    let done = left_out(facts.left_out, &context.ui).into_iter().fold(done, Done::and);
    let done = secrets.map(|secrets| next::secrets(secrets, context)).into_iter().fold(done, Done::and);
    let is_whole = counts.all() >= facts.rows;
    if is_whole {
        job.end(counts.against() == 0);
    }
    let next = if is_whole { next::ended(facts, counts, context) } else { vec![next::go_on(facts, context)] };
    context.show(&next.into_iter().fold(done, Done::way))?;
    match end {
        End::Interrupted => Err(Failure::interrupted()),
        End::Whole | End::Enough => counts.end(),
    }
}
