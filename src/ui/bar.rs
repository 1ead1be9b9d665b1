//! A part of a whole, drawn.

/// Characters of a bar between its ends.
const LENGTH: usize = 20;

/// A bar: empty only where the part is nothing, and never longer than the whole. ASCII: other signs are two columns wide in
/// some East Asian terminals.
pub fn bar(part: u64, whole: u64) -> String {
    let cells = part.saturating_mul(LENGTH as u64).div_ceil(whole.max(1));
    let cells = usize::try_from(cells).unwrap_or(LENGTH).min(LENGTH);
    format!("[{}{}]", "#".repeat(cells), "-".repeat(LENGTH - cells))
}

#[cfg(test)]
mod tests {
    use super::bar;

    #[test]
    fn a_bar_is_empty_only_where_the_part_is_nothing_and_never_longer_than_the_whole() {
        for (part, cells) in [(0, 0), (1, 1), (50, 10), (51, 11), (100, 20), (300, 20)] {
            assert_eq!(bar(part, 100), format!("[{}{}]", "#".repeat(cells), "-".repeat(20 - cells)), "{part}");
        }
    }
}
