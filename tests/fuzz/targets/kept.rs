//! What the program reads back from its own disk, whatever has become of it there: journals, sign-ins, the state of the
//! service beside it.

use std::{fs, path::Path};

use meibo::{
    cli::fuzz,
    client::{Embedded, Tokens, device},
    contract::embedded::{STATE, State},
};

use serde_json::Value;

use super::{choice, written};

/// A file, behind what it is taken for.
pub(super) fn files(input: &[u8]) {
    let (kind, content) = choice(input);
    match kind % 4 {
        0 => journal(content),
        1 => sign_in(content),
        2 => state(content),
        _ => device_secret(content),
    }
}

/// What a job goes on with is what was written whole, and it stays that when the next one goes on.
fn journal(content: &[u8]) {
    let path = written("journal", content);
    let seen = fuzz::journal(&path).unwrap();
    assert_eq!(fuzz::resumed(&path).unwrap(), seen);
    let left = fs::read(&path).unwrap();
    assert!(content.starts_with(&left) && left.last().is_none_or(|last| *last == b'\n'));
    assert_eq!(fuzz::resumed(&path).unwrap(), seen);
    // One more line that a crash cut short says nothing.
    fs::write(&path, [&left[..], br#"{"key":"a1","result":"done","requ"#].concat()).unwrap();
    assert_eq!(fuzz::resumed(&path).unwrap(), seen);
    assert_eq!(fs::read(&path).unwrap(), left);
}

/// A sign-in that can be read can be kept. A file that names a keyring is left out: the keyring would be asked.
fn sign_in(content: &[u8]) {
    let read = serde_json::from_slice::<Value>(content).unwrap_or_default();
    if read["store"].as_str().is_some_and(|store| store != "file") {
        return;
    }
    let path = written("sign-in-default.json", content);
    let tokens = Tokens::new(path.parent().unwrap().to_owned());
    if let Ok(Some(entry)) = tokens.load("default") {
        assert!(entry.token_for(&entry.service).is_ok());
        assert!(entry.token_for(&format!("{}x", entry.service)).is_err(), "it is for no other service");
        tokens.save("default", &entry).unwrap();
        assert_eq!(tokens.load("default").unwrap(), Some(entry));
    }
}

/// A state is believed only where it speaks of the program that is installed.
fn state(content: &[u8]) {
    let path = written(STATE, content);
    let folder = path.parent().unwrap();
    let of = |meibod: &Path| Embedded::new(folder.to_owned(), Some(meibod.to_owned())).unwrap();
    assert_eq!(of(&path).running(), None, "a build that nobody has written down");
    if let Ok(state) = serde_json::from_slice::<State>(content) {
        let again: State = serde_json::from_slice(&serde_json::to_vec(&state).unwrap()).unwrap();
        assert_eq!(again, state);
    }
    assert_eq!(of(Path::new("/nowhere/meibod")).running(), None);
}

fn device_secret(content: &[u8]) {
    let path = written("device", content);
    let folder = path.parent().unwrap();
    let one = device::token(folder, "https://one").unwrap();
    assert_eq!(device::token(folder, "https://one").unwrap(), one, "a device stays the same");
    assert_eq!(fs::read(&path).unwrap().len(), 32);
}
