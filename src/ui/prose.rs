//! Sentences on a screen: broken between words, in Japanese as it is set (no 、。」 at a line's start), and never within a
//! command, which is there to be copied.

use std::ops::Range;

use unicode_linebreak::linebreaks;

use super::{commands::commands_in, display_width};

/// Lines of text, each broken where it is wider than the screen; what is indented stays so. Without a width nothing is
/// broken, and a word or a command that is wider than the screen is left to the terminal.
pub(super) fn wrapped(text: &str, width: Option<usize>) -> String {
    let Some(width) = width else { return text.to_owned() };
    text.split('\n').flat_map(|line| broken(line, width)).collect::<Vec<_>>().join("\n")
}

/// The same behind a heading of that many columns: the first line begins there, the others are indented to it.
pub(super) fn hung(text: &str, indent: usize, width: Option<usize>) -> String {
    let room = width.and_then(|width| width.checked_sub(indent)).filter(|room| *room >= LEAST);
    let between = format!("\n{}", " ".repeat(indent));
    wrapped(text, room).split('\n').collect::<Vec<_>>().join(&between)
}

/// With less room than this text beside a heading is no text any more.
const LEAST: usize = 16;

fn broken(line: &str, width: usize) -> Vec<String> {
    if display_width(line) <= width {
        return vec![line.to_owned()];
    }
    let text = line.trim_start_matches(' ');
    let indent = &line[..line.len() - text.len()];
    let room = width.saturating_sub(indent.len());
    let (mut lines, mut start, mut end) = (Vec::new(), 0, 0);
    for at in opportunities(text) {
        if end > start && display_width(text[start..at].trim_end()) > room {
            lines.push(format!("{indent}{}", text[start..end].trim_end()));
            start = end;
        }
        end = at;
    }
    lines.push(format!("{indent}{}", &text[start..]));
    lines
}

/// Where a line may end: not within a command, and not behind a hyphen, which may belong to a flag or an id.
fn opportunities(text: &str) -> impl Iterator<Item = usize> {
    let commands: Vec<Range<usize>> = commands_in(text).collect();
    let is_whole = move |at: usize| commands.iter().any(|command| command.start < at && at < command.end);
    linebreaks(text).map(|(at, _)| at).filter(move |&at| !is_whole(at) && !text[..at].ends_with('-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_broken_between_words_and_keeps_its_indent() {
        assert_eq!(wrapped("one sign-in was ended now", Some(11)), "one sign-in\nwas ended\nnow");
        assert_eq!(wrapped("  Mail apps need a password.", Some(14)), "  Mail apps\n  need a\n  password.");
        assert_eq!(wrapped("a verylongwordindeed b", Some(6)), "a\nverylongwordindeed\nb");
        assert_eq!(wrapped("as long as it likes to be", None), "as long as it likes to be");
    }

    #[test]
    fn japanese_begins_no_line_with_a_full_stop_a_comma_or_a_closing_bracket() {
        assert_eq!(wrapped("無効にしました。「有効」です、はい", Some(14)), "無効にしまし\nた。「有効」で\nす、はい");
        assert_eq!(wrapped("無効にしますか（はい）", Some(14)), "無効にしますか\n（はい）");
    }

    #[test]
    fn a_command_is_never_broken() {
        let said = "To see it: meibo account show clarke. Or ask.";
        assert_eq!(wrapped(said, Some(24)), "To see it:\nmeibo account show clarke.\nOr ask.");
        let undo = "To undo: meibo -p x account update clarke --name 'Ann. B, C'";
        assert_eq!(wrapped(undo, Some(20)), "To undo:\nmeibo -p x account update clarke --name 'Ann. B, C'");
    }

    #[test]
    fn text_beside_a_heading_is_indented_to_it() {
        assert_eq!(hung("one two three four five", 8, Some(26)), "one two three four\n        five");
        assert_eq!(hung("one two three", 20, Some(24)), "one two three");
    }
}
