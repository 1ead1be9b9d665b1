//! A result and its forms.

use serde_json::Value;

use super::{Format, Page, Trouble, columns, csv_form, table, visible::numbered, yaml_form};

/// What a command hands over: a text form for people, a JSON form for everything else.
pub trait Output {
    /// The JSON form: one object, or one array.
    fn value(&self) -> Value;

    /// The objects of the result, one for `show`, each row for `list`.
    fn rows(&self) -> Vec<&Value>;

    /// The name of the field that holds a row's id.
    fn id(&self) -> &str;

    /// Fields that a row can have besides those it has now.
    fn fields(&self) -> Vec<&'static str> {
        Vec::new()
    }

    /// Whether it reports what has been done, and so must be shown in any case.
    fn is_of_a_write(&self) -> bool {
        false
    }

    /// All fields that the contract gives it, `a.b` for a field of a field; empty where the contract has none.
    fn known(&self) -> &[String] {
        &[]
    }

    /// The text form, with the fields that people see unless they choose others.
    fn text(&self, page: &Page<'_>) -> String;

    /// What is said on a terminal besides the result.
    fn remark(&self, _page: &Page<'_>) -> Option<String> {
        None
    }

    /// Whether it is only the beginning: then not even `-q` silences the remark.
    fn is_cut(&self) -> bool {
        false
    }

    /// Whether rows of the same list were shown before: then its headings are not repeated.
    fn goes_on(&self) -> bool {
        false
    }

    /// The text form of the fields that were chosen.
    fn text_of(&self, names: &[&str], page: &Page<'_>) -> String {
        self.rows().iter().map(|row| table::block(row, names, page)).collect::<Vec<_>>().join("\n\n")
    }
}

/// The JSON form of what a command did to one thing or to several: one object, or an array.
pub fn one_or_all(rows: &[Value]) -> Value {
    match rows {
        [one] => one.clone(),
        several => Value::Array(several.to_vec()),
    }
}

/// Refuses `--columns` that the result does not have.
pub(super) fn check(result: &dyn Output, chosen: Option<&[String]>) -> Result<(), Trouble> {
    columns::check(chosen, &result.rows(), &result.fields(), result.known())
}

/// The result in the form asked for, its last line ended. `known` are all fields that the contract has; none where it has none.
pub(super) fn render(
    result: &dyn Output,
    known: &[String],
    page: &Page<'_>,
    format: Format,
) -> Result<String, Trouble> {
    let rows = result.rows();
    let chosen = || rows.iter().map(|row| columns::select(row, page.columns)).collect::<Vec<_>>();
    match format {
        Format::Table | Format::Wide => Ok(ended(match page.columns {
            Some(names) => result.text_of(&names.iter().map(String::as_str).collect::<Vec<_>>(), page),
            None => result.text(page),
        })),
        Format::Json => pretty(&whole(result, page)),
        Format::Yaml => Ok(yaml_form::yaml(&whole(result, page))),
        Format::Jsonl => Ok(chosen().iter().map(|row| numbered(&row.to_string()) + "\n").collect()),
        Format::Csv => csv_form::csv(&rows, &names(result, &rows, known, page), page),
        Format::Id => {
            let ids = rows.iter().filter_map(|row| columns::lookup(row, result.id()));
            Ok(ids.map(|id| format!("{}\n", columns::plain(id))).collect())
        }
    }
}

/// The columns of CSV: those that were chosen, or every field that a row can have, whether one of these has it or not. What
/// holds fields of its own gives its place to them.
fn names(result: &dyn Output, rows: &[&Value], known: &[String], page: &Page<'_>) -> Vec<String> {
    let all = || columns::fields(rows, &result.fields());
    page.columns.map_or_else(|| columns::single(&all(), rows, known), <[String]>::to_vec)
}

fn whole(result: &dyn Output, page: &Page<'_>) -> Value {
    match result.value() {
        Value::Array(rows) => rows.iter().map(|row| columns::select(row, page.columns)).collect(),
        one if page.columns.is_some() && result.rows() != [&one] => {
            // No field around the rows was chosen.
            result.rows().iter().map(|row| columns::select(row, page.columns)).collect()
        }
        one => columns::select(&one, page.columns),
    }
}

fn pretty(value: &Value) -> Result<String, Trouble> {
    serde_json::to_string_pretty(value).map(|text| ended(numbered(&text))).map_err(|error| Trouble::Form(error.into()))
}

pub(super) fn ended(mut text: String) -> String {
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    text
}
