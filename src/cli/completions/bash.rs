//! bash: it takes words apart at `=`, `:` and `@` before it asks, and shows no descriptions. So it hands over the line as it
//! stands, and gets back what follows the part that it keeps; where it only lists, the descriptions are part of the list.

use std::{ffi::OsString, io, path::Path};

use clap_complete::{CompletionCandidate, engine::complete, env::EnvCompleter};

use crate::ui::{display_width, fit, visible};

/// The variable with the line up to the cursor.
pub(super) const LINE: &str = "_MEIBO_LINE";
/// The variable with the end of the line that bash will replace.
const WORD: &str = "_MEIBO_WORD";
/// The variable with what bash is about to do, as its `COMP_TYPE` has it.
const TYPE: &str = "_MEIBO_TYPE";
/// That it will list what there is, and insert nothing.
const LISTS: &str = "63";

/// The shell.
pub(super) struct Bash;

const SCRIPT: &str = r#"
_meibo() {
    local line
    COMPREPLY=()
    while IFS= read -r line; do
        COMPREPLY+=("$line")
    done < <(VARIABLE=bash _MEIBO_LINE="${COMP_LINE:0:COMP_POINT}" _MEIBO_WORD="$2" _MEIBO_TYPE="$COMP_TYPE" \
        COMPLETER 2>/dev/null)
    if [[ ${#COMPREPLY[@]} == 1 && ${COMPREPLY[0]} == *[=/] ]]; then
        compopt -o nospace
    fi
}
if [[ ${BASH_VERSINFO[0]} -gt 4 || ( ${BASH_VERSINFO[0]} -eq 4 && ${BASH_VERSINFO[1]} -ge 4 ) ]]; then
    complete -o nosort -F _meibo BIN
else
    complete -F _meibo BIN
fi
"#;

impl EnvCompleter for Bash {
    fn name(&self) -> &'static str {
        "bash"
    }

    fn is(&self, name: &str) -> bool {
        name == self.name()
    }

    fn write_registration(
        &self,
        variable: &str,
        _name: &str,
        bin: &str,
        completer: &str,
        to: &mut dyn io::Write,
    ) -> io::Result<()> {
        let script = SCRIPT.replace("VARIABLE", variable).replace("COMPLETER", completer).replace("BIN", bin);
        to.write_all(script.as_bytes())
    }

    fn write_complete(
        &self,
        tree: &mut clap::Command,
        words: Vec<OsString>,
        folder: Option<&Path>,
        to: &mut dyn io::Write,
    ) -> io::Result<()> {
        let typed = words.last().map(|word| word.to_string_lossy().into_owned()).unwrap_or_default();
        let at = words.len().saturating_sub(1);
        let found = complete(tree, words, at, folder)?;
        let of = |name| std::env::var_os(name).map(|it| it.to_string_lossy().into_owned()).unwrap_or_default();
        let (quoted, lists) = (is_quoted(&of(LINE)), of(TYPE) == LISTS && found.len() > 1);
        to.write_all(lines(&found, kept(&typed, &bare(&of(WORD), quoted)), quoted, lists).as_bytes())
    }
}

/// The beginning of a word that bash keeps when it replaces its end.
fn kept<'a>(typed: &'a str, replaced: &str) -> &'a str {
    typed.strip_suffix(replaced).unwrap_or_default()
}

/// A word without what makes it one word to the shell.
fn bare(word: &str, quoted: bool) -> String {
    if quoted {
        return word.trim_start_matches(['"', '\'']).to_owned();
    }
    let mut letters = word.chars();
    std::iter::from_fn(|| letters.next().and_then(|letter| if letter == '\\' { letters.next() } else { Some(letter) }))
        .collect()
}

