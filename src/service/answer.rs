//! What `meibod`'s operator commands print.

use std::io::Write;

/// Prints a text on stdout. A reader that has gone away is no failure.
///
/// # Errors
/// When stdout cannot be written.
pub(super) fn print(text: &str) -> anyhow::Result<()> {
    let mut out = std::io::stdout().lock();
    match writeln!(out, "{}", text.trim_end()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(()),
    }
}
