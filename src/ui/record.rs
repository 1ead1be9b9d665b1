//! The result of a `show`: one thing, in sections.

use serde_json::Value;

use super::{Output, Page, columns::lookup, table};
use crate::texts::args;

/// One object, and how a person reads it.
#[derive(Debug, Clone, Default)]
pub struct Record {
    /// The whole object.
    pub value: Value,
    /// The field that holds its id.
    pub id: &'static str,
    /// The sections in order; without any, every field is one line.
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
    Lines(Vec<String>),
}

impl Section {
    /// `key: value` lines of fields (`a.b` goes into objects).
    pub fn fields(fields: &[&'static str]) -> Self {
        Self { heading: None, part: Part::Fields(fields.to_vec()) }
    }

    /// A small table of the array at a field.
    pub fn rows(at: &'static str, columns: &[&'static str]) -> Self {
        Self { heading: None, part: Part::Rows { at, columns: columns.to_vec() } }
    }

    /// Sentences.
    pub fn lines(lines: Vec<String>) -> Self {
        Self { heading: None, part: Part::Lines(lines) }
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
            Part::Rows { at, columns } => nested(lookup(value, at), columns, inner),
            Part::Lines(lines) => inner.prose(&lines.join("\n")),
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

fn nested(value: Option<&Value>, columns: &[&'static str], page: &Page<'_>) -> String {
    let rows: Vec<&Value> = value.and_then(Value::as_array).map(|rows| rows.iter().collect()).unwrap_or_default();
    if rows.is_empty() {
        return page.texts.say("list-empty", args![]);
    }
    let inner = Page { colour: false, header: true, ..*page };
    table::table(&rows, columns, &["id"], &inner)
}

impl Record {
    /// An object in sections.
    pub fn new(value: Value, sections: Vec<Section>) -> Self {
        Self { value, id: "id", sections }
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

    fn text(&self, page: &Page<'_>) -> String {
        if let Some(names) = page.columns {
            return table::block(&self.value, &names.iter().map(String::as_str).collect::<Vec<_>>(), page);
        }
        if self.sections.is_empty() {
            let fields: Vec<&str> =
                self.value.as_object().map(|all| all.keys().map(String::as_str).collect()).unwrap_or_default();
            return table::block(&self.value, &fields, page);
        }
        self.sections.iter().map(|section| section.text(&self.value, page)).collect::<Vec<_>>().join("\n\n")
    }
}
