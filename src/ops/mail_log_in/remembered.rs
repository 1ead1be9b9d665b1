//! The memory of secrets: a mail app that comes again with the same secret costs no hash, and with a right one no write.
//!
//! An entry is found by a keyed digest of name and secret, and holds only while the account's version is the one it was
//! found with: whatever log-ins depend on moves the version, on every replica.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use crate::rules::{Id, LoginId, mail_servers::Credential};

/// Entries in all, at the most.
const MOST: usize = 200_000;

/// A verified secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Known {
    /// The account.
    pub(super) account: Id,
    /// Its login id: whose wrong tries to look at.
    pub(super) login_id: LoginId,
    /// The account's version when the secret was verified.
    pub(super) version: i64,
    /// What the secret is.
    pub(super) credential: Credential,
    /// Which app password it is.
    pub(super) app_password: Option<Id>,
}

/// A secret that has not been found right, and has cost its hash: the same one again costs none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Other {
    /// Which account was meant, and its version.
    pub(super) of: Option<(Id, i64)>,
    /// Whether it was compared; one that was not may be right.
    pub(super) compared: bool,
}

/// Two halves: what is used moves to the young one, and when that is full the old one is forgotten. So what was used
/// lately stays, without a list to keep in order.
struct Halves<T> {
    young: HashMap<Box<str>, T>,
    old: HashMap<Box<str>, T>,
}

/// What this process knows of secrets.
pub(super) struct Remembered<T> {
    halves: Mutex<Halves<T>>,
    most: usize,
}

impl<T: Clone> Default for Remembered<T> {
    fn default() -> Self {
        Self::holding(MOST)
    }
}

impl<T: Clone> Remembered<T> {
    fn holding(most: usize) -> Self {
        Self { halves: Mutex::new(Halves { young: HashMap::new(), old: HashMap::new() }), most }
    }

    /// What is known under this digest.
    pub(super) fn find(&self, digest: &str) -> Option<T> {
        let mut halves = self.halves.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = halves.young.get(digest) {
            return Some(known.clone());
        }
        let (digest, known) = halves.old.remove_entry(digest)?;
        insert(&mut halves, digest, known.clone(), self.most);
        Some(known)
    }

    /// Keeps what has become known.
    pub(super) fn keep(&self, digest: String, known: T) {
        let mut halves = self.halves.lock().unwrap_or_else(PoisonError::into_inner);
        insert(&mut halves, digest.into_boxed_str(), known, self.most);
    }
}

fn insert<T>(halves: &mut Halves<T>, digest: Box<str>, known: T, most: usize) {
    if halves.young.len() >= most / 2 {
        halves.old = std::mem::take(&mut halves.young);
    }
    halves.young.insert(digest, known);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(version: i64) -> Known {
        Known {
            account: Id::from_i64(1),
            login_id: "tanaka".parse().unwrap(),
            version,
            credential: Credential::MailPassword,
            app_password: None,
        }
    }

    #[test]
    fn it_is_bounded_and_keeps_what_is_used() {
        let memory = Remembered::holding(100);
        memory.keep("used".to_owned(), known(0));
        for number in 0..10_000 {
            memory.keep(number.to_string(), known(number));
            assert_eq!(memory.find("used"), Some(known(0)), "after {number}");
        }
        let halves = memory.halves.lock().unwrap();
        assert!(halves.young.len() <= 50 && halves.old.len() <= 50);
        assert!(!halves.young.contains_key("17") && !halves.old.contains_key("17"));
    }
}
