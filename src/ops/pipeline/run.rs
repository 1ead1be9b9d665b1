//! A single request: a set of one row.

use jiff::SignedDuration;

use super::{
    act::{ActEach, Done},
    admission::admit,
    call::Call,
    failure::{Failure, Fault},
    form::Form,
    gate,
    idempotency::{Keep, Ticket},
    row::Row,
    set::Set,
};
use crate::{
    contract::Operation,
    rules::{Secret, caller::May, policy::KeepingPolicy},
};

/// One row, which is answered its whole reply.
struct Alone;

impl<O: Operation> Form<O> for Alone {
    type Answer = O::Reply;
    const PLANS: bool = false;

    fn life(keeping: &KeepingPolicy) -> SignedDuration {
        keeping.idempotency_life()
    }

    fn keep(done: &Done<O::Reply>) -> Result<Keep, Fault> {
        let reply = serde_json::to_string(&done.reply).map_err(|error| Fault::Internal(error.to_string()))?;
        Ok(Keep::Text(Secret::from(reply)))
    }

    fn answer(done: Done<O::Reply>, _: bool) -> O::Reply {
        done.reply
    }

    fn again(text: Option<Secret>) -> Result<O::Reply, Fault> {
        let text = text.ok_or_else(|| Fault::Internal(format!("the reply of {} was not kept", O::ID)))?;
        serde_json::from_str(text.expose()).map_err(|error| Fault::Internal(error.to_string()))
    }
}

/// Carries out one request.
///
/// # Errors
/// [`Failure::Refused`] after the refusal is in the audit trail, [`Failure::Fault`] when something broke; then nothing
/// has changed.
pub async fn run<O: ActEach>(request: O, call: &mut Call<'_>) -> Result<O::Reply, Failure> {
    let row = Row::of(&request, call.origin.request_id.clone(), call);
    let target = row.target.clone();
    let mut set = Set::<O, Alone>::with_capacity(1);
    match admit(&request, call) {
        Ok(()) => set.wait(row.let_in(&request, ticket(&request, call)?), request),
        Err(refusal) => set.bar(row, refusal),
    }
    let outcome = match set.carry_out(call).await {
        Ok(()) => set.ended(call).next().map_or_else(|| Err(left_out::<O>()), |(_, end)| end),
        Err(failure) => Err(call.answered(failure, target.as_ref())),
    };
    if outcome.is_err() {
        gate::fail(call).await?;
    }
    outcome
}

fn left_out<O: Operation>() -> Failure {
    Fault::Internal(format!("{} left out its row", O::ID)).into()
}

/// The key of a write is the caller's own, and bound to the content of the request. Strangers share no keys with each other:
/// a sign-in is not idempotent.
fn ticket<O: Operation>(request: &O, call: &Call<'_>) -> Result<Option<Ticket>, Fault> {
    if !O::WRITES || call.origin.dry_run || O::MAY == May::Anyone {
        return Ok(None);
    }
    let Some(key) = call.origin.idempotency_key.clone() else { return Ok(None) };
    let content = serde_json::to_string(request).map_err(|error| Fault::Internal(error.to_string()))?;
    Ok(Some(Ticket::new(call.house, &call.scope(), key, (O::ID, &content))))
}
