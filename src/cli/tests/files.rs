//! Completions and manual pages are committed, and current. `tests/run --update` makes them anew.

use std::{collections::BTreeMap, fs, path::Path};

use clap::Command;
use clap_mangen::Man;

use crate::{
    cli::{
        args::{accepted::offered, help_text},
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
    let file = |(name, shell)| {
        let file = match name {
            "zsh" => "_meibo".to_owned(),
            "powershell" => "_meibo.ps1".to_owned(),
            "fish" => "meibo.fish".to_owned(),
            name => format!("meibo.{name}"),
        };
        (file, completions::script(shell, Lang::En))
    };
    current("completions", &completions::SHELLS.into_iter().map(file).collect());
}

#[test]
fn manual_pages_are_current() {
    current("man/man1", &pages(Lang::En));
    current("man/ja/man1", &pages(Lang::Ja));
}

fn pages(lang: Lang) -> BTreeMap<String, String> {
    let mut tree = offered(help_text::command(command::tree(), Texts::of(lang)), &|_| true);
    tree.build();
    let mut all = BTreeMap::new();
    page(&tree, "meibo", lang, &mut all);
    all
}

fn page(command: &Command, name: &str, lang: Lang, all: &mut BTreeMap<String, String>) {
    for sub in command.get_subcommands() {
        page(sub, &format!("{name}-{}", sub.get_name()), lang, all);
    }
    let mut bytes = Vec::new();
    let named = command.clone().display_name(name.to_owned()).version(env!("CARGO_PKG_VERSION"));
    Man::new(named).title(name.to_uppercase()).manual("meibo").source("meibo").date("").render(&mut bytes).unwrap();
    all.insert(format!("{name}.1"), headed(String::from_utf8(bytes).unwrap(), lang));
}

/// The headings of manual pages, which the generator has in English only.
fn headed(page: String, lang: Lang) -> String {
    let headings = [
        (".SH NAME", ".SH 名前"),
        (".SH SYNOPSIS", ".SH 書式"),
        (".SH DESCRIPTION", ".SH 説明"),
        (".SH EXTRA", ".SH 補足"),
        (".SH VERSION", ".SH 版"),
    ];
    let line = |line: &str| match (lang, headings.iter().find(|(english, _)| line == *english)) {
        (Lang::Ja, Some((_, japanese))) => format!("{japanese}\n"),
        (Lang::En, _) if line == ".SH EXTRA" => ".SH NOTES\n".to_owned(),
        _ => format!("{line}\n"),
    };
    page.lines().map(line).collect()
}
