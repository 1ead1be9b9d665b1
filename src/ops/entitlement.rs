//! What an entitlement's time brings: notices before its end (ENT-1), and what is carried out when it has ended (STOP-3).

use jiff::{SignedDuration, Timestamp};

use super::{Failure, Fault, House, errand, outbox};
use crate::{
    delivery::Letter,
    rules::{Id, entitlement::Entitlement},
    store,
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
        done += errand::count("entitlements", carry_out(house, now, account, &ended).await);
    }
    // The nearest notice first: whoever has been told that 7 days are left is not told of 30.
    let mut notices = house.policy.entitlement.notice_days.clone();
    notices.sort_unstable();
    for days in &notices {
        let until = now + SignedDuration::from_hours(24 * i64::from(*days));
        let due = store::entitlement::ending(&mut *house.store.read().await?, now, until, *days, ROUND).await?;
        for (account, ending) in due {
            if ending.notices_due(now, &house.policy.entitlement, &house.zone).contains(days) {
                done += errand::count("entitlements", tell(house, now, account, &ending, *days).await);
            }
        }
    }
    Ok(done)
}

/// STOP-3: the platform is called first, so that a crash repeats the call and never loses it; then the row is spent by
/// whichever replica is first, with its audit entry and the message.
async fn carry_out(house: &House, now: Timestamp, account: Id, ended: &Entitlement) -> Result<bool, Failure> {
    let mut rng = house.rng();
    let mut call = errand::call(house, now, &mut rng);
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
    errand::finish(&mut call, &stored, "entitlement.end").await
}

async fn tell(house: &House, now: Timestamp, account: Id, ending: &Entitlement, days: u32) -> Result<bool, Failure> {
    let mut rng = house.rng();
    let mut call = errand::call(house, now, &mut rng);
    let stored = errand::owner(&mut call, account).await?;
    if !store::entitlement::notice(call.tx().await?, ending.id, days).await? {
        return Ok(false);
    }
    call.note("days", days);
    outbox::tell(&mut call, &stored, &Letter::EntitlementEnding { days, at: ending.end() }).await?;
    errand::finish(&mut call, &stored, "entitlement.notice").await
}
