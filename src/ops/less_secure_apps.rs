//! Less secure app access (LSA-*): show, enable, disable; reminders, and its end by itself.

use std::collections::{HashMap, HashSet};

use jiff::Timestamp;

use super::{
    house::House,
    pipeline::{
        act::{Act, ActEach, Done, Outcomes},
        call::Call,
        failure::{Failure, Fault},
        outbox,
        people::{self, People, acted_on},
        trail::finish_unasked,
        view,
    },
};
use crate::{
    contract::{
        less_secure_apps::{
            LessSecureAppsChanged, LessSecureAppsDisable, LessSecureAppsEnable, LessSecureAppsShow,
            LessSecureAppsShown, LessSecureAppsView,
        },
        mail_servers::CredentialView,
    },
    delivery::Letter,
    rules::{
        Code, Id, LoginId, Refusal,
        less_secure_apps::{self, LessSecureApps},
    },
    store::{self, Conn, account::Stored},
};

/// Accounts in one round of the job; the rest come in the next.
const ROUND: u32 = 500;

/// The switch as replies show it; one that has ended is off.
pub(super) fn shown(call: &Call<'_>, held: Option<&LessSecureApps>) -> LessSecureAppsView {
    let held = held.filter(|held| held.is_on(call.now));
    LessSecureAppsView {
        state: held.is_some().into(),
        since: held.map(|held| call.moment(held.since)),
        last_used_at: held.and_then(|held| held.last_used_at).map(|at| call.moment(at)),
        until_at: held.and_then(|held| held.until_at).map(|at| call.promise(at)),
        ends_at: held.map(|held| call.promise(held.ends_at)),
    }
}

/// The account's switch.
pub(super) async fn held(conn: &mut Conn, account: Id) -> Result<Option<LessSecureApps>, Failure> {
    Ok(store::less_secure_apps::find(conn, &[account]).await?.remove(&account))
}

/// What the account's mail apps can log in with now.
pub(super) async fn credential(conn: &mut Conn, account: Id, now: Timestamp) -> Result<CredentialView, Failure> {
    Ok(view::credential(store::mail_servers::passwords(conn, account, now).await?))
}

impl Act for LessSecureAppsShow {
    fn target(&self) -> Option<&LoginId> {
        Some(&self.account)
    }

    async fn act(&self, call: &mut Call<'_>) -> Result<LessSecureAppsShown, Failure> {
        let mut conn = call.house.store.read().await?;
        let stored = people::named(call, &mut conn, &self.account).await?;
        let held = held(&mut conn, stored.account.id).await?;
        let credential = credential(&mut conn, stored.account.id, call.now).await?;
        Ok(LessSecureAppsShown {
            less_secure_apps: shown(call, held.as_ref()),
            credential: view::sees_contact(call, &stored).then_some(credential),
            withheld: view::withheld(view::sees_contact(call, &stored), &["credential"]),
        })
    }
}

impl Act for LessSecureAppsEnable {
    async fn act(&self, call: &mut Call<'_>) -> Result<LessSecureAppsChanged, Failure> {
        let (me, session) = call.person().map(|me| (me.login_id.clone(), me.session))?;
        let stored = people::in_tx(call, &me).await?;
        let (id, now, house) = (stored.account.id, call.now, call.house);
        let policy = &house.policy.less_secure_apps;
        let new = less_secure_apps::enable(stored.two_step_since.is_some(), self.until, now, policy, &house.zone)?;
        let before = held(call.tx().await?, id).await?;
        let tx = call.tx().await?;
        let remind_at = less_secure_apps::first_reminder_at(&new, policy);
        store::less_secure_apps::set(tx, id, &new, remind_at, session).await?;
        changed_for(tx, &[id], now).await?;
        let credential = credential(tx, id, now).await?;
        outbox::tell(call, &stored, &Letter::LessSecureAppsAllowed { end: new.end() }).await?;
        call.note("ends_at", new.ends_at);
        Ok(changed(call, &stored, before.as_ref(), Some(&new), credential))
    }
}

/// Mail log-ins and the platform see the change.
async fn changed_for(tx: &mut Conn, accounts: &[Id], now: Timestamp) -> Result<(), Failure> {
    store::account::touch(tx, accounts).await?;
    Ok(store::sync::want(tx, accounts, now).await?)
}

fn changed(
    call: &Call<'_>,
    stored: &Stored,
    before: Option<&LessSecureApps>,
    after: Option<&LessSecureApps>,
    credential: CredentialView,
) -> LessSecureAppsChanged {
    LessSecureAppsChanged {
        account: stored.account.login_id.clone(),
        name: stored.account.name.clone(),
        department: stored.account.department.clone(),
        before: shown(call, before),
        less_secure_apps: shown(call, after),
        credential,
    }
}

