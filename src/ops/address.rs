//! The cloud mail address (ADDR-*): show, set, withdraw, and what the run at minute 0 brings.

use jiff::Timestamp;

use super::pipeline::{act::Act, call::Call, failure::Failure, outbox, people, propagation::due_at, trail, view};
use crate::{
    contract::address::{
        AddressChanged, AddressOwner, AddressOwners, AddressSet, AddressShow, AddressView, AddressWithdraw,
    },
    delivery::Letter,
    rules::{
        Code, Fact, Id, LoginId, Refusal,
        address::{self, Address, Held, Pending},
        refusal::Facts,
        role::Role,
        sync, text,
    },
    store::{self, Conn, account::Stored, address::Found},
};

/// The addresses of an account.
///
/// # Errors
/// When the database fails.
pub(super) async fn held(conn: &mut Conn, account: Id) -> Result<Held, store::Error> {
    Ok(store::address::of(conn, &[account]).await?.remove(&account).unwrap_or_default())
}

impl Act for AddressShow {
    fn target(&self) -> Option<&LoginId> {
        Some(&self.account)
    }

    async fn act(&self, call: &mut Call<'_>) -> Result<AddressView, Failure> {
        let mut conn = call.house.store.read().await?;
        let stored = people::named(call, &mut conn, &self.account).await?;
        let (held, due_at) = (held(&mut conn, stored.account.id).await?, due_at(&mut conn, stored.account.id).await?);
        Ok(view::address(call, &held, due_at))
    }
}

impl Act for AddressOwner {
    async fn act(&self, call: &mut Call<'_>) -> Result<AddressOwners, Failure> {
        let address = text::filter("address", &self.address)?.to_lowercase();
        let mut conn = call.house.store.read().await?;
        let in_mailboxes = store::address::owners(&mut conn, &address).await?;
        let in_aliases = store::alias::owners(&mut conn, &address).await?;
        let (helps, sees) = (call.caller.at_least(Role::Helper, false), call.caller.at_least(Role::HelpDesk, false));
        let readable = |owner: &LoginId, may: bool| may || call.caller.owns(owner);
        let mut accounts: Vec<LoginId> = in_mailboxes.into_iter().filter(|owner| readable(owner, helps)).collect();
        // A helper sees no aliases, and so is led nowhere by them.
        accounts.extend(in_aliases.into_iter().filter(|owner| readable(owner, sees)));
        accounts.sort_unstable();
        accounts.dedup();
        match accounts.is_empty() {
            true if helps => Err(Refusal::new(Code::AccountNotFound).fact("address", address).into()),
            true => Err(Code::NotAllowed.into()),
            false => Ok(AddressOwners { accounts }),
        }
    }
}

impl Act for AddressSet {
    async fn act(&self, call: &mut Call<'_>) -> Result<AddressChanged, Failure> {
        let policy = &call.house.policy.cloud_mail;
        let new = Address::read(&self.address, policy)?;
        new.may_be_chosen(policy)?;
        let Own { stored, held: before, due_at } = own(call).await?;
        address::may_set(&before, &new, due_at, call.now, policy)?;
        let effective_at = sync::next_run(call.now, policy, &call.house.zone);
        let pending = Pending { address: new, asked_at: call.now, effective_at };
        ask(call, stored.account.id, &pending, before.present.is_none()).await?;
        let first = before.present.is_none();
        let letter = Letter::AddressAsked { address: pending.address.to_string(), at: effective_at, first };
        outbox::tell(call, &stored, &letter).await?;
        call.note("address", pending.address.as_str());
        call.note("before", before.present.as_ref().map_or("-", |present| present.address.as_str()));
        call.note("effective_at", effective_at);
        let after = Held { pending: Some(pending), ..before.clone() };
        Ok(changed(call, &stored, view::address(call, &before, due_at), &after))
    }
}

/// The caller's account.
struct Own {
    stored: Stored,
    /// Its addresses.
    held: Held,
    /// When the platform is asked about it next.
    due_at: Option<Timestamp>,
}

/// The caller's account, held.
async fn own(call: &mut Call<'_>) -> Result<Own, Failure> {
    let me = call.person()?.login_id.clone();
    let stored = people::in_tx(call, &me).await?;
    let held = held(call.tx().await?, stored.account.id).await?;
    let due_at = due_at(call.tx().await?, stored.account.id).await?;
    Ok(Own { stored, held, due_at })
}

