//! The token at rest. A small index in the state folder says, for each profile, where its token lies; the OS keyring
//! and the kernel's keyring hold it outside the file system, the file store in a 0600 file that was asked for by name.

mod file;
mod keyring;

use std::{fmt, path::PathBuf, str::FromStr};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::folder;
use crate::rules::Secret;

/// The variable of a token that is sent in place of a sign-in at rest.
pub const VARIABLE: &str = "MEIBO_TOKEN";

/// Where a token lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Store {
    /// The desktop's keyring (Secret Service).
    Keyring,
    /// The kernel's keyring: in memory, gone at a restart of the machine.
    Keyutils,
    /// A file that only its owner may read.
    File,
}

impl Store {
    /// As `--store` names it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Store::Keyring => "keyring",
            Store::Keyutils => "keyutils",
            Store::File => "file",
        }
    }
}

impl fmt::Display for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Store {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        [Store::Keyring, Store::Keyutils, Store::File].into_iter().find(|store| store.as_str() == text).ok_or(())
    }
}

/// A sign-in at rest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The service it came from ([`Client::service`](super::Client::service)); it is for no other.
    pub service: String,
    /// Who signed in.
    pub login_id: String,
    /// When it ends by itself, if it does (UTC).
    pub expires_at: Option<Timestamp>,
    /// Where it lies.
    pub store: Store,
    token: Secret,
}

impl Entry {
    /// A sign-in to be kept.
    pub fn new(service: String, login_id: String, token: Secret, expires_at: Option<Timestamp>, store: Store) -> Self {
        Self { service, login_id, expires_at, store, token }
    }

    /// The token, for the service it came from and for no other.
    ///
    /// # Errors
    /// [`Error::OtherService`].
    pub fn token_for(&self, service: &str) -> Result<&Secret, Error> {
        if self.service == service {
            return Ok(&self.token);
        }
        Err(Error::OtherService { from: self.service.clone(), asked: service.to_owned() })
    }
}

/// Why a token cannot be kept or found. All of them are local (exit 12).
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The store cannot be used: absent, locked, or silent. `--store file` names the way out.
    #[error("the store `{store}` cannot be used: {why}; unlock it, or sign in with --store file")]
    Store {
        /// Which.
        store: Store,
        /// Why not, in the words of the system; never a secret.
        why: String,
    },
    /// The state folder cannot be used.
    #[error("{} cannot be used: {source}", path.display())]
    File {
        /// The file or folder.
        path: PathBuf,
        /// Why not.
        source: std::io::Error,
    },
    /// Others can read the token file: the token may be known to them.
    #[error("{} can be read by others; sign in again after `chmod 600`", path.display())]
    Exposed {
        /// The file.
        path: PathBuf,
    },
    /// A file or keyring entry that is not a sign-in; signing out and in again replaces it.
    #[error("the sign-in kept in {0} cannot be read; sign in again")]
    Unreadable(String),
    /// The token came from another service, and is not sent to this one.
    #[error("the sign-in is for {from}, not for {asked}; sign in there")]
    OtherService {
        /// Where it came from.
        from: String,
        /// Where it was to go.
        asked: String,
    },
}

/// What stands in the index, and, for the file store, the token with it.
#[derive(Serialize, Deserialize)]
struct Kept {
    service: String,
    login_id: String,
    expires_at: Option<Timestamp>,
    store: Store,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    token: Option<Secret>,
}

/// What the keyrings hold: the token, and whose it is, so that an index that was tampered with leads nowhere.
#[derive(Serialize, Deserialize)]
struct Held {
    service: String,
    token: Secret,
}

/// The sign-ins of a person on this machine, one for each profile.
#[derive(Debug, Clone)]
pub struct Tokens {
    state_dir: PathBuf,
}

impl Tokens {
    /// The sign-ins kept in, or told of by, a state folder.
    pub fn new(state_dir: PathBuf) -> Self {
        Self { state_dir }
    }

    /// Writes to a store and removes it again, before a password is asked for: reading says nothing about a keyring
    /// that is there but cannot be written to.
    ///
    /// # Errors
    /// [`Error::Store`] or [`Error::File`]; after at most 3 seconds.
    pub fn probe(&self, store: Store) -> Result<(), Error> {
        folder::private(&self.state_dir).map_err(|source| self.folder_error(source))?;
        file::probe(&self.state_dir)?;
        match store {
            Store::File => Ok(()),
            store => keyring::probe(store),
        }
    }

    /// Keeps a profile's sign-in in its store, and removes the one it had in another.
    ///
    /// # Errors
    /// [`Error`]; nothing is kept elsewhere instead.
    pub fn save(&self, profile: &str, entry: &Entry) -> Result<(), Error> {
        folder::private(&self.state_dir).map_err(|source| self.folder_error(source))?;
        let old = file::read(&self.state_dir, profile).ok().flatten();
        let in_file = entry.store == Store::File;
        if !in_file {
            let held = Held { service: entry.service.clone(), token: entry.token.clone() };
            keyring::save(entry.store, profile, &held)?;
        }
        let kept = Kept {
            service: entry.service.clone(),
            login_id: entry.login_id.clone(),
            expires_at: entry.expires_at,
            store: entry.store,
            token: in_file.then(|| entry.token.clone()),
        };
        if let Err(error) = file::write(&self.state_dir, profile, &kept) {
            if !in_file {
                // Nothing would lead to it any more.
                let _ = keyring::delete(entry.store, profile);
            }
            return Err(error);
        }
        if let Some(old) = old.filter(|old| old.store != entry.store && old.store != Store::File) {
            // The new sign-in holds; what cannot be removed any more is revoked at the service by signing out.
            let _ = keyring::delete(old.store, profile);
        }
        Ok(())
    }

    /// A profile's sign-in, if it has one.
    ///
    /// # Errors
    /// [`Error`]: a store that cannot be read is not "signed out".
    pub fn load(&self, profile: &str) -> Result<Option<Entry>, Error> {
        let Some(kept) = file::read(&self.state_dir, profile)? else { return Ok(None) };
        let token = match (kept.store, kept.token) {
            (Store::File, Some(token)) => token,
            (Store::File, None) => return Err(Error::Unreadable(profile.to_owned())),
            (store, _) => match keyring::load(store, profile)? {
                Some(held) if held.service == kept.service => held.token,
                Some(held) => return Err(Error::OtherService { from: held.service, asked: kept.service }),
                None => return Ok(None),
            },
        };
        Ok(Some(Entry::new(kept.service, kept.login_id, token, kept.expires_at, kept.store)))
    }

    /// Forgets a profile's sign-in. Nothing happens when there is none.
    ///
    /// # Errors
    /// [`Error`] when the store keeps it; the index is removed all the same, so that a person can always sign out.
    pub fn delete(&self, profile: &str) -> Result<(), Error> {
        let kept = file::read(&self.state_dir, profile);
        file::remove(&self.state_dir, profile)?;
        match kept {
            Ok(Some(kept)) if kept.store != Store::File => keyring::delete(kept.store, profile),
            _ => Ok(()),
        }
    }

    fn folder_error(&self, source: std::io::Error) -> Error {
        Error::File { path: self.state_dir.clone(), source }
    }
}
