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

/// JSON in which every character that [`visible`] leaves out is escaped: the same to a program, harmless to a terminal.
pub(super) fn numbered(json: &str) -> String {
    let mut text = String::with_capacity(json.len());
    for c in json.chars() {
        if is_unsafe(c) && c != '\n' {
            c.encode_utf16(&mut [0; 2]).iter().for_each(|unit| text.push_str(&format!("\\u{unit:04x}")));
        } else {
            text.push(c);
        }
    }
    text
}

/// The rules refuse these characters in names too, but a service of another make may not.
fn is_unsafe(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
            | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}'
            | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::{numbered, visible, visible_lines};

    #[test]
    fn escapes_bidi_marks_and_line_breaks_do_not_reach_the_terminal() {
        assert_eq!(visible("a\u{1b}[2Jb\u{202e}c\u{9b}d\u{7}\ne\r"), "a[2Jbcd e");
        assert_eq!(visible("山\u{200b}田\u{ad}\u{115f}\u{1160}\u{180e}\u{3164}\u{ffa0}"), "山田");
        assert_eq!(visible("山田 ㈱ が 葛\u{e0100}"), "山田 ㈱ が 葛\u{e0100}");
        assert_eq!(visible_lines("a\u{1b}c\nb\r\n"), "ac\nb\n");
    }

    #[test]
    fn json_says_the_same_without_what_a_terminal_obeys() {
        let value = serde_json::json!({"a\u{9b}": "x\u{7f}\u{202e}\u{e0041}\n山田"});
        let text = numbered(&serde_json::to_string_pretty(&value).unwrap());
        assert_eq!(text, "{\n  \"a\\u009b\": \"x\\u007f\\u202e\\udb40\\udc41\\n山田\"\n}");
        assert_eq!(serde_json::from_str::<serde_json::Value>(&text).unwrap(), value);
    }
}
