//! People's files: rows in, results out, and cells that a spreadsheet opens.

use std::{
    cell::RefCell,
    collections::HashSet,
    io::{self, Write},
    path::Path,
    rc::Rc,
};

use meibo::{
    cli::fuzz::{self, Rows},
    contract::bulk::MAX_KEY,
    texts::Lang,
    ui::{Encoding, Format, Gate, Listing, Look, Streams, Ui, bare},
};
use serde_json::json;

use super::{assert_harmless, choice, texts, written};

/// `--input-encoding`, and without it.
const ENCODINGS: [Option<&str>; 7] =
    [None, Some("utf-8"), Some("utf-8-bom"), Some("utf-16"), Some("shift_jis"), Some("euc-jp"), Some("iso-2022-jp")];

const NAMES: [&str; 3] = ["id", "name", "note"];

/// A file of rows, behind the command that reads it and the encoding that was asked for. Rows that can be read say the same
/// when their results are handed in again; what cannot be read is told harmlessly.
pub(super) fn rows(input: &[u8]) {
    let (command, input) = choice(input);
    let (asked, content) = choice(input);
    let commands: Vec<&str> = fuzz::commands().collect();
    let command = commands[command % commands.len()];
    let name = if asked / ENCODINGS.len() % 2 == 1 { "rows.jsonl" } else { "rows.csv" };
    let path = written(name, content);
    match fuzz::rows(command, &path, ENCODINGS[asked % ENCODINGS.len()]) {
        Err(words) => words.iter().for_each(|words| assert_harmless(words)),
        Ok(read) => {
            judge(&read, content.len());
            again(command, &read, &path.with_file_name("again.csv"), Encoding::Utf8Bom);
            again(command, &read, &path.with_file_name("again.jsonl"), Encoding::Utf8);
            again(command, &read, &path.with_file_name("as-it-was.csv"), read.encoding);
        }
    }
}

fn judge(read: &Rows, length: usize) {
    assert!(read.rows.len() <= length, "more rows than bytes");
    let (mut keys, mut last) = (HashSet::new(), 0);
    for row in &read.rows {
        match row {
            Ok(row) => {
                assert_eq!(row.cells.len(), read.headings.len(), "each cell stands under a heading");
                assert!(!row.key.is_empty() && row.key.len() <= MAX_KEY && !row.key.chars().any(char::is_control));
                assert!(keys.insert(&row.key), "{:?} comes twice", row.key);
                assert!(last < row.line && row.line <= length as u64, "line {} behind line {last}", row.line);
                last = row.line;
            }
            Err(words) => words.iter().for_each(|words| assert_harmless(words)),
        }
    }
}

/// The results of rows that were done, read as the rows were.
fn again(command: &str, read: &Rows, path: &Path, encoding: Encoding) {
    let whole: Vec<_> = read.rows.iter().flatten().map(|row| (&row.key, &row.cells, &row.request)).collect();
    if whole.is_empty() {
        return;
    }
    match fuzz::results(read, path, encoding) {
        // The bytes of an encoding of old can mean what that encoding does not write.
        Err(_) if encoding == Encoding::ShiftJis => return,
        written => written.unwrap(),
    }
    let back = match fuzz::rows(command, path, Some(encoding.as_str())) {
        // What could be UTF-8 is not believed to be Shift_JIS.
        Err(_) if encoding == Encoding::ShiftJis => return,
        back => back.unwrap(),
    };
    let back: Vec<_> = back.rows.iter().map(|row| row.as_ref().unwrap()).collect();
    assert_eq!(back.len(), whole.len(), "{}", path.display());
    for (back, (key, cells, request)) in back.into_iter().zip(whole) {
        assert_eq!((&back.key, &back.request), (key, request), "{}", path.display());
        // JSON lines have the command's other columns behind them.
        let (same, more) = back.cells.split_at(cells.len());
        assert!(same == cells && more.iter().all(String::is_empty), "{}: {:?}", path.display(), back.cells);
    }
}

/// Cells of any text, behind the encoding: what is written as CSV runs in no spreadsheet, and reads back as itself.
pub(super) fn cells(input: &[u8]) {
    let (encoding, input) = choice(input);
    let encoding = Encoding::ALL[encoding % Encoding::ALL.len()];
    let texts = texts(input);
    let rows: Vec<Vec<&str>> = texts.chunks(3).map(|row| row.iter().map(String::as_str).collect()).collect();
    let objects = rows.iter().map(|row| NAMES.into_iter().zip(row.iter().copied()).collect::<Vec<_>>());
    let objects = objects.map(|row| json!(row.into_iter().collect::<std::collections::BTreeMap<_, _>>())).collect();
    let out = Sink::default();
    let look = Look { format: Format::Csv, encoding, ..Look::default() };
    let ui = Ui::new(Lang::En, look, Gate::default(), Streams::onto(Box::new(out.clone()), Box::new(io::sink())));
    if ui.show(&Listing::new(objects, &NAMES[..])).is_err() {
        assert!(texts.iter().any(|text| encoding.lacks(text).is_some()), "{texts:?} is in {encoding:?}");
        return;
    }
    let bytes = out.0.take();
    let text = match encoding {
        Encoding::ShiftJis => encoding_rs::SHIFT_JIS.decode_without_bom_handling(&bytes).0,
        Encoding::Utf8Bom => encoding_rs::UTF_8.decode_with_bom_removal(&bytes).0,
        Encoding::Utf8 => encoding_rs::UTF_8.decode_without_bom_handling(&bytes).0,
    };
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let back: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert!(
        back.iter().flatten().all(|cell| !cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']))
    );
    let back: Vec<Vec<&str>> = back.iter().map(|row| row.iter().map(bare).collect()).collect();
    let padded: Vec<Vec<&str>> = rows.into_iter().map(|row| row.into_iter().chain([""; 3]).take(3).collect()).collect();
    assert_eq!(back, padded, "{encoding:?}");
}

/// Bytes in memory.
#[derive(Clone, Default)]
struct Sink(Rc<RefCell<Vec<u8>>>);

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
