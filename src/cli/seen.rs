//! What was on the screen lately, for completion to offer: login IDs with their names and departments, app passwords and
//! service tokens by ID and name. Only what this person saw at a terminal, signed in as who they are now, within a few hours;
//! and never a secret (decision 70).

use std::{
    fs,
    path::{Path, PathBuf},
};

use jiff::Timestamp;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::connection::Folders;
use crate::{
    client::{folder, now, token::Whose},
    rules::LoginId,
};

/// How long a person is remembered, in seconds.
const HOURS_8: i64 = 8 * 60 * 60;
/// How many of a sort are remembered at most, the newest.
const MOST: usize = 500;
/// What the files are called, by their profile.
const PREFIX: &str = "seen-";

/// A person who was shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Person {
    /// The login ID.
    pub(crate) id: String,
    /// The name, where it was shown.
    pub(crate) name: Option<String>,
    /// The department, where it was shown.
    pub(crate) department: Option<String>,
    /// When, in seconds of Unix time.
    at: i64,
}

/// An app password or a service token that was shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Thing {
    /// Its ID.
    pub(crate) id: String,
    /// Its name.
    pub(crate) name: String,
    sort: Sort,
    /// When, in seconds of Unix time.
    at: i64,
}

/// What a thing is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Sort {
    /// An app password.
    AppPassword,
    /// A service token.
    Token,
}

/// What is kept of a profile.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Kept {
    service: String,
    login_id: String,
    people: Vec<Person>,
    #[serde(default)]
    things: Vec<Thing>,
}

/// What one profile has shown.
pub(crate) struct Seen(PathBuf);

impl Seen {
    /// Those of a profile; without a home there are none.
    pub(crate) fn of(folders: &Folders, profile: &str) -> Option<Self> {
        let name = format!("{PREFIX}{}.json", utf8_percent_encode(profile, NON_ALPHANUMERIC));
        Some(Self(folders.cache()?.join(name)))
    }

    /// The people whom this sign-in was shown lately, the newest first.
    pub(crate) fn people(&self, by: &Whose) -> Vec<Person> {
        self.lately(by).people
    }

    /// The app passwords, or the service tokens, that it was shown lately, the newest first.
    pub(crate) fn things(&self, by: &Whose, sort: Sort) -> Vec<Thing> {
        self.lately(by).things.into_iter().filter(|thing| thing.sort == sort).collect()
    }

    /// What is another's or too old is removed.
    fn lately(&self, by: &Whose) -> Kept {
        let Some(mut kept) = self.kept() else { return Kept::default() };
        let since = now().as_second() - HOURS_8;
        kept.people.retain(|person| person.at > since);
        kept.things.retain(|thing| thing.at > since);
        let is_empty = kept.people.is_empty() && kept.things.is_empty();
        if is_empty || (&kept.service, &kept.login_id) != (&by.service, &by.login_id) {
            self.forget();
            return Kept::default();
        }
        kept
    }

    /// Remembers what a result shows. It is a convenience: what keeps it from being kept stops nobody.
    /// `is_of_a_write` says that something was changed: an app password or a token that it tells of may have been deleted.
    pub(crate) fn remember(&self, by: &Whose, rows: &[&Value], is_of_a_write: bool) {
        let (service, login_id) = (by.service.clone(), by.login_id.clone());
        let mut found = Found { at: now().as_second(), kept: Kept { service, login_id, ..Kept::default() } };
        rows.iter().take(MOST).for_each(|row| found.look(row));
        let Found { mut kept, .. } = found;
        if kept.people.is_empty() && kept.things.is_empty() {
            return;
        }
        let before = self.lately(by);
        for known in before.people {
            match kept.people.iter_mut().find(|person| person.id == known.id) {
                Some(person) => person.learn(known),
                None => kept.people.push(known),
            }
        }
        let is_new = |known: &Thing| !kept.things.iter().any(|thing| thing.id == known.id);
        let known: Vec<Thing> = before.things.into_iter().filter(is_new).collect();
        if is_of_a_write {
            kept.things.clear();
        }
        kept.things.extend(known);
        kept.people.truncate(MOST);
        kept.things.truncate(MOST);
        let Some(folder) = self.0.parent() else { return };
        sweep(folder);
        if let (Ok(()), Ok(text)) = (folder::private(folder), serde_json::to_vec(&kept)) {
            let _ = folder::write_lightly(&self.0, &text);
        }
    }

