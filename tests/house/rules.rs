//! The rules of docs/rules.md: each has a test that bears its id, each such name is of a rule, and no id is mentioned that
//! the page does not have.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use proc_macro2::{TokenStream, TokenTree};

use super::{Source, Violation, sources};

const PAGE: &str = "docs/rules.md";

/// Beginnings of words that look like ids and are standards.
const STANDARDS: [&str; 3] = ["63B", "SHA", "UTF"];

/// A rule of the page.
struct Rule {
    line: usize,
    /// Agreed on, and does not hold yet.
    later: bool,
}

/// The rules by their ids.
struct Rules(BTreeMap<String, Rule>);

impl Rules {
    /// Rows of the page's tables that begin with an id; `(later)` behind it is the mark.
    fn read(page: &str) -> Self {
        let row = |(at, line): (usize, &str)| {
            let cell = line.strip_prefix("| ")?.split(" |").next()?;
            let (id, later) = cell.strip_suffix(" (later)").map_or((cell, false), |id| (id, true));
            (ids(id).next() == Some(id)).then(|| (id.to_owned(), Rule { line: at + 1, later }))
        };
        Self(page.lines().enumerate().filter_map(row).collect())
    }

    /// The id that a test's name begins with, where the name means a rule: its family is one of the page's.
    fn named(&self, test: &str) -> Option<String> {
        let parts: Vec<&str> = test.trim_start_matches('_').split('_').collect();
        let number = parts.iter().take(3).position(|part| part.parse::<u32>().is_ok())?;
        let family = parts[..number].concat().replace("two", "2").to_uppercase();
        let id = format!("{family}-{}", parts[number]);
        self.0.keys().any(|known| self::family(known) == family).then_some(id)
    }

    fn violations(&self, house: &[Source]) -> BTreeSet<Violation> {
        let mut found = BTreeSet::new();
        let mut tested = BTreeSet::new();
        for source in house {
            let mut say = |line, what| _ = found.insert(Violation { file: source.file.clone(), line, what });
            for (line, id) in mentions(&source.text) {
                if !self.0.contains_key(id) {
                    say(line, format!("{id} is no rule of {PAGE}"));
                }
            }
            for (line, name) in source.tests() {
                let Some(id) = self.named(&name) else { continue };
                match self.0.get(&id) {
                    None => say(line, format!("{name}: {id} is no rule of {PAGE}")),
                    Some(_) if !name.starts_with(&spelled(&id)) => {
                        say(line, format!("{name} is not found by its id: write {}…", spelled(&id)))
                    }
                    Some(rule) if rule.later => say(line, format!("{name}: {id} is marked as a later one")),
                    Some(_) => _ = tested.insert(id),
                }
            }
        }
        let untested = self.0.iter().filter(|(id, rule)| !rule.later && !tested.contains(*id));
        found.extend(untested.map(|(id, rule)| Violation {
            file: PAGE.to_owned(),
            line: rule.line,
            what: format!("no test is named {}…", spelled(id)),
        }));
        found
    }
}

impl Source {
    /// The names that functions and the macros around tests have here, with their lines.
    pub(super) fn tests(&self) -> Vec<(usize, String)> {
        let mut names = Vec::new();
        if self.file.ends_with(".rs") {
            let tokens = self.text.parse().unwrap_or_else(|error| panic!("{}: {error}", self.file));
            collect(tokens, &mut names);
        }
        names
    }
}

fn collect(tokens: TokenStream, names: &mut Vec<(usize, String)>) {
    let trees: Vec<TokenTree> = tokens.into_iter().collect();
    for (at, tree) in trees.iter().enumerate() {
        let named = match (tree, trees.get(at + 1)) {
            (TokenTree::Ident(word), Some(name)) if word == "fn" => Some(name.clone()),
            (TokenTree::Punct(bang), Some(TokenTree::Group(group))) if bang.as_char() == '!' => {
                group.stream().into_iter().find(|tree| matches!(tree, TokenTree::Ident(_)))
            }
            _ => None,
        };
        if let Some(TokenTree::Ident(name)) = named {
            names.push((name.span().start().line, name.to_string()));
        }
        if let TokenTree::Group(group) = tree {
            collect(group.stream(), names);
        }
    }
}

/// How a test's name begins: as `git grep -i` finds it by the id. No name of Rust begins with a digit.
fn spelled(id: &str) -> String {
    let name = id.to_lowercase().replace('-', "_");
    if name.starts_with(|first: char| first.is_ascii_digit()) { format!("_{name}_") } else { format!("{name}_") }
}

