//! A day, as people and spreadsheets write it: `2026-12-01`, `2026/12/1`, `２０２６年１２月１日`, `令和8年12月1日`, `R8.12.1`,
//! `today`, `明日`. What can be read in two ways is not guessed: `4/1/2026`, and the number of days that a spreadsheet counts.

use jiff::civil::{Date, date};

use crate::{
    cli::{exit::Exit, failure::Failure},
    rules::{Code, text::fold},
};

/// A day that a person named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Day {
    /// Today, in the service's zone.
    Today,
    /// The day after, in the service's zone.
    Tomorrow,
    /// A date.
    On(Date),
}

impl Day {
    /// Reads what was typed for a field; width and case do not matter.
    ///
    /// # Errors
    /// `invalid_value`: it is no day of the calendar (2).
    pub(crate) fn read(field: &str, typed: &str) -> Result<Self, Failure> {
        let text = fold(typed).to_lowercase();
        match text.as_str() {
            "today" | "今日" | "本日" => Ok(Day::Today),
            "tomorrow" | "明日" => Ok(Day::Tomorrow),
            text => day_of(text).map(Day::On).ok_or_else(|| refused(field, typed, "date-form")),
        }
    }

    /// Reads a date: `today` is none, where nobody says in which zone.
    ///
    /// # Errors
    /// As [`read`](Self::read).
    pub(crate) fn dated(field: &str, typed: &str) -> Result<Date, Failure> {
        match Self::read(field, typed)? {
            Day::On(date) => Ok(date),
            Day::Today | Day::Tomorrow => Err(refused(field, typed, "date-written-out")),
        }
    }
}

fn refused(field: &str, typed: &str, why: &str) -> Failure {
    let failure = Failure::new(Exit::Usage, Code::InvalidValue.as_str()).fact("field", field);
    failure.fact("value", typed.trim()).fact("why", why)
}

/// The eras in which years are counted: what they are called, their first day, and the year before their first.
const ERAS: [(&[&str], Date, i16); 3] = [
    (&["令和", "令", "r"], date(2019, 5, 1), 2018),
    (&["平成", "平", "h"], date(1989, 1, 8), 1988),
    (&["昭和", "昭", "s"], date(1926, 12, 25), 1925),
];

fn day_of(text: &str) -> Option<Date> {
    let text = without_midnight(text);
    let text = text.strip_suffix('日').unwrap_or(text);
    if text.len() == 8 && text.bytes().all(|digit| digit.is_ascii_digit()) {
        return Date::new(number(&text[..4], 4)?, narrow(&text[4..6])?, narrow(&text[6..])?).ok();
    }
    let parts: Vec<&str> = text.split(['-', '/', '.', '年', '月']).map(str::trim).collect();
    let [year, month, day] = parts[..] else { return None };
    let (month, day) = (narrow(month)?, narrow(day)?);
    match in_era(year) {
        Some((first, year)) => Date::new(year?, month, day).ok().filter(|day| *day >= first),
        None if year.len() == 4 => Date::new(number(year, 4)?, month, day).ok(),
        None => None,
    }
}

/// A spreadsheet writes a day as its first moment, too.
fn without_midnight(text: &str) -> &str {
    let (day, time) = text.split_once([' ', 't']).unwrap_or((text, ""));
    if ["0:00", "00:00", "0:00:00", "00:00:00"].contains(&time.trim()) { day } else { text }
}

/// The first day of an era, and which year a year of it is; the first is called 元 as well.
fn in_era(text: &str) -> Option<(Date, Option<i16>)> {
    let of = |(names, first, before): &(&[&str], Date, i16)| {
        let year = names.iter().find_map(|name| text.strip_prefix(name))?.trim();
        let year = if year == "元" { Some(1) } else { number(year, 2) };
        Some((*first, year.filter(|year| *year > 0).map(|year| before + year)))
    };
    ERAS.iter().find_map(of)
}

fn narrow(digits: &str) -> Option<i8> {
    number(digits, 2)?.try_into().ok()
}

fn number(digits: &str, most: usize) -> Option<i16> {
    let are_digits = (1..=most).contains(&digits.len()) && digits.bytes().all(|digit| digit.is_ascii_digit());
    digits.parse().ok().filter(|_| are_digits)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::Day;

    #[test]
    fn a_day_is_read_as_people_write_it() {
        let first = Day::On(date(2026, 12, 1));
        for typed in
            ["2026-12-01", "2026/12/1", "２０２６－１２－０１", "２０２６／１２／１", "2026年12月1日", "2026.12.01"]
        {
            assert_eq!(Day::read("on", typed).unwrap(), first, "{typed}");
        }
        for typed in ["today", "TODAY", "今日", "本日", "ｔｏｄａｙ", "　今日　"] {
            assert_eq!(Day::read("on", typed).unwrap(), Day::Today, "{typed}");
        }
        assert_eq!(Day::read("on", "明日").unwrap(), Day::Tomorrow);
        assert_eq!(Day::dated("last_day", "令和8年12月1日").unwrap(), date(2026, 12, 1));
        assert_eq!(Day::dated("last_day", "明日").unwrap_err().facts["why"], "date-written-out".into());
        assert_eq!(Day::read("on", "Tomorrow").unwrap(), Day::Tomorrow);
    }

    #[test]
    fn a_year_of_an_era_is_read_and_so_is_a_day_with_its_first_moment() {
        for (typed, day) in [
            ("令和8年4月1日", date(2026, 4, 1)),
            ("令和８年４月１日", date(2026, 4, 1)),
            ("令和 8年 4月 1日", date(2026, 4, 1)),
            ("㋿8年4月1日", date(2026, 4, 1)),
            ("R8.4.1", date(2026, 4, 1)),
            ("r08/04/01", date(2026, 4, 1)),
            ("Ｒ８．４．１", date(2026, 4, 1)),
            ("令8.4.1", date(2026, 4, 1)),
            ("令和元年5月1日", date(2019, 5, 1)),
            ("平成31年4月30日", date(2019, 4, 30)),
            ("H1.1.8", date(1989, 1, 8)),
            ("S63.4.1", date(1988, 4, 1)),
            ("2026/4/1 0:00", date(2026, 4, 1)),
            ("2026-04-01 00:00:00", date(2026, 4, 1)),
            ("2026-04-01T00:00:00", date(2026, 4, 1)),
            ("20260401", date(2026, 4, 1)),
        ] {
            assert_eq!(Day::read("on", typed).unwrap(), Day::On(day), "{typed}");
        }
    }

    #[test]
    fn what_is_no_day_of_the_calendar_is_refused() {
        for typed in [
            "",
            "2026-02-30",
            "12/1",
            "26-12-01",
            "2026-12",
            "2026-12-01-02",
            "1st of May",
            "2026-+1-01",
            "4/1/2026",
            "12/1/26",
            "46113",
            "1.12.2026",
            "2026/12/1 10:30",
            "202612",
            "20261301",
            "平成31年5月1日の前",
            "令和0年4月1日",
            "平成元年1月7日",
            "r8",
            "令和8年",
            "-26.4.1",
            "1-Dec-26",
        ] {
            let failure = Day::read("on", typed).unwrap_err();
            assert_eq!((failure.exit.code(), &failure.facts["value"]), (2, &typed.into()), "{typed}");
        }
    }
}