    /// Forgets all of them.
    pub(crate) fn forget(&self) {
        let _ = fs::remove_file(&self.0);
    }

    fn kept(&self) -> Option<Kept> {
        serde_json::from_slice(&folder::read(&self.0).ok()?).ok()
    }
}

impl Person {
    /// Takes what was known and is not shown now.
    fn learn(&mut self, known: Person) {
        self.name = self.name.take().or(known.name);
        self.department = self.department.take().or(known.department);
    }
}

/// Removes what has been too old for longer: the profile may be gone, and no command of it would meet its file.
fn sweep(folder: &Path) {
    let since = now().as_second() - HOURS_8;
    let is_old = |file: &fs::DirEntry| {
        let written = file.metadata().and_then(|it| it.modified()).ok().and_then(|at| Timestamp::try_from(at).ok());
        file.file_name().to_string_lossy().starts_with(PREFIX) && written.is_some_and(|at| at.as_second() < since)
    };
    for file in fs::read_dir(folder).into_iter().flatten().flatten().filter(is_old) {
        let _ = fs::remove_file(file.path());
    }
}

/// What a result shows.
struct Found {
    at: i64,
    kept: Kept,
}

impl Found {
    /// Looks through a part of it: an object with a login ID is a person; what else has an ID is known by the fields that it
    /// alone has.
    fn look(&mut self, part: &Value) {
        match part {
            Value::Array(parts) => parts.iter().for_each(|part| self.look(part)),
            Value::Object(fields) => {
                self.person(fields);
                self.thing(fields);
                fields.values().for_each(|part| self.look(part));
            }
            _ => {}
        }
    }

    fn person(&mut self, fields: &Map<String, Value>) {
        let text = |name: &str| fields.get(name).and_then(Value::as_str).map(str::to_owned);
        let id = text("login_id").filter(|id| id.parse::<LoginId>().is_ok_and(|id| !id.is_me()));
        if let Some(id) = id.filter(|id| !self.kept.people.iter().any(|person| person.id == *id)) {
            let person = Person { id, name: text("name"), department: text("department"), at: self.at };
            self.kept.people.push(person);
        }
    }

