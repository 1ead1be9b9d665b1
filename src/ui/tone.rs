//! What a word means to its reader, beside the word itself: a colour is never all that says it.

use serde_json::Value;

/// What a state, a result or a count means.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Tone {
    /// Nothing more than it says.
    #[default]
    Plain,
    /// Something waits, or should be looked at.
    Waits,
    /// Something is locked, refused or has failed.
    Against,
}

/// Words that mean something, in the fields that hold such words.
const WORDS: [(&str, Tone); 14] = [
    ("broken-off", Tone::Waits),
    ("first", Tone::Waits),
    ("pending", Tone::Waits),
    ("propagating", Tone::Waits),
    ("stop_pending", Tone::Waits),
    ("waiting", Tone::Waits),
    ("warning", Tone::Waits),
    ("disabled", Tone::Against),
    ("failed", Tone::Against),
    ("first_expired", Tone::Against),
    ("locked", Tone::Against),
    ("locked_down", Tone::Against),
    ("refused", Tone::Against),
    ("unreadable", Tone::Against),
];

/// Fields that hold such words, by the last part of their names.
const FIELDS: [&str; 3] = ["outcome", "result", "state"];

/// Fields that mean something as soon as they hold anything.
const HELD: [(&str, Tone); 7] = [
    ("failed", Tone::Against),
    ("refused", Tone::Against),
    ("locked_at", Tone::Against),
    ("locked_down_at", Tone::Against),
    ("locked_until", Tone::Against),
    ("must_change_password", Tone::Waits),
    ("open", Tone::Waits),
];

impl Tone {
    /// What the value of a field means.
    pub(super) fn of(field: &str, value: &Value) -> Self {
        let last = field.rsplit('.').next().unwrap_or(field);
        let among =
            |table: &[(&str, Tone)], word: &str| table.iter().find(|(it, _)| *it == word).map(|(_, tone)| *tone);
        let found = match value {
            Value::String(word) if FIELDS.contains(&last) => among(&WORDS, word),
            value if is_something(value) => among(&HELD, last),
            _ => None,
        };
        found.unwrap_or_default()
    }

    /// The escape sequence that begins it. Of the eight colours of every terminal, only red and magenta are read on black and
    /// on white alike.
    const fn code(self) -> Option<&'static str> {
        match self {
            Tone::Plain => None,
            Tone::Waits => Some("\u{1b}[35m"),
            Tone::Against => Some("\u{1b}[1;31m"),
        }
    }

    /// Text in it; what is blank at the end, and each line's beginning, stay as they are.
    pub(super) fn on(self, text: &str) -> String {
        let Some(code) = self.code() else { return text.to_owned() };
        let line = |line: &str| {
            let words = line.trim();
            let Some(at) = line.find(words).filter(|_| !words.is_empty()) else { return line.to_owned() };
            format!("{}{code}{words}\u{1b}[0m{}", &line[..at], &line[at + words.len()..])
        };
        text.split('\n').map(line).collect::<Vec<_>>().join("\n")
    }
}

fn is_something(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Bool(is) => *is,
        Value::Number(number) => number.as_u64() != Some(0),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn states_results_and_counts_mean_something_and_other_words_do_not() {
        for (field, value, tone) in [
            ("state", json!("locked_down"), Tone::Against),
            ("alias.state", json!("waiting"), Tone::Waits),
            ("state", json!("enabled"), Tone::Plain),
            ("result", json!("failed"), Tone::Against),
            ("mode", json!("disabled"), Tone::Plain),
            ("name", json!("refused"), Tone::Plain),
            ("refused", json!(2), Tone::Against),
            ("refused", json!(0), Tone::Plain),
            ("locked_until", json!("2026-04-14T09:00:00+09:00"), Tone::Against),
            ("locked_until", Value::Null, Tone::Plain),
            ("must_change_password", json!(false), Tone::Plain),
        ] {
            assert_eq!(Tone::of(field, &value), tone, "{field} {value}");
        }
    }

    #[test]
    fn only_words_are_coloured_line_by_line() {
        assert_eq!(Tone::Plain.on("a  "), "a  ");
        assert_eq!(Tone::Against.on("locked  \n  x"), "\u{1b}[1;31mlocked\u{1b}[0m  \n  \u{1b}[1;31mx\u{1b}[0m");
        assert_eq!(Tone::Waits.on("  "), "  ");
    }
}