/// ADDR-4: the database gives it to exactly one. Whose former one it was is to lose it by the same run.
async fn ask(call: &mut Call<'_>, account: Id, new: &Pending, is_first: bool) -> Result<(), Failure> {
    let free_since = address::free_since(call.now, &call.house.policy.cloud_mail);
    let had = store::address::find(call.tx().await?, &new.address).await?;
    if !store::address::ask(call.tx().await?, account, new, is_first, free_since).await? {
        return Err(Refusal::new(Code::AddressTaken).fact("address", new.address.as_str()).into());
    }
    want(call, account, had, new.effective_at).await
}

/// Wishes what has changed for the account, and for whoever the address concerns beside it.
async fn want(call: &mut Call<'_>, account: Id, had: Option<Found>, due_at: Timestamp) -> Result<(), Failure> {
    let concerned: Vec<Id> = [account].into_iter().chain(had.map(|had| had.account)).collect();
    Ok(store::sync::want(call.tx().await?, &concerned, due_at).await?)
}

impl Act for AddressWithdraw {
    async fn act(&self, call: &mut Call<'_>) -> Result<AddressChanged, Failure> {
        let Own { stored, held: before, due_at } = own(call).await?;
        let pending = before.pending.clone().ok_or(Code::NoAddressPending)?;
        let (now, id) = (call.now, stored.account.id);
        let had = store::address::find(call.tx().await?, &pending.address).await?;
        if !store::address::withdraw(call.tx().await?, id, &pending.address).await? {
            return Err(Code::TooLateToWithdraw.into());
        }
        // A late run may have told the platform already; whose former one it was has it back.
        want(call, id, had, now).await?;
        outbox::tell(call, &stored, &Letter::AddressWithdrawn { address: pending.address.to_string() }).await?;
        call.note("address", pending.address.as_str());
        let after = Held { pending: None, ..before.clone() };
        Ok(changed(call, &stored, view::address(call, &before, due_at), &after))
    }
}

/// Takes back the address that an account waits for, for the owner has not asked for it; which it was. A first one that the
/// platform may hold already stays.
///
/// # Errors
/// When the database fails.
pub(super) async fn give_up(call: &mut Call<'_>, account: Id) -> Result<Option<String>, Failure> {
    let now = call.now;
    let Some(pending) = held(call.tx().await?, account).await?.pending else { return Ok(None) };
    let had = store::address::find(call.tx().await?, &pending.address).await?;
    if !store::address::withdraw(call.tx().await?, account, &pending.address).await? {
        return Ok(None);
    }
    want(call, account, had, now).await?;
    Ok(Some(pending.address.to_string()))
}

/// What waits afterwards waits for a run that is still to come.
fn changed(call: &Call<'_>, stored: &Stored, before: AddressView, after: &Held) -> AddressChanged {
    AddressChanged {
        account: stored.account.login_id.clone(),
        name: stored.account.name.clone(),
        department: stored.account.department.clone(),
        before,
        address: view::address(call, after, None),
    }
}

/// The platform has confirmed the address that it was told: it is in force since `at`, the one before is a former one,
/// and the owner is told; all in the call's transaction, which the caller ends. False, and nothing changes, where the
/// owner has withdrawn it meanwhile.
///
/// # Errors
/// When the database fails.
pub async fn take_effect(call: &mut Call<'_>, owner: &Stored, told: &Pending, at: Timestamp) -> Result<bool, Failure> {
    let account = owner.account.id;
    store::account::hold(call.tx().await?, std::slice::from_ref(&owner.account.login_id)).await?;
    let had = store::address::find(call.tx().await?, &told.address).await?;
    if !store::address::take_effect(call.tx().await?, account, told, at).await? {
        return Ok(false);
    }
    // Whose former one it was receives for it no longer, also where the platform was told of that account first.
    if let Some(had) = had.filter(|had| had.account != account) {
        store::sync::want(call.tx().await?, &[had.account], at).await?;
    }
    store::account::touch(call.tx().await?, &[account]).await?;
    let first = held(call.tx().await?, account).await?.former.is_empty();
    outbox::tell(call, owner, &Letter::AddressEffective { address: told.address.to_string(), first }).await?;
    let facts = [("address", Fact::from(told.address.as_str())), ("effective_at", at.into())];
    let facts: Facts = facts.into_iter().map(|(name, fact)| (name.to_owned(), fact)).collect();
    trail::note_unasked(call, &owner.account.login_id, "address.effective", facts).await?;
    Ok(true)
}
