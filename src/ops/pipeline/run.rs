//! The way every request takes: caller, rights, idempotency, op, audit, commit.

use super::{
    act::Act,
    call::{Call, Reservation},
    failure::{Failure, Fault},
    gate, outbox, refusal,
    refused::{self, Refused},
    tried::Tried,
};
use crate::{
    contract::{Operation, audit::UNASKED},
    rules::{
        Code, Id, LoginId, Refusal, Secret,
        caller::{self, Caller, May},
        refusal::Facts,
    },
    store::{self, audit::Entry, vault::Place},
};

/// Answers that are no refusal of a rule: they come before anybody or anything is known, or ask for the password
/// again. Writing them down would let strangers fill the trail.
const NOT_WRITTEN_DOWN: [Code; 5] =
    [Code::SignInNeeded, Code::PasswordAgain, Code::IdempotencyKeyReused, Code::InvalidRequest, Code::UnknownField];

/// Answers to a dry run that asks how far the steps of a flow have come.
const ASKS_HOW_FAR: [Code; 2] = [Code::StepMissing, Code::FlowNotFound];

/// Carries out one request.
///
/// # Errors
/// [`Failure::Refused`] after the refusal is in the audit trail, [`Failure::Fault`] when something broke; then nothing
/// has changed.
pub async fn run<O: Act>(request: O, call: &mut Call<'_>) -> Result<O::Reply, Failure> {
    let outcome = match attempt(&request, call).await {
        Err(Failure::Replay) => {
            call.tx = None;
            replay::<O>(call).await?.ok_or_else(|| Code::IdempotencyInProgress.into())
        }
        // Its twin may have been done since the first look, and be the very reason of the refusal.
        Err(Failure::Refused(refusal)) => {
            call.tx = None;
            if call.only_replays || refusal.code == Code::IdempotencyKeyReused {
                Err(refusal.into())
            } else {
                replay::<O>(call).await?.ok_or_else(|| refusal.into())
            }
        }
        outcome => outcome,
    };
    if let Err(Failure::Refused(refusal)) = &outcome {
        call.tx = None;
        record_refusal::<O>(call, refusal).await?;
    }
    if outcome.is_err() {
        call.tx = None;
        gate::fail(call).await?;
    }
    outcome.map_err(|failure| match failure {
        Failure::Refused(refusal) => {
            let target = request.target().and_then(|target| call.named(target).ok());
            call.answered(refusal, target.as_ref()).into()
        }
        failure => failure,
    })
}

async fn attempt<O: Act>(request: &O, call: &mut Call<'_>) -> Result<O::Reply, Failure> {
    admit(request, call)?;
    if O::WRITES && !call.origin.dry_run {
        call.reservation = reservation(request, call)?;
        match replay::<O>(call).await {
            Ok(Some(reply)) => return Ok(reply),
            Ok(None) | Err(Failure::Refused(_)) if call.only_replays => return Err(Code::SignInNeeded.into()),
            looked => looked.map(drop)?,
        }
    }
    let reply = request.act(call).await?;
    if O::WRITES {
        finish::<O>(call, &reply).await?;
    }
    Ok(reply)
}

/// Whether the caller may call the operation at all, in this state and on this target.
pub(crate) fn admit<O: Act>(request: &O, call: &mut Call<'_>) -> Result<(), Refusal> {
    let target = request.target().map(|target| call.named(target)).transpose()?;
    call.subject = target.clone().or_else(|| call.caller.person().map(|person| person.login_id.clone()));
    caller::may(&call.caller, O::MAY, O::WRITES, target.as_ref())?;
    if O::PROVES && call.origin.dry_run {
        return Err(Refusal::invalid("dry_run", "dry-run-proves"));
    }
    if O::DANGEROUS
        && matches!(call.caller, Caller::Person(_))
        && !call.caller.password_is_fresh(call.now, &call.house.policy)
    {
        return Err(Code::PasswordAgain.into());
    }
    let for_another = target.as_ref().is_some_and(|target| !call.caller.owns(target));
    if O::needs_reason(for_another) && call.origin.reason.is_none() {
        return Err(Code::ReasonNeeded.into());
    }
    Ok(())
}

/// ALL-2: the key is the caller's own, and bound to the content of the request.
fn reservation<O: Operation>(request: &O, call: &Call<'_>) -> Result<Option<Reservation>, Failure> {
    // Strangers share no keys with each other: a sign-in is not idempotent.
    let Some(key) = call.origin.idempotency_key.clone().filter(|_| O::MAY != May::Anyone) else { return Ok(None) };
    let scope = call.scope();
    let content = serde_json::to_string(request).map_err(|error| Fault::Internal(error.to_string()))?;
    let digest = call.house.vault.digest(Place("idempotency", "digest", &scope), &format!("{} {content}", O::ID));
    Ok(Some(Reservation { scope, key, digest }))
}

/// The stored reply of a request with the same key, if one was done.
async fn replay<O: Operation>(call: &mut Call<'_>) -> Result<Option<O::Reply>, Failure> {
    let Some(Reservation { scope, key, digest }) = &call.reservation else { return Ok(None) };
    let mut conn = call.house.store.read().await?;
    let Some(kept) = store::idempotency::find(&mut conn, scope, key, call.now).await? else { return Ok(None) };
    if kept.digest != *digest {
        return Err(Code::IdempotencyKeyReused.into());
    }
    let reply = call.house.vault.open(Place("idempotency", "sealed", &stored_under(scope, key)), &kept.sealed)?;
    let reply = serde_json::from_str(reply.expose()).map_err(|error| Fault::Internal(error.to_string()))?;
    Ok(Some(reply))
}