    fn thing(&mut self, fields: &Map<String, Value>) {
        let sort = match fields {
            fields if fields.contains_key("last_used_protocol") => Sort::AppPassword,
            fields if fields.contains_key("scopes") => Sort::Token,
            _ => return,
        };
        let text = |name: &str| fields.get(name).and_then(Value::as_str).map(str::to_owned);
        if let (Some(id), Some(name)) = (text("id"), text("name")) {
            self.kept.things.push(Thing { id, name, sort, at: self.at });
        }
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use serde_json::json;

    use super::*;

    fn whose(login_id: &str) -> Whose {
        Whose { service: "https://meibo.example".to_owned(), login_id: login_id.to_owned() }
    }

    fn ids(people: &[Person]) -> Vec<&str> {
        people.iter().map(|person| person.id.as_str()).collect()
    }

    #[test]
    fn who_was_shown_is_remembered_with_name_and_department_and_nothing_else() {
        let home = tempfile::tempdir().unwrap();
        let seen = Seen(home.path().join("meibo/seen-x.json"));
        let shown =
            json!({"account": {"login_id": "sato", "name": "佐藤 花子", "department": "図書館", "secret": "CANARY"}});
        seen.remember(&whose("admin"), &[&shown], false);
        seen.remember(
            &whose("admin"),
            &[&json!({"login_id": "abe"}), &json!({"login_id": "sato"}), &json!({"id": "x"})],
            false,
        );
        let people = seen.people(&whose("admin"));
        assert_eq!(ids(&people), ["abe", "sato"]);
        assert_eq!((people[1].name.as_deref(), people[1].department.as_deref()), (Some("佐藤 花子"), Some("図書館")));
        let text = fs::read_to_string(&seen.0).unwrap();
        assert!(!text.contains("CANARY"), "{text}");
        assert_eq!(fs::metadata(&seen.0).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(fs::metadata(seen.0.parent().unwrap()).unwrap().permissions().mode() & 0o777, 0o700);
    }

    #[test]
    fn what_somebody_else_saw_or_what_is_too_old_is_removed() {
        let home = tempfile::tempdir().unwrap();
        let seen = Seen(home.path().join("seen-x.json"));
        seen.remember(&whose("admin"), &[&json!({"login_id": "sato"})], false);
        assert_eq!(seen.people(&whose("other")), []);
        assert!(!seen.0.exists());
        seen.remember(&whose("admin"), &[&json!({"login_id": "sato"})], false);
        let kept = fs::read_to_string(&seen.0).unwrap();
        let old = now().as_second() - HOURS_8 - 1;
        let at: Kept = serde_json::from_str(&kept).unwrap();
        fs::write(&seen.0, kept.replace(&at.people[0].at.to_string(), &old.to_string())).unwrap();
        assert_eq!(seen.people(&whose("admin")), []);
        assert!(!seen.0.exists());
    }

    #[test]
    fn app_passwords_and_tokens_are_remembered_by_id_and_name_and_nothing_else() {
        let home = tempfile::tempdir().unwrap();
        let seen = Seen(home.path().join("seen-x.json"));
        let list = json!({"id": "0hz3c8w4n6yrp", "name": "Ecrea", "last_used_protocol": null, "secret": "CANARY"});
        let token = json!({"id": "5k2d7qv9x0mtb", "name": "dovecot", "scopes": ["mail-decision"]});
        seen.remember(
            &whose("admin"),
            &[&json!({"app_passwords": [list], "other": {"id": "1", "name": "x"}}), &token],
            false,
        );
        seen.remember(&whose("admin"), &[&json!({"login_id": "sato"})], false);
        let named = |sort| {
            let things = seen.things(&whose("admin"), sort);
            things.into_iter().map(|thing| format!("{} {}", thing.id, thing.name)).collect::<Vec<_>>()
        };
        assert_eq!(named(Sort::AppPassword), ["0hz3c8w4n6yrp Ecrea"]);
        assert_eq!(named(Sort::Token), ["5k2d7qv9x0mtb dovecot"]);
        seen.remember(&whose("admin"), &[&token], true);
        assert_eq!(named(Sort::Token), Vec::<String>::new(), "it may have been deleted");
        assert_eq!(named(Sort::AppPassword), ["0hz3c8w4n6yrp Ecrea"]);
        assert_eq!(seen.things(&whose("other"), Sort::Token), []);
        assert!(!fs::read_to_string(&seen.0).unwrap_or_default().contains("CANARY"));
    }

    #[test]
    fn what_a_profile_that_is_gone_has_left_is_removed_when_it_is_too_old() {
        let home = tempfile::tempdir().unwrap();
        let left = |name: &str, age: i64| {
            let path = home.path().join(name);
            fs::write(&path, "{}").unwrap();
            let at = std::time::SystemTime::from(now() - jiff::SignedDuration::from_secs(age));
            fs::File::options().write(true).open(&path).unwrap().set_modified(at).unwrap();
        };
        for (name, age) in
            [("seen-gone.json", HOURS_8 + 1), ("seen-other.json", HOURS_8 - 60), ("else.json", HOURS_8 * 2)]
        {
            left(name, age);
        }
        Seen(home.path().join("seen-x.json")).remember(&whose("admin"), &[&json!({"login_id": "sato"})], false);
        let mut names: Vec<_> =
            fs::read_dir(home.path()).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        assert_eq!(names, ["else.json", "seen-other.json", "seen-x.json"]);
    }

    #[test]
    fn so_many_are_remembered_and_the_newest_stay() {
        let home = tempfile::tempdir().unwrap();
        let seen = Seen(home.path().join("seen-x.json"));
        let rows: Vec<Value> = (0..MOST + 20).map(|number| json!({"login_id": format!("s{number}")})).collect();
        seen.remember(&whose("admin"), &rows.iter().collect::<Vec<_>>(), false);
        seen.remember(&whose("admin"), &[&json!({"login_id": "sato"})], false);
        let people = seen.people(&whose("admin"));
        assert_eq!((people.len(), people[0].id.as_str(), people[1].id.as_str()), (MOST, "sato", "s0"));
    }
}
