//! JSON lines: one object per line.

use std::{fmt, io::Read};

use serde::{
    Deserialize, Deserializer,
    de::{MapAccess, SeqAccess, Visitor, value::MapAccessDeserializer},
};

use super::{
    decoded::{Broken, Decoded},
    line::LineCount,
    row::MOST_BYTES,
    row_trouble::RowReason,
};

/// The objects of a file, read one line after another.
pub(super) struct JsonLines<R> {
    text: Decoded<R>,
    lines: LineCount,
    line: Vec<u8>,
}

/// A line that was read; its text is in [`JsonLines`] until the next one is read.
pub(super) struct Line {
    pub(super) line: u64,
    /// Whether it was longer than a row may be; then its text is not kept.
    is_too_long: bool,
}

impl<R: Read> JsonLines<R> {
    pub(super) fn new(text: Decoded<R>) -> Self {
        Self { text, lines: LineCount::new(), line: Vec::new() }
    }

    /// The number of the line that is read next.
    pub(super) fn line(&self) -> u64 {
        self.lines.line()
    }

    /// Reads the next line that is not blank.
    ///
    /// # Errors
    /// The file cannot be read further.
    pub(super) fn next(&mut self) -> Result<Option<Line>, Broken> {
        loop {
            let (line, is_last) = self.read_line()?;
            if line.is_too_long || !self.line.trim_ascii().is_empty() {
                return Ok(Some(line));
            }
            if is_last {
                return Ok(None);
            }
        }
    }

    /// One line without its end, and whether the file ends with it.
    fn read_line(&mut self) -> Result<(Line, bool), Broken> {
        self.line.clear();
        let mut read = Line { line: self.lines.line(), is_too_long: false };
        loop {
            let piece = self.text.piece()?;
            let end = memchr::memchr2(b'\n', b'\r', piece);
            let part = &piece[..end.unwrap_or(piece.len())];
            read.is_too_long |= self.line.len() + part.len() > MOST_BYTES;
            if read.is_too_long {
                self.line.clear();
            } else {
                self.line.extend_from_slice(part);
            }
            let (length, is_last) = (part.len() + usize::from(end.is_some()), piece.is_empty());
            self.lines.pass(&piece[..length]);
            self.text.consume(length);
            if end.is_some() || is_last {
                return Ok((read, is_last));
            }
        }
    }

    /// The object on the line that was read last.
    ///
    /// # Errors
    /// It is too long, or no object.
    pub(super) fn object(&self, line: &Line) -> Result<Object, RowReason> {
        if line.is_too_long {
            return Err(RowReason::TooLong { most: MOST_BYTES });
        }
        // The parser's own words could repeat a value.
        serde_json::from_slice(&self.line)
            .map_err(|error| RowReason::NotJson { position: error.column().max(1) as u64 })
    }
}

/// The names of an object and their values, in its order; a name may stand twice.
#[derive(Debug, PartialEq)]
pub(super) struct Object(pub(super) Vec<(String, Scalar)>);

/// A value in an object.
#[derive(Debug, PartialEq)]
pub(super) enum Scalar {
    /// As a cell would hold it; empty for null.
    Cell(String),
    /// A number that would not be kept exactly.
    Inexact(String),
    /// An object or an array.
    Nested(String),
}

impl Scalar {
    /// The value as a cell of CSV would hold it.
    pub(super) fn text(&self) -> &str {
        match self {
            Scalar::Cell(text) | Scalar::Inexact(text) | Scalar::Nested(text) => text,
        }
    }
}

impl<'de> Deserialize<'de> for Object {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(ObjectVisitor)
    }
}

struct ObjectVisitor;

impl<'de> Visitor<'de> for ObjectVisitor {
    type Value = Object;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Object, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(Object(entries))
    }
}

impl<'de> Deserialize<'de> for Scalar {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ScalarVisitor)
    }
}

struct ScalarVisitor;

