//! docs/cli.md: each of the twenty complaints is answered, and held by a test of the house.

use std::collections::BTreeSet;

use super::{Source, rules};

const PAGE: &str = "docs/cli.md";

/// What is amiss with a page, against the tests that there are.
fn amiss(page: &str, tests: &BTreeSet<String>) -> Vec<String> {
    let rows: Vec<Vec<&str>> = page.lines().filter_map(row).collect();
    let mut found = Vec::new();
    for (at, cells) in rows.iter().enumerate() {
        if cells[0] != (at + 1).to_string() {
            found.push(format!("{} stands where {} should", cells[0], at + 1));
        }
        let named: Vec<&str> = cells[cells.len() - 1].split('`').skip(1).step_by(2).collect();
        if named.is_empty() {
            found.push(format!("{}: no test", cells[0]));
        }
        let is_gone = |name: &&&str| !tests.contains(name.rsplit("::").next().unwrap_or_default());
        found.extend(named.iter().filter(is_gone).map(|name| format!("{}: {name} is no test", cells[0])));
    }
    if rows.len() != 20 {
        found.push(format!("{} rows", rows.len()));
    }
    found
}

/// The cells of a row that begins with a number.
fn row(line: &str) -> Option<Vec<&str>> {
    let cells: Vec<&str> = line.strip_prefix("| ")?.strip_suffix(" |")?.split(" | ").collect();
    cells[0].parse::<u32>().is_ok().then_some(cells)
}

fn tests(house: &[Source]) -> BTreeSet<String> {
    house.iter().flat_map(|source| source.tests()).map(|(_, name)| name).collect()
}

#[test]
fn each_complaint_is_answered_and_held_by_a_test() {
    let house = rules::read_all();
    let page = house.iter().find(|source| source.file == PAGE).expect(PAGE);
    assert_eq!(amiss(&page.text, &tests(&house)), [""; 0]);
    let planted = page.text.replacen("a_keyring_that", "a_keyring_which", 1).replacen("| 4 |", "| 5 |", 1);
    let seen = amiss(&planted, &tests(&house));
    assert_eq!(seen.len(), 2, "{seen:?}");
}
