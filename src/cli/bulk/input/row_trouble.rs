//! Why one row cannot be read: the others can.

use super::file_trouble::{FileTrouble, clipped, number};
use crate::{
    cli::{
        exit::Exit,
        failure::{Failure, named},
        told,
    },
    texts::{Lang, Texts, args},
    ui::{Encoding, Zone, visible},
};

/// A row that cannot be read, where, and why.
#[derive(Debug, thiserror::Error)]
#[error("line {line}: {reason}")]
pub(crate) struct RowTrouble {
    /// Where the row begins, from 1.
    pub(crate) line: u64,
    /// The heading of the column, where it is one cell's trouble.
    pub(crate) column: Option<String>,
    #[source]
    pub(crate) reason: RowReason,
    /// Its cells, where they could be told from each other: a row that nobody asked for is no trouble.
    pub(crate) cells: Option<Box<Cells>>,
}

/// The cells of a row that cannot be read, in the header's order.
#[derive(Debug)]
pub(crate) struct Cells(pub(crate) Vec<String>);

/// Why a row cannot be read. No reason repeats what stands in a cell, where that could be a secret.
#[derive(Debug, thiserror::Error)]
pub(crate) enum RowReason {
    /// Longer than a row may be.
    #[error("longer than {most} bytes")]
    TooLong {
        /// In bytes of UTF-8.
        most: usize,
    },
    /// A quotation mark is never closed: the rest of the file is one cell.
    #[error("a quotation mark is never closed")]
    QuoteOpen,
    /// Text directly behind the closing quotation mark of a cell: one of the marks is too many.
    #[error("text behind a closing quotation mark")]
    QuoteInside {
        /// The line on which the row ends.
        last_line: u64,
    },
    /// A blank before the opening quotation mark of a cell: the marks would be a part of it.
    #[error("a blank before a quotation mark")]
    QuoteBehindBlank {
        /// The line on which the row ends.
        last_line: u64,
    },
    /// A cell that goes over several lines, in a column where none does.
    #[error("a line break in a cell")]
    LineBreak {
        /// The line on which the row ends.
        last_line: u64,
    },
    /// More or fewer cells than headings.
    #[error("{found} cells under {expected} headings")]
    CellCount {
        found: usize,
        expected: usize,
        /// The line on which the row ends.
        last_line: u64,
    },
    /// A NUL byte.
    #[error("a NUL")]
    Nul,
    /// A cell that every row needs is empty or not there.
    #[error("no value")]
    ValueMissing,
    /// Not a whole number.
    #[error("not a whole number")]
    NotNumber,
    /// Neither yes nor no.
    #[error("neither yes nor no")]
    NotFlag,
    /// No day of the calendar.
    #[error("no day of the calendar")]
    NotDate {
        /// The cell, where it looks like an attempt at one.
        value: Option<String>,
    },
    /// Written as a date, and the calendar has no such day.
    #[error("no such day")]
    NoSuchDay {
        /// The cell.
        value: String,
    },
    /// No login id.
    #[error("no login id")]
    NotLoginId {
        /// The cell.
        value: String,
    },
    /// What a spreadsheet shows in place of a value that it could not work out: `#N/A`.
    #[error("an error of a spreadsheet")]
    SheetError {
        /// The cell.
        value: String,
    },
    /// A mark that stands where another program could not keep a character.
    #[error("a character was lost")]
    CharacterLost {
        /// The mark.
        mark: char,
    },
    /// A character that the encoding of the results does not have.
    #[error("{character:?} is not in the encoding of the results")]
    NotInResults { character: char, encoding: Encoding },
    /// No id of an app password.
    #[error("no id")]
    NotId,
    /// None of the words that the column knows.
    #[error("none of {known:?}")]
    UnknownWord {
        /// The cell, where it is short enough for one.
        value: Option<String>,
        known: Vec<&'static str>,
    },
    /// What tells the row from every other is too long, or has a control character in it.
    #[error("no key")]
    KeyForm {
        /// In bytes of UTF-8.
        most: usize,
    },
    /// An earlier row has the same key.
    #[error("the key stands on line {first} already")]
    KeyTwice {
        key: String,
        /// Where that row begins.
        first: u64,
    },
    /// JSON: a name that the command does not know.
    #[error("unknown column")]
    ColumnUnknown { meant: Option<&'static str> },
    /// JSON: a name that carries a secret.
    #[error("a column of secrets")]
    ColumnSecret,
    /// JSON: two names of one column.
    #[error("a column twice")]
    ColumnTwice,
    /// JSON: an object or an array inside the object.
    #[error("a nested value")]
    Nested,
    /// JSON: a number that is not whole, or larger than can be kept exactly.
    #[error("a number that is not kept exactly")]
    Inexact,
    /// JSON: the line is no object.
    #[error("not a JSON object")]
    NotJson {
        /// Which byte of the line, from 1.
        position: u64,
    },
    /// The file ends here for the reader: it cannot be read further, or it was changed. No row comes after it.
    #[error(transparent)]
    File(FileTrouble),
}

impl RowTrouble {
    /// Whether no row comes after it: not all of the file was read.
    pub(crate) const fn ends_the_file(&self) -> bool {
        matches!(self.reason, RowReason::File(_))
    }

