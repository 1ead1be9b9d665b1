//! CSV and its kin, record by record. A record that is too long is skipped, not read into memory.

use std::io::{self, Read};

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

use super::{
    column::Columns,
    decoded::{Broken, Decoded},
    line::LineCount,
    quotes::{Quotes, Stray},
    row::MOST_BYTES,
    row_trouble::RowReason,
};

/// A table in a file.
pub(super) struct Table<R> {
    text: Decoded<R>,
    csv: Box<Reader>,
    lines: LineCount,
    quotes: Quotes,
    /// The cells of the record, one after the other, and where each ends.
    cells: Vec<u8>,
    length: usize,
    ends: Vec<usize>,
    count: usize,
}

/// A record that was read; its cells are in the table until the next one is read.
#[derive(Debug)]
pub(super) struct Record {
    pub(super) line: u64,
    pub(super) last_line: u64,
    /// Why its cells are not to be used, if so.
    pub(super) trouble: Option<RowReason>,
}

impl<R: Read> Table<R> {
    /// A table whose cells that byte separates.
    pub(super) fn new(text: Decoded<R>, delimiter: u8) -> Self {
        let csv = Box::new(ReaderBuilder::new().delimiter(delimiter).build());
        Self {
            text,
            csv,
            lines: LineCount::new(),
            quotes: Quotes::new(delimiter),
            cells: vec![0; 4096],
            length: 0,
            ends: vec![0; 64],
            count: 0,
        }
    }

    /// The number of the line that is read next.
    pub(super) fn line(&self) -> u64 {
        self.lines.line()
    }

    /// Skips that many bytes of the beginning.
    pub(super) fn skip(mut self, length: usize) -> Result<Self, Broken> {
        let piece = self.text.piece()?;
        self.lines.pass(&piece[..length.min(piece.len())]);
        self.text.consume(length);
        Ok(self)
    }

    /// Reads the next record that is not an empty line.
    ///
    /// # Errors
    /// The file cannot be read further.
    pub(super) fn next(&mut self) -> Result<Option<Record>, Broken> {
        (self.length, self.count) = (0, 0);
        if !self.skip_line_ends()? {
            return Ok(None);
        }
        let line = self.lines.line();
        let mut read = 0;
        loop {
            let piece = self.text.piece()?;
            let is_at_end = piece.is_empty();
            // At the end of the file a line end closes the record, unless a quotation mark is open: then it is text.
            let input = if is_at_end { b"\n" } else { piece };
            let (result, taken, written, ended) =
                self.csv.read_record(input, &mut self.cells[self.length..], &mut self.ends[self.count..]);
            self.length += written;
            self.count += ended;
            if !is_at_end {
                self.lines.pass(&input[..taken]);
                self.quotes.pass(&input[..taken]);
                self.text.consume(taken);
                read += taken;
            }
            let is_too_long = read > MOST_BYTES;
            match result {
                ReadRecordResult::InputEmpty if is_at_end && written == 0 => return Ok(None),
                ReadRecordResult::InputEmpty if is_at_end => {
                    return Ok(Some(Record {
                        line,
                        last_line: self.lines.line(),
                        trouble: Some(RowReason::QuoteOpen),
                    }));
                }
                ReadRecordResult::Record | ReadRecordResult::End => {
                    let last_line = self.lines.line() - u64::from(!is_at_end);
                    let too_long = is_too_long.then_some(RowReason::TooLong { most: MOST_BYTES });
                    let stray = self.quotes.stray().map(|stray| match stray {
                        Stray::Inside => RowReason::QuoteInside { last_line },
                        Stray::BehindBlank => RowReason::QuoteBehindBlank { last_line },
                    });
                    return Ok(Some(Record { line, last_line, trouble: too_long.or(stray) }));
                }
                _ if is_too_long => (self.length, self.count) = (0, 0),
                ReadRecordResult::OutputFull => self.cells.resize(self.cells.len() * 2, 0),
                ReadRecordResult::OutputEndsFull => self.ends.resize(self.ends.len() * 2, 0),
                ReadRecordResult::InputEmpty => {}
            }
        }
    }

    /// Skips line ends, and tells whether anything comes after them.
    fn skip_line_ends(&mut self) -> Result<bool, Broken> {
        loop {
            let piece = self.text.piece()?;
            let ends = piece.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
            if ends == 0 {
                return Ok(!piece.is_empty());
            }
            self.lines.pass(&piece[..ends]);
            self.text.consume(ends);
        }
    }

