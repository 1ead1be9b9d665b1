//! The chain of the audit trail (ALL-1): sealing it, and walking along it.

use jiff::{SignedDuration, Timestamp};

use super::failure::Fault;
use crate::{
    ops::house::House,
    rules::chain::{Break, End, Found, Walk},
    store::{
        self,
        chain::{Known, Link},
    },
};

/// Entries in one transaction of the sealer.
const BATCH: u32 = 500;
/// How often a sealer looks again after another one was first; what is left then comes with the next second.
const LOOKS: u32 = 100;
/// Entries read at once on a walk.
const STEP: u64 = 1_000;
/// Breaks that one walk names; the rest are counted.
const NAMED: usize = 100;
/// Seconds that an entry may wait for its seal: the sealer comes every second.
const PATIENCE: SignedDuration = SignedDuration::from_secs(60);

/// Seals the entries that wait; how many. However many services do it at once, each entry is sealed once, and none waits any
/// more that was written before this began: where another sealer was first, it had not seen the newest of them.
///
/// # Errors
/// When the database fails, or the end of the chain is not what the service wrote.
pub async fn seal(house: &House) -> Result<u64, Fault> {
    let (mut sealed, mut looks) = (0, 0);
    loop {
        let Some(end) = end(house).await? else { continue };
        match batch(house, &end).await? {
            Some(done) => {
                sealed += done;
                if done < u64::from(BATCH) {
                    break;
                }
            }
            None if looks < LOOKS => looks += 1,
            None => break,
        }
    }
    anchor(house).await?;
    Ok(sealed)
}

/// The end of the chain; none yet where this was the first look at it.
async fn end(house: &House) -> Result<Option<End>, Fault> {
    match store::chain::end(&mut *house.store.read().await?, &house.vault).await? {
        Known::Sealed(end) => Ok(Some(end)),
        Known::Spoiled => Err(Fault::Internal("the end of the audit trail is not what was written".to_owned())),
        Known::NotBegun => {
            if house.anchor.read().await?.is_some() {
                return Err(Fault::Internal("the audit trail had begun, and now it says that it had not".to_owned()));
            }
            let mut tx = house.store.write().await?;
            store::chain::begin(&mut tx, &house.vault).await?;
            tx.commit().await?;
            Ok(None)
        }
    }
}

/// How many it sealed; none where another sealer was first.
async fn batch(house: &House, end: &End) -> Result<Option<u64>, Fault> {
    // Read outside the transaction, so that writers wait for the writing alone.
    let mut conn = house.store.read().await?;
    let entries = store::chain::waiting(&mut conn, &house.vault, end.number, BATCH).await?;
    drop(conn);
    if entries.is_empty() {
        return Ok(Some(0));
    }
    for foreign in entries.iter().filter(|entry| !entry.genuine) {
        tracing::error!(id = %foreign.id, request_id = foreign.request_id, "an audit entry that the service never wrote");
    }
    let mut tx = house.store.write().await?;
    let Known::Sealed(now) = store::chain::held_end(&mut tx, &house.vault).await? else { return Ok(None) };
    // What stands beyond an end that has moved on since may be what moved it.
    let beyond = now != *end && entries.iter().any(|entry| entry.number > 0);
    if beyond || store::chain::seal(&mut tx, &house.vault, &now, &entries).await?.is_none() {
        return Ok(None);
    }
    tx.commit().await?;
    Ok(Some(entries.len() as u64))
}

/// Keeps the end outside the database, if the chain still goes through the end that was kept last: what is found missing
/// is not forgotten by going on.
async fn anchor(house: &House) -> Result<(), Fault> {
    let kept = house.anchor.read().await?.unwrap_or_else(End::beginning);
    let mut conn = house.store.read().await?;
    let Known::Sealed(end) = store::chain::end(&mut conn, &house.vault).await? else { return Ok(()) };
    if end.number == kept.number {
        return Ok(());
    }
    if store::chain::seal_of(&mut conn, kept.number).await?.as_deref() != Some(kept.seal.as_str()) {
        tracing::error!(number = kept.number, "the audit trail no longer goes through the entry that was its last");
        return Ok(());
    }
    Ok(house.anchor.keep(end).await?)
}

