//! Why a whole file of rows cannot be read, as a person is told.

use crate::{
    cli::failure::{Failure, local_code::LocalCode, os_error},
    rules::text::fold,
    spreadsheet::{FileReason, FileTrouble},
};

impl From<FileTrouble> for Failure {
    fn from(trouble: FileTrouble) -> Self {
        let failure = Failure::new(code(&trouble.reason));
        with_facts(failure, trouble.reason).fact("file", trouble.path.display().to_string())
    }
}

/// A file that cannot be used is this machine's trouble; one whose text is wrong is the person's.
pub(super) const fn code(reason: &FileReason) -> LocalCode {
    match reason {
        FileReason::Unreadable(_) => LocalCode::FileUnreadable,
        FileReason::NotRegular => LocalCode::FileNotRegular,
        FileReason::Empty => LocalCode::FileEmpty,
        FileReason::NoRows => LocalCode::FileWithoutRows,
        FileReason::Encoding { .. } => LocalCode::FileEncoding,
        FileReason::IsUtf8 { .. } => LocalCode::FileIsUtf8,
        FileReason::EncodingUnclear { .. } => LocalCode::FileEncodingUnclear,
        FileReason::Changed => LocalCode::FileChanged,
        FileReason::JsonArray => LocalCode::FileJsonArray,
        FileReason::NotJsonLines { .. } => LocalCode::FileNotJsonLines,
        FileReason::HeaderTooLong => LocalCode::HeaderTooLong,
        FileReason::HeaderQuoteOpen { .. } => LocalCode::HeaderQuoteOpen,
        FileReason::HeaderQuoteInside { .. } => LocalCode::HeaderQuoteInside,
        FileReason::HeaderQuoteBehindBlank { .. } => LocalCode::HeaderQuoteBehindBlank,
        FileReason::HeaderNul { .. } => LocalCode::HeaderNul,
        FileReason::ColumnUnnamed { .. } => LocalCode::HeaderUnnamed,
        FileReason::ColumnTwice { .. } => LocalCode::HeaderTwice,
        FileReason::ColumnsSecret { .. } => LocalCode::HeaderSecret,
        FileReason::NoHeadings { .. } => LocalCode::HeaderNone,
        FileReason::ColumnsUnknown { .. } => LocalCode::HeaderUnknown,
        FileReason::ColumnsMissing { .. } => LocalCode::HeaderMissing,
        FileReason::NothingAsked { .. } => LocalCode::HeaderAsksNothing,
    }
}

fn with_facts(failure: Failure, reason: FileReason) -> Failure {
    match reason {
        FileReason::Unreadable(error) => failure.fact("why", os_error::why(&error)).because(error),
        FileReason::Encoding { line, position, asked } => {
            let failure = failure.fact("line", number(line)).fact("position", number(position));
            asked.iter().fold(failure, |failure, asked| failure.fact("encoding", asked.as_str()))
        }
        FileReason::IsUtf8 { asked } => failure.fact("encoding", asked.as_str()),
        FileReason::EncodingUnclear { first, second } => {
            failure.fact("first", first.as_str()).fact("second", second.as_str())
        }
        FileReason::NotJsonLines { line, position } => {
            failure.fact("line", number(line)).fact("position", number(position))
        }
        FileReason::HeaderQuoteOpen { line }
        | FileReason::HeaderQuoteInside { line }
        | FileReason::HeaderQuoteBehindBlank { line } => failure.fact("line", number(line)),
        FileReason::HeaderNul { position } | FileReason::ColumnUnnamed { position } => {
            failure.fact("position", number(position))
        }
        FileReason::ColumnTwice { column, first, second } => {
            failure.fact("name", column).fact("position", number(first)).fact("second", number(second))
        }
        FileReason::ColumnsSecret { names } => failure.fact("names", listed(names.iter().map(|it| clipped(it)))),
        FileReason::NoHeadings { known } => failure.fact("known", known.join(", ")),
        FileReason::ColumnsUnknown { names, known } => unknown(failure, &names).fact("known", known.join(", ")),
        FileReason::ColumnsMissing { names } | FileReason::NothingAsked { names } => {
            failure.fact("names", names.join(", "))
        }
        FileReason::NotRegular
        | FileReason::Empty
        | FileReason::NoRows
        | FileReason::Changed
        | FileReason::JsonArray
        | FileReason::HeaderTooLong => failure,
    }
}

