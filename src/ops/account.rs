//! Accounts: create, update, disable, enable; [`list`] and [`show`] beside it.

mod access;
mod list;
mod show;

use std::collections::{HashMap, HashSet};

use jiff::Timestamp;

use super::{
    first_password,
    pipeline::{
        act::{ActEach, Done, Outcomes},
        call::Call,
        failure::Failure,
        meanwhile::meanwhile,
        outbox,
        people::{People, acted_on},
        view,
    },
};
use crate::{
    contract::{
        Operation,
        account::{AccountChanged, AccountCreate, AccountCreated, AccountDisable, AccountEnable, AccountUpdate},
    },
    rules::{
        Code, Id, LoginId, Refusal, Secret,
        account::{self, Account, Changes, Language},
        caller::Caller,
        contact::Contact,
        password,
        role::{Kind, Role},
    },
    store::{
        self,
        account::{Password, Stored},
    },
};

fn language(word: Option<&str>) -> Result<Option<Language>, Refusal> {
    word.map(|word| word.parse().map_err(|_| Refusal::invalid("language", "language-unknown"))).transpose()
}

impl ActEach for AccountCreate {
    fn about(&self) -> Option<LoginId> {
        Some(self.login_id.clone())
    }

    fn secret(reply: &AccountCreated) -> Option<&Secret> {
        Some(&reply.first_password)
    }

    async fn act_each(rows: &[Self], call: &mut Call<'_>) -> Result<Outcomes<AccountCreated>, Failure> {
        let names: Vec<LoginId> = rows.iter().map(|row| row.login_id.clone()).collect();
        let known = store::account::find(&mut *call.house.store.read().await?, &names).await?;
        let ids = call.ids();
        let drafts: Vec<Result<(Stored, Secret), Refusal>> = rows
            .iter()
            .zip(ids)
            .map(|(row, id)| match known.contains_key(&row.login_id) {
                true => Err(taken(&row.login_id)),
                false => draft(call, id, row),
            })
            .collect();
        let mut new: Vec<Stored> = drafts.iter().flatten().map(|(stored, _)| stored.clone()).collect();
        // Two sets with the same ids wait for each other one after the other, not each for the other one.
        new.sort_by(|one, other| one.account.login_id.cmp(&other.account.login_id));
        let made = store::account::insert(call.tx().await?, &new).await?;
        if let Caller::Machine { token, .. } = call.caller {
            let made: Vec<Id> = made.iter().copied().collect();
            store::token::note_made(call.tx().await?, token, &made).await?;
        }
        let created = |(stored, first_password): (Stored, Secret)| {
            let login_id = &stored.account.login_id;
            if !made.contains(&stored.account.id) {
                return Err(taken(login_id));
            }
            let account = view::account(call, &stored, None);
            let (ends_at, policy) = (stored.account.ends_at, &call.house.policy.password);
            let first_password_expires_at = call.promise(password::first_ends_at(call.now, ends_at, policy));
            Ok(Done::new(login_id, AccountCreated { account, first_password, first_password_expires_at }))
        };
        Ok(drafts.into_iter().map(|draft| draft.and_then(created)).collect())
    }
}

/// A new account as it was asked for, and its first password.
fn draft(call: &mut Call<'_>, id: Id, row: &AccountCreate) -> Result<(Stored, Secret), Refusal> {
    account::new_login_id(&row.login_id)?;
    let (now, kind) = (call.now, row.kind.unwrap_or(Kind::Person));
    let first = password::first_password(call.rng);
    let stored = Stored {
        account: Account {
            id,
            login_id: row.login_id.clone(),
            name: account::name(&row.name)?,
            department: account::department(&row.department)?,
            affiliation: row.affiliation,
            kind,
            enabled: true,
            roles: Vec::new(),
            created_at: now,
            ends_at: account::ends_at(kind, row.last_day, now, &call.house.zone)?,
            lang: language(row.language.as_deref())?.unwrap_or(Language::Ja),
            locked_down_at: None,
        },
        contact: Contact::read(&row.contact, &call.house.policy.two_step)?.as_str().to_owned(),
        password: Password { hash: first_password::digest(call.house, id, &first), set_at: now, first: true },
        two_step_since: None,
        version: 1,
    };
    Ok((stored, first))
}

