//! Who was on the screen lately: login IDs with their names and departments, for completion to offer. Only what this person
//! saw at a terminal, signed in as who they are now, within a few hours; and never a secret (decision 70).

use std::{fs, path::PathBuf};

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::connection::Folders;
use crate::{
    client::{folder, now, token::Whose},
    rules::LoginId,
};

/// How long a person is remembered, in seconds.
const HOURS_8: i64 = 8 * 60 * 60;
/// How many are remembered at most, the newest.
const MOST: usize = 500;

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

/// What is kept of a profile.
#[derive(Serialize, Deserialize)]
struct Kept {
    service: String,
    login_id: String,
    people: Vec<Person>,
}

/// The people whom one profile has shown.
pub(crate) struct Seen(PathBuf);

impl Seen {
    /// Those of a profile; without a home there are none.
    pub(crate) fn of(folders: &Folders, profile: &str) -> Option<Self> {
        let name = format!("seen-{}.json", utf8_percent_encode(profile, NON_ALPHANUMERIC));
        Some(Self(folders.cache()?.join(name)))
    }

    /// The people whom this sign-in was shown lately, the newest first. What is another's or too old is removed.
    pub(crate) fn people(&self, by: &Whose) -> Vec<Person> {
        let Some(kept) = self.kept() else { return Vec::new() };
        let since = now().as_second() - HOURS_8;
        let people: Vec<Person> = kept.people.into_iter().filter(|person| person.at > since).collect();
        if people.is_empty() || (&kept.service, &kept.login_id) != (&by.service, &by.login_id) {
            self.forget();
            return Vec::new();
        }
        people
    }

    /// Remembers those of a result. It is a convenience: what keeps it from being kept stops nobody.
    pub(crate) fn remember(&self, by: &Whose, rows: &[&Value]) {
        let at = now().as_second();
        let mut people = Vec::new();
        rows.iter().take(MOST).for_each(|row| find(row, at, &mut people));
        if people.is_empty() {
            return;
        }
        for known in self.people(by) {
            match people.iter_mut().find(|person| person.id == known.id) {
                Some(person) => person.learn(known),
                None => people.push(known),
            }
        }
        people.truncate(MOST);
        let kept = Kept { service: by.service.clone(), login_id: by.login_id.clone(), people };
        let folder = self.0.parent().map(folder::private);
        if let (Some(Ok(())), Ok(text)) = (folder, serde_json::to_vec(&kept)) {
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

/// The people of a part of a result: objects with a login ID.
fn find(part: &Value, at: i64, people: &mut Vec<Person>) {
    match part {
        Value::Array(parts) => parts.iter().for_each(|part| find(part, at, people)),
        Value::Object(fields) => {
            let text = |name: &str| fields.get(name).and_then(Value::as_str).map(str::to_owned);
            let id = text("login_id").filter(|id| id.parse::<LoginId>().is_ok_and(|id| !id.is_me()));
            if let Some(id) = id.filter(|id| !people.iter().any(|person| person.id == *id)) {
                people.push(Person { id, name: text("name"), department: text("department"), at });
            }
            fields.values().for_each(|part| find(part, at, people));
        }
        _ => {}
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
        seen.remember(&whose("admin"), &[&shown]);
        seen.remember(
            &whose("admin"),
            &[&json!({"login_id": "abe"}), &json!({"login_id": "sato"}), &json!({"id": "x"})],
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
        seen.remember(&whose("admin"), &[&json!({"login_id": "sato"})]);
        assert_eq!(seen.people(&whose("other")), []);
        assert!(!seen.0.exists());
        seen.remember(&whose("admin"), &[&json!({"login_id": "sato"})]);
        let kept = fs::read_to_string(&seen.0).unwrap();
        let old = now().as_second() - HOURS_8 - 1;
        let at: Kept = serde_json::from_str(&kept).unwrap();
        fs::write(&seen.0, kept.replace(&at.people[0].at.to_string(), &old.to_string())).unwrap();
        assert_eq!(seen.people(&whose("admin")), []);
        assert!(!seen.0.exists());
    }

    #[test]
    fn so_many_are_remembered_and_the_newest_stay() {
        let home = tempfile::tempdir().unwrap();
        let seen = Seen(home.path().join("seen-x.json"));
        let rows: Vec<Value> = (0..MOST + 20).map(|number| json!({"login_id": format!("s{number}")})).collect();
        seen.remember(&whose("admin"), &rows.iter().collect::<Vec<_>>());
        seen.remember(&whose("admin"), &[&json!({"login_id": "sato"})]);
        let people = seen.people(&whose("admin"));
        assert_eq!((people.len(), people[0].id.as_str(), people[1].id.as_str()), (MOST, "sato", "s0"));
    }
}
