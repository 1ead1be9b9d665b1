//! Roles: add, remove.

use super::{
    Act, Call, Failure,
    account::{in_tx, other_administrators, shown},
    raced,
};
use crate::{
    contract::account::{AccountChanged, RoleAdd, RoleRemove},
    rules::{Code, LoginId, account, role::Role},
    store::{self, account::Stored},
};

impl Act for RoleAdd {
    fn target(&self) -> Option<&LoginId> {
        Some(&self.account)
    }

    async fn act(&self, call: &mut Call<'_>) -> Result<AccountChanged, Failure> {
        let stored = in_tx(call, &self.account).await?;
        account::role_add(&call.caller, &stored.account, self.role)?;
        raced(Code::RoleHeld, store::role::insert(call.tx().await?, stored.account.id, self.role).await?)?;
        let mut after = stored.clone();
        after.account.roles.push(self.role);
        after.account.roles.sort_unstable();
        changed(call, self.role, stored, after).await
    }
}

impl Act for RoleRemove {
    fn target(&self) -> Option<&LoginId> {
        Some(&self.account)
    }

    async fn act(&self, call: &mut Call<'_>) -> Result<AccountChanged, Failure> {
        let stored = in_tx(call, &self.account).await?;
        let others = other_administrators(call, &stored.account).await?;
        account::role_remove(&call.caller, &stored.account, self.role, others)?;
        raced(Code::RoleNotHeld, store::role::delete(call.tx().await?, stored.account.id, self.role).await?)?;
        let mut after = stored.clone();
        after.account.roles.retain(|held| *held != self.role);
        changed(call, self.role, stored, after).await
    }
}

async fn changed(call: &mut Call<'_>, role: Role, before: Stored, after: Stored) -> Result<AccountChanged, Failure> {
    store::account::touch(call.tx().await?, after.account.id).await?;
    call.note("role", role.as_str());
    Ok(AccountChanged { before: shown(call, &before).await?, account: shown(call, &after).await? })
}
