//! Which encoding a file has: found by reading all of it once, before anything is done with a row.

use std::io::{self, BufReader, Read, Seek, SeekFrom};

use encoding_rs::{EUC_JP, ISO_2022_JP, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE};

use super::{
    decoded::{Broken, Decoded},
    encoding::InputEncoding,
    file_trouble::FileReason,
    line::LineCount,
    octets::Octets,
};

/// How a file is decoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Detected {
    pub(super) encoding: &'static encoding_rs::Encoding,
    /// The length of its byte order mark, in bytes; 0 without one.
    pub(super) mark: usize,
}

impl Detected {
    const fn new(encoding: &'static encoding_rs::Encoding, mark: usize) -> Self {
        Self { encoding, mark }
    }

    /// Whether it is Shift_JIS.
    pub(crate) fn is_shift_jis(self) -> bool {
        self.encoding == SHIFT_JIS
    }

    /// Whether it begins with a byte order mark.
    pub(crate) fn has_mark(self) -> bool {
        self.mark > 0
    }
}

/// The encoding of a file: the one that was asked for, the one that its byte order mark names, or the only one that all of it
/// can be. The file is left positioned after its mark.
///
/// # Errors
/// The file cannot be read; a byte is not of any encoding that was tried (its place is then told in the one that came
/// furthest); the file is not what it was called; or it could be either of two.
pub(super) fn detect(file: &mut (impl Read + Seek), asked: Option<InputEncoding>) -> Result<Detected, FileReason> {
    let marked = mark(&beginning(file)?);
    match (asked, marked) {
        (Some(asked), marked) => as_asked(file, asked, marked),
        (None, Some(marked)) => only(file, &[marked], None),
        (None, None) => guessed(file),
    }
}

fn as_asked(
    file: &mut (impl Read + Seek),
    asked: InputEncoding,
    marked: Option<Detected>,
) -> Result<Detected, FileReason> {
    let is_utf_8 = marked.is_some_and(|marked| marked.encoding == UTF_8);
    let candidate = match (asked, marked) {
        (InputEncoding::Utf8 | InputEncoding::Utf8Bom, Some(marked)) if is_utf_8 => marked,
        (InputEncoding::Utf16, Some(marked)) if !is_utf_8 => marked,
        _ => Detected::new(asked.decoded(), 0),
    };
    if [SHIFT_JIS, EUC_JP].contains(&candidate.encoding) && (is_utf_8 || looks_like_utf_8(file)?) {
        return Err(FileReason::IsUtf8 { asked });
    }
    only(file, &[candidate], Some(asked))
}

/// Whether the file is most likely UTF-8, whatever it was called.
fn looks_like_utf_8(file: &mut (impl Read + Seek)) -> io::Result<bool> {
    let octets = octets(file)?;
    Ok(octets.any && !octets.are_kana && check(file, Detected::new(UTF_8, 0))?.is_none())
}

/// Most bytes show what they are: Shift_JIS is hardly ever valid UTF-8, nor are its common kanji valid EUC-JP.
/// Half-width kana can be both.
fn guessed(file: &mut (impl Read + Seek)) -> Result<Detected, FileReason> {
    let octets = octets(file)?;
    let [utf_8, shift_jis, euc_jp, iso_2022_jp] =
        [UTF_8, SHIFT_JIS, EUC_JP, ISO_2022_JP].map(|encoding| Detected::new(encoding, 0));
    if octets.has_escapes && !octets.any {
        return only(file, &[iso_2022_jp], None);
    }
    let mut is = |encoding| check(file, encoding).map(|malformed| malformed.is_none());
    if is(utf_8)? {
        if octets.are_kana && is(shift_jis)? {
            return Err(FileReason::EncodingUnclear { first: InputEncoding::Utf8, second: InputEncoding::ShiftJis });
        }
        return only(file, &[utf_8], None);
    }
    match (is(shift_jis)?, !octets.has_beyond && is(euc_jp)?) {
        (false, false) => only(file, &[utf_8, shift_jis, euc_jp], None),
        (true, false) => only(file, &[shift_jis], None),
        (false, true) => only(file, &[euc_jp], None),
        (true, true) if octets.are_kana && octets.has_rare => only(file, &[shift_jis], None),
        (true, true) if !octets.are_kana && octets.has_common => only(file, &[euc_jp], None),
        (true, true) => {
            Err(FileReason::EncodingUnclear { first: InputEncoding::ShiftJis, second: InputEncoding::EucJp })
        }
    }
}

fn octets(file: &mut (impl Read + Seek)) -> io::Result<Octets> {
    file.seek(SeekFrom::Start(0))?;
    Octets::of(BufReader::new(file))
}

