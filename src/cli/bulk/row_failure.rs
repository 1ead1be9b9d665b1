//! Why a row of a file is not carried out, as a person is told.

use super::file_failure::{self, clipped, number};
use crate::{
    cli::failure::{Failure, local_code::LocalCode, message, named},
    spreadsheet::{Row, RowReason, RowTrouble},
    texts::{Lang, Texts, args},
    ui::{Encoding, Ui, Zone, visible},
};

/// A row that is not carried out, where it stands, and why.
#[derive(Debug)]
pub(crate) struct RowFailure {
    line: u64,
    column: Option<String>,
    failure: Failure,
}

impl RowFailure {
    /// Why a row's results cannot be written in an encoding, under the headings of its file.
    pub(super) fn not_in(encoding: Encoding, row: &Row, headings: &[String]) -> Option<Self> {
        let lacking = |(at, cell): (usize, &String)| encoding.lacks(cell).map(|character| (at, character));
        let (at, character) = row.cells.iter().enumerate().find_map(lacking)?;
        let failure = Failure::new(LocalCode::RowNotInResults).fact("value", named(character));
        let (line, column) = (row.line, headings.get(at).cloned());
        let failure = placed(failure.fact("encoding", encoding.as_str()), line, column.clone());
        Some(Self { line, column, failure })
    }

    /// For programs: where it is and what is wrong, in English.
    pub(super) fn value(self, ui: &Ui) -> serde_json::Value {
        let Self { line, column, failure } = self;
        let words = message::words(&failure, Texts::of(Lang::En), &ui.look.zone);
        let next = words.next.map(|next| ui.called(&next));
        let message = [Some(words.what), next].into_iter().flatten().collect::<Vec<_>>().join(" ");
        serde_json::json!({ "line": line, "column": column, "code": failure.code.as_str(), "message": message })
    }

    /// Where it is, what is wrong and what to do, in one line.
    pub(super) fn say(&self, texts: &Texts, zone: &Zone) -> String {
        let mut place = args![line = number(self.line)];
        if let Some(column) = &self.column {
            place.set("column", visible(column));
        }
        let place = texts.explain("bulk-row-place", place);
        let words = message::words(&self.failure, texts, zone);
        texts.say("bulk-row-trouble", args![place = place, what = words.what, next = words.next.unwrap_or_default()])
    }
}

impl From<RowTrouble> for RowFailure {
    fn from(trouble: RowTrouble) -> Self {
        Self { line: trouble.line, column: trouble.column.clone(), failure: trouble.into() }
    }
}

impl From<RowTrouble> for Failure {
    fn from(trouble: RowTrouble) -> Self {
        let failure = Failure::new(code(&trouble.reason));
        let failure = match trouble.reason {
            RowReason::File(trouble) => return trouble.into(),
            RowReason::TooLong { most } | RowReason::KeyForm { most } => failure.fact("most", number(most)),
            RowReason::QuoteInside { last_line }
            | RowReason::QuoteBehindBlank { last_line }
            | RowReason::LineBreak { last_line }
                if last_line > trouble.line =>
            {
                failure.fact("last_line", number(last_line))
            }
            RowReason::DaySerial { value } => failure.fact("value", clipped(&value)).fact("form", "serial"),
            RowReason::NotDate { value: Some(value) }
            | RowReason::NoSuchDay { value }
            | RowReason::NotLoginId { value }
            | RowReason::SheetError { value } => failure.fact("value", clipped(&value)),
            RowReason::CharacterLost { mark } => failure.fact("value", named(mark)),
            RowReason::UnknownWord { value, known } => {
                let failure = failure.fact("known", known.join(", "));
                value.into_iter().fold(failure, |failure, value| failure.fact("value", value))
            }
            RowReason::CellCount { found, expected, last_line } => {
                let failure = failure.fact("found", number(found)).fact("expected", number(expected));
                if last_line > trouble.line { failure.fact("last_line", number(last_line)) } else { failure }
            }
            RowReason::KeyTwice { key, first } => failure.fact("key", key).fact("first", number(first)),
            RowReason::ColumnUnknown { meant: Some(meant) } => failure.fact("meant", meant),
            RowReason::NotJson { position } => failure.fact("position", number(position)),
            _ => failure,
        };
        placed(failure, trouble.line, trouble.column)
    }
}

