//! The plan: every row judged by the service, and nothing kept.

use std::{path::Path, rc::Rc};

use serde_json::{Value, json};

use super::{
    encoding::Encoding,
    input::{Input, Row, RowTrouble, row_trouble::RowReason},
    interrupt::Interrupts,
    job::Job,
    outcome::{Counts, message},
    pass::{AT_ONCE, End, Pass, Set, Take},
    results_file::{Outcome, ResultsFile},
    runner::Which,
    sheet::Sheet,
    source::Source,
};
use crate::{
    cli::{exit::Exit, failure::Failure, session::Session},
    contract::bulk::{BulkOutcome, BulkResult},
    texts::args,
    ui::{Progress, Ui, visible},
};

/// Rows that are shown one by one; the rest is counted.
const SHOWN: usize = 20;
/// The longest row that goes into a request, in bytes; no field of any operation is nearly as long.
const MOST_BYTES: usize = 64 * 1024;

/// What would come of the rows.
pub(crate) struct Plan {
    /// How many would end how.
    pub(crate) counts: Counts,
    /// Rows that would be refused, the first of them.
    pub(crate) against: Vec<Value>,
}

/// What is judged.
pub(crate) struct Planned<'a> {
    /// The file.
    pub(crate) source: &'a Source,
    /// The encoding that was asked for.
    pub(crate) encoding: Option<Encoding>,
    /// What its rows say.
    pub(crate) sheet: &'static Sheet,
    /// The name of the job that would carry them out.
    pub(crate) job: &'a str,
    /// Which rows are left, where the job has begun.
    pub(crate) left: Option<(&'a Job, Which)>,
    /// The new file that tells of each row.
    pub(crate) results: Option<&'a Path>,
}

struct Planner<'a> {
    input: Input,
    left: Option<(&'a Job, Which)>,
    results: Option<ResultsFile>,
    ui: Rc<Ui>,
    progress: Progress,
    plan: Plan,
    unreadable: Vec<String>,
    unreadable_rows: i64,
}

/// Has every row of a file judged.
///
/// # Errors
/// The file or some of its rows cannot be read: then nothing is done. What the service refuses as a whole.
pub(crate) async fn made(planned: Planned<'_>, session: &mut Session) -> Result<Plan, Failure> {
    let results = planned.results;
    let made = judged(&planned, session).await;
    if let (Err(_), Some(path)) = (&made, results) {
        // It was made here, and tells of a part only.
        let _ = std::fs::remove_file(path);
    }
    made
}

async fn judged(planned: &Planned<'_>, session: &mut Session) -> Result<Plan, Failure> {
    let input = Input::open(planned.source.path(), planned.encoding, planned.sheet.columns)?;
    let ui = Rc::clone(&session.ui);
    let mut planner = Planner {
        results: planned.results.map(|path| ResultsFile::beside(path, &input)).transpose()?,
        input,
        left: planned.left,
        progress: ui.progress(ui.text("bulk-planning", args![])),
        ui: Rc::clone(&ui),
        plan: Plan { counts: Counts::default(), against: Vec::new() },
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
    if pass.run(session, &mut planner, &mut Interrupts::heard()?).await? == End::Interrupted {
        return Err(Failure::interrupted());
    }
    let Planner { plan, results, unreadable, unreadable_rows, .. } = planner;
    if unreadable_rows > 0 {
        unreadable.iter().for_each(|line| session.ui.complain(line));
        return Err(Failure::new(Exit::Usage, "bulk_rows_unreadable").fact("rows", unreadable_rows));
    }
    if let Some(mut results) = results {
        results.flush()?;
    }
    Ok(plan)
}

impl Planner<'_> {
    fn cannot_take(&mut self, trouble: RowTrouble) {
        self.unreadable_rows += 1;
        if self.unreadable.len() < SHOWN {
            self.unreadable.push(trouble.say(self.ui.texts, &self.ui.look.zone));
        }
    }

    /// Whether a job that has begun is past a row.
    fn is_past(&self, row: &Row) -> Result<bool, Failure> {
        let Some((job, which)) = self.left else { return Ok(false) };
        Ok(job.ended(&row.key)?.is_some_and(|ended| !which.takes(ended.result)))
    }

    fn tell(&mut self, row: &Row, outcome: &BulkOutcome, message: Option<&str>) -> Result<(), Failure> {
        let Some(results) = &mut self.results else { return Ok(()) };
        let result = match outcome.result {
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
                        line: row.line,
                        column: None,
                        reason: RowReason::TooLong { most: MOST_BYTES },
                    });
                }
                Some(Ok(row)) if self.is_past(&row)? => {}
                Some(Ok(row)) => return Ok(Some(row)),
                Some(Err(trouble)) if trouble.ends_the_file() => return Err(trouble.into()),
                Some(Err(trouble)) => self.cannot_take(trouble),
            }
        }
    }

    fn take(&mut self, set: Set, outcomes: Vec<BulkOutcome>) -> Result<bool, Failure> {
        for (row, outcome) in set.0.iter().zip(&outcomes) {
            self.plan.counts.add(outcome.result);
            let message = message(outcome, &self.ui);
            self.tell(row, outcome, message.as_deref())?;
            let against = matches!(outcome.result, BulkResult::Refused | BulkResult::Failed);
            if against && self.plan.against.len() < SHOWN {
                self.plan.against.push(json!({ "line": row.line, "key": row.key,
                    "code": outcome.problem.as_ref().map(|problem| problem.code.as_str()),
                    "message": message }));
            }
        }
        let count = self.plan.counts.all();
        self.progress.show(count, count);
        Ok(true)
    }

    fn interrupted(&mut self) {}

    fn tick(&mut self) {}
}

impl Plan {
    /// For people: how many rows would end how, and the first that would be refused.
    pub(crate) fn say(&self, ui: &Ui) -> String {
        let mut lines = vec![self.counts.say("bulk-plan", ui)];
        let text = |value: &Value| visible(value.as_str().unwrap_or_default());
        lines.extend(self.against.iter().map(|row| {
            let line = row["line"].as_i64().unwrap_or_default();
            ui.text("bulk-plan-row", args![line = line, key = text(&row["key"]), message = text(&row["message"])])
        }));
        let hidden = self.counts.against().saturating_sub(self.against.len() as u64);
        if hidden > 0 {
            lines.push(ui.text("bulk-plan-more", args![count = i64::try_from(hidden).unwrap_or(i64::MAX)]));
        }
        lines.join("\n")
    }

    /// For programs.
    pub(crate) fn value(&self) -> Value {
        let mut value = self.counts.value();
        value["refusals"] = json!(self.against);
        value
    }
}
