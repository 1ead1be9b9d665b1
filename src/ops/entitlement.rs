//! What an entitlement's time brings: notices before its end (ENT-1), and what is carried out when it has ended (STOP-3).

use jiff::{SignedDuration, Timestamp};

use super::{
    house::House,
    pipeline::{
        call::Call,
        failure::{Failure, Fault},
        outbox,
        trail::finish_unasked,
    },
};
use crate::{
    delivery::Letter,
    rules::{Id, entitlement::Entitlement},
    store::{self, account::Stored},
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

async fn owner(call: &mut Call<'_>, account: Id) -> Result<Stored, Failure> {
    let stored = store::account::find_by_id(call.tx().await?, account).await?;
    Ok(stored.ok_or(store::Error::Unreadable("an entitlement without its account"))?)
}

/// STOP-3: the row is spent by whichever replica is first, with its audit entry, the message, and the wish that closes
/// the systems; the platform is told by [`sync`](super::sync). The account is held: nobody takes a seat meanwhile.
async fn carry_out(house: &House, now: Timestamp, account: Id, ended: &Entitlement) -> Result<bool, Failure> {
    let mut rng = house.rng();
    let mut call = Call::unasked(house, now, &mut rng);
    let stored = owner(&mut call, account).await?;
    store::account::hold(call.tx().await?, std::slice::from_ref(&stored.account.login_id)).await?;
    if !store::entitlement::carry_out(call.tx().await?, ended.id, now).await? {
        return Ok(false);
    }
    store::sync::want(call.tx().await?, &[account], now).await?;
    outbox::tell(&mut call, &stored, &Letter::EntitlementEnded).await?;
    if !store::remote_access::give_back(call.tx().await?, &[account]).await?.is_empty() {
        call.note("remote_access", "given back");
        outbox::tell(&mut call, &stored, &Letter::RemoteAccessOff).await?;
    }
    finish_unasked(&mut call, &stored.account.login_id, "entitlement.end").await?;
    Ok(true)
}

async fn tell(house: &House, now: Timestamp, account: Id, ending: &Entitlement, days: u32) -> Result<bool, Failure> {
    let mut rng = house.rng();
    let mut call = Call::unasked(house, now, &mut rng);
    let stored = owner(&mut call, account).await?;
    if !store::entitlement::notice(call.tx().await?, ending, days).await? {
        return Ok(false);
    }
    call.note("days", days);
    outbox::tell(&mut call, &stored, &Letter::EntitlementEnding { days, at: ending.end() }).await?;
    finish_unasked(&mut call, &stored.account.login_id, "entitlement.notice").await?;
    Ok(true)
}
