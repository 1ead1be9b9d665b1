//! What people type, brought to one form before it is judged: normalise once, then validate.

use unicode_normalization::UnicodeNormalization;

/// Identifiers and codes: trimmed (the full-width space too), full-width and decomposed forms folded (NFKC).
pub fn fold(typed: &str) -> String {
    typed.trim().nfkc().collect::<String>().trim().to_owned()
}

/// Names and other free text: trimmed and NFC, so that ㈱ and 葛 with a selector stay what they are.
pub fn compose(typed: &str) -> String {
    typed.trim().nfc().collect()
}

/// Whether a character could move the cursor, hide or reverse what follows: controls, and the bidi and
/// line-separating format characters.
pub fn is_unsafe_to_show(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_width_and_decomposed_input_fold() {
        assert_eq!(fold("\u{3000}Ａ１２３＠\u{3000}"), "A123@");
        assert_eq!(compose("か\u{3099}"), "が");
        assert_eq!(compose("㈱"), "㈱");
    }
}
