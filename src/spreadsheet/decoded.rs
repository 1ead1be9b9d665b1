//! The text of a file, decoded piece by piece; nothing is replaced that cannot be decoded.

use std::io::{self, Read};

use encoding_rs::{Decoder, DecoderResult, Encoding};

/// How much of the file is decoded at once, in bytes.
const PIECE: usize = 64 * 1024;

/// Why there is no more text, though the file has not ended.
#[derive(Debug, thiserror::Error)]
pub(super) enum Broken {
    /// The file cannot be read.
    #[error(transparent)]
    Unreadable(#[from] io::Error),
    /// A byte is not of the encoding; its offset, in bytes, from where decoding began.
    #[error("byte {0} is not of this encoding")]
    Malformed(u64),
}

/// A decoded file: the next piece of UTF-8 with [`piece`](Self::piece), and how much of it was used with
/// [`consume`](Self::consume).
pub(super) struct Decoded<R> {
    bytes: R,
    decoder: Decoder,
    raw: Box<[u8]>,
    raw_from: usize,
    raw_to: usize,
    /// Bytes that the decoder has taken.
    taken: u64,
    has_ended: bool,
    text: Box<[u8]>,
    from: usize,
    to: usize,
}

impl<R: Read> Decoded<R> {
    /// The text of `bytes`, which begin after a byte order mark.
    pub(super) fn new(bytes: R, encoding: &'static Encoding) -> Self {
        Self {
            bytes,
            decoder: encoding.new_decoder_without_bom_handling(),
            raw: vec![0; PIECE].into(),
            raw_from: 0,
            raw_to: 0,
            taken: 0,
            has_ended: false,
            text: vec![0; PIECE].into(),
            from: 0,
            to: 0,
        }
    }

    /// Text that has not been consumed yet, in whole characters; empty at the end of the file.
    ///
    /// # Errors
    /// The file cannot be read or decoded.
    pub(super) fn piece(&mut self) -> Result<&[u8], Broken> {
        while self.from == self.to && !self.has_ended {
            self.decode()?;
        }
        Ok(&self.text[self.from..self.to])
    }

    /// Marks the next `length` bytes of the piece as used.
    pub(super) fn consume(&mut self, length: usize) {
        self.from = self.to.min(self.from + length);
    }

    fn decode(&mut self) -> Result<(), Broken> {
        let mut is_last = false;
        if self.raw_from == self.raw_to {
            (self.raw_from, self.raw_to) = (0, read(&mut self.bytes, &mut self.raw)?);
            is_last = self.raw_to == 0;
        }
        let raw = &self.raw[self.raw_from..self.raw_to];
        let (result, read, written) = self.decoder.decode_to_utf8_without_replacement(raw, &mut self.text, is_last);
        self.raw_from += read;
        self.taken += read as u64;
        (self.from, self.to) = (0, written);
        match result {
            DecoderResult::InputEmpty => self.has_ended = is_last,
            DecoderResult::OutputFull => {}
            DecoderResult::Malformed(bad, behind) => {
                return Err(Broken::Malformed(self.taken.saturating_sub(u64::from(bad) + u64::from(behind))));
            }
        }
        Ok(())
    }
}

fn read(bytes: &mut impl Read, into: &mut [u8]) -> io::Result<usize> {
    loop {
        match bytes.read(into) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            read => return read,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A file that hands out a byte at a time.
    struct Slow<'a>(&'a [u8]);

    impl Read for Slow<'_> {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            let Some((first, rest)) = self.0.split_first() else { return Ok(0) };
            into[0] = *first;
            self.0 = rest;
            Ok(1)
        }
    }

    fn text(bytes: &[u8], encoding: &'static Encoding) -> Result<String, Broken> {
        let mut decoded = Decoded::new(Slow(bytes), encoding);
        let mut all = Vec::new();
        loop {
            let piece = decoded.piece()?;
            if piece.is_empty() {
                return Ok(String::from_utf8(all).unwrap());
            }
            all.extend_from_slice(piece);
            let length = piece.len();
            decoded.consume(length);
        }
    }

    #[test]
    fn characters_that_were_cut_by_a_read_are_whole() {
        assert_eq!(text("髙橋😀".as_bytes(), encoding_rs::UTF_8).unwrap(), "髙橋😀");
        assert_eq!(text(b"\xfb\xfc\x87\x40\x81\x60", encoding_rs::SHIFT_JIS).unwrap(), "髙①～");
        assert_eq!(text(b"\xd8\x3d\xde\x00\x00a", encoding_rs::UTF_16BE).unwrap(), "😀a");
    }

    #[test]
    fn the_first_byte_that_is_wrong_is_told_by_its_place() {
        let wrong = |bytes: &[u8], encoding| match text(bytes, encoding) {
            Err(Broken::Malformed(at)) => at,
            other => panic!("{other:?}"),
        };
        assert_eq!(wrong(b"ab\xffc", encoding_rs::UTF_8), 2);
        assert_eq!(wrong(b"ab\xe9\xab", encoding_rs::UTF_8), 2);
        assert_eq!(wrong("あ\u{0}".as_bytes().split_last().unwrap().1.split_last().unwrap().1, encoding_rs::UTF_8), 0);
        assert_eq!(wrong(b"\x82\xa0\xfd", encoding_rs::SHIFT_JIS), 2);
        assert_eq!(wrong(b"a\x00b", encoding_rs::UTF_16LE), 2);
        // Half of a pair: known to be wrong only when the next character was read.
        assert_eq!(wrong(b"a\x00\x3d\xd8b\x00", encoding_rs::UTF_16LE), 2);
    }

    #[test]
    fn a_text_longer_than_a_piece_comes_whole() {
        let long = "あ1".repeat(PIECE);
        let mut decoded = Decoded::new(long.as_bytes(), encoding_rs::UTF_8);
        let mut length = 0;
        while let Ok(piece @ [_, ..]) = decoded.piece() {
            let read = piece.len();
            length += read;
            decoded.consume(read);
        }
        assert_eq!(length, long.len());
    }
}
