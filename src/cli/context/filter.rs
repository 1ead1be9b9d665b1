//! `--filter`, `--sort` and `--limit` (FIND-1): one way for lists that the service cuts, for lists that come whole, and for
//! the rows of a file.

use std::{borrow::Cow, cmp::Ordering};

use serde_json::Value;

use super::Context;
use crate::{
    cli::failure::{Failure, local_code::LocalCode},
    client,
    contract::field::Fields,
    rules::condition::{Clock, Condition, Field, Held, Kind, Typed},
    ui::{Listing, field},
};

impl Context {
    /// What `--filter` asks of rows with these fields.
    ///
    /// # Errors
    /// A field or a value that does not exist, or what is no condition (2).
    pub(crate) fn conditions(&self, fields: &[Field]) -> Result<Vec<Condition>, Failure> {
        self.typed(fields)?.iter().map(|typed| self.read(typed, fields)).collect()
    }

    /// The same as the service takes it: checked, words in the service's form.
    ///
    /// # Errors
    /// As [`Context::conditions`].
    pub(crate) fn filters(&self, fields: &[Field]) -> Result<Vec<String>, Failure> {
        let typed = self.typed(fields)?;
        typed.iter().try_for_each(|typed| self.read(typed, fields).map(drop))?;
        Ok(typed.iter().map(Typed::to_string).collect())
    }

    /// `--sort`, if it names one of these fields; a hyphen in front reverses the order.
    ///
    /// # Errors
    /// A field that does not exist (2).
    pub(crate) fn sort(&self, fields: &[Field]) -> Result<Option<String>, Failure> {
        let Some(sort) = &self.global.sort else { return Ok(None) };
        let name = sort.strip_prefix('-').unwrap_or(sort);
        if fields.iter().any(|field| field.name == name) {
            return Ok(Some(sort.clone()));
        }
        let known: Vec<&str> = fields.iter().map(|field| field.name.as_str()).collect();
        Err(Failure::new(LocalCode::UnknownColumn).fact("name", name).fact("fields", known.join(", ")))
    }

    /// Hands a list that came whole to the terminal, arranged as the flags say.
    ///
    /// # Errors
    /// As [`Context::conditions`] and [`Context::sort`], or an unknown column.
    pub(crate) fn show_list(&self, mut listing: Listing, fields: &Fields) -> Result<(), Failure> {
        let conditions = self.conditions(&fields.plain)?;
        listing.rows.retain(|row| conditions.iter().all(|condition| holds(condition, row, &fields.plain)));
        if let Some(sort) = self.sort(&fields.plain)? {
            arrange(&mut listing.rows, &sort, &fields.plain);
        }
        let all = listing.rows.len();
        if let Some(limit) = self.global.limit.map(|limit| limit as usize).filter(|limit| *limit < all) {
            listing.rows.truncate(limit);
            listing = listing.cut(true, Some(all as u64));
        }
        self.show(&listing.fields(&fields.names))
    }

    fn typed(&self, fields: &[Field]) -> Result<Vec<Typed>, Failure> {
        let in_words = |text: &String| {
            let mut typed: Typed = text.parse().map_err(Failure::of_refusal)?;
            if let Some(Field { name, kind: Kind::Words(words) }) =
                fields.iter().find(|field| field.name == typed.field)
            {
                let shown = |value: &String| words.iter().find(|word| self.shown(name, word) == *value);
                typed.values.iter_mut().for_each(|value| *value = shown(value).unwrap_or(value).clone());
            }
            Ok(typed)
        };
        self.global.filter.iter().map(in_words).collect()
    }

    /// A word as tables show it.
    fn shown(&self, field: &str, word: &str) -> String {
        self.ui.page().cell(field, &Value::String(word.to_owned()))
    }

    fn read(&self, typed: &Typed, fields: &[Field]) -> Result<Condition, Failure> {
        let zone = self.ui.look.zone.get();
        let clock = Clock { now: client::now(), zone: &zone };
        typed.read(fields, clock).map_err(Failure::of_refusal)
    }
}

/// Whether a row holds a condition. A row that came as text needs no more than [`Held::of_text`] of its cell.
fn holds(condition: &Condition, row: &Value, fields: &[Field]) -> bool {
    let kind = fields.iter().find(|field| field.name == condition.field).map_or(&Kind::Text, |field| &field.kind);
    condition.holds(&held(field(row, &condition.field), kind))
}

