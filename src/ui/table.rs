//! Rows without borders, one a line; as records where the terminal is narrow.

use comfy_table::{ColumnConstraint, Row, Table, Width, presets};
use serde_json::Value;

use super::{
    Page, Tone,
    columns::{is_withheld, lookup},
    display_width, prose,
};
use crate::texts::args;

/// Below this many columns a table is shown as records.
const NARROW: usize = 60;
/// Free text is not cut below this many columns.
const LEAST: usize = 20;
/// Blanks between two columns of a table.
const GAP: usize = 2;

/// What of a table is kept where there is little room.
#[derive(Clone, Copy)]
pub(super) struct Fit<'a> {
    /// Fields that are never cut and never left out.
    pub(super) whole: &'a [&'a str],
    /// The field of sentences: where it stands last it is wrapped, not cut.
    pub(super) prose: Option<&'a str>,
}

/// Rows as a table, or as records where a table does not fit. Fields without room are left out from the right, where
/// the least important ones stand, and the table says so; those that stay whole, and fields that the person chose, are
/// never left out.
pub(super) fn table(rows: &[&Value], fields: &[&str], fit: Fit<'_>, page: &Page<'_>) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let Some(width) = page.width.filter(|_| !page.flat) else {
        return if page.flat { records(rows, fields, page) } else { Drawing::of(rows, fields, fit, page).text(page) };
    };
    let drawing = Drawing::of(rows, fields, fit, page);
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
    /// What each line means.
    tones: Vec<Tone>,
    /// Whether it is drawn in any case.
    is_kept: bool,
    /// Whether it is wrapped, not cut.
    is_prose: bool,
    /// The least width that it can be cut to, in columns of the screen.
    least: usize,
    /// The width of its widest line, in columns of the screen.
    most: usize,
}

impl<'a> Column<'a> {
    fn of(field: &'a str, rows: &[&Value], fit: Fit<'_>, page: &Page<'_>) -> Self {
        let lines: Vec<String> = std::iter::once(page.heading(field))
            .filter(|_| page.header)
            .chain(rows.iter().map(|row| cell(row, field, page)))
            .collect();
        let tones = std::iter::repeat_n(Tone::Plain, lines.len() - rows.len());
        let tones = tones.chain(rows.iter().map(|row| Tone::of(field, value(row, field)))).collect();
        let most = lines.iter().map(|line| display_width(line)).max().unwrap_or(0);
        let is_prose = fit.prose == Some(field);
        let is_cut = !is_whole(field, fit.whole) && rows.iter().any(|row| page.is_free(field, value(row, field)));
        let least = match is_cut {
            _ if is_prose => lines.iter().map(|line| longest_word(line)).max().unwrap_or(0),
            true => most.min(LEAST),
            false => most,
        };
        Self { field, lines, tones, is_kept: is_prose || fit.whole.contains(&field), is_prose, least, most }
    }
}

impl Column<'_> {
    /// What stands in a row, drawn so wide: its first line, and of sentences the others.
    fn cell(&self, row: usize, drawn: usize) -> (String, Vec<String>) {
        let line = &self.lines[row];
        if !self.is_prose {
            return (line.clone(), Vec::new());
        }
        let wrapped = prose::wrapped(line, Some(drawn));
        let mut lines = wrapped.split('\n').map(str::to_owned);
        (lines.next().unwrap_or_default(), lines.collect())
    }
}

/// The columns that are drawn, each with its width, and the fields of those that are left out.
struct Drawing<'a> {
    columns: Vec<(Column<'a>, usize)>,
    left_out: Vec<&'a str>,
}

