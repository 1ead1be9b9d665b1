//! `account lockdown`: one act for a leak (ALIAS-5).

use super::{
    Call, Failure, account,
    account::acted_on,
    each::{ActEach, Done, Outcomes, alone},
    outbox,
    people::People,
    raced, view,
};
use crate::{
    contract::lockdown::{AccountLockdown, LockedDown},
    delivery::Letter,
    rules::{Code, LoginId, lockdown},
    store::{self, account::Stored},
};

impl ActEach for AccountLockdown {
    fn target(&self) -> Option<&LoginId> {
        Some(&self.account)
    }

    async fn act_each(rows: &[Self], call: &mut Call<'_>) -> Result<Outcomes<LockedDown>, Failure> {
        // All are held in one order, before the first is changed.
        People::named(call, rows.iter().map(|row| &row.account)).await?;
        let mut outcomes = Vec::with_capacity(rows.len());
        for row in rows {
            outcomes.push(alone(row.lock(call).await)?);
        }
        Ok(outcomes)
    }
}

impl AccountLockdown {
    async fn lock(&self, call: &mut Call<'_>) -> Result<Done<LockedDown>, Failure> {
        let stored = account::in_tx(call, &self.account).await?;
        lockdown::lock_down(&call.caller, &stored.account)?;
        let told = acted_on::<Self>(call, &stored.account)?;
        let (id, now) = (stored.account.id, call.now);
        raced(Code::AlreadyLockedDown, store::lockdown::begin(call.tx().await?, id, now).await?)?;
        let ended = end_all(call, &stored).await?;
        let aliases = store::alias::list(call.tx().await?, id).await?;
        let addresses = aliases.iter().map(|one| one.address.to_string()).collect();
        for letter in told.into_iter().chain([Letter::LockedDown { addresses }]) {
            outbox::tell(call, &stored, &letter).await?;
        }
        let held = store::entitlement::find(call.tx().await?, &[id]).await?;
        let mut after = stored;
        after.account.locked_down_at = Some(now);
        let reply = LockedDown {
            account: view::account(call, &after, held.get(&id)),
            locked_down_at: call.moment(now),
            sessions_ended: ended.sessions,
            app_passwords_revoked: ended.app_passwords,
            less_secure_apps_ended: ended.less_secure_apps,
            exposed: aliases.iter().map(|one| view::alias(call, one)).collect(),
        };
        Ok(Done::new(&after.account.login_id, reply)
            .note("sessions_ended", ended.sessions)
            .note("app_passwords_revoked", ended.app_passwords)
            .note("aliases_exposed", u32::try_from(aliases.len()).unwrap_or(u32::MAX)))
    }
}

/// What a lockdown ended.
struct Ended {
    sessions: u32,
    app_passwords: u32,
    less_secure_apps: bool,
}

/// Ends every way into the account and its mailbox, and everything that was on its way to one.
async fn end_all(call: &mut Call<'_>, stored: &Stored) -> Result<Ended, Failure> {
    let (id, now) = (stored.account.id, call.now);
    let tx = call.tx().await?;
    let sessions = store::session::count(tx, id, None, now).await?;
    store::session::delete_all(tx, &[id], None).await?;
    store::sign_in::delete_all(tx, &[id]).await?;
    store::enrolment::delete(tx, id).await?;
    store::sent_code::void_all(tx, id, now).await?;
    store::reset::delete(tx, &[id]).await?;
    store::mail_password::withdraw(tx, id).await?;
    let app_passwords = store::app_password::delete_all(tx, id).await?;
    let less_secure_apps = !store::less_secure_apps::delete(tx, &[id], now).await?.is_empty();
    store::sync::want(tx, &[id], now).await?;
    Ok(Ended { sessions, app_passwords, less_secure_apps })
}
