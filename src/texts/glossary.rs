//! One word for one thing: `docs/glossary.md`, held against every text.

use super::{Lang, files::FILES};

const GLOSSARY: &str = include_str!("../../docs/glossary.md");

/// A row of the table: the word in a language, and the words that it stands for alone.
struct Entry {
    word: &'static str,
    avoided: Vec<&'static str>,
}

/// The table in a language: its words without what is added in brackets, `a, b` taken apart.
fn entries(lang: Lang) -> Vec<Entry> {
    let rows = GLOSSARY.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| English"));
    let column = match lang {
        Lang::En => 1,
        Lang::Ja => 3,
    };
    let entry = |row: &'static str| {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let word = cells[column].split(" (").next().unwrap_or_default();
        Entry { word: word.split(',').next().unwrap_or_default(), avoided: cells[column + 1].split(", ").collect() }
    };
    rows.map(entry).collect()
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
