//! What would happen, before it does; and what went wrong, where the command goes on.

use super::Context;
use crate::{
    cli::failure::{Failure, message},
    contract::Operation,
};

impl Context {
    /// Carries an operation out and undoes it: what a question shows before it is asked, and every refusal with it.
    ///
    /// # Errors
    /// What the service refused, or why no answer came.
    pub(crate) async fn rehearse<O: Operation>(&mut self, request: &O) -> Result<O::Reply, Failure> {
        self.rehearse_before("--yes", request).await
    }

    /// The same, where the question that comes next is answered by that flag: what is missing is named together.
    ///
    /// # Errors
    /// As [`rehearse`](Self::rehearse).
    pub(crate) async fn rehearse_before<O: Operation>(
        &mut self,
        answer: &str,
        request: &O,
    ) -> Result<O::Reply, Failure> {
        // With `--dry-run` nothing is asked afterwards.
        self.next_answer = (!self.global.dry_run).then(|| answer.to_owned());
        let dry_run = std::mem::replace(&mut self.global.dry_run, true);
        self.acts_next = !dry_run;
        let outcome = self.send(request).await;
        (self.global.dry_run, self.acts_next) = (dry_run, false);
        self.next_answer = None;
        outcome
    }

    /// The flag that is missing beside what a request needs, where nobody can be asked.
    pub(super) fn unanswered(&self) -> Option<&str> {
        let answer = self.next_answer.as_deref()?;
        let gate = &self.ui.gate;
        let is_given = if answer.starts_with("--confirm") { gate.confirm.is_some() } else { gate.yes };
        (!is_given).then_some(answer)
    }

    /// Tells a failure after which the same question is asked again.
    pub(crate) fn tell(&self, failure: &Failure) {
        self.ui.complain(&message::for_people(failure, &self.ui));
    }
}
