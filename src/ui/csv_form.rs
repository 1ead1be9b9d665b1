//! CSV that a spreadsheet can open without running it.

use serde_json::Value;

use super::{Page, Trouble, columns, output::plain};

/// Rows as CSV: a line of field names, then one line a row.
pub(super) fn csv(rows: &[Value], page: &Page<'_>) -> Result<String, Trouble> {
    let names = columns::fields(&rows.iter().collect::<Vec<_>>(), &[]);
    let mut writer = csv::Writer::from_writer(Vec::new());
    if page.header && !names.is_empty() {
        writer.write_record(&names).map_err(form)?;
    }
    for row in rows {
        writer.write_record(names.iter().map(|name| cell(row.get(name)))).map_err(form)?;
    }
    let bytes = writer.into_inner().map_err(|error| form(error.into_error()))?;
    String::from_utf8(bytes).map_err(form)
}

fn form(error: impl std::error::Error + Send + Sync + 'static) -> Trouble {
    Trouble::Form(Box::new(error))
}

fn cell(value: Option<&Value>) -> String {
    match value {
        None => String::new(),
        Some(Value::Array(values)) => harmless(values.iter().map(plain).collect::<Vec<_>>().join(" ")),
        Some(Value::String(text)) => harmless(text.clone()),
        Some(value) => plain(value),
    }
}

/// Text that a spreadsheet would run as a formula gets an apostrophe in front.
fn harmless(text: String) -> String {
    let runs = text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    if runs { format!("'{text}") } else { text }
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
        let (texts, zone) = (Texts::new(Lang::En), Zone::named("UTC"));
        let rows =
            [json!({"a": "=1+1", "b": -5, "c": ["x", "y"]}), json!({"a": "＝cmd", "b": null, "c": "say \"hi\""})];
        let text = csv(&rows, &Page::new(&texts, &zone)).unwrap();
        assert_eq!(text, "a,b,c\n'=1+1,-5,x y\n'＝cmd,,\"say \"\"hi\"\"\"\n");
    }
}
