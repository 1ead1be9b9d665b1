//! A service's reply on a terminal: nothing in it moves the cursor, hides or reverses, and no word of it is lost.

use meibo::{
    cli::fuzz,
    contract::Problem,
    texts::{Lang, Texts},
    ui::{
        Captured, Done, Format, Gate, Listing, Look, Output, Page, Record, Streams, Ui, Zone, commands_in,
        display_width, visible, visible_lines,
    },
};
use serde_json::{Value, json};

use super::{assert_harmless, choice, is_harmless, texts};

const WIDTHS: [Option<usize>; 7] = [None, Some(1), Some(20), Some(60), Some(80), Some(132), Some(400)];
const FIELDS: [&str; 6] = ["id", "name", "department", "created_at", "roles", "who.name"];

/// A reply, behind the width of the terminal: JSON, or texts that stand in its fields.
pub(super) fn reply(input: &[u8]) {
    let (width, input) = choice(input);
    let zone = Zone::named("Asia/Tokyo");
    let page = |lang| Page { width: WIDTHS[width % WIDTHS.len()], ..Page::new(Texts::of(lang), &zone) };
    let value = serde_json::from_slice(input).unwrap_or_else(|_| of_texts(&texts(input)));
    if let Ok(problem) = serde_json::from_value::<Problem>(value.clone()) {
        fuzz::refusal(problem).iter().for_each(|words| assert_harmless(words));
    }
    for lang in Lang::ALL {
        results(&value, &page(lang));
        texts(input).iter().for_each(|text| prose(text, &page(lang)));
    }
    forms(&value);
    texts(input).iter().for_each(|text| lines(text));
}

/// Rows whose fields hold the texts in turn.
fn of_texts(texts: &[String]) -> Value {
    let row = |texts: &[String]| {
        let text = |at: usize| texts.get(at).map_or("", String::as_str);
        json!({
            "id": text(0), "name": text(1), "department": text(2), "created_at": text(3),
            "roles": [text(4), text(5)], "who": { "name": text(6), text(7): text(8) },
        })
    };
    texts.chunks(9).map(row).collect()
}

fn rows(value: &Value) -> Vec<Value> {
    value.as_array().cloned().unwrap_or_else(|| vec![value.clone()])
}

fn results(value: &Value, page: &Page<'_>) {
    let listing = Listing::new(rows(value), &FIELDS[..]);
    for page in [*page, Page { flat: true, ..*page }, Page { wide: true, ..*page }] {
        let text = listing.text(&page);
        assert_harmless(&text);
        if page.width.is_none() && !page.flat && !listing.rows.is_empty() {
            assert_eq!(text.split('\n').count(), 1 + listing.rows.len(), "a row is one line: {text:?}");
        }
    }
    let record = Record::new(value.clone(), Vec::new());
    // What the contract does not know is shown by the name that it came with.
    assert_harmless(&record.text(page));
    assert_harmless(&Done::new(value.clone(), value.to_string()).showing(&FIELDS).undo(value.to_string()).text(page));
}

/// A sentence is broken between its words, and none is lost.
fn prose(text: &str, page: &Page<'_>) {
    let shown = page.prose(text);
    assert_harmless(&shown);
    let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace() && *c != '\\').collect::<String>();
    assert_eq!(letters(&shown), letters(&visible_lines(text)));
    let mut past = 0;
    for command in commands_in(text) {
        let is_quoted = text[command.clone()].contains(['\'', '"']);
        assert!(past <= command.start && text[command.clone()].starts_with("meibo "), "{command:?}");
        assert!(is_quoted || !text[command.clone()].contains('\n'), "it ends with its line");
        past = command.end;
    }
}

/// What programs read is what the service said, and moves no cursor either, should a person look at it.
fn forms(value: &Value) {
    for format in [Format::Json, Format::Jsonl, Format::Yaml] {
        let out = Captured::default();
        let look = Look { format, ..Look::default() };
        let ui = Ui::new(Lang::En, look, Gate::default(), Streams::captured(&out, &Captured::default()));
        ui.show(&Listing::new(rows(value), &FIELDS[..])).unwrap();
        let text = out.text();
        assert!(text.split('\n').all(|line| !line.chars().any(char::is_control)), "{text:?}");
        if format == Format::Json {
            assert_eq!(serde_json::from_str::<Vec<Value>>(&text).unwrap(), rows(value));
        }
    }
}

fn lines(text: &str) {
    let shown = visible(text);
    assert!(is_harmless(&shown), "{shown:?}");
    assert_eq!(visible(&shown), shown);
    assert!(display_width(&shown) <= 2 * text.chars().count());
}
