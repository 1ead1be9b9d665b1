//! In which bytes text is written to a file: `--encoding`.

use std::str::FromStr;

use encoding_rs::SHIFT_JIS;

/// The encodings of `--encoding`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Encoding {
    /// UTF-8 without a byte order mark.
    #[default]
    Utf8,
    /// UTF-8 with a byte order mark, by which Excel knows it.
    Utf8Bom,
    /// Shift_JIS as Windows has it (code page 932).
    ShiftJis,
}

impl Encoding {
    /// Every encoding, in the order of help.
    pub const ALL: [Self; 3] = [Self::Utf8, Self::Utf8Bom, Self::ShiftJis];

    /// The name that `--encoding` takes.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf8Bom => "utf-8-bom",
            Self::ShiftJis => "shift_jis",
        }
    }
}

impl Encoding {
    /// The first character of a text that the encoding lacks, or that would be read back as another one.
    pub fn lacks(self, text: &str) -> Option<char> {
        if self != Self::ShiftJis || text.is_ascii() {
            return None;
        }
        text.chars().find(|character| !is_in_shift_jis(*character))
    }
}

fn is_in_shift_jis(character: char) -> bool {
    // Encoders write these as a backslash, a tilde and a full-width hyphen.
    const TURNED: [char; 3] = ['\u{a5}', '\u{203e}', '\u{2212}'];
    character.is_ascii() || !TURNED.contains(&character) && !SHIFT_JIS.encode(character.encode_utf8(&mut [0; 4])).2
}

/// The text names no encoding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an encoding is utf-8, utf-8-bom or shift_jis")]
pub struct UnknownEncoding;

impl FromStr for Encoding {
    type Err = UnknownEncoding;

    fn from_str(text: &str) -> Result<Self, UnknownEncoding> {
        Self::ALL.into_iter().find(|encoding| encoding.as_str() == text).ok_or(UnknownEncoding)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_encoding_is_read_back_from_its_name() {
        for encoding in Encoding::ALL {
            assert_eq!(encoding.as_str().parse(), Ok(encoding));
        }
        assert_eq!("utf8".parse::<Encoding>(), Err(UnknownEncoding));
    }

    #[test]
    fn all_6_what_an_encoding_does_not_have_is_known() {
        for (text, lacking) in [
            ("田中 髙橋 ①～ ﾀﾅｶ a\\~", None),
            ("𠮷野", Some('𠮷')),
            ("雪☃", Some('☃')),
            ("葛\u{e0100}城", Some('\u{e0100}')),
            ("外字\u{e000}", Some('\u{e000}')),
            ("Zoë", Some('ë')),
            ("隆\u{f9dc}", None),
            ("神\u{fa19}", None),
            ("\u{f9dc}", None),
            ("\u{fa5b}", Some('\u{fa5b}')),
            // They would come back as a backslash, a tilde and another hyphen.
            ("¥", Some('¥')),
            ("‾", Some('‾')),
            ("3−1", Some('−')),
        ] {
            assert_eq!(Encoding::ShiftJis.lacks(text), lacking, "{text}");
            assert_eq!(Encoding::Utf8Bom.lacks(text), None);
        }
    }
}
