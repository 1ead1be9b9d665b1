//! What a cell says.

use super::{
    column::{Kind, Words},
    row_trouble::RowReason,
};
use crate::rules::{
    Id, LoginId,
    day::{NoDate, date_of, without_midnight},
    text::{fold, is_of_a_lost_character},
};

impl Kind {
    /// What a cell says; `None` if it is empty.
    ///
    /// # Errors
    /// It has another form than the column's cells, or a NUL in it.
    pub(super) fn read(self, cell: &str) -> Result<Option<String>, RowReason> {
        if memchr::memchr(0, cell.as_bytes()).is_some() {
            return Err(RowReason::Nul);
        }
        if let Some(mark) = cell.chars().find(|c| is_of_a_lost_character(*c)) {
            return Err(RowReason::CharacterLost { mark });
        }
        // What is refused is quoted as it stands in the file: there somebody looks for it.
        let stood = cell.trim();
        let text = match self {
            Kind::Text => stood.to_owned(),
            _ => fold(cell),
        };
        if text.is_empty() {
            return Ok(None);
        }
        if is_sheet_error(&text) {
            return Err(RowReason::SheetError { value: stood.to_owned() });
        }
        let value = match self {
            Kind::Id | Kind::Text => text,
            Kind::LoginId => match text.parse::<LoginId>() {
                Ok(id) => id.to_string(),
                Err(_) => return Err(RowReason::NotLoginId { value: stood.to_owned() }),
            },
            Kind::AppPassword => text.parse::<Id>().map_err(|_| RowReason::NotId)?.to_string(),
            Kind::Word(words) => word(&text, stood, words)?,
            Kind::Date => day(&text, stood)?,
        };
        Ok(Some(value))
    }
}

/// A day of the calendar; not `today`, since a row must say the same tomorrow.
fn day(text: &str, stood: &str) -> Result<String, RowReason> {
    match date_of(without_midnight(&text.to_lowercase())) {
        Ok(date) => Ok(date.to_string()),
        Err(NoDate::NoSuchDay) => Err(RowReason::NoSuchDay { value: stood.to_owned() }),
        Err(NoDate::Serial) => Err(RowReason::DaySerial { value: stood.to_owned() }),
        Err(NoDate::Form) => Err(RowReason::NotDate { value: could_be_meant_as_day(text).then(|| stood.to_owned()) }),
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

/// Whether a spreadsheet shows it in place of a value that it could not compute, or that was too wide for its column.
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

/// The fewest characters of a password (MPASS-3): a shorter cell may be repeated, whatever column it stands in.
const SHORTEST_PASSWORD: usize = 8;

fn word(text: &str, stood: &str, words: &Words) -> Result<String, RowReason> {
    let text = text.to_lowercase();
    if let Some(word) = words.meant(&text) {
        return Ok(word.to_owned());
    }
    let is_no_password = stood.chars().count().max(text.chars().count()) < SHORTEST_PASSWORD;
    Err(RowReason::UnknownWord { value: is_no_password.then(|| stood.to_owned()), known: (words.known)() })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Roles as a table in Japanese shows one of them.
    static ROLES: Words = Words {
        known: || vec!["helper", "help-desk"],
        shown: |word| (word == "help-desk").then(|| "ヘルプ デスク".to_owned()),
    };

    const KINDS: [Kind; 6] = [Kind::Id, Kind::LoginId, Kind::AppPassword, Kind::Word(&ROLES), Kind::Text, Kind::Date];

    fn text(text: &str) -> Option<String> {
        Some(text.to_owned())
    }

    #[test]
    fn ids_are_folded_and_free_text_is_only_trimmed() {
        assert_eq!(Kind::Id.read("\u{3000}Ａ１２３ ").unwrap(), text("A123"));
        assert_eq!(Kind::Text.read("\u{3000}㈱山田　Ａ\n課 ").unwrap(), text("㈱山田　Ａ\n課"));
        for kind in KINDS {
            assert_eq!(kind.read(" \u{3000}").unwrap(), None, "{kind:?}");
        }
    }

    #[test]
    fn a_day_is_read_as_a_spreadsheet_writes_it_and_has_one_form() {
        for cell in ["2027-03-31", "2027/3/31", "２０２７／０３／３１", "2027年3月31日", " 2027.3.31\u{3000}"]
        {
            assert_eq!(Kind::Date.read(cell).unwrap(), text("2027-03-31"), "{cell}");
        }
        for cell in ["令和9年3月31日", "令和九年三月三十一日", "R9.3.31", "2027/03/31 0:00", "20270331"]
        {
            assert_eq!(Kind::Date.read(cell).unwrap(), text("2027-03-31"), "{cell}");
        }
        for cell in ["2027-02-29", "２０２７/02/30", "令和元年4月30日"] {
            assert!(matches!(Kind::Date.read(cell), Err(RowReason::NoSuchDay { value }) if value == cell), "{cell}");
        }
        for cell in ["1st of May 2027", "Mar 31, 2027", "2027-03-31T09:00:00Z", "tomorrow"] {
            let held = Some(cell.to_owned());
            assert!(matches!(Kind::Date.read(cell), Err(RowReason::NotDate { value }) if value == held), "{cell}");
        }
        for cell in ["46113", "46113.5", "４６１１３"] {
            assert!(matches!(Kind::Date.read(cell), Err(RowReason::DaySerial { value }) if value == cell), "{cell}");
        }
        for cell in ["31/3/2027", "4/1/2026", "８年４月１日", "today", "明日", "2027/3/31 10:00"] {
            let held = Some(cell.to_owned());
            assert!(matches!(Kind::Date.read(cell), Err(RowReason::NotDate { value }) if value == held), "{cell}");
        }
        // What could be a password is not repeated.
        assert!(matches!(Kind::Date.read("hunter2hunter2"), Err(RowReason::NotDate { value: None })));
    }

    #[test]
    fn words_are_known_as_they_are_typed_and_as_people_read_them() {
        let role = Kind::Word(&ROLES);
        for (cell, word) in [("Helper", "helper"), ("ヘルプ デスク", "help-desk"), (" ﾍﾙﾌﾟ デスク\u{3000}", "help-desk")]
        {
            assert_eq!(role.read(cell).unwrap(), text(word), "{cell}");
        }
        assert!(matches!(role.read("デスク"), Err(RowReason::UnknownWord { value: Some(_), .. })));
        assert!(matches!(role.read("pass 8!x"), Err(RowReason::UnknownWord { value: None, .. })));
        assert!(matches!(role.read("helpers"), Err(RowReason::UnknownWord { value: Some(_), .. })));
        assert!(matches!(role.read("a passphrase of 7"), Err(RowReason::UnknownWord { value: None, .. })));
    }

    #[test]
    fn what_a_spreadsheet_could_not_work_out_is_no_value() {
        for kind in KINDS {
            for cell in ["#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#name?", "＃Ｎ／Ａ", " #NUM! ", "########"] {
                let is_text = matches!(kind, Kind::Text) && cell.starts_with('＃');
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
        for kind in KINDS {
            assert!(matches!(kind.read("a\0"), Err(RowReason::Nul)), "{kind:?}");
        }
    }
}