impl ActEach for LessSecureAppsDisable {
    fn target(&self) -> Option<&LoginId> {
        Some(&self.account)
    }

    async fn act_each(rows: &[Self], call: &mut Call<'_>) -> Result<Outcomes<LessSecureAppsChanged>, Failure> {
        let people = People::named(call, rows.iter().map(|row| &row.account)).await?;
        let judged: Vec<Result<(Stored, Option<Letter>), Refusal>> = rows
            .iter()
            .map(|row| {
                let stored = people.get(call, &row.account)?;
                Ok((stored.clone(), acted_on::<Self>(call, &stored.account)?))
            })
            .collect();
        let wanted: HashSet<Id> = judged.iter().flatten().map(|(stored, _)| stored.account.id).collect();
        let wanted: Vec<Id> = wanted.into_iter().collect();
        let now = call.now;
        let mut gone = store::less_secure_apps::delete(call.tx().await?, &wanted, now).await?;
        let off: Vec<Id> = gone.keys().copied().collect();
        changed_for(call.tx().await?, &off, now).await?;
        let mut passwords = HashMap::new();
        for account in off {
            passwords.insert(account, store::mail_servers::passwords(call.tx().await?, account, now).await?);
        }
        let mut letters = Vec::new();
        let mut outcomes = Vec::with_capacity(rows.len());
        for judged in judged {
            outcomes.push(judged.and_then(|(stored, told)| {
                let before = gone.remove(&stored.account.id).ok_or(Code::LessSecureAppsOff)?;
                let has = passwords.get(&stored.account.id).copied().unwrap_or_default();
                let reply = changed(call, &stored, Some(&before), None, view::credential(has));
                let done = Done::new(&stored.account.login_id, reply);
                letters.extend(told.into_iter().map(|letter| (stored.clone(), letter)));
                Ok(done)
            }));
        }
        outbox::tell_each(call, &letters)?;
        Ok(outcomes)
    }
}

/// LSA-4: turning 2-step verification on turns it off, in the same transaction; whether it was on.
pub(super) async fn turn_off(call: &mut Call<'_>, account: Id) -> Result<bool, Failure> {
    let now = call.now;
    let was = store::less_secure_apps::end_now(call.tx().await?, account, None).await?;
    Ok(was.is_some_and(|was| was.is_on(now)))
}

/// Tells the owners where it is on, and those where it has turned itself off (LSA-3); how many. Running it again
/// changes nothing.
///
/// # Errors
/// When the database fails. One account that fails does not hold up the others.
pub async fn run(house: &House, now: Timestamp) -> Result<u64, Fault> {
    let mut done = 0;
    for account in store::less_secure_apps::ended(&mut *house.store.read().await?, now, ROUND).await? {
        done += count(end(house, now, account).await);
    }
    for account in store::less_secure_apps::to_remind(&mut *house.store.read().await?, now, ROUND).await? {
        done += count(remind(house, now, account).await);
    }
    Ok(done)
}

fn count(outcome: Result<bool, Failure>) -> u64 {
    match outcome {
        Ok(done) => done.into(),
        Err(failure) => {
            tracing::warn!(?failure, "less secure apps of an account wait for the next round");
            0
        }
    }
}

async fn owner(call: &mut Call<'_>, account: Id) -> Result<Stored, Failure> {
    let stored = store::account::find_by_id(call.tx().await?, account).await?;
    Ok(stored.ok_or(store::Error::Unreadable("a switch without its account"))?)
}

async fn end(house: &House, now: Timestamp, account: Id) -> Result<bool, Failure> {
    let mut rng = house.rng();
    let mut call = Call::unasked(house, now, &mut rng);
    let owner = owner(&mut call, account).await?;
    let Some(was) = store::less_secure_apps::end(call.tx().await?, account, now).await? else { return Ok(false) };
    changed_for(call.tx().await?, &[account], now).await?;
    let letter = Letter::LessSecureAppsEnded { end: was.end(), days: house.policy.less_secure_apps.days };
    outbox::tell(&mut call, &owner, &letter).await?;
    finish_unasked(&mut call, &owner.account.login_id, "less-secure-apps.end").await?;
    Ok(true)
}

async fn remind(house: &House, now: Timestamp, account: Id) -> Result<bool, Failure> {
    let mut rng = house.rng();
    let mut call = Call::unasked(house, now, &mut rng);
    let owner = owner(&mut call, account).await?;
    let next = less_secure_apps::next_reminder_at(now, &house.policy.less_secure_apps);
    let reminded = store::less_secure_apps::remind(call.tx().await?, account, now, next).await?;
    let Some(held) = reminded else { return Ok(false) };
    outbox::tell(&mut call, &owner, &Letter::LessSecureAppsReminder { end: held.end() }).await?;
    finish_unasked(&mut call, &owner.account.login_id, "less-secure-apps.remind").await?;
    Ok(true)
}
