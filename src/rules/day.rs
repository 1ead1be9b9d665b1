//! A date as people and spreadsheets write it: `2026-12-01`, `2026/12/1`, `2026年12月1日`, `20261201`, `令和8年12月1日`, `R8.12.1`,
//! `令和八年十二月一日`. What can be read in two ways is not guessed: `4/1/2026`, and the number of days that a spreadsheet counts.

use jiff::{
    civil::{Date, date},
    tz::TimeZone,
};

use super::{Refusal, time};

/// Why a text is not a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoDate {
    /// It is not written as one.
    Form,
    /// It is written as one, but the calendar has no such day: 30 February, the first year of an era before its first day.
    NoSuchDay,
    /// It is the number by which a spreadsheet counts a day: which day that is, its file says.
    Serial,
}

impl NoDate {
    /// The text key of what is wrong: the form, that there is no such day, or that it is a spreadsheet's number.
    pub fn form(self, form: &str) -> &str {
        match self {
            Self::Form => form,
            Self::NoSuchDay => "no-such-day",
            Self::Serial => "date-serial",
        }
    }
}

/// The eras in which years are counted: what they are called, their first day, and the year before their first.
const ERAS: [(&[&str], Date, i16); 3] = [
    (&["令和", "令", "r"], date(2019, 5, 1), 2018),
    (&["平成", "平", "h"], date(1989, 1, 8), 1988),
    (&["昭和", "昭", "s"], date(1926, 12, 25), 1925),
];

/// Reads a date from folded, lower-case text.
///
/// # Errors
/// When it is not a date.
pub fn date_of(text: &str) -> Result<Date, NoDate> {
    let parts = parts(text).ok_or_else(|| if is_serial(text) { NoDate::Serial } else { NoDate::Form })?;
    let of_calendar = Date::new(parts.year, parts.month, parts.day).ok();
    of_calendar.filter(|day| parts.first.is_none_or(|first| *day >= first)).ok_or(NoDate::NoSuchDay)
}

/// Whether something can end with that day: whatever is over after it ends at an instant, and the calendar of those ends too.
///
/// # Errors
/// `invalid_value` with the last day that can be given.
pub fn must_end(field: &str, day: Date, zone: &TimeZone) -> Result<(), Refusal> {
    let last = time::greatest_day(zone);
    if day <= last { Ok(()) } else { Err(Refusal::invalid(field, "day-too-late").fact("last", last)) }
}

/// The same without the 0:00 that a spreadsheet writes behind a day.
pub fn without_midnight(text: &str) -> &str {
    let (day, time) = text.split_once([' ', 't']).unwrap_or((text, ""));
    if ["0:00", "00:00", "0:00:00", "00:00:00"].contains(&time.trim()) { day } else { text }
}

/// Whether it is a number of five digits, perhaps with a part of a day: those of the years 1927 to 2173.
fn is_serial(text: &str) -> bool {
    let (days, of_day) = text.split_once('.').unwrap_or((text, ""));
    days.len() == 5 && days.chars().chain(of_day.chars()).all(|digit| digit.is_ascii_digit())
}

/// The numbers of a date.
struct Parts {
    /// The first day of its era.
    first: Option<Date>,
    year: i16,
    month: i8,
    day: i8,
}

fn parts(text: &str) -> Option<Parts> {
    let text = text.strip_suffix('日').unwrap_or(text);
    if text.len() == 8 && text.bytes().all(|digit| digit.is_ascii_digit()) {
        let (year, month, day) = (number(&text[..4], 4)?, narrow(&text[4..6])?, narrow(&text[6..])?);
        return Some(Parts { first: None, year, month, day });
    }
    let all: Vec<&str> = text.split(['-', '/', '.', '年', '月']).map(str::trim).collect();
    let [year, month, day] = all[..] else { return None };
    let (month, day) = (narrow(month)?, narrow(day)?);
    match in_era(year) {
        Some((first, year)) => Some(Parts { first: Some(first), year: year?, month, day }),
        None if year.chars().count() == 4 => Some(Parts { first: None, year: number(year, 4)?, month, day }),
        None => None,
    }
}

/// The first day of an era, and which year a year of it is; the first is called 元 as well.
fn in_era(text: &str) -> Option<(Date, Option<i16>)> {
    let of = |(names, first, before): &(&[&str], Date, i16)| {
        let year = names.iter().find_map(|name| text.strip_prefix(name))?.trim();
        let year = if year == "元" { Some(1) } else { number(year, 2) };
        Some((*first, year.map(|year| before + year)))
    };
    ERAS.iter().find_map(of)
}

fn narrow(digits: &str) -> Option<i8> {
    number(digits, 2)?.try_into().ok()
}

