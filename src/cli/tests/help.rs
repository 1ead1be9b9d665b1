//! Help: nothing without words, nothing too wide.

use clap::Command;

use super::meibo;
use crate::{
    cli::{
        args::{
            accepted,
            global::Global,
            help_page::{GROUPS, TOPICS},
            help_text,
        },
        command,
    },
    texts::{Lang, Texts},
    ui::display_width,
};

/// Every command with the path of its texts.
fn commands(command: &Command, path: String, all: &mut Vec<(String, Command)>) {
    for sub in command.get_subcommands() {
        let path = if path.is_empty() { sub.get_name().to_owned() } else { format!("{path}-{}", sub.get_name()) };
        commands(sub, path, all);
    }
    all.push((path, command.clone()));
}

fn tree() -> Vec<(String, Command)> {
    let mut all = Vec::new();
    commands(&command::tree(), String::new(), &mut all);
    all
}

/// The keys that the tree needs.
fn needed() -> Vec<String> {
    let mut keys = vec!["help-global-version".to_owned()];
    for (path, command) in tree() {
        keys.push(help_text::about_key(&path));
        let place = if path.is_empty() { "global" } else { &path };
        let own = command.get_arguments().filter(|arg| arg.get_id() != "version");
        keys.extend(own.map(|arg| help_text::arg_key(place, arg.get_id().as_str())));
    }
    keys
}

#[test]
fn every_command_and_argument_has_help_in_both_languages() {
    for lang in Lang::ALL {
        let texts = Texts::of(lang);
        let absent: Vec<String> = needed().into_iter().filter(|key| !texts.has(key)).collect();
        assert!(absent.is_empty(), "{lang}: {absent:?}");
    }
}

#[test]
fn no_help_is_left_over_from_a_command_that_has_gone() {
    let needed = needed();
    let left: Vec<String> = Texts::of(Lang::En)
        .keys("help")
        .into_iter()
        .filter(|key| {
            !key.starts_with("help-heading-")
                && !["help-also", "help-options"].contains(&key.as_str())
                && !key.ends_with(".more")
        })
        .filter(|key| !needed.contains(key))
        .collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn no_help_comes_from_the_code() {
    for (path, command) in tree() {
        assert!(command.get_about().is_none(), "{path}");
        let spoken: Vec<_> =
            command.get_arguments().filter(|arg| arg.get_help().is_some()).map(clap::Arg::get_id).collect();
        assert!(spoken.is_empty(), "{path}: {spoken:?}");
    }
}

#[test]
fn no_help_text_is_too_wide() {
    for (lang, most) in [(Lang::En, 72), (Lang::Ja, 68)] {
        let texts = Texts::of(lang);
        for key in texts.keys("help").into_iter().chain(texts.keys("topic")) {
            // Commands to copy are not broken, and topics stand at the edge of the screen.
            let most = if key.starts_with("topic-") { 80 } else { most };
            let text = texts.say(&key, crate::texts::args![]);
            let wide = text.lines().find(|line| display_width(line) > most && !line.contains("meibo "));
            assert_eq!(wide, None, "{lang} {key}");
        }
    }
}

#[test]
fn the_help_of_every_command_is_on_one_screen() {
    let mut long = Vec::new();
    for (path, command) in tree() {
        for lang in ["en", "ja"] {
            let words = words_of(&path, &command);
            let help = meibo(&format!("{words} --help --lang {lang}")).out;
            let lines = help.lines().count();
            // The prompt has the last line of a terminal.
            if lines > 23 {
                long.push(format!("{lang} {words}: {lines} lines"));
            }
            let wide = help.lines().find(|line| display_width(line) > 80);
            assert_eq!(wide, None, "{lang} {words}");
        }
    }
    assert!(long.is_empty(), "{long:#?}");
}

/// A command's words, by the path of its texts.
fn words_of(path: &str, command: &Command) -> String {
    if path.is_empty() {
        return String::new();
    }
    let named = accepted::commands().into_iter().find(|name| name.replace(' ', "-") == path);
    let noun = || path.strip_suffix(command.get_name()).unwrap_or_default().trim_end_matches('-').replace('-', " ");
    named.map_or_else(|| format!("{} {}", noun(), command.get_name()).trim().to_owned(), str::to_owned)
}

#[test]
fn every_flag_that_is_no_commands_own_is_told_by_its_topic_once() {
    let told: Vec<&str> = GROUPS.iter().flat_map(|(_, ids)| ids.iter().copied()).collect();
    let all = <Global as clap::Args>::augment_args(Command::new("all"));
    for arg in all.get_arguments() {
        assert_eq!(told.iter().filter(|id| arg.get_id() == **id).count(), 1, "{}", arg.get_id());
    }
    for lang in ["en", "ja"] {
        let topic = meibo(&format!("help options --lang {lang}")).out;
        for id in &told {
            let flag = format!("--{}", id.replace('_', "-"));
            assert!(topic.lines().any(|line| line.split([' ', ',']).any(|word| word == flag)), "{flag}: {topic}");
        }
        assert!(topic.lines().all(|line| display_width(line) <= 80), "{topic}");
    }
}

#[test]
fn topics_exist_and_help_of_a_command_is_its_own() {
    for topic in TOPICS {
        for lang in ["en", "ja"] {
            let ran = meibo(&format!("help {topic} --lang {lang}"));
            assert!(ran.out.lines().count() > 5, "{topic} {lang}: {}", ran.out);
        }
    }
    assert_eq!(meibo("help config set").out, meibo("config set --help").out);
    assert!(meibo("help config set --lang ja").out.contains("使い方： meibo config set"));
    assert!(meibo("help confg").err.contains("Did you mean config?"));
}

#[test]
fn japanese_help_has_no_english_frame() {
    let help = meibo("config list --help --lang ja").out;
    for english in ["Usage", "Options:", "Commands:", "Arguments:", "Print", "possible values"] {
        assert!(!help.contains(english), "{english} in {help}");
    }
}
