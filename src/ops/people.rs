//! The accounts that a set of requests names, as they are and as the set has changed them so far.

use std::collections::HashMap;

use super::{Call, Failure, account::still_signed_in, view};
use crate::{
    contract::account::AccountView,
    rules::{Code, Id, LoginId, Refusal, entitlement::Entitlement},
    store::{self, account::Stored},
};

/// Accounts by login id, with their newest entitlements, read inside the transaction. Rules see each row after the
/// ones before it: whoever changes a row puts it back here.
pub(super) struct People {
    accounts: HashMap<LoginId, Stored>,
    held: HashMap<Id, Entitlement>,
}

impl People {
    /// Reads the accounts of these login ids and holds them: two changes of one account come one after the other, so
    /// that neither writes over what it has not seen. Unknown ones are left out.
    pub(super) async fn load(call: &mut Call<'_>, login_ids: &[LoginId]) -> Result<Self, Failure> {
        store::account::hold(call.tx().await?, login_ids).await?;
        still_signed_in(call).await?;
        let accounts = store::account::find(call.tx().await?, login_ids).await?;
        let ids: Vec<Id> = accounts.values().map(|stored| stored.account.id).collect();
        let held = store::entitlement::find(call.tx().await?, &ids).await?;
        Ok(Self { accounts, held })
    }

    /// Reads the accounts that the requests name, `me` being the caller.
    pub(super) async fn named<'r>(
        call: &mut Call<'_>,
        names: impl Iterator<Item = &'r LoginId>,
    ) -> Result<Self, Failure> {
        let login_ids = names.map(|name| call.named(name)).collect::<Result<Vec<_>, _>>()?;
        Self::load(call, &login_ids).await
    }

    /// The account of a login id.
    pub(super) fn find(&self, login_id: &LoginId) -> Option<&Stored> {
        self.accounts.get(login_id)
    }

    /// All accounts, in no order.
    pub(super) fn all(&self) -> impl Iterator<Item = &Stored> {
        self.accounts.values()
    }

    /// The account that a request names.
    ///
    /// # Errors
    /// `account_not_found`.
    pub(super) fn get(&self, call: &Call<'_>, name: &LoginId) -> Result<&Stored, Refusal> {
        let login_id = call.named(name)?;
        let found = self.accounts.get(&login_id);
        found.ok_or_else(|| Refusal::new(Code::AccountNotFound).fact("account", login_id.as_str()))
    }

    /// The account's newest entitlement.
    pub(super) fn held(&self, stored: &Stored) -> Option<&Entitlement> {
        self.held.get(&stored.account.id)
    }

    /// An account as a row has changed it.
    pub(super) fn put(&mut self, stored: Stored) {
        self.accounts.insert(stored.account.login_id.clone(), stored);
    }

    /// An entitlement as a row has changed it.
    pub(super) fn put_held(&mut self, account: Id, held: Entitlement) {
        self.held.insert(account, held);
    }

    /// The account as replies show it.
    pub(super) fn view(&self, call: &Call<'_>, stored: &Stored) -> AccountView {
        view::account(call, stored, self.held(stored))
    }
}
