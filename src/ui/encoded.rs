//! Text written in the encoding that its readers use. A character that the encoding lacks is an error, never replaced.

use std::io::{self, Write};

use encoding_rs::{EncoderResult, SHIFT_JIS};

use super::Encoding;

/// Takes UTF-8, and writes it in an encoding.
pub struct Encoded<W> {
    to: W,
    encoding: Encoding,
    /// The beginning of a character whose end has not been written yet.
    cut: Vec<u8>,
}

impl<W: Write> Encoded<W> {
    /// Begins to write: with a byte order mark, where the encoding has one.
    ///
    /// # Errors
    /// When `to` cannot be written.
    pub fn begin(mut to: W, encoding: Encoding) -> io::Result<Self> {
        if encoding == Encoding::Utf8Bom {
            to.write_all("\u{feff}".as_bytes())?;
        }
        Ok(Self { to, encoding, cut: Vec::new() })
    }

    fn write_shift_jis(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.cut.extend_from_slice(bytes);
        let text = match std::str::from_utf8(&self.cut) {
            Ok(text) => text,
            Err(error) if error.error_len().is_none() => valid(&self.cut[..error.valid_up_to()])?,
            Err(error) => return Err(io::Error::new(io::ErrorKind::InvalidData, error)),
        };
        encode(text, &mut self.to)?;
        let written = text.len();
        self.cut.drain(..written);
        Ok(())
    }
}

fn valid(bytes: &[u8]) -> io::Result<&str> {
    std::str::from_utf8(bytes).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))
}

fn encode(text: &str, to: &mut impl Write) -> io::Result<()> {
    let mut encoder = SHIFT_JIS.new_encoder();
    let (mut buffer, mut rest) = ([0; 4096], text);
    loop {
        let (result, read, written) = encoder.encode_from_utf8_without_replacement(rest, &mut buffer, true);
        to.write_all(&buffer[..written])?;
        rest = &rest[read..];
        match result {
            EncoderResult::InputEmpty => return Ok(()),
            EncoderResult::OutputFull => {}
            EncoderResult::Unmappable(character) => {
                return Err(io::Error::new(io::ErrorKind::InvalidData, format!("{character:?} is not in Shift_JIS")));
            }
        }
    }
}

impl<W: Write> Write for Encoded<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self.encoding {
            Encoding::Utf8 | Encoding::Utf8Bom => self.to.write(bytes),
            Encoding::ShiftJis => self.write_shift_jis(bytes).map(|()| bytes.len()),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str, encoding: Encoding, at_once: usize) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut encoded = Encoded::begin(&mut bytes, encoding).unwrap();
        text.as_bytes().chunks(at_once).for_each(|piece| encoded.write_all(piece).unwrap());
        bytes
    }

    #[test]
    fn text_is_written_in_its_encoding_wherever_it_is_cut() {
        for at_once in 1..8 {
            assert_eq!(written("髙①～\n", Encoding::ShiftJis, at_once), b"\xfb\xfc\x87\x40\x81\x60\n");
            assert_eq!(written("髙", Encoding::Utf8, at_once), "髙".as_bytes());
            assert_eq!(written("髙", Encoding::Utf8Bom, at_once), "\u{feff}髙".as_bytes());
        }
    }

    #[test]
    fn all_6_what_shift_jis_lacks_is_not_replaced() {
        for text in ["a𠮷b", "☃", "\u{e000}"] {
            let mut encoded = Encoded::begin(Vec::new(), Encoding::ShiftJis).unwrap();
            assert_eq!(encoded.write_all(text.as_bytes()).unwrap_err().kind(), io::ErrorKind::InvalidData, "{text}");
        }
        let long = "あ".repeat(10_000);
        assert_eq!(written(&long, Encoding::ShiftJis, 4096).len(), 20_000);
    }
}
