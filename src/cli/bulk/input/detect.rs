//! Which encoding a file has: found by reading all of it once, before anything is done with a row.

use std::io::{self, Read, Seek, SeekFrom};

use encoding_rs::{SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE};

use super::{
    decoded::{Broken, Decoded},
    file_trouble::FileReason,
    line::LineCount,
};
use crate::ui::Encoding;

/// How a file is decoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Detected {
    pub(super) encoding: &'static encoding_rs::Encoding,
    /// The length of its byte order mark.
    pub(super) mark: usize,
}

impl Detected {
    const fn new(encoding: &'static encoding_rs::Encoding, mark: usize) -> Self {
        Self { encoding, mark }
    }

    /// The encoding in which something is written for the people that wrote this file.
    pub(super) fn for_writing(self) -> Encoding {
        if self.encoding == SHIFT_JIS {
            Encoding::ShiftJis
        } else if self.mark > 0 {
            Encoding::Utf8Bom
        } else {
            Encoding::Utf8
        }
    }
}

/// The encoding of a file: the one that was asked for, the one that its byte order mark names, UTF-8 if all of it is
/// UTF-8, or Shift_JIS (code page 932) if all of it is that. The file then stands behind its mark.
///
/// # Errors
/// It cannot be read, or a byte is of none of these; then its place, in the encoding that came further.
pub(super) fn detect(file: &mut (impl Read + Seek), asked: Option<Encoding>) -> Result<Detected, FileReason> {
    let begin = beginning(file)?;
    let candidates = match (asked, mark(&begin)) {
        (Some(Encoding::ShiftJis), _) => vec![Detected::new(SHIFT_JIS, 0)],
        (Some(_), Some(found)) if found.encoding == UTF_8 => vec![found],
        (Some(_), _) => vec![Detected::new(UTF_8, 0)],
        (None, Some(found)) => vec![found],
        (None, None) => vec![Detected::new(UTF_8, 0), Detected::new(SHIFT_JIS, 0)],
    };
    let mut furthest: Option<(u64, Detected)> = None;
    for candidate in candidates {
        match check(file, candidate)? {
            None => {
                rewind(file, candidate)?;
                return Ok(candidate);
            }
            Some(at) if furthest.is_none_or(|(other, _)| at > other) => furthest = Some((at, candidate)),
            Some(_) => {}
        }
    }
    let (at, encoding) = furthest.ok_or_else(|| FileReason::Unreadable(io::ErrorKind::InvalidData.into()))?;
    let (line, position) = place(file, encoding, at)?;
    Err(FileReason::Encoding { line, position, asked })
}

fn beginning(file: &mut (impl Read + Seek)) -> io::Result<Vec<u8>> {
    let mut begin = Vec::with_capacity(3);
    file.seek(SeekFrom::Start(0))?;
    file.take(3).read_to_end(&mut begin)?;
    Ok(begin)
}

fn mark(begin: &[u8]) -> Option<Detected> {
    let (encoding, length) = encoding_rs::Encoding::for_bom(begin)?;
    debug_assert!([UTF_8, UTF_16LE, UTF_16BE].contains(&encoding));
    Some(Detected::new(encoding, length))
}

fn rewind(file: &mut impl Seek, to: Detected) -> io::Result<()> {
    file.seek(SeekFrom::Start(to.mark as u64)).map(|_| ())
}

/// The place of the first byte that is not of the encoding, counted from behind the mark.
fn check(file: &mut (impl Read + Seek), candidate: Detected) -> io::Result<Option<u64>> {
    rewind(file, candidate)?;
    let mut text = Decoded::new(file, candidate.encoding);
    loop {
        match text.piece() {
            Ok([]) => return Ok(None),
            Ok(piece) => {
                let length = piece.len();
                text.consume(length);
            }
            Err(Broken::Malformed(at)) => return Ok(Some(at)),
            Err(Broken::Unreadable(error)) => return Err(error),
        }
    }
}

/// The line of a byte, and which character of that line it is, both from 1.
fn place(file: &mut (impl Read + Seek), encoding: Detected, at: u64) -> io::Result<(u64, u64)> {
    rewind(file, encoding)?;
    let mut text = Decoded::new(file.take(at), encoding.encoding);
    let (mut lines, mut position) = (LineCount::new(), 1);
    while let Ok(piece @ [_, ..]) = text.piece() {
        lines.pass(piece);
        let behind = memchr::memrchr2(b'\n', b'\r', piece).map(|end| &piece[end + 1..]);
        if behind.is_some() {
            position = 1;
        }
        position += characters(behind.unwrap_or(piece));
        let length = piece.len();
        text.consume(length);
    }
    Ok((lines.line(), position))
}

fn characters(text: &[u8]) -> u64 {
    text.iter().filter(|byte| **byte & 0xc0 != 0x80).count() as u64
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    fn found(bytes: &[u8], asked: Option<Encoding>) -> Result<(&'static str, usize), (u64, u64)> {
        match detect(&mut Cursor::new(bytes), asked) {
            Ok(found) => Ok((found.encoding.name(), found.mark)),
            Err(FileReason::Encoding { line, position, .. }) => Err((line, position)),
            Err(other) => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_mark_decides_and_without_one_utf_8_comes_before_shift_jis() {
        assert_eq!(found(b"id\n", None), Ok(("UTF-8", 0)));
        assert_eq!(found("id\n髙".as_bytes(), None), Ok(("UTF-8", 0)));
        assert_eq!(found(b"\xef\xbb\xbfid\n", None), Ok(("UTF-8", 3)));
        assert_eq!(found(b"\xff\xfei\x00d\x00", None), Ok(("UTF-16LE", 2)));
        assert_eq!(found(b"\xfe\xff\x00i\x00d", None), Ok(("UTF-16BE", 2)));
        // 髙①～ as Windows writes it.
        assert_eq!(found(b"id\n\xfb\xfc\x87\x40\x81\x60\n", None), Ok(("Shift_JIS", 0)));
        assert_eq!(found(b"", None), Ok(("UTF-8", 0)));
    }

    #[test]
    fn what_was_asked_for_is_not_guessed() {
        assert_eq!(found(b"id\n\x83\x5c", Some(Encoding::Utf8)), Err((2, 1)));
        assert_eq!(found("id\n山田".as_bytes(), Some(Encoding::ShiftJis)), Ok(("Shift_JIS", 0)));
        assert_eq!(found(b"\xef\xbb\xbfid", Some(Encoding::Utf8)), Ok(("UTF-8", 3)));
        assert_eq!(found(b"id", Some(Encoding::Utf8Bom)), Ok(("UTF-8", 0)));
        assert_eq!(found(b"\xff\xfei\x00d\x00", Some(Encoding::Utf8)), Err((1, 1)));
    }

    #[test]
    fn a_byte_of_no_encoding_is_told_by_line_and_character() {
        // UTF-8 till the third line, where the fifth character is cut off: Shift_JIS does not come that far.
        let mut cut = "id,name\r\na1,髙①～\r\na2,高".as_bytes().to_vec();
        cut.extend(b"\xe5\xb1,x\r\n");
        assert_eq!(found(&cut, None), Err((3, 5)));
        // Shift_JIS till the second line: 0xFD begins no character.
        assert_eq!(found(b"id,name\ra1,\x8e\x52\xfd", None), Err((2, 5)));
        assert_eq!(found(b"\xff\xfea\x00\n\x00b\x00\x00\xd8", None), Err((2, 2)));
    }
}
