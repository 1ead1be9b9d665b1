//! The end of an op's transaction: messages, audit entries and keys, each in one statement for all rows.

use super::{
    act::{ActEach, Done, Outcomes},
    call::Call,
    failure::Failure,
    form::Form,
    gate, idempotency,
    meanwhile::meanwhile,
    row::{Row, keys},
    trail,
};
use crate::store::{self, audit::Marked, idempotency::Kept};

/// Ends the transaction of an op, and writes what is to be known of it. False if another request was first, which is also
/// looked for where a row is refused: it may be the very reason.
pub(super) async fn finish<O: ActEach, F: Form<O>>(
    rows: &[&Row],
    outcomes: &Outcomes<O::Reply>,
    call: &mut Call<'_>,
) -> Result<bool, Failure> {
    let refused = rows.iter().zip(outcomes).filter(|(_, outcome)| outcome.is_err());
    let refused = keys(refused.map(|(row, _)| *row));
    if !idempotency::find(call, &refused).await?.is_empty() {
        return Ok(false);
    }
    if outcomes.iter().all(Result::is_err) {
        return Ok(true);
    }
    if call.tx.is_some() || leaves_something(rows, outcomes, O::READING) {
        if !write::<O, F>(rows, outcomes, call).await? {
            return Ok(false);
        }
        gate::settle(call).await?;
        call.commit().await?;
    }
    Ok(true)
}

/// Whether a transaction is needed for what is to be known of rows: of what a machine has measured there may be nothing.
fn leaves_something<R>(rows: &[&Row], outcomes: &Outcomes<R>, reading: bool) -> bool {
    let is_noted = |done: &Done<R>| !reading || !done.facts.is_empty();
    outcomes.iter().flatten().any(is_noted) || rows.iter().any(|row| row.ticket.is_some())
}

/// Puts messages, entries and keys into the transaction, each made ready while the one before is written. False if a key is
/// taken.
async fn write<O: ActEach, F: Form<O>>(
    rows: &[&Row],
    outcomes: &Outcomes<O::Reply>,
    call: &mut Call<'_>,
) -> Result<bool, Failure> {
    let (house, scope, now) = (call.house, call.scope(), call.now);
    let messages = std::mem::take(&mut call.messages);
    let mut tx = call.take_tx().await?;
    let messages = store::message::inserting(&mut tx, &messages).await?;
    let record = || record::<O, F>(rows, outcomes, &scope, call);
    let (posted, recorded) = meanwhile(messages.run(&mut tx), record).await;
    posted?;
    let Recorded { entries, kept } = recorded?;
    let entries = store::audit::adding(&mut tx, &house.vault, &entries).await?;
    let until = now + F::life(&house.policy.keeping);
    let keys = || store::idempotency::keeping(&scope, &kept, now, until);
    let (written, keys) = meanwhile(entries.run(&mut tx), keys).await;
    written?;
    if usize::try_from(keys.run(&mut tx).await?) != Ok(kept.len()) {
        return Ok(false);
    }
    if let Some(token) = call.token.as_deref().filter(|_| O::RENEWS) {
        for one in &kept {
            store::idempotency::note_replaced(&mut tx, &scope, &one.key, token).await?;
        }
    }
    call.tx = Some(tx);
    Ok(true)
}

/// What is written of rows that were done.
struct Recorded {
    entries: Vec<Marked>,
    kept: Vec<Kept>,
}

fn record<O: ActEach, F: Form<O>>(
    rows: &[&Row],
    outcomes: &Outcomes<O::Reply>,
    scope: &str,
    call: &mut Call<'_>,
) -> Result<Recorded, Failure> {
    let (mut entries, mut kept) = (Vec::with_capacity(rows.len()), Vec::with_capacity(rows.len()));
    for ((row, outcome), id) in rows.iter().zip(outcomes).zip(call.ids()) {
        let Ok(done) = outcome else { continue };
        if !O::READING || !done.facts.is_empty() {
            entries.push(trail::entry::<O>(call, id, (&row.name, done.account.as_ref()), Ok(&done.facts)));
        }
        if let Some(ticket) = &row.ticket {
            kept.extend(idempotency::kept(call, scope, (ticket, &row.name), F::keep(done)?)?);
        }
    }
    Ok(Recorded { entries: store::audit::marked(&call.house.vault, entries)?, kept })
}
