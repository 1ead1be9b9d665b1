//! The help desk lifts what wrong tries (SIGN-4) or a lockdown (ALIAS-5) have locked.

use super::{
    Call, Failure, account,
    each::{ActEach, Done, Outcomes, alone},
    gate, outbox,
    people::People,
    view,
};
use crate::{
    contract::account::{AccountUnlock, AccountUnlocked},
    rules::{Code, LoginId},
    store,
};

impl ActEach for AccountUnlock {
    fn target(&self) -> Option<&LoginId> {
        Some(&self.account)
    }

    async fn act_each(rows: &[Self], call: &mut Call<'_>) -> Result<Outcomes<AccountUnlocked>, Failure> {
        // All are held in one order, before the first is changed.
        People::named(call, rows.iter().map(|row| &row.account)).await?;
        let mut outcomes = Vec::with_capacity(rows.len());
        for row in rows {
            outcomes.push(alone(row.lift(call).await)?);
        }
        Ok(outcomes)
    }
}

impl AccountUnlock {
    async fn lift(&self, call: &mut Call<'_>) -> Result<Done<AccountUnlocked>, Failure> {
        let stored = account::in_tx(call, &self.account).await?;
        if call.caller.owns(&stored.account.login_id) {
            return Err(Code::OwnLock.into());
        }
        let told = account::acted_on::<Self>(call, &stored.account)?;
        let gate::Lifted { factors, networks } = gate::lift(call, &stored.account.login_id).await?;
        let lockdown_lifted = store::lockdown::lift(call.tx().await?, stored.account.id).await?;
        if lockdown_lifted {
            let now = call.now;
            store::sync::want(call.tx().await?, &[stored.account.id], now).await?;
        }
        let stored = account::in_tx(call, &self.account).await?;
        if let Some(letter) = told {
            outbox::tell(call, &stored, &letter).await?;
        }
        let held = store::entitlement::find(call.tx().await?, &[stored.account.id]).await?;
        let account = view::account(call, &stored, held.get(&stored.account.id));
        let (lifted, from) = (factors.join(" "), networks.join(" "));
        let reply = AccountUnlocked { account, factors, networks, lockdown_lifted };
        let done = Done::new(&stored.account.login_id, reply).note("factors", lifted).note("networks", from);
        Ok(if lockdown_lifted { done.note("lockdown", "lifted") } else { done })
    }
}
