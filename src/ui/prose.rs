//! Sentences on a screen: broken between words, in Japanese as it is set (no 、。」 at a line's start). A command is there
//! to be copied: it is broken only where it does not fit, and then so that a shell reads it as one.

use std::ops::Range;

use unicode_linebreak::linebreaks;

use super::{commands::commands_in, display_width};

/// Lines of text, each broken where it is wider than the screen and keeping its indent. Without a width nothing is
/// broken; a word that is wider than the screen is left to the terminal.
pub(super) fn wrapped(text: &str, width: Option<usize>) -> String {
    let Some(width) = width else { return text.to_owned() };
    text.split('\n').flat_map(|line| broken(line, width)).collect::<Vec<_>>().join("\n")
}

/// Text of ours on lines of so many columns.
pub fn lines(text: &str, width: usize) -> String {
    wrapped(text, Some(width))
}

/// The same beside a heading: the first line begins after `indent` columns, and the others are indented to it.
pub(super) fn hung(text: &str, indent: usize, width: Option<usize>) -> String {
    let room = width.and_then(|width| width.checked_sub(indent)).filter(|room| *room >= LEAST);
    let between = format!("\n{}", " ".repeat(indent));
    wrapped(text, room).split('\n').collect::<Vec<_>>().join(&between)
}

/// The least room for text beside a heading, in columns; with less it is not wrapped.
const LEAST: usize = 16;

fn broken(line: &str, width: usize) -> Vec<String> {
    if display_width(line) <= width {
        return vec![line.to_owned()];
    }
    let text = line.trim_start_matches(' ');
    let indent = &line[..line.len() - text.len()];
    let room = width.saturating_sub(indent.len());
    let (mut lines, mut start, mut end) = (Vec::new(), 0, Place { at: 0, is_continued: false });
    for place in places(text, room) {
        let behind = if place.is_continued { display_width(CONTINUED) } else { 0 };
        if end.at > start && display_width(text[start..place.at].trim_end()) + behind > room {
            let mark = if end.is_continued { CONTINUED } else { "" };
            lines.push(format!("{indent}{}{mark}", text[start..end.at].trim_end()));
            start = end.at;
        }
        end = place;
    }
    lines.push(format!("{indent}{}", &text[start..]));
    lines
}

/// Ends a line of a command that continues on the next: pasted into a shell, the lines are one command.
const CONTINUED: &str = " \\";

/// Where a line may end.
#[derive(Clone, Copy)]
struct Place {
    at: usize,
    /// Whether the place is within a command.
    is_continued: bool,
}

/// The places where a line may end: not after a hyphen, which may belong to a flag or an id, not within brackets, not between
/// a number and its unit, and not within a command, unless that is wider than the screen: then between its words.
fn places(text: &str, room: usize) -> impl Iterator<Item = Place> {
    let commands: Vec<Range<usize>> = commands_in(text).collect();
    let wide = |command: &&Range<usize>| display_width(&text[(*command).clone()]) > room;
    let mut all: Vec<Place> = commands.iter().filter(wide).flat_map(|command| between_words(text, command)).collect();
    let marks = bracketed(text).chain(amounts(text));
    let marks: Vec<Range<usize>> = marks.filter(|mark| display_width(&text[mark.clone()]) <= room).collect();
    let is_whole = |at: usize| commands.iter().chain(&marks).any(|whole| whole.start < at && at < whole.end);
    let free = linebreaks(text).map(|(at, _)| at).filter(|&at| !is_whole(at) && !text[..at].ends_with('-'));
    all.extend(free.map(|at| Place { at, is_continued: false }));
    all.sort_by_key(|place| place.at);
    all.into_iter()
}

/// What stands in brackets: a code, or the answers that a question takes.
fn bracketed(text: &str) -> impl Iterator<Item = Range<usize>> {
    text.match_indices('[').filter_map(|(at, _)| Some(at..at + text[at..].find(']')? + 1))
}

/// Japanese units of more than one character.
const UNITS: [&str; 8] = ["時間", "日間", "週間", "か月", "文字", "種類", "か所", "年度"];

/// Numbers with their Japanese units: `30 日`, `24 時間`.
fn amounts(text: &str) -> impl Iterator<Item = Range<usize>> {
    let ends = text
        .char_indices()
        .filter(|(at, c)| c.is_ascii_digit() && !text[at + 1..].starts_with(|next: char| next.is_ascii_digit()));
    ends.filter_map(|(at, _)| {
        let rest = text[at + 1..].strip_prefix(' ').unwrap_or(&text[at + 1..]);
        let first = rest.chars().next().filter(|c| !c.is_ascii())?;
        let unit = UNITS.into_iter().find(|unit| rest.starts_with(unit)).map_or(first.len_utf8(), str::len);
        Some(at..text.len() - rest.len() + unit)
    })
}

/// The places after the spaces of a command, except quoted ones.
fn between_words(text: &str, command: &Range<usize>) -> Vec<Place> {
    let (mut places, mut quote) = (Vec::new(), None);
    for (at, c) in text[command.clone()].char_indices() {
        match (quote, c) {
            (Some(mark), c) if c == mark => quote = None,
            (None, '\'' | '"') => quote = Some(c),
            (None, ' ') => places.push(Place { at: command.start + at + 1, is_continued: true }),
            _ => {}
        }
    }
    places
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
    fn a_number_and_its_unit_are_not_parted() {
        assert_eq!(wrapped("変更は 30 日に 1 回です", Some(10)), "変更は\n30 日に\n1 回です");
        assert_eq!(wrapped("最大 24 時間かかる", Some(8)), "最大\n24 時間\nかかる");
        assert_eq!(wrapped("最大24時間かかる", Some(8)), "最大\n24時間か\nかる");
    }

    #[test]
    fn the_answers_of_a_question_stay_together() {
        let asked = "無効にしますか [y（はい）/N（いいえ）]";
        assert_eq!(wrapped(asked, Some(30)), "無効にしますか\n[y（はい）/N（いいえ）]");
        assert_eq!(wrapped("a [b c d] e", Some(6)), "a [b c\nd] e");
    }

    #[test]
    fn a_command_is_broken_only_where_it_does_not_fit_and_so_that_a_shell_reads_it_whole() {
        let said = "To see it: meibo account show clarke. Or ask.";
        assert_eq!(wrapped(said, Some(26)), "To see it:\nmeibo account show clarke.\nOr ask.");
        let undo = "To undo: meibo -p x account update clarke --name 'Ann. B, C'";
        assert_eq!(wrapped(undo, Some(24)), "To undo: meibo -p x \\\naccount update clarke \\\n--name 'Ann. B, C'");
        let long = "To undo: meibo --profile campus account enable s26-000001 s26-000002";
        let lines = wrapped(long, Some(40));
        assert!(lines.lines().all(|line| display_width(line) <= 40), "{lines}");
        assert_eq!(lines.replace(" \\\n", " ").replace('\n', " "), long);
    }

    #[test]
    fn text_beside_a_heading_is_indented_to_it() {
        assert_eq!(hung("one two three four five", 8, Some(26)), "one two three four\n        five");
        assert_eq!(hung("one two three", 20, Some(24)), "one two three");
    }
}
