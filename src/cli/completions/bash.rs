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
complete -o nosort -F _meibo BIN
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
        let replaced = std::env::var_os(WORD).map(|word| word.to_string_lossy().into_owned()).unwrap_or_default();
        let lists = std::env::var_os(TYPE).is_some_and(|kind| kind == LISTS) && found.len() > 1;
        to.write_all(lines(&found, kept(&typed, &replaced), lists).as_bytes())
    }
}

/// The beginning of a word that bash keeps when it replaces its end.
fn kept<'a>(typed: &'a str, replaced: &str) -> &'a str {
    typed.strip_suffix(replaced.trim_start_matches(['"', '\''])).unwrap_or_default()
}

/// The candidates, one a line, without what bash keeps.
fn lines(found: &[CompletionCandidate], kept: &str, lists: bool) -> String {
    let of = |candidate: &CompletionCandidate| {
        let value = candidate.get_value().to_string_lossy().into_owned();
        let value = escaped(value.strip_prefix(kept).unwrap_or(&value));
        let help = candidate.get_help().map(ToString::to_string).unwrap_or_default();
        (value, visible(help.lines().next().unwrap_or_default()))
    };
    let rows: Vec<(String, String)> = found.iter().map(of).collect();
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
    words
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
        assert_eq!(lines(&found, kept, false), "enabled\na\\ b\n");
        assert_eq!(lines(&found, kept, true), "enabled  (在籍)\na\\ b\n");
        assert_eq!(super::kept("hanako@la", "la"), "hanako@");
        assert_eq!(super::kept("佐藤 花", "'佐藤 花"), "");
    }
}