/// Headings that are not known, and what they probably mean: one, or `nmae (name), zzzz`. That of reasons is told apart: a run
/// has one, and whoever has written one for each row is told how.
fn unknown(failure: Failure, names: &[(String, Option<&'static str>)]) -> Failure {
    let is_reason = |name: &str| ["reason", "理由"].contains(&fold(name).to_lowercase().as_str());
    let failure = match names.iter().any(|(name, _)| is_reason(name)) {
        true => failure.fact("column", "reason"),
        false => failure,
    };
    if let [(name, Some(meant))] = names {
        return failure.fact("names", clipped(name)).fact("meant", *meant);
    }
    let guessed = |(name, meant): &(String, Option<&str>)| match meant {
        Some(meant) => format!("{} ({meant})", clipped(name)),
        None => clipped(name),
    };
    failure.fact("names", listed(names.iter().map(guessed)))
}

/// Some names: a file may have thousands.
fn listed(names: impl ExactSizeIterator<Item = String>) -> String {
    const SHOWN: usize = 10;
    let rest = if names.len() > SHOWN { ", …" } else { "" };
    names.take(SHOWN).collect::<Vec<_>>().join(", ") + rest
}

/// A heading as a sentence takes it.
pub(super) fn clipped(name: &str) -> String {
    const MOST: usize = 40;
    let rest = if name.chars().nth(MOST).is_some() { "…" } else { "" };
    name.chars().take(MOST).collect::<String>() + rest
}

/// A count as a sentence takes it.
pub(super) fn number(count: impl TryInto<i64>) -> i64 {
    count.try_into().unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use std::io;

    use super::*;
    use crate::{
        cli::failure::message,
        spreadsheet::InputEncoding,
        texts::{Lang, Texts},
        ui::Zone,
    };

    fn told(lang: Lang, reason: FileReason) -> [String; 3] {
        let failure = Failure::from(FileTrouble { path: "staff.csv".into(), reason });
        let words = message::words(&failure, Texts::of(lang), &Zone::named("UTC"));
        [words.what, words.why.unwrap(), words.next.unwrap()]
    }

    fn reasons() -> Vec<FileReason> {
        let names = || vec!["id".to_owned(), "x".to_owned()];
        vec![
            FileReason::Unreadable(io::ErrorKind::NotFound.into()),
            FileReason::NotRegular,
            FileReason::Empty,
            FileReason::NoRows,
            FileReason::Encoding { line: 3, position: 4, asked: None },
            FileReason::Encoding { line: 3, position: 4, asked: Some(InputEncoding::ShiftJis) },
            FileReason::IsUtf8 { asked: InputEncoding::ShiftJis },
            FileReason::EncodingUnclear { first: InputEncoding::ShiftJis, second: InputEncoding::EucJp },
            FileReason::Changed,
            FileReason::JsonArray,
            FileReason::NotJsonLines { line: 3, position: 4 },
            FileReason::HeaderTooLong,
            FileReason::HeaderQuoteOpen { line: 3 },
            FileReason::HeaderQuoteInside { line: 3 },
            FileReason::HeaderQuoteBehindBlank { line: 3 },
            FileReason::HeaderNul { position: 4 },
            FileReason::ColumnUnnamed { position: 4 },
            FileReason::ColumnTwice { column: "id".to_owned(), first: 1, second: 4 },
            FileReason::ColumnsSecret { names: names() },
            FileReason::NoHeadings { known: vec!["id"] },
            FileReason::ColumnsUnknown { names: vec![("x".to_owned(), None)], known: vec!["id"] },
            FileReason::ColumnsMissing { names: vec!["id"] },
            FileReason::NothingAsked { names: vec!["name"] },
        ]
    }

    #[test]
    fn every_reason_names_the_file_and_has_words_in_both_languages() {
        for lang in Lang::ALL {
            for reason in reasons() {
                let shown = format!("{reason:?}");
                let words = told(lang, reason);
                assert!(words[0].contains("staff.csv"), "{shown}: {words:?}");
                let whole = words.concat();
                assert!(!whole.contains(['{', '$']) && !whole.contains("none"), "{shown}: {whole}");
            }
        }
    }

    #[test]
    fn a_place_and_a_guess_stand_in_the_sentence() {
        let encoding = told(Lang::Ja, FileReason::Encoding { line: 3, position: 4, asked: None });
        assert_eq!(encoding[0], "staff.csv の文字コードを読み取れません：3 行目の 4 文字目");
        let unknown = |names| FileReason::ColumnsUnknown { names, known: vec!["id", "department"] };
        let one = told(Lang::En, unknown(vec![("departmnt".to_owned(), Some("department"))]));
        assert!(one[0].ends_with(": departmnt.") && one[2].starts_with("Did you mean department?"), "{one:?}");
        let two = told(Lang::En, unknown(vec![("di".to_owned(), Some("id")), ("\u{1b}z".to_owned(), None)]));
        assert!(two[0].ends_with(": di (id), z."), "{two:?}");
        for name in ["reason", "Ｒeason", "理由"] {
            let reason = told(Lang::En, unknown(vec![("zz".to_owned(), None), (name.to_owned(), None)]));
            assert!(reason[2].starts_with("A run has one reason") && reason[2].contains("--reason TEXT"), "{reason:?}");
        }
        let many = told(Lang::En, unknown(vec![("x".repeat(1000), None); 1000]));
        assert!(many[0].len() < 1000, "{}", many[0].len());
    }

    #[test]
    fn a_file_that_cannot_be_used_and_one_that_is_wrong_end_differently() {
        let exit = |reason| Failure::from(FileTrouble { path: "f".into(), reason }).exit.code();
        assert_eq!(exit(FileReason::Unreadable(io::ErrorKind::NotFound.into())), 12);
        assert_eq!(exit(FileReason::NoRows), 2);
        assert_eq!(exit(FileReason::Encoding { line: 1, position: 1, asked: None }), 2);
    }
}
