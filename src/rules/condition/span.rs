//! Times as conditions name them: a day, a minute, an instant, or a distance from now.

use jiff::{SignedDuration, Timestamp, ToSpan, civil::Date, fmt::temporal::Pieces, tz::TimeZone};

use crate::rules::{
    day::{NoDate, date_of, without_midnight},
    text, time,
};

/// Now, and the zone that days are in.
#[derive(Debug, Clone, Copy)]
pub struct Clock<'a> {
    /// The instant that `now` stands for.
    pub now: Timestamp,
    /// The zone in which days and times are meant.
    pub zone: &'a TimeZone,
}

/// A stretch of time: all that is shown alike where times are as exact as this one was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// The first instant that lies in it.
    pub from: Timestamp,
    /// The first instant after it.
    pub to: Timestamp,
}

impl Span {
    /// Reads `2026-04-01`, `2026-04-01 09:30`, an RFC 3339 time, `now`, a day as [`day`] takes it, or hours and minutes from
    /// now (`-12h`, `+30m`).
    ///
    /// # Errors
    /// When it is none of these, or a day that the calendar does not have.
    pub(super) fn read(typed: &str, clock: Clock<'_>) -> Result<Self, NoDate> {
        let folded = text::fold(typed).to_lowercase();
        match named_day(&folded, clock) {
            Ok(day) => Ok(Self { from: time::start_of_day(day, clock.zone), to: time::end_of_day(day, clock.zone) }),
            Err(none @ (NoDate::NoSuchDay | NoDate::Serial)) => Err(none),
            Err(NoDate::Form) => Self::within_a_day(&folded, clock),
        }
    }

    fn within_a_day(folded: &str, clock: Clock<'_>) -> Result<Self, NoDate> {
        let (at, length) = match folded {
            "now" | "今" | "現在" => (clock.now, SignedDuration::from_secs(1)),
            text => match (offset(text), text.to_uppercase().parse::<Timestamp>()) {
                (Some(away), _) => (time::after(clock.now, away), SignedDuration::from_secs(1)),
                (None, Ok(at)) => (at, SignedDuration::from_secs(1)),
                (None, Err(_)) => match beyond(text) {
                    Some(end) => (end, SignedDuration::from_secs(1)),
                    None => local(text, clock.zone)?,
                },
            },
        };
        Ok(Self { from: at, to: time::after(at, length) })
    }
}

/// Reads a day: a date, also with 0:00 behind it, `today`, `yesterday`, `tomorrow`, or a number of days or weeks from today
/// (`+30d`, `-2w`).
///
/// # Errors
/// When it is none of these.
pub(super) fn day(typed: &str, clock: Clock<'_>) -> Result<Date, NoDate> {
    named_day(without_midnight(&text::fold(typed).to_lowercase()), clock)
}

fn named_day(folded: &str, clock: Clock<'_>) -> Result<Date, NoDate> {
    let today = time::today(clock.now, clock.zone);
    let away = |days: Option<i64>| days.and_then(|days| today.checked_add(days.days()).ok()).ok_or(NoDate::Form);
    match folded {
        "today" | "今日" | "本日" => Ok(today),
        "tomorrow" | "明日" => Ok(time::next_day(today)),
        "yesterday" | "昨日" => today.yesterday().map_err(|_| NoDate::Form),
        text => match signed(text) {
            Some((count, "d" | "日")) => away(Some(count)),
            Some((count, "w" | "週")) => away(count.checked_mul(7)),
            _ => date_of(text),
        },
    }
}

/// The day that a cell of a file or a field of JSON holds.
pub(super) fn held(text: &str) -> Option<Date> {
    date_of(without_midnight(&text::fold(text).to_lowercase())).ok()
}

/// A number with its sign, and the unit behind it. A million is more than any calendar here has.
fn signed(text: &str) -> Option<(i64, &str)> {
    let (sign, rest) =
        text.strip_prefix('+').map(|rest| (1, rest)).or(text.strip_prefix('-').map(|rest| (-1, rest)))?;
    let end = rest.find(|c: char| !c.is_ascii_digit())?;
    let count: i64 = rest[..end].parse().ok().filter(|count| *count <= 1_000_000)?;
    Some((sign * count, &rest[end..]))
}

fn offset(text: &str) -> Option<SignedDuration> {
    match signed(text)? {
        (count, "h" | "時間") => Some(SignedDuration::from_hours(count)),
        (count, "m" | "分") => Some(SignedDuration::from_mins(count)),
        _ => None,
    }
}

/// The end of the calendar of instants that an RFC 3339 time lies beyond: every instant is before it, or after it.
fn beyond(text: &str) -> Option<Timestamp> {
    let text = text.to_uppercase();
    let pieces = Pieces::parse(&text).ok().filter(|pieces| pieces.date().year().abs() == Date::MAX.year())?;
    pieces.time().and(pieces.offset()).map(|_| end_of(pieces.date()))
}

fn end_of(day: Date) -> Timestamp {
    if day.year() < 0 { Timestamp::MIN } else { Timestamp::MAX }
}

/// A local time, to the minute or to the second; also with the zone's name behind it, as tables show it.
fn local(text: &str, zone: &TimeZone) -> Result<(Timestamp, SignedDuration), NoDate> {
    let (day, rest) = text.split_once([' ', 't']).ok_or(NoDate::Form)?;
    at_clock(date_of(day)?, rest, zone).ok_or(NoDate::Form)
}

fn at_clock(day: Date, rest: &str, zone: &TimeZone) -> Option<(Timestamp, SignedDuration)> {
    let mut parts = rest.split_whitespace();
    let (clock, shown) = (parts.next()?, parts.next());
    let mut units = clock.split(':').map(|unit| unit.parse::<i8>().ok());
    let (hour, minute) = (units.next()??, units.next()??);
    let second = units.next().map_or(Some(None), |second| second.map(Some))?;
    if units.next().is_some() || parts.next().is_some() {
        return None;
    }
    let at = jiff::civil::Time::new(hour, minute, second.unwrap_or(0), 0).ok()?;
    let length = if second.is_some() { SignedDuration::from_secs(1) } else { SignedDuration::from_mins(1) };
    let Ok(at) = zone.to_ambiguous_zoned(day.to_datetime(at)).compatible() else {
        return Some((end_of(day), length));
    };
    let named = |shown: &str| at.strftime("%Z").to_string().eq_ignore_ascii_case(shown);
    if shown.is_some_and(|shown| !named(shown)) {
        return None;
    }
    Some((at.timestamp(), length))
}