fn family(id: &str) -> &str {
    id.rsplit_once('-').map_or(id, |(family, _)| family)
}

/// Every id in a text, with its line.
fn mentions(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines().enumerate().flat_map(|(at, line)| ids(line).map(move |id| (at + 1, id)))
}

/// Words of two capitals or more, with a hyphen and a number behind them.
fn ids(line: &str) -> impl Iterator<Item = &str> {
    let words = line.split(|sign: char| !(sign.is_ascii_alphanumeric() || "-_".contains(sign)));
    words.filter(|word| {
        let Some((family, number)) = word.split_once('-') else { return false };
        let is_number = !number.is_empty() && number.len() <= 2 && number.bytes().all(|sign| sign.is_ascii_digit());
        let is_upper = family.bytes().all(|sign| sign.is_ascii_uppercase() || sign.is_ascii_digit());
        let capitals = family.bytes().filter(u8::is_ascii_uppercase).count();
        is_number && is_upper && capitals > 1 && !STANDARDS.contains(&family)
    })
}

/// Every text of `src/`, `docs/` and `tests/` but what a fuzzer has made.
pub(super) fn read_all() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = ["src", "docs", "tests"].iter().flat_map(|folder| sources::files_under(&root.join(folder)));
    files
        .map(|file| (file.strip_prefix(root).unwrap().display().to_string(), file))
        .filter(|(name, _)| !name.starts_with("tests/fuzz/corpus/"))
        .filter_map(|(file, path)| Some(Source { text: fs::read_to_string(path).ok()?, file }))
        .collect()
}

#[test]
fn each_rule_has_a_test_and_each_id_is_a_rule() {
    let house = read_all();
    let page = house.iter().find(|source| source.file == PAGE).expect(PAGE);
    let rules = Rules::read(&page.text);
    assert!(rules.0.len() > 70 && rules.0.values().any(|rule| rule.later), "{} rules were read", rules.0.len());
    let violations: Vec<String> = rules.violations(&house).iter().map(ToString::to_string).collect();
    assert!(violations.is_empty(), "the rules are {PAGE}:\n{}", violations.join("\n"));
}

/// A house with two rules of its own; the second comes later. Ids are put together, so that this file mentions none.
fn broken(test: &str, text: &str) -> Vec<String> {
    let [first, second] = [format!("2SV-{}", 71), format!("PLANT-{}", 1)];
    let page = format!("| id | rule |\n|---|---|\n| {first} | … |\n| {second} (later) | … |\n");
    let source = |file: &str, text: String| Source { file: file.to_owned(), text };
    let sound = source("tests/sound.rs", "on_both!(_2sv_71_holds, |service| {});".to_owned());
    let planted = source("tests/planted.rs", format!("{text}\n#[test]\nfn {test}() {{}}"));
    let sound = if test.starts_with("no_") { vec![planted] } else { vec![sound, planted] };
    Rules::read(&page).violations(&sound).iter().map(ToString::to_string).collect()
}

#[test]
fn each_breach_of_the_page_is_seen() {
    let [page, unknown, later] = [PAGE.to_owned(), format!("2SV-{}", 72), format!("PLANT-{}", 1)];
    assert_eq!(broken("_2sv_71_it_holds", ""), [""; 0]);
    assert_eq!(broken("sign_in_is_no_rule", "// UTF-8, G-123456, K-9, CVE-2026-1"), [""; 0]);
    assert_eq!(broken("no_test_names_it", ""), [format!("{page}:3: no test is named _2sv_71_…")]);
    for old in ["two_sv_71_holds", "twosv_71_holds"] {
        let told = format!("tests/planted.rs:3: {old} is not found by its id: write _2sv_71_…");
        assert_eq!(broken(old, ""), [told]);
    }
    let told = format!("tests/planted.rs:3: _2sv_72_holds: {unknown} is no rule of {page}");
    assert_eq!(broken("_2sv_72_holds", ""), [told]);
    let told = format!("tests/planted.rs:3: plant_1_holds: {later} is marked as a later one");
    assert_eq!(broken("plant_1_holds", ""), [told]);
    let told = format!("tests/planted.rs:1: {unknown} is no rule of {page}");
    assert_eq!(broken("sound", &format!("// See {unknown}, and {later}.")), [told]);
}
