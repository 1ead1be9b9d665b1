//! A day, as people write it: `2026-12-01`, `2026/12/1`, `２０２６年１２月１日`, `today`, `明日`.

use jiff::civil::Date;

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
            text => date(text).map(Day::On).ok_or_else(|| {
                Failure::new(Exit::Usage, Code::InvalidValue.as_str()).fact("field", field).fact("why", "date-form")
            }),
        }
    }
}

fn date(text: &str) -> Option<Date> {
    let text = text.strip_suffix('日').unwrap_or(text);
    let parts: Vec<&str> = text.split(['-', '/', '.', '年', '月']).map(str::trim).collect();
    let [year, month, day] = parts[..] else { return None };
    let digits = |part: &str, most: usize| {
        (!part.is_empty() && part.len() <= most && part.bytes().all(|digit| digit.is_ascii_digit())).then_some(())
    };
    digits(year, 4).filter(|()| year.len() == 4)?;
    digits(month, 2)?;
    digits(day, 2)?;
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
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
        assert_eq!(Day::read("on", "Tomorrow").unwrap(), Day::Tomorrow);
    }

    #[test]
    fn what_is_no_day_of_the_calendar_is_refused() {
        for typed in ["", "2026-02-30", "12/1", "26-12-01", "2026-12", "2026-12-01-02", "1st of May", "2026-+1-01"] {
            assert_eq!(Day::read("on", typed).unwrap_err().exit.code(), 2, "{typed}");
        }
    }
}
