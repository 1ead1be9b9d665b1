//! `account lockdown`: one act for a leak (ALIAS-5).

use std::collections::BTreeMap;

use super::{
    aftermath,
    pipeline::{
        act::{ActEach, Done, Outcomes, alone},
        call::Call,
        failure::{Failure, raced},
        outbox,
        people::{People, acted_on},
        view,
    },
};
use crate::{
    contract::lockdown::{AccountLockdown, LockedDown},
    delivery::Letter,
    rules::{
        Code, LoginId,
        aftermath::{AlsoEnded, Leftover},
        lockdown,
    },
    store::{self, account::Stored},
};

impl ActEach for AccountLockdown {
    fn target(&self) -> Option<&LoginId> {
        Some(&self.account)
    }

    fn seen(reply: &LockedDown) -> BTreeMap<String, String> {
        let exposed: Vec<&str> = reply.exposed.iter().map(|alias| alias.address.as_str()).collect();
        [("exposed".to_owned(), exposed.join(" "))].into_iter().filter(|_| !exposed.is_empty()).collect()
    }

    async fn act_each(rows: &[Self], call: &mut Call<'_>) -> Result<Outcomes<LockedDown>, Failure> {
        let mut people = People::named(call, rows.iter().map(|row| &row.account)).await?;
        let mut outcomes = Vec::with_capacity(rows.len());
        for row in rows {
            outcomes.push(match people.get(call, &row.account).cloned() {
                Ok(stored) => alone(lock(call, &mut people, stored).await)?,
                Err(refusal) => Err(refusal),
            });
        }
        Ok(outcomes)
    }
}

async fn lock(call: &mut Call<'_>, people: &mut People, stored: Stored) -> Result<Done<LockedDown>, Failure> {
    lockdown::lock_down(&call.caller, &stored.account)?;
    let told = acted_on::<AccountLockdown>(call, &stored.account)?;
    let (id, now) = (stored.account.id, call.now);
    raced(Code::AlreadyLockedDown, store::lockdown::begin(call.tx().await?, id, now).await?)?;
    store::sync::want(call.tx().await?, &[id], now).await?;
    // What is deleted as not verified was exposed all the same.
    let aliases = store::alias::list(call.tx().await?, id).await?;
    let mut ended = aftermath::end(call, &stored, None).await?;
    let stays = aftermath::stays(call, &stored).await?;
    // A token lives no longer than the right of its maker; a mail server may live by it.
    let tokens = stays.iter().filter(|one| one.what == Leftover::ServiceToken);
    ended.also.service_tokens = tokens.filter_map(|one| one.name.clone()).collect();
    let addresses = aliases.iter().map(|one| one.address.to_string()).collect();
    // The switch has a sentence of its own.
    let also = AlsoEnded { less_secure_apps: false, ..ended.also.clone() };
    let letters: Vec<_> =
        told.into_iter().chain([Letter::LockedDown { addresses, also }]).map(|letter| (&stored, letter)).collect();
    outbox::tell_each(call, &letters)?;
    let mut after = stored;
    after.account.locked_down_at = Some(now);
    let reply = LockedDown {
        account: people.view(call, &after),
        locked_down_at: call.moment(now),
        sessions_ended: ended.sessions,
        app_passwords_revoked: ended.app_passwords,
        less_secure_apps_ended: ended.also.less_secure_apps,
        exposed: aliases.iter().map(|one| view::alias(call, one)).collect(),
        also_ended: ended.also,
        stays,
    };
    let done = Done::new(&after.account.login_id, reply)
        .note("sessions_ended", ended.sessions)
        .note("app_passwords_revoked", ended.app_passwords)
        .note("aliases_exposed", u32::try_from(aliases.len()).unwrap_or(u32::MAX));
    people.put(after);
    Ok(done)
}
