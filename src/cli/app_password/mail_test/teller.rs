//! Tells the steps of a test while it goes on.

use super::{failure, line, manner::Manner};
use crate::{
    cli::{context::Context, failure::Failure},
    probe::{Outcome, Server, Step, Told},
    ui::{Trouble, Ui, Waiting},
};

/// Hears of each step; people read it at once.
pub(super) struct Teller<'a> {
    ui: &'a Ui,
    manner: Manner,
    /// The server that the last line was about.
    server: Option<Server>,
    waiting: Option<Waiting>,
    steps: Vec<Outcome>,
    /// What could not be written.
    trouble: Option<Trouble>,
}

impl<'a> Teller<'a> {
    pub(super) fn new(manner: Manner, context: &'a Context) -> Self {
        Self { ui: &context.ui, manner, server: None, waiting: None, steps: Vec::new(), trouble: None }
    }

    /// Takes note of what is told.
    pub(super) fn hears(&mut self, told: Told<'_>) {
        match told {
            Told::Begins(server, step) => self.begins(server, step),
            Told::Ended(outcome) => self.ended(outcome),
        }
    }

    fn begins(&mut self, server: &Server, step: Step) {
        if self.server.as_ref() != Some(server) {
            self.says(&line::heading(server, &self.ui.page()));
            self.server = Some(server.clone());
        }
        self.waiting = Some(self.ui.waiting(&line::name(step, self.ui.texts)));
    }

    fn ended(&mut self, outcome: Outcome) {
        self.waiting = None;
        let is_known = failure::of(&outcome).is_some_and(|failure| self.has_failed_by(&failure));
        self.says(&line::line(&outcome, is_known, &self.ui.page(), self.ui));
        self.steps.push(outcome);
    }

    fn has_failed_by(&self, failure: &Failure) -> bool {
        self.steps.iter().filter_map(failure::of).any(|before| before.code == failure.code)
    }

    fn says(&mut self, line: &str) {
        if self.manner == Manner::Live && self.trouble.is_none() {
            self.trouble = self.ui.out(&format!("{line}\n")).err();
        }
    }

    /// All steps that were told.
    ///
    /// # Errors
    /// One could not be written.
    pub(super) fn ends(self) -> Result<Vec<Outcome>, Failure> {
        match self.trouble {
            Some(trouble) => Err(trouble.into()),
            None => Ok(self.steps),
        }
    }
}
