//! QR codes in a terminal, and as pictures in files.

use qrcode::{Color, EcLevel, QrCode, render::unicode::Dense1x2, types::QrError};

/// Black on white whatever the terminal's colours are: a code in reverse is not read by every reader.
const BLACK_ON_WHITE: &str = "\u{1b}[38;5;16;48;5;231m";
const RESET: &str = "\u{1b}[0m";

/// The least error correction: a screen shows a code undamaged, and a smaller code fits on more screens.
const LEVEL: EcLevel = EcLevel::L;

/// How a code is drawn (`--qr`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Drawing {
    /// Half blocks, two modules a character, in black on white.
    #[default]
    Blocks,
    /// `##` for a dark module: for terminals that draw half blocks too wide or too narrow.
    Ascii,
}

/// Draws a text as a QR code, line by line, with its quiet zone. The caller shows the text beside it.
///
/// # Errors
/// When the text is too long for a QR code.
pub fn draw(text: &str, drawing: Drawing) -> Result<String, QrError> {
    let code = QrCode::with_error_correction_level(text, LEVEL)?;
    Ok(match drawing {
        Drawing::Blocks => {
            let image = code.render::<Dense1x2>().quiet_zone(true).build();
            image.lines().map(|line| format!("{BLACK_ON_WHITE}{line}{RESET}\n")).collect()
        }
        Drawing::Ascii => {
            let image =
                code.render::<char>().quiet_zone(true).module_dimensions(2, 1).dark_color('#').light_color(' ').build();
            format!("{image}\n")
        }
    })
}

/// The pixels of a module's side in a picture, and the modules of its quiet zone.
const PIXELS: usize = 8;
const QUIET: usize = 4;

/// A picture of a text as a QR code, in the format PNG.
///
/// # Errors
/// When the text is too long for a QR code.
pub fn png(text: &str) -> Result<Vec<u8>, Unpictured> {
    let code = QrCode::with_error_correction_level(text, LEVEL)?;
    let modules = code.width();
    let side = (modules + 2 * QUIET) * PIXELS;
    let is_dark = |x: usize, y: usize| {
        let module = |at: usize| (at / PIXELS).checked_sub(QUIET).filter(|at| *at < modules);
        module(x).zip(module(y)).is_some_and(|at| code[at] == Color::Dark)
    };
    let grey: Vec<u8> = (0..side * side).map(|at| if is_dark(at % side, at / side) { 0 } else { 255 }).collect();
    let length = u32::try_from(side).unwrap_or(u32::MAX);
    let mut picture = Vec::new();
    let mut encoder = png::Encoder::new(&mut picture, length, length);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::Eight);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&grey)?;
    writer.finish()?;
    Ok(picture)
}

/// A text of which no picture is made.
#[derive(Debug, thiserror::Error)]
#[error("no picture of a QR code")]
pub enum Unpictured {
    /// It is too long for a QR code.
    Code(#[from] QrError),
    /// The picture cannot be written.
    Picture(#[from] png::EncodingError),
}

/// Columns and lines of a drawing.
pub fn size(picture: &str) -> (usize, usize) {
    let columns = |line: &str| {
        let drawn = line.strip_prefix(BLACK_ON_WHITE).and_then(|line| line.strip_suffix(RESET)).unwrap_or(line);
        drawn.chars().count()
    };
    (picture.lines().map(columns).max().unwrap_or(0), picture.lines().count())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "otpauth://totp/meibo:a1?secret=GEZDGNBVGY3TQOJQ&issuer=meibo";

    /// The modules without the quiet zone, as the drawing has them.
    fn read_back(drawing: Drawing) -> Vec<bool> {
        let text = draw(TEXT, drawing).unwrap();
        let rows: Vec<Vec<bool>> = match drawing {
            Drawing::Ascii => {
                text.lines().map(|line| line.as_bytes().chunks(2).map(|pair| pair == b"##").collect()).collect()
            }
            Drawing::Blocks => text
                .lines()
                .flat_map(|line| {
                    let line = line.strip_prefix(BLACK_ON_WHITE).unwrap().strip_suffix(RESET).unwrap();
                    let upper = line.chars().map(|c| matches!(c, '▀' | '█')).collect();
                    let lower = line.chars().map(|c| matches!(c, '▄' | '█')).collect();
                    [upper, lower]
                })
                .collect(),
        };
        let side = rows[0].len();
        rows[4..side - 4].iter().flat_map(|row| row[4..side - 4].to_vec()).collect()
    }

    #[test]
    fn both_drawings_hold_the_code_with_a_quiet_zone() {
        let code = QrCode::with_error_correction_level(TEXT, EcLevel::L).unwrap();
        let modules: Vec<bool> = code.into_colors().into_iter().map(|color| color == Color::Dark).collect();
        assert_eq!(read_back(Drawing::Ascii), modules);
        assert_eq!(read_back(Drawing::Blocks), modules);
    }
}
