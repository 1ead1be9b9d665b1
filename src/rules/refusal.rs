//! A refusal: what a rule answers when it says no.

use std::collections::BTreeMap;

use jiff::{Timestamp, Unit, civil::Date};
use serde::{Deserialize, Serialize};

use super::{Code, time};

/// One value that explains a refusal; texts place it in their sentence by its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Fact {
    /// A count or a limit.
    Number(i64),
    /// An instant (RFC 3339 on the wire).
    Moment(Timestamp),
    /// A calendar day in the service's zone.
    Day(Date),
    /// Anything else; never a secret.
    Text(String),
}

impl From<i64> for Fact {
    fn from(number: i64) -> Self {
        Fact::Number(number)
    }
}
impl From<u32> for Fact {
    fn from(number: u32) -> Self {
        Fact::Number(i64::from(number))
    }
}
impl From<Timestamp> for Fact {
    fn from(at: Timestamp) -> Self {
        Fact::Moment(at)
    }
}
impl From<Date> for Fact {
    fn from(day: Date) -> Self {
        Fact::Day(day)
    }
}
impl From<&str> for Fact {
    fn from(text: &str) -> Self {
        Fact::Text(text.to_owned())
    }
}
impl From<String> for Fact {
    fn from(text: String) -> Self {
        Fact::Text(text)
    }
}

/// The name of the one fact whose instant tells of what has happened; every other promises (ALL-5).
pub const HAPPENED: &str = "since";

/// The name of the fact that tells who reads the refusal: `user`, `helper`, `help-desk` or `administrator`.
pub const READER: &str = "you";

/// The facts of a refusal by name.
pub type Facts = BTreeMap<String, Fact>;

/// What the hint of a refusal needs beside its facts, so that its command works as printed (ALL-4): `whom` it names, whether
/// that is `own`, and each word as it is typed (`role_word`).
pub fn hinted(facts: &Facts) -> BTreeMap<String, String> {
    let text = |name: &str| match facts.get(name) {
        Some(Fact::Text(text)) => Some(text.as_str()),
        _ => None,
    };
    let (account, is_asked) = (text("account"), facts.contains_key(READER));
    let whom = account.unwrap_or(if is_asked { "me" } else { "ID" });
    let own = if account.is_none() { "own" } else { "other" };
    let words = facts.keys().filter_map(|name| Some((format!("{name}_word"), text(name)?.to_owned())));
    words.chain([("whom".to_owned(), whom.to_owned()), ("for".to_owned(), own.to_owned())]).collect()
}

/// A rule's "no": a stable code, the facts behind it, and from when it will be possible (ALL-4).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// Which rule refused.
    pub code: Code,
    /// What the message needs to explain it; never a secret.
    pub facts: Facts,
    /// From when the same request would not be refused for this reason.
    pub possible_from: Option<Timestamp>,
}

impl Refusal {
    /// A refusal without facts.
    pub fn new(code: Code) -> Self {
        Self { code, facts: Facts::new(), possible_from: None }
    }

    /// The same with one more fact.
    pub fn fact(mut self, name: &str, value: impl Into<Fact>) -> Self {
        self.facts.insert(name.to_owned(), value.into());
        self
    }

    /// The same with the instant from which it will be possible, to the next whole second: people are told seconds, and
    /// what they are told must not be too early.
    pub fn from_when(mut self, at: Timestamp) -> Self {
        self.possible_from = Some(time::whole(at, Unit::Second));
        self
    }

    /// A value of the wrong form: which field, what is wrong with it (a text key), never the value of a secret.
    pub fn invalid(field: &str, why: &str) -> Self {
        Self::new(Code::InvalidValue).fact("field", field).fact("why", why)
    }
}

impl From<Code> for Refusal {
    fn from(code: Code) -> Self {
        Self::new(code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_4_a_hint_names_whom_it_is_about_and_words_as_they_are_typed() {
        let value = |refusal: Refusal, name: &str| hinted(&refusal.facts).remove(name);
        let refusal = || Refusal::new(Code::RoleNotFitting).fact("role", "proxy-applicant");
        assert_eq!(value(refusal(), "role_word").as_deref(), Some("proxy-applicant"));
        let of = |refusal: Refusal| (value(refusal.clone(), "whom").unwrap(), value(refusal, "for").unwrap());
        let pair = |whom: &str, own: &str| (whom.to_owned(), own.to_owned());
        assert_eq!(of(refusal()), pair("ID", "own"), "nobody has asked");
        assert_eq!(of(refusal().fact("you", "user")), pair("me", "own"));
        assert_eq!(of(refusal().fact("you", "administrator").fact("account", "sato")), pair("sato", "other"));
    }

    #[test]
    fn what_people_are_told_is_never_too_early() {
        let possible_from = |at: &str| Refusal::new(Code::TooManyTries).from_when(at.parse().unwrap()).possible_from;
        assert_eq!(possible_from("2026-04-01T00:00:00.000001Z"), "2026-04-01T00:00:01Z".parse().ok());
        assert_eq!(possible_from("2026-04-01T00:00:01Z"), "2026-04-01T00:00:01Z".parse().ok());
    }
}
