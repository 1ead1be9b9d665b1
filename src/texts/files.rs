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
    "mail-log-in",
    "mail-servers",
    "mail-password",
    "operation",
    "policy",
    "pop",
    "problem",
    "prompt",
    "quickstart",
    "reset",
    "sync",
    "token",
    "topic",
    "two-step",
    "usage",
    "value",
    "workshop",
];

/// The file of a key: the one whose name is the key's longest prefix, ending where a word of the key ends.
pub(super) fn index_of(key: &str) -> usize {
    let names = FILES
        .iter()
        .enumerate()
        .filter(|(_, file)| key.strip_prefix(file.name).is_some_and(|rest| rest.is_empty() || rest.starts_with('-')));
    names.max_by_key(|(_, file)| file.name.len()).map_or(0, |(index, _)| index)
}
