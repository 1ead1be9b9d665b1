//! The plan: every row judged by the service, and nothing kept.

use std::rc::Rc;

use serde_json::{Value, json};

use super::{
    choice::{Choice, Chosen, none_left},
    interrupt::Interrupts,
    job::Job,
    outcome::{Counts, message},
    pass::{AT_ONCE, End, Pass, Set, Take},
    results_file::{Outcome, Place, ResultsFile},
    row_failure::RowFailure,
    selection::Which,
    sheet::Sheet,
    source::Source,
};
use crate::{
    cli::{
        context::Context,
        failure::{Failure, local_code::LocalCode},
    },
    contract::bulk::{BulkOutcome, BulkResult},
    rules::Code,
    spreadsheet::{Input, Reading, Row, RowReason, RowTrouble},
    texts::args,
    ui::{Encoding, Format, Progress, Ui, visible},
};

/// Rows that a person is shown one by one; the rest is counted.
const SHOWN: usize = 20;
/// Rows that a program is told of one by one.
const LISTED: usize = 1000;
/// The longest row that goes into a request, in bytes; no field of any operation is nearly as long.
const MOST_BYTES: usize = 64 * 1024;

/// What would come of the rows.
pub(crate) struct Plan {
    /// How many would end how.
    pub(crate) counts: Counts,
    /// Rows that would be refused.
    pub(crate) against: Listed,
    /// Rows of which something is to be seen before they are carried out.
    seen: Listed,
    /// Rows whose act the caller's roles do not include.
    not_allowed: u64,
    /// Columns of the file that a flag was given for, too.
    both: Vec<&'static str>,
    /// Rows that `--filter` and `--limit` leave out.
    pub(crate) left_out: u64,
}

/// Rows that are told one by one: the first of them, and how many more there are.
#[derive(Default)]
pub(crate) struct Listed {
    /// The first ones.
    pub(crate) rows: Vec<Value>,
    left_out: u64,
}

impl Listed {
    /// For programs: into the fields of that name.
    pub(super) fn put(&self, name: &str, value: &mut Value) {
        value[name] = json!(self.rows);
        value[format!("{name}_left_out")] = json!(self.left_out);
    }

    /// Adds one more.
    pub(super) fn add(&mut self, row: impl FnOnce() -> Value) {
        if self.rows.len() < LISTED {
            self.rows.push(row());
        } else {
            self.left_out += 1;
        }
    }
}

/// What is judged.
pub(crate) struct Planned<'a> {
    /// The file.
    pub(crate) source: &'a Source,
    /// How it is read.
    pub(crate) reading: &'a Reading,
    /// Which of its rows are acted on.
    pub(crate) choice: &'a Choice,
    /// What its rows ask for.
    pub(crate) sheet: &'static Sheet,
    /// The name of the job that would carry them out.
    pub(crate) job: &'a str,
    /// Which rows are left, where the job has begun.
    pub(crate) left: Option<(&'a Job, Which)>,
    /// Where results would go.
    pub(crate) results: Option<Place<'a>>,
    /// Whether they tell of the plan.
    pub(crate) writes: bool,
}

struct Planner<'a> {
    input: Chosen,
    left: Option<(&'a Job, Which)>,
    results: Option<ResultsFile>,
    /// The encoding of results, whether it is this that writes them or the run.
    encoding: Encoding,
    ui: Rc<Ui>,
    progress: Progress,
    plan: Plan,
    unreadable: Vec<RowFailure>,
    unreadable_rows: usize,
}

/// Has every row of a file judged.
///
/// # Errors
/// The file or some of its rows cannot be read: then nothing is done. What the service refuses as a whole.
pub(crate) async fn made(planned: Planned<'_>, context: &mut Context) -> Result<Plan, Failure> {
    let results = planned.results.filter(|_| planned.writes);
    let made = judged(&planned, context).await;
    if let (Err(_), Some(results)) = (&made, results) {
        // It was made here, and tells of a part only.
        let _ = std::fs::remove_file(results.path);
    }
    made
}