fn number(text: &str, most: usize) -> Option<i16> {
    let digits = of_kanji(text).unwrap_or_else(|| text.to_owned());
    let are_digits = (1..=most).contains(&digits.len()) && digits.bytes().all(|digit| digit.is_ascii_digit());
    digits.parse().ok().filter(|_| are_digits)
}

/// The digits of a number in kanji: `八`, `十二`, `三十一`, `二〇二六`.
fn of_kanji(text: &str) -> Option<String> {
    let digit = |c| char::from_digit(u32::try_from("〇一二三四五六七八九".chars().position(|it| it == c)?).ok()?, 10);
    let digits = |text: &str| text.chars().map(digit).collect::<Option<String>>();
    let Some((tens, ones)) = text.split_once('十') else { return digits(text) };
    let one_of = |text: &str, none: &str| if text.is_empty() { Some(none.to_owned()) } else { digits(text) };
    let (tens, ones) = (one_of(tens, "1")?, one_of(ones, "0")?);
    (tens.len() == 1 && ones.len() == 1).then_some(tens + &ones)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_that_no_month_has_is_told_from_what_is_no_date() {
        for typed in ["2027/02/30", "20270230", "2027-13-01", "令和元年4月30日", "令和0年4月1日", "r9.2.29"]
        {
            assert_eq!(date_of(typed), Err(NoDate::NoSuchDay), "{typed}");
        }
        for typed in [
            "",
            "4/1/2026",
            "8年4月1日",
            "202612",
            "461130",
            "4611",
            "46113.x",
            "46113-1",
            "r8",
            "1-dec-26",
            "2026-12-01 09:00",
            "soon",
        ] {
            assert_eq!(date_of(typed), Err(NoDate::Form), "{typed}");
        }
    }

    #[test]
    fn a_number_by_which_a_spreadsheet_counts_is_told_as_one() {
        for typed in ["46113", "46113.5"] {
            assert_eq!(date_of(typed), Err(NoDate::Serial), "{typed}");
        }
        assert_eq!(NoDate::Serial.form("day"), "date-serial");
    }

    #[test]
    fn a_number_in_kanji_is_read_as_it_is_said_or_digit_by_digit() {
        for (typed, day) in [
            ("令和八年四月一日", date(2026, 4, 1)),
            ("令和元年十二月三十一日", date(2019, 12, 31)),
            ("平成三十一年四月三十日", date(2019, 4, 30)),
            ("令和一〇年一〇月二〇日", date(2028, 10, 20)),
            ("二〇二七年三月二十九日", date(2027, 3, 29)),
        ] {
            assert_eq!(date_of(typed), Ok(day), "{typed}");
        }
        for typed in ["令和八年四月一十一十日", "令和八年1一月1日", "令和八年四月百日", "八年四月一日"]
        {
            assert_eq!(date_of(typed), Err(NoDate::Form), "{typed}");
        }
        assert_eq!(date_of("令和八年十三月一日"), Err(NoDate::NoSuchDay));
    }

    #[test]
    fn a_number_of_a_date_is_digits_and_not_too_many() {
        for typed in [
            "2027-+3-01",
            "2027-003-01",
            "2027-3-001",
            "r009.3.1",
            "r.3.1",
            "+027-03-01",
            "02027-03-01",
            "27-03-01",
            "027/3/1",
            "2027--01",
        ] {
            assert_eq!(date_of(typed), Err(NoDate::Form), "{typed}");
        }
        assert_eq!((NoDate::Form.form("day"), NoDate::NoSuchDay.form("day")), ("day", "no-such-day"));
    }

    #[test]
    fn an_era_begins_on_its_first_day() {
        for (typed, day) in [
            ("令和元年5月1日", date(2019, 5, 1)),
            ("平成31年4月30日", date(2019, 4, 30)),
            ("h1.1.8", date(1989, 1, 8)),
            ("昭和64年1月7日", date(1989, 1, 7)),
            ("s1.12.25", date(1926, 12, 25)),
        ] {
            assert_eq!(date_of(typed), Ok(day), "{typed}");
        }
        for typed in ["令和元年4月30日", "h1.1.7", "昭元年12月24日"] {
            assert_eq!(date_of(typed), Err(NoDate::NoSuchDay), "{typed}");
        }
    }

    #[test]
    fn a_date_is_read_whatever_its_form() {
        for typed in
            ["2027-03-01", "2027/3/1", "2027.3.1", "2027年3月1日", "20270301", "令和9年3月1日", "r9.3.1", "令9/3/1"]
        {
            assert_eq!(date_of(typed), Ok(date(2027, 3, 1)), "{typed}");
        }
        assert_eq!(date_of(without_midnight("2027-03-01t00:00:00")), Ok(date(2027, 3, 1)));
        assert_eq!(date_of(without_midnight("2027/3/1 0:00")), Ok(date(2027, 3, 1)));
        assert_eq!(without_midnight("2027/3/1 9:00"), "2027/3/1 9:00");
    }
}
