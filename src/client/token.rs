//! The token at rest. A small index in the state folder says, for each profile, where its token lies; the OS keyring
//! and the kernel's keyring hold it outside the file system, the file store in a 0600 file that was asked for by name.

mod entry;
mod error;
mod file;
mod kept;
mod keyring;
mod store;

use std::path::PathBuf;

use self::kept::{Held, Kept};
use super::folder;

pub use self::{
    entry::{Entry, Whose},
    error::{Error, Unusable},
    store::Store,
};

/// The variable of a token that is sent in place of a sign-in at rest.
pub const VARIABLE: &str = "MEIBO_TOKEN";

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

    /// Whose sign-in a profile has, as the index tells: no keyring is asked, and what cannot be read is nobody's.
    pub fn whose(&self, profile: &str) -> Option<Whose> {
        let kept = file::read(&self.state_dir, profile).ok().flatten()?;
        Some(Whose { service: kept.service, login_id: kept.login_id })
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
