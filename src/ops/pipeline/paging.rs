//! Lists that come in pages.

use jiff::Timestamp;

use crate::{
    contract::page::{DEFAULT_LIMIT, MAX_LIMIT},
    rules::{Id, Refusal},
};

/// The rows of a page.
///
/// # Errors
/// `invalid_value` beyond 1 to 1000.
pub(crate) fn limit(asked: Option<u32>) -> Result<u32, Refusal> {
    let limit = asked.unwrap_or(DEFAULT_LIMIT);
    if (1..=MAX_LIMIT).contains(&limit) {
        Ok(limit)
    } else {
        Err(Refusal::invalid("limit", "limit-range").fact("max", MAX_LIMIT))
    }
}

/// A cursor that no page gave out.
pub(crate) fn bad_cursor() -> Refusal {
    Refusal::invalid("cursor", "cursor-unknown")
}

/// The cursor of a list in order of time.
pub(crate) fn cursor(at: Timestamp, id: Id) -> String {
    format!("{}-{id}", at.as_microsecond())
}

/// And back.
pub(crate) fn before(cursor: &str) -> Result<(Timestamp, Id), Refusal> {
    cursor
        .split_once('-')
        .and_then(|(micros, id)| Some((Timestamp::from_microsecond(micros.parse().ok()?).ok()?, id.parse().ok()?)))
        .ok_or_else(bad_cursor)
}
