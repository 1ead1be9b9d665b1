//! A refusal: what a rule answers instead of "yes".

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp, Unit, civil::Date};
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

/// The name of the one fact whose instant is in the past; every other one is a promise (ALL-5).
pub const HAPPENED: &str = "since";

/// The name of the fact that tells who reads the refusal: `user`, `helper`, `help-desk` or `administrator`.
pub const READER: &str = "you";

/// The facts of a refusal by name.
pub type Facts = BTreeMap<String, Fact>;

/// How the facts of a refusal are shown to whoever reads it.
pub trait Reader {
    /// An instant: one that promises, or, where it `has_happened`, one that tells of the past (ALL-5).
    fn moment(&self, at: Timestamp, has_happened: bool) -> String;
    /// The text of a fact of that name.
    fn text(&self, name: &str, text: &str) -> String;
    /// A text as it has to be typed.
    fn typed(&self, text: &str) -> String;
}

/// What sentences about a refusal place by name: each of its facts as its reader is shown it, and what a hint needs beside
/// them so that its command works as printed.
pub fn values<V: From<i64> + From<String>>(facts: &Facts, reader: &impl Reader) -> BTreeMap<String, V> {
    let hinted = hinted(facts).into_iter().map(|(name, text)| (name, reader.typed(&text).into()));
    let shown = facts.iter().map(|(name, fact)| {
        let value = match fact {
            Fact::Number(number) => V::from(*number),
            Fact::Moment(at) => reader.moment(*at, name == HAPPENED).into(),
            Fact::Day(day) => day.to_string().into(),
            Fact::Text(text) => reader.text(name, text).into(),
        };
        (name.clone(), value)
    });
    hinted.chain(shown).collect()
}

/// What the hint of a refusal needs beside its facts, so that its command works as printed (ALL-4): `whom` it names, whether
/// that is `own`, and each word as it is typed (`role_word`).
fn hinted(facts: &Facts) -> BTreeMap<String, String> {
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
    /// Why it was refused.
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

/// The name of the fact that says how many refusals an entry of the trail stands for, where they were counted.
pub const COUNTED: &str = "refusals";

/// The name of the fact that says when the last was of the refusals that an entry of the trail stands for.
pub const LAST_AT: &str = "last_at";

/// How long refusals of one kind that cost their maker nothing are counted before they are written down as one (ALL-1).
pub const TOGETHER: SignedDuration = SignedDuration::from_mins(1);

/// Whether a refusal now is counted together with the first of its kind.
pub fn are_together(first: Timestamp, now: Timestamp) -> bool {
    now.duration_since(first).abs() < TOGETHER
}

/// How many kinds (operation and reason) of one caller's refusals are written down in a minute; all others are one kind.
pub const KINDS: u64 = 30;

/// How many networks' refusals of strangers are written down apart in a minute, for each account, operation and reason;
/// all others are one.
pub const NETWORKS: u64 = 10;

/// How many code points of a text a refusal keeps in the trail: whoever is refused chooses the text.
pub const KEPT: usize = 120;

/// A text as a refusal keeps it in the trail.
pub fn kept(text: &str) -> String {
    match text.char_indices().nth(KEPT) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}

/// Facts as a refusal keeps them in the trail.
pub fn kept_facts(facts: &Facts) -> Facts {
    let short = |fact: &Fact| match fact {
        Fact::Text(text) => Fact::Text(kept(text)),
        fact => fact.clone(),
    };
    facts.iter().map(|(name, fact)| (name.clone(), short(fact))).collect()
}

/// How many accounts counted refusals name.
const NAMED: usize = 10;

/// The accounts that refusals concerned: the first few by name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Concerned {
    named: Vec<String>,
    /// Whether there were others.
    many: bool,
}

impl Concerned {
    /// The one account that a refusal concerned, or none.
    pub fn of(account: Option<&str>) -> Self {
        Self { named: account.map(str::to_owned).into_iter().collect(), many: false }
    }

