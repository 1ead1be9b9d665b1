//! Every command beside every flag, written by hand from the contract.

use clap::{Command, CommandFactory};

use super::{Given, only, table};
use crate::{
    cli::{
        command::{self, Cli},
        tests::meibo,
    },
    ui::Format,
};

/// Flags beyond those of every command, and a letter for each.
const LETTERS: [(char, &str, &str); 18] = [
    ('s', "service", "https://a.example"),
    ('c', "ca-file", "/a.pem"),
    ('t', "timeout", "9"),
    ('x', "proxy", "http://a.example"),
    ('d', "debug", ""),
    ('o', "output", "csv"),
    ('C', "columns", "id"),
    ('h', "no-header", ""),
    ('e', "encoding", "utf-8-bom"),
    ('E', "input-encoding", "shift_jis"),
    ('f', "filter", "a=b"),
    ('S', "sort", "id"),
    ('l', "limit", "1"),
    ('a', "all", ""),
    ('n', "dry-run", ""),
    ('y', "yes", ""),
    ('i', "confirm", "1"),
    ('r', "reason", "why"),
];

/// What each command obeys of them.
const OBEYED: &[(&str, &str)] = &[
    ("quickstart", "----- oChe ---- ----"),
    ("login", "sctxd oChe ---- ----"),
    ("logout", "sctxd oChe ---- ----"),
    ("status", "sctxd oChe ---- ----"),
    ("doctor", "sctxd oChe ---- ----"),
    ("account show", "sctxd oChe f-l- ----"),
    ("account list", "sctxd oChe fSla ----"),
    ("account create", "sctxd oCheE f-l- nyir"),
    ("account update", "sctxd oCheE f-l- nyir"),
    ("account disable", "sctxd oCheE f-l- nyir"),
    ("account enable", "sctxd oCheE f-l- nyir"),
    ("account unlock", "sctxd oCheE f-l- nyir"),
    ("account reset", "sctxd oCheE f-l- nyir"),
    ("account lockdown", "sctxd oCheE f-l- nyir"),
    ("account role add", "sctxd oCheE f-l- nyir"),
    ("account role remove", "sctxd oCheE f-l- nyir"),
    ("account password set", "sctxd oChe ---- -y-r"),
    ("account password unlock", "sctxd oChe ---- -y-r"),
    ("account address show", "sctxd oChe ---- ----"),
    ("account address set", "sctxd oChe ---- ny-r"),
    ("account address withdraw", "sctxd oChe ---- ny-r"),
    ("account mail-password set", "sctxd oChe ---- ny-r"),
    ("account mail-password withdraw", "sctxd oChe ---- ny-r"),
    ("account workshop-password set", "sctxd oChe ---- -y-r"),
    ("account token create", "sctxd oChe ---- ny-r"),
    ("account token list", "sctxd oChe fSla ----"),
    ("account token delete", "sctxd oChe ---- ny-r"),
    ("account remote-access show", "sctxd oChe ---- ----"),
    ("account remote-access enable", "sctxd oCheE f-l- nyir"),
    ("account remote-access disable", "sctxd oCheE f-l- nyir"),
    ("account applications", "sctxd oChe fSla ----"),
    ("2sv show", "sctxd oChe ---- ----"),
    ("2sv enable", "sctxd oChe ---- ny-r"),
    ("2sv disable", "sctxd oChe ---- ny-r"),
    ("2sv reset", "sctxd oCheE f-l- nyir"),
    ("2sv backup-codes", "sctxd o-he ---- ny-r"),
    ("2sv method add", "sctxd oChe ---- ny-r"),
    ("2sv method replace", "sctxd oChe ---- ny-r"),
    ("2sv method delete", "sctxd oChe ---- ny-r"),
    ("app-password list", "sctxd oChe fSla ----"),
    ("app-password create", "sctxd oChe ---- ny-r"),
    ("app-password delete", "sctxd oCheE f-l- nyir"),
    ("app-password test", "sctxd oChe ---- ----"),
    ("alias list", "sctxd oChe fSla ----"),
    ("alias create", "sctxd oChe ---- ny-r"),
    ("alias verify", "sctxd oChe ---- ny-r"),
    ("alias delete", "sctxd oCheE f-l- nyir"),
    ("lsa show", "sctxd oChe ---- ----"),
    ("lsa enable", "sctxd oChe ---- ny-r"),
    ("lsa disable", "sctxd oCheE f-l- nyir"),
    ("mail-settings show", "sctxd oChe ---- ----"),
    ("pop-quota show", "sctxd oChe ---- ----"),
    ("pop-quota list", "sctxd oChe fSla ----"),
    ("pop-quota enable", "sctxd oChe ---- ny-r"),
    ("pop-quota disable", "sctxd oChe ---- ny-r"),
    ("pop-quota unlock", "sctxd oCheE f-l- nyir"),
    ("apply", "sctxd oCheE f-l- nyir"),
    ("stop", "sctxd oCheE f-l- nyir"),
    ("proxy-apply", "sctxd oCheE f-l- nyir"),
    ("audit list", "sctxd oChe fSla ----"),
    ("audit show", "sctxd oChe ---- ----"),
    ("audit verify", "sctxd oChe ---- ----"),
    ("bulk list", "sc--- oChe fSla ----"),
    ("bulk show", "sc--- oChe ---- ----"),
    ("bulk resume", "sctxd oChe ---- ny-r"),
    ("bulk retry", "sctxd oChe ---- ny-r"),
    ("bulk results", "sc--- oChe fSla ----"),
    ("bulk forget", "sc--- oChe ---- ny--"),
    ("policy show", "sctxd oChe ---- ----"),
    ("config list", "sctxd oChe fSla ----"),
    ("config show", "sctxd oChe ---- ----"),
    ("config set", "----- oChe ---- n---"),
    ("config unset", "----- oChe ---- n---"),
    ("config path", "----- oChe ---- ----"),
    ("explain", "----- oChe ---- ----"),
    ("completions", "----- ---- ---- ----"),
    ("help", "----- ---- ---- ----"),
];

