//! Refusals in the audit trail (ALL-1). One that costs its maker nothing is written down at once the first time in a minute;
//! the others of its kind are counted in the database, and written down as one entry when the minute is over: by the job,
//! or by the next of the kind.

use std::{
    collections::BTreeMap,
    sync::{Arc, PoisonError},
};

use jiff::Timestamp;
use rand::CryptoRng;
use tokio::sync::oneshot;

use super::{
    failure::Fault,
    refused::{Refused, together},
};
use crate::{
    contract::audit::MORE_REFUSALS,
    ops::house::House,
    rules::{
        Fact, Id,
        refusal::{COUNTED, KINDS, LAST_AT, NETWORKS, TOGETHER, are_together},
    },
    store::{
        self, Conn,
        audit::{Entry, REFUSED},
        refusal::{Counted, Kind},
    },
};

/// Kinds that one transaction of the job takes.
const BATCH: u32 = 500;
/// What sets apart the refusals that have no kind of their own any more.
const ALL_OTHERS: &str = "*";

/// Under which request's name each kind is found in the trail.
pub(super) type Names = BTreeMap<Kind, String>;

/// Writes the refusals of a request down or counts them, committed; where the trail tells of each.
///
/// # Errors
/// When the database fails.
pub(super) async fn write_down(house: &House, refused: Vec<Refused>) -> Result<Arc<Names>, Fault> {
    let mut refused: Vec<Refused> = together(refused).into_values().collect();
    loop {
        let (answer, answered) = oneshot::channel();
        let waiting = &house.refusals;
        waiting.asked.lock().unwrap_or_else(PoisonError::into_inner).push((refused.clone(), answer));
        let turn = waiting.turn.lock().await;
        let asked = std::mem::take(&mut *waiting.asked.lock().unwrap_or_else(PoisonError::into_inner));
        if !asked.is_empty() {
            let (refused, answers): (Vec<_>, Vec<_>) = asked.into_iter().unzip();
            let outcome = commit(house, refused.into_iter().flatten().collect()).await.map(Arc::new);
            for answer in answers {
                // Who no longer waits needs no answer.
                let _ = answer.send(outcome.clone());
            }
        }
        drop(turn);
        // Whoever wrote for this one may have been given up in the middle: then it is this one's turn.
        if let Ok(outcome) = answered.await {
            return Ok(outcome?);
        }
        // What it had written may stand in the trail already.
        let mut rng = house.rng();
        refused = refused.into_iter().map(|one| one.anew(&mut *rng)).collect();
    }
}

async fn commit(house: &House, refused: Vec<Refused>) -> store::Result<Names> {
    let mut rng = house.rng();
    let mut tx = house.store.write().await?;
    let (Written { entries, unsaid }, names) = count(&mut tx, together(refused), &mut *rng).await?;
    let unsaid_ids: Vec<Id> = unsaid.iter().map(|entry| entry.id).collect();
    store::audit::insert(&mut tx, &house.vault, entries.into_iter().chain(unsaid)).await?;
    store::audit::take_back(&mut tx, &unsaid_ids).await?;
    tx.commit().await?;
    Ok(names)
}

/// What refusals add to the trail.
#[derive(Default)]
struct Written {
    entries: Vec<Entry>,
    /// Entries of strangers' refusals that are only counted. They are written and taken back, so that a guess costs the same
    /// work whether anybody has the login id (SIGN-1).
    unsaid: Vec<Entry>,
}

async fn count(
    conn: &mut Conn,
    kinds: BTreeMap<Kind, Refused>,
    rng: &mut (dyn CryptoRng + Send),
) -> store::Result<(Written, Names)> {
    let mut counting = Counting { conn, rng, written: Written::default() };
    let (mut names, mut others) = (Names::new(), Vec::new());
    for (kind, refused) in kinds {
        match counting.count(&kind, &refused, true).await? {
            // Each that cost a try stands there under its own.
            Some(_) if !refused.tries.is_empty() => {}
            Some(name) => drop(names.insert(kind, name)),
            None => others.push((all_others(&refused), kind, refused)),
        }
    }
    others.sort_by(|(one, ..), (other, ..)| one.cmp(other));
    for (rest, kind, refused) in others {
        names.extend(counting.count(&rest, &refused, false).await?.map(|name| (kind, name)));
    }
    Ok((counting.written, names))
}

/// Counting in one transaction.
struct Counting<'a> {
    conn: &'a mut Conn,
    rng: &'a mut (dyn CryptoRng + Send),
    written: Written,
}

