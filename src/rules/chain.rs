//! The chain of the audit trail (ALL-1): what a walk along it finds.
//!
//! Each entry carries a mark over its own content, made when it was written, and a seal that ties its mark to the seal
//! before it, made when it took its number. Both need a key that is not in the database.

use super::role::words;

/// What is wrong with a place in the trail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Break {
    /// An entry says something other than when it was written.
    Altered,
    /// Entries that were sealed are gone.
    Removed,
    /// An entry does not stand where it was sealed.
    Reordered,
    /// An entry that the service never wrote.
    Inserted,
    /// The end of the trail is gone.
    CutOff,
    /// An entry still waits for its seal.
    Unsealed,
}

words!(Break: Altered = "altered", Removed = "removed", Reordered = "reordered", Inserted = "inserted", CutOff = "cut-off",
    Unsealed = "unsealed");

/// A break, with the first and the last number it concerns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// The kind of the break.
    pub what: Break,
    /// The first number that it concerns.
    pub from: u64,
    /// The last number that it concerns, included.
    pub to: u64,
}

/// A sealed entry as a walk sees it.
#[derive(Debug, Clone, Copy)]
pub struct Sealed<'a> {
    /// Its number in the trail, from 1.
    pub number: u64,
    /// Whether its mark is that of its content.
    pub genuine: bool,
    /// The mark that was made over its content when it was written.
    pub mark: &'a str,
    /// The seal that ties its mark to the seal before it.
    pub seal: &'a str,
}

/// The end of a chain: its last number and seal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct End {
    /// The number of the last entry; 0 where there is none.
    pub number: u64,
    /// The seal of the last entry; empty where there is none.
    pub seal: String,
}

impl End {
    /// The end of a chain that has no entry yet.
    pub fn beginning() -> Self {
        Self { number: 0, seal: String::new() }
    }
}

/// How marks are tied into a chain: the seal of a mark after a seal, for an entry that the service wrote or for one that
/// was found in its table.
pub trait Seals {
    /// The seal of `mark` after the seal `before`; `genuine` is whether the service wrote the entry.
    fn chained(&self, before: &str, mark: &str, genuine: bool) -> String;
}

/// A walk along the chain, entry by entry.
pub struct Walk<'s, S> {
    seals: &'s S,
    next: u64,
    /// The seal that the next entry should follow; none after a gap, where nothing can be said of the order.
    before: Option<String>,
    /// The seal that should have stood at the entry before, where another one stood.
    instead: Option<String>,
    /// Entries of which only the next sound one can tell whether they were altered or inserted.
    doubtful: Vec<u64>,
    broken: bool,
    /// What was found and not yet taken away.
    pub found: Vec<Found>,
}

impl<'s, S: Seals> Walk<'s, S> {
    /// A walk that begins after this end; without a seal it takes the first entry's place as given.
    pub fn after(seals: &'s S, number: u64, seal: Option<String>) -> Self {
        let (instead, doubtful, found) = (None, Vec::new(), Vec::new());
        Self { seals, next: number + 1, before: seal, instead, doubtful, broken: false, found }
    }

    /// Looks at the next entry.
    pub fn step(&mut self, entry: &Sealed<'_>) {
        if entry.number > self.next {
            self.settle(Break::Altered);
            self.say(Break::Removed, self.next, entry.number - 1);
            (self.before, self.instead) = (None, None);
        }
        self.next = entry.number + 1;
        let follows = |before: &Option<String>, genuine: bool| {
            before.as_deref().map(|before| self.seals.chained(before, entry.mark, genuine) == entry.seal)
        };
        let instead = follows(&self.instead, true) == Some(true);
        if instead || follows(&self.before, true).unwrap_or(true) {
            self.settle(Break::Inserted);
            if instead && let Some(last) = self.found.last_mut() {
                // Whoever comes next follows the seal that the last one should have had: only that seal was changed.
                last.what = Break::Altered;
            }
            if !entry.genuine {
                self.say(Break::Altered, entry.number, entry.number);
            }
        } else if follows(&self.before, false) == Some(true) {
            self.settle(Break::Inserted);
            self.say(Break::Inserted, entry.number, entry.number);
        } else if !entry.genuine {
            self.doubtful.push(entry.number);
            return;
        } else if self.doubtful.is_empty() {
            self.say(Break::Reordered, entry.number, entry.number);
            self.instead = self.before.as_deref().map(|before| self.seals.chained(before, entry.mark, true));
            self.before = Some(entry.seal.to_owned());
            return;
        } else {
            // What it followed is no longer there: nothing can be said of its own place.
            self.settle(Break::Altered);
        }
        (self.before, self.instead) = (Some(entry.seal.to_owned()), None);
    }

