//! The help desk lifts what wrong tries (SIGN-4) or a lockdown (ALIAS-5) have locked.

use super::{Act, Call, Failure, account, gate, outbox, view};
use crate::{
    contract::account::{AccountUnlock, AccountUnlocked},
    rules::{Code, LoginId},
    store,
};

impl Act for AccountUnlock {
    fn target(&self) -> Option<&LoginId> {
        Some(&self.account)
    }

    async fn act(&self, call: &mut Call<'_>) -> Result<AccountUnlocked, Failure> {
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
            call.note("lockdown", "lifted");
        }
        let stored = account::in_tx(call, &self.account).await?;
        if let Some(letter) = told {
            outbox::tell(call, &stored, &letter).await?;
        }
        let held = store::entitlement::find(call.tx().await?, &[stored.account.id]).await?;
        call.note("factors", factors.join(" "));
        call.note("networks", networks.join(" "));
        Ok(AccountUnlocked {
            account: view::account(call, &stored, held.get(&stored.account.id)),
            factors,
            networks,
            lockdown_lifted,
        })
    }
}
