//! Rows without borders, one a line; as records where the terminal is narrow.

use comfy_table::{ColumnConstraint, ContentArrangement, Row, Table, presets};
use serde_json::Value;

use super::{
    Page,
    columns::{is_withheld, lookup},
    display_width,
};
use crate::texts::args;

/// Below this many columns a table is shown as records.
const NARROW: usize = 60;

/// Rows as a table, or as records where a table does not fit.
pub(super) fn table(rows: &[&Value], fields: &[&str], whole: &[&str], page: &Page<'_>) -> String {
    if rows.is_empty() {
        return String::new();
    }
    if page.flat || page.width.is_some_and(|width| width < NARROW) {
        return records(rows, fields, page);
    }
    let lines = drawn(rows, fields, whole, page);
    if page.width.is_some_and(|width| lines.iter().any(|line| display_width(line) > width)) {
        return records(rows, fields, page);
    }
    let head = usize::from(page.header);
    let strong = lines.iter().take(head).map(|line| page.strong(line));
    strong.chain(lines.iter().skip(head).cloned()).collect::<Vec<_>>().join("\n")
}

fn drawn(rows: &[&Value], fields: &[&str], whole: &[&str], page: &Page<'_>) -> Vec<String> {
    let mut table = Table::new();
    // Lines and dots other than ASCII are two columns wide in some East Asian terminals.
    table.load_style(presets::NOTHING).set_truncation_indicator("..");
    if let Some(width) = page.width {
        table.set_content_arrangement(ContentArrangement::Dynamic).set_width(u16::try_from(width).unwrap_or(u16::MAX));
    }
    if page.header {
        let mut head = Row::from(fields.iter().map(|field| page.heading(field)).collect::<Vec<_>>());
        head.max_height(1);
        table.set_header(head);
    }
    for row in rows {
        let mut line = Row::from(fields.iter().map(|field| cell(row, field, page)).collect::<Vec<_>>());
        if page.width.is_some() {
            line.max_height(1);
        }
        table.add_row(line);
    }
    for (column, field) in table.column_iter_mut().zip(fields) {
        column.set_padding((0, 2));
        if is_whole(field, whole) {
            column.set_constraint(ColumnConstraint::ContentWidth);
        }
    }
    table.lines().map(|line| line.trim_end().to_owned()).collect()
}

/// What a person pastes into the next command is never cut.
fn is_whole(field: &str, whole: &[&str]) -> bool {
    let last = field.rsplit('.').next().unwrap_or(field);
    whole.contains(&field) || last == "id" || last == "address" || last == "code" || last.ends_with("_id")
}

/// Rows as blocks of `key: value`.
fn records(rows: &[&Value], fields: &[&str], page: &Page<'_>) -> String {
    rows.iter().map(|row| block(row, fields, page)).collect::<Vec<_>>().join("\n\n")
}

/// One row as `key: value` lines.
pub(super) fn block(row: &Value, fields: &[&str], page: &Page<'_>) -> String {
    let headings: Vec<String> = fields.iter().map(|field| page.heading(field)).collect();
    let widest = headings.iter().map(|heading| display_width(heading)).max().unwrap_or(0);
    let line = |(field, heading): (&&str, &String)| {
        let gap = " ".repeat(widest - display_width(heading));
        format!("{heading}:{gap} {}", cell(row, field, page)).trim_end().to_owned()
    };
    fields.iter().zip(&headings).map(line).collect::<Vec<_>>().join("\n")
}

fn cell(row: &Value, field: &str, page: &Page<'_>) -> String {
    if is_withheld(row, field) {
        return page.texts.say("value-withheld", args![]);
    }
    page.cell(field, lookup(row, field).unwrap_or(&Value::Null))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::{
        texts::{Lang, Texts},
        ui::Zone,
    };

    fn rows() -> Vec<Value> {
        vec![
            json!({"x_id": "a123456789", "x_name": "山田 太郎", "x_at": "2026-03-31T15:00:00Z", "x_list": ["p", "q"]}),
            json!({"x_id": "b1", "x_name": "Ann\u{1b}[31m", "x_at": null, "x_list": []}),
        ]
    }

    fn shown(width: Option<usize>) -> String {
        let (texts, zone, rows) = (Texts::of(Lang::En), Zone::named("Asia/Tokyo"), rows());
        let page = Page { width, ..Page::new(texts, &zone) };
        table(&rows.iter().collect::<Vec<_>>(), &["x_id", "x_name", "x_at", "x_list"], &["x_id"], &page)
    }

    #[test]
    fn kanji_are_aligned_and_times_are_local() {
        assert_eq!(
            shown(None),
            "x_id        x_name     x_at                  x_list\n\
             a123456789  山田 太郎  2026-04-01 00:00 JST  p, q\n\
             b1          Ann[31m    -                     -"
        );
    }

    #[test]
    fn a_narrow_terminal_gets_records() {
        assert!(shown(Some(40)).starts_with("x_id:   a123456789\nx_name: 山田 太郎\n"), "{}", shown(Some(40)));
    }

    #[test]
    fn who_hears_the_screen_gets_records() {
        let (texts, zone, rows) = (Texts::of(Lang::En), Zone::named("UTC"), rows());
        let page = Page { flat: true, ..Page::new(texts, &zone) };
        let text = table(&rows.iter().collect::<Vec<_>>(), &["x_id", "x_name"], &["x_id"], &page);
        assert_eq!(text, "x_id:   a123456789\nx_name: 山田 太郎\n\nx_id:   b1\nx_name: Ann[31m");
    }

    #[test]
    fn an_id_is_never_cut_and_a_row_is_one_line() {
        let (texts, zone) = (Texts::of(Lang::En), Zone::named("UTC"));
        let long = json!({"x_id": "ap_01JC3MVZ6K8QK5", "x_name": "あ".repeat(60)});
        let page = Page { width: Some(70), ..Page::new(texts, &zone) };
        let text = table(&[&long], &["x_name", "x_id"], &["x_id"], &page);
        assert_eq!(text.lines().count(), 2, "{text}");
        assert!(text.contains("ap_01JC3MVZ6K8QK5") && text.contains(".."), "{text}");
        assert!(text.lines().all(|line| display_width(line) <= 70), "{text}");
    }
}
