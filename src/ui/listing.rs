//! The result of a `list`.

use std::borrow::Cow;

use serde_json::Value;

use super::{
    Output, Page,
    table::{self, Fit},
};
use crate::texts::args;

/// Rows, and which of their fields a person sees first.
#[derive(Debug, Clone, Default)]
pub struct Listing {
    /// One JSON object for each row.
    pub rows: Vec<Value>,
    /// The fields that a table shows, in this order.
    pub columns: Cow<'static, [&'static str]>,
    /// The fields that `-o wide` adds; together with `columns`, every field that a row can have.
    pub wide: &'static [&'static str],
    /// Fields besides the id that are never cut or left out: where they do not fit, every row is shown as a record.
    pub whole: &'static [&'static str],
    /// Whether the id is left out before `whole` is: where rows are known by what else they say.
    pub id_yields: bool,
    /// The field of sentences, if there is one: it stands last, and is wrapped rather than cut.
    pub prose: Option<&'static str>,
    /// Every field that the contract gives a row, whether these rows have it or not; `a.b` for a field of a field.
    pub known: Vec<String>,
    /// The noun whose own headings (`column-<noun>-<field>`) come first, if it has any.
    pub noun: Option<&'static str>,
    /// The name of the field that holds a row's id.
    pub id: &'static str,
    /// How many rows there are in all; `None` where the service does not say.
    pub total: Option<u64>,
    /// Whether there are more rows than these.
    pub more: bool,
    /// Whether rows of this list were shown before: then its headings are not repeated.
    pub goes_on: bool,
}

impl Listing {
    /// A list with all its rows.
    pub fn new(rows: Vec<Value>, columns: impl Into<Cow<'static, [&'static str]>>) -> Self {
        Self { rows, columns: columns.into(), id: "id", ..Self::default() }
    }

    /// The same with more fields for `-o wide`.
    pub fn wide(self, wide: &'static [&'static str]) -> Self {
        Self { wide, ..self }
    }

    /// The same with all fields that the contract has.
    pub fn fields(self, known: &[String]) -> Self {
        Self { known: known.to_vec(), ..self }
    }

    /// The same with fields that are never cut or left out.
    pub fn whole(self, whole: &'static [&'static str]) -> Self {
        Self { whole, ..self }
    }

    /// The same with an id that gives way on a narrow screen.
    pub fn id_yields(self) -> Self {
        Self { id_yields: true, ..self }
    }

    /// The same with a field of sentences.
    pub fn prose(self, prose: &'static str) -> Self {
        Self { prose: Some(prose), ..self }
    }

    /// The same with the headings of a noun.
    pub fn noun(self, noun: &'static str) -> Self {
        Self { noun: Some(noun), ..self }
    }

    /// The same with another id field than `id`.
    pub fn id(self, id: &'static str) -> Self {
        Self { id, ..self }
    }

    /// The same as the beginning of a longer list of `total` rows.
    pub fn cut(self, more: bool, total: Option<u64>) -> Self {
        Self { more, total, ..self }
    }
}

impl Output for Listing {
    fn value(&self) -> Value {
        Value::Array(self.rows.clone())
    }

    fn rows(&self) -> Vec<&Value> {
        self.rows.iter().collect()
    }

    fn id(&self) -> &str {
        self.id
    }

    fn fields(&self) -> Vec<&'static str> {
        self.columns.iter().chain(self.wide).copied().collect()
    }

    fn known(&self) -> &[String] {
        &self.known
    }

    fn text(&self, page: &Page<'_>) -> String {
        let page = Page { noun: self.noun, ..*page };
        let own = if page.wide { self.fields() } else { self.columns.to_vec() };
        self.text_of(&own, &page)
    }

    fn text_of(&self, names: &[&str], page: &Page<'_>) -> String {
        let page = Page { noun: self.noun, ..*page };
        let id = if self.id_yields { "" } else { self.id };
        let whole = [&[id], self.whole].concat();
        table::table(&self.rows(), names, Fit { whole: &whole, prose: self.prose }, &page)
    }

    fn is_cut(&self) -> bool {
        self.more
    }

    fn goes_on(&self) -> bool {
        self.goes_on
    }

    fn remark(&self, page: &Page<'_>) -> Option<String> {
        let shown = self.rows.len();
        match (shown, self.more, self.total) {
            (0, _, _) => Some(page.texts.say("list-empty", args![])),
            (_, false, _) => None,
            (_, true, Some(total)) => Some(page.texts.say("list-cut", args![shown = shown, total = total])),
            (_, true, None) => Some(page.texts.say("list-more", args![shown = shown])),
        }
    }
}