    /// As the store keeps them.
    pub fn stored(&self) -> (String, bool) {
        (self.named.join(" "), self.many)
    }

    /// Back from the store, where [`stored`](Self::stored) put it.
    pub fn from_stored(named: &str, many: bool) -> Self {
        Self { named: named.split_whitespace().map(str::to_owned).collect(), many }
    }

    /// The same with those of others.
    pub fn with(mut self, others: &Self) -> Self {
        for other in &others.named {
            if self.named.contains(other) {
                continue;
            }
            if self.named.len() == NAMED {
                self.many = true;
            } else {
                self.named.push(other.clone());
            }
        }
        self.many |= others.many;
        self
    }

    /// The one account, where they all concerned the same.
    pub fn one(&self) -> Option<&str> {
        match self.named.as_slice() {
            [one] if !self.many => Some(one),
            _ => None,
        }
    }

    /// How many they were, and the first of them by name, for the trail.
    pub fn facts(&self) -> Facts {
        let count = i64::try_from(self.named.len()).unwrap_or(i64::MAX);
        let count = if self.many { Fact::from(format!("more than {NAMED}")) } else { Fact::from(count) };
        [("accounts".to_owned(), count), ("concerned".to_owned(), Fact::from(self.named.join(" ")))].into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_1_refusals_within_a_minute_of_the_first_are_counted_together() {
        let at = |second: i64| Timestamp::from_second(1_000 + second).unwrap();
        assert!(are_together(at(0), at(0)) && are_together(at(0), at(59)));
        assert!(!are_together(at(0), at(60)));
        assert!(
            are_together(at(0), at(-59)) && !are_together(at(0), at(-60)),
            "a clock set back keeps no count for long"
        );
    }

    #[test]
    fn all_1_what_a_refused_caller_wrote_is_cut_in_the_trail() {
        assert_eq!(kept("電話で"), "電話で");
        assert_eq!(kept(&"あ".repeat(120)), "あ".repeat(120));
        assert_eq!(kept(&"あ".repeat(500)), format!("{}…", "あ".repeat(120)));
        let facts = Refusal::new(Code::AliasNotFound).fact("address", "a".repeat(254)).fact("left", 3_i64).facts;
        assert_eq!(
            kept_facts(&facts),
            Refusal::new(Code::AliasNotFound)
                .fact("address", format!("{}…", "a".repeat(120)))
                .fact("left", 3_i64)
                .facts
        );
    }

    #[test]
    fn all_1_counted_refusals_say_how_many_accounts_they_concerned() {
        let of = |id: &str| Concerned::of(Some(id));
        let two = of("sato").with(&of("tanaka")).with(&of("sato"));
        assert_eq!((two.one(), two.facts()["accounts"].clone()), (None, Fact::Number(2)));
        assert_eq!(two.facts()["concerned"], Fact::from("sato tanaka"));
        assert_eq!(of("sato").with(&of("sato")).one(), Some("sato"));
        assert_eq!(Concerned::default().with(&of("sato")).one(), Some("sato"));
        let many = (0..12).fold(Concerned::default(), |all, n| all.with(&of(&format!("s{n:04}"))));
        assert_eq!(many.facts()["accounts"], Fact::from("more than 10"));
        assert_eq!(
            many.facts()["concerned"],
            Fact::from((0..10).map(|n| format!("s{n:04}")).collect::<Vec<_>>().join(" "))
        );
        let ten = (0..10).fold(Concerned::default(), |all, n| all.with(&of(&format!("s{n:04}"))));
        assert_eq!(ten.facts()["accounts"], Fact::Number(10));
        assert_eq!(ten.clone().with(&of("s0009")), ten);
        // What was too many once stays so.
        assert_eq!(many.clone().with(&many), many);
        assert_eq!(ten.with(&many), many);
        assert_eq!(Concerned::from_stored("sato", true).one(), None);
        let (named, others) = many.stored();
        assert_eq!(Concerned::from_stored(&named, others), many);
    }

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
