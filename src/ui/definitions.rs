//! Terms with what they mean beside them, as help lists flags.

use super::{display_width, fit, prose};

/// Lines of `  TERM  what it means`, the meanings under each other and wrapped to `width` columns. A term that would push
/// all of them aside has a line of its own.
pub fn definitions(rows: &[(String, String)], width: usize) -> String {
    let most = width / 2;
    let terms = rows.iter().map(|(term, _)| display_width(term)).filter(|&term| term <= most);
    let indent = INDENT.len() + terms.max().unwrap_or(0) + GAP;
    let line = |(term, meaning): &(String, String)| {
        let meaning = prose::hung(meaning, indent, Some(width));
        match display_width(term) > most {
            true => format!("{INDENT}{term}\n{}{meaning}\n", " ".repeat(indent)),
            false => format!("{}{meaning}\n", fit(&format!("{INDENT}{term}"), indent)),
        }
    };
    rows.iter().map(line).map(|line| line.trim_end().to_owned() + "\n").collect()
}

const INDENT: &str = "  ";
/// The blanks between the longest term and what it means.
const GAP: usize = 2;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn meanings_stand_under_each_other_whatever_the_width() {
        let rows = |all: &[(&str, &str)]| {
            all.iter().map(|(term, meaning)| ((*term).to_owned(), (*meaning).to_owned())).collect::<Vec<_>>()
        };
        let of = rows(&[("-a", "one two three four five six"), ("--longer", "七つ目"), ("none", "")]);
        assert_eq!(
            definitions(&of, 32),
            "  -a        one two three four\n            five six\n  --longer  七つ目\n  none\n"
        );
        let of = rows(&[("-a", "one"), ("--a-very-long-term <OF-ITSELF>", "two")]);
        assert_eq!(definitions(&of, 40), "  -a  one\n  --a-very-long-term <OF-ITSELF>\n      two\n");
    }
}
