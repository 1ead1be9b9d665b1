//! Tells the platform what accounts should hold, and stores what it says (2SV-7, STOP-3, ADDR-2).
//!
//! A reconciler: whoever changes what should hold only notes that it changed ([`want`](store::sync::want)). This compares
//! what should hold with what the platform holds, as often as needed, and takes no input. Decision 7 says why.

use std::time::Duration;

use jiff::Timestamp;
use tokio::time::timeout;

use super::{
    house::House,
    pipeline::{
        call::Call,
        failure::{Failure, Fault},
        trail::note_unasked,
        view,
    },
};
use crate::{
    contract::{
        sync::{NotHereView, SyncState, SyncView},
        word::Word,
    },
    platform::{Answer, NotConfirmed},
    rules::{
        Fact, Id, LoginId, address,
        entitlement::Entitlement,
        mail_password,
        sync::{
            retry::{look_again_at, next_try, unsure_since},
            trouble::Trouble,
            wish::{Ability, Deed, Held, NewMailPassword, Wish},
        },
    },
    store::{
        self, Conn,
        account::{Stored, Whole},
        sync::{Claim, Ended, Standing},
    },
};

/// Tells the time, or nothing while it cannot be told. An answer may take long: when it came is asked then.
pub type Clock = dyn Fn() -> Option<Timestamp> + Send + Sync;

/// What came of asking about one account.
#[derive(Debug, Clone)]
pub struct Report {
    /// The account.
    pub login_id: LoginId,
    /// What differs from what the platform held before.
    pub changes: Vec<(&'static str, String)>,
    /// What it has not done yet.
    pub open: Vec<Deed>,
    /// How it failed.
    pub trouble: Option<NotConfirmed>,
}

/// Takes up to `limit` accounts that are due, in this service's name.
///
/// # Errors
/// When the database fails.
pub async fn claim(house: &House, now: Timestamp, limit: usize) -> Result<Vec<Claim>, Fault> {
    let until = crate::rules::time::after(now, house.policy.sync.lease());
    let due = store::sync::due(&mut *house.store.read().await?, now, until, limit).await?;
    let mut claims = Vec::with_capacity(due.len());
    for account in due {
        match claim_one(house, account, now, until).await {
            Ok(claim) => claims.extend(claim),
            Err(error) if claims.is_empty() => return Err(error.into()),
            // What was claimed is carried out all the same.
            Err(error) => {
                tracing::warn!(%error, "not every account that is due could be claimed");
                break;
            }
        }
    }
    Ok(claims)
}

/// One row at a time: a transaction that waits for one row and holds none stops nobody.
async fn claim_one(house: &House, account: Id, now: Timestamp, until: Timestamp) -> store::Result<Option<Claim>> {
    let mut tx = house.store.write().await?;
    let claim = store::sync::claim(&mut tx, account, now, until).await?;
    tx.commit().await?;
    Ok(claim)
}

/// Asks the platform about one account, and stores what it says. Nothing if the right to ask ended meanwhile.
///
/// # Errors
/// When the database fails: the right ends by itself, and the account is asked about again.
pub async fn carry_out(house: &House, claim: &Claim, clock: &Clock) -> Result<Option<Report>, Failure> {
    let Some(now) = clock() else { return Ok(None) };
    let mut state = State::of(house, claim.account).await?;
    if state.hands_over(now) {
        hand_over(house, claim.account, now).await?;
        state = State::of(house, claim.account).await?;
    }
    let wish = state.wish(house, claim.number, now)?;
    let asked = ask(house, claim, &wish, now).await;
    settle(house, claim, &state, &wish, asked, clock().unwrap_or(now)).await
}

/// Writes down, before the platform is told it, what it cannot be told back: from here on that is not withdrawn.
async fn hand_over(house: &House, account: Id, now: Timestamp) -> store::Result<()> {
    let mut tx = house.store.write().await?;
    store::mail_password::tell(&mut tx, account, now).await?;
    store::address::tell(&mut tx, account, now).await?;
    tx.commit().await
}

/// What the database knows of an account that concerns the platform.
struct State {
    stored: Stored,
    entitlement: Option<Entitlement>,
    addresses: address::Held,
    mail_passwords: mail_password::Held,
}

impl State {
    async fn of(house: &House, account: Id) -> Result<Self, store::Error> {
        let mut conn = house.store.read().await?;
        let stored = store::account::find_by_id(&mut conn, account).await?;
        Self::read(&mut conn, stored.ok_or(store::Error::Unreadable("a wish without its account"))?).await
    }

    async fn read(conn: &mut Conn, stored: Stored) -> Result<Self, store::Error> {
        let id = stored.account.id;
        Ok(Self {
            entitlement: store::entitlement::find(conn, &[id]).await?.remove(&id),
            addresses: super::address::held(conn, id).await?,
            mail_passwords: super::mail_password::held(conn, id).await?,
            stored,
        })
    }

    /// Whether something is due that the platform cannot be told back: a first address, or the text of a mail password.
    fn hands_over(&self, now: Timestamp) -> bool {
        let first = self.addresses.present.is_none() && self.addresses.due(now).is_some();
        first || self.mail_passwords.due(now).is_some_and(|due| due.sealed.is_some())
    }

