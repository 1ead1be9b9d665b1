//! What somebody probably meant.

use strsim::osa_distance as steps;

/// The known word that is nearest to a typed one, if any is near.
pub fn meant<'a>(typed: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    near(typed, known).first().copied()
}

/// The known words that are near a typed one, the nearest first. A step is a letter that is inserted, removed or replaced,
/// or two that change places.
pub fn near<'a>(typed: &str, known: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let near = |word: &'a str| {
        let steps = steps(typed, word);
        let longest = typed.chars().count().max(word.chars().count());
        let begun = word.len() >= 3 && typed.starts_with(word) || typed.len() >= 3 && word.starts_with(typed);
        (begun || steps <= longest.div_ceil(3)).then_some((steps, word))
    };
    let mut near: Vec<(usize, &str)> = known.filter_map(near).collect();
    near.sort_by_key(|(steps, _)| *steps);
    near.into_iter().map(|(_, word)| word).collect()
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
    fn the_nearest_stand_first() {
        assert_eq!(near("enabel", ["disable", "enabled", "enable"].into_iter()), ["enable", "enabled"]);
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
    fn letters_are_inserted_removed_replaced_and_change_places() {
        for (from, to, count) in [
            ("", "", 0),
            ("", "abc", 3),
            ("abc", "", 3),
            ("abc", "abc", 0),
            ("abc", "acb", 1),
            ("ab", "xaby", 2),
            ("がぎ", "かぎ", 1),
        ] {
            assert_eq!(steps(from, to), count, "{from} → {to}");
        }
    }
}