fn names() -> Vec<&'static str> {
    OBEYED.iter().map(|(name, _)| *name).collect()
}

/// Every command that does something, by its words.
fn leaves(command: &Command, above: &str, all: &mut Vec<(String, Command)>) {
    for sub in command.get_subcommands() {
        let path = [above, sub.get_name()].join(" ").trim().to_owned();
        if sub.has_subcommands() {
            leaves(sub, &path, all);
        } else {
            all.push((path, sub.clone()));
        }
    }
}

/// What the command needs to be understood.
fn needed(command: &Command) -> Vec<String> {
    let mut line = Vec::new();
    for arg in command.get_arguments().filter(|arg| arg.is_required_set()) {
        let values = arg.get_possible_values();
        line.extend(arg.get_long().map(|long| format!("--{long}")));
        line.push(values.first().map_or_else(|| "x1".to_owned(), |value| value.get_name().to_owned()));
    }
    // One of two.
    line.extend((command.get_name() == "completions").then(|| "bash".to_owned()));
    line
}

fn refusal(words: &[String], format: Format) -> Option<(String, String)> {
    let mut tree = command::tree();
    let line = std::iter::once("meibo".to_owned()).chain(words.iter().cloned());
    let matches = tree.try_get_matches_from_mut(line).unwrap_or_else(|error| panic!("{words:?}: {error}"));
    let failure = Given::of(&tree, &matches).check(format).err()?;
    assert_eq!(failure.exit.code(), 2);
    Some((failure.code.to_string(), format!("{:?} {:?}", failure.facts.get("flag"), failure.facts.get("command"))))
}

#[test]
fn every_command_obeys_or_refuses_every_flag() {
    let mut all = Vec::new();
    leaves(&Cli::command(), "", &mut all);
    let mut there: Vec<&str> = all.iter().map(|(path, _)| path.as_str()).collect();
    let mut listed = names();
    there.sort_unstable();
    listed.sort_unstable();
    assert_eq!(there, listed);
    for (path, command) in &all {
        let (_, marks) = OBEYED.iter().find(|(name, _)| name == path).unwrap();
        for (letter, flag, value) in LETTERS {
            let mut line: Vec<String> = path.split(' ').map(str::to_owned).chain(needed(command)).collect();
            line.push(format!("--{flag}"));
            line.extend(Some(value.to_owned()).filter(|value| !value.is_empty()));
            let told = refusal(&line, Format::Csv);
            let is_taken = told.as_ref().is_none_or(|(code, _)| code == "flag_without_effect");
            assert_eq!(is_taken, marks.contains(letter), "{path} --{flag}: {told:?}");
            if let Some((_, names)) = told {
                assert!(names.contains(&format!("--{flag}")) && names.contains(path.as_str()), "{names}");
            }
        }
    }
}

#[test]
fn help_and_completions_offer_what_is_obeyed_and_nothing_else() {
    let mut all = Vec::new();
    let mut tree = only(command::tree());
    tree.build();
    leaves(&tree, "", &mut all);
    for (path, command) in &all {
        let (_, marks) = OBEYED.iter().find(|(name, _)| name == path).unwrap();
        let help = meibo(&format!("{path} --help")).out;
        let also = help.split("\nAlso ").nth(1).unwrap_or_default().split("meibo help").next().unwrap();
        for (letter, flag, _) in LETTERS {
            let is_obeyed = marks.contains(letter);
            let long = format!("--{flag}");
            let helped = also.split([' ', ',', '\n']).any(|word| word == long);
            // The way to the service is told by the topic alone.
            assert_eq!(helped, is_obeyed && !"sctxd".contains(letter), "help of {path}: --{flag}\n{help}");
            let completed = command.get_arguments().any(|arg| arg.get_long() == Some(flag));
            assert_eq!(completed, is_obeyed, "completions of {path}: --{flag}");
        }
        assert!(help.contains("meibo help options"), "help of {path}");
    }
    let noun = meibo("account --help").out;
    assert!(!noun.contains("--limit") && noun.contains("meibo help options"), "{noun}");
}

