//! The keyrings of the system: the desktop's (Secret Service) and the kernel's (keyutils).
//!
//! A keyring may wait for a person who is not there, so each call has a thread of its own and a limit.

use std::{
    sync::{Arc, mpsc},
    time::Duration,
};

use keyring_core::api::CredentialStoreApi;

use super::{
    error::{Error, Trouble},
    kept::Held,
    store::Store,
};

/// How long a keyring may take.
const LIMIT: Duration = Duration::from_secs(3);
/// The name under which a keyring shows our entries.
const SERVICE: &str = "meibo";
/// The name of the entry that a probe writes.
const PROBE: &str = "(probe)";

/// Writes an entry, reads it back and removes it.
pub(super) fn probe(store: Store) -> Result<(), Error> {
    within_limit(store, move || {
        let entry = entry(store, PROBE)?;
        entry.set_password(PROBE)?;
        let back = entry.get_password();
        entry.delete_credential()?;
        back.map(|_| ())
    })
}

pub(super) fn save(store: Store, profile: &str, held: &Held) -> Result<(), Error> {
    let profile = profile.to_owned();
    let text = serde_json::to_string(held).map_err(|_| Error::Unreadable(profile.clone()))?;
    let text = zeroize::Zeroizing::new(text);
    within_limit(store, move || entry(store, &profile)?.set_password(&text))
}

pub(super) fn load(store: Store, profile: &str) -> Result<Option<Held>, Error> {
    let name = profile.to_owned();
    let found = within_limit(store, move || none_if_absent(entry(store, &name)?.get_password()))?;
    found
        .map(zeroize::Zeroizing::new)
        .map(|text| serde_json::from_str(&text).map_err(|_| Error::Unreadable(format!("{store}, {profile}"))))
        .transpose()
}

pub(super) fn delete(store: Store, profile: &str) -> Result<(), Error> {
    let profile = profile.to_owned();
    within_limit(store, move || none_if_absent(entry(store, &profile)?.delete_credential())).map(|_| ())
}

fn none_if_absent<T>(result: keyring_core::Result<T>) -> keyring_core::Result<Option<T>> {
    match result {
        Err(keyring_core::Error::NoEntry) => Ok(None),
        result => result.map(Some),
    }
}

fn within_limit<T: Send + 'static>(
    store: Store,
    ask: impl FnOnce() -> keyring_core::Result<T> + Send + 'static,
) -> Result<T, Error> {
    let (answer, answered) = mpsc::sync_channel(1);
    std::thread::Builder::new()
        .name("keyring".to_owned())
        // Nobody may be listening any more.
        .spawn(move || drop(answer.send(ask())))
        .map_err(|error| Error::Store { store, trouble: Trouble::Other, why: error.to_string() })?;
    match answered.recv_timeout(LIMIT) {
        Ok(result) => result.map_err(|error| Error::Store { store, trouble: trouble(&error), why: why(&error) }),
        Err(_) => {
            let why = format!("no answer within {} s", LIMIT.as_secs());
            Err(Error::Store { store, trouble: Trouble::Silent, why })
        }
    }
}

fn trouble(error: &keyring_core::Error) -> Trouble {
    match error {
        keyring_core::Error::NoStorageAccess(_) => Trouble::Locked,
        keyring_core::Error::PlatformFailure(_) | keyring_core::Error::NoDefaultStore => Trouble::Absent,
        _ => Trouble::Other,
    }
}

/// The error in words. Two of the library's errors carry what was stored, and are named instead.
fn why(error: &keyring_core::Error) -> String {
    match error {
        keyring_core::Error::BadEncoding(_) | keyring_core::Error::BadDataFormat(..) => "a damaged entry".to_owned(),
        keyring_core::Error::NoEntry => "what was written is not there".to_owned(),
        error => error.to_string(),
    }
}

fn entry(store: Store, name: &str) -> keyring_core::Result<keyring_core::Entry> {
    let system: Arc<dyn CredentialStoreApi + Send + Sync> = match store {
        Store::Keyring => zbus_secret_service_keyring_store::Store::new()?,
        Store::Keyutils => linux_keyutils_keyring_store::Store::new()?,
        Store::File => return Err(keyring_core::Error::NoDefaultStore),
    };
    system.build(SERVICE, name, None)
}
