//! The files of texts: one per noun, the same in every language.

use super::Lang;

/// A file of texts in all its languages.
pub(super) struct File {
    pub(super) name: &'static str,
    en: &'static str,
    ja: &'static str,
}

impl File {
    pub(super) const fn source(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::En => self.en,
            Lang::Ja => self.ja,
        }
    }
}

macro_rules! files {
    ($($name:literal),* $(,)?) => {
        &[$(File {
            name: $name,
            en: include_str!(concat!("en/", $name, ".ftl")),
            ja: include_str!(concat!("ja/", $name, ".ftl")),
        }),*]
    };
}

/// `general` is first: it takes every key that names no other file.
#[rustfmt::skip]
pub(super) const FILES: &[File] = files![
    "general",
    "account",
    "aftermath",
    "alias",
    "address",
    "app-password",
    "application",
    "audit",
    "bulk",
    "column",
    "config",
    "doctor",
    "help",
    "invalid",
    "less-secure-apps",
    "letter",
    "lockdown",
    "login",
    "mail-config",
    "mail-log-in",
    "mail-servers",
    "mail-password",
    "mail-test",
    "message",
    "operation",
    "policy",
    "pop",
    "problem",
    "prompt",
    "quickstart",
    "reset",
    "sender-policy",
    "status",
    "sync",
    "token",
    "topic",
    "two-step",
    "usage",
    "value",
    "workshop",
];

/// Words of commands whose noun has another name here.
const NOUNS: &[(&str, &str)] = &[
    ("2sv", "two-step"),
    ("lsa", "less-secure-apps"),
    ("apply", "application"),
    ("stop", "application"),
    ("proxy-apply", "application"),
];

/// The file of a key: that of the noun whose help or operation it names, or else the one whose name is the key's longest
/// prefix.
pub(super) fn index_of(key: &str) -> usize {
    let path = ["help-", "operation-"].iter().find_map(|family| key.strip_prefix(family));
    path.and_then(of_noun).or_else(|| longest(key)).unwrap_or(0)
}

/// The file of the noun with which the words of a command or an operation begin. What is below `account` may be a noun by
/// itself.
fn of_noun(path: &str) -> Option<usize> {
    path.strip_prefix("account-").and_then(named).or_else(|| named(path))
}

fn named(path: &str) -> Option<usize> {
    let noun = NOUNS.iter().find(|(word, _)| begins(path, word)).map(|(_, noun)| *noun);
    longest(noun.unwrap_or(path)).filter(|index| !["help", "operation"].contains(&FILES[*index].name))
}

fn longest(key: &str) -> Option<usize> {
    let names = FILES.iter().enumerate().filter(|(_, file)| begins(key, file.name));
    names.max_by_key(|(_, file)| file.name.len()).map(|(index, _)| index)
}

/// Whether a key begins with these words, ending where a word of the key ends.
fn begins(key: &str, words: &str) -> bool {
    key.strip_prefix(words).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
}
