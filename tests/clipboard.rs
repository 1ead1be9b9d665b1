//! `--copy`: what is shown once goes to the clipboard, of a desktop or of the terminal.
//!
//! The desktop is a stand-in: an `xclip` that keeps what it is given in a file, and a `sleep` that ends when the test says so.

use std::{fs, os::unix::fs::PermissionsExt};

use crate::{
    api::campus::{ADMIN, Campus, PASSWORD},
    support::{Meibo, Service, deadline::wait_for},
};

const ID: &str = "t2600001";

const XCLIP: &str = r#"#!/bin/sh
echo "$*" >>"$HOME/arguments"
case $* in
    *-in) cat >"$HOME/clipboard" ;;
    *-out) cat "$HOME/clipboard"; echo $PPID >"$HOME/reader" ;;
esac
"#;

const SLEEP: &str = r#"#!/bin/sh
echo "$1" >"$HOME/slept"
until [ -e "$HOME/go" ]; do /bin/sleep 0.02; done
"#;

/// Somebody with a second step, at a desktop.
fn at_a_desktop(service: &Service) -> Meibo {
    let (_, meibo) = person(service);
    let folder = meibo.home().join("bin");
    fs::create_dir(&folder).unwrap();
    for (name, script) in [("xclip", XCLIP), ("sleep", SLEEP)] {
        fs::write(folder.join(name), script).unwrap();
        fs::set_permissions(folder.join(name), fs::Permissions::from_mode(0o755)).unwrap();
    }
    let path = format!("{}:{}", folder.display(), std::env::var_os("PATH").unwrap_or_default().display());
    meibo.env("PATH", &path).env("DISPLAY", ":0")
}

fn person<'a>(service: &'a Service) -> (Campus<'a>, Meibo) {
    let campus = Campus::new(service);
    campus.person(ID, "student");
    let meibo = Meibo::of(service);
    meibo.login(ID, PASSWORD).ok();
    meibo.run(["2sv", "enable", "--method", "sms", "--phone", "090-1234-5678"]).ok();
    meibo.run(["2sv", "enable", "--code", &campus.code(ID)]).ok();
    (campus, meibo)
}

fn read(meibo: &Meibo, name: &str) -> Option<String> {
    fs::read_to_string(meibo.home().join(name)).ok()
}

/// Lets the seconds pass, and waits for the end of whoever looks at the clipboard then.
fn seconds_pass(meibo: &Meibo) {
    fs::write(meibo.home().join("go"), "").unwrap();
    let reader = wait_for(|| read(meibo, "reader").filter(|pid| pid.ends_with('\n'))).expect("the clipboard is read");
    let has_ended = || {
        let state = fs::read_to_string(format!("/proc/{}/stat", reader.trim())).unwrap_or_default();
        (state.is_empty() || state.contains(") Z ")).then_some(())
    };
    wait_for(has_ended).expect("whoever clears the clipboard ends");
}

on_both!(apppw_2_a_copied_secret_is_cleared_from_a_desktop_after_45_seconds, |service| {
    let meibo = at_a_desktop(service);
    let secret = meibo.run(["app-password", "create", "Ecrea", "--secret-only", "--copy"]).ok();
    assert_eq!(read(&meibo, "clipboard").as_deref(), Some(secret.trim_end()));
    assert_eq!(wait_for(|| read(&meibo, "slept").filter(|slept| !slept.is_empty())).as_deref(), Some("45\n"));
    seconds_pass(&meibo);
    assert_eq!(read(&meibo, "clipboard").as_deref(), Some(""));
    let arguments = read(&meibo, "arguments").unwrap();
    assert_eq!(arguments, "-selection clipboard -in\n-selection clipboard -out\n-selection clipboard -in\n");
});

on_both!(apppw_2_what_was_copied_since_stays_on_the_clipboard, |service| {
    let meibo = at_a_desktop(service);
    meibo.run(["2sv", "backup-codes", "--copy"]).ok();
    assert_eq!(read(&meibo, "clipboard").unwrap().lines().count(), 10);
    fs::write(meibo.home().join("clipboard"), "something else").unwrap();
    seconds_pass(&meibo);
    assert_eq!(read(&meibo, "clipboard").as_deref(), Some("something else"));
});

on_both!(apppw_2_without_a_desktop_the_terminal_is_asked_and_said_not_to_forget, |service| {
    let (_campus, meibo) = person(service);
    let terminal = meibo.terminal(["app-password", "create", "Ecrea", "--copy"]);
    assert_eq!(terminal.ends(), 0);
    let screen = terminal.screen();
    assert!(screen.contains("It cannot be cleared from there"), "{screen}");
    let copied = terminal.clipboard();
    assert!(copied.len() == 19 && screen.lines().any(|line| line.trim() == copied), "{copied}: {screen}");
    let desk = Meibo::of(service);
    desk.login(ADMIN, PASSWORD).ok();
    for command in [
        &["account", "token", "create", "scanner", "--scope", "mail-decision", "--copy"][..],
        &[
            "account",
            "create",
            "z1",
            "--name",
            "Z",
            "--department",
            "D",
            "--affiliation",
            "staff",
            "--contact",
            "z@example.com",
            "--copy",
        ],
    ] {
        let terminal = desk.terminal(command.iter().copied());
        assert_eq!(terminal.ends(), 0);
        let (screen, copied) = (terminal.screen(), terminal.clipboard());
        assert!(copied.len() > 10 && screen.contains(&copied), "{copied}: {screen}");
    }
});

on_both!(apppw_2_where_there_is_nothing_to_copy_to_nothing_is_made, |service| {
    let (_campus, meibo) = person(service);
    let refused = meibo.run(["app-password", "create", "Ecrea", "--copy", "-o", "json"]).error(2);
    assert_eq!(refused["code"], "clipboard_missing");
    assert_eq!(meibo.run(["app-password", "list", "-o", "json"]).json(), serde_json::json!([]));
    let refused = meibo.run(["app-password", "create", "Ecrea", "--copy", "-n"]).fails(2);
    assert!(refused.contains("--dry-run"), "{refused}");
});