/// The first of the candidates in which all of the file can be decoded.
fn only(
    file: &mut (impl Read + Seek),
    candidates: &[Detected],
    asked: Option<InputEncoding>,
) -> Result<Detected, FileReason> {
    let mut furthest: Option<(u64, Detected)> = None;
    for candidate in candidates.iter().copied() {
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

    fn found(bytes: &[u8], asked: Option<InputEncoding>) -> Result<(&'static str, usize), (u64, u64)> {
        match detect(&mut Cursor::new(bytes), asked) {
            Ok(found) => Ok((found.encoding.name(), found.mark)),
            Err(FileReason::Encoding { line, position, .. }) => Err((line, position)),
            Err(other) => panic!("{other:?}"),
        }
    }

    /// What is found out about a file of some names in an encoding.
    fn guess(encoding: &'static encoding_rs::Encoding, names: &str) -> String {
        let (bytes, _, is_lossy) = encoding.encode(names);
        assert!(!is_lossy, "{names}");
        match detect(&mut Cursor::new([b"id,name\na1,", &*bytes, b"\n"].concat()), None) {
            Ok(found) => found.encoding.name().to_owned(),
            Err(FileReason::EncodingUnclear { first, second }) => format!("{}?{}", first.as_str(), second.as_str()),
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
    fn names_of_few_kana_are_read_in_their_encoding_or_it_is_asked_for() {
        for names in [
            "山田",
            "田中 太郎",
            "林",
            "黎",
            "佐藤\na2,鈴木",
            "髙橋",
            "髙",
            "﨑",
            "ヤマダ",
            "ﾀﾅｶ ﾀﾛｳ",
            "ﾔﾏﾀﾞ",
            "ﾔﾏﾀﾞ ﾊﾅｺ",
            "山田(ﾔﾏﾀﾞ)",
        ] {
            assert_eq!(guess(SHIFT_JIS, names), "Shift_JIS", "{names}");
        }
        for names in ["山田", "田中 太郎", "林", "佐藤\na2,鈴木", "小澤", "ヤマダ", "さくら", "中國"]
        {
            let guessed = guess(EUC_JP, names);
            assert!(guessed == "EUC-JP" || guessed == "shift_jis?euc-jp", "{names}: {guessed}");
        }
        for names in ["さくら", "田中 花子", "小澤", "ヤマダ 太郎"] {
            assert_eq!(guess(EUC_JP, names), "EUC-JP", "{names}");
        }
        for names in ["山田", "Zoë Müller", "Иван Попов", "Ángel", "Ærø"] {
            assert_eq!(guess(UTF_8, names), "UTF-8", "{names}");
        }
        assert_eq!(guess(ISO_2022_JP, "田中 太郎"), "ISO-2022-JP");
        // 山田 in EUC-JP and ｻｳﾅﾄ in Shift_JIS are the same bytes; so are Ŷ in UTF-8 and ﾅｶ in Shift_JIS.
        assert_eq!(guess(EUC_JP, "山田"), "shift_jis?euc-jp");
        assert_eq!(guess(SHIFT_JIS, "ｻｳﾅﾄ"), "shift_jis?euc-jp");
        assert_eq!(guess(SHIFT_JIS, "ﾅｶ"), "utf-8?shift_jis");
    }

    #[test]
    fn what_was_asked_for_is_not_guessed() {
        use InputEncoding::{EucJp, Iso2022Jp, ShiftJis, Utf8, Utf8Bom, Utf16};
        assert_eq!(found(b"id\n\x83\x5c", Some(Utf8)), Err((2, 1)));
        assert_eq!(found(b"id\n\x8e\x52\x93\x63", Some(ShiftJis)), Ok(("Shift_JIS", 0)));
        assert_eq!(found(b"id\n\xbb\xb3\xc5\xc4", Some(EucJp)), Ok(("EUC-JP", 0)));
        assert_eq!(found(b"id\n\xbb\xb3\xc5\xc4", Some(ShiftJis)), Ok(("Shift_JIS", 0)));
        assert_eq!(found(b"id\n\xc5\xb6", Some(ShiftJis)), Ok(("Shift_JIS", 0)));
        assert_eq!(found(b"id\n\x1b$B;3ED\x1b(B", Some(Iso2022Jp)), Ok(("ISO-2022-JP", 0)));
        assert_eq!(found(b"\xef\xbb\xbfid", Some(Utf8)), Ok(("UTF-8", 3)));
        assert_eq!(found(b"id", Some(Utf8Bom)), Ok(("UTF-8", 0)));
        assert_eq!(found(b"\xff\xfei\x00d\x00", Some(Utf8)), Err((1, 1)));
        assert_eq!(found(b"\xfe\xff\x00i\x00d", Some(Utf16)), Ok(("UTF-16BE", 2)));
        assert_eq!(found(b"i\x00d\x00", Some(Utf16)), Ok(("UTF-16LE", 0)));
    }

    #[test]
    fn all_6_utf_8_that_is_called_something_else_is_refused() {
        for asked in [InputEncoding::ShiftJis, InputEncoding::EucJp] {
            for bytes in ["id\n山田".as_bytes(), "\u{feff}id".as_bytes(), "id\nZoë".as_bytes()] {
                let refused = detect(&mut Cursor::new(bytes), Some(asked));
                assert!(matches!(refused, Err(FileReason::IsUtf8 { asked: it }) if it == asked), "{refused:?}");
            }
            assert!(detect(&mut Cursor::new(b"id\na1"), Some(asked)).is_ok());
        }
    }

    #[test]
    fn a_byte_of_no_encoding_is_told_by_line_and_character() {
        // UTF-8 until the third line, where the fifth character is cut off: Shift_JIS does not come that far.
        let mut cut = "id,name\r\na1,髙①～\r\na2,高".as_bytes().to_vec();
        cut.extend(b"\xe5\xb1,x\r\n");
        assert_eq!(found(&cut, None), Err((3, 5)));
        // Shift_JIS until the second line: 0xFD begins no character.
        assert_eq!(found(b"id,name\ra1,\x8e\x52\xfd", None), Err((2, 5)));
        assert_eq!(found(b"\xff\xfea\x00\n\x00b\x00\x00\xd8", None), Err((2, 2)));
    }
}
