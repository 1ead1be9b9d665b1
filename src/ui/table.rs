//! Rows without borders, one a line; as records where the terminal is narrow.

use comfy_table::{ColumnConstraint, Row, Table, Width, presets};
use serde_json::Value;

use super::{
    Page,
    columns::{is_withheld, lookup},
    display_width,
};
use crate::texts::args;

/// Below this many columns a table is shown as records.
const NARROW: usize = 60;
/// Free text is not cut below this many columns.
const LEAST: usize = 20;
/// Blanks between two columns of a table.
const GAP: usize = 2;

/// Rows as a table, or as records where a table does not fit. Fields without room are left out from the right, where
/// the least important ones stand, and the table says so; fields in `whole`, and fields that the person chose, are
/// never left out.
pub(super) fn table(rows: &[&Value], fields: &[&str], whole: &[&str], page: &Page<'_>) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let Some(width) = page.width.filter(|_| !page.flat) else {
        return if page.flat { records(rows, fields, page) } else { Drawing::of(rows, fields, whole, page).text(page) };
    };
    let drawing = Drawing::of(rows, fields, whole, page);
    let is_chosen = page.wide || page.columns.is_some();
    match drawing.fitted(width).filter(|fitted| width >= NARROW && !(is_chosen && fitted.leaves_out())) {
        Some(fitted) => fitted.text(page),
        None => records(rows, fields, page),
    }
}

/// One column: its heading and cells, and how wide it is drawn.
struct Column<'a> {
    field: &'a str,
    lines: Vec<String>,
    /// Whether it is drawn in any case.
    is_kept: bool,
    /// The least width that it can be cut to, in columns of the screen.
    least: usize,
    /// The width of its widest line, in columns of the screen.
    most: usize,
}

impl<'a> Column<'a> {
    fn of(field: &'a str, rows: &[&Value], whole: &[&str], page: &Page<'_>) -> Self {
        let lines: Vec<String> = std::iter::once(page.heading(field))
            .filter(|_| page.header)
            .chain(rows.iter().map(|row| cell(row, field, page)))
            .collect();
        let most = lines.iter().map(|line| display_width(line)).max().unwrap_or(0);
        let is_cut = !is_whole(field, whole) && rows.iter().any(|row| page.is_free(field, value(row, field)));
        let least = if is_cut { most.min(LEAST) } else { most };
        Self { field, lines, is_kept: whole.contains(&field), least, most }
    }
}

/// The columns that are drawn, each with its width, and the fields of those that are left out.
struct Drawing<'a> {
    columns: Vec<(Column<'a>, usize)>,
    left_out: Vec<&'a str>,
}

impl<'a> Drawing<'a> {
    /// Every column at its full width.
    fn of(rows: &[&Value], fields: &[&'a str], whole: &[&str], page: &Page<'_>) -> Self {
        let column = |field: &&'a str| Column::of(field, rows, whole, page);
        let columns =
            fields.iter().map(column).map(|column| (column.most, column)).map(|(most, column)| (column, most));
        Self { columns: columns.collect(), left_out: Vec::new() }
    }

    /// The same in `width` columns of the screen; `None` where what has to stay does not fit.
    fn fitted(mut self, width: usize) -> Option<Self> {
        while self.needs() > width {
            let last =
                self.columns.iter().rposition(|(column, _)| !column.is_kept).filter(|_| self.columns.len() > 2)?;
            self.left_out.insert(0, self.columns.remove(last).0.field);
        }
        let mut room = width - self.needs();
        for (column, drawn) in &mut self.columns {
            let more = room.min(column.most - column.least);
            (*drawn, room) = (column.least + more, room - more);
        }
        Some(self)
    }

    fn needs(&self) -> usize {
        let all: usize = self.columns.iter().map(|(column, _)| column.least + GAP).sum();
        all.saturating_sub(GAP)
    }

    fn leaves_out(&self) -> bool {
        !self.left_out.is_empty()
    }

    fn text(&self, page: &Page<'_>) -> String {
        let head = usize::from(page.header);
        let lines = self.lines();
        let strong = lines.iter().take(head).map(|line| page.strong(line));
        let left_out = self.leaves_out().then(|| self.remark(page));
        strong.chain(lines.iter().skip(head).cloned()).chain(left_out).collect::<Vec<_>>().join("\n")
    }

    fn lines(&self) -> Vec<String> {
        let mut table = Table::new();
        // Lines and dots other than ASCII are two columns wide in some East Asian terminals.
        table.load_style(presets::NOTHING).set_truncation_indicator("..");
        let rows = self.columns.first().map_or(0, |(column, _)| column.lines.len());
        for row in 0..rows {
            let mut line = Row::from(self.columns.iter().map(|(column, _)| &column.lines[row]).collect::<Vec<_>>());
            line.max_height(1);
            table.add_row(line);
        }
        for (column, (_, drawn)) in table.column_iter_mut().zip(&self.columns) {
            let drawn = u16::try_from(drawn + GAP).unwrap_or(u16::MAX);
            column.set_padding((0, 2)).set_constraint(ColumnConstraint::Absolute(Width::Fixed(drawn)));
        }
        table.lines().map(|line| line.trim_end().to_owned()).collect()
    }

    fn remark(&self, page: &Page<'_>) -> String {
        let names: Vec<String> = self.left_out.iter().map(|field| page.heading(field)).collect();
        let names = names.join(&page.texts.say("list-separator", args![]));
        page.prose(&page.texts.say("table-left-out", args![count = self.left_out.len(), columns = names]))
    }
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
    let lines = fields.iter().map(|field| (page.heading(field), cell(row, field, page)));
    beside(&lines.collect::<Vec<_>>(), page)
}

/// Headings with what stands beside each.
pub(super) fn beside(lines: &[(String, String)], page: &Page<'_>) -> String {
    let widest = lines.iter().map(|(heading, _)| display_width(heading)).max().unwrap_or(0);
    let line = |(heading, text): &(String, String)| {
        let gap = " ".repeat(widest - display_width(heading));
        let text = page.beside(text, widest + GAP);
        format!("{heading}:{gap} {text}").trim_end().to_owned()
    };
    lines.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn cell(row: &Value, field: &str, page: &Page<'_>) -> String {
    if is_withheld(row, field) {
        return page.texts.say("value-withheld", args![]);
    }
    page.cell(field, value(row, field))
}

fn value<'a>(row: &'a Value, field: &str) -> &'a Value {
    lookup(row, field).unwrap_or(&Value::Null)
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

