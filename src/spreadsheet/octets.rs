//! What the bytes of a file look like, where several encodings have characters for all of them.

use std::io::{self, BufRead};

/// What the bytes above ASCII look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Octets {
    /// Whether there is any byte above ASCII.
    pub(super) any: bool,
    /// Whether they could all be half-width kana of Shift_JIS, in the order in which words have them.
    pub(super) are_kana: bool,
    /// Whether, read in pairs as EUC-JP has them, one pair is kana or a common kanji.
    pub(super) has_common: bool,
    /// Whether, read in pairs, one is a rare kanji.
    pub(super) has_rare: bool,
    /// Whether, read in pairs, one lies beyond what EUC-JP had at first: most often 髙 or 﨑 in Shift_JIS.
    pub(super) has_beyond: bool,
    /// Whether there are the escape sequences by which ISO-2022-JP switches to Japanese.
    pub(super) has_escapes: bool,
    before: [u8; 2],
    /// The first byte of a pair whose second has not come yet.
    first: Option<u8>,
}

impl Octets {
    /// Looks at every byte to the end.
    ///
    /// # Errors
    /// It cannot be read.
    pub(super) fn of(mut bytes: impl BufRead) -> io::Result<Self> {
        let mut octets = Self {
            any: false,
            are_kana: true,
            has_common: false,
            has_rare: false,
            has_beyond: false,
            has_escapes: false,
            before: [0; 2],
            first: None,
        };
        loop {
            let piece = bytes.fill_buf()?;
            if piece.is_empty() {
                octets.are_kana &= octets.any;
                return Ok(octets);
            }
            piece.iter().for_each(|byte| octets.take(*byte));
            let length = piece.len();
            bytes.consume(length);
        }
    }

    fn take(&mut self, byte: u8) {
        let [second_last, last] = self.before;
        self.any |= !byte.is_ascii();
        self.has_escapes |= matches!([second_last, last, byte], [0x1b, b'$', b'@' | b'B'] | [0x1b, b'(', b'I' | b'J']);
        self.are_kana &= is_kana(last, byte);
        self.pair(byte);
        self.before = [last, byte];
    }

    fn pair(&mut self, byte: u8) {
        match self.first.take() {
            _ if byte.is_ascii() => {}
            None => self.first = Some(byte),
            Some(first) => {
                self.has_common |= matches!(first, 0xa4 | 0xa5 | 0xb0..=0xcf);
                self.has_rare |= matches!(first, 0xd0..=0xfe);
                self.has_beyond |= matches!(first, 0xf5..=0xfe);
            }
        }
    }
}

/// Whether a byte can follow another if those above ASCII are half-width kana: not beside Latin letters; a voicing mark
/// only after a kana that can be voiced; a small kana or a long vowel not at the beginning.
fn is_kana(before: u8, byte: u8) -> bool {
    match byte {
        0x00..=0x7f => before.is_ascii() || !byte.is_ascii_alphanumeric(),
        _ if before.is_ascii_alphanumeric() => false,
        0xde => matches!(before, 0xb3 | 0xb6..=0xc4 | 0xca..=0xce),
        0xdf => matches!(before, 0xca..=0xce),
        0xa5 | 0xa7..=0xb0 => !before.is_ascii(),
        0xa6 | 0xb1..=0xdd => true,
        _ => false,
    }
}