fn code(reason: &RowReason) -> LocalCode {
    match reason {
        RowReason::TooLong { .. } => LocalCode::RowTooLong,
        RowReason::QuoteOpen => LocalCode::RowQuoteOpen,
        RowReason::QuoteInside { .. } => LocalCode::RowQuoteInside,
        RowReason::QuoteBehindBlank { .. } => LocalCode::RowQuoteBehindBlank,
        RowReason::LineBreak { .. } => LocalCode::RowLineBreak,
        RowReason::CellCount { .. } => LocalCode::RowCellCount,
        RowReason::Nul => LocalCode::RowNul,
        RowReason::ValueMissing => LocalCode::RowValueMissing,
        RowReason::NotDate { .. } | RowReason::DaySerial { .. } => LocalCode::RowDateForm,
        RowReason::NoSuchDay { .. } => LocalCode::RowNoSuchDay,
        RowReason::NotLoginId { .. } => LocalCode::RowLoginIdForm,
        RowReason::SheetError { .. } => LocalCode::RowSheetError,
        RowReason::CharacterLost { .. } => LocalCode::RowCharacterLost,
        RowReason::NotId => LocalCode::RowIdForm,
        RowReason::UnknownWord { .. } => LocalCode::RowWordUnknown,
        RowReason::KeyForm { .. } => LocalCode::RowKeyForm,
        RowReason::KeyTwice { .. } => LocalCode::RowKeyTwice,
        RowReason::ColumnUnknown { .. } => LocalCode::RowColumnUnknown,
        RowReason::ColumnSecret => LocalCode::RowColumnSecret,
        RowReason::ColumnTwice => LocalCode::RowColumnTwice,
        RowReason::Nested => LocalCode::RowNested,
        RowReason::Inexact => LocalCode::RowInexact,
        RowReason::NotJson { .. } => LocalCode::RowNotJson,
        RowReason::File(trouble) => file_failure::code(&trouble.reason),
    }
}

