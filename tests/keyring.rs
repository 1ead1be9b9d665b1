//! Where a campus sign-in rests: the desktop's keyring (a real gnome-keyring on a bus of its own), the kernel's, or a
//! file that was asked for by name; and nowhere else.

use std::{fs, os::unix::fs::PermissionsExt, path::Path};

use crate::support::{Ended, Engine, Meibo, Program, Service, meibo::PASSWORD};

const UNLOCKED: &str = "printf pass | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1";
const LOCKED: &str = "gnome-keyring-daemon --start --components=secrets </dev/null >/dev/null 2>&1";

/// A campus service with somebody in it who is not signed in.
fn campus() -> (Service, Meibo) {
    let service = Service::start(Engine::Sqlite);
    service.create_admin("ishii", PASSWORD);
    let meibo = Meibo::of(&service);
    (service, meibo)
}

/// Runs a script on a bus of its own, in the person's home; `$meibo` is the program and `$password` the password.
fn on_a_bus(meibo: &Meibo, script: &str) -> Ended {
    let shown = meibo.command([]).into_command();
    let mut program = Program::new("dbus-run-session").args(["--", "sh", "-c", script]).folder(meibo.home());
    for (name, value) in shown.get_envs().filter_map(|(name, value)| Some((name, value?))) {
        program = program.env(name, value);
    }
    fs::create_dir_all(meibo.home().join("run")).unwrap();
    fs::set_permissions(meibo.home().join("run"), fs::Permissions::from_mode(0o700)).unwrap();
    program.env("meibo", env!("CARGO_BIN_EXE_meibo")).env("password", PASSWORD).run()
}

/// Whether a token lies in a file of this folder.
fn holds_a_token(folder: &Path) -> bool {
    fs::read_dir(folder).is_ok_and(|files| {
        files.flatten().any(|file| {
            let path = file.path();
            let is_file = file.file_type().is_ok_and(|kind| kind.is_file());
            path.is_dir() && holds_a_token(&path)
                || is_file && String::from_utf8_lossy(&fs::read(&path).unwrap_or_default()).contains("\"token\":\"")
        })
    })
}

const SIGN_IN: &str = r#"printf '%s\n' "$password" | "$meibo" login ishii --password-stdin -o json"#;

#[test]
fn an_unlocked_keyring_keeps_the_sign_in_and_no_file_does() {
    let (_service, meibo) = campus();
    let script = format!(
        r#"{UNLOCKED}; {SIGN_IN} && "$meibo" status -o jsonl && "$meibo" logout -o json && ! "$meibo" status 2>/dev/null"#
    );
    let ended = on_a_bus(&meibo, &script);
    assert_eq!(ended.code, 0, "{ended}");
    assert!(ended.stdout.contains(r#""store":"keyring""#), "{ended}");
    assert!(!holds_a_token(meibo.home()), "the token lies in a file");
}

#[test]
fn a_keyring_that_cannot_be_used_is_found_out_before_the_password_and_nothing_falls_back_to_a_file() {
    let silent = tempfile::tempdir().unwrap();
    let socket = silent.path().join("bus");
    let _listener = std::os::unix::net::UnixListener::bind(&socket).unwrap();
    let never = format!("export DBUS_SESSION_BUS_ADDRESS=unix:path={}", socket.display());
    let no_bus = "export DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent";
    let (_service, meibo) = campus();
    for (what, first) in [("locked", LOCKED), ("none", "true"), ("no bus", no_bus), ("never answers", never.as_str())] {
        let ended = on_a_bus(&meibo, &format!("{first}; {SIGN_IN}"));
        assert_eq!(ended.code, 12, "{what}: {ended}");
        assert!(ended.stdout.is_empty() && ended.stderr.contains("--store file"), "{what}: {ended}");
        // A bus may start a keyring of its own, which is locked.
        let unlocks = ended.stderr.contains("Unlock it");
        assert_eq!(unlocks, ended.stderr.contains("It is locked."), "{what}: {ended}");
        assert!(unlocks || what != "locked", "{what}: {ended}");
        assert!(!unlocks || what != "no bus", "{what}: {ended}");
        assert!(!holds_a_token(meibo.home()), "{what}: it fell back to a file");
    }
}

#[test]
fn a_file_is_used_when_asked_for_and_is_for_its_owner_and_its_service_alone() {
    let (service, meibo) = campus();
    meibo.login("ishii", PASSWORD).ok();
    assert!(holds_a_token(meibo.home()));
    let state = meibo.home().join("state/meibo");
    assert_eq!(fs::metadata(&state).unwrap().permissions().mode() & 0o777, 0o700);
    let file = state.join("sign-in-default.json");
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    // At another address it is not used, though this one would take it.
    let other = service.replica();
    meibo.command(["status", "-o", "json"]).env("MEIBO_SERVICE", &other.url).run().error(4);
    meibo.run(["status"]).ok();
    // Nor is one used that others could read.
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
    assert_eq!(meibo.run(["status", "-o", "json"]).error(12)["code"], "sign_in_exposed");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).unwrap();
    meibo.run(["logout"]).ok();
    assert!(!file.exists());
    drop(service);
}

#[test]
fn the_kernel_keeps_a_sign_in_or_says_that_it_cannot() {
    let (_service, meibo) = campus();
    let login = ["login", "ishii", "--password-stdin", "--store", "keyutils", "-o", "json"];
    let ended = meibo.run_with(login, &format!("{PASSWORD}\n"));
    assert!(!holds_a_token(meibo.home()));
    match ended.code {
        0 => {
            meibo.run(["status"]).ok();
            meibo.run(["logout"]).ok();
        }
        12 => assert!(ended.stderr.contains("store_unusable") && ended.stdout.is_empty(), "{ended}"),
        _ => panic!("{ended}"),
    }
}
