//! What let mail apps in, gathered in memory and written in batches.

use std::{
    collections::{HashMap, hash_map::Entry},
    hash::Hash,
    sync::{Mutex, PoisonError},
};

use jiff::Timestamp;

use super::remembered::Known;
use crate::{
    rules::{Id, LoginId, mail_log_in::Protocol},
    store::mail_log_in::Use,
};

/// Uses that wait at the most, where the database cannot be written.
const MOST: usize = 200_000;

/// Uses that have not been written yet.
#[derive(Default)]
pub(super) struct Uses(Mutex<Waiting>);

/// What waits to be written.
#[derive(Default)]
pub(super) struct Waiting {
    /// By app password: the newest use.
    pub(super) app_passwords: HashMap<Id, Use>,
    /// By account, protocol and address: the newest use of the mail password.
    pub(super) mail_passwords: HashMap<(Id, String, String), Timestamp>,
    /// By login id and place: when the mail password last let somebody in there (SIGN-7).
    pub(super) places: HashMap<(LoginId, String), Timestamp>,
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

    /// All that waits.
    pub(super) fn take(&self) -> Taken<'_> {
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
pub(super) struct Taken<'a> {
    uses: &'a Uses,
    pub(super) waiting: Waiting,
}

impl Drop for Taken<'_> {
    fn drop(&mut self) {
        self.uses.give_back(std::mem::take(&mut self.waiting));
    }
}
