//! The arrows of the house (docs/architecture.md): which room may import which, which crate lives in which room, and
//! which names no file may have. Reads the tokens of every file in `src/`, so a path counts wherever it stands: in a
//! `use` with nested groups, an expression, a type, an attribute, a macro; from `crate::`, `self::`, `super::` or an
//! alias. A name that a macro builds from its arguments it cannot see.

mod circles;
mod complaints;
mod forgotten;
mod law;
mod paths;
mod planted;
mod rules;
pub(crate) mod sources;

use sources::{Source, read_house};

/// One broken law.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Violation {
    file: String,
    line: usize,
    what: String,
}

impl std::fmt::Display for Violation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.what)
    }
}

#[test]
fn every_arrow_is_on_the_plan() {
    let house = read_house();
    let rooms: Vec<&str> = law::ARROWS.iter().map(|(room, _)| *room).collect();
    for room in sources::declared_rooms(&house) {
        assert!(rooms.contains(&room.as_str()), "src/lib.rs declares {room}, and no arrow of the plan knows it");
        let read = house.iter().filter(|source| source.room() == Some(room.as_str())).count();
        assert!(read > 0, "no file of {room} was read");
    }
    let violations: Vec<String> = law::violations(&house).iter().map(ToString::to_string).collect();
    assert!(violations.is_empty(), "the house's plan is docs/architecture.md:\n{}", violations.join("\n"));
}

#[test]
fn no_file_is_named_for_nothing() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let names: Vec<String> = ["src", "tests", "benches"]
        .iter()
        .flat_map(|folder| sources::files_under(&root.join(folder)))
        .map(|file| file.strip_prefix(root).expect("a file of the package").display().to_string())
        .collect();
    assert!(names.iter().any(|name| name == "src/lib.rs"), "src/ was not read: {names:?}");
    let nameless: Vec<_> = names.iter().filter_map(|name| law::nameless(name)).collect();
    assert!(nameless.is_empty(), "{nameless:?}");
}

#[test]
fn no_circle_of_files() {
    let circles = circles::circles(&read_house());
    let left: Vec<_> = circles.iter().filter(|circle| !circles::is_natural(circle)).collect();
    assert!(left.is_empty(), "files import each other in a circle: {left:#?}");
    for (files, why) in circles::NATURAL {
        assert!(
            circles.iter().any(|circle| circle.keys().map(String::as_str).eq(files.iter().copied())),
            "{files:?} is none any more: {why}"
        );
    }
}