async fn judged(planned: &Planned<'_>, context: &mut Context) -> Result<Plan, Failure> {
    let input = Input::open(planned.source.path(), planned.reading)?;
    let ui = Rc::clone(&context.ui);
    let mut planner = Planner {
        results: planned.results.filter(|_| planned.writes).map(|to| ResultsFile::beside(to, &input)).transpose()?,
        encoding: planned.results.map_or(Encoding::Utf8, |to| to.encoding(&input)),
        plan: Plan {
            counts: Counts::default(),
            against: Listed::default(),
            seen: Listed::default(),
            not_allowed: 0,
            both: input.both().to_vec(),
            left_out: 0,
        },
        input: planned.choice.of(input)?,
        left: planned.left,
        progress: ui.progress(ui.text("bulk-planning", args![])),
        ui: Rc::clone(&ui),
        unreadable: Vec::new(),
        unreadable_rows: 0,
    };
    let pass = Pass {
        job: planned.job,
        who: None,
        operation: planned.sheet.operation,
        source: planned.source,
        rehearsal: true,
        at_once: AT_ONCE,
    };
    match pass.run(context, &mut planner, &mut Interrupts::heard()?).await {
        Ok(End::Interrupted) => return Err(Failure::interrupted()),
        Err(failure) if failure.code == Code::NotAllowed => return Err(not_theirs(planned.sheet)),
        end => drop(end?),
    }
    let Planner { mut plan, input, results, unreadable, unreadable_rows, .. } = planner;
    plan.left_out = input.left_out();
    if unreadable_rows > 0 {
        return Err(cannot_read(unreadable, unreadable_rows, &context.ui));
    }
    if plan.counts.all() == 0 && plan.left_out > 0 && planned.left.is_none() {
        return Err(none_left(plan.left_out));
    }
    if let Some(mut results) = results {
        results.flush()?;
    }
    Ok(plan)
}

/// Tells a person which rows cannot be read; a program is told by the failure itself.
pub(super) fn cannot_read(rows: Vec<RowFailure>, all: usize, ui: &Ui) -> Failure {
    let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let failure = Failure::new(LocalCode::BulkRowsUnreadable).fact("rows", number(all));
    if ui.look.format == Format::Json {
        let rows = rows.into_iter().map(|row| row.value(ui)).collect();
        return failure.of_rows(rows);
    }
    rows.iter().take(SHOWN).for_each(|row| ui.complain(&row.say(ui.texts, &ui.look.zone)));
    if all > SHOWN {
        ui.complain(&ui.text("bulk-rows-more", args![count = number(all - SHOWN)]));
    }
    failure
}

impl Planner<'_> {
    fn cannot_take(&mut self, row: impl Into<RowFailure>) {
        self.unreadable_rows += 1;
        if self.unreadable.len() < LISTED {
            self.unreadable.push(row.into());
        }
    }

    /// Whether a job that has begun is past a row.
    fn is_past(&self, row: &Row) -> Result<bool, Failure> {
        let Some((job, which)) = self.left else { return Ok(false) };
        Ok(job.ended(&row.key)?.is_some_and(|ended| !which.takes(ended.result)))
    }

    fn tell(&mut self, row: &Row, outcome: &BulkOutcome, message: Option<&str>) -> Result<(), Failure> {
        let Some(results) = &mut self.results else { return Ok(()) };
        let result = match outcome.ended() {
            BulkResult::Done => "will-change",
            other => other.as_str(),
        };
        let code = outcome.problem.as_ref().map(|problem| problem.code.as_str());
        // A rehearsal has no name in the audit trail.
        Ok(results.write(&row.cells, &Outcome { result, code, message, request_id: None })?)
    }
}

impl Take for Planner<'_> {
    fn next(&mut self) -> Result<Option<Row>, Failure> {
        loop {
            match self.input.next() {
                None => return Ok(None),
                Some(Ok(row)) if row.cells.iter().map(String::len).sum::<usize>() > MOST_BYTES => {
                    self.cannot_take(RowTrouble {
                        cells: None,
                        line: row.line,
                        column: None,
                        reason: RowReason::TooLong { most: MOST_BYTES },
                    });
                }
                Some(Ok(row)) if self.is_past(&row)? => {}
                Some(Ok(row)) => match RowFailure::not_in(self.encoding, &row, self.input.header()) {
                    Some(failure) => self.cannot_take(failure),
                    None => return Ok(Some(row)),
                },
                Some(Err(trouble)) if trouble.ends_the_file() => return Err(trouble.into()),
                Some(Err(trouble)) => self.cannot_take(trouble),
            }
        }
    }

    fn take(&mut self, set: Set, outcomes: Vec<BulkOutcome>) -> Result<bool, Failure> {
        for (row, outcome) in set.0.iter().zip(&outcomes) {
            self.plan.counts.add(outcome.ended());
            let ui = Rc::clone(&self.ui);
            self.tell(row, outcome, message(row, outcome, ui.texts, &ui).as_deref())?;
            let code = outcome.problem.as_ref().map(|problem| &problem.code);
            self.plan.not_allowed += u64::from(code.is_some_and(|code| *code == Code::NotAllowed));
            let told = match outcome.ended() {
                BulkResult::Refused | BulkResult::Failed => &mut self.plan.against,
                _ if outcome.seen.is_empty() => continue,
                _ => &mut self.plan.seen,
            };
            told.add(|| told_row(row, outcome, &ui));
        }
        self.progress.rows_so_far(self.plan.counts.all(), self.plan.counts.against());
        Ok(true)
    }

    fn interrupted(&mut self) {}

    fn tick(&mut self) {}
}

