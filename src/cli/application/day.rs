//! A day, as people and spreadsheets write it: a date, `today`, `明日`.

use jiff::civil::Date;

use crate::{
    cli::{context::Context, failure::Failure},
    client::now,
    contract::session::SessionShow,
    rules::{
        Code,
        day::{date_of, without_midnight},
        text::fold,
    },
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

/// What is said where nobody knows in which zone `today` is meant.
const WRITTEN_OUT: &str = "date-written-out";

impl Day {
    /// Reads what was typed for a field; width and case do not matter.
    ///
    /// # Errors
    /// `invalid_value`: it is no day of the calendar (2).
    pub(crate) fn read(field: &str, typed: &str) -> Result<Self, Failure> {
        Self::of_form(field, typed, "date-form")
    }

    fn of_form(field: &str, typed: &str, form: &'static str) -> Result<Self, Failure> {
        let text = fold(typed).to_lowercase();
        match text.as_str() {
            "today" | "今日" | "本日" => Ok(Day::Today),
            "tomorrow" | "明日" => Ok(Day::Tomorrow),
            text => {
                let read = date_of(without_midnight(text));
                read.map(Day::On).map_err(|none| refused(field, typed, none.form(form)))
            }
        }
    }

    /// Its date: which day it is, is the service's to say.
    ///
    /// # Errors
    /// What the service refused, or why no answer came.
    pub(crate) async fn date(self, context: &mut Context) -> Result<Date, Failure> {
        if let Day::On(date) = self {
            return Ok(date);
        }
        let session = context.send(&SessionShow {}).await?;
        // An older service does not tell its time, but its offset stands in every one that it tells.
        let (at, offset) = session.shown_at.map_or((now(), session.expires_at.offset), |it| (it.at, it.offset));
        let today = offset.to_datetime(at).date();
        Ok(if self == Day::Today { today } else { today.tomorrow().unwrap_or(Date::MAX) })
    }

    /// Reads a date: `today` is none, where nobody says in which zone.
    ///
    /// # Errors
    /// As [`read`](Self::read).
    pub(crate) fn dated(field: &str, typed: &str) -> Result<Date, Failure> {
        match Self::of_form(field, typed, WRITTEN_OUT)? {
            Day::On(date) => Ok(date),
            Day::Today | Day::Tomorrow => Err(refused(field, typed, WRITTEN_OUT)),
        }
    }
}

fn refused(field: &str, typed: &str, why: &str) -> Failure {
    let failure = Failure::new(Code::InvalidValue).fact("field", field);
    failure.fact("value", typed.trim()).fact("why", why)
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
        assert_eq!(Day::dated("last_day", "46477").unwrap_err().facts["why"], "date-written-out".into());
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
