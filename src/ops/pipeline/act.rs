//! What an op is. One that takes many requests at once loads the facts for all, lets the rule decide each, and writes all
//! in one transaction of a few statements; a row that a rule refuses is refused alone.

use std::{collections::BTreeMap, future::Future};

use super::{
    call::Call,
    failure::{Failure, Fault},
};
use crate::{
    contract::Operation,
    rules::{Fact, LoginId, Refusal, Secret, refusal::Facts},
};

/// The op of an operation that goes alone: it only reads, is a step of a flow that commits on its way, or is done only for
/// oneself.
pub trait Act: Operation {
    /// The account that the request names in its path, if it names one.
    fn target(&self) -> Option<&LoginId> {
        None
    }

    /// Carries the request out, its changes in the call's one transaction.
    fn act(&self, call: &mut Call<'_>) -> impl Future<Output = Result<Self::Reply, Failure>> + Send;
}

/// A row that was done: its reply, and what the audit trail says of it.
#[derive(Debug)]
pub struct Done<R> {
    /// The reply.
    pub reply: R,
    /// Whom it concerned, where it was about an account.
    pub account: Option<LoginId>,
    /// What changed; never a secret.
    pub facts: Facts,
}

impl<R> Done<R> {
    /// A row that concerned an account.
    pub fn new(account: &LoginId, reply: R) -> Self {
        Self { reply, account: Some(account.clone()), facts: Facts::new() }
    }

    /// The same with one more fact for the audit trail.
    pub fn note(mut self, name: &str, value: impl Into<Fact>) -> Self {
        self.facts.insert(name.to_owned(), value.into());
        self
    }
}

/// What became of a row that was carried out by itself: one that was refused before it changed anything is refused alone.
///
/// # Errors
/// What stopped the whole set.
pub fn alone<T>(outcome: Result<T, Failure>) -> Result<Result<T, Refusal>, Failure> {
    match outcome {
        Ok(done) => Ok(Ok(done)),
        Err(Failure::Refused(refusal)) => Ok(Err(refusal)),
        Err(failure) => Err(failure),
    }
}

/// What became of each row, in the order of the requests.
pub type Outcomes<R> = Vec<Result<Done<R>, Refusal>>;

/// The op of an operation as the pipeline carries it out: rows, of which a single command sends one.
pub trait ActEach: Operation {
    /// The account that a request names in its path, if it names one.
    fn target(&self) -> Option<&LoginId> {
        None
    }

    /// The account that a request is about where its path names none, for the audit trail of a refusal.
    fn about(&self) -> Option<LoginId> {
        None
    }

    /// What a reply tells once and never again.
    fn secret(_: &Self::Reply) -> Option<&Secret> {
        None
    }

    /// What whoever sends many rows must see of each reply.
    fn seen(_: &Self::Reply) -> BTreeMap<String, String> {
        BTreeMap::new()
    }

    /// Carries out the requests, their changes in the call's one transaction.
    fn act_each(
        rows: &[Self],
        call: &mut Call<'_>,
    ) -> impl Future<Output = Result<Outcomes<Self::Reply>, Failure>> + Send;
}

impl<O: Act> ActEach for O {
    fn target(&self) -> Option<&LoginId> {
        Act::target(self)
    }

    async fn act_each(rows: &[Self], call: &mut Call<'_>) -> Result<Outcomes<O::Reply>, Failure> {
        let [row] = rows else { return Err(Fault::Internal(format!("{} goes alone", O::ID)).into()) };
        let outcome = alone(row.act(call).await)?;
        let done = outcome.map(|reply| {
            let (account, facts) = (call.subject.clone(), std::mem::take(&mut call.facts));
            Done { reply, account, facts }
        });
        Ok(vec![done])
    }
}