    /// The cells of the record that was read last.
    ///
    /// # Errors
    /// They are not UTF-8, which the decoder does not let happen.
    pub(super) fn cells(&self) -> Result<Vec<&str>, Broken> {
        let text = std::str::from_utf8(&self.cells[..self.length]).map_err(io::Error::other)?;
        let mut from = 0;
        let cell = |end: &usize| {
            let cell = text.get(from..*end).unwrap_or_default();
            from = *end;
            cell
        };
        Ok(self.ends[..self.count].iter().map(cell).collect())
    }
}

/// A first line that tells Excel what stands between cells (`sep=;`): that byte, and the length of the line in bytes.
pub(super) fn separator(begin: &[u8]) -> Option<(u8, usize)> {
    let length = memchr::memchr2(b'\n', b'\r', begin).unwrap_or(begin.len());
    let line = &begin[..length];
    let bare = line.strip_prefix(b"\"").and_then(|line| line.strip_suffix(b"\"")).unwrap_or(line);
    let (name, separator) = bare.split_at_checked(4)?;
    match separator {
        [byte @ (b',' | b';' | b'\t' | b'|')] if name.eq_ignore_ascii_case(b"sep=") => Some((*byte, length)),
        _ => None,
    }
}

/// The byte between the cells of a table: the one that gives the most known headings, then the most headings at all.
pub(super) fn delimiter(begin: &[u8], columns: &Columns) -> u8 {
    let worth = |delimiter: &u8| {
        let mut table = csv::ReaderBuilder::new().delimiter(*delimiter).has_headers(false).from_reader(begin);
        let mut headings = csv::ByteRecord::new();
        let _ = table.read_byte_record(&mut headings);
        let known = headings.iter().filter(|it| columns.meaning(&String::from_utf8_lossy(it)).is_some()).count();
        (known, headings.len())
    };
    // Of equals the last is taken, and a single column has no delimiter to tell by.
    b";\t,".iter().copied().max_by_key(worth).unwrap_or(b',')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::spreadsheet::tests::STAFF;

    fn table(text: &[u8]) -> Table<&[u8]> {
        Table::new(Decoded::new(text, encoding_rs::UTF_8), b',')
    }

    /// Line, last line and cells of each record; a trouble in place of the cells.
    fn records(text: &str) -> Vec<(u64, u64, Vec<String>)> {
        let mut table = table(text.as_bytes());
        let mut all = Vec::new();
        while let Some(record) = table.next().unwrap() {
            let cells = match record.trouble {
                Some(trouble) => vec![format!("! {trouble}")],
                None => table.cells().unwrap().into_iter().map(str::to_owned).collect(),
            };
            all.push((record.line, record.last_line, cells));
        }
        all
    }

    fn row(line: u64, last_line: u64, cells: &[&str]) -> (u64, u64, Vec<String>) {
        (line, last_line, cells.iter().map(|cell| (*cell).to_owned()).collect())
    }

    #[test]
    fn a_record_knows_its_lines_with_every_line_end() {
        for end in ["\r\n", "\n", "\r"] {
            for last in ["", end] {
                let text = format!("{end}a,b{end}{end}\"c{end}d\",e{end}f,g{last}");
                let expected = [row(2, 2, &["a", "b"]), row(4, 5, &[&format!("c{end}d"), "e"]), row(6, 6, &["f", "g"])];
                assert_eq!(records(&text), expected, "{text:?}");
            }
        }
        assert_eq!(records(""), []);
        assert_eq!(records("\r\n\n"), []);
    }

    #[test]
    fn a_quotation_mark_that_is_never_closed_is_told_where_it_stands() {
        let open = |line, last| row(line, last, &["! a quotation mark is never closed"]);
        assert_eq!(records("a,b\n1,2\n\"3,4\n5,6\n"), [row(1, 1, &["a", "b"]), row(2, 2, &["1", "2"]), open(3, 5)]);
        assert_eq!(records("a\n\""), [row(1, 1, &["a"]), open(2, 2)]);
        assert_eq!(records("\"a\"\"\"\n\"\"\n"), [row(1, 1, &["a\""]), row(2, 2, &[""])]);
    }

    #[test]
    fn text_behind_a_closing_quotation_mark_is_refused_wherever_the_text_is_cut() {
        let stray = |line, last| row(line, last, &["! text behind a closing quotation mark"]);
        // Two stray marks, in two rows: without this they would be one row of two cells.
        let all = "a,b\n1,\"2\n3,\"4\n5,6\n";
        assert_eq!(records(all), [row(1, 1, &["a", "b"]), stray(2, 3), row(4, 4, &["5", "6"])]);
        assert_eq!(records("\"a\"b,c\nd,e\n"), [stray(1, 1), row(2, 2, &["d", "e"])]);
        assert_eq!(records("\"a\" ,c\n"), [stray(1, 1)]);
        assert_eq!(records("1,\"2\"x"), [stray(1, 1)]);
        // A mark in the middle of a cell is text, and so is a doubled one.
        assert_eq!(records("a\"b,\"c\"\"d\",\"\",e\"\n"), [row(1, 1, &["a\"b", "c\"d", "", "e\""])]);
        for end in ["\n", "\r\n", "\r"] {
            let text = format!("\"a\",\"b{end}c\"{end}\"d\",e{end}");
            assert!(records(&text).iter().all(|(_, _, cells)| !cells[0].starts_with('!')), "{text:?}");
        }
    }

    #[test]
    fn a_record_that_is_too_long_is_read_over_and_reading_goes_on() {
        let told = format!("! longer than {MOST_BYTES} bytes");
        for long in
            ["x".repeat(20 * MOST_BYTES), ",".repeat(20 * MOST_BYTES), format!("\"{}\"", "\n".repeat(MOST_BYTES))]
        {
            let text = format!("a\n{long}\nb\n");
            let mut table = table(text.as_bytes());
            while table.next().unwrap().is_some() {}
            assert!(table.cells.capacity() <= 4 * MOST_BYTES && table.ends.capacity() <= 4 * MOST_BYTES);
            let records = records(&text);
            assert_eq!(records[1].2, [told.as_str()]);
            assert_eq!(records[2].2, ["b"]);
            assert_eq!(records[2].0, 3 + text.matches('\n').count() as u64 - 3);
        }
        let text = format!("{}\nb", "x".repeat(MOST_BYTES - 1));
        assert_eq!(records(&text)[0].2[0].len(), MOST_BYTES - 1);
    }

    #[test]
    fn a_blank_before_an_opening_quotation_mark_is_refused() {
        let stray = |line| row(line, line, &["! a blank before a quotation mark"]);
        for blank in [" ", "  ", "\u{3000}", "\u{a0}", "\t", " \u{3000} "] {
            let text = format!("a,b\n1,{blank}\"2, 3\"\n4,5\n");
            assert_eq!(records(&text), [row(1, 1, &["a", "b"]), stray(2), row(3, 3, &["4", "5"])], "{blank:?}");
        }
        // In a cell that has quotation marks around it, and in the middle of one, they are text.
        assert_eq!(records("\" \"\"a\"\"\", b \"c\",。\"\n"), [row(1, 1, &[" \"a\"", " b \"c\"", "。\""])]);
    }

    #[test]
    fn excels_hint_of_the_delimiter_is_known() {
        for (text, found) in [
            ("sep=,\nid\n", Some((b',', 5))),
            ("SEP=;\r\nid\n", Some((b';', 5))),
            ("\"sep=\t\"\r\nid\n", Some((b'\t', 7))),
            ("sep=|", Some((b'|', 5))),
            ("sep=\nid\n", None),
            ("sep=ab\nid\n", None),
            ("separator,id\n", None),
        ] {
            assert_eq!(separator(text.as_bytes()), found, "{text:?}");
        }
    }

    #[test]
    fn the_delimiter_is_found_in_the_headings() {
        let delimiter = |text: &str| delimiter(text.as_bytes(), &STAFF);
        assert_eq!(delimiter("id,name;x;y;z\n"), b',');
        assert_eq!(delimiter("id;name;department\na;b,c,d,e,f;g\n"), b';');
        assert_eq!(delimiter("id\tname\r\n"), b'\t');
        assert_eq!(delimiter("\n\n\"id\";\"name\"\n"), b';');
        assert_eq!(delimiter("id\na;b\n"), b',');
        assert_eq!(delimiter("foo;bar\n"), b';');
    }
}