/// What a walk along a part of the trail found.
#[derive(Debug, Default)]
pub struct Walked {
    /// The last number it looked at.
    pub to: u64,
    /// The last number of the trail when it began.
    pub end: u64,
    /// Entries it looked at.
    pub entries: u64,
    /// When the first and the last of them were written.
    pub times: Option<(Timestamp, Timestamp)>,
    /// What is broken, with the entry that stands there if there is one.
    pub breaks: Vec<(Found, Option<Link>)>,
    /// Breaks beside the named ones.
    pub more: u64,
}

impl Walked {
    fn add(&mut self, found: Found, entry: Option<&Link>) {
        if self.breaks.len() < NAMED {
            self.breaks.push((found, entry.cloned()));
        } else {
            self.more += 1;
        }
    }
}

/// Walks along the trail from a number on, over at most `limit` entries. Where it reaches the end it also looks whether
/// the end is the one that was sealed last, and whether entries wait that should not.
///
/// # Errors
/// When the database fails.
pub async fn verify(house: &House, from: u64, limit: u64, now: Timestamp) -> Result<Walked, Fault> {
    // Read first: the chain only grows, so that what was kept is never ahead of what is read afterwards.
    let anchor = house.anchor.read().await?;
    let mut conn = house.store.read().await?;
    let end = match store::chain::end(&mut conn, &house.vault).await? {
        Known::Sealed(end) => Some(end),
        _ => None,
    };
    let last = match &end {
        Some(end) => end.number,
        None => store::chain::last_number(&mut conn).await?,
    };
    let to = last.min((from - 1).saturating_add(limit));
    let before = store::chain::seal_of(&mut conn, from - 1).await?;
    let mut walk = Walk::after(&house.vault, from - 1, before);
    let mut walked = Walked { to, end: last, ..Walked::default() };
    let (mut at, mut ahead) = (from - 1, Vec::new());
    while at < to {
        let upto = to.min(at + STEP);
        let links = store::chain::read(&mut conn, &house.vault, at, upto).await?;
        links.iter().for_each(|link| walk.step(&link.sealed()));
        walked.pass(&links);
        walked.note(std::mem::take(&mut walk.found), &ahead, &links);
        (at, ahead) = (upto, links);
    }
    match &end {
        Some(end) if to == last => walk.end(end),
        _ => walk.pause(to),
    }
    walked.note(walk.found, &[], &ahead);
    if to == last {
        the_end(house, &mut conn, end.is_some(), anchor, now, &mut walked).await?;
    }
    Ok(walked)
}

impl Walked {
    fn pass(&mut self, links: &[Link]) {
        self.entries += links.len() as u64;
        if let (Some(first), Some(last)) = (links.first(), links.last()) {
            self.times = Some((self.times.map_or(first.at, |(first, _)| first), last.at));
        }
    }

    /// Notes what was found, with the entries that stand there: of an entry it may have been the next step that told.
    fn note(&mut self, found: Vec<Found>, ahead: &[Link], links: &[Link]) {
        for found in found {
            self.add(found, ahead.iter().chain(links).find(|link| link.number == found.from));
        }
    }

    fn is_cut(&self, number: u64) -> bool {
        self.breaks.iter().any(|(found, _)| found.what == Break::CutOff && found.to >= number)
    }
}

/// What only the end of the trail tells.
async fn the_end(
    house: &House,
    conn: &mut store::Conn,
    sound: bool,
    anchor: Option<End>,
    now: Timestamp,
    walked: &mut Walked,
) -> Result<(), Fault> {
    let last = walked.end;
    let kept = anchor.unwrap_or_else(End::beginning);
    let kept_stands = store::chain::seal_of(conn, kept.number).await?.as_ref() == Some(&kept.seal);
    let cut = match (kept_stands, sound) {
        (false, _) => Some((kept.number.min(last + 1), kept.number)),
        (true, false) => Some((last, last)),
        (true, true) => None,
    };
    if let Some((from, to)) = cut.filter(|(_, to)| !walked.is_cut(*to)) {
        walked.add(Found { what: Break::CutOff, from, to }, None);
    }
    for link in store::chain::overdue(conn, &house.vault, now - PATIENCE, NAMED as u32).await? {
        let what = if link.genuine { Break::Unsealed } else { Break::Inserted };
        walked.add(Found { what, from: 0, to: 0 }, Some(&link));
    }
    Ok(())
}
