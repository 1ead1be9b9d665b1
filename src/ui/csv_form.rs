//! CSV that a spreadsheet can open without running it.

use std::borrow::Cow;

use serde_json::Value;

use super::{
    Encoding, Page, Trouble,
    columns::{is_withheld, lookup, plain},
};

/// The cell of a value that the caller may not see.
const WITHHELD: &str = "withheld";

/// Rows as CSV: a line of field names, then one line per row.
pub(super) fn csv(rows: &[&Value], names: &[String], page: &Page<'_>) -> Result<String, Trouble> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    if page.header && !names.is_empty() {
        writer.write_record(names).map_err(form)?;
    }
    for row in rows {
        writer.write_record(names.iter().map(|name| cell(row, name))).map_err(form)?;
    }
    let bytes = writer.into_inner().map_err(|error| form(error.into_error()))?;
    String::from_utf8(bytes).map_err(form)
}

/// The first row of CSV with a character that the encoding lacks.
pub(super) fn not_in(text: &str, encoding: Encoding, has_header: bool) -> Option<Trouble> {
    encoding.lacks(text)?;
    let mut rows = csv::ReaderBuilder::new().has_headers(has_header).flexible(true).from_reader(text.as_bytes());
    rows.records().filter_map(Result::ok).enumerate().find_map(|(index, record)| {
        let character = record.iter().find_map(|cell| encoding.lacks(cell))?;
        let key = record.get(0).unwrap_or_default().to_owned();
        Some(Trouble::NotInEncoding { row: index + 1, key, character, encoding })
    })
}

fn form(error: impl std::error::Error + Send + Sync + 'static) -> Trouble {
    Trouble::Form(Box::new(error))
}

/// The cell of a field. Numbers are numbers; everything else is text.
fn cell(row: &Value, name: &str) -> String {
    match lookup(row, name) {
        _ if is_withheld(row, name) => WITHHELD.to_owned(),
        None => String::new(),
        Some(value @ Value::Number(_)) => plain(value),
        Some(value) => harmless(&text(value, &|field| is_withheld(row, &format!("{name}.{field}")))).into_owned(),
    }
}

/// A value as a person reads it in a cell: a list of words with blanks, and of what has fields a line each. `withheld` says
/// of a field of theirs whether it is.
fn text(value: &Value, withheld: &dyn Fn(&str) -> bool) -> String {
    match value {
        Value::Array(values) => {
            let between = if values.iter().any(Value::is_object) { "\n" } else { " " };
            values.iter().map(|value| text(value, withheld)).collect::<Vec<_>>().join(between)
        }
        Value::Object(fields) => {
            let is_withheld = |name: &str| withheld(name) || is_withheld(value, name);
            let told =
                fields.iter().filter(|(name, value)| *name != WITHHELD && (!value.is_null() || is_withheld(name)));
            let pair = |(name, value): (&String, &Value)| match is_withheld(name) {
                true => format!("{name}: {WITHHELD}"),
                false => format!("{name}: {}", text(value, &|field| is_withheld(&format!("{name}.{field}")))),
            };
            told.map(pair).collect::<Vec<_>>().join(", ")
        }
        value => plain(value),
    }
}

/// Text with an apostrophe in front if a spreadsheet would run it as a formula; [`bare`] takes the apostrophe away
/// again.
pub fn harmless(text: &str) -> Cow<'_, str> {
    if is_formula(text) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// Text as it was before [`harmless`].
pub fn bare(text: &str) -> &str {
    text.strip_prefix('\'').filter(|rest| is_formula(rest)).unwrap_or(text)
}

/// Looks past leading apostrophes, so that a text that had one can be told from a text that was given one.
fn is_formula(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'])
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::{
        texts::{Lang, Texts},
        ui::Zone,
    };

    #[test]
    fn formulas_are_made_harmless_and_numbers_left_alone() {
        let (texts, zone) = (Texts::of(Lang::En), Zone::named("UTC"));
        let rows =
            [json!({"a": "=1+1", "b": -5, "c": ["x", "y"]}), json!({"a": "＝cmd", "b": null, "c": "say \"hi\""})];
        let names = ["a", "b", "c"].map(str::to_owned);
        let text = csv(&rows.iter().collect::<Vec<_>>(), &names, &Page::new(texts, &zone)).unwrap();
        assert_eq!(text, "a,b,c\n'=1+1,-5,x y\n'＝cmd,,\"say \"\"hi\"\"\"\n");
    }

    #[test]
    fn what_a_cell_holds_is_never_json() {
        let (texts, zone) = (Texts::of(Lang::En), Zone::named("UTC"));
        let used = json!([{"id": "p1", "at": null, "from": null}, {"id": "p2", "at": "x", "of": {"b": ["y", "z"]}}]);
        let row = json!({"who": {"name": "=x"}, "used": used, "facts": {"a": 1, "b": true}, "withheld": ["used.from"],
            "more": {"ways": [{"id": "w1", "phone": null}], "withheld": ["ways.phone"]}});
        let names = ["who.name", "used", "facts", "none", "more"].map(str::to_owned);
        let text = csv(&[&row], &names, &Page::new(texts, &zone)).unwrap();
        let cells = "'=x,\"id: p1, from: withheld\nid: p2, at: x, of: b: y z\",\"a: 1, b: true\",,\"ways: id: w1, phone: withheld\"\n";
        assert_eq!(text, format!("who.name,used,facts,none,more\n{cells}"));
    }

    #[test]
    fn all_6_the_row_and_the_character_that_an_encoding_lacks_are_found() {
        let found = |text: &str, has_header| match not_in(text, Encoding::ShiftJis, has_header) {
            Some(Trouble::NotInEncoding { row, key, character, .. }) => Some((row, key, character)),
            None => None,
            Some(other) => panic!("{other}"),
        };
        let text = "login_id,name\na1,\"田中\n太郎\"\na2,𠮷野☃\na3,☃\n";
        assert_eq!(found(text, true), Some((2, "a2".to_owned(), '𠮷')));
        assert_eq!(found(text, false), Some((3, "a2".to_owned(), '𠮷')));
        assert_eq!(found("login_id,name\na1,髙橋\n", true), None);
    }

    #[test]
    fn what_is_withheld_is_no_empty_cell() {
        let (texts, zone) = (Texts::of(Lang::Ja), Zone::named("UTC"));
        let row = json!({"a": null, "b": null, "c": [], "withheld": ["b"]});
        let names = ["a", "b", "c"].map(str::to_owned);
        assert_eq!(csv(&[&row], &names, &Page::new(texts, &zone)).unwrap(), "a,b,c\n,withheld,\n");
    }

    proptest::proptest! {
        #[test]
        fn what_was_made_harmless_is_read_back(text in "['=＝+a]{0,4}.*") {
            let written = harmless(&text);
            proptest::prop_assert!(!written.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']));
            proptest::prop_assert_eq!(bare(&written), &*text);
        }
    }

    #[test]
    fn an_apostrophe_of_a_name_stays() {
        for text in ["'t Hooft", "O'Brien", "'", "''", "a=1"] {
            assert_eq!(harmless(text), text);
            assert_eq!(bare(text), text);
        }
    }
}
