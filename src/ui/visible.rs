//! Server text, made harmless for a terminal.

/// Text without the characters that move the cursor, hide, or reverse what follows; line breaks become spaces.
pub fn visible(text: &str) -> String {
    text.chars()
        .filter_map(|c| match c {
            '\n' | '\t' | '\u{2028}' | '\u{2029}' => Some(' '),
            c if is_unsafe(c) => None,
            c => Some(c),
        })
        .collect()
}

/// As [`visible`], line by line: for sentences of ours with server text in them.
pub fn visible_lines(text: &str) -> String {
    text.split('\n').map(visible).collect::<Vec<_>>().join("\n")
}

fn is_unsafe(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::{visible, visible_lines};

    #[test]
    fn escapes_bidi_marks_and_line_breaks_do_not_reach_the_terminal() {
        assert_eq!(visible("a\u{1b}[2Jb\u{202e}c\u{9b}d\u{7}\ne\r"), "a[2Jbcd e");
        assert_eq!(visible("山田 ㈱ が"), "山田 ㈱ が");
        assert_eq!(visible_lines("a\u{1b}c\nb\r\n"), "ac\nb\n");
    }
}
