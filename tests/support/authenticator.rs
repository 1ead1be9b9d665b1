//! An authenticator app: Debian's oathtool makes its codes, Debian's zbarimg reads the QR code off the screen.

use std::path::Path;

use jiff::Timestamp;

use super::Program;

/// The six digits that an authenticator with this Base32 secret shows at `at`.
pub(crate) fn code(secret: &str, at: Timestamp) -> String {
    let now = at.strftime("%Y-%m-%d %H:%M:%S UTC").to_string();
    // The secret is read from stdin, as a person's app would not show it to `ps` either.
    let args = ["--totp", "--base32", "--now", &now, "-"];
    Program::new("oathtool").args(args).stdin(format!("{secret}\n")).run().ok().trim().to_owned()
}

/// The text of a QR code drawn with half blocks (`█`, `▀`, `▄` and space), one character two squares high. `light`
/// says whether a filled square is the code's light (as on a dark terminal).
pub(crate) fn read_qr(lines: &[&str], light: bool) -> String {
    const SCALE: usize = 8;
    const MARGIN: usize = 4;
    let squares: Vec<Vec<bool>> = lines.iter().flat_map(|line| [half(line, '▀'), half(line, '▄')]).collect();
    let width = squares.iter().map(Vec::len).max().expect("a drawn code");
    let (columns, rows) = (width + 2 * MARGIN, squares.len() + 2 * MARGIN);
    let mut picture = format!("P5 {} {} 255\n", columns * SCALE, rows * SCALE).into_bytes();
    for y in 0..rows * SCALE {
        for x in 0..columns * SCALE {
            let square = (y / SCALE).checked_sub(MARGIN).zip((x / SCALE).checked_sub(MARGIN));
            let filled = square.and_then(|(row, column)| squares.get(row)?.get(column).copied());
            let bright = filled.is_none_or(|filled| filled == light);
            picture.push(if bright { 255 } else { 0 });
        }
    }
    let file = tempfile::Builder::new().suffix(".pgm").tempfile().unwrap();
    std::fs::write(file.path(), picture).unwrap();
    read_picture(file.path())
}

/// The text of a QR code in a picture.
pub(crate) fn read_picture(file: &Path) -> String {
    let ended = Program::new("zbarimg").args(["--quiet", "--raw", "--nodbus"]).args([file]).run();
    assert_eq!(ended.code, 0, "no QR code is readable: {ended}");
    ended.stdout.trim_end().to_owned()
}

/// One row of squares of a line of half blocks.
fn half(line: &str, which: char) -> Vec<bool> {
    line.chars().map(|letter| letter == '█' || letter == which).collect()
}
