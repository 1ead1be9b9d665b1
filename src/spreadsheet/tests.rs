//! Files as people have them, byte by byte.

use std::path::{Path, PathBuf};

use proptest::prelude::*;
use serde_json::json;

use super::{row::MOST_BYTES, *};

/// The columns of an imaginary command.
pub(crate) static STAFF: Columns = Columns {
    columns: &[
        Column { name: "id", also: &["login-id", "学籍番号"], field: "login_id", required: true, kind: Kind::Id },
        Column { name: "name", also: &["氏名"], field: "name", required: true, kind: Kind::Text },
        Column { name: "department", also: &[], field: "department", required: false, kind: Kind::Text },
        Column { name: "last-day", also: &[], field: "last_day", required: false, kind: Kind::Date },
    ],
    key: &["id"],
    needs_one: false,
    ignored: &["created_at", "state"],
    conventions: &CONVENTIONS,
};

/// Those of an imaginary house.
pub(super) static CONVENTIONS: Conventions = Conventions {
    labels: |name| {
        let labels: &[&str] = match name {
            "id" => &["Login ID", "ログイン ID"],
            "name" => &["名前"],
            "department" => &["Department", "所属"],
            "last-day" => &["Last day"],
            "created_at" => &["Created", "作成日時"],
            _ => &[],
        };
        labels.iter().map(|label| (*label).to_owned()).collect()
    },
    results: &["result", "code", "message", "request_id"],
    longest_key: 700,
    bare: |cell| cell.strip_prefix('\'').filter(|rest| is_formula(rest)).unwrap_or(cell),
};

/// Text with an apostrophe where a spreadsheet would run it.
fn harmless(text: &str) -> String {
    if is_formula(text) { format!("'{text}") } else { text.to_owned() }
}

fn is_formula(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(['=', '－'])
}

/// A file that goes when it is dropped.
struct Kept {
    path: PathBuf,
    _folder: tempfile::TempDir,
}

/// Opens a file of that command without flags.
pub(crate) fn opened(path: &Path, encoding: Option<InputEncoding>) -> Result<Input, FileTrouble> {
    Input::open(path, &Reading { encoding, columns: &STAFF, defaults: Defaults::default() })
}

fn file(name: &str, bytes: &[u8]) -> Kept {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    Kept { path, _folder: folder }
}

fn open_named(
    name: &str,
    bytes: &[u8],
    encoding: Option<InputEncoding>,
) -> Result<Vec<Result<Row, RowTrouble>>, FileReason> {
    let file = file(name, bytes);
    opened(&file.path, encoding).map(Iterator::collect).map_err(|trouble| trouble.reason)
}

fn open(bytes: impl AsRef<[u8]>) -> Result<Vec<Result<Row, RowTrouble>>, FileReason> {
    open_named("staff.csv", bytes.as_ref(), None)
}

/// Line and request of each row, or line, column and reason of its trouble.
fn read(bytes: impl AsRef<[u8]>) -> Vec<(u64, serde_json::Value)> {
    open(bytes).unwrap().into_iter().map(told).collect()
}

/// The name of a reason, without what it holds.
fn name(reason: &RowReason) -> String {
    format!("{reason:?}").split(|letter: char| !letter.is_alphanumeric()).next().unwrap().to_owned()
}

fn told(row: Result<Row, RowTrouble>) -> (u64, serde_json::Value) {
    match row {
        Ok(row) => (row.line, serde_json::to_value(&row.request).unwrap()),
        Err(trouble) => (trouble.line, json!([trouble.column, name(&trouble.reason)])),
    }
}

/// What Excel writes, as UTF-16 with its mark.
fn utf_16(text: &str, big: bool) -> Vec<u8> {
    let units = std::iter::once(0xfeff).chain(text.encode_utf16());
    units.flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
}

#[test]
fn a_table_is_read_into_the_fields_of_requests() {
    let rows = read("id,name,department,last-day\na1,山田 太郎,教務課,2027-03-31\na2,佐藤,,\n");
    let first = json!({"login_id": "a1", "name": "山田 太郎", "department": "教務課", "last_day": "2027-03-31"});
    assert_eq!(rows, [(2, first), (3, json!({"login_id": "a2", "name": "佐藤"}))]);
}

