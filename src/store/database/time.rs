//! Times in columns: microseconds since 1970, UTC.

use jiff::{Timestamp, civil::Date};

use super::error::{Error, Result};

/// Into a column.
pub fn micros(at: Timestamp) -> i64 {
    at.as_microsecond()
}

/// Out of a column. The calendar's last instant, which stands for what never ends, is cut to a microsecond that is taken for one
/// beyond it.
pub(crate) fn timestamp(micros: i64) -> Result<Timestamp> {
    match Timestamp::from_microsecond(micros) {
        Err(_) if micros == Timestamp::MAX.as_microsecond() => Ok(Timestamp::MAX),
        read => read.map_err(|_| Error::Unreadable("a time")),
    }
}

/// Out of a column that may be empty.
pub(crate) fn maybe(micros: Option<i64>) -> Result<Option<Timestamp>> {
    micros.map(timestamp).transpose()
}

/// A day out of a column.
pub(crate) fn day(text: &str) -> Result<Date> {
    text.parse().map_err(|_| Error::Unreadable("a day"))
}

/// A day as a number: days since 1 January 1970.
pub(crate) fn day_number(day: Date) -> i64 {
    i64::from((day - Date::constant(1970, 1, 1)).get_days())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ends_of_the_calendar_are_read_back() {
        for at in [Timestamp::MIN, Timestamp::UNIX_EPOCH, Timestamp::MAX] {
            assert_eq!(timestamp(micros(at)).unwrap(), at);
        }
        assert!(timestamp(i64::MAX).is_err() && timestamp(i64::MIN).is_err());
    }
}
