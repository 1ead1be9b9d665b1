//! What a job does for one account, in a transaction of its own that nobody asked for.

use jiff::Timestamp;
use rand::CryptoRng;

use super::{Call, Failure, House, Origin};
use crate::{
    rules::{Id, caller::Caller},
    store::{self, account::Stored, audit::Entry},
};

/// A call that nobody made.
pub(super) fn call<'a>(house: &'a House, now: Timestamp, rng: &'a mut (dyn CryptoRng + Send)) -> Call<'a> {
    let origin = Origin {
        request_id: Id::random(rng).to_string(),
        address: "-".to_owned(),
        reason: None,
        idempotency_key: None,
        dry_run: false,
    };
    Call::new(house, Caller::Nobody, now, origin, rng)
}

/// One account that fails does not hold up the others: what is done counts, what is not waits for the next round.
pub(super) fn count(job: &str, outcome: Result<bool, Failure>) -> u64 {
    match outcome {
        Ok(done) => done.into(),
        Err(failure) => {
            tracing::warn!(job, ?failure, "an account waits for the next round");
            0
        }
    }
}

/// The account whose row was found.
pub(super) async fn owner(call: &mut Call<'_>, account: Id) -> Result<Stored, Failure> {
    let stored = store::account::find_by_id(call.tx().await?, account).await?;
    Ok(stored.ok_or(store::Error::Unreadable("a row without its account"))?)
}

/// Writes the audit entry and ends the transaction.
pub(super) async fn finish(call: &mut Call<'_>, stored: &Stored, operation: &str) -> Result<bool, Failure> {
    let entry = Entry {
        id: call.id(),
        at: call.now,
        request_id: call.origin.request_id.clone(),
        actor: "meibod".to_owned(),
        account: Some(stored.account.login_id.to_string()),
        operation: operation.to_owned(),
        outcome: store::audit::DONE,
        code: None,
        reason: None,
        address: call.origin.address.clone(),
        facts: call.facts.clone(),
    };
    store::audit::insert(call.tx().await?, &[entry]).await?;
    if let Some(tx) = call.tx.take() {
        tx.commit().await.map_err(store::Error::from)?;
    }
    Ok(true)
}
