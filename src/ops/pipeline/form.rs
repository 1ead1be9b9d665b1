//! How the rows of a request have come, which is all that is different between one and many.

use jiff::SignedDuration;

use super::{act::Done, failure::Fault, idempotency::Keep};
use crate::{
    contract::Operation,
    rules::{Secret, policy::KeepingPolicy},
};

/// How rows have come: what each of them is answered, and what is kept to answer it again.
pub(super) trait Form<O: Operation> {
    /// What is answered of a row that was done.
    type Answer: Send + Sync;
    /// Whether a dry run is a plan, of which is written down only that somebody tries what they may not.
    const PLANS: bool;

    /// How long it is known that a row was done.
    fn life(keeping: &KeepingPolicy) -> SignedDuration;

    /// What is kept of a row that was done.
    ///
    /// # Errors
    /// Where the reply cannot be written as JSON.
    fn keep(done: &Done<O::Reply>) -> Result<Keep, Fault>;

    /// What is answered of a row that was done.
    fn answer(done: Done<O::Reply>, dry_run: bool) -> Self::Answer;

    /// What is answered of one that was done before, from the text that was kept of it.
    ///
    /// # Errors
    /// Where that is no text of this operation.
    fn again(text: Option<Secret>) -> Result<Self::Answer, Fault>;
}