    /// What the account should hold at `now`: what waits for its minute 0 counts once that has come, an entitlement until
    /// its end is carried out.
    fn wish(&self, house: &House, number: i64, now: Timestamp) -> Result<Wish, store::Error> {
        let account = &self.stored.account;
        let new_password = |due: &mail_password::Pending| {
            let text = super::mail_password::text(house, account.id, due)?;
            Ok::<_, store::Error>(NewMailPassword { asked_at: due.asked_at, text })
        };
        Ok(Wish {
            number,
            login_id: account.login_id.clone(),
            enabled: account.is_open(now),
            entitled: self.entitlement.as_ref().is_some_and(|held| !held.carried_out),
            two_step: self.stored.two_step_since.is_some(),
            address: self.addresses.in_force(now).map(ToString::to_string),
            former_addresses: self.addresses.also_receives(now).iter().map(ToString::to_string).collect(),
            mail_password: self.mail_passwords.due(now).map(new_password).transpose()?,
        })
    }

    /// When something that waits is due next, of what the platform was not told at `told`.
    fn wakes_at(&self, told: Timestamp) -> Option<Timestamp> {
        let address = self.addresses.pending.as_ref().map(|it| it.effective_at);
        let mail_password = self.mail_passwords.pending.as_ref().map(|it| it.effective_at);
        address.into_iter().chain(mail_password).filter(|at| *at > told).min()
    }
}

/// What came of the calls of one try.
struct Asked {
    answer: Result<Held, NotConfirmed>,
    /// Whether the platform was told, or only looked at.
    applied: bool,
    /// When the wish was made.
    at: Timestamp,
}

/// The first try tells. A later one looks first: what was told before may have arrived, or be on its way.
async fn ask(house: &House, claim: &Claim, wish: &Wish, now: Timestamp) -> Asked {
    if claim.attempts > 1 || claim.unsure_since.is_some() {
        let looked = limited(house, house.platform.look(wish, now)).await;
        if looked.as_ref().is_ok_and(|held| wish.open(held).is_empty()) {
            return Asked { answer: looked, applied: false, at: now };
        }
    }
    Asked { answer: limited(house, house.platform.apply(wish, now)).await, applied: true, at: now }
}

async fn limited(house: &House, answer: Answer<'_>) -> Result<Held, NotConfirmed> {
    let limit = Duration::from_secs(house.policy.sync.call_seconds.into());
    timeout(limit, answer).await.unwrap_or_else(|_| {
        let detail = format!("{} s", limit.as_secs());
        Err(NotConfirmed { trouble: Trouble::NoAnswer, detail, retry_after: None })
    })
}

/// Stores what now holds, lets take effect what waited for it, and writes the audit entry, if this service still has the
/// right to.
async fn settle(
    house: &House,
    claim: &Claim,
    state: &State,
    wish: &Wish,
    asked: Asked,
    now: Timestamp,
) -> Result<Option<Report>, Failure> {
    let id = &state.stored.account.login_id;
    let ended = ended(house, claim, state, wish, &asked, now);
    let mut rng = house.rng();
    let mut call = Call::unasked(house, now, &mut rng);
    store::account::hold(call.tx().await?, std::slice::from_ref(id)).await?;
    if !store::sync::end(call.tx().await?, claim, &ended, now).await? {
        return Ok(None);
    }
    let (mut changes, mut open) = (Vec::new(), Vec::new());
    if let Ok(held) = &asked.answer {
        take_effect(&mut call, state, wish, held, asked.at).await?;
        if ended.confirmed {
            wake(&mut call, state, asked.at).await?;
        }
        changes = ended.held.as_ref().map(|held| held.changes(&claim.held)).unwrap_or_default();
        open = wish.open(held);
    }
    if !changes.is_empty() {
        let facts = changes.iter().map(|(part, change)| ((*part).to_owned(), Fact::from(change.clone())));
        note_unasked(&mut call, id, "sync.confirm", facts.collect()).await?;
    }
    call.commit().await?;
    Ok(Some(Report { login_id: id.clone(), changes, open, trouble: asked.answer.err() }))
}

/// ADDR-2, MPASS-1: what the platform now holds is in force from now on. What its owner took back meanwhile is not; then
/// something new is wished already.
async fn take_effect(
    call: &mut Call<'_>,
    state: &State,
    wish: &Wish,
    held: &Held,
    told_at: Timestamp,
) -> Result<(), Failure> {
    let now = call.now;
    if let Some(told) = state.addresses.due(told_at).filter(|_| held.address == wish.address) {
        super::address::take_effect(call, &state.stored, told, now).await?;
    }
    if let Some(told) = state.mail_passwords.due(told_at).filter(|_| wish.holds_mail_password(held)) {
        super::mail_password::take_effect(call, &state.stored, told, now).await?;
    }
    Ok(())
}

/// What waits for a later minute 0 is wished again: all wishes so far are confirmed, and nothing else would wake it.
async fn wake(call: &mut Call<'_>, state: &State, told_at: Timestamp) -> Result<(), Failure> {
    let later = State::read(call.tx().await?, state.stored.clone()).await?.wakes_at(told_at);
    if let Some(at) = later {
        store::sync::want(call.tx().await?, &[state.stored.account.id], at).await?;
    }
    Ok(())
}

/// How a try ended, and when the next one comes: at the latest when something else is due.
fn ended(house: &House, claim: &Claim, state: &State, wish: &Wish, asked: &Asked, now: Timestamp) -> Ended {
    let policy = &house.policy.sync;
    let next = next_try(claim.attempts, now, policy);
    let woken = |at: Timestamp| state.wakes_at(now).map_or(at, |wakes| wakes.min(at));
    match &asked.answer {
        Ok(held) if wish.open(held).is_empty() => {
            let unsure_since = unsure_since(claim.unsure_since, asked.applied, now, policy);
            let again_at = unsure_since.map(|since| look_again_at(since, policy));
            let held = held.clone().with_known(&claim.held);
            Ended { held: Some(held), confirmed: true, trouble: None, unsure_since, again_at }
        }
        Ok(held) => Ended {
            held: Some(held.clone().with_known(&claim.held)),
            confirmed: false,
            trouble: None,
            unsure_since: Some(now),
            again_at: Some(woken(next)),
        },
        Err(failed) => Ended {
            held: None,
            confirmed: false,
            trouble: Some((failed.trouble.to_string(), failed.detail.clone())),
            unsure_since: Some(now),
            again_at: Some(woken(next.max(asked_for(failed, now)))),
        },
    }
}

/// From when the platform wants to be asked again.
fn asked_for(failed: &NotConfirmed, now: Timestamp) -> Timestamp {
    failed.retry_after.map_or(now, |wait| crate::rules::time::after(now, wait))
}

/// How many accounts some service is asking the platform about.
///
/// # Errors
/// When the database fails.
pub async fn under_way(house: &House, now: Timestamp) -> Result<u64, Fault> {
    Ok(store::sync::under_way(&mut *house.store.read().await?, now).await?)
}

/// Brings forward the tries that wait for another one; how many.
///
/// # Errors
/// When the database fails.
pub async fn hurry(house: &House, now: Timestamp) -> Result<u64, Fault> {
    let mut tx = house.store.write().await?;
    let brought = store::sync::hurry(&mut tx, now).await?;
    tx.commit().await?;
    Ok(brought)
}

/// The accounts that wait for the platform, those that have waited longest first, and how many they are in all.
///
/// # Errors
/// When the database fails.
pub async fn waiting(house: &House, limit: u32) -> Result<(Vec<(LoginId, Standing)>, u64), Fault> {
    Ok(store::sync::waiting(&mut *house.store.read().await?, limit).await?)
}

/// Where the account stands with the platform; nothing if nothing was ever to be told.
pub(super) fn shown(call: &Call<'_>, whole: &Whole) -> Result<Option<SyncView>, Failure> {
    let Some(standing) = &whole.standing else { return Ok(None) };
    let state = State {
        stored: whole.stored.clone(),
        entitlement: whole.entitlement.clone(),
        addresses: whole.addresses.clone(),
        mail_passwords: whole.mail_passwords.clone(),
    };
    let wish = state.wish(call.house, standing.wanted, call.now)?;
    let abilities: Vec<(Deed, Ability)> = wish
        .open(&standing.held)
        .into_iter()
        .map(|deed| (deed, call.house.platform.ability(deed)))
        .filter(|(_, ability)| *ability != Ability::AsksUs)
        .collect();
    let waits = standing.confirmed < standing.wanted;
    let state = match (waits, &standing.trouble) {
        (true, Some(_)) => SyncState::Trouble,
        (true, None) if standing.attempts == 0 && standing.waits_since > call.now => SyncState::Waiting,
        (true, None) if !abilities.is_empty() => SyncState::Propagating,
        _ => SyncState::Confirmed,
    };
    let told = state == SyncState::Confirmed;
    Ok(Some(SyncView {
        state: state.into(),
        open: if told { Vec::new() } else { abilities.iter().map(|(deed, _)| (*deed).into()).collect() },
        since: (!told).then(|| call.moment(standing.waits_since)),
        tries: standing.attempts,
        next_try_at: standing.due_at.filter(|_| !told).map(|at| call.promise(at.max(call.now))),
        detail: standing.detail.clone().filter(|_| view::sees_contact(call, &whole.stored)),
        trouble: standing.trouble.as_deref().map(Word::read),
        not_here: if told { Vec::new() } else { not_here(abilities) },
        withheld: view::withheld(view::sees_contact(call, &whole.stored), &["detail"]),
    }))
}

fn not_here(abilities: Vec<(Deed, Ability)>) -> Vec<NotHereView> {
    let elsewhere = abilities.into_iter().filter_map(|(deed, ability)| match ability {
        Ability::NotHere { url } => Some(NotHereView { deed: deed.into(), url }),
        Ability::AsksUs | Ability::Does => None,
    });
    elsewhere.collect()
}
