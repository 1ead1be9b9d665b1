//! The stores for real: files, and a Secret Service on a bus of its own. PORT INTO tests/ (login.rs).

use std::{fs, os::unix::fs::PermissionsExt, path::Path, process::Command};

use super::*;

const SERVICE: &str = "https://meibo.example";

fn tokens() -> (tempfile::TempDir, Tokens) {
    let folder = tempfile::tempdir().unwrap();
    let tokens = Tokens::new(folder.path().join("state/meibo"));
    (folder, tokens)
}

fn sign_in(store: Store) -> Entry {
    let expires = "2026-05-01T00:00:00Z".parse().unwrap();
    Entry::new(SERVICE.into(), "ishii".into(), Secret::from("CANARY"), Some(expires), store)
}

#[test]
fn a_file_is_kept_for_its_owner_and_for_its_service() {
    let (folder, tokens) = tokens();
    let names = ["default", "../../escape", "学生課", "a/b"];
    for name in names {
        tokens.probe(Store::File).unwrap();
        tokens.save(name, &sign_in(Store::File)).unwrap();
        let kept = tokens.load(name).unwrap().unwrap();
        assert_eq!(kept, sign_in(Store::File));
        assert_eq!(kept.token_for(SERVICE).unwrap().expose(), "CANARY");
        assert!(!format!("{kept:?}").contains("CANARY"));
        let error = kept.token_for("https://other.example").unwrap_err();
        assert!(matches!(error, Error::OtherService { .. }) && !format!("{error} {error:?}").contains("CANARY"));
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing outside the state folder");
    let state = folder.path().join("state/meibo");
    assert_eq!(state.metadata().unwrap().permissions().mode() & 0o777, 0o700);
    let files: Vec<_> = fs::read_dir(&state).unwrap().map(|file| file.unwrap().path()).collect();
    assert_eq!(files.len(), names.len());
    assert!(files.iter().all(|file| file.metadata().unwrap().permissions().mode() & 0o777 == 0o600));
    names.iter().for_each(|name| tokens.delete(name).unwrap());
    assert_eq!(fs::read_dir(&state).unwrap().count(), 0);
    assert!(tokens.load("default").unwrap().is_none());
    tokens.delete("default").unwrap();
}

#[test]
fn a_file_that_others_can_read_or_that_is_damaged_is_not_a_sign_in() {
    let (folder, tokens) = tokens();
    tokens.save("a", &sign_in(Store::File)).unwrap();
    let file = folder.path().join("state/meibo/sign-in-a.json");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
    assert!(matches!(tokens.load("a"), Err(Error::Exposed { .. })));
    fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).unwrap();
    fs::write(&file, r#"{"token":"CANARY","store":7}"#).unwrap();
    let error = tokens.load("a").unwrap_err();
    assert!(matches!(error, Error::Unreadable(_)) && !format!("{error} {error:?}").contains("CANARY"), "{error}");
    tokens.delete("a").unwrap();
    assert!(!file.exists(), "signing out always works");
}

#[test]
fn a_folder_that_cannot_be_written_to_is_named() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("file"), "").unwrap();
    let tokens = Tokens::new(folder.path().join("file/state"));
    assert!(matches!(tokens.probe(Store::File), Err(Error::File { .. })));
    assert!(matches!(tokens.save("a", &sign_in(Store::File)), Err(Error::File { .. })));
}

/// Runs an ignored test of this module within a shell script, on a bus and in a home of its own.
fn on_a_bus(script: &str, test: &str) {
    let home = tempfile::tempdir().unwrap();
    let this = std::env::current_exe().unwrap();
    let name = format!("client::token::trial::{test}");
    let inner = format!("{script}; exec {} --ignored --exact {name} --nocapture", this.display());
    let output = Command::new("dbus-run-session")
        .args(["--", "sh", "-c", &inner])
        .envs([("HOME", home.path()), ("XDG_DATA_HOME", &home.path().join("data")), ("XDG_RUNTIME_DIR", home.path())])
        .output()
        .expect("Debian packages: dbus, gnome-keyring");
    let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && said.contains("1 passed"), "{said}");
    assert!(!holds(home.path(), "CANARY"), "the token lies in a file");
}

