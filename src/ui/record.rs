//! The result of a `show`: one thing, in sections.

use serde_json::Value;

use super::{
    Output, Page, Tone,
    columns::{is_withheld, lookup},
    table::{self, Fit},
};
use crate::texts::args;

/// One object, and how a person reads it.
#[derive(Debug, Clone, Default)]
pub struct Record {
    /// The whole object, as `-o json` prints it.
    pub value: Value,
    /// The name of the field that holds its id.
    pub id: &'static str,
    /// Every field that the contract gives it, present here or not; `a.b` for a field of a field.
    pub known: Vec<String>,
    /// The sections in order; without any, every field is a line of its own.
    pub sections: Vec<Section>,
}

/// A part of a record.
#[derive(Debug, Clone)]
pub struct Section {
    heading: Option<&'static str>,
    part: Part,
}

#[derive(Debug, Clone)]
enum Part {
    Fields(Vec<&'static str>),
    Rows { at: &'static str, columns: Vec<&'static str> },
    Table { rows: Vec<Value>, columns: Vec<&'static str> },
    Lines(Vec<String>),
    Answers(Vec<Answer>),
}

/// An answer in words, under its heading (a text's key).
#[derive(Debug, Clone)]
pub struct Answer {
    heading: &'static str,
    said: String,
    tone: Tone,
}

impl Answer {
    /// An answer that means nothing more than it says.
    pub const fn new(heading: &'static str, said: String) -> Self {
        Self { heading, said, tone: Tone::Plain }
    }

    /// The same with what it means.
    pub fn toned(self, tone: Tone) -> Self {
        Self { tone, ..self }
    }
}

impl Section {
    /// `key: value` lines of fields (`a.b` is a field of an object).
    pub fn fields(fields: &[&'static str]) -> Self {
        Self { heading: None, part: Part::Fields(fields.to_vec()) }
    }

    /// A small table of the array in the field `at`.
    pub fn rows(at: &'static str, columns: &[&'static str]) -> Self {
        Self { heading: None, part: Part::Rows { at, columns: columns.to_vec() } }
    }

    /// A small table of rows that stand in no field.
    pub fn table(rows: Vec<Value>, columns: &[&'static str]) -> Self {
        Self { heading: None, part: Part::Table { rows, columns: columns.to_vec() } }
    }

    /// Sentences, each beginning on a line of its own.
    pub fn lines(lines: Vec<String>) -> Self {
        Self { heading: None, part: Part::Lines(lines) }
    }

    /// Answers in words, each beside its heading.
    pub fn answers(answers: Vec<Answer>) -> Self {
        Self { heading: None, part: Part::Answers(answers) }
    }

    /// The same under a heading (a text's key).
    pub fn under(self, heading: &'static str) -> Self {
        Self { heading: Some(heading), ..self }
    }

    fn text(&self, value: &Value, page: &Page<'_>) -> String {
        let indent = if self.heading.is_some() { 2 } else { 0 };
        let inner = &Page { width: page.width.map(|width| width.saturating_sub(indent)), ..*page };
        let body = match &self.part {
            Part::Fields(fields) => table::block(value, fields, inner),
            Part::Rows { at, columns } => nested(value, at, columns, inner),
            Part::Table { rows, columns } => tabled(rows, columns, inner),
            Part::Lines(lines) => inner.prose(&lines.join("\n")),
            Part::Answers(answers) => answered(answers, inner),
        };
        match self.heading {
            None => body,
            Some(heading) => {
                let indented = body.lines().map(|line| format!("  {line}").trim_end().to_owned());
                let heading = page.strong(&page.texts.say(heading, args![]));
                std::iter::once(heading).chain(indented).collect::<Vec<_>>().join("\n")
            }
        }
    }
}

fn nested(value: &Value, at: &str, columns: &[&'static str], page: &Page<'_>) -> String {
    if is_withheld(value, at) {
        return page.texts.say("value-withheld", args![]);
    }
    let rows: Vec<Value> = lookup(value, at).and_then(Value::as_array).cloned().unwrap_or_default();
    if rows.is_empty() {
        return page.texts.say("list-empty", args![]);
    }
    let withheld: Vec<&str> =
        columns.iter().copied().filter(|column| is_withheld(value, &format!("{at}.{column}"))).collect();
    let rows: Vec<Value> = rows.into_iter().map(|row| with(row, &withheld)).collect();
    tabled(&rows, columns, page)
}

fn tabled(rows: &[Value], columns: &[&'static str], page: &Page<'_>) -> String {
    let page = Page { header: true, ..*page };
    table::table(&rows.iter().collect::<Vec<_>>(), columns, Fit { whole: &["id"], prose: None }, &page)
}

fn answered(answers: &[Answer], page: &Page<'_>) -> String {
    let line = |one: &Answer| (page.texts.say(one.heading, args![]), one.said.clone(), one.tone);
    table::beside(&answers.iter().map(line).collect::<Vec<_>>(), page)
}

/// The row, with a `withheld` field that names what is withheld of it.
fn with(mut row: Value, withheld: &[&str]) -> Value {
    if let Some(fields) = row.as_object_mut() {
        fields.insert("withheld".to_owned(), withheld.into());
    }
    row
}

/// Those of the fields that the object has a value for, or that are withheld.
pub fn told(value: &Value, fields: &[&'static str]) -> Vec<&'static str> {
    let has = |field: &str| lookup(value, field).is_some_and(|it| !it.is_null());
    fields.iter().copied().filter(|field| has(field) || is_withheld(value, field)).collect()
}

impl Record {
    /// An object in sections.
    pub fn new(value: Value, sections: Vec<Section>) -> Self {
        Self { value, id: "id", known: Vec::new(), sections }
    }

    /// The same with all fields that the contract has.
    pub fn fields(self, known: Vec<String>) -> Self {
        Self { known, ..self }
    }

    /// The same with another id field than `id`.
    pub fn id(self, id: &'static str) -> Self {
        Self { id, ..self }
    }
}

impl Output for Record {
    fn value(&self) -> Value {
        self.value.clone()
    }

    fn rows(&self) -> Vec<&Value> {
        vec![&self.value]
    }

    fn id(&self) -> &str {
        self.id
    }

    fn known(&self) -> &[String] {
        &self.known
    }

    fn text(&self, page: &Page<'_>) -> String {
        if self.sections.is_empty() {
            let told = |(name, value): (&'_ String, &Value)| !value.is_null() || is_withheld(&self.value, name);
            let all = self.value.as_object().into_iter().flatten();
            let fields: Vec<&str> = all
                .filter(|field| told(*field))
                .map(|(name, _)| name.as_str())
                .filter(|name| *name != "withheld")
                .collect();
            return table::block(&self.value, &fields, page);
        }
        self.sections.iter().map(|section| section.text(&self.value, page)).collect::<Vec<_>>().join("\n\n")
    }
}
