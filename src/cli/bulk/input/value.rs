//! What a cell says.

use serde::Serialize;

use super::row_trouble::RowReason;
use crate::{
    cli::bulk::column::{Kind, Words},
    rules::{
        Id, LoginId,
        day::{NoDate, date_of, without_midnight},
        text::{fold, is_of_a_lost_character},
    },
};

/// The value of a field in a request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub(crate) enum Value {
    /// An identifier, free text, or a day.
    Text(String),
    /// A whole number.
    Number(i64),
    /// Yes or no.
    Flag(bool),
}

impl Kind {
    /// What a cell says; nothing if it is empty.
    ///
    /// # Errors
    /// It has another form than the column's cells, or a NUL in it.
    pub(super) fn read(self, cell: &str) -> Result<Option<Value>, RowReason> {
        if memchr::memchr(0, cell.as_bytes()).is_some() {
            return Err(RowReason::Nul);
        }
        if let Some(mark) = cell.chars().find(|c| is_of_a_lost_character(*c)) {
            return Err(RowReason::CharacterLost { mark });
        }
        let text = match self {
            Kind::Text => cell.trim().to_owned(),
            _ => fold(cell),
        };
        if text.is_empty() {
            return Ok(None);
        }
        if is_sheet_error(&text) {
            return Err(RowReason::SheetError { value: text });
        }
        let value = match self {
            Kind::Id | Kind::Text => Value::Text(text),
            Kind::LoginId => match text.parse::<LoginId>() {
                Ok(id) => Value::Text(id.to_string()),
                Err(_) => return Err(RowReason::NotLoginId { value: text }),
            },
            Kind::AppPassword => Value::Text(text.parse::<Id>().map_err(|_| RowReason::NotId)?.to_string()),
            Kind::Word(words) => Value::Text(word(&text, words)?),
            Kind::Date => Value::Text(day(&text)?),
            Kind::Number => Value::Number(text.parse().map_err(|_| RowReason::NotNumber)?),
            Kind::Flag => Value::Flag(flag(&text).ok_or(RowReason::NotFlag)?),
        };
        Ok(Some(value))
    }
}

/// A day of the calendar; `today` is none, since a row must say the same tomorrow.
fn day(text: &str) -> Result<String, RowReason> {
    match date_of(without_midnight(&text.to_lowercase())) {
        Ok(date) => Ok(date.to_string()),
        Err(NoDate::NoSuchDay) => Err(RowReason::NoSuchDay { value: text.to_owned() }),
        Err(NoDate::Form) => Err(RowReason::NotDate { value: could_be_meant_as_day(text).then(|| text.to_owned()) }),
    }
}

/// Whether a cell can be repeated because it is no password: short, or of what days are written with.
fn could_be_meant_as_day(text: &str) -> bool {
    let is_of_days = |c: char| c.is_ascii_digit() || !c.is_ascii() || " /.-:,()+'".contains(c);
    let is_word = |word: &str| word.is_empty() || WORDS_OF_DAYS.contains(&word);
    let text = text.to_lowercase();
    let are_words = || text.split(|c: char| !c.is_ascii_alphabetic()).all(is_word);
    text.chars().count() < SHORTEST_PASSWORD
        || text.chars().all(|c| is_of_days(c) || c.is_ascii_alphabetic()) && are_words()
}

/// Words that stand in days and times, as people and programs write them.
const WORDS_OF_DAYS: [&str; 58] = [
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
    "january",
    "february",
    "march",
    "april",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "mon",
    "tue",
    "tues",
    "wed",
    "thu",
    "thur",
    "thurs",
    "fri",
    "sat",
    "sun",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "am",
    "pm",
    "t",
    "z",
    "utc",
    "gmt",
    "jst",
    "st",
    "nd",
    "rd",
    "th",
    "of",
    "today",
    "tomorrow",
    "yesterday",
    "r",
    "h",
];

/// Whether a spreadsheet shows it in place of a value that it could not work out, or that was too wide for its column.
fn is_sheet_error(text: &str) -> bool {
    const ERRORS: [&str; 11] = [
        "#N/A",
        "#REF!",
        "#VALUE!",
        "#DIV/0!",
        "#NAME?",
        "#NULL!",
        "#NUM!",
        "#SPILL!",
        "#CALC!",
        "#FIELD!",
        "#GETTING_DATA",
    ];
    text.starts_with('#')
        && (ERRORS.iter().any(|it| it.eq_ignore_ascii_case(text))
            || text.len() > 1 && text.bytes().all(|it| it == b'#'))
}

/// Characters that any password has at the least (MPASS-3): a shorter cell may be repeated, whatever column it stands in.
const SHORTEST_PASSWORD: usize = 8;

fn word(text: &str, words: Words) -> Result<String, RowReason> {
    let text = text.to_lowercase();
    if let Some(word) = words.meant(&text) {
        return Ok(word.to_owned());
    }
    let is_no_password = text.chars().count() < SHORTEST_PASSWORD;
    Err(RowReason::UnknownWord { value: is_no_password.then_some(text), known: words.known() })
}

fn flag(text: &str) -> Option<bool> {
    match text.to_ascii_lowercase().as_str() {
        "yes" | "true" | "1" | "はい" => Some(true),
        "no" | "false" | "0" | "いいえ" => Some(false),
        _ => None,
    }
}

impl std::fmt::Display for Value {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Value::Text(text) => f.write_str(text),
            Value::Number(number) => number.fmt(f),
            Value::Flag(flag) => flag.fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Option<Value> {
        Some(Value::Text(text.to_owned()))
    }