#[test]
fn each_encoding_that_windows_writes_is_read() {
    let expected = [(2, json!({"login_id": "a1", "name": "髙橋①～"}))];
    // As Excel saves "CSV (comma delimited)" on a Japanese Windows.
    assert_eq!(read(b"id,name\r\na1,\xfb\xfc\x8b\xb4\x87\x40\x81\x60\r\n"), expected);
    assert_eq!(read("id,name\r\na1,髙橋①～\r\n"), expected);
    // "CSV UTF-8".
    assert_eq!(read("\u{feff}id,name\r\na1,髙橋①～\r\n"), expected);
    // "Unicode text".
    assert_eq!(read(utf_16("id\tname\r\na1\t髙橋①～\r\n", false)), expected);
    assert_eq!(read(utf_16("id,name\r\na1,髙橋①～\r\n", true)), expected);
    assert_eq!(read(utf_16("{\"id\":\"a1\",\"name\":\"髙橋①～\"}\n", false)), [(1, expected[0].1.clone())]);
}

#[test]
fn the_encoding_of_a_file_is_known() {
    let found = |bytes: &[u8]| {
        let encoding = opened(&file("f.csv", bytes).path, None).unwrap().encoding();
        (encoding.is_shift_jis(), encoding.has_mark())
    };
    assert_eq!(found("id,name\na1,髙\n".as_bytes()), (false, false));
    assert_eq!(found("\u{feff}id,name\na1,x\n".as_bytes()), (false, true));
    assert_eq!(found(b"id,name\na1,\xfb\xfc\n"), (true, false));
    assert_eq!(found(&utf_16("id,name\na1,x\n", false)), (false, true));
}

#[test]
fn a_byte_of_no_encoding_refuses_the_file_before_a_row_is_read() {
    let reason = open(b"id,name\na1,x\na2,\xfd\xff\n").unwrap_err();
    assert!(matches!(reason, FileReason::Encoding { line: 3, position: 4, asked: None }), "{reason:?}");
    let asked = open_named("f.csv", b"id,name\na1,\xfb\xfc\n", Some(InputEncoding::Utf8)).unwrap_err();
    assert!(
        matches!(asked, FileReason::Encoding { line: 2, position: 4, asked: Some(InputEncoding::Utf8) }),
        "{asked:?}"
    );
}

#[test]
fn line_ends_quotes_and_blank_lines_are_read_as_people_see_them() {
    for end in ["\r\n", "\n", "\r"] {
        let text = format!("{end}id,name{end}a1,\"山田, \"\"太郎\"\"{end}様\"{end}{end},{end}\u{3000}, {end}a2,佐藤");
        let first = json!({"login_id": "a1", "name": format!("山田, \"太郎\"{end}様")});
        assert_eq!(read(&text), [(3, first), (8, json!({"login_id": "a2", "name": "佐藤"}))], "{text:?}");
    }
}

#[test]
fn full_width_letters_count_in_ids_and_not_in_names() {
    let rows = read("ｉｄ;ｎａｍｅ;last_day\n\u{3000}Ａ１２３\u{3000};Ａ課\u{3000};２０２７／３／３１\n");
    assert_eq!(rows, [(2, json!({"login_id": "A123", "name": "Ａ課", "last_day": "2027-03-31"}))]);
}

#[test]
fn a_row_may_end_before_its_last_optional_cells() {
    let rows = read("id,name,department,last-day\na1,山田\na2,佐藤,教務課\na3\na4,,x\n");
    let expected = [
        (2, json!({"login_id": "a1", "name": "山田"})),
        (3, json!({"login_id": "a2", "name": "佐藤", "department": "教務課"})),
        (4, json!([null, "CellCount"])),
        (5, json!(["name", "ValueMissing"])),
    ];
    assert_eq!(rows, expected);
    let kept = file("f.csv", b"id,name,department\na1,x\n");
    assert_eq!(opened(&kept.path, None).unwrap().next().unwrap().unwrap().cells, ["a1", "x", ""]);
}

#[test]
fn a_hint_of_the_delimiter_is_no_line_of_headings() {
    let expected = [(3, json!({"login_id": "a1", "name": "山田, 太郎"}))];
    for (hint, between) in [("sep=;", ";"), ("sep=\t", "\t"), ("\"sep=|\"", "|"), ("\u{feff}SEP=;", ";")] {
        assert_eq!(read(format!("{hint}\r\nid{between}氏　名\r\na1{between}山田, 太郎\r\n")), expected, "{hint:?}");
    }
    assert_eq!(read(utf_16("sep=,\r\nid,name\r\na1,\"山田, 太郎\"\r\n", false)), expected);
}

