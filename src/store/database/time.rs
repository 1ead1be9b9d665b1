//! Times in columns: microseconds since 1970, UTC.

use jiff::{Timestamp, civil::Date};

use super::error::{Error, Result};

/// Into a column.
pub fn micros(at: Timestamp) -> i64 {
    at.as_microsecond()
}

/// Out of a column.
pub(crate) fn timestamp(micros: i64) -> Result<Timestamp> {
    Timestamp::from_microsecond(micros).map_err(|_| Error::Unreadable("a time"))
}

/// Out of a column that may be empty.
pub(crate) fn maybe(micros: Option<i64>) -> Result<Option<Timestamp>> {
    micros.map(timestamp).transpose()
}

/// A day out of a column.
pub(crate) fn day(text: &str) -> Result<Date> {
    text.parse().map_err(|_| Error::Unreadable("a day"))
}
