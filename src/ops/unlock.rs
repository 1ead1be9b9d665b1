//! The help desk lifts what wrong tries have locked (SIGN-4).

use super::{Act, Call, Failure, account, outbox, view};
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
        let factors = store::tries::clear_all(call.tx().await?, &stored.account.login_id).await?;
        if let Some(letter) = told {
            outbox::tell(call, &stored, &letter).await?;
        }
        let held = store::entitlement::find(call.tx().await?, &[stored.account.id]).await?;
        let factors: Vec<String> = factors.iter().map(ToString::to_string).collect();
        call.note("factors", factors.join(" "));
        Ok(AccountUnlocked { account: view::account(call, &stored, held.get(&stored.account.id)), factors })
    }
}
