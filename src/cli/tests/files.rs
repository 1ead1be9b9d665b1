//! Completions and manual pages are committed, and current. `tests/run --update` makes them anew.

use std::{collections::BTreeMap, fs, path::Path};

use super::man;
use crate::{
    cli::{
        args::{accepted::only, help_text},
        command, completions,
    },
    texts::{Lang, Texts},
};

const HOME: &str = env!("CARGO_MANIFEST_DIR");

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().map(Result::unwrap);
    entries.filter(|it| it.path().is_file()).map(|it| it.file_name().into_string().unwrap()).collect()
}

/// Compares a folder with what it should hold, or makes it so.
fn current(folder: &str, wanted: &BTreeMap<String, String>) {
    let folder = Path::new(HOME).join(folder);
    if std::env::var_os("MEIBO_UPDATE").is_some_and(|it| it == "1") {
        fs::create_dir_all(&folder).unwrap();
        names(&folder)
            .iter()
            .filter(|name| !wanted.contains_key(*name))
            .for_each(|name| fs::remove_file(folder.join(name)).unwrap());
        wanted.iter().for_each(|(name, text)| fs::write(folder.join(name), text).unwrap());
    }
    let mut there = names(&folder);
    there.sort();
    assert_eq!(there, wanted.keys().cloned().collect::<Vec<_>>(), "tests/run --update makes them anew");
    for (name, text) in wanted {
        let committed = fs::read_to_string(folder.join(name)).unwrap();
        assert!(committed == *text, "{name} is not current; tests/run --update makes it anew");
    }
}

#[test]
fn completions_are_current() {
    current("completions", &completions::files().map(|(name, script)| (name.to_owned(), script)).collect());
}

#[test]
fn manual_pages_are_current() {
    current("man/man1", &pages(Lang::En));
    current("man/ja/man1", &pages(Lang::Ja));
}

fn pages(lang: Lang) -> BTreeMap<String, String> {
    let mut tree = only(help_text::command(command::tree(), Texts::of(lang)));
    tree.build();
    let date = man::date(include_str!("../../../CHANGELOG.md"));
    man::pages(&tree, lang, date).into_iter().collect()
}
