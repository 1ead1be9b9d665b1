//! The key that tells a row from every other, and which rows share one.

use std::{
    collections::HashMap,
    hash::{BuildHasher, RandomState},
};

use super::column::{Column, Columns};

/// The key of a row: the values of its key columns, separated by slashes. Letter case of identifiers does not count.
pub(super) fn key(columns: &Columns, values: &[(&'static Column, String)]) -> String {
    let part = |name: &&str| values.iter().find(|(column, _)| column.name == *name).map(part).unwrap_or_default();
    match columns.key {
        [name] => part(name),
        // A slash inside a part must not look like one between two.
        names => {
            names.iter().map(|name| part(name).replace('\\', r"\\").replace('/', r"\/")).collect::<Vec<_>>().join("/")
        }
    }
}

fn part((column, value): &(&'static Column, String)) -> String {
    if column.kind.is_id() { value.to_lowercase() } else { value.clone() }
}

/// The keys read so far, each with its line: a keyed hash of 64 bits, so that a million take some 35 MB, and nobody can
/// craft a file whose keys collide. Among a million keys two collide by chance once in 37 million files.
#[derive(Debug, Default)]
pub(super) struct Keys {
    hash: RandomState,
    lines: HashMap<u64, u64>,
}

impl Keys {
    /// Remembers a key, and returns the line on which it came before, if it did.
    pub(super) fn came_before(&mut self, key: &str, line: u64) -> Option<u64> {
        use std::collections::hash_map::Entry;
        match self.lines.entry(self.hash.hash_one(key)) {
            Entry::Occupied(first) => Some(*first.get()),
            Entry::Vacant(new) => {
                new.insert(line);
                None
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::spreadsheet::{column::Kind, tests::CONVENTIONS};

    static PAIR: Columns = Columns {
        columns: &[
            Column { name: "id", also: &[], field: "login_id", required: true, kind: Kind::Id },
            Column { name: "role", also: &[], field: "role", required: true, kind: Kind::Text },
        ],
        key: &["id", "role"],
        needs_one: false,
        ignored: &[],
        conventions: &CONVENTIONS,
    };

    fn pair(id: &str, role: &str) -> String {
        key(&PAIR, &[(&PAIR.columns[1], role.to_owned()), (&PAIR.columns[0], id.to_owned())])
    }

    #[test]
    fn a_key_of_two_columns_is_the_same_only_if_both_are() {
        assert_eq!(pair("A1", "helper"), "a1/helper");
        assert_ne!(pair("a", "b/c"), pair("a/b", "c"));
        assert_ne!(pair(r"a\", "b"), pair("a", r"\b"));
    }

    #[test]
    fn the_first_line_of_a_key_is_remembered() {
        let mut keys = Keys::default();
        assert_eq!(keys.came_before("a1", 2), None);
        assert_eq!(keys.came_before("a2", 3), None);
        assert_eq!(keys.came_before("a1", 4), Some(2));
        assert_eq!(keys.came_before("a1", 5), Some(2));
    }
}
