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