#[test]
fn a_blank_before_a_quotation_mark_is_refused_in_headings_too() {
    assert!(matches!(open("id, \"name\"\na1,x\n").unwrap_err(), FileReason::HeaderQuoteBehindBlank { line: 1 }));
    assert_eq!(read("id,name\na1, \"x\"\na2,y\n")[0], (2, json!([null, "QuoteBehindBlank"])));
}

#[test]
fn cells_stand_as_in_the_file_for_the_results() {
    let kept = file("f.csv", "ID,created_at,name,,\n a1 ,2026,'=x,,\n".as_bytes());
    let mut input = opened(&kept.path, None).unwrap();
    assert_eq!(input.header(), ["ID", "created_at", "name"]);
    let row = input.next().unwrap().unwrap();
    assert_eq!(row.cells, [" a1 ", "2026", "=x"]);
    assert_eq!(row.key, "a1");
    assert!(input.next().is_none());
}

#[test]
fn what_was_made_harmless_is_read_back_as_it_was() {
    for text in ["=1+1", "－1", "'=1", "'t Hooft"] {
        let rows = read(format!("id,name\na1,{}\n", harmless(text)));
        assert_eq!(rows, [(2, json!({"login_id": "a1", "name": text}))]);
    }
    assert_eq!(read("{\"id\":\"a1\",\"name\":\"'=1\"}\n"), [(1, json!({"login_id": "a1", "name": "'=1"}))]);
}

#[test]
fn trouble_of_a_row_is_told_and_reading_goes_on() {
    let rows = read(
        "id,name,last-day\n\
         a1,x,2027-02-29\n\
         a2,x,many\n\
         a4,,\n\
         a5\n\
         a6,x,,,\n\
         a7,x,,y\n\
         a\u{0}8,x,\n\
         a9,x,\n",
    );
    let trouble = |column: &str, code: &str| json!([column, code]);
    let expected = [
        (2, trouble("last-day", "NoSuchDay")),
        (3, trouble("last-day", "NotDate")),
        (4, trouble("name", "ValueMissing")),
        (5, json!([null, "CellCount"])),
        (6, json!({"login_id": "a6", "name": "x"})),
        (7, json!([null, "CellCount"])),
        (8, trouble("id", "Nul")),
        (9, json!({"login_id": "a9", "name": "x"})),
    ];
    assert_eq!(rows, expected);
}

#[test]
fn a_row_that_goes_over_several_lines_by_mistake_says_where_it_ends() {
    let rows = open("id,name\na1,\"x\na2,y\",z\na3,w\n").unwrap();
    match &rows[0] {
        Err(RowTrouble { line: 2, reason: RowReason::CellCount { found: 3, expected: 2, last_line: 3 }, .. }) => {}
        other => panic!("{other:?}"),
    }
    assert_eq!(rows[1].as_ref().unwrap().line, 4);
    assert_eq!(read("id,name\na1,x\na2,\"y\na3,z\n")[1], (3, json!([null, "QuoteOpen"])));
}

#[test]
fn a_file_that_changes_under_the_reader_ends_there_and_says_so() {
    use std::io::{Seek, SeekFrom, Write};
    let rows: String = (0..20_000).map(|row| format!("a{row},山田 太郎\n")).collect();
    let kept = file("f.csv", format!("id,name\n{rows}").as_bytes());
    let mut input = opened(&kept.path, None).unwrap();
    let mut other = std::fs::OpenOptions::new().write(true).open(&kept.path).unwrap();
    other.seek(SeekFrom::Start(300_000)).unwrap();
    other.write_all(b"\xff\xff\xff").unwrap();
    let trouble = input.by_ref().find_map(Result::err).unwrap();
    assert!(matches!(&trouble.reason, RowReason::File(FileTrouble { reason: FileReason::Changed, .. })));
    assert!(trouble.ends_the_file());
    assert!(trouble.line > 10_000, "{}", trouble.line);
    assert!(input.next().is_none());
}

