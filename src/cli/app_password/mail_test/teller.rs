//! Tells the steps of a test while it goes on.

use super::{line, manner::Manner};
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
    /// What to do, as it was said: where several servers fail alike, once.
    advice: Vec<String>,
    /// What could not be written.
    trouble: Option<Trouble>,
}

impl<'a> Teller<'a> {
    pub(super) fn new(manner: Manner, context: &'a Context) -> Self {
        Self {
            ui: &context.ui,
            manner,
            server: None,
            waiting: None,
            steps: Vec::new(),
            advice: Vec::new(),
            trouble: None,
        }
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
        let page = self.ui.page();
        self.says(&line::line(&outcome, &self.advice, &page, self.ui));
        self.advice.extend(line::advice(&outcome, &page));
        self.steps.push(outcome);
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
