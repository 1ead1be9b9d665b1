//! One word for one thing: `docs/glossary.md`, held against every text.

use std::collections::BTreeSet;

use super::{Lang, Texts, args, files::FILES};

const GLOSSARY: &str = include_str!("../../docs/glossary.md");
const THINGS: &str = "## Things and deeds";
const STATES: &str = "## States, outcomes and other closed sets";

/// The families of texts that tell a state, an outcome or another closed set: `value-FAMILY-WORD`.
const SETS: [&str; 14] = [
    "state",
    "outcome",
    "result",
    "entitlement",
    "two-step",
    "mode",
    "password-state",
    "mail-password-state",
    "affiliation",
    "kind",
    "role",
    "method",
    "channel",
    "factor",
];

/// The cells of the rows of a table, which stands under a heading.
fn rows(heading: &str) -> impl Iterator<Item = Vec<&'static str>> {
    let (_, part) = GLOSSARY.split_once(heading).unwrap_or_default();
    let table = part.split("\n## ").next().unwrap_or_default();
    let rows = table.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| English"));
    rows.map(|row| row.trim_matches('|').split('|').map(str::trim).collect())
}

/// A row of the table: the word in a language, and the words that it stands for alone.
struct Entry {
    word: &'static str,
    avoided: Vec<&'static str>,
}

/// Where no word is avoided.
const NONE: &str = "–";

/// The table in a language: its words without what is added in brackets, `a, b` taken apart.
fn entries(lang: Lang) -> Vec<Entry> {
    let column = match lang {
        Lang::En => 0,
        Lang::Ja => 2,
    };
    let entry = |cells: Vec<&'static str>| {
        let word = cells[column].split(" (").next().unwrap_or_default();
        let avoided = cells[column + 1].split(", ").filter(|word| *word != NONE).collect();
        Entry { word: word.split(',').next().unwrap_or_default(), avoided }
    };
    rows(THINGS).map(entry).collect()
}

/// What a person may read of a file: each line with its place, without comments and keys.
fn lines(lang: Lang) -> Vec<(String, String)> {
    let of_file = |name: &'static str, source: &'static str| {
        let lines = source.lines().enumerate().filter(|(_, line)| !line.starts_with('#'));
        lines.map(move |(number, line)| {
            let is_key = |text: &str| text.trim().chars().all(|c| c.is_ascii_alphanumeric() || "-.".contains(c));
            let text = match line.split_once(" =") {
                Some((key, text)) if is_key(key) => text,
                _ => line,
            };
            (format!("{lang}/{name}.ftl:{}", number + 1), without_references(text).to_lowercase())
        })
    };
    FILES.iter().flat_map(|file| of_file(file.name, file.source(lang))).collect()
}

/// A line without the names of other texts and of values: `{ two-step-off-mail }`, `{ $name }`.
fn without_references(line: &str) -> String {
    let mut parts = line.split('{');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |said, part| match part.split_once('}') {
        Some((_, rest)) => said + rest,
        None => said,
    })
}

#[test]
fn each_word_of_the_glossary_is_used_and_none_that_it_avoids() {
    let mut wrong = Vec::new();
    for lang in Lang::ALL {
        let (entries, lines) = (entries(lang), lines(lang));
        assert!(entries.len() > 20, "the table of {lang} is not read");
        let words: Vec<String> = entries.iter().map(|entry| entry.word.to_lowercase()).collect();
        for (entry, word) in entries.iter().zip(&words) {
            if !lines.iter().any(|(_, text)| text.contains(word.as_str())) {
                wrong.push(format!("{lang}: no text has “{word}”"));
            }
            for avoided in entry.avoided.iter().map(|it| it.to_lowercase()) {
                // A longer word of the glossary may hold a shorter one that is avoided alone.
                let longer: Vec<&String> = words.iter().filter(|word| word.contains(&avoided)).collect();
                for (place, text) in &lines {
                    let left = longer.iter().fold(text.clone(), |text, word| text.replace(word.as_str(), ""));
                    if left.contains(&avoided) {
                        wrong.push(format!("{place}: “{avoided}”, say “{word}”: {}", text.trim()));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} texts:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn the_glossary_has_every_word_of_a_state_or_an_outcome_and_no_other() {
    let (en, ja) = (Texts::of(Lang::En), Texts::of(Lang::Ja));
    let is_of_a_set = |key: &String| SETS.iter().any(|set| key.starts_with(&format!("value-{set}-")));
    let keys = en.keys("value").into_iter().filter(is_of_a_set);
    let told: BTreeSet<(String, String)> = keys.map(|key| (en.say(&key, args![]), ja.say(&key, args![]))).collect();
    let listed: BTreeSet<(String, String)> = rows(STATES).map(|row| (row[0].to_owned(), row[1].to_owned())).collect();
    assert_eq!(told.difference(&listed).collect::<Vec<_>>(), [].iter().collect::<Vec<_>>(), "not in the glossary");
    assert_eq!(listed.difference(&told).collect::<Vec<_>>(), [].iter().collect::<Vec<_>>(), "told nowhere");
}
