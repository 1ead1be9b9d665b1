//! No circle of files: what imports each other, over however many, can be read, tested and changed only as one.
//!
//! A file imports another where a path of it leads there, whoever handed it on. What a module only declares or hands on,
//! it does not import. Tests may look at everything, and do not count.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::{
    Source,
    paths::{self, Reading, Root},
};

/// Circles that stay, and why.
pub(super) const NATURAL: &[(&[&str], &str)] = &[(
    &["src/cli/command.rs", "src/cli/completions/mod.rs", "src/cli/help.rs"],
    "two commands show the tree of which they are a part",
)];

/// Files each of which leads to all others, and what of them each imports.
pub(super) type Circle = BTreeMap<String, BTreeSet<String>>;

/// Every circle of a house.
pub(super) fn circles(house: &[Source]) -> BTreeSet<Circle> {
    let imports = imports(house);
    let leads_to: BTreeMap<&String, BTreeSet<&String>> =
        imports.keys().map(|file| (file, reachable(file, &imports))).collect();
    let of = |file: &String| {
        let back = |other: &String| leads_to.get(other).is_some_and(|leads_to| leads_to.contains(file));
        let circle: BTreeSet<String> =
            leads_to[file].iter().filter(|other| back(other)).map(|it| (*it).clone()).collect();
        let within = |file: &String| imports[file].intersection(&circle).cloned().collect();
        circle.iter().map(|file| (file.clone(), within(file))).collect()
    };
    imports.keys().map(of).filter(|circle: &Circle| circle.len() > 1).collect()
}

/// Whether a circle is one of those that stay.
pub(super) fn is_natural(circle: &Circle) -> bool {
    NATURAL.iter().any(|(files, _)| circle.keys().all(|file| files.contains(&file.as_str())))
}

/// The files of a house, and those that each imports.
fn imports(house: &[Source]) -> BTreeMap<String, BTreeSet<String>> {
    let rooms = house.iter().filter(|source| source.room().is_some());
    let read: Vec<(&Source, Reading)> = rooms.map(|source| (source, paths::read_without_tests(source))).collect();
    let map = Map::of(&read);
    let targets = |(source, reading): &(&Source, Reading)| {
        let others = map.imported(reading).filter(|file| *file != source.file && !is_of_tests(file));
        (source.file.clone(), others.collect())
    };
    read.iter().filter(|(source, _)| !is_of_tests(&source.file)).map(targets).collect()
}

fn reachable<'a>(from: &str, imports: &'a BTreeMap<String, BTreeSet<String>>) -> BTreeSet<&'a String> {
    let (mut seen, mut open) = (BTreeSet::new(), vec![from]);
    while let Some(file) = open.pop() {
        for next in imports.get(file).into_iter().flatten() {
            if seen.insert(next) {
                open.push(next);
            }
        }
    }
    seen
}

fn is_of_tests(file: &str) -> bool {
    file.ends_with("/tests.rs") || file.contains("/tests/")
}

/// Where modules stand, and what they hand on.
struct Map {
    files: HashMap<Vec<String>, String>,
    /// A name in a module, and the path that it was handed on from.
    handed_on: HashMap<Vec<String>, Vec<String>>,
}

impl Map {
    fn of(read: &[(&Source, Reading)]) -> Self {
        let files = read.iter().map(|(source, _)| (source.module(), source.file.clone())).collect();
        let handed_on = |(source, reading): &(&Source, Reading)| {
            let named = reading.paths.iter().filter(|named| named.handed_on && named.root == Root::House);
            let path = |name: String| source.module().into_iter().chain([name]).collect();
            named.filter_map(|named| Some((path(named.name.clone()?), named.segments.clone()))).collect::<Vec<_>>()
        };
        Self { files, handed_on: read.iter().flat_map(handed_on).collect() }
    }

    /// The files that a file imports; what it hands on, only where it names it itself.
    fn imported(&self, reading: &Reading) -> impl Iterator<Item = String> {
        let is_named = |name: &Option<String>| name.as_ref().is_some_and(|name| reading.words.contains(name));
        let house = reading.paths.iter().filter(|named| named.root == Root::House);
        house
            .filter(move |named| !named.handed_on || is_named(&named.name))
            .filter_map(|named| self.file(&named.segments, 0))
    }

    /// The file to which a path leads: that of the longest module in it, or of whoever handed it on.
    fn file(&self, segments: &[String], followed: usize) -> Option<String> {
        const FOLLOWED: usize = 8;
        let length = (0..=segments.len()).rev().find(|length| self.files.contains_key(&segments[..*length]))?;
        let name = segments.get(..=length).and_then(|name| self.handed_on.get(name));
        match name.filter(|_| followed < FOLLOWED) {
            Some(from) => self.file(&[from, &segments[length + 1..]].concat(), followed + 1),
            None => self.files.get(&segments[..length]).cloned(),
        }
    }
}