impl<'a> Drawing<'a> {
    /// Every column at its full width.
    fn of(rows: &[&Value], fields: &[&'a str], fit: Fit<'_>, page: &Page<'_>) -> Self {
        // Sentences are wrapped only where nothing stands beside them.
        let fit = Fit { prose: fit.prose.filter(|prose| fields.last() == Some(prose)), ..fit };
        let column = |field: &&'a str| Column::of(field, rows, fit, page);
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
        let rows = lines.iter().enumerate().skip(head).map(|(row, line)| self.row(row, line, page));
        let left_out = self.leaves_out().then(|| self.remark(page));
        strong.chain(rows).chain(left_out).collect::<Vec<_>>().join("\n")
    }

    /// The first line of each row.
    fn lines(&self) -> Vec<String> {
        let mut table = Table::new();
        // Lines and dots other than ASCII are two columns wide in some East Asian terminals.
        table.load_style(presets::NOTHING).set_truncation_indicator("..");
        let rows = self.columns.first().map_or(0, |(column, _)| column.lines.len());
        for row in 0..rows {
            let cells = self.columns.iter().map(|(column, drawn)| column.cell(row, *drawn).0).collect::<Vec<_>>();
            let mut line = Row::from(cells);
            line.max_height(1);
            table.add_row(line);
        }
        for (column, (_, drawn)) in table.column_iter_mut().zip(&self.columns) {
            let drawn = u16::try_from(drawn + GAP).unwrap_or(u16::MAX);
            column.set_padding((0, 2)).set_constraint(ColumnConstraint::Absolute(Width::Fixed(drawn)));
        }
        table.lines().map(|line| line.trim_end().to_owned()).collect()
    }

    /// A row whole: its cells in the colours of what they mean, and the other lines of its sentences.
    fn row(&self, row: usize, line: &str, page: &Page<'_>) -> String {
        let Some(((last, drawn), before)) = self.columns.split_last() else { return String::new() };
        let (mut text, mut rest) = (String::new(), line);
        for (column, drawn) in before.iter().filter(|_| page.colour) {
            let (cell, after) = rest.split_at(end_of(rest, drawn + GAP));
            text.push_str(&page.toned(cell, column.tones[row]));
            rest = after;
        }
        text.push_str(&page.toned(rest, last.tones[row]));
        let indent = before.iter().map(|(_, drawn)| drawn + GAP).sum::<usize>();
        let below = last.cell(row, *drawn).1;
        below.iter().for_each(|line| text.push_str(&format!("\n{}{line}", " ".repeat(indent))));
        text
    }

    fn remark(&self, page: &Page<'_>) -> String {
        let names: Vec<String> = self.left_out.iter().map(|field| page.heading(field)).collect();
        let names = names.join(&page.texts.say("list-separator", args![]));
        page.prose(&page.texts.say("table-left-out", args![count = self.left_out.len(), columns = names]))
    }
}

/// How wide sentences are at the least: as what of them cannot be broken.
fn longest_word(text: &str) -> usize {
    prose::wrapped(text, Some(LEAST)).split('\n').map(display_width).max().unwrap_or(0)
}

/// The byte at which a text has filled so many columns.
fn end_of(text: &str, columns: usize) -> usize {
    let ends = text.char_indices().map(|(at, c)| at + c.len_utf8());
    ends.take_while(|&end| display_width(&text[..end]) <= columns).last().unwrap_or(0)
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
    let line = |field: &&str| (page.heading(field), cell(row, field, page), Tone::of(field, value(row, field)));
    beside(&fields.iter().map(line).collect::<Vec<_>>(), page)
}

/// Headings with what stands beside each, and what that means; below it where it has no room there.
pub(super) fn beside(lines: &[(String, String, Tone)], page: &Page<'_>) -> String {
    let widest = lines.iter().map(|(heading, ..)| display_width(heading)).max().unwrap_or(0);
    let room = page.width.map_or(usize::MAX, |width| width.saturating_sub(widest + GAP));
    let line = |(heading, text, tone): &(String, String, Tone)| {
        if room < LEAST && display_width(text) > room {
            return format!("{heading}:\n{}", page.toned(&page.below(text), *tone));
        }
        let gap = " ".repeat(widest - display_width(heading));
        let text = page.toned(&page.beside(text, widest + GAP), *tone);
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

    const ID: Fit<'_> = Fit { whole: &["x_id"], prose: None };

    fn rows() -> Vec<Value> {
        vec![
            json!({"x_id": "a123456789", "x_name": "山田 太郎", "x_at": "2026-03-31T15:00:00Z", "x_list": ["p", "q"]}),
            json!({"x_id": "b1", "x_name": "Ann\u{1b}[31m", "x_at": null, "x_list": []}),
        ]
    }

    fn shown(width: Option<usize>) -> String {
        let (texts, zone, rows) = (Texts::of(Lang::En), Zone::named("Asia/Tokyo"), rows());
        let page = Page { width, ..Page::new(texts, &zone) };
        table(&rows.iter().collect::<Vec<_>>(), &["x_id", "x_name", "x_at", "x_list"], ID, &page)
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
        let text = table(&rows.iter().collect::<Vec<_>>(), &["x_id", "x_name"], ID, &page);
        assert_eq!(text, "x_id:   a123456789\nx_name: 山田 太郎\n\nx_id:   b1\nx_name: Ann[31m");
    }

    #[test]
    fn an_id_is_never_cut_and_a_row_is_one_line() {
        let (texts, zone) = (Texts::of(Lang::En), Zone::named("UTC"));
        let long = json!({"x_id": "ap_01JC3MVZ6K8QK5", "x_name": "あ".repeat(60)});
        let page = Page { width: Some(70), ..Page::new(texts, &zone) };
        let text = table(&[&long], &["x_name", "x_id"], ID, &page);
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
        table(&[&row], &COLUMNS, ID, &change(page))
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
            table(&[&row], &COLUMNS, Fit { whole: &["x_id", "x_state", "x_more"], prose: None }, &page)
        };
        assert_eq!(
            drawn(62),
            "x_id      x_name     x_state      x_more\n\
             t2600001  山田 太郎  locked_down  refused\n\
             One column left out (x_at). With all columns: -o wide"
        );
        let page = Page { width: Some(62), ..Page::new(texts, &zone) };
        let all = table(&[&row], &COLUMNS, Fit { whole: &COLUMNS, prose: None }, &page);
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

    #[test]
    fn a_value_without_room_beside_its_heading_stands_below_it() {
        let (texts, zone) = (Texts::of(Lang::En), Zone::named("Asia/Tokyo"));
        let page = Page { width: Some(30), ..Page::new(texts, &zone) };
        let lines = [("A heading of some length", "free text that is long"), ("Short", "x")];
        let lines = lines.map(|(heading, text)| (heading.to_owned(), text.to_owned(), Tone::Plain));
        let shown = beside(&lines, &page);
        assert_eq!(shown, "A heading of some length:\n  free text that is long\nShort:                    x");
    }

    #[test]
    fn sentences_are_wrapped_between_words_and_in_japanese_no_line_begins_with_a_stop() {
        let (texts, zone) = (Texts::of(Lang::Ja), Zone::named("Asia/Tokyo"));
        let row = json!({"x_id": "t2600001", "x_state": "locked",
            "x_more": "証明書は信頼でき、サービスが応答しています。この先も、確認を続けることができます。"});
        let fit = Fit { whole: &["x_id"], prose: Some("x_more") };
        let page = Page { width: Some(60), ..Page::new(texts, &zone) };
        let shown = table(&[&row], &["x_id", "x_state", "x_more"], fit, &page);
        assert_eq!(
            shown,
            "x_id      x_state  x_more\n\
             t2600001  locked   証明書は信頼でき、サービスが応答していま\n                   \
             す。この先も、確認を続けることができま\n                   \
             す。"
        );
        // Where something stands beside them, a row has one line.
        let beside = table(&[&row], &["x_id", "x_more", "x_state"], fit, &page);
        assert!(beside.lines().count() == 2 && beside.contains(".."), "{beside}");
    }

    #[test]
    fn what_is_locked_or_waits_is_coloured_and_stands_where_it_did() {
        let (texts, zone) = (Texts::of(Lang::En), Zone::named("Asia/Tokyo"));
        let rows = [
            json!({"x_name": "山田 太郎", "state": "locked", "x_id": "t1"}),
            json!({"x_name": "Ann", "state": "waiting", "x_id": "t2"}),
        ];
        let page = Page { colour: true, width: Some(80), ..Page::new(texts, &zone) };
        let drawn = |page: &Page<'_>| table(&rows.iter().collect::<Vec<_>>(), &["x_name", "state", "x_id"], ID, page);
        let coloured = drawn(&page);
        assert!(coloured.contains("山田 太郎  \u{1b}[1;31mlocked\u{1b}[0m"), "{coloured:?}");
        assert!(coloured.contains("Ann        \u{1b}[35mwaiting"), "{coloured:?}");
        let codes = ["\u{1b}[1;31m", "\u{1b}[35m", "\u{1b}[1m", "\u{1b}[0m"];
        let plain = codes.iter().fold(coloured, |text, code| text.replace(code, ""));
        assert_eq!(plain, drawn(&Page { colour: false, ..page }));
        let record = drawn(&Page { width: Some(40), ..page });
        assert!(record.contains("\u{1b}[1;31mlocked\u{1b}[0m\n"), "{record:?}");
    }
}
