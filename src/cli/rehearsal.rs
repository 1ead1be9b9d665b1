//! What would happen, before it does; and what went wrong, where the command goes on.

use super::{failure::Failure, session::Session, told};
use crate::contract::Operation;

impl Session {
    /// Carries an operation out and undoes it: what a question shows before it is asked, and every refusal with it.
    ///
    /// # Errors
    /// What the service refused, or why no answer came.
    pub(crate) async fn rehearse<O: Operation>(&mut self, request: &O) -> Result<O::Reply, Failure> {
        let dry_run = std::mem::replace(&mut self.global.dry_run, true);
        let outcome = self.send(request).await;
        self.global.dry_run = dry_run;
        outcome
    }

    /// Tells a failure after which the same question is asked again.
    pub(crate) fn tell(&self, failure: &Failure) {
        self.ui.complain(&told::for_people(failure, &self.ui));
    }
}
