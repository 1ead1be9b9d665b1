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

    #[test]
    fn a_word_that_was_begun_is_meant_from_three_letters_on() {
        let of = |typed: &str| meant(typed, ["account_not_found", "tz"].into_iter());
        assert_eq!((of("acc"), of("ac")), (Some("account_not_found"), None));
        // And one past it.
        let past = |typed: &str| meant(typed, ["pop", "tz"].into_iter());
        assert_eq!((past("pop-limits-of-a-day"), past("tz-of-the-service")), (Some("pop"), None));
        // Nothing begins in the middle of a word.
        assert_eq!((of("not_found"), past("the-pop-limits-of-a-day")), (None, None));
    }

    #[test]
    fn a_third_of_the_letters_may_be_wrong() {
        let of = |typed: &str| meant(typed, ["abcdef"].into_iter());
        assert_eq!((of("xxcdef"), of("xxxdef")), (Some("abcdef"), None));
        // Rounded up, and of the longer word.
        let of = |typed: &str| meant(typed, ["abcd"].into_iter());
        assert_eq!((of("xbcx"), of("xbxx")), (Some("abcd"), None));
    }

    #[test]
    fn letters_are_inserted_removed_and_replaced() {
        for (from, to, count) in [
            ("", "", 0),
            ("", "abc", 3),
            ("abc", "", 3),
            ("abc", "abc", 0),
            ("abc", "acb", 2),
            ("ab", "xaby", 2),
            ("がぎ", "かぎ", 1),
        ] {
            assert_eq!(steps(from, to), count, "{from} → {to}");
        }
    }
}