/// A row of which something is told, as programs read it.
pub(super) fn told_row(row: &Row, outcome: &BulkOutcome, ui: &Ui) -> Value {
    let code = outcome.problem.as_ref().map(|problem| problem.code.as_str());
    json!({ "line": row.line, "key": row.key, "code": code,
        "message": message(row, outcome, ui.of_results(), ui) })
}

/// The same, as people do.
pub(super) fn say_row(key: &str, row: &Value, ui: &Ui) -> String {
    let text = |value: &Value| visible(value.as_str().unwrap_or_default());
    let line = row["line"].as_i64().unwrap_or_default();
    let facts = args![line = line, key = text(&row["key"]), message = text(&row["message"]), code = text(&row["code"])];
    ui.text(key, facts)
}

impl Plan {
    /// For people: how many rows would end how, what is to be seen of them, and the first that would be refused.
    pub(crate) fn say(&self, ui: &Ui) -> String {
        let mut lines = vec![self.counts.say("bulk-plan", ui)];
        lines.extend(left_out(self.left_out, ui));
        let more = |count| ui.text("bulk-plan-more", args![count = i64::try_from(count).unwrap_or(i64::MAX)]);
        lines.extend(self.seen.rows.iter().map(|row| say_row("bulk-plan-seen", row, ui)));
        if self.seen.left_out > 0 {
            lines.push(more(self.seen.left_out));
        }
        lines.extend(self.against.rows.iter().take(SHOWN).map(|row| say_row("bulk-plan-row", row, ui)));
        let hidden = self.counts.against().saturating_sub(SHOWN as u64);
        if hidden > 0 {
            lines.push(more(hidden));
        }
        let both = |name: &&str| ui.text("bulk-plan-both", args![column = *name]);
        lines.extend(self.both.iter().map(both));
        lines.join("\n")
    }

    /// For programs.
    pub(crate) fn value(&self) -> Value {
        let mut value = self.counts.planned();
        value["left_out"] = json!(self.left_out);
        self.against.put("refusals", &mut value);
        if !self.seen.rows.is_empty() {
            self.seen.put("seen", &mut value);
        }
        value
    }

    /// How it ends where the caller may not do what any row asks for: one answer for all of them.
    pub(crate) fn refusal(&self, sheet: &Sheet) -> Option<Failure> {
        (self.not_allowed > 0 && self.not_allowed == self.counts.all()).then(|| not_theirs(sheet))
    }
}

/// The caller may not do what the rows ask for.
fn not_theirs(sheet: &Sheet) -> Failure {
    let failure = Failure::new(LocalCode::BulkNotAllowed);
    if sheet.is_for_single_accounts() { failure.fact("command", sheet.command) } else { failure }
}

/// How many rows `--filter` and `--limit` leave out, where they do.
pub(super) fn left_out(count: u64, ui: &Ui) -> Option<String> {
    let count = i64::try_from(count).unwrap_or(i64::MAX);
    (count > 0).then(|| ui.text("bulk-left-out", args![count = count]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::{Gate, Look, Streams};

    #[test]
    fn what_is_not_told_one_by_one_is_counted() {
        let mut plan = Plan {
            counts: Counts::default(),
            against: Listed::default(),
            seen: Listed::default(),
            not_allowed: 0,
            both: Vec::new(),
            left_out: 0,
        };
        for line in 0..LISTED + 7 {
            plan.seen.add(|| json!({ "line": line, "key": "sato", "message": "Sato Hanako" }));
        }
        let said = plan.say(&Ui::new(crate::texts::Lang::En, Look::default(), Gate::default(), Streams::standard()));
        assert_eq!(said.matches("Sato Hanako").count(), LISTED);
        assert!(said.contains("and 7 more"), "{said}");
        assert_eq!((&plan.value()["seen_left_out"], &plan.value()["refusals_left_out"]), (&json!(7), &json!(0)));
    }
}
