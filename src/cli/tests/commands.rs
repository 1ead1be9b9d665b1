//! The commands that texts print: each is one of this program, whole, with what it needs.

use std::{collections::BTreeSet, fs, path::Path};

use clap::error::ErrorKind;

use super::meibo;
use crate::{
    cli::command,
    ui::{VERBS, commands_in},
};

/// Every line of every text, with a word where a value stands.
fn lines() -> Vec<(String, String)> {
    let texts = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/texts");
    let mut lines = Vec::new();
    for language in ["en", "ja"] {
        for file in fs::read_dir(texts.join(language)).unwrap().map(|file| file.unwrap().path()) {
            let name = file.file_name().unwrap().to_string_lossy().into_owned();
            let source = fs::read_to_string(&file).unwrap();
            let texts = source.lines().filter(|line| !line.starts_with('#'));
            lines.extend(texts.map(|line| (format!("{language}/{name}"), filled(line))));
        }
    }
    lines
}

/// A line with `x1` in place of each `{ $value }`, and a role in place of one.
fn filled(line: &str) -> String {
    let mut parts = line.split("{ $");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| match part.split_once(" }") {
        Some(("role_word", rest)) => text + "helper" + rest,
        // A mark that is never written.
        Some(("by", rest)) => text + rest,
        Some((_, rest)) => text + "x1" + rest,
        None => text + part,
    })
}

/// A word as it may be typed where it is the place of a value.
fn typed(word: &str) -> &str {
    match word {
        "DATE" | "日付" => "2027-01-31",
        "ROLE" => "helper",
        "別のID" => "x1",
        word => word,
    }
}

/// The words of a command; what is in double quotes is one.
fn words(command: &str) -> Vec<&str> {
    let parts = command.split('"').enumerate();
    let words = parts.flat_map(|(at, part)| if at % 2 == 1 { vec![part] } else { part.split_whitespace().collect() });
    words.map(typed).collect()
}

#[test]
fn all_4_every_command_in_a_text_can_be_typed_as_it_is_printed() {
    let mut wrong = Vec::new();
    let mut found = 0;
    for (file, line) in lines() {
        for command in commands_in(&line).map(|command| &line[command]) {
            found += 1;
            let refused = command::tree().try_get_matches_from(words(command)).err().map(|error| error.kind());
            // Help is what `--help` asks for.
            if let Some(kind) = refused.filter(|kind| *kind != ErrorKind::DisplayHelp) {
                wrong.push(format!("{file}: {command}: {kind}"));
            }
        }
    }
    assert!(found > 200, "{found}");
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn the_verbs_are_those_of_the_commands() {
    let tree = command::tree();
    let there: BTreeSet<&str> = tree.get_subcommands().map(|command| command.get_name()).collect();
    assert_eq!(there, BTreeSet::from(VERBS));
}

#[test]
fn a_verb_that_a_noun_does_not_have_leads_to_one_that_it_has() {
    let suggested = |line: &str| {
        let err = meibo(line).err;
        let commands = err.lines().filter_map(|line| line.strip_prefix("  meibo ")).map(|line| {
            let words: Vec<&str> = line.split("  ").collect();
            words[0].to_owned()
        });
        commands.collect::<Vec<_>>()
    };
    for (line, meant) in [
        ("account delete x", &["account disable"][..]),
        ("account remove x", &["account disable"]),
        ("2sv on", &["2sv enable"]),
        ("2sv off", &["2sv disable"]),
        ("lsa on", &["lsa enable"]),
        ("pop-quota off", &["pop-quota disable"]),
        ("alias remove a@b.example", &["alias delete"]),
        ("app-password revoke x", &["app-password delete"]),
        ("account token ls", &["account token list"]),
    ] {
        assert_eq!(suggested(line), meant, "{line}: {}", meibo(line).err);
    }
    assert_eq!(suggested("delete"), ["account disable", "app-password delete", "alias delete"]);
}

#[test]
fn the_usage_of_an_error_is_that_of_help_whatever_was_typed() {
    for (line, usage) in [
        ("account create x --name y --nosuch", "Usage: meibo account create [OPTIONS] [ID]"),
        ("account list --filter a=b --nosuch", "Usage: meibo account list [OPTIONS]"),
        ("alias create --display-name x", "Usage: meibo alias create [OPTIONS] <ADDRESS>"),
    ] {
        let err = meibo(line).err;
        assert_eq!(err.lines().find(|line| line.starts_with("Usage:")), Some(usage), "{line}: {err}");
    }
}

#[test]
fn what_stands_for_a_value_is_said_in_the_language() {
    use crate::{
        cli::failure::{Failure, message},
        texts::{Lang, Texts},
        ui::Zone,
    };
    let told = |flag: &str| {
        let told = message::human_form(&Failure::input_needed(flag), Texts::of(Lang::Ja), &Zone::named("UTC"));
        told.lines().last().map(str::to_owned).unwrap_or_default()
    };
    assert!(told("--reason TEXT").ends_with("：--reason 理由"), "{}", told("--reason TEXT"));
    assert!(told("--code CODE").ends_with("：--code コード"), "{}", told("--code CODE"));
    assert!(told("--yes").ends_with("：--yes"), "{}", told("--yes"));
}
