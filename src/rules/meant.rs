//! What somebody probably meant.

/// The known word that is nearest to a typed one, if any is near.
pub fn meant<'a>(typed: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let near = |word: &'a str| {
        let steps = steps(typed, word);
        let longest = typed.chars().count().max(word.chars().count());
        let begun = word.len() >= 3 && typed.starts_with(word) || typed.len() >= 3 && word.starts_with(typed);
        (begun || steps <= longest.div_ceil(3)).then_some((steps, word))
    };
    known.filter_map(near).min_by_key(|(steps, _)| *steps).map(|(_, word)| word)
}

/// Letters to insert, remove or replace to get from one word to the other.
fn steps(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (above, letter) in from.chars().enumerate() {
        let mut corner = row[0];
        row[0] = above + 1;
        for (column, other) in to.iter().enumerate() {
            let replaced = corner + usize::from(letter != *other);
            corner = row[column + 1];
            row[column + 1] = replaced.min(corner + 1).min(row[column] + 1);
        }
    }
    row[to.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_word_is_found_and_a_far_one_is_not_offered() {
        assert_eq!(steps("kitten", "sitting"), 3);
        assert_eq!(meant("lang_", ["lang", "tz"].into_iter()), Some("lang"));
        assert_eq!(
            meant("acount_not_found", ["account_not_found", "token_not_found"].into_iter()),
            Some("account_not_found")
        );
        assert_eq!(meant("langauge", ["tz", "lang"].into_iter()), Some("lang"));
        assert_eq!(meant("zzzz", ["lang", "tz"].into_iter()), None);
    }
}