/// The values of a field: none where it is absent, several where it is a list.
fn held<'a>(value: Option<&'a Value>, kind: &Kind) -> Vec<Held<'a>> {
    match value {
        None | Some(Value::Null | Value::Object(_)) => Vec::new(),
        Some(Value::Array(values)) => values.iter().flat_map(|value| held(Some(value), kind)).collect(),
        Some(Value::Number(number)) => number.as_f64().map(Held::Number).into_iter().collect(),
        Some(Value::Bool(yes)) => vec![Held::Text(Cow::Borrowed(if *yes { "true" } else { "false" }))],
        Some(Value::String(text)) => Held::of_text(text, kind).into_iter().collect(),
    }
}

/// Orders rows by a field; what is absent comes first, and rows that are alike keep their order.
fn arrange(rows: &mut [Value], sort: &str, fields: &[Field]) {
    let (name, descending) = sort.strip_prefix('-').map_or((sort, false), |name| (name, true));
    let kind = fields.iter().find(|field| field.name == name).map_or(&Kind::Text, |field| &field.kind);
    rows.sort_by(|one, other| {
        let (one, other) = (held(field(one, name), kind), held(field(other, name), kind));
        let order = one.iter().zip(&other).map(|(one, other)| order(one, other)).find(|order| order.is_ne());
        let order = order.unwrap_or_else(|| one.len().cmp(&other.len()));
        if descending { order.reverse() } else { order }
    });
}

fn order(one: &Held<'_>, other: &Held<'_>) -> Ordering {
    match (one, other) {
        (Held::Text(one), Held::Text(other)) => one.cmp(other),
        (Held::Number(one), Held::Number(other)) => one.total_cmp(other),
        (Held::Time(one), Held::Time(other)) => one.cmp(other),
        _ => Ordering::Equal,
    }
}

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZone;
    use serde_json::json;

    use super::*;

    fn fields() -> Vec<Field> {
        let field = |name: &str, kind| Field { name: name.to_owned(), kind };
        vec![
            field("id", Kind::Text),
            field("name", Kind::Text),
            field("uses", Kind::Number),
            field("scopes", Kind::Words(["x", "y"].map(str::to_owned).to_vec())),
            field("smtp.host", Kind::Text),
            field("at", Kind::Time),
        ]
    }

    fn rows() -> Vec<Value> {
        vec![
            json!({"id": "b", "name": "Ecrea", "uses": 10, "scopes": ["x"], "smtp": null, "at": "2026-01-01T00:00:00+09:00"}),
            json!({"id": "a", "name": "山田", "uses": 9, "scopes": ["x", "y"], "smtp": {"host": "h"}, "at": "2025-12-31T15:30:00Z"}),
            json!({"id": "c", "name": null, "uses": 100, "scopes": [], "at": null}),
        ]
    }

    fn sorted(sort: &str) -> String {
        let mut rows = rows();
        arrange(&mut rows, sort, &fields());
        rows.iter().filter_map(|row| row["id"].as_str()).collect()
    }

    fn left(filters: &[&str]) -> String {
        let clock = Clock { now: "2026-11-30T00:00:00Z".parse().unwrap(), zone: &TimeZone::UTC };
        let conditions: Vec<_> =
            filters.iter().map(|typed| Condition::read(typed, &fields(), clock).unwrap()).collect();
        let rows = rows();
        let left = rows.iter().filter(|row| conditions.iter().all(|condition| holds(condition, row, &fields())));
        left.filter_map(|row| row["id"].as_str()).collect()
    }

    #[test]
    fn find_1_a_whole_list_is_ordered_by_what_its_fields_hold() {
        assert_eq!((sorted("id"), sorted("-id")), ("abc".to_owned(), "cba".to_owned()));
        assert_eq!((sorted("uses"), sorted("name")), ("abc".to_owned(), "cba".to_owned()));
        assert_eq!((sorted("at"), sorted("-at")), ("cba".to_owned(), "abc".to_owned()));
        assert_eq!(sorted("smtp.host"), "bca");
    }

    #[test]
    fn find_1_several_conditions_on_a_whole_list_all_hold() {
        assert_eq!(left(&["name=山田"]), "a");
        assert_eq!(left(&["name="]), "c");
        assert_eq!(left(&["scopes=x"]), "ba");
        assert_eq!(left(&["scopes!=y"]), "bc");
        assert_eq!(left(&["scopes=x", "scopes=y"]), "a");
        assert_eq!(left(&["uses>9", "uses<100"]), "b");
        assert_eq!(left(&["smtp.host=h"]), "a");
        assert_eq!(left(&["at>=2025-12-31 15:30"]), "a");
        assert_eq!(left(&["id=a,b", "id=b,c"]), "b");
    }
}