/// The candidates, one a line, without what bash keeps. Within quotation marks a value stands as it is, or not at all where it
/// would end them.
fn lines(found: &[CompletionCandidate], kept: &str, quoted: bool, lists: bool) -> String {
    let of = |candidate: &CompletionCandidate| {
        let value = candidate.get_value().to_string_lossy().into_owned();
        let value = value.strip_prefix(kept).unwrap_or(&value);
        let value = match quoted {
            true => value.to_owned(),
            false => escaped(value),
        };
        let help = candidate.get_help().map(ToString::to_string).unwrap_or_default();
        (value, visible(help.lines().next().unwrap_or_default()))
    };
    let ends = |(value, _): &(String, String)| quoted && value.contains(['"', '\'', '\\', '$', '`', '!']);
    let rows: Vec<(String, String)> = found.iter().map(of).filter(|row| !ends(row)).collect();
    let widest = rows.iter().map(|(value, _)| display_width(value)).max().unwrap_or(0);
    let line = |(value, help): &(String, String)| match lists && !help.is_empty() {
        true => format!("{}  ({help})\n", fit(value, widest)),
        false => format!("{value}\n"),
    };
    rows.iter().map(line).collect()
}

/// A value as it may stand in a line without quotes.
fn escaped(value: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_./:=@,+%".contains(c);
    value.chars().flat_map(|c| (!plain(c)).then_some('\\').into_iter().chain([c])).collect()
}

/// The words of a line as bash reads them, the last one as far as it was typed; it is empty behind a blank.
pub(super) fn words(line: &str) -> Vec<String> {
    read(line).0
}

/// Whether a line ends within quotation marks.
fn is_quoted(line: &str) -> bool {
    read(line).1
}

fn read(line: &str) -> (Vec<String>, bool) {
    let (mut words, mut word, mut quote) = (Vec::new(), Some(String::new()), None);
    let mut letters = line.chars();
    while let Some(letter) = letters.next() {
        match (quote, letter) {
            (Some(mark), letter) if letter == mark => quote = None,
            (None, '\'' | '"') => {
                quote = Some(letter);
                word.get_or_insert_default();
            }
            (None | Some('"'), '\\') => word.get_or_insert_default().extend(letters.next()),
            (None, letter) if letter.is_whitespace() => words.extend(word.take()),
            (_, letter) => word.get_or_insert_default().push(letter),
        }
    }
    words.push(word.unwrap_or_default());
    (words, quote.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_taken_apart_as_the_shell_does() {
        for (line, expected) in [
            ("meibo ", &["meibo", ""][..]),
            ("meibo acc", &["meibo", "acc"]),
            ("meibo  a  --filter=state=", &["meibo", "a", "--filter=state="]),
            ("meibo --name '佐藤 花", &["meibo", "--name", "佐藤 花"]),
            (r#"meibo --name "a \" b" x\ y"#, &["meibo", "--name", "a \" b", "x y"]),
            ("meibo ''", &["meibo", ""]),
        ] {
            assert_eq!(words(line), expected, "{line}");
        }
    }

    #[test]
    fn what_the_shell_keeps_is_left_out_and_a_list_has_descriptions() {
        let of = |value: &str, help: &str| CompletionCandidate::new(value).help(Some(help.to_owned().into()));
        let found = [of("--filter=state=enabled", "在籍"), of("--filter=state=a b", "")];
        let kept = kept("--filter=state=", "");
        assert_eq!(lines(&found, kept, false, false), "enabled\na\\ b\n");
        assert_eq!(lines(&found, kept, false, true), "enabled  (在籍)\na\\ b\n");
        assert_eq!(super::kept("hanako@la", "la"), "hanako@");
        assert_eq!(super::kept("佐藤 花", &bare("'佐藤 花", true)), "");
        assert_eq!(super::kept("department=$(", &bare("\\$\\(", false)), "department=");
    }

    #[test]
    fn within_quotation_marks_a_value_stands_as_it_is_or_not_at_all() {
        let found = ["Faculty of Letters", "it's", "$(touch x)"].map(CompletionCandidate::new);
        assert!(is_quoted("meibo account list --department 'Fac") && !is_quoted("meibo 'a' Fac"));
        assert_eq!(lines(&found, "", true, false), "Faculty of Letters\n");
    }
}