    const COLUMNS: [&str; 5] = ["x_id", "x_name", "x_state", "x_at", "x_more"];

    fn roomy(change: impl FnOnce(Page<'_>) -> Page<'_>) -> String {
        let (texts, zone) = (Texts::of(Lang::En), Zone::named("Asia/Tokyo"));
        let row = json!({"x_id": "t2600001", "x_name": "山田 太郎", "x_state": "locked_down",
            "x_at": "2026-03-31T15:00:00Z", "x_more": "free text that matters least here"});
        let page = Page { width: Some(62), ..Page::new(texts, &zone) };
        table(&[&row], &COLUMNS, &["x_id"], &change(page))
    }

    #[test]
    fn what_has_no_room_is_left_out_and_said_to_be_and_ids_times_and_states_are_whole() {
        assert_eq!(
            roomy(|page| page),
            "x_id      x_name     x_state      x_at\n\
             t2600001  山田 太郎  locked_down  2026-04-01 00:00 JST\n\
             One column left out (x_more). With all columns: -o wide"
        );
        let cut = roomy(|page| Page { width: Some(80), ..page });
        assert!(cut.contains("2026-04-01 00:00 JST  free text"), "{cut}");
        assert!(cut.lines().count() == 2 && cut.ends_with(".."), "{cut}");
        assert!(roomy(|page| Page { width: Some(120), ..page }).ends_with("matters least here"));
    }

    #[test]
    fn what_is_to_be_whole_is_left_out_last_of_all_and_never_without_a_record() {
        let (texts, zone) = (Texts::of(Lang::En), Zone::named("Asia/Tokyo"));
        let row = json!({"x_id": "t2600001", "x_name": "山田 太郎", "x_state": "locked_down",
            "x_at": "2026-03-31T15:00:00Z", "x_more": "refused"});
        let drawn = |width| {
            let page = Page { width: Some(width), ..Page::new(texts, &zone) };
            table(&[&row], &COLUMNS, &["x_id", "x_state", "x_more"], &page)
        };
        assert_eq!(
            drawn(62),
            "x_id      x_name     x_state      x_more\n\
             t2600001  山田 太郎  locked_down  refused\n\
             One column left out (x_at). With all columns: -o wide"
        );
        let page = Page { width: Some(62), ..Page::new(texts, &zone) };
        let all = table(&[&row], &COLUMNS, &COLUMNS, &page);
        assert!(all.starts_with("x_id:    t2600001\nx_name:  "), "{all}");
    }

    #[test]
    fn what_a_person_chose_is_never_left_out() {
        let record = "x_id:    t2600001\n\
                      x_name:  山田 太郎\n\
                      x_state: locked_down\n\
                      x_at:    2026-04-01 00:00 JST\n\
                      x_more:  free text that matters least here";
        assert_eq!(roomy(|page| Page { wide: true, ..page }), record);
        let chosen: &'static [String] = COLUMNS.map(str::to_owned).to_vec().leak();
        assert_eq!(roomy(|page| Page { columns: Some(chosen), ..page }), record);
    }

    #[test]
    fn a_long_value_goes_on_beside_its_heading() {
        let shown = roomy(|page| Page { width: Some(30), ..page });
        assert!(shown.ends_with("x_more:  free text that\n         matters least here"), "{shown}");
    }
}