impl<'de> Visitor<'de> for ScalarVisitor {
    type Value = Scalar;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_str<E>(self, text: &str) -> Result<Scalar, E> {
        Ok(Scalar::Cell(text.to_owned()))
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Scalar, E> {
        Ok(Scalar::Cell(flag.to_string()))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Scalar, E> {
        Ok(Scalar::Cell(number.to_string()))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Scalar, E> {
        Ok(Scalar::Cell(number.to_string()))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Scalar, E> {
        Ok(Scalar::Inexact(number.to_string()))
    }

    fn visit_unit<E>(self) -> Result<Scalar, E> {
        Ok(Scalar::Cell(String::new()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Scalar, A::Error> {
        let mut all: Vec<Scalar> = Vec::new();
        while let Some(one) = seq.next_element()? {
            all.push(one);
        }
        Ok(Scalar::Nested(all.iter().map(Scalar::text).collect::<Vec<_>>().join(" ")))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Scalar, A::Error> {
        let object = serde_json::Map::deserialize(MapAccessDeserializer::new(map))?;
        Ok(Scalar::Nested(serde_json::Value::Object(object).to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<(u64, Result<Object, String>)> {
        let mut json = JsonLines::new(Decoded::new(text.as_bytes(), encoding_rs::UTF_8));
        let mut all = Vec::new();
        while let Some(line) = json.next().unwrap() {
            all.push((line.line, json.object(&line).map_err(|reason| reason.to_string())));
        }
        all
    }

    fn object(entries: Vec<(&str, Scalar)>) -> Result<Object, String> {
        Ok(Object(entries.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()))
    }

    fn cell(text: &str) -> Scalar {
        Scalar::Cell(text.to_owned())
    }

    #[test]
    fn each_line_is_an_object_whatever_ends_it() {
        for end in ["\n", "\r\n", "\r"] {
            let text = format!("{{\"a\":\"1\"}}{end} \t{end}{end}{{\"a\":\"2\"}}");
            let expected = [(1, object(vec![("a", cell("1"))])), (4, object(vec![("a", cell("2"))]))];
            assert_eq!(lines(&text), expected, "{text:?}");
        }
        assert_eq!(lines("\n \n"), []);
    }

    #[test]
    fn values_are_cells_and_what_no_cell_can_hold_is_known() {
        let text = r#"{"a":"髙","b":-12,"c":true,"d":null,"e":1.5,"f":[1,{"x":2}],"g":{"h":[]},"i":1e30,"a":"2"}"#;
        let expected = object(vec![
            ("a", cell("髙")),
            ("b", cell("-12")),
            ("c", cell("true")),
            ("d", cell("")),
            ("e", Scalar::Inexact("1.5".to_owned())),
            ("f", Scalar::Nested(r#"1 {"x":2}"#.to_owned())),
            ("g", Scalar::Nested(r#"{"h":[]}"#.to_owned())),
            ("i", Scalar::Inexact("1000000000000000000000000000000".to_owned())),
            ("a", cell("2")),
        ]);
        assert_eq!(lines(text), [(1, expected)]);
    }

    #[test]
    fn what_is_no_object_is_told_and_reading_goes_on() {
        for wrong in ["{", "[1]", "x", "{\"a\":1} {\"a\":2}", "{\"a\":\"\\ud800\"}", "{\"a\":hunter2}"] {
            let text = format!("{{}}\n{wrong}\n{{}}\n");
            let read = lines(&text);
            assert_eq!(read[1], (2, Err("not a JSON object".to_owned())), "{wrong}");
            assert_eq!(read[2].0, 3, "{wrong}");
        }
        let deep = "{\"a\":".repeat(100_000);
        assert_eq!(lines(&deep)[0].1, Err("not a JSON object".to_owned()));
    }

    #[test]
    fn a_line_that_is_too_long_is_not_kept() {
        let text = format!("{{\"a\":\"{}\"}}\n{{}}", "x".repeat(5 * MOST_BYTES));
        let mut json = JsonLines::new(Decoded::new(text.as_bytes(), encoding_rs::UTF_8));
        let line = json.next().unwrap().unwrap();
        assert!(matches!(json.object(&line), Err(RowReason::TooLong { .. })));
        assert!(json.line.capacity() <= 2 * MOST_BYTES);
        let next = json.next().unwrap().unwrap();
        assert_eq!((next.line, json.object(&next).is_ok()), (2, true));
    }
}