#[test]
fn a_command_is_found_by_its_first_words() {
    for (words, flag, is_taken) in [
        ("bulk results JOB -o csv", "service", true),
        ("bulk results JOB -o csv", "proxy", false),
        ("bulk resume JOB", "proxy", true),
        ("explain CODE", "service", false),
        ("explain CODE", "profile", true),
        ("account role add a1 helper", "ca_file", true),
        ("account", "proxy", true),
    ] {
        assert_eq!(table::takes(words, flag), is_taken, "{words} {flag}");
    }
}

#[test]
fn what_the_table_names_is_a_command() {
    assert_eq!(table::commands(), names());
}

/// A line, the form in force, and the flag that would have no effect in it.
const IDLE: &[(&str, Format, Option<&str>)] = &[
    ("account disable a1 --limit 1", Format::Table, Some("--limit")),
    ("account disable a1 --filter id=a1", Format::Table, Some("--filter")),
    ("account disable a1 --confirm a1", Format::Table, Some("--confirm")),
    ("account disable a1 b2 --limit 1 --filter id=a1 --confirm 2", Format::Table, None),
    ("account disable - --limit 1", Format::Table, None),
    ("account show a1 --limit 1", Format::Table, Some("--limit")),
    ("account show a1 b2 --limit 1", Format::Table, None),
    ("account role add a1 helper --limit 1", Format::Table, Some("--limit")),
    ("account lockdown a1 --confirm a1", Format::Table, None),
    ("account list --limit 1 --filter state=enabled", Format::Table, None),
    ("account disable a1 --results f", Format::Table, Some("--results")),
    ("account disable a1 --on-error stop", Format::Table, Some("--on-error")),
    ("account disable --from f --results r --on-error stop --limit 1 --confirm 1", Format::Table, None),
    ("account show a1 --no-header", Format::Table, Some("--no-header")),
    ("account show a1 --no-header", Format::Csv, None),
    ("account list --no-header", Format::Wide, None),
    ("account list --no-header", Format::Json, Some("--no-header")),
    ("account list --encoding shift_jis", Format::Csv, None),
    ("account list --encoding shift_jis", Format::Json, Some("--encoding")),
    ("account disable a1 --encoding shift_jis", Format::Csv, None),
    ("account disable a1 --encoding shift_jis", Format::Json, Some("--encoding")),
    ("lsa enable --encoding shift_jis", Format::Csv, None),
    ("config set lang ja --encoding shift_jis", Format::Csv, None),
    ("account disable --from f --encoding shift_jis", Format::Table, None),
    ("account disable --from f --encoding shift_jis --dry-run", Format::Table, Some("--encoding")),
    ("account disable --from f --encoding shift_jis --dry-run", Format::Csv, None),
    ("account disable --from f --encoding shift_jis --dry-run --results r", Format::Table, None),
    ("account list --columns name", Format::Id, Some("--columns")),
    ("account list --columns name", Format::Yaml, None),
    ("2sv enable --code 1 --dry-run", Format::Table, Some("--dry-run")),
    ("2sv enable --method sms --dry-run", Format::Table, None),
    ("alias verify a@b.example 1 --dry-run", Format::Table, Some("--dry-run")),
    ("alias verify a@b.example --resend --dry-run", Format::Table, None),
    ("bulk results j1 --results f --filter result=done", Format::Table, Some("--filter")),
    ("bulk results j1 --results f --encoding shift_jis", Format::Table, None),
    ("bulk results j1 --filter result=done", Format::Table, None),
    // Before the command it is the same flag.
    ("--limit 1 account disable a1", Format::Table, Some("--limit")),
];

#[test]
fn a_flag_that_has_no_effect_beside_the_others_is_refused() {
    for (line, format, expected) in IDLE {
        let words: Vec<String> = line.split(' ').map(str::to_owned).collect();
        let told = refusal(&words, *format);
        let named = told.as_ref().map(|(code, names)| (code.as_str(), names.split('"').nth(1).unwrap_or_default()));
        assert_eq!(named, expected.map(|flag| ("flag_without_effect", flag)), "{line}");
    }
}

#[test]
fn a_refused_flag_is_told_with_its_command() {
    assert_eq!(
        meibo("login -n --lang en").err,
        "meibo login does not take --dry-run.\n\
         It would have no effect, and no flag is ignored without a word. [flag_not_taken]\n\
         Leave it out. To see the flags that the command takes, add --help.\n"
    );
    assert_eq!(
        meibo("account disable a1 --limit 1 --lang ja").err,
        "ここで --limit を指定しても効果がありません。\n\
         行を選んだり確認したりするオプションです。複数の ID、「-」、または --from FILE を指定してください。 [flag_without_effect]\n\
         外すか、必要なものを指定してください。\n"
    );
}
