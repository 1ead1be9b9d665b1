//! What the audit trail says of requests (ALL-1): an entry for each row that was done, in the transaction of its change; each
//! row that was refused, committed by itself; and what the service did unasked.

use super::{
    call::Call,
    failure::Failure,
    refusal,
    refused::{self, Refused},
    row::Row,
    tried::Tried,
};
use crate::{
    contract::{Operation, audit::UNASKED},
    rules::{Code, Id, LoginId, Refusal, caller::Caller, refusal::Facts},
    store::{self, audit::Entry},
};

/// Answers that are no refusal of a rule: they come before anybody or anything is known, or ask for the password
/// again. Writing them down would let strangers fill the trail.
const NOT_WRITTEN_DOWN: [Code; 5] =
    [Code::SignInNeeded, Code::PasswordAgain, Code::IdempotencyKeyReused, Code::InvalidRequest, Code::UnknownField];

/// Answers to a dry run that asks how far the steps of a flow have come.
const ASKS_HOW_FAR: [Code; 2] = [Code::StepMissing, Code::FlowNotFound];

/// What is written down of a plan: somebody tries what they may not.
const PROBES: [Code; 3] = [Code::NotAllowed, Code::TargetAbove, Code::ProxyTargetRefused];

/// Whether a refusal of a plan's row is written down.
pub(super) fn is_probe(refusal: &Refusal) -> bool {
    PROBES.contains(&refusal.code)
}

/// Under which name an entry is found, and for whom it is.
pub(super) type About<'a> = (&'a str, Option<&'a LoginId>);

/// The entry of an operation that was done, with what changed, or refused.
pub(super) fn entry<O: Operation>(
    call: &Call<'_>,
    id: Id,
    about: About<'_>,
    outcome: Result<&Facts, &Refusal>,
) -> Entry {
    let entry = of(call, id, O::ID, about, outcome);
    if outcome.is_err() { refused::shortened(entry, call.origin.only_tries()) } else { entry }
}

fn of(
    call: &Call<'_>,
    id: Id,
    operation: &str,
    (name, account): About<'_>,
    outcome: Result<&Facts, &Refusal>,
) -> Entry {
    Entry {
        id,
        at: call.now,
        request_id: name.to_owned(),
        actor: call.actor(),
        account: account.map(ToString::to_string),
        operation: operation.to_owned(),
        outcome: if outcome.is_ok() { store::audit::DONE } else { store::audit::REFUSED },
        code: outcome.err().map(|refusal| refusal.code.to_string()),
        // A stranger has no reasons to give: their words do not belong in the trail.
        reason: call.origin.reason.clone().filter(|_| !matches!(call.caller, Caller::Nobody)),
        address: call.origin.address.clone(),
        facts: outcome.map_or_else(|refusal| refusal.facts.clone(), Clone::clone),
    }
}

/// A refused row as it is to be written down; none where it is not.
pub(super) fn refused<O: Operation>(call: &mut Call<'_>, row: &Row, refusal: &Refusal) -> Option<Refused> {
    let only_asks = call.origin.dry_run && ASKS_HOW_FAR.contains(&refusal.code);
    if only_asks || NOT_WRITTEN_DOWN.contains(&refusal.code) {
        return None;
    }
    // A wrong secret of an account was counted, which limits how often there is such a refusal.
    let costs_a_try = row.account.is_some() && call.tried.as_ref().is_some_and(Tried::counts);
    let refused = counted::<O>(call, (&row.name, row.account.as_ref()), refusal);
    Some(if costs_a_try { refused.into_try() } else { refused })
}

/// A refusal that costs its maker nothing: written down once a minute by itself, then counted.
fn counted<O: Operation>(call: &mut Call<'_>, about: About<'_>, refusal: &Refusal) -> Refused {
    let id = call.id();
    let entry = entry::<O>(call, id, about, Err(refusal));
    Refused::one(&call.caller, O::MAY, call.origin.only_tries(), entry)
}

/// Writes down what an op refuses in its own words, of a sort that is counted by itself.
///
/// # Errors
/// When the database fails.
pub(crate) async fn count_refusal<O: Operation>(
    call: &mut Call<'_>,
    refusal: &Refusal,
    sort: &'static str,
) -> Result<(), Failure> {
    let (name, account) = (call.origin.request_id.clone(), call.subject.clone());
    let refused = counted::<O>(call, (&name, account.as_ref()), refusal).sorted(sort);
    call.stays = true;
    refusal::write_down(call.house, vec![refused]).await?;
    Ok(())
}

/// Writes the audit entry of what the service did by itself into the call's transaction.
///
/// # Errors
/// When the database fails.
pub(crate) async fn note_unasked(
    call: &mut Call<'_>,
    account: &LoginId,
    operation: &str,
    facts: Facts,
) -> Result<(), Failure> {
    debug_assert!(UNASKED.contains(&operation), "{operation} is not told of in the contract");
    let (id, name) = (call.id(), call.origin.request_id.clone());
    let entry = of(call, id, operation, (&name, Some(account)), Ok(&facts));
    let entry = Entry { actor: "meibod".to_owned(), ..entry };
    let house = call.house;
    Ok(store::audit::insert(call.tx().await?, &house.vault, [entry]).await?)
}

/// Writes the audit entry of what the service did by itself, and ends the transaction.
///
/// # Errors
/// When the database fails.
pub(crate) async fn finish_unasked(call: &mut Call<'_>, account: &LoginId, operation: &str) -> Result<(), Failure> {
    let facts = call.facts.clone();
    note_unasked(call, account, operation, facts).await?;
    call.commit().await
}