    /// Ends the walk at this number, short of the chain's end.
    pub fn pause(&mut self, to: u64) {
        self.settle(Break::Altered);
        if self.next <= to {
            self.say(Break::Removed, self.next, to);
        }
    }

    /// Ends the walk where the chain should end.
    pub fn end(&mut self, end: &End) {
        self.settle(Break::Altered);
        if self.next <= end.number {
            self.say(Break::CutOff, self.next, end.number);
        } else if !self.broken && self.before.as_deref().is_some_and(|seal| seal != end.seal) {
            self.say(Break::CutOff, end.number, end.number);
        }
    }

    fn settle(&mut self, what: Break) {
        for number in std::mem::take(&mut self.doubtful) {
            self.say(what, number, number);
        }
    }

    fn say(&mut self, what: Break, from: u64, to: u64) {
        self.broken = true;
        self.found.push(Found { what, from, to });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Seals that can be read: what was sealed stands in them.
    struct Plain;

    impl Seals for Plain {
        fn chained(&self, before: &str, mark: &str, genuine: bool) -> String {
            format!("{before}{}{mark}", if genuine { '>' } else { '!' })
        }
    }

    #[derive(Debug, Clone)]
    struct Row {
        number: u64,
        content: &'static str,
        mark: &'static str,
        seal: String,
    }

    /// Five entries, sealed as the service does.
    fn trail() -> Vec<Row> {
        let mut seal = String::new();
        let mut rows = Vec::new();
        for (number, content) in (1..).zip(["a", "b", "c", "d", "e"]) {
            seal = Plain.chained(&seal, content, true);
            rows.push(Row { number, content, mark: content, seal: seal.clone() });
        }
        rows
    }

    fn walk(rows: &[Row], end: &End) -> Vec<(Break, u64, u64)> {
        let mut walk = Walk::after(&Plain, 0, Some(String::new()));
        for row in rows {
            let genuine = row.content == row.mark;
            walk.step(&Sealed { number: row.number, genuine, mark: row.mark, seal: &row.seal });
        }
        walk.end(end);
        walk.found.iter().map(|found| (found.what, found.from, found.to)).collect()
    }

    fn found(spoil: impl Fn(&mut Vec<Row>)) -> Vec<(Break, u64, u64)> {
        let mut rows = trail();
        spoil(&mut rows);
        walk(&rows, &End { number: 5, seal: trail()[4].seal.clone() })
    }

    #[test]
    fn all_1_an_unbroken_chain_has_no_findings() {
        assert_eq!(found(|_| {}), []);
        assert_eq!(walk(&[], &End::beginning()), []);
    }

    #[test]
    fn all_1_an_altered_entry_is_found_and_no_other() {
        for at in 0..5 {
            let number = at as u64 + 1;
            assert_eq!(found(|rows| rows[at].content = "x"), [(Break::Altered, number, number)]);
        }
        assert_eq!(found(|rows| (rows[2].content, rows[2].mark) = ("x", "y")), [(Break::Altered, 3, 3)]);
        assert_eq!(found(|rows| rows[2].seal = "x".to_owned()), [(Break::Altered, 3, 3)]);
    }

    #[test]
    fn all_1_removed_entries_are_found_as_one_gap() {
        assert_eq!(found(|rows| drop(rows.remove(0))), [(Break::Removed, 1, 1)]);
        assert_eq!(found(|rows| drop(rows.drain(1..4))), [(Break::Removed, 2, 4)]);
        // Numbers drawn together hide no gap.
        let closed = found(|rows| {
            rows.remove(2);
            rows.iter_mut().skip(2).for_each(|row| row.number -= 1);
        });
        assert_eq!(closed, [(Break::Reordered, 3, 3), (Break::CutOff, 5, 5)]);
    }

    #[test]
    fn all_1_entries_that_changed_places_are_found() {
        let swapped = found(|rows| {
            let (b, d) = (rows[1].clone(), rows[3].clone());
            (rows[1].content, rows[1].mark) = (d.content, d.mark);
            (rows[3].content, rows[3].mark) = (b.content, b.mark);
        });
        assert_eq!(swapped, [(Break::Reordered, 2, 2), (Break::Reordered, 4, 4)]);
        let renumbered = found(|rows| {
            rows.swap(1, 2);
            (rows[1].number, rows[2].number) = (2, 3);
        });
        assert!(
            renumbered.iter().all(|(what, ..)| *what == Break::Reordered) && renumbered[0].1 == 2,
            "{renumbered:?}"
        );
    }

    #[test]
    fn all_1_inserted_entries_are_found_wherever_they_stand() {
        let pushed = found(|rows| {
            rows.iter_mut().skip(2).for_each(|row| row.number += 1);
            rows.insert(2, Row { number: 3, content: "x", mark: "y", seal: "z".to_owned() });
            rows.pop();
        });
        assert_eq!(pushed, [(Break::Inserted, 3, 3)]);
        // One that lay in the table when its turn came was sealed as what it is.
        let mut rows = trail();
        let seal = Plain.chained(&rows[4].seal, "y", false);
        rows.push(Row { number: 6, content: "x", mark: "y", seal: seal.clone() });
        assert_eq!(walk(&rows, &End { number: 6, seal }), [(Break::Inserted, 6, 6)]);
    }

    #[test]
    fn all_1_a_cut_off_end_is_found() {
        assert_eq!(found(|rows| rows.truncate(3)), [(Break::CutOff, 4, 5)]);
        assert_eq!(found(Vec::clear), [(Break::CutOff, 1, 5)]);
        let other_end = walk(&trail(), &End { number: 5, seal: "x".to_owned() });
        assert_eq!(other_end, [(Break::CutOff, 5, 5)]);
    }

    /// A walk over some of the entries that ends short of the chain's end.
    fn part(rows: &[Row], after: u64, seal: Option<String>, to: u64) -> Vec<(Break, u64, u64)> {
        let mut walk = Walk::after(&Plain, after, seal);
        for row in rows {
            walk.step(&Sealed {
                number: row.number,
                genuine: row.content == row.mark,
                mark: row.mark,
                seal: &row.seal,
            });
        }
        walk.pause(to);
        walk.found.iter().map(|found| (found.what, found.from, found.to)).collect()
    }

    #[test]
    fn all_1_a_walk_over_a_part_finds_what_is_wrong_in_it() {
        let rows = trail();
        let seal = Some(rows[0].seal.clone());
        assert_eq!(part(&rows[1..4], 1, seal.clone(), 4), []);
        assert_eq!(part(&rows[1..4], 1, None, 4), [], "the first place is taken as given");
        assert_eq!(part(&rows[1..3], 1, seal.clone(), 4), [(Break::Removed, 4, 4)]);
        assert_eq!(part(&rows[2..4], 1, seal.clone(), 4), [(Break::Removed, 2, 2)]);
        assert_eq!(part(&rows[1..4], 1, Some("x".to_owned()), 4), [(Break::Reordered, 2, 2)]);
        // Its last one is altered: nobody comes after it who could say so.
        let mut altered = rows.clone();
        (altered[3].content, altered[3].mark) = ("x", "y");
        assert_eq!(part(&altered[1..4], 1, seal, 4), [(Break::Altered, 4, 4)]);
    }

    #[test]
    fn all_1_a_cut_off_end_is_said_once_where_more_is_wrong() {
        let mut rows = trail();
        rows[1].content = "x";
        let other_end = End { number: 5, seal: "x".to_owned() };
        assert_eq!(walk(&rows, &other_end), [(Break::Altered, 2, 2)]);
    }

    #[test]
    fn each_break_has_its_word_on_the_wire() {
        use Break::*;
        let words = [Altered, Removed, Reordered, Inserted, CutOff, Unsealed].map(Break::as_str);
        assert_eq!(words, ["altered", "removed", "reordered", "inserted", "cut-off", "unsealed"]);
    }
}