fn holds(folder: &Path, text: &str) -> bool {
    fs::read_dir(folder).is_ok_and(|files| {
        files.flatten().any(|file| {
            let path = file.path();
            if path.is_dir() {
                return holds(&path, text);
            }
            path.is_file() && String::from_utf8_lossy(&fs::read(&path).unwrap_or_default()).contains(text)
        })
    })
}

#[test]
fn an_unlocked_keyring_keeps_a_token() {
    on_a_bus(
        "printf pass | gnome-keyring-daemon --unlock --components=secrets >/dev/null",
        "inner_an_unlocked_keyring_keeps_a_token",
    );
}

#[test]
#[ignore = "runs on a bus of its own"]
fn inner_an_unlocked_keyring_keeps_a_token() {
    let (folder, tokens) = tokens();
    tokens.probe(Store::Keyring).unwrap();
    assert!(tokens.load("campus").unwrap().is_none());
    tokens.save("campus", &sign_in(Store::Keyring)).unwrap();
    assert_eq!(tokens.load("campus").unwrap().unwrap(), sign_in(Store::Keyring));
    assert!(!holds(folder.path(), "CANARY"), "the index holds the token");
    // An index that was turned to another service leads nowhere.
    let index = folder.path().join("state/meibo/sign-in-campus.json");
    let turned = fs::read_to_string(&index).unwrap().replace(SERVICE, "https://evil.example");
    fs::write(&index, turned).unwrap();
    assert!(matches!(tokens.load("campus"), Err(Error::OtherService { .. })));
    // Another store takes over, and the keyring is left clean.
    tokens.save("campus", &sign_in(Store::Keyring)).unwrap();
    tokens.save("campus", &sign_in(Store::File)).unwrap();
    assert!(keyring::load(Store::Keyring, "campus").unwrap().is_none());
    tokens.save("campus", &sign_in(Store::Keyring)).unwrap();
    tokens.delete("campus").unwrap();
    assert!(keyring::load(Store::Keyring, "campus").unwrap().is_none());
}

#[test]
fn a_keyring_that_nobody_unlocked_is_found_out_before_the_password() {
    on_a_bus("gnome-keyring-daemon --start --components=secrets </dev/null >/dev/null", "inner_no_keyring_is_used");
}

#[test]
fn a_bus_without_a_keyring_is_found_out() {
    on_a_bus("true", "inner_no_keyring_is_used");
}

#[test]
fn no_bus_at_all_is_found_out() {
    on_a_bus("export DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent", "inner_no_keyring_is_used");
}

#[test]
fn a_keyring_that_never_answers_is_left_after_the_limit() {
    // A bus that takes connections and says nothing.
    let folder = tempfile::tempdir().unwrap();
    let socket = folder.path().join("bus");
    let _silent = std::os::unix::net::UnixListener::bind(&socket).unwrap();
    let script = format!("export DBUS_SESSION_BUS_ADDRESS=unix:path={}", socket.display());
    on_a_bus(&script, "inner_no_keyring_is_used");
}

#[test]
#[ignore = "runs on a bus of its own"]
fn inner_no_keyring_is_used() {
    let (folder, tokens) = tokens();
    let error = tokens.probe(Store::Keyring).unwrap_err();
    println!("{error}");
    assert!(matches!(error, Error::Store { store: Store::Keyring, .. }), "{error:?}");
    assert!(error.to_string().contains("--store file"), "{error}");
    assert!(tokens.save("campus", &sign_in(Store::Keyring)).is_err());
    assert!(tokens.load("campus").unwrap().is_none());
    assert!(!holds(folder.path(), "CANARY"), "it fell back to a file");
}

#[test]
fn the_kernel_keeps_a_token_or_says_that_it_cannot() {
    let (folder, tokens) = tokens();
    let profile = format!("trial-{}", std::process::id());
    match tokens.probe(Store::Keyutils) {
        Ok(()) => {
            tokens.save(&profile, &sign_in(Store::Keyutils)).unwrap();
            assert_eq!(tokens.load(&profile).unwrap().unwrap(), sign_in(Store::Keyutils));
            assert!(!holds(folder.path(), "CANARY"));
            tokens.delete(&profile).unwrap();
            assert!(tokens.load(&profile).unwrap().is_none());
            println!("kept by the kernel");
        }
        Err(error) => {
            println!("{error}");
            assert!(matches!(error, Error::Store { store: Store::Keyutils, .. }));
        }
    }
}
