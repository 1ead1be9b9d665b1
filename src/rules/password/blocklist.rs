//! The blocklist of common and leaked passwords (MPASS-3).

/// The sorted list; its first lines say where it comes from.
const LIST: &str = include_str!("blocklist.txt");

/// Whether the list holds the whole word. The word is folded and in lower case, as the list is.
pub(super) fn holds(word: &str) -> bool {
    // Halves the sorted text itself, line by line: nothing is built, neither at start nor in memory.
    let mut rest = words();
    while !rest.is_empty() {
        let middle = rest.floor_char_boundary(rest.len() / 2);
        let start = rest[..middle].rfind('\n').map_or(0, |end| end + 1);
        let end = rest[start..].find('\n').map_or(rest.len(), |length| start + length);
        match word.cmp(&rest[start..end]) {
            std::cmp::Ordering::Equal => return true,
            std::cmp::Ordering::Less => rest = &rest[..start.saturating_sub(1)],
            std::cmp::Ordering::Greater => rest = rest.get(end + 1..).unwrap_or(""),
        }
    }
    false
}

/// The words, without the heading that an empty line ends.
fn words() -> &'static str {
    LIST.split_once("\n\n").map_or("", |(_, words)| words.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted_folded_and_long_enough() {
        let all: Vec<&str> = words().lines().collect();
        assert!(all.len() >= 3000, "{}", all.len());
        assert!(all.is_sorted_by(|one, other| one < other));
        for word in &all {
            assert_eq!(*word, crate::rules::text::fold(word).to_lowercase());
            assert!(word.chars().count() >= 8, "{word}");
        }
    }

    #[test]
    fn every_word_of_the_list_is_found_and_its_neighbours_are_not() {
        for word in words().lines() {
            assert!(holds(word), "{word}");
            assert!(!holds(&format!("{word}\u{1}")), "{word}");
        }
        for word in ["", "\n", "~~~~~~~~~~~~", "!", "green tea at 10", "password\n", "# common", "日本"] {
            assert!(!holds(word), "{word:?}");
        }
    }
}
