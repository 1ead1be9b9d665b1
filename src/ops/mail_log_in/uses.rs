//! What let mail apps in, gathered in memory and written in batches.

use std::{
    collections::{HashMap, hash_map::Entry},
    hash::Hash,
    sync::{Mutex, PoisonError},
};

use jiff::Timestamp;

use super::remembered::Known;
use crate::{
    ops::{Fault, House, gate},
    rules::{Id, LoginId, mail_log_in::Protocol, tries::Factor},
    store::{
        self,
        mail_log_in::{ROWS, Use},
        tries::Key,
    },
};

/// Uses that wait at the most, where the database cannot be written.
const MOST: usize = 200_000;

/// Uses that have not been written yet.
#[derive(Default)]
pub(super) struct Uses(Mutex<Waiting>);

#[derive(Default)]
struct Waiting {
    /// By app password: the newest use.
    app_passwords: HashMap<Id, Use>,
    /// By account, protocol and address: the newest use of the mail password.
    mail_passwords: HashMap<(Id, String, String), Timestamp>,
    /// By login id and place: when the mail password last let somebody in there (SIGN-7).
    places: HashMap<(LoginId, String), Timestamp>,
}

impl Waiting {
    fn app_password(&mut self, one: Use) {
        let full = self.app_passwords.len() >= MOST;
        match self.app_passwords.entry(one.of) {
            Entry::Occupied(mut held) if held.get().at < one.at => drop(held.insert(one)),
            Entry::Vacant(place) if !full => drop(place.insert(one)),
            _ => {}
        }
    }
}

/// Keeps the newest instant of each, while there is room.
fn newest<K: Eq + Hash>(all: &mut HashMap<K, Timestamp>, key: K, at: Timestamp) {
    if all.len() < MOST || all.contains_key(&key) {
        let held = all.entry(key).or_insert(at);
        *held = at.max(*held);
    }
}

impl Uses {
    /// Notes a log-in.
    pub(super) fn note(&self, known: &Known, protocol: Protocol, address: &str, at: Timestamp) {
        let mut waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (protocol, address) = (protocol.as_str().to_owned(), address.to_owned());
        match known.app_password {
            Some(of) => waiting.app_password(Use { of, at, protocol, address }),
            None => newest(&mut waiting.mail_passwords, (known.account, protocol, address), at),
        }
    }

    /// Notes that the mail password has let somebody in at a place.
    pub(super) fn note_place(&self, login_id: &LoginId, place: &str, at: Timestamp) {
        let mut waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        newest(&mut waiting.places, (login_id.clone(), place.to_owned()), at);
    }

    fn take(&self) -> Taken<'_> {
        Taken { uses: self, waiting: std::mem::take(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner)) }
    }

    /// What could not be written waits for the next time.
    fn give_back(&self, taken: Waiting) {
        let mut waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        taken.app_passwords.into_values().for_each(|one| waiting.app_password(one));
        taken.mail_passwords.into_iter().for_each(|(key, at)| newest(&mut waiting.mail_passwords, key, at));
        taken.places.into_iter().for_each(|(key, at)| newest(&mut waiting.places, key, at));
    }
}

/// Uses on their way to the database. What does not get there, also because whoever waited for it is gone, is given
/// back.
struct Taken<'a> {
    uses: &'a Uses,
    waiting: Waiting,
}

impl Drop for Taken<'_> {
    fn drop(&mut self) {
        self.uses.give_back(std::mem::take(&mut self.waiting));
    }
}

/// Writes what has been gathered; how many uses.
///
/// # Errors
/// When the database fails; nothing is lost then.
pub(super) async fn write(house: &House, uses: &Uses) -> Result<u64, Fault> {
    let mut taken = uses.take();
    let count = taken.waiting.app_passwords.len() + taken.waiting.mail_passwords.len();
    if count > 0 {
        written(house, &taken.waiting).await?;
        taken.waiting = Waiting::default();
    }
    Ok(count as u64)
}

async fn written(house: &House, taken: &Waiting) -> store::Result<()> {
    let mut app_passwords: Vec<Use> = taken.app_passwords.values().cloned().collect();
    let mut mail_passwords: Vec<Use> = Vec::with_capacity(taken.mail_passwords.len());
    let mut less_secure: HashMap<Id, Timestamp> = HashMap::new();
    for ((of, protocol, address), at) in &taken.mail_passwords {
        let last = less_secure.entry(*of).or_insert(*at);
        *last = (*at).max(*last);
        mail_passwords.push(Use { of: *of, at: *at, protocol: protocol.clone(), address: address.clone() });
    }
    let mut less_secure: Vec<(Id, Timestamp)> = less_secure.into_iter().collect();
    // In one order, so that two replicas that write at once do not wait for each other in a circle.
    app_passwords.sort_unstable_by_key(|one| one.of);
    mail_passwords.sort_unstable_by(|a, b| (a.of, &a.protocol, &a.address).cmp(&(b.of, &b.protocol, &b.address)));
    less_secure.sort_unstable();
    let mut places: Vec<(Key, Timestamp)> = taken.places.iter().map(|(key, at)| (place(house, key), *at)).collect();
    places.sort_unstable_by(|(a, _), (b, _)| (&a.who, &a.place).cmp(&(&b.who, &b.place)));
    let mut tx = house.store.write().await?;
    store::mail_log_in::note_app_passwords(&mut tx, &app_passwords).await?;
    store::mail_log_in::note_mail_passwords(&mut tx, &mail_passwords).await?;
    let life = house.policy.less_secure_apps.life();
    store::mail_log_in::note_less_secure_apps(&mut tx, &less_secure, life).await?;
    for places in places.chunks(ROWS) {
        store::tries::succeeded(&mut tx, places).await?;
    }
    Ok(tx.commit().await?)
}

fn place(house: &House, (login_id, place): &(LoginId, String)) -> Key {
    Key { who: gate::who(house, login_id.as_str()), factor: Factor::Mail, place: place.clone() }
}
