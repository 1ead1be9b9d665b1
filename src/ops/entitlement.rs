//! What an entitlement's time brings: notices before its end (ENT-1), and what is carried out when it has ended (STOP-3).

use jiff::{SignedDuration, Timestamp};
use rand::CryptoRng;

use super::{Call, Failure, Fault, House, Origin, outbox};
use crate::{
    delivery::Letter,
    rules::{Id, caller::Caller, entitlement::Entitlement},
    store::{self, account::Stored, audit::Entry},
};

/// Accounts in one round; the rest come in the next.
const ROUND: u32 = 500;

/// Carries out what has become due; how many accounts it concerned. Running it again changes nothing.
///
/// # Errors
/// When the database fails. One account that fails does not hold up the others.
pub async fn run(house: &House, now: Timestamp) -> Result<u64, Fault> {
    let mut done = 0;
    let ended = store::entitlement::ended(&mut *house.store.read().await?, now, ROUND).await?;
    for (account, ended) in ended {
        done += count(carry_out(house, now, account, &ended).await);
    }
    // The nearest notice first: whoever has been told that 7 days are left is not told of 30.
    let mut notices = house.policy.entitlement.notice_days.clone();
    notices.sort_unstable();
    for days in &notices {
        let until = now + SignedDuration::from_hours(24 * i64::from(*days));
        let due = store::entitlement::ending(&mut *house.store.read().await?, now, until, *days, ROUND).await?;
        for (account, ending) in due {
            if ending.notices_due(now, &house.policy.entitlement, &house.zone).contains(days) {
                done += count(tell(house, now, account, &ending, *days).await);
            }
        }
    }
    Ok(done)
}

fn count(outcome: Result<bool, Failure>) -> u64 {
    match outcome {
        Ok(done) => done.into(),
        Err(failure) => {
            tracing::warn!(?failure, "an entitlement waits for the next round");
            0
        }
    }
}

fn call<'a>(house: &'a House, now: Timestamp, rng: &'a mut (dyn CryptoRng + Send)) -> Call<'a> {
    let origin = Origin {
        request_id: Id::random(rng).to_string(),
        address: "-".to_owned(),
        reason: None,
        idempotency_key: None,
        dry_run: false,
    };
    Call::new(house, Caller::Nobody, now, origin, rng)
}

async fn owner(call: &mut Call<'_>, account: Id) -> Result<Stored, Failure> {
    let stored = store::account::find_by_id(call.tx().await?, account).await?;
    Ok(stored.ok_or(store::Error::Unreadable("an entitlement without its account"))?)
}

/// STOP-3: the platform is called first, so that a crash repeats the call and never loses it; then the row is spent by
/// whichever replica is first, with its audit entry and the message.
async fn carry_out(house: &House, now: Timestamp, account: Id, ended: &Entitlement) -> Result<bool, Failure> {
    let mut rng = house.rng();
    let mut call = call(house, now, &mut rng);
    let mut conn = house.store.read().await?;
    let stored = store::account::find_by_id(&mut conn, account).await?;
    let stored = stored.ok_or(store::Error::Unreadable("an entitlement without its account"))?;
    let newest = store::entitlement::find(&mut conn, &[account]).await?.remove(&account);
    drop(conn);
    if newest.is_none_or(|newest| newest.id != ended.id || newest.holds(now)) {
        return Ok(false);
    }
    house.platform.disable_sign_in(&stored.account.login_id).map_err(|error| Fault::Internal(error.to_string()))?;
    if !store::entitlement::carry_out(call.tx().await?, ended.id).await? {
        return Ok(false);
    }
    outbox::tell(&mut call, &stored, &Letter::EntitlementEnded).await?;
    if !store::remote_access::give_back(call.tx().await?, &[account]).await?.is_empty() {
        call.note("remote_access", "given back");
        outbox::tell(&mut call, &stored, &Letter::RemoteAccessOff).await?;
    }
    finish(&mut call, &stored, "entitlement.end").await
}

async fn tell(house: &House, now: Timestamp, account: Id, ending: &Entitlement, days: u32) -> Result<bool, Failure> {
    let mut rng = house.rng();
    let mut call = call(house, now, &mut rng);
    let stored = owner(&mut call, account).await?;
    if !store::entitlement::notice(call.tx().await?, ending.id, days).await? {
        return Ok(false);
    }
    call.note("days", days);
    outbox::tell(&mut call, &stored, &Letter::EntitlementEnding { days, at: ending.end() }).await?;
    finish(&mut call, &stored, "entitlement.notice").await
}

async fn finish(call: &mut Call<'_>, stored: &Stored, operation: &str) -> Result<bool, Failure> {
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
