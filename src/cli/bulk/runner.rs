//! What takes what came of the rows of a job: the journal, and the files that it was told to write.

use std::rc::Rc;

use super::{
    choice::Chosen,
    job::{Ended, Job},
    outcome::{Counts, message},
    pass::{Set, Take},
    plan::{self, Listed},
    results_file::{Outcome, ResultsFile},
    secrets::SecretsOut,
    selection::Which,
};
use crate::{
    cli::failure::Failure,
    contract::bulk::{BulkOutcome, BulkResult},
    rules::Secret,
    spreadsheet::Row,
    texts::{Lang, Texts, args},
    ui::{Format, Progress, Ui},
};

/// A job on its way.
pub(super) struct Runner<'a> {
    pub(super) input: Chosen,
    pub(super) job: &'a mut Job,
    pub(super) which: Which,
    /// Where results go while it runs: the first time only, later they are written when it has ended.
    pub(super) results: Option<ResultsFile>,
    pub(super) secrets: Option<SecretsOut>,
    pub(super) ui: Rc<Ui>,
    pub(super) progress: Progress,
    /// How all rows have ended that were come by.
    pub(super) counts: Counts,
    /// Those that were refused or failed.
    pub(super) against: Listed,
}

impl Runner<'_> {
    /// What programs are told of the row later, where people are told in another language.
    fn english(&self, row: &Row, outcome: &BulkOutcome) -> Option<String> {
        if self.ui.texts.lang() == Lang::En {
            return None;
        }
        message(row, outcome, Texts::of(Lang::En), &self.ui)
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

    fn keep_results(&mut self, set: &Set, ended: &[Ended]) -> Result<(), Failure> {
        let Some(results) = &mut self.results else { return Ok(()) };
        for (row, ended) in set.0.iter().zip(ended) {
            results.write(&row.cells, &Outcome::from(ended))?;
        }
        Ok(results.flush()?)
    }
}

impl Runner<'_> {
    /// Names a row that was not carried out, where no plan was shown to a person.
    fn tell(&mut self, row: &Row, outcome: &BulkOutcome) {
        let ui = Rc::clone(&self.ui);
        if !ui.streams().err_terminal && ui.look.format != Format::Json {
            ui.complain(&plan::say_row("bulk-plan-row", &plan::told_row(row, outcome, &ui), &ui));
        }
        self.against.add(|| plan::told_row(row, outcome, &ui));
    }
}

impl Take for Runner<'_> {
    fn next(&mut self) -> Result<Option<Row>, Failure> {
        for row in self.input.by_ref() {
            // The plan has read the same bytes, and found every row readable.
            let row = row?;
            match self.job.ended(&row.key)? {
                Some(ended) if !self.which.takes(ended.result) => self.counts.add(ended.result),
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
                result: outcome.ended(),
                code: outcome.problem.as_ref().map(|problem| problem.code.as_str().to_owned()),
                message: message(row, outcome, self.ui.texts, &self.ui),
                english: self.english(row, outcome),
                request_id: outcome.request_id.clone(),
            })
            .collect();
        self.job.note(&ended)?;
        self.keep_results(&set, &ended)?;
        ended.iter().for_each(|ended| self.counts.add(ended.result));
        let is_against = |result| matches!(result, BulkResult::Refused | BulkResult::Failed);
        for (row, outcome) in set.0.iter().zip(&outcomes).filter(|(_, outcome)| is_against(outcome.ended())) {
            self.tell(row, outcome);
        }
        self.progress.rows(self.counts.all(), self.job.facts.rows, self.counts.against());
        // What an earlier pass ended with does not stop this one.
        Ok(!(self.job.facts.stops && ended.iter().any(|ended| is_against(ended.result))))
    }

    fn interrupted(&mut self) {
        self.progress.say(&self.ui.text("bulk-interrupted", args![]));
    }

    fn tick(&mut self) {
        if !self.ui.streams().err_terminal || self.ui.look.accessible {
            self.ui.complain(&self.counts.say("bulk-tick", &self.ui));
        }
    }
}
