//! Times as conditions name them: a day, a minute, an instant, or so far from now.

use jiff::{SignedDuration, Timestamp, ToSpan, civil::Date, tz::TimeZone};

use crate::rules::{text, time};

/// Now, and the zone in which days are meant.
#[derive(Debug, Clone, Copy)]
pub struct Clock<'a> {
    /// Now.
    pub now: Timestamp,
    /// The zone.
    pub zone: &'a TimeZone,
}

/// A stretch of time: all that is shown alike where times are as exact as this one was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// Its first instant.
    pub from: Timestamp,
    /// The first instant after it.
    pub to: Timestamp,
}

impl Span {
    /// Reads `2026-04-01`, `2026-04-01 09:30`, an RFC 3339 time, `now`, a day as [`day`] takes it, or hours and minutes from
    /// now (`-12h`, `+30m`).
    pub(super) fn read(typed: &str, clock: Clock<'_>) -> Option<Self> {
        let folded = text::fold(typed).to_lowercase();
        if let Some(day) = day(&folded, clock) {
            return Some(Self {
                from: time::start_of_day(day, clock.zone),
                to: time::start_of_day(time::next_day(day), clock.zone),
            });
        }
        let (at, length) = match folded.as_str() {
            "now" | "今" | "現在" => (clock.now, SignedDuration::from_secs(1)),
            text => match (offset(text), text.to_uppercase().parse::<Timestamp>()) {
                (Some(away), _) => (time::after(clock.now, away), SignedDuration::from_secs(1)),
                (None, Ok(at)) => (at, SignedDuration::from_secs(1)),
                (None, Err(_)) => local(text, clock.zone)?,
            },
        };
        Some(Self { from: at, to: time::after(at, length) })
    }
}

/// Reads a day: a date, `today`, `yesterday`, `tomorrow`, or so many days or weeks from today (`+30d`, `-2w`).
pub(super) fn day(typed: &str, clock: Clock<'_>) -> Option<Date> {
    let folded = text::fold(typed).to_lowercase();
    let today = time::today(clock.now, clock.zone);
    match folded.as_str() {
        "today" | "今日" | "本日" => Some(today),
        "tomorrow" | "明日" => Some(time::next_day(today)),
        "yesterday" | "昨日" => today.yesterday().ok(),
        text => match signed(text) {
            Some((count, "d" | "日")) => today.checked_add(count.days()).ok(),
            Some((count, "w" | "週")) => today.checked_add(count.checked_mul(7)?.days()).ok(),
            _ => date(text),
        },
    }
}

/// A date with its parts in the order of the year.
pub(super) fn date(folded: &str) -> Option<Date> {
    let text = folded.strip_suffix('日').unwrap_or(folded);
    let parts: Vec<&str> = text.split(['-', '/', '.', '年', '月']).map(str::trim).collect();
    let [year, month, day] = parts[..] else { return None };
    let digits =
        |part: &str, most: usize| (1..=most).contains(&part.len()) && part.bytes().all(|digit| digit.is_ascii_digit());
    let is_date = year.len() == 4 && digits(year, 4) && digits(month, 2) && digits(day, 2);
    is_date.then(|| Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok())?
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

/// A local time, to the minute or to the second; also with the zone's name behind it, as tables show it.
fn local(text: &str, zone: &TimeZone) -> Option<(Timestamp, SignedDuration)> {
    let (day, rest) = text.split_once([' ', 't'])?;
    let day = date(day)?;
    let mut parts = rest.split_whitespace();
    let (clock, shown) = (parts.next()?, parts.next());
    let mut units = clock.split(':').map(|unit| unit.parse::<i8>().ok());
    let (hour, minute) = (units.next()??, units.next()??);
    let second = units.next().map_or(Some(None), |second| second.map(Some))?;
    if units.next().is_some() || parts.next().is_some() {
        return None;
    }
    let at = jiff::civil::Time::new(hour, minute, second.unwrap_or(0), 0).ok()?;
    let at = zone.to_ambiguous_zoned(day.to_datetime(at)).compatible().ok()?;
    let named = |shown: &str| at.strftime("%Z").to_string().eq_ignore_ascii_case(shown);
    if shown.is_some_and(|shown| !named(shown)) {
        return None;
    }
    let length = if second.is_some() { SignedDuration::from_secs(1) } else { SignedDuration::from_mins(1) };
    Some((at.timestamp(), length))
}
