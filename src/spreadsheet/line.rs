//! Lines, as people count them.

/// Counts lines from 1; they end with LF, CR or both.
#[derive(Debug, Clone, Copy)]
pub(super) struct LineCount {
    line: u64,
    is_after_cr: bool,
}

impl LineCount {
    /// A count at the beginning of a file.
    pub(super) const fn new() -> Self {
        Self { line: 1, is_after_cr: false }
    }

    /// The line on which the next character stands.
    pub(super) const fn line(self) -> u64 {
        self.line
    }

    /// Counts the line ends of the text that comes next.
    pub(super) fn pass(&mut self, text: &[u8]) {
        for at in memchr::memchr2_iter(b'\n', b'\r', text) {
            let is_after_cr = if at == 0 { self.is_after_cr } else { text[at - 1] == b'\r' };
            if text[at] == b'\r' || !is_after_cr {
                self.line += 1;
            }
        }
        if let Some(last) = text.last() {
            self.is_after_cr = *last == b'\r';
        }
    }
}

#[cfg(test)]
mod tests {
    use super::LineCount;

    #[test]
    fn each_kind_of_line_end_counts_once_wherever_the_text_is_cut() {
        let text = b"a\r\nb\rc\nd\r\n\r\n\n\re";
        for cut in 0..=text.len() {
            let mut count = LineCount::new();
            count.pass(&text[..cut]);
            count.pass(b"");
            count.pass(&text[cut..]);
            assert_eq!(count.line(), 8, "cut at {cut}");
        }
    }
}
