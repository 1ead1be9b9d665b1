//! EVERY TEXT a person reads, in English and Japanese.
//!
//! One Fluent file per noun and language, under `en/` and `ja/`. A file is parsed only when one of its keys is
//! asked for: the longest prefix of the key that names a file decides, everything else is in `general`.
//! Keys are `noun-what`; families found by name are `problem-*`, `value-*`, `column-*`, `operation-*`
//! and `help-*`. Of the last two, those of a noun with a file stand in that file.

mod absent;
mod bundle;
mod files;
mod lang;
pub mod problem;

#[cfg(test)]
mod glossary;
#[cfg(test)]
mod tests;

pub use absent::ABSENT;
pub use fluent_bundle::{FluentArgs, FluentValue};
pub use lang::{Lang, UnknownLang};

use bundle::Bundle;
use std::{borrow::Cow, sync::OnceLock};

/// The values that a text places in its sentence: `args![name = "Ecrea", count = 3]`, or `args![]`.
#[macro_export]
macro_rules! args {
    ($($name:ident = $value:expr),* $(,)?) => {{
        #[allow(unused_mut)]
        let mut args = $crate::texts::FluentArgs::new();
        $(args.set(stringify!($name), $value);)*
        args
    }};
}
pub use args;

/// All texts in one language.
pub struct Texts {
    lang: Lang,
    bundles: Vec<OnceLock<Bundle>>,
}

impl Texts {
    /// The texts in a language. A file is parsed once in the life of a process, by whoever asks for it first.
    pub fn of(lang: Lang) -> &'static Self {
        static TEXTS: [OnceLock<Texts>; Lang::ALL.len()] = [const { OnceLock::new() }; Lang::ALL.len()];
        TEXTS[lang as usize].get_or_init(|| Self::unparsed(lang))
    }

    fn unparsed(lang: Lang) -> Self {
        Self { lang, bundles: files::FILES.iter().map(|_| OnceLock::new()).collect() }
    }

    /// The language of these texts.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// The name of an operation; its id where it has none.
    pub fn operation<'a>(&self, id: &'a str) -> Cow<'a, str> {
        let key = format!("operation-{}", id.replace('.', "-"));
        if is_key(&key) && self.has(&key) { self.say(&key, args![]).into() } else { id.into() }
    }

    /// Whether there is a text of that key (`key` or `key.attribute`).
    pub fn has(&self, key: &str) -> bool {
        let (message, attribute) = split(key);
        self.bundle(message).has(message, attribute)
    }

    /// The text of a key (`key` or `key.attribute`) with its values in place; the key itself if there is none.
    pub fn say(&self, key: &str, args: FluentArgs<'_>) -> String {
        let (message, attribute) = split(key);
        self.bundle(message).say(message, attribute, &args).unwrap_or_else(|| key.to_owned())
    }

    /// As [`say`](Self::say), where values may be absent: an absent one selects the variant `none`.
    pub fn explain(&self, key: &str, args: FluentArgs<'_>) -> String {
        let (message, attribute) = split(key);
        self.bundle(message).explain(message, attribute, args).unwrap_or_else(|| key.to_owned())
    }

    /// All keys and attributes of a family (`help`, `problem`), in the order of the files.
    pub fn keys(&self, family: &str) -> Vec<String> {
        let all = files::FILES.iter().zip(&self.bundles).flat_map(|(file, cell)| self.parsed(file, cell).keys());
        all.filter(|key| key.strip_prefix(family).is_some_and(|rest| rest.starts_with('-'))).collect()
    }

    fn bundle(&self, message: &str) -> &Bundle {
        let index = files::index_of(message);
        self.parsed(&files::FILES[index], &self.bundles[index])
    }

    fn parsed<'a>(&self, file: &files::File, cell: &'a OnceLock<Bundle>) -> &'a Bundle {
        cell.get_or_init(|| Bundle::parse(self.lang, file.source(self.lang)))
    }
}

impl std::fmt::Debug for Texts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Texts({})", self.lang)
    }
}

/// Whether a key that was made of what came from elsewhere can be one of ours.
pub fn is_key(key: &str) -> bool {
    key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

/// A choice between two variants, as texts have it.
pub const fn yes_or_no(is: bool) -> &'static str {
    if is { "yes" } else { "no" }
}

fn split(key: &str) -> (&str, Option<&str>) {
    key.split_once('.').map_or((key, None), |(message, attribute)| (message, Some(attribute)))
}