#[test]
fn a_row_above_the_limit_is_refused_alone() {
    let long = "x".repeat(3 * MOST_BYTES);
    let rows = read(format!("id,name\na1,{long}\na2,y\n"));
    assert_eq!(rows, [(2, json!([null, "TooLong"])), (3, json!({"login_id": "a2", "name": "y"}))]);
    let rows =
        read(format!("{{\"id\":\"a1\",\"name\":\"x\"}}\n{{\"name\":\"{long}\"}}\n{{\"id\":\"a2\",\"name\":\"y\"}}\n"));
    assert_eq!(rows[1..], [(2, json!([null, "TooLong"])), (3, json!({"login_id": "a2", "name": "y"}))]);
}

#[test]
fn the_second_row_of_a_key_names_the_first() {
    let rows = open("id,name\na1,x\nA2,y\n\u{3000}ａ２,z\na2,w\n").unwrap();
    for (index, line) in [(2, 4), (3, 5)] {
        match &rows[index] {
            Err(RowTrouble { line: at, column, reason: RowReason::KeyTwice { key, first: 3 }, .. }) => {
                assert_eq!((*at, column.as_deref(), key.as_str()), (line, Some("id"), "a2"));
            }
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn a_row_that_was_refused_does_not_take_the_key() {
    let rows = read("id,name\na1,\na1,x\n");
    assert_eq!(rows, [(2, json!(["name", "ValueMissing"])), (3, json!({"login_id": "a1", "name": "x"}))]);
}

#[test]
fn files_without_rows_and_other_things_than_files_have_their_own_reasons() {
    for empty in [&b""[..], b"\xef\xbb\xbf", b"\n\r\n", b"\xff\xfe"] {
        assert!(matches!(open(empty).unwrap_err(), FileReason::Empty), "{empty:?}");
    }
    for header in ["id,name", "id,name\r\n\r\n", "id,name\n,\n"] {
        assert!(matches!(open(header).unwrap_err(), FileReason::NoRows), "{header:?}");
    }
    let reason = |path: &std::path::Path| opened(path, None).err().map(|trouble| trouble.reason);
    let folder = tempfile::tempdir().unwrap();
    assert!(matches!(reason(folder.path()), Some(FileReason::NotRegular)));
    assert!(matches!(reason("/dev/null".as_ref()), Some(FileReason::NotRegular)));
    assert!(matches!(reason(&folder.path().join("absent")), Some(FileReason::Unreadable(_))));
}

#[test]
fn headings_are_judged_before_any_row() {
    assert!(matches!(open("\"id,name\na1,x\n").unwrap_err(), FileReason::HeaderQuoteOpen { line: 1 }));
    assert!(matches!(open(format!("id,{}\n", "x".repeat(MOST_BYTES))).unwrap_err(), FileReason::HeaderTooLong));
    assert!(matches!(open("id,name,password\na1,x,canary\n").unwrap_err(), FileReason::ColumnsSecret { .. }));
    assert!(matches!(open("id,nmae\na1,x\n").unwrap_err(), FileReason::ColumnsUnknown { .. }));
    // UTF-16 without a mark.
    assert!(matches!(open(&utf_16("id,name\na1,x\n", false)[2..]).unwrap_err(), FileReason::HeaderNul { position: 1 }));
}

#[test]
fn json_lines_are_read_by_content_and_by_name() {
    let text = "{\"name\":true,\"login_id\":12}\n\n{\"id\":\"a2\",\"name\":\"y\",\"department\":null,\"last-day\":\"2027/3/31\"}\n";
    let expected = [
        (1, json!({"name": "true", "login_id": "12"})),
        (3, json!({"login_id": "a2", "name": "y", "last_day": "2027-03-31"})),
    ];
    assert_eq!(read(text), expected);
    let rows = open(text).unwrap();
    let kept = file("f.txt", format!("\n {text}").as_bytes());
    let input = opened(&kept.path, None).unwrap();
    assert_eq!(input.header(), ["name", "login_id", "department", "last-day"]);
    assert_eq!(rows[1].as_ref().unwrap().cells, ["y", "a2", "", "2027/3/31"]);
    let named = open_named("f.jsonl", b"id,name\n", None).unwrap_err();
    assert!(matches!(named, FileReason::NotJsonLines { line: 1, position: 1 }), "{named:?}");
    assert!(matches!(open("[{\"id\":\"a1\"}]").unwrap_err(), FileReason::JsonArray));
    assert!(matches!(open("{\n  \"id\": 1\n}\n").unwrap_err(), FileReason::NotJsonLines { line: 1, .. }));
}

#[test]
fn trouble_of_an_object_names_its_line_and_column() {
    let rows = read(
        "{\"id\":\"a1\",\"name\":\"x\"}\n\
         {\"id\":\"a2\",\"nmae\":\"x\"}\n\
         {\"id\":\"a3\",\"name\":\"x\",\"パスワード\":\"canary\"}\n\
         {\"id\":\"a4\",\"name\":\"x\",\"login_id\":\"a5\"}\n\
         {\"id\":\"a6\",\"name\":[\"x\"]}\n\
         {\"id\":1.5,\"name\":\"x\"}\n\
         {\"id\":\"a7\"}\n\
         {\"id\":\n\
         {\"id\":\"a8\",\"name\":\"x\",\"state\":\"enabled\"}\n\
         {\"id\":\"a1\",\"name\":\"y\"}\n",
    );
    let expected = [
        (1, json!({"login_id": "a1", "name": "x"})),
        (2, json!(["nmae", "ColumnUnknown"])),
        (3, json!(["パスワード", "ColumnSecret"])),
        (4, json!(["login_id", "ColumnTwice"])),
        (5, json!(["name", "Nested"])),
        (6, json!(["id", "Inexact"])),
        (7, json!(["name", "ValueMissing"])),
        (8, json!([null, "NotJson"])),
        (9, json!({"login_id": "a8", "name": "x"})),
        (10, json!(["id", "KeyTwice"])),
    ];
    assert_eq!(rows, expected);
    assert!(matches!(
        open("{\"id\":\"a1\",\"pasword\":1,\"password\":2}").unwrap_err(),
        FileReason::ColumnsSecret { .. }
    ));
}

#[test]
fn what_says_nothing_to_the_command_may_hold_what_a_cell_of_csv_may() {
    let rows = open(
        "{\"id\":\"a1\",\"name\":\"x\",\"created_at\":[\"helper\",\"help-desk\"]}\n\
         {\"id\":\"a2\",\"name\":\"y\",\"created_at\":[]}\n\
         {\"id\":\"a3\",\"name\":\"z\",\"created_at\":{\"b\":1.5}}\n\
         {\"id\":\"a4\",\"name\":\"w\",\"created_at\":1.5}\n",
    );
    let kept: Vec<String> = rows.unwrap().into_iter().map(|row| row.unwrap().cells[2].clone()).collect();
    assert_eq!(kept, ["helper help-desk", "", "{\"b\":1.5}", "1.5"]);
}

/// As the proptest has it: cells that every encoding of `encodings` can hold.
fn encoded(text: &str) -> Vec<(&'static str, Vec<u8>)> {
    let (shift_jis, _, is_lossy) = encoding_rs::SHIFT_JIS.encode(text);
    let mut all = vec![
        ("utf-8", text.as_bytes().to_vec()),
        ("utf-8-bom", format!("\u{feff}{text}").into_bytes()),
        ("utf-16le", utf_16(text, false)),
        ("utf-16be", utf_16(text, true)),
    ];
    let is_utf_8 = !text.is_ascii() && std::str::from_utf8(&shift_jis).is_ok();
    if !is_lossy && !is_utf_8 && encoding_rs::SHIFT_JIS.decode(&shift_jis).0 == text {
        all.push(("shift_jis", shift_jis.into_owned()));
    }
    all
}

/// Cells with what tables are about: quotes, line ends, delimiters, formulas, Japanese.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![any::<String>(), "[a'\"=,;\t\r\n －＝\u{3000}]{0,8}", "[ -~ぁ-んァ-ヴ亜-熙髙①～ｱ-ﾝ\r\n]{0,12}",]
        .prop_map(|text| text.replace(['\0', '\u{fffd}', '〓'], ""))
}

fn csv_of(rows: &[(String, String)], delimiter: u8, end: csv::Terminator) -> String {
    let mut writer = csv::WriterBuilder::new().delimiter(delimiter).terminator(end).from_writer(Vec::new());
    writer.write_record(["id", "name", "department"]).unwrap();
    for (index, (name, department)) in rows.iter().enumerate() {
        let (name, department) = (harmless(name), harmless(department));
        writer.write_record([&format!("a{index}"), &*name, &*department]).unwrap();
    }
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_table_of_any_strings_is_read_back_equal(
        rows in prop::collection::vec((cell(), cell()), 1..8),
        delimiter in prop::sample::select(vec![b',', b'\t', b';']),
        end in prop::sample::select(vec![csv::Terminator::CRLF, csv::Terminator::Any(b'\n'), csv::Terminator::Any(b'\r')]),
    ) {
        for (encoding, bytes) in encoded(&csv_of(&rows, delimiter, end)) {
            // Of so few characters it cannot always be told what they are.
            let asked = match encoding {
                "shift_jis" => InputEncoding::ShiftJis,
                "utf-8" | "utf-8-bom" => InputEncoding::Utf8,
                _ => InputEncoding::Utf16,
            };
            let read = open_named("f.csv", &bytes, Some(asked)).unwrap();
            prop_assert_eq!(read.len(), rows.len());
            for (index, (row, (name, department))) in read.into_iter().zip(&rows).enumerate() {
                if name.trim().is_empty() {
                    prop_assert!(matches!(row.unwrap_err().reason, RowReason::ValueMissing));
                    continue;
                }
                let row = row.unwrap();
                prop_assert_eq!(&row.cells, &[format!("a{index}"), name.clone(), department.clone()], "{}", encoding);
                prop_assert_eq!(row.request.get("name"), Some(name.trim()));
            }
        }
    }

    #[test]
    fn any_bytes_are_read_to_an_end(
        bytes in prop_oneof![
            prop::collection::vec(any::<u8>(), 0..400),
            prop::collection::vec(prop::sample::select(b"id,name\t;\"\r\n{}:[]a1\0'=\xff\xfe\x81\x40".to_vec()), 0..200),
        ],
        begin in prop::sample::select(vec!["", "id,name\n", "\u{feff}id;name\r", "{\"id\":1,\"name\":\"x\"}\n"]),
        name in prop::sample::select(vec!["f.csv", "f.jsonl"]),
        encoding in prop::sample::select(vec![None, Some(InputEncoding::Utf8), Some(InputEncoding::ShiftJis)]),
    ) {
        let all = [begin.as_bytes(), &bytes].concat();
        if let Ok(rows) = open_named(name, &all, encoding) {
            prop_assert!(rows.len() <= all.len());
            for row in rows {
                let line = row.map_or_else(|trouble| trouble.line, |row| row.line);
                prop_assert!((1..=all.len() as u64).contains(&line));
            }
        }
    }
}

#[test]
fn flags_fill_what_a_row_does_not_say_and_a_cell_counts_before_them() {
    let given = |flags: &[(&str, &str)]| {
        let flags: Vec<_> = flags.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
        Defaults::read(&flags, &STAFF)
    };
    let rows = |text: &str, name: &str| {
        let kept = file(name, text.as_bytes());
        let defaults = given(&[("name", "山田"), ("last-day", "2027/3/31")]).unwrap();
        let input = Input::open(&kept.path, &Reading { encoding: None, columns: &STAFF, defaults }).unwrap();
        let both = input.both().to_vec();
        (both, input.map(|row| serde_json::to_value(&row.unwrap().request).unwrap()).collect::<Vec<_>>())
    };
    let yamada = json!({"login_id": "a1", "name": "山田", "last_day": "2027-03-31"});
    let suzuki = json!({"login_id": "a2", "name": "鈴木", "last_day": "2027-03-31"});
    assert_eq!(rows("id\na1\n", "a.csv"), (vec![], vec![yamada.clone()]));
    assert_eq!(rows("id,name\na1,\na2,鈴木\n", "a.csv"), (vec!["name"], vec![yamada.clone(), suzuki.clone()]));
    let json = "{\"id\":\"a1\"}\n{\"id\":\"a2\",\"name\":\"鈴木\"}\n";
    assert_eq!(rows(json, "a.jsonl"), (vec![], vec![yamada, suzuki]));
    for (name, text, has_reason) in [("last-day", "today", true), ("name", " ", false), ("nmae", "x", false)] {
        let trouble = given(&[(name, text)]).unwrap_err();
        assert_eq!((trouble.name.as_str(), trouble.text.as_str()), (name, text));
        assert_eq!(trouble.reason.is_some(), has_reason, "{name}");
    }
}
