//! The accounts that requests name: as they are, held in the transaction, and as a set has changed them so far.

use std::collections::HashMap;

use super::{call::Call, failure::Failure, view};
use crate::{
    contract::{Operation, account::AccountView},
    delivery::Letter,
    rules::{Code, Id, LoginId, Refusal, account::Account, caller::stands_over, entitlement::Entitlement},
    store::{self, Conn, account::Stored},
};

/// Accounts by login id, with their newest entitlements, read inside the transaction. Rules see each row after the
/// ones before it: whoever changes a row puts it back here.
pub(crate) struct People {
    accounts: HashMap<LoginId, Stored>,
    held: HashMap<Id, Entitlement>,
}

impl People {
    /// Reads the accounts of these login ids and holds them: two changes of one account come one after the other, so
    /// that neither writes over what it has not seen. Unknown ones are left out.
    pub(crate) async fn load(call: &mut Call<'_>, login_ids: &[LoginId]) -> Result<Self, Failure> {
        store::account::hold(call.tx().await?, login_ids).await?;
        still_signed_in(call).await?;
        let accounts = store::account::find(call.tx().await?, login_ids).await?;
        let ids: Vec<Id> = accounts.values().map(|stored| stored.account.id).collect();
        let held = store::entitlement::find(call.tx().await?, &ids).await?;
        Ok(Self { accounts, held })
    }

    /// Reads the accounts that the requests name, `me` being the caller.
    pub(crate) async fn named<'r>(
        call: &mut Call<'_>,
        names: impl Iterator<Item = &'r LoginId>,
    ) -> Result<Self, Failure> {
        let login_ids = names.map(|name| call.named(name)).collect::<Result<Vec<_>, _>>()?;
        Self::load(call, &login_ids).await
    }

    /// The account of a login id.
    pub(crate) fn find(&self, login_id: &LoginId) -> Option<&Stored> {
        self.accounts.get(login_id)
    }

    /// All accounts, in no order.
    pub(crate) fn all(&self) -> impl Iterator<Item = &Stored> {
        self.accounts.values()
    }

    /// The account that a request names.
    ///
    /// # Errors
    /// `account_not_found`.
    pub(crate) fn get(&self, call: &Call<'_>, name: &LoginId) -> Result<&Stored, Refusal> {
        let login_id = call.named(name)?;
        let found = self.accounts.get(&login_id);
        found.ok_or_else(|| Refusal::new(Code::AccountNotFound).fact("account", login_id.as_str()))
    }

    /// The account's newest entitlement.
    pub(crate) fn held(&self, stored: &Stored) -> Option<&Entitlement> {
        self.held.get(&stored.account.id)
    }

    /// An account as a row has changed it.
    pub(crate) fn put(&mut self, stored: Stored) {
        self.accounts.insert(stored.account.login_id.clone(), stored);
    }

    /// An entitlement as a row has changed it.
    pub(crate) fn put_held(&mut self, account: Id, held: Entitlement) {
        self.held.insert(account, held);
    }

    /// The account as replies show it.
    pub(crate) fn view(&self, call: &Call<'_>, stored: &Stored) -> AccountView {
        view::account(call, stored, self.held(stored))
    }
}

/// The account that a path names.
///
/// # Errors
/// `account_not_found`.
pub(crate) async fn named(call: &mut Call<'_>, conn: &mut Conn, login_id: &LoginId) -> Result<Stored, Failure> {
    let login_id = call.named(login_id)?;
    let stored = store::account::find_one(conn, &login_id).await?;
    Ok(stored.ok_or_else(|| Refusal::new(Code::AccountNotFound).fact("account", login_id.as_str()))?)
}

/// The account that a path names, held and read inside the transaction: two changes of one account come one after
/// the other, so that neither writes over what it has not seen. A caller whose sign-in was ended meanwhile (by a
/// lockdown, a new password) changes nothing any more.
///
/// # Errors
/// `account_not_found`, or `sign_in_needed`.
pub(crate) async fn in_tx(call: &mut Call<'_>, login_id: &LoginId) -> Result<Stored, Failure> {
    let login_id = call.named(login_id)?;
    store::account::hold(call.tx().await?, std::slice::from_ref(&login_id)).await?;
    still_signed_in(call).await?;
    let stored = store::account::find_one(call.tx().await?, &login_id).await?;
    Ok(stored.ok_or_else(|| Refusal::new(Code::AccountNotFound).fact("account", login_id.as_str()))?)
}

/// The caller's sign-in has not been ended while the request waited for its turn.
///
/// # Errors
/// `sign_in_needed`.
pub(crate) async fn still_signed_in(call: &mut Call<'_>) -> Result<(), Failure> {
    let Some(session) = call.caller.person().map(|person| person.session) else { return Ok(()) };
    if store::session::holds(call.tx().await?, session).await? { Ok(()) } else { Err(Code::SignInNeeded.into()) }
}

/// What the owner is told when somebody else acts on the account, and why; and nobody acts on someone above them.
///
/// # Errors
/// `target_above`.
pub(crate) fn acted_on<O: Operation>(call: &Call<'_>, target: &Account) -> Result<Option<Letter>, Refusal> {
    stands_over(&call.caller, &target.login_id, &target.roles)?;
    if call.caller.owns(&target.login_id) {
        return Ok(None);
    }
    let reason = call.origin.reason.clone().unwrap_or_else(|| "-".to_owned());
    Ok(Some(Letter::ActedOn { operation: O::ID.to_owned(), reason }))
}
