//! The help desk lifts what wrong tries have locked (SIGN-4).

use super::{Act, Call, Failure, account, gate, outbox, view};
use crate::{
    contract::account::{AccountUnlock, AccountUnlocked},
    rules::LoginId,
    store,
};

impl Act for AccountUnlock {
    fn target(&self) -> Option<&LoginId> {
        Some(&self.account)
    }

    async fn act(&self, call: &mut Call<'_>) -> Result<AccountUnlocked, Failure> {
        let stored = account::in_tx(call, &self.account).await?;
        let told = account::acted_on::<Self>(call, &stored.account)?;
        let gate::Lifted { factors, networks } = gate::lift(call, &stored.account.login_id).await?;
        if let Some(letter) = told {
            outbox::tell(call, &stored, &letter).await?;
        }
        let held = store::entitlement::find(call.tx().await?, &[stored.account.id]).await?;
        call.note("factors", factors.join(" "));
        call.note("networks", networks.join(" "));
        Ok(AccountUnlocked { account: view::account(call, &stored, held.get(&stored.account.id)), factors, networks })
    }
}
