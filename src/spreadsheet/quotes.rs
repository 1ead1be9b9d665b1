//! Quotation marks that stand where none belongs. The reader of CSV is lenient: it takes `"a"b` for `ab`, and of two
//! rows with one stray mark each it makes a single one, without a word. After a blank it takes `"a"` for text, and the
//! marks become a part of the name.

/// A mark that stands where none belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stray {
    /// Text stood directly after a closing mark.
    Inside,
    /// A blank stood before an opening mark.
    BehindBlank,
}

/// Blanks of several bytes: the full-width space and the no-break space.
const BLANKS: [&[u8]; 2] = ["\u{3000}".as_bytes(), "\u{a0}".as_bytes()];

/// Follows a table byte by byte.
#[derive(Debug, Clone, Copy)]
pub(super) struct Quotes {
    delimiter: u8,
    place: Place,
    stray: Option<Stray>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// At the beginning of a cell.
    Begin,
    /// After blanks at its beginning.
    Blank,
    /// Within a blank of several bytes: these are still to come.
    Within(&'static [u8]),
    /// In a cell without quotation marks; one in its middle is text.
    Plain,
    /// In a cell with quotation marks.
    Quoted,
    /// After a quotation mark in one: the cell's end, or the first half of a doubled one.
    Behind,
}

impl Quotes {
    /// At the beginning of a table whose cells the byte separates.
    pub(super) const fn new(delimiter: u8) -> Self {
        Self { delimiter, place: Place::Begin, stray: None }
    }

    /// Follows the text that comes next, which ends with a record or within one.
    pub(super) fn pass(&mut self, text: &[u8]) {
        for byte in text {
            self.place = self.next(*byte);
        }
    }

    /// The first stray mark since this was last asked.
    pub(super) fn stray(&mut self) -> Option<Stray> {
        self.stray.take()
    }

    fn next(&mut self, byte: u8) -> Place {
        let ends = byte == self.delimiter || matches!(byte, b'\n' | b'\r');
        match (self.place, byte) {
            (Place::Begin, b'"') | (Place::Behind, b'"') => Place::Quoted,
            (Place::Quoted, b'"') => Place::Behind,
            (Place::Quoted, _) => Place::Quoted,
            _ if ends => Place::Begin,
            (Place::Behind, _) => {
                self.stray.get_or_insert(Stray::Inside);
                Place::Plain
            }
            (Place::Blank, b'"') => {
                self.stray.get_or_insert(Stray::BehindBlank);
                Place::Plain
            }
            (Place::Begin | Place::Blank, b' ' | b'\t') => Place::Blank,
            (Place::Begin | Place::Blank, first) => {
                BLANKS.iter().find(|it| it[0] == first).map_or(Place::Plain, |it| Place::Within(&it[1..]))
            }
            (Place::Within([next]), byte) if *next == byte => Place::Blank,
            (Place::Within([next, rest @ ..]), byte) if *next == byte => Place::Within(rest),
            (Place::Within(_) | Place::Plain, _) => Place::Plain,
        }
    }
}