impl Counting<'_> {
    /// Counts refusals of a kind, whose first is written down where it is `apart`; the name under which the trail tells of
    /// them. None where the kind is beyond those that are written down apart.
    async fn count(&mut self, kind: &Kind, refused: &Refused, apart: bool) -> store::Result<Option<String>> {
        // Asked of tries as well: a guess costs the same work whoever was meant (SIGN-1).
        if apart && self.is_beyond(kind, refused).await? && refused.tries.is_empty() {
            return Ok(None);
        }
        let now = refused.first.at;
        let begun = refused.begun(apart);
        let known = store::refusal::count(self.conn, kind, &begun, refused.times).await?;
        let (kept, told) = match known {
            Some(known) if are_together(known.since, now) => {
                let concerned = known.concerned.clone().with(&refused.concerned);
                (Counted { last: now, concerned, ..known }, false)
            }
            known => {
                let over = known.map(|known| Counted { more: known.more.saturating_sub(refused.times), ..known });
                self.written.entries.extend(over.and_then(|over| entry_of(kind, &over, now, self.rng)));
                (begun, apart)
            }
        };
        self.tell(refused, told);
        store::refusal::keep(self.conn, kind, &kept).await?;
        Ok(Some(kept.request_id))
    }

    /// What the trail gets of them now: every one that cost a try, of others the first where it is `told`.
    fn tell(&mut self, refused: &Refused, told: bool) {
        let Written { entries, unsaid } = &mut self.written;
        match (refused.tries.is_empty(), told) {
            (false, _) => entries.extend(refused.tries.iter().cloned()),
            (true, true) => entries.push(refused.first.clone()),
            (true, false) if refused.strangers => {
                unsaid.push(Entry { id: Id::random(self.rng), ..refused.first.clone() });
            }
            (true, false) => {}
        }
    }

    /// Whether a kind that begins now is beyond what is written down apart in a minute.
    async fn is_beyond(&mut self, kind: &Kind, refused: &Refused) -> store::Result<bool> {
        let most = if refused.strangers { NETWORKS } else { KINDS };
        let since = refused.first.at - TOGETHER;
        store::refusal::is_beyond(self.conn, kind, refused.strangers, since, most).await
    }
}

/// The kind of all that are beyond: of strangers with the same account, operation and code, of a caller with whatever.
fn all_others(refused: &Refused) -> Kind {
    let (kind, apart) = (refused.kind.clone(), ALL_OTHERS.to_owned());
    if refused.strangers {
        return Kind { apart: format!("{apart}{}", refused.sort), ..kind };
    }
    Kind { operation: MORE_REFUSALS.to_owned(), code: String::new(), apart, ..kind }
}

/// The one entry of all that were counted, if any were.
fn entry_of(kind: &Kind, counted: &Counted, now: Timestamp, rng: &mut (dyn CryptoRng + Send)) -> Option<Entry> {
    let more = i64::try_from(counted.more).ok().filter(|more| *more > 0)?;
    let mut facts = counted.facts.clone();
    facts.extend(counted.concerned.facts());
    facts.insert(COUNTED.to_owned(), Fact::from(more));
    facts.insert("first_at".to_owned(), Fact::from(counted.since));
    facts.insert(LAST_AT.to_owned(), Fact::from(counted.last));
    Some(Entry {
        id: Id::random(rng),
        at: now,
        request_id: counted.request_id.clone(),
        actor: kind.actor.clone(),
        account: counted.concerned.one().map(str::to_owned),
        operation: kind.operation.clone(),
        outcome: REFUSED,
        code: Some(kind.code.clone()).filter(|code| !code.is_empty()),
        reason: None,
        address: counted.address.clone(),
        facts,
    })
}

/// Writes down what was counted in minutes that are over; how many kinds.
///
/// # Errors
/// When the database fails; it is tried again.
pub async fn run(house: &House, now: Timestamp) -> Result<u64, Fault> {
    let (mut rng, mut done) = (house.rng(), 0);
    loop {
        let mut tx = house.store.write().await?;
        let over = store::refusal::take_over(&mut tx, now, BATCH).await?;
        let entries: Vec<Entry> =
            over.iter().filter_map(|(kind, counted)| entry_of(kind, counted, now, &mut *rng)).collect();
        store::audit::insert(&mut tx, &house.vault, entries).await?;
        tx.commit().await?;
        done += over.len() as u64;
        if over.len() < BATCH as usize {
            return Ok(done);
        }
    }
}