fn taken(login_id: &LoginId) -> Refusal {
    Refusal::new(Code::LoginIdTaken).fact("login_id", login_id.as_str())
}

impl ActEach for AccountUpdate {
    fn target(&self) -> Option<&LoginId> {
        Some(&self.account)
    }

    async fn act_each(rows: &[Self], call: &mut Call<'_>) -> Result<Outcomes<AccountChanged>, Failure> {
        let mut people = People::named(call, rows.iter().map(|row| &row.account)).await?;
        let (mut updated, mut moved) = (HashSet::new(), HashMap::new());
        let mut outcomes = Vec::with_capacity(rows.len());
        for row in rows {
            outcomes.push(updated_row(call, &people, row).map(|(done, after)| {
                let id = after.account.id;
                if let Some(before) = done
                    .account
                    .as_ref()
                    .and_then(|it| people.find(it))
                    .filter(|before| before.contact != after.contact)
                {
                    moved.entry(id).or_insert_with(|| before.clone());
                }
                updated.insert(id);
                people.put(after);
                done
            }));
        }
        let updated: Vec<&Stored> = people.all().filter(|stored| updated.contains(&stored.account.id)).collect();
        let mut tx = call.take_tx().await?;
        let owners = moved.values().chain(updated.iter().copied());
        let tell = || tell_changed::<Self>(call, &outcomes, owners);
        let (written, told) = meanwhile(store::account::update(&mut tx, &updated), tell).await;
        written?;
        told?;
        // A code that went to the contact of before proves nothing any more.
        let ids: Vec<Id> = moved.keys().copied().collect();
        store::reset::end(&mut tx, &ids).await?;
        call.tx = Some(tx);
        Ok(outcomes)
    }
}

/// What comes of a row, and the account afterwards.
fn updated_row(
    call: &Call<'_>,
    people: &People,
    row: &AccountUpdate,
) -> Result<(Done<AccountChanged>, Stored), Refusal> {
    let before = people.get(call, &row.account)?;
    let contact = match &row.contact {
        Some(typed) => Contact::read(typed, &call.house.policy.two_step)?.as_str().to_owned(),
        None => before.contact.clone(),
    };
    let changes = Changes {
        name: row.name.as_deref().map(account::name).transpose()?,
        department: row.department.as_deref().map(account::department).transpose()?,
        affiliation: row.affiliation,
        lang: language(row.language.as_deref())?,
        ends_at: match row.last_day {
            Some(day) => account::ends_at(before.account.kind, Some(day), call.now, &call.house.zone)?,
            None => None,
        },
        beside: contact != before.contact,
    };
    let account = account::update(&call.caller, &before.account, &changes)?;
    let after = Stored { account, contact, password: before.password.clone(), ..*before };
    let done = changed(call, people, before, &after);
    Ok((with_changes(done, before, &after), after))
}

/// What the audit trail says of an update: the fields, and their values but for contact details.
fn with_changes(mut done: Done<AccountChanged>, before: &Stored, after: &Stored) -> Done<AccountChanged> {
    let (old, new) = (&before.account, &after.account);
    let fields = [
        ("name", old.name.clone(), new.name.clone()),
        ("department", old.department.clone(), new.department.clone()),
        ("affiliation", old.affiliation.to_string(), new.affiliation.to_string()),
        ("language", old.lang.to_string(), new.lang.to_string()),
        ("ends_at", instant(old.ends_at), instant(new.ends_at)),
    ];
    for (field, old, new) in fields.into_iter().filter(|(_, old, new)| old != new) {
        done = done.note(field, format!("{old} → {new}"));
    }
    if before.contact == after.contact { done } else { done.note("contact", "changed") }
}

fn instant(at: Option<Timestamp>) -> String {
    at.map_or_else(|| "-".to_owned(), |at| at.to_string())
}

/// A changed account as the reply shows it.
pub(super) fn changed(call: &Call<'_>, people: &People, before: &Stored, after: &Stored) -> Done<AccountChanged> {
    let reply = AccountChanged { before: people.view(call, before), account: people.view(call, after) };
    Done::new(&after.account.login_id, reply)
}

/// Those who administer, one left out: rules ask for the others.
pub(super) fn others(administrators: u32, account: &Account) -> u32 {
    administrators.saturating_sub(u32::from(account.enabled && account.holds(Role::Administrator)))
}

impl ActEach for AccountDisable {
    fn target(&self) -> Option<&LoginId> {
        Some(&self.account)
    }

