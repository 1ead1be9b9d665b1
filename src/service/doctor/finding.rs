//! What was found at one place, and how bad it is.

use std::fmt;

use jiff::Timestamp;
use serde::Serialize;

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Level {
    Ok,
    Warning,
    Trouble,
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Level::Ok => "ok",
            Level::Warning => "warning",
            Level::Trouble => "TROUBLE",
        })
    }
}

/// What was found at one place.
#[derive(Debug, Serialize)]
pub(super) struct Finding {
    pub(super) check: &'static str,
    pub(super) level: Level,
    pub(super) message: String,
}

impl Finding {
    pub(super) fn new(check: &'static str, level: Level, message: impl Into<String>) -> Self {
        Self { check, level, message: message.into() }
    }
}

/// What an error says, at one place.
pub(super) fn trouble(check: &'static str, error: &anyhow::Error) -> Finding {
    Finding::new(check, Level::Trouble, format!("{error:#}"))
}

/// An instant as findings tell it.
pub(super) fn day(at: Timestamp) -> String {
    format!("{at:.0}")
}

/// How long ago, in the largest unit of which there are two.
pub(super) fn ago(at: Option<Timestamp>, now: Timestamp) -> String {
    let Some(at) = at else { return "never".to_owned() };
    let seconds = now.duration_since(at).as_secs().max(0);
    let units = [("d", 24 * 60 * 60), ("h", 60 * 60), ("min", 60), ("s", 1)];
    let (unit, length) = units.into_iter().find(|(_, length)| seconds >= 2 * length).unwrap_or(("s", 1));
    format!("{} {unit} ago", seconds / length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_long_ago_is_told_in_the_largest_unit_of_which_there_are_two() {
        let at = |seconds: i64| Timestamp::from_second(2_000_000_000 + seconds).unwrap();
        let told: Vec<String> = [0, 119, 120, 7_199, 7_200, 172_800].map(|past| ago(Some(at(0)), at(past))).into();
        assert_eq!(told, ["0 s ago", "119 s ago", "2 min ago", "119 min ago", "2 h ago", "2 d ago"]);
        assert_eq!(ago(None, at(0)), "never");
    }
}