    #[test]
    fn ids_are_folded_and_free_text_is_only_trimmed() {
        assert_eq!(Kind::Id.read("\u{3000}Ａ１２３ ").unwrap(), text("A123"));
        assert_eq!(Kind::Text.read("\u{3000}㈱山田　Ａ\n課 ").unwrap(), text("㈱山田　Ａ\n課"));
        for kind in [Kind::Id, Kind::Text, Kind::Date, Kind::Number, Kind::Flag] {
            assert_eq!(kind.read(" \u{3000}").unwrap(), None, "{kind:?}");
        }
    }

    #[test]
    fn a_day_is_read_as_a_spreadsheet_writes_it_and_has_one_form() {
        for cell in ["2027-03-31", "2027/3/31", "２０２７／０３／３１", "2027年3月31日", " 2027.3.31\u{3000}"]
        {
            assert_eq!(Kind::Date.read(cell).unwrap(), text("2027-03-31"), "{cell}");
        }
        for cell in ["令和9年3月31日", "R9.3.31", "2027/03/31 0:00", "20270331"] {
            assert_eq!(Kind::Date.read(cell).unwrap(), text("2027-03-31"), "{cell}");
        }
        for cell in ["2027-02-29", "2027/02/30", "令和元年4月30日"] {
            assert!(matches!(Kind::Date.read(cell), Err(RowReason::NoSuchDay { value }) if value == cell), "{cell}");
        }
        for cell in ["1st of May 2027", "Mar 31, 2027", "2027-03-31T09:00:00Z", "tomorrow"] {
            let held = Some(cell.to_owned());
            assert!(matches!(Kind::Date.read(cell), Err(RowReason::NotDate { value }) if value == held), "{cell}");
        }
        for cell in ["31/3/2027", "4/1/2026", "46113", "46113.5", "today", "明日", "2027/3/31 10:00"] {
            let held = Some(cell.to_owned());
            assert!(matches!(Kind::Date.read(cell), Err(RowReason::NotDate { value }) if value == held), "{cell}");
        }
        // What could be a password is not repeated.
        assert!(matches!(Kind::Date.read("hunter2hunter2"), Err(RowReason::NotDate { value: None })));
    }

    #[test]
    fn flags_and_numbers_have_their_forms() {
        for (yes, no) in [("yes", "no"), ("TRUE", "FALSE"), ("１", "０"), ("はい", "いいえ")] {
            assert_eq!(Kind::Flag.read(yes).unwrap(), Some(Value::Flag(true)));
            assert_eq!(Kind::Flag.read(no).unwrap(), Some(Value::Flag(false)));
        }
        assert!(matches!(Kind::Flag.read("2"), Err(RowReason::NotFlag)));
        assert_eq!(Kind::Number.read(" １２ ").unwrap(), Some(Value::Number(12)));
        for cell in ["1,250", "1.5", "twelve", "99999999999999999999"] {
            assert!(matches!(Kind::Number.read(cell), Err(RowReason::NotNumber)), "{cell}");
        }
    }

    #[test]
    fn words_are_known_as_they_are_typed_and_as_our_tables_show_them() {
        let affiliation = Kind::Word(Words::Affiliation);
        for (cell, word) in [("Staff", "staff"), ("教職員", "staff"), (" 学生\u{3000}", "student"), ("その他", "other")]
        {
            assert_eq!(affiliation.read(cell).unwrap(), text(word), "{cell}");
        }
        assert_eq!(Kind::Word(Words::Role).read("ヘルプデスク").unwrap(), text("help-desk"));
        assert_eq!(Kind::Word(Words::AccountKind).read("講習会").unwrap(), text("workshop"));
        assert_eq!(Kind::Word(Words::Language).read("日本語").unwrap(), text("ja"));
        assert!(matches!(affiliation.read("職員"), Err(RowReason::UnknownWord { value: Some(_), .. })));
        let role = Kind::Word(Words::Role);
        assert!(matches!(role.read("pass 8!x"), Err(RowReason::UnknownWord { value: None, .. })));
        assert!(matches!(role.read("helpers"), Err(RowReason::UnknownWord { value: Some(_), .. })));
        assert!(matches!(affiliation.read("a passphrase of 7"), Err(RowReason::UnknownWord { value: None, .. })));
    }

    #[test]
    fn what_a_spreadsheet_could_not_work_out_is_no_value() {
        for kind in [Kind::Id, Kind::LoginId, Kind::Text, Kind::Date, Kind::Number, Kind::Flag] {
            for cell in ["#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#name?", "＃Ｎ／Ａ", " #NUM! ", "########"] {
                let is_text = kind == Kind::Text && cell.starts_with('＃');
                assert_eq!(matches!(kind.read(cell), Err(RowReason::SheetError { .. })), !is_text, "{kind:?} {cell}");
            }
        }
        assert_eq!(Kind::Text.read("#1 研究室").unwrap(), text("#1 研究室"));
        assert_eq!(Kind::Text.read("#").unwrap(), text("#"));
    }

    #[test]
    fn all_6_a_cell_that_lost_a_character_is_refused() {
        for (cell, mark) in [("〓野 太郎", '〓'), ("\u{fffd}野", '\u{fffd}'), ("葛〓", '〓')] {
            assert!(
                matches!(Kind::Text.read(cell), Err(RowReason::CharacterLost { mark: it }) if it == mark),
                "{cell}"
            );
        }
        assert_eq!(Kind::Text.read("𠮷野☃ \u{f9dc}").unwrap(), text("𠮷野☃ \u{f9dc}"));
    }

    #[test]
    fn a_nul_is_refused_in_every_kind() {
        for kind in [Kind::Id, Kind::Text, Kind::Date, Kind::Number, Kind::Flag] {
            assert!(matches!(kind.read("a\0"), Err(RowReason::Nul)), "{kind:?}");
        }
    }
}
