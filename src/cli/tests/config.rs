//! `meibo config` on real files.

use std::{fs, os::unix::fs::PermissionsExt, path::PathBuf};

use super::{Ran, meibo_in};
use crate::cli::failure::Exit;

/// A configuration folder of its own, removed at the end.
struct Home(PathBuf);

impl Home {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("meibo-config-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    fn run(&self, line: &str) -> Ran {
        meibo_in(&[("XDG_CONFIG_HOME", self.0.to_str().unwrap()), ("XDG_CONFIG_DIRS", "none")], line)
    }

    fn file(&self) -> PathBuf {
        self.0.join("meibo/config.toml")
    }

    fn write(&self, text: &str) {
        fs::create_dir_all(self.0.join("meibo")).unwrap();
        fs::write(self.file(), text).unwrap();
    }

    fn read(&self) -> String {
        fs::read_to_string(self.file()).unwrap()
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn what_is_set_holds_and_the_undo_that_was_printed_undoes_it() {
    let home = Home::new("undo");
    let set = home.run("config set tz Asia/Tokyo");
    assert_eq!((set.exit, set.err.as_str()), (Exit::Done, ""));
    assert!(
        set.out.contains("tz is now Asia/Tokyo") && set.out.contains("To undo: meibo config unset tz"),
        "{}",
        set.out
    );
    assert_eq!(fs::metadata(home.file()).unwrap().permissions().mode() & 0o777, 0o600);
    assert!(home.run("config show tz -o json").out.contains("\"value\": \"Asia/Tokyo\""));
    let again = home.run("config set tz UTC");
    assert!(again.out.contains("To undo: meibo config set tz Asia/Tokyo"), "{}", again.out);
    assert!(home.run("config unset tz").out.contains("To undo: meibo config set tz UTC"));
    assert_eq!(home.run("config unset tz").exit, Exit::NotFound);
}

#[test]
fn comments_stay_and_a_profile_gets_its_own_table() {
    let home = Home::new("comments");
    home.write("# ours\nlang = \"en\" # for now\n");
    home.run("config set lang ja");
    home.run("config set --profile campus service https://meibo.example.ac.jp");
    assert_eq!(
        home.read(),
        "# ours\nlang = \"ja\" # for now\n\n[profile.campus]\nservice = \"https://meibo.example.ac.jp\"\n"
    );
    let origins = home.run("config list --origins --profile campus --lang en").out;
    assert!(origins.contains("[profile.campus]") && origins.contains("--profile"), "{origins}");
}

#[test]
fn a_dry_run_and_a_bad_value_change_nothing() {
    let home = Home::new("dry");
    home.write("lang = \"en\"\n");
    assert!(home.run("config set lang ja -n").out.contains("Nothing was changed"));
    assert_eq!(home.run("config set lang fr").exit, Exit::Usage);
    assert_eq!(home.run("config set service http://plain.example").exit, Exit::Usage);
    let unknown = home.run("config set langauge ja");
    assert!(unknown.exit == Exit::Usage && unknown.err.contains("Did you mean lang?"), "{}", unknown.err);
    assert_eq!(home.read(), "lang = \"en\"\n");
}

#[test]
fn a_broken_file_stops_commands_but_not_its_mending() {
    let home = Home::new("broken");
    home.write("output = \"xml\"\n");
    let list = home.run("config list");
    assert!(list.exit == Exit::Local && list.err.contains("[setting_invalid]"), "{}", list.err);
    assert_eq!(home.run("config set output json").exit, Exit::Done);
    assert!(home.run("config list").out.starts_with('['));
    home.write("lang = [\n");
    assert_eq!(home.run("config list").exit, Exit::Local);
    assert_eq!(home.run("config path").exit, Exit::Done);
    assert_eq!(home.run("--help").exit, Exit::Done);
}

/// What doctor says of each thing, in order.
fn checks(ran: &Ran) -> Vec<(String, String)> {
    let rows: Vec<serde_json::Value> = serde_json::from_str(&ran.out).unwrap();
    let word = |row: &serde_json::Value, name: &str| row[name].as_str().unwrap().to_owned();
    rows.iter().map(|row| (word(row, "check"), word(row, "result"))).collect()
}

#[test]
fn doctor_names_what_is_wrong_with_the_settings_and_looks_at_no_service_in_their_place() {
    let home = Home::new("doctor");
    for (text, exit, says) in [
        ("lang = [\n", Exit::Local, "Line 1"),
        ("langauge = \"ja\"\n", Exit::Local, "langauge"),
        ("timeout = \"soon\"\n", Exit::Local, "timeout cannot be"),
    ] {
        home.write(text);
        let ran = home.run("doctor -o json");
        assert!(ran.exit == exit && ran.out.contains(says), "{text}: {}", ran.out);
        let found = checks(&ran);
        assert!(found.contains(&("config".to_owned(), "failed".to_owned())), "{text}: {found:?}");
        assert!(found.contains(&("service".to_owned(), "warning".to_owned())), "{text}: {found:?}");
        let looked_at = ["network", "proxy", "tls", "store", "token"];
        assert!(!found.iter().any(|(check, _)| looked_at.contains(&check.as_str())), "{text}: {found:?}");
        assert!(found.iter().any(|(check, _)| check == "terminal"), "{text}: {found:?}");
    }
    home.write("");
    let wrong = [("XDG_CONFIG_HOME", home.0.to_str().unwrap()), ("MEIBO_TIMEOUT", "soon")];
    let ran = meibo_in(&wrong, "doctor -o json");
    assert!(ran.exit == Exit::Usage && ran.out.contains("MEIBO_TIMEOUT"), "{}", ran.out);
}