    async fn act_each(rows: &[Self], call: &mut Call<'_>) -> Result<Outcomes<AccountChanged>, Failure> {
        let mut administrators = store::role::count_enabled(call.tx().await?, Role::Administrator).await?;
        let mut people = People::named(call, rows.iter().map(|row| &row.account)).await?;
        let mut disabled = Vec::new();
        let mut outcomes = Vec::with_capacity(rows.len());
        for row in rows {
            outcomes.push(people.get(call, &row.account).cloned().and_then(|before| {
                let left = others(administrators, &before.account);
                account::disable(&call.caller, &before.account, left)?;
                administrators = left;
                disabled.push(before.account.id);
                Ok(switched(call, &mut people, before, false))
            }));
        }
        let now = call.now;
        let tx = call.tx().await?;
        let won = store::account::set_enabled(tx, &disabled, false).await?;
        store::sync::want(tx, &won.iter().copied().collect::<Vec<_>>(), now).await?;
        store::session::delete_all(tx, &disabled, None).await?;
        store::sign_in::delete_all(tx, &disabled).await?;
        let outcomes = refuse_lost(outcomes, &people, Code::AlreadyDisabled, |stored| won.contains(&stored.account.id));
        tell_changed::<Self>(call, &outcomes, people.all())?;
        Ok(outcomes)
    }
}

impl ActEach for AccountEnable {
    fn target(&self) -> Option<&LoginId> {
        Some(&self.account)
    }

    async fn act_each(rows: &[Self], call: &mut Call<'_>) -> Result<Outcomes<AccountChanged>, Failure> {
        let mut people = People::named(call, rows.iter().map(|row| &row.account)).await?;
        let mut enabled = Vec::new();
        let mut outcomes = Vec::with_capacity(rows.len());
        for row in rows {
            outcomes.push(people.get(call, &row.account).cloned().and_then(|before| {
                account::enable(&call.caller, &before.account, call.now)?;
                enabled.push(before.account.id);
                Ok(switched(call, &mut people, before, true))
            }));
        }
        let now = call.now;
        let won = store::account::set_enabled(call.tx().await?, &enabled, true).await?;
        store::sync::want(call.tx().await?, &won.iter().copied().collect::<Vec<_>>(), now).await?;
        let outcomes = refuse_lost(outcomes, &people, Code::AlreadyEnabled, |stored| won.contains(&stored.account.id));
        tell_changed::<Self>(call, &outcomes, people.all())?;
        Ok(outcomes)
    }
}

fn switched(call: &Call<'_>, people: &mut People, before: Stored, enabled: bool) -> Done<AccountChanged> {
    let mut after = before.clone();
    after.account.enabled = enabled;
    let done = changed(call, people, &before, &after);
    people.put(after);
    done
}

/// Refuses the rows whose change another request made between the rule's look and the write (on PostgreSQL a read
/// locks nothing).
fn refuse_lost(
    outcomes: Outcomes<AccountChanged>,
    people: &People,
    lost: Code,
    won: impl Fn(&Stored) -> bool,
) -> Outcomes<AccountChanged> {
    let holds = |done: &Done<AccountChanged>| done.account.as_ref().and_then(|it| people.find(it)).is_some_and(&won);
    outcomes
        .into_iter()
        .map(|outcome| outcome.and_then(|done| if holds(&done) { Ok(done) } else { Err(lost.into()) }))
        .collect()
}

/// Tells the owners of changed accounts what somebody else did; where the contact was changed, at the old one and at
/// the new one.
pub(super) fn tell_changed<'o, O: Operation>(
    call: &mut Call<'_>,
    outcomes: &Outcomes<AccountChanged>,
    owners: impl Iterator<Item = &'o Stored>,
) -> Result<(), Failure> {
    let changed: HashSet<&LoginId> = outcomes.iter().flatten().filter_map(|done| done.account.as_ref()).collect();
    let mut told = HashSet::new();
    let mut letters = Vec::new();
    for owner in owners.filter(|owner| changed.contains(&owner.account.login_id)) {
        if let Some(letter) = acted_on::<O>(call, &owner.account)?
            && told.insert((&owner.account.login_id, &owner.contact))
        {
            letters.push((owner, letter));
        }
    }
    Ok(outbox::tell_each(call, &letters)?)
}
