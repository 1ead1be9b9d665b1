//! In which bytes a file is read: `--input-encoding`.

use std::str::FromStr;

use encoding_rs::{EUC_JP, Encoding, ISO_2022_JP, SHIFT_JIS, UTF_8, UTF_16LE};

/// The encodings of `--input-encoding`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum InputEncoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// The same, by the name under which `--encoding` writes it with a mark.
    Utf8Bom,
    /// UTF-16 in the byte order of its mark; little-endian without one.
    Utf16,
    /// Shift_JIS as Windows has it (code page 932).
    ShiftJis,
    /// EUC-JP, as older Unix systems write it.
    EucJp,
    /// ISO-2022-JP, the encoding of old mail.
    Iso2022Jp,
}

impl InputEncoding {
    /// Every encoding, in the order of help.
    pub(crate) const ALL: [Self; 6] =
        [Self::Utf8, Self::Utf8Bom, Self::Utf16, Self::ShiftJis, Self::EucJp, Self::Iso2022Jp];

    /// The name that `--input-encoding` takes.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf8Bom => "utf-8-bom",
            Self::Utf16 => "utf-16",
            Self::ShiftJis => "shift_jis",
            Self::EucJp => "euc-jp",
            Self::Iso2022Jp => "iso-2022-jp",
        }
    }

    /// How it is decoded where no byte order mark says more.
    pub(super) const fn decoded(self) -> &'static Encoding {
        match self {
            Self::Utf8 | Self::Utf8Bom => UTF_8,
            Self::Utf16 => UTF_16LE,
            Self::ShiftJis => SHIFT_JIS,
            Self::EucJp => EUC_JP,
            Self::Iso2022Jp => ISO_2022_JP,
        }
    }
}

/// The text names no encoding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no encoding that is read")]
pub(crate) struct UnknownInputEncoding;

impl FromStr for InputEncoding {
    type Err = UnknownInputEncoding;

    fn from_str(text: &str) -> Result<Self, UnknownInputEncoding> {
        Self::ALL.into_iter().find(|encoding| encoding.as_str() == text).ok_or(UnknownInputEncoding)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_encoding_is_read_back_from_its_name() {
        for encoding in InputEncoding::ALL {
            assert_eq!(encoding.as_str().parse(), Ok(encoding));
        }
        assert_eq!("sjis".parse::<InputEncoding>(), Err(UnknownInputEncoding));
    }
}
