//! In which bytes text is written to a file: `--encoding`.

use std::str::FromStr;

/// The encodings of `--encoding`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Encoding {
    /// UTF-8; when reading, with or without a byte order mark.
    #[default]
    Utf8,
    /// UTF-8 with a byte order mark, by which Excel knows it.
    Utf8Bom,
    /// Shift_JIS as Windows has it (code page 932).
    ShiftJis,
}

impl Encoding {
    /// Every one, in the order of help.
    pub const ALL: [Self; 3] = [Self::Utf8, Self::Utf8Bom, Self::ShiftJis];

    /// As it is typed.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf8Bom => "utf-8-bom",
            Self::ShiftJis => "shift_jis",
        }
    }
}

/// It is none of the names.
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
}