fn placed(failure: Failure, line: u64, column: Option<String>) -> Failure {
    let failure = column.into_iter().fold(failure, |failure, column| failure.fact("column", column));
    failure.fact("line", number(line))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::spreadsheet::Request;

    fn say(lang: Lang, column: Option<&str>, reason: RowReason) -> String {
        let trouble = RowTrouble { line: 12, column: column.map(str::to_owned), reason, cells: None };
        RowFailure::from(trouble).say(Texts::of(lang), &Zone::named("UTC"))
    }

    fn not_in_results(lang: Lang) -> String {
        let (cells, request) = (vec!["𠮷野".to_owned()], Request::default());
        let row = Row { line: 12, key: "a1".to_owned(), cells, request };
        let failure = RowFailure::not_in(Encoding::ShiftJis, &row, &["name".to_owned()]);
        failure.unwrap().say(Texts::of(lang), &Zone::named("UTC"))
    }

    #[test]
    fn a_trouble_says_where_it_is_what_is_wrong_and_what_to_do() {
        let missing = |lang| say(lang, Some("last-day"), RowReason::ValueMissing);
        assert_eq!(missing(Lang::En), "Line 12, last-day: The cell is empty. Write a value, or remove the row.");
        assert_eq!(
            missing(Lang::Ja),
            "12 行目の「last-day」列：セルが空です。値を入れるか、その行を削除してください。"
        );
        let count = |last_line| RowReason::CellCount { found: 3, expected: 2, last_line };
        assert_eq!(
            say(Lang::En, None, count(12)),
            "Line 12: The row has 3 cells, but there are 2 headings. Look for a delimiter or a quotation mark too many, or missing."
        );
        assert!(say(Lang::Ja, None, count(20)).contains("20 行目まで続くこの行のセルは 3 個です。"));
        let twice = RowReason::KeyTwice { key: "a1".to_owned(), first: 3 };
        assert!(say(Lang::En, Some("id"), twice).contains("the same as line 3: a1."));
        let unknown = RowReason::ColumnUnknown { meant: Some("name") };
        assert!(say(Lang::En, Some("nmae\u{1b}[2J"), unknown).starts_with("Line 12, nmae[2J: "));
    }

    #[test]
    fn what_is_refused_is_quoted() {
        let date = |lang| say(lang, Some("on"), RowReason::NotDate { value: Some("4/1/2026".to_owned()) });
        assert_eq!(
            date(Lang::En),
            "Line 12, on: “4/1/2026” is no date that can be read: a year (of four digits, or of an era), a month and a day, in this order. Write it as 2027-03-31."
        );
        assert_eq!(
            date(Lang::Ja),
            "12 行目の「on」列：「4/1/2026」は日付として読み取れません。年（西暦 4 桁または元号）、月、日の順に書きます。2027-03-31 のように書いてください。"
        );
        let serial = |lang| say(lang, Some("on"), RowReason::DaySerial { value: "46113".to_owned() });
        assert_eq!(
            serial(Lang::En),
            "Line 12, on: “46113” is the number by which a spreadsheet counts a day. Format the column as a date in the spreadsheet, and save the file again."
        );
        assert_eq!(
            serial(Lang::Ja),
            "12 行目の「on」列：「46113」は、表計算ソフトが日付を数える番号です。表計算ソフトで列の表示形式を日付にしてから、ファイルを保存し直してください。"
        );
        assert_eq!(
            say(Lang::En, Some("id"), RowReason::NotLoginId { value: "su zuki".to_owned() }),
            "Line 12, id: “su zuki” is no login ID. Write a login ID: letters, digits, hyphens, underscores or dots, a letter or digit first."
        );
        assert_eq!(
            not_in_results(Lang::En),
            "Line 12, name: shift_jis, the encoding of the results, does not have 𠮷 (U+20BB7). Have the results written with: --encoding utf-8-bom"
        );
    }

    #[test]
    fn every_reason_has_words_in_both_languages() {
        let reasons = || {
            [
                RowReason::TooLong { most: 1 },
                RowReason::QuoteOpen,
                RowReason::CellCount { found: 1, expected: 2, last_line: 12 },
                RowReason::QuoteInside { last_line: 12 },
                RowReason::LineBreak { last_line: 14 },
                RowReason::NotLoginId { value: "su zuki".to_owned() },
                RowReason::SheetError { value: "#N/A".to_owned() },
                RowReason::CharacterLost { mark: '〓' },
                RowReason::QuoteBehindBlank { last_line: 12 },
                RowReason::NotDate { value: Some("4/1/2026".to_owned()) },
                RowReason::DaySerial { value: "46113".to_owned() },
                RowReason::NoSuchDay { value: "2027/02/30".to_owned() },
                RowReason::NotId,
                RowReason::UnknownWord { value: Some("boss".to_owned()), known: vec!["helper"] },
                RowReason::KeyForm { most: 1 },
                RowReason::Nul,
                RowReason::ValueMissing,
                RowReason::NotDate { value: None },
                RowReason::KeyTwice { key: "a1".to_owned(), first: 1 },
                RowReason::ColumnUnknown { meant: None },
                RowReason::ColumnSecret,
                RowReason::ColumnTwice,
                RowReason::Nested,
                RowReason::Inexact,
                RowReason::NotJson { position: 1 },
            ]
        };
        let said = |lang| {
            reasons()
                .map(|reason| say(lang, None, reason))
                .into_iter()
                .chain([not_in_results(lang).replace("shift_jis", "")])
        };
        for text in Lang::ALL.into_iter().flat_map(said) {
            assert!(!text.contains(['{', '$', '_']) && !text.contains("none"), "{text}");
        }
    }
}
