//! What the text form of a result is written on.

use serde_json::Value;

use super::{Program, Tells, Tone, Zone, commands, local_time, prose, visible, visible_lines};
use crate::texts::{Texts, args};

/// Language, zone and width, and the words for fields and values.
#[derive(Clone, Copy)]
pub struct Page<'a> {
    /// Every text, in the person's language.
    pub texts: &'a Texts,
    /// The zone in which times are shown.
    pub zone: &'a Zone,
    /// Whether `-o wide` was given: more columns are shown, and none is left out.
    pub wide: bool,
    /// The fields of `--columns`, in this order; `None` means the result's own choice.
    pub columns: Option<&'a [String]>,
    /// Whether a table begins with its headings.
    pub header: bool,
    /// Columns of the terminal; `None` where stdout is no terminal, and nothing is ever cut.
    pub width: Option<usize>,
    /// How the program is called where its commands need flags to reach the same service.
    pub program: Option<&'a Program>,
    /// Whether colours may be used.
    pub colour: bool,
    /// Whether `-q` was given: only data, no talk.
    pub quiet: bool,
    /// Whether every row is shown as a record, for people who hear the screen.
    pub flat: bool,
    /// The noun whose own headings (`column-<noun>-<field>`) come before those of all nouns.
    pub noun: Option<&'static str>,
}

impl<'a> Page<'a> {
    /// A page for output that goes to no terminal.
    pub fn new(texts: &'a Texts, zone: &'a Zone) -> Self {
        Self {
            texts,
            zone,
            wide: false,
            columns: None,
            header: true,
            width: None,
            program: None,
            colour: false,
            quiet: false,
            flat: false,
            noun: None,
        }
    }

    /// The heading of a field: the text `column-…` of its whole name or of its last part; without either, the name.
    pub fn heading(&self, field: &str) -> String {
        let own = self.noun.into_iter().flat_map(|noun| names(field).map(move |name| format!("column-{noun}-{name}")));
        let found = own.chain(names(field).map(|name| format!("column-{name}"))).find(|key| self.texts.has(key));
        found.map_or_else(|| visible(field), |key| self.texts.say(&key, args![]))
    }

    /// A value as people read it: known values in words, times in the page's zone, `-` for nothing.
    pub fn cell(&self, field: &str, value: &Value) -> String {
        match value {
            Value::Null => "-".to_owned(),
            Value::Bool(yes) => {
                self.word(field, if *yes { "true" } else { "false" }).unwrap_or_else(|| self.yes_no(*yes))
            }
            Value::Number(number) => number.to_string(),
            Value::String(text) => self.string(field, text),
            Value::Array(values) if values.is_empty() => "-".to_owned(),
            Value::Array(values) => {
                let cells: Vec<String> = values.iter().map(|value| self.cell(field, value)).collect();
                cells.join(&self.texts.say("list-separator", args![]))
            }
            Value::Object(fields) => {
                let pairs =
                    fields.iter().map(|(name, value)| format!("{}: {}", self.heading(name), self.cell(name, value)));
                pairs.collect::<Vec<_>>().join(&self.texts.say("list-separator", args![]))
            }
        }
    }

    /// Whether a value is free text, which may be cut: no id, no time, no number and no word of ours.
    pub(super) fn is_free(&self, field: &str, value: &Value) -> bool {
        match value {
            Value::String(text) => {
                let is_token = text.bytes().all(|byte| byte.is_ascii_graphic());
                !is_token && self.word(field, text).is_none() && local_time(text, self.zone, Tells::of(field)).is_none()
            }
            Value::Array(values) => values.iter().any(|value| self.is_free(field, value)),
            Value::Object(fields) => fields.iter().any(|(name, value)| self.is_free(name, value)),
            Value::Null | Value::Bool(_) | Value::Number(_) => false,
        }
    }

    /// Sentences of ours, wrapped to the page, with any server text in them made harmless.
    pub fn prose(&self, text: &str) -> String {
        prose::wrapped(&visible_lines(&self.called(text)), self.width)
    }

    /// The same to the right of a heading that is `columns` wide.
    pub(super) fn beside(&self, text: &str, columns: usize) -> String {
        prose::hung(&self.called(text), columns, self.width)
    }

    /// The same below a heading, indented.
    pub(super) fn below(&self, text: &str) -> String {
        let wrapped = prose::wrapped(&self.called(text), self.width.map(|width| width.saturating_sub(2)));
        wrapped.split('\n').map(|line| format!("  {line}")).collect::<Vec<_>>().join("\n")
    }

    fn called(&self, text: &str) -> String {
        commands::called(text, self.program)
    }

    /// Text in bold, where colours may be used.
    pub fn strong(&self, text: &str) -> String {
        if self.colour { format!("\u{1b}[1m{text}\u{1b}[0m") } else { text.to_owned() }
    }

    /// Text in the colour of what it means, where colours may be used.
    pub(super) fn toned(&self, text: &str, tone: Tone) -> String {
        if self.colour { tone.on(text) } else { text.to_owned() }
    }

    fn string(&self, field: &str, text: &str) -> String {
        if text.is_empty() {
            return "-".to_owned();
        }
        self.word(field, text)
            .or_else(|| local_time(text, self.zone, Tells::of(field)))
            .unwrap_or_else(|| visible(text))
    }

    fn word(&self, field: &str, value: &str) -> Option<String> {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_');
        if value.len() > 40 || !value.chars().all(plain) {
            return None;
        }
        let keys = names(field).map(|name| format!("value-{name}-{}", value.replace('_', "-")));
        keys.into_iter().find(|key| self.texts.has(key)).map(|key| self.texts.say(&key, args![]))
    }

    fn yes_no(&self, yes: bool) -> String {
        self.texts.say(if yes { "value-yes" } else { "value-no" }, args![])
    }
}

/// A field's name as keys of texts spell it: the whole name, then its last part.
fn names(field: &str) -> impl Iterator<Item = String> {
    let whole = field.replace(['_', '.'], "-");
    let last = field.rsplit('.').next().unwrap_or(field).replace('_', "-");
    [whole, last].into_iter()
}
