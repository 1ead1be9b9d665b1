//! Quotation marks that stand where none belongs. The reader of CSV is lenient: it takes `"a"b` for `ab`, and two stray
//! marks, one in each of two rows, make one row of them, which nobody would miss.

/// Follows a table byte by byte.
#[derive(Debug, Clone, Copy)]
pub(super) struct Quotes {
    delimiter: u8,
    place: Place,
    is_stray: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// At the beginning of a cell.
    Begin,
    /// In a cell without quotation marks; one in its middle is text.
    Plain,
    /// In a cell with quotation marks.
    Quoted,
    /// Behind a quotation mark in one: the cell's end, or the first half of a doubled one.
    Behind,
}

impl Quotes {
    /// At the beginning of a table.
    pub(super) const fn new(delimiter: u8) -> Self {
        Self { delimiter, place: Place::Begin, is_stray: false }
    }

    /// Goes over a text that ends with a record or within one.
    pub(super) fn pass(&mut self, text: &[u8]) {
        for byte in text {
            self.place = self.next(*byte);
        }
    }

    /// Whether text stood directly behind a closing quotation mark since this was asked last.
    pub(super) fn were_stray(&mut self) -> bool {
        std::mem::take(&mut self.is_stray)
    }

    fn next(&mut self, byte: u8) -> Place {
        let ends = byte == self.delimiter || matches!(byte, b'\n' | b'\r');
        match (self.place, byte) {
            (Place::Begin, b'"') | (Place::Behind, b'"') => Place::Quoted,
            (Place::Quoted, b'"') => Place::Behind,
            (Place::Quoted, _) => Place::Quoted,
            _ if ends => Place::Begin,
            (Place::Behind, _) => {
                self.is_stray = true;
                Place::Plain
            }
            (Place::Begin | Place::Plain, _) => Place::Plain,
        }
    }
}
