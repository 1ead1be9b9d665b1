//! The one way of every request: rows of one operation are answered again where they were done before (ALL-2), carried out in
//! one transaction, and written down (ALL-1). A single command is one row; what is refused spoils no other row.

use std::ops::Range;

use super::{
    act::{ActEach, Outcomes},
    call::Call,
    failure::{Failure, Fault},
    finish::finish,
    form::Form,
    idempotency, own_change, refusal,
    row::{Row, keys},
    trail,
};
use crate::{
    contract::Operation,
    rules::{Code, LoginId, Refusal},
    store::{self, idempotency::Kept},
};

/// How often rows are judged anew, when another request was doing some of them at the same time.
const LOOKS: usize = 3;

/// How often rows are carried out anew, when the database chose another transaction before theirs.
const AGAIN: usize = 3;

/// How a row ended.
pub(super) type End<A> = Result<A, Failure>;

/// Rows of one operation that came in one request.
pub(super) struct Set<O: ActEach, F: Form<O>> {
    rows: Vec<Row>,
    ends: Vec<Option<End<F::Answer>>>,
    /// The requests that wait, and the places of their rows.
    requests: Vec<O>,
    waiting: Vec<usize>,
    /// The places of rows whose refusal is still to be written down.
    refused: Vec<usize>,
}

impl<O: ActEach, F: Form<O>> Set<O, F> {
    /// A set for so many rows.
    pub(super) fn with_capacity(count: usize) -> Self {
        let (rows, ends) = (Vec::with_capacity(count), Vec::with_capacity(count));
        Self {
            rows,
            ends,
            requests: Vec::with_capacity(count),
            waiting: Vec::with_capacity(count),
            refused: Vec::new(),
        }
    }

    /// Adds a row that waits to be carried out.
    pub(super) fn wait(&mut self, row: Row, request: O) {
        self.requests.push(request);
        self.waiting.push(self.rows.len());
        self.rows.push(row);
        self.ends.push(None);
    }

    /// Adds a row that its caller may not send.
    pub(super) fn bar(&mut self, row: Row, refusal: Refusal) {
        self.refused.push(self.rows.len());
        self.leave_out(row, refusal);
    }

    /// Adds a row that cannot be understood: nothing is written down of it.
    pub(super) fn leave_out(&mut self, row: Row, refusal: Refusal) {
        self.rows.push(row);
        self.ends.push(Some(Err(refusal.into())));
    }

    /// Carries out what waits, and writes down what is refused.
    ///
    /// # Errors
    /// What stands against all rows alike; what was done until then is done, and answered the same when it is sent again.
    pub(super) async fn carry_out(&mut self, call: &mut Call<'_>) -> Result<(), Failure> {
        let outcome = self.until_done(call).await;
        call.tx = None;
        if let Err(Failure::Refused(refusal)) = &outcome {
            let account = self.rows.first().and_then(|row| row.account.clone());
            refuse_whole::<O>(call, account, refusal).await?;
        }
        self.write_refusals(call).await?;
        outcome
    }

    /// Each row with how it ended, in their order.
    pub(super) fn ended(self, call: &Call<'_>) -> impl Iterator<Item = (Row, End<F::Answer>)> {
        self.rows.into_iter().zip(self.ends).map(move |(row, end)| {
            let end = end.unwrap_or_else(|| Err(Fault::Internal(format!("{} left out a row", O::ID)).into()));
            let end = end.map_err(|failure| call.answered(failure, row.target.as_ref()));
            (row, end)
        })
    }

    async fn until_done(&mut self, call: &mut Call<'_>) -> Result<(), Failure> {
        for _ in 0..=LOOKS {
            self.answer_again(call).await?;
            self.hold_back(call).await?;
            if self.act(call).await? {
                return Ok(());
            }
        }
        Err(Code::IdempotencyInProgress.into())
    }

    /// Answers rows that were done before, and goes on with the others.
    async fn answer_again(&mut self, call: &mut Call<'_>) -> Result<(), Failure> {
        let (requests, waiting) = (std::mem::take(&mut self.requests), std::mem::take(&mut self.waiting));
        let open = waiting.iter().filter(|place| self.ends[**place].is_none());
        let keys = keys(open.map(|place| &self.rows[*place]));
        let known = idempotency::find(call, &keys).await?;
        for (request, place) in requests.into_iter().zip(waiting) {
            if self.ends[place].is_some() {
                continue;
            }
            let ticket = self.rows[place].ticket.as_ref();
            let found = ticket.and_then(|ticket| known.get(&ticket.key).map(|kept| (kept, ticket.is_of(kept))));
            let end = match found {
                Some((kept, true)) => {
                    self.rows[place].name.clone_from(&kept.request_id);
                    again::<O, F>(call, kept)
                }
                // Its token has been replaced: it is known by what it did, and by nothing else.
                _ if call.only_replays => Err(Code::SignInNeeded.into()),
                Some((_, false)) => Err(Code::IdempotencyKeyReused.into()),
                None => {
                    self.requests.push(request);
                    self.waiting.push(place);
                    continue;
                }
            };
            self.ends[place] = Some(end);
        }
        Ok(())
    }

    /// Refuses rows that change their caller's own account once too often (ALL-7), and goes on with the others.
    async fn hold_back(&mut self, call: &mut Call<'_>) -> Result<(), Failure> {
        if !self.waiting.iter().any(|place| own_change::is_bounded::<O>(&self.rows[*place], call)) {
            return Ok(());
        }
        let Some(refusal) = own_change::against::<O>(call).await? else { return Ok(()) };
        // What was counted last may be this very request, sent twice.
        self.answer_again(call).await?;
        let (requests, waiting) = (std::mem::take(&mut self.requests), std::mem::take(&mut self.waiting));
        for (request, place) in requests.into_iter().zip(waiting) {
            if own_change::is_bounded::<O>(&self.rows[place], call) {
                self.refused.push(place);
                self.ends[place] = Some(Err(refusal.clone().into()));
            } else {
                self.requests.push(request);
                self.waiting.push(place);
            }
        }
        Ok(())
    }

