//! The language of `--filter`, and searches.

use jiff::{Timestamp, tz::TimeZone};
use meibo::rules::{
    condition::{Clock, Comparison, Condition, Field, Held, Kind, Typed},
    search,
};

use super::{is_harmless, texts};

/// The first text is a condition and a search, the others are what rows hold.
pub(super) fn conditions(input: &[u8]) {
    let texts = texts(input);
    let (typed, held) = texts.split_first().map_or(("", &[][..]), |(typed, held)| (typed, held));
    searches(typed, held);
    let Ok(read) = typed.parse::<Typed>() else { return };
    assert_eq!(read.to_string().parse(), Ok(read.clone()), "{read} is shown of {typed:?}");
    for field in fields(&read.field) {
        judge(&read, &field, held);
    }
}

/// The field that the condition names, of each kind.
fn fields(name: &str) -> impl Iterator<Item = Field> {
    let words = Kind::words(["enabled", "locked_down", "help-desk"]);
    let kinds = [Kind::Text, Kind::LoginId, words, Kind::Number, Kind::YesNo, Kind::Day, Kind::Time];
    kinds.into_iter().map(|kind| Field { name: name.to_owned(), kind })
}

fn judge(typed: &Typed, field: &Field, held: &[String]) {
    let zone = TimeZone::get("Asia/Tokyo").unwrap();
    let now: Timestamp = "2026-11-30T01:02:03Z".parse().unwrap();
    let read = |comparison| {
        let typed = Typed { comparison, ..typed.clone() };
        typed.read(std::slice::from_ref(field), Clock { now, zone: &zone })
    };
    let Ok(condition) = read(typed.comparison) else { return };
    let rows = held.iter().filter_map(|text| Held::of_text(text, &field.kind));
    for row in rows {
        let row = std::slice::from_ref(&row);
        let holds = |comparison| Condition { comparison, ..condition.clone() }.holds(row);
        assert_ne!(holds(Comparison::Is), holds(Comparison::IsNot), "{typed} of {row:?}");
        if typed.values.len() > 1 || typed.values[0].is_empty() {
            continue;
        }
        let [is, less, more] = [Comparison::Is, Comparison::Less, Comparison::More].map(holds);
        let is_of_order = less || more || is || holds(Comparison::AtMost);
        assert!(!is_of_order || [is, less, more].iter().filter(|it| **it).count() == 1, "{typed} of {row:?}");
        assert_eq!(holds(Comparison::AtMost), less || is, "{typed} of {row:?}");
        assert_eq!(holds(Comparison::AtLeast), more || is, "{typed} of {row:?}");
    }
}

/// Whoever types a name as it is stored finds it (FIND-2), however often it was folded.
fn searches(typed: &str, held: &[String]) {
    for text in held.iter().map(String::as_str).chain([typed]) {
        let folded = search::folded(text);
        assert_eq!(search::folded(&folded), folded, "of {text:?}");
        assert!(is_harmless(&folded), "{folded:?}");
        let key = search::key([text]);
        for word in search::words(text).unwrap_or_default() {
            assert!(key.contains(&word.folded), "{text:?} is not found by {:?}", word.folded);
        }
    }
}
