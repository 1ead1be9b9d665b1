//! What a server says, fit to be shown.

use std::fmt;

/// The longest words that are kept of an answer, in characters: the longest refusals of ours have 250.
const LONGEST: usize = 400;

/// Words of a server: of bounded length, on one line, without control characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words(String);

impl Words {
    /// Keeps what can be shown of an answer.
    pub(super) fn of(answer: &str) -> Self {
        let shown = answer.split(char::is_control).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
        let mut kept: String = shown.trim().chars().take(LONGEST).collect();
        if shown.trim().chars().nth(LONGEST).is_some() {
            kept.push('…');
        }
        Self(kept)
    }
}

impl fmt::Display for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn apppw_6_what_a_server_says_is_short_and_moves_no_terminal() {
        assert_eq!(Words::of(" 535 5.7.8 no\u{1b}[2J\r\nmore\u{9b}! ").to_string(), "535 5.7.8 no [2J more !");
        let long = Words::of(&"長".repeat(5000)).to_string();
        assert_eq!(long.chars().count(), LONGEST + 1);
        assert!(long.ends_with('…'));
    }
}