    /// The stable code of the reason.
    pub(crate) fn code(&self) -> &'static str {
        match self.reason {
            RowReason::TooLong { .. } => "row_too_long",
            RowReason::QuoteOpen => "row_quote_open",
            RowReason::QuoteInside { .. } => "row_quote_inside",
            RowReason::QuoteBehindBlank { .. } => "row_quote_behind_blank",
            RowReason::LineBreak { .. } => "row_line_break",
            RowReason::CellCount { .. } => "row_cell_count",
            RowReason::Nul => "row_nul",
            RowReason::ValueMissing => "row_value_missing",
            RowReason::NotNumber => "row_number_form",
            RowReason::NotFlag => "row_flag_form",
            RowReason::NotDate { .. } => "row_date_form",
            RowReason::NoSuchDay { .. } => "row_no_such_day",
            RowReason::NotLoginId { .. } => "row_login_id_form",
            RowReason::SheetError { .. } => "row_sheet_error",
            RowReason::CharacterLost { .. } => "row_character_lost",
            RowReason::NotInResults { .. } => "row_not_in_results",
            RowReason::NotId => "row_id_form",
            RowReason::UnknownWord { .. } => "row_word_unknown",
            RowReason::KeyForm { .. } => "row_key_form",
            RowReason::KeyTwice { .. } => "row_key_twice",
            RowReason::ColumnUnknown { .. } => "row_column_unknown",
            RowReason::ColumnSecret => "row_column_secret",
            RowReason::ColumnTwice => "row_column_twice",
            RowReason::Nested => "row_nested",
            RowReason::Inexact => "row_inexact",
            RowReason::NotJson { .. } => "row_not_json",
            RowReason::File(ref trouble) => trouble.reason.code(),
        }
    }

    /// For programs: where it is and what is wrong, in English.
    pub(crate) fn value(self, zone: &Zone) -> serde_json::Value {
        let (line, column, code) = (self.line, self.column.clone(), self.code());
        let words = told::words(&self.into(), Texts::of(Lang::En), zone);
        let message = [Some(words.what), words.next].into_iter().flatten().collect::<Vec<_>>().join(" ");
        serde_json::json!({ "line": line, "column": column, "code": code, "message": message })
    }

    /// Where it is, what is wrong and what to do, in one line.
    pub(crate) fn say(self, texts: &Texts, zone: &Zone) -> String {
        let mut place = args![line = number(self.line)];
        if let Some(column) = &self.column {
            place.set("column", visible(column));
        }
        let place = texts.explain("bulk-row-place", place);
        let words = told::words(&self.into(), texts, zone);
        texts.say("bulk-row-trouble", args![place = place, what = words.what, next = words.next.unwrap_or_default()])
    }
}

impl From<RowTrouble> for Failure {
    fn from(trouble: RowTrouble) -> Self {
        let failure = Failure::new(Exit::Usage, trouble.code());
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
            RowReason::NotDate { value: Some(value) }
            | RowReason::NoSuchDay { value }
            | RowReason::NotLoginId { value }
            | RowReason::SheetError { value } => failure.fact("value", clipped(&value)),
            RowReason::CharacterLost { mark } => failure.fact("value", named(mark)),
            RowReason::NotInResults { character, encoding } => {
                failure.fact("value", named(character)).fact("encoding", encoding.as_str())
            }
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
        match trouble.column {
            Some(column) => failure.fact("column", column),
            None => failure,
        }
        .fact("line", number(trouble.line))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn say(lang: Lang, column: Option<&str>, reason: RowReason) -> String {
        let trouble = RowTrouble { line: 12, column: column.map(str::to_owned), reason, cells: None };
        trouble.say(Texts::of(lang), &Zone::named("UTC"))
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
            "Line 12, on: “4/1/2026” is no date that can be read: the year stands first. Write it as 2027-03-31."
        );
        assert_eq!(
            date(Lang::Ja),
            "12 行目の「on」列：「4/1/2026」は日付として読み取れません。年を先に書きます。2027-03-31 のように書いてください。"
        );
        assert_eq!(
            say(Lang::En, Some("id"), RowReason::NotLoginId { value: "su zuki".to_owned() }),
            "Line 12, id: “su zuki” is no login ID. Write a login ID: letters, digits, hyphens, underscores or dots, a letter or digit first."
        );
        assert_eq!(
            say(Lang::En, Some("name"), RowReason::NotInResults { character: '𠮷', encoding: Encoding::ShiftJis }),
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
                RowReason::NotInResults { character: '𠮷', encoding: Encoding::Utf8 },
                RowReason::QuoteBehindBlank { last_line: 12 },
                RowReason::NotDate { value: Some("4/1/2026".to_owned()) },
                RowReason::NoSuchDay { value: "2027/02/30".to_owned() },
                RowReason::NotId,
                RowReason::UnknownWord { value: Some("boss".to_owned()), known: vec!["helper"] },
                RowReason::KeyForm { most: 1 },
                RowReason::Nul,
                RowReason::ValueMissing,
                RowReason::NotNumber,
                RowReason::NotFlag,
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
        for (lang, reason) in Lang::ALL.into_iter().flat_map(|lang| reasons().map(|reason| (lang, reason))) {
            let text = say(lang, None, reason);
            assert!(!text.contains(['{', '$', '_']) && !text.contains("none"), "{text}");
        }
    }
}
