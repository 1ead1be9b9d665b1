//! The help desk lifts what wrong tries (SIGN-4) or a lockdown (ALIAS-5) have locked.

use super::{
    phone,
    pipeline::{
        act::{ActEach, Done, Outcomes, alone},
        call::Call,
        failure::Failure,
        gate, outbox,
        people::{self, People},
    },
};
use crate::{
    contract::{
        account::{AccountUnlock, AccountUnlocked},
        word::Word,
    },
    delivery::Letter,
    rules::{Code, LoginId, caller::may_lift, tries::Factor},
    store::{self, account::Stored},
};

impl ActEach for AccountUnlock {
    fn target(&self) -> Option<&LoginId> {
        Some(&self.account)
    }

    async fn act_each(rows: &[Self], call: &mut Call<'_>) -> Result<Outcomes<AccountUnlocked>, Failure> {
        let mut people = People::named(call, rows.iter().map(|row| &row.account)).await?;
        let (mut outcomes, mut networks) = (Vec::with_capacity(rows.len()), Vec::new());
        for row in rows {
            let outcome = match people.get(call, &row.account).cloned() {
                Ok(stored) => alone(lift(call, &mut people, stored).await)?,
                Err(refusal) => Err(refusal),
            };
            networks.extend(outcome.iter().flat_map(|done| done.reply.networks.iter().cloned()));
            outcomes.push(outcome);
        }
        // At the end: everybody who signs in from there waits for them.
        store::tries::clear_networks(call.tx().await?, &networks).await?;
        Ok(outcomes)
    }
}

async fn lift(call: &mut Call<'_>, people: &mut People, mut stored: Stored) -> Result<Done<AccountUnlocked>, Failure> {
    may_lift(&call.caller, &stored.account.login_id)?;
    people::acted_on::<AccountUnlock>(call, &stored.account)?;
    let gate::Lifted { mut factors, networks } = gate::lift(call, &stored).await?;
    if phone::lift(call, stored.account.id).await? && !factors.contains(&Factor::Code) {
        factors.push(Factor::Code);
        factors.sort_unstable();
    }
    let lockdown_lifted = store::lockdown::lift(call.tx().await?, stored.account.id).await?;
    if lockdown_lifted {
        let now = call.now;
        store::sync::want(call.tx().await?, &[stored.account.id], now).await?;
        stored.account.locked_down_at = None;
    }
    if !lockdown_lifted && factors.is_empty() && networks.is_empty() {
        return Err(Code::NotLocked.into());
    }
    let letter = Letter::Unlocked {
        factors: factors.clone(),
        networks: !networks.is_empty(),
        lockdown: lockdown_lifted,
        reason: call.origin.reason.clone().unwrap_or_default(),
    };
    outbox::tell_each(call, &[(&stored, letter)])?;
    let words: Vec<&str> = factors.iter().map(|factor| factor.as_str()).collect();
    let (lifted, from) = (words.join(" "), networks.join(" "));
    let factors = factors.into_iter().map(Word::from).collect();
    let reply = AccountUnlocked { account: people.view(call, &stored), factors, networks, lockdown_lifted };
    let done = Done::new(&stored.account.login_id, reply).note("factors", lifted).note("networks", from);
    people.put(stored);
    Ok(if lockdown_lifted { done.note("lockdown", "lifted") } else { done })
}