    /// Carries out what waits: all in one transaction, and where the service fails on that, in smaller ones, so that what it
    /// fails on stands alone. False if another request was first with some of it.
    async fn act(&mut self, call: &mut Call<'_>) -> Result<bool, Failure> {
        let (mut parts, mut again) = (Vec::new(), AGAIN);
        if !self.waiting.is_empty() {
            parts.push(0..self.waiting.len());
        }
        while let Some(part) = parts.pop() {
            match self.transact(part.clone(), call).await {
                Ok(Some(outcomes)) => self.end(part, outcomes, call.origin.dry_run),
                Ok(None) => return Ok(false),
                Err(Failure::Fault(Fault::Store(error @ store::Error::Conflict(_)))) if again > 0 && !call.stays => {
                    tracing::info!(%error, "rows are carried out again");
                    again -= 1;
                    parts.push(part);
                }
                Err(Failure::Fault(Fault::Store(error))) if error.may_be_of_a_row() && part.len() > 1 => {
                    tracing::warn!(%error, rows = part.len(), "a set of rows failed and is carried out in parts");
                    let middle = part.start + part.len() / 2;
                    parts.extend([middle..part.end, part.start..middle]);
                }
                Err(Failure::Fault(Fault::Store(error))) if error.may_be_of_a_row() => {
                    self.ends[self.waiting[part.start]] = Some(Err(error.into()));
                }
                Err(failure) => return Err(failure),
            }
        }
        Ok(true)
    }

    fn end(&mut self, part: Range<usize>, outcomes: Outcomes<O::Reply>, dry_run: bool) {
        for (place, outcome) in self.waiting[part].iter().zip(outcomes) {
            if outcome.is_err() {
                self.refused.push(*place);
            }
            self.ends[*place] = Some(outcome.map(|done| F::answer(done, dry_run)).map_err(Failure::from));
        }
    }

    /// One transaction. None if another request was first.
    async fn transact(
        &mut self,
        part: Range<usize>,
        call: &mut Call<'_>,
    ) -> Result<Option<Outcomes<O::Reply>>, Failure> {
        let places = &self.waiting[part.clone()];
        call.begin(if let [place] = places { self.rows[*place].account.clone() } else { None });
        let outcomes = O::act_each(&self.requests[part], call).await;
        if let [place] = places {
            // A flow may have found out whom it concerns.
            self.rows[*place].account.clone_from(&call.subject);
        }
        let rows: Vec<&Row> = places.iter().map(|place| &self.rows[*place]).collect();
        let outcomes = match outcomes {
            // Its twin may be the reason: a lockdown ends the sign-in that asked for it.
            Err(Failure::Refused(_)) if has_twin::<O>(&rows, call).await? => {
                call.tx = None;
                return Ok(None);
            }
            outcomes => outcomes?,
        };
        if outcomes.len() != places.len() {
            return Err(Fault::Internal(format!("{} left out a row", O::ID)).into());
        }
        let is_first = !O::WRITES || call.origin.dry_run || finish::<O, F>(&rows, &outcomes, call).await?;
        call.tx = None;
        Ok(is_first.then_some(outcomes))
    }

    /// Writes down what is refused (ALL-1), and finds each refused row under the name of the one that stands in the trail for it.
    async fn write_refusals(&mut self, call: &mut Call<'_>) -> Result<(), Failure> {
        let plans = F::PLANS && call.origin.dry_run;
        let (mut refused, mut kinds) = (Vec::new(), Vec::new());
        for place in std::mem::take(&mut self.refused) {
            let Some(Err(Failure::Refused(refusal))) = &self.ends[place] else { continue };
            if plans && !(refused.is_empty() && trail::is_probe(refusal)) {
                continue;
            }
            if let Some(one) = trail::refused::<O>(call, &self.rows[place], refusal) {
                kinds.push((place, one.kind().clone()));
                refused.push(one);
            }
        }
        if refused.is_empty() {
            return Ok(());
        }
        let names = refusal::write_down(call.house, refused).await?;
        for (place, kind) in kinds {
            if let Some(name) = names.get(&kind) {
                self.rows[place].name.clone_from(name);
            }
        }
        Ok(())
    }
}

/// Whether another request has done some of these rows meanwhile, under their keys (ALL-2).
async fn has_twin<O: Operation>(rows: &[&Row], call: &mut Call<'_>) -> Result<bool, Failure> {
    if !O::WRITES || call.origin.dry_run {
        return Ok(false);
    }
    Ok(!idempotency::find(call, &keys(rows.iter().copied())).await?.is_empty())
}

/// Writes down that a request is refused whole.
///
/// # Errors
/// When the database fails.
pub(super) async fn refuse_whole<O: Operation>(
    call: &mut Call<'_>,
    account: Option<LoginId>,
    refusal: &Refusal,
) -> Result<(), Failure> {
    let row = Row { account, ..Row::unread(call.origin.request_id.clone()) };
    if let Some(refused) = trail::refused::<O>(call, &row, refusal) {
        refusal::write_down(call.house, vec![refused]).await?;
    }
    Ok(())
}

/// What is answered of a row that was done before. A dry run tells no secrets.
fn again<O: ActEach, F: Form<O>>(call: &Call<'_>, kept: &Kept) -> End<F::Answer> {
    let text = if call.origin.dry_run { None } else { idempotency::text(call.house, &call.scope(), kept)? };
    Ok(F::again(text)?)
}