/// The row of a stored reply, as its seal is bound to it.
pub(crate) fn stored_under(scope: &str, key: &str) -> String {
    format!("{scope} {key}")
}

/// Writes the audit entry and the stored reply into the transaction, and ends it.
async fn finish<O: Operation>(call: &mut Call<'_>, reply: &O::Reply) -> Result<(), Failure> {
    outbox::post(call).await?;
    gate::settle(call).await?;
    if !O::READING || !call.facts.is_empty() {
        let entry = entry::<O>(call, store::audit::DONE, None);
        let house = call.house;
        store::audit::insert(call.tx().await?, &house.vault, [entry]).await?;
    }
    if let Some(Reservation { scope, key, .. }) = call.reservation.clone() {
        let reply = serde_json::to_string(reply).map_err(|error| Fault::Internal(error.to_string()))?;
        let place = stored_under(&scope, &key);
        let sealed = call.house.vault.seal(Place("idempotency", "sealed", &place), &Secret::from(reply), call.rng)?;
        let replaced = call.token.clone().filter(|_| O::RENEWS);
        store::idempotency::keep(call.tx().await?, &scope, &key, &sealed, replaced.as_deref()).await?;
    }
    if let Some(tx) = call.tx.take() {
        if call.origin.dry_run {
            tx.rollback().await.map_err(store::Error::from)?;
        } else {
            tx.commit().await.map_err(store::Error::from)?;
        }
    }
    Ok(())
}

/// Writes the audit entry of what the service did by itself into the call's transaction.
pub(crate) async fn note_unasked(
    call: &mut Call<'_>,
    account: &LoginId,
    operation: &str,
    facts: Facts,
) -> Result<(), Failure> {
    debug_assert!(UNASKED.contains(&operation), "{operation} is not told of in the contract");
    let entry = Entry {
        id: call.id(),
        at: call.now,
        request_id: call.origin.request_id.clone(),
        actor: "meibod".to_owned(),
        account: Some(account.to_string()),
        operation: operation.to_owned(),
        outcome: store::audit::DONE,
        code: None,
        reason: None,
        address: call.origin.address.clone(),
        facts,
    };
    let house = call.house;
    Ok(store::audit::insert(call.tx().await?, &house.vault, [entry]).await?)
}

/// Writes the audit entry of what the service did by itself, and ends the transaction.
pub(crate) async fn finish_unasked(call: &mut Call<'_>, account: &LoginId, operation: &str) -> Result<(), Failure> {
    let facts = call.facts.clone();
    note_unasked(call, account, operation, facts).await?;
    if let Some(tx) = call.tx.take() {
        tx.commit().await.map_err(store::Error::from)?;
    }
    Ok(())
}

pub(crate) async fn record_refusal<O: Operation>(call: &mut Call<'_>, refusal: &Refusal) -> Result<(), Failure> {
    let only_asks = call.origin.dry_run && ASKS_HOW_FAR.contains(&refusal.code);
    if only_asks || NOT_WRITTEN_DOWN.contains(&refusal.code) {
        return Ok(());
    }
    let refused = refused::<O>(call, refusal);
    let refused = if costs_a_try(call) { refused.into_try() } else { refused };
    Ok(refusal::write_down(call.house, refused).await?)
}

/// Writes a refusal down that costs its maker nothing: once a minute by itself, then counted.
pub(crate) async fn count_refusal<O: Operation>(call: &mut Call<'_>, refusal: &Refusal) -> Result<(), Failure> {
    let refused = refused::<O>(call, refusal);
    Ok(refusal::write_down(call.house, refused).await?)
}

fn refused<O: Operation>(call: &mut Call<'_>, refusal: &Refusal) -> Refused {
    let entry = entry::<O>(call, store::audit::REFUSED, Some(refusal));
    Refused::one(&call.caller, O::MAY, call.origin.dry_run, entry)
}

/// Whether a wrong secret of an account was counted, which limits how often there is such a refusal.
fn costs_a_try(call: &Call<'_>) -> bool {
    call.subject.is_some() && call.tried.as_ref().is_some_and(Tried::counts)
}

fn entry<O: Operation>(call: &mut Call<'_>, outcome: &'static str, refusal: Option<&Refusal>) -> Entry {
    let entry = Entry {
        id: Id::random(call.rng),
        at: call.now,
        request_id: call.origin.request_id.clone(),
        actor: call.actor(),
        account: call.subject.as_ref().map(ToString::to_string),
        operation: O::ID.to_owned(),
        outcome,
        code: refusal.map(|refusal| refusal.code.to_string()),
        // A stranger has no reasons to give: their words do not belong into the trail.
        reason: call.origin.reason.clone().filter(|_| !matches!(call.caller, Caller::Nobody)),
        address: call.origin.address.clone(),
        facts: refusal.map_or_else(|| call.facts.clone(), |refusal| refusal.facts.clone()),
    };
    if refusal.is_some() { refused::shortened(entry, call.origin.dry_run) } else { entry }
}
