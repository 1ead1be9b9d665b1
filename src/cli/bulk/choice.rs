//! `--filter` and `--limit` on rows: which of them are acted on. The others are left out, and counted.

use jiff::{Timestamp, tz::TimeZone};
use serde::{Deserialize, Serialize};

use crate::{
    cli::{
        context::Context,
        failure::{Failure, local_code::LocalCode},
    },
    client::now,
    rules::condition::{Clock, Condition, Field, Held, Kind, Typed},
    spreadsheet::{Input, Kind as Cells, Meaning, Row, RowTrouble, normal},
};

/// What was asked for. A job remembers it: it goes on with the rows that it began with.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Choice {
    /// Conditions, all of which hold.
    filters: Vec<String>,
    /// Rows at the most, the first of the file.
    limit: Option<u64>,
    /// When it was asked for, and the zone in which `today` was meant: the same rows are chosen tomorrow.
    at: Timestamp,
    zone: String,
}

impl Choice {
    /// What the flags say.
    pub(crate) fn given(context: &Context) -> Self {
        let limit = context.global.limit.map(u64::from);
        let zone = context.ui.look.zone.get().iana_name().unwrap_or("UTC").to_owned();
        Self { filters: context.global.filter.clone(), limit, at: now(), zone }
    }

    /// The rows of a file that it chooses.
    ///
    /// # Errors
    /// A column that the file does not have, or what is no condition (2).
    pub(crate) fn of(&self, input: Input) -> Result<Chosen, Failure> {
        let fields = input.meanings().map(|meaning| Field { name: meaning.name().to_owned(), kind: kind(meaning) });
        let fields: Vec<Field> = fields.collect();
        let column = |typed: &str| {
            let is = |name: &str| normal(name) == normal(typed);
            let place = fields.iter().zip(input.header()).position(|(field, heading)| is(&field.name) || is(heading));
            place.map(|place| fields[place].name.clone())
        };
        let conditions = self.conditions(&fields, column)?;
        let place = |condition: Condition| {
            let place = fields.iter().position(|field| field.name == condition.field).unwrap_or_default();
            (place, fields[place].kind.clone(), condition)
        };
        let conditions = conditions.into_iter().map(place).collect();
        Ok(Chosen { input, conditions, left: self.limit, left_out: 0 })
    }

    /// Leaves what it does not choose out of what has no other column than the one of these names; how many that are.
    ///
    /// # Errors
    /// Another column, or what is no condition (2); none is left (2).
    pub(crate) fn leave_out<T>(
        &self,
        all: &mut Vec<T>,
        names: &[&str],
        kind: &Kind,
        id: impl Fn(&T) -> &str,
    ) -> Result<usize, Failure> {
        let fields: Vec<Field> =
            names.iter().map(|&name| Field { name: name.to_owned(), kind: kind.clone() }).collect();
        let is = |typed: &str| fields.iter().find(|field| normal(&field.name) == normal(typed));
        let conditions = self.conditions(&fields, |typed| is(typed).map(|field| field.name.clone()))?;
        let before = all.len();
        all.retain(|one| conditions.iter().all(|condition| holds(condition, id(one), kind)));
        all.truncate(self.limit.map_or(usize::MAX, |limit| usize::try_from(limit).unwrap_or(usize::MAX)));
        if all.is_empty() && before > 0 { Err(none_left(before as u64)) } else { Ok(before - all.len()) }
    }

    fn conditions(&self, fields: &[Field], column: impl Fn(&str) -> Option<String>) -> Result<Vec<Condition>, Failure> {
        let zone = TimeZone::get(&self.zone).unwrap_or(TimeZone::UTC);
        let read = |filter: &String| {
            let mut typed: Typed = filter.parse()?;
            typed.field = column(&typed.field).unwrap_or(typed.field);
            typed.read(fields, Clock { now: self.at, zone: &zone })
        };
        self.filters.iter().map(|filter| read(filter).map_err(Failure::of_refusal)).collect()
    }
}

/// What the cells of a column hold.
fn kind(meaning: Meaning) -> Kind {
    match meaning {
        Meaning::Column(column) => match column.kind {
            Cells::LoginId => Kind::LoginId,
            Cells::Date => Kind::Day,
            _ => Kind::Text,
        },
        Meaning::Ignored(_) => Kind::Text,
    }
}

fn holds(condition: &Condition, cell: &str, kind: &Kind) -> bool {
    let held = Some(cell.trim()).filter(|cell| !cell.is_empty()).and_then(|cell| Held::of_text(cell, kind));
    condition.holds(held.as_slice())
}

/// Nothing is left to be acted on.
pub(crate) fn none_left(all: u64) -> Failure {
    Failure::new(LocalCode::RowsNoneLeft).fact("all", i64::try_from(all).unwrap_or(i64::MAX))
}

/// The rows of a file, one after another, without those that are left out.
pub(crate) struct Chosen {
    input: Input,
    /// Cells, what they hold, and what of them.
    conditions: Vec<(usize, Kind, Condition)>,
    /// How many more are taken.
    left: Option<u64>,
    left_out: u64,
}

impl Chosen {
    /// The headings as they stand in the file.
    pub(crate) fn header(&self) -> &[String] {
        self.input.header()
    }

    /// How many rows were left out so far.
    pub(crate) fn left_out(&self) -> u64 {
        self.left_out
    }

    fn holds(&self, cells: &[String]) -> bool {
        let cell = |place: &usize| cells.get(*place).map_or("", String::as_str);
        self.conditions.iter().all(|(place, kind, condition)| holds(condition, cell(place), kind))
    }
}

impl Iterator for Chosen {
    type Item = Result<Row, RowTrouble>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            match self.input.next()? {
                // Behind the last one that is taken nothing is judged, only counted.
                _ if self.left == Some(0) => self.left_out += 1,
                Ok(row) if !self.holds(&row.cells) => self.left_out += 1,
                Err(RowTrouble { cells: Some(cells), .. }) if !self.holds(&cells.0) => self.left_out += 1,
                Ok(row) => {
                    self.left = self.left.map(|left| left - 1);
                    return Some(Ok(row));
                }
                trouble => return Some(trouble),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::spreadsheet::tests::opened;

    const ROWS: &str = "id,name,department\na1,山田,工学部\na2,佐藤,理学部\na3,鈴木,工学部\na4,\"broken\n";

    fn choice(filters: &[&str], limit: Option<u64>) -> Choice {
        let filters = filters.iter().map(|&filter| filter.to_owned()).collect();
        Choice { filters, limit, at: "2026-11-30T00:00:00Z".parse().unwrap(), zone: "Asia/Tokyo".to_owned() }
    }

    /// The keys that are chosen of a file, and how many are left out.
    fn chosen(text: &str, filters: &[&str], limit: Option<u64>) -> Result<(Vec<String>, u64), Failure> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(if text.starts_with('{') { "rows.jsonl" } else { "rows.csv" });
        std::fs::write(&path, text).unwrap();
        let mut rows = choice(filters, limit).of(opened(&path, None).unwrap())?;
        let keys = rows.by_ref().map(|row| row.map_or_else(|_| "?".to_owned(), |row| row.key)).collect();
        Ok((keys, rows.left_out()))
    }

    #[test]
    fn find_1_rows_are_chosen_by_what_their_cells_say_and_by_their_number() {
        let keys = |filters: &[&str], limit| {
            let (keys, left_out) = chosen(ROWS.rsplit_once("a4").unwrap().0, filters, limit).unwrap();
            (keys.join(" "), left_out)
        };
        let some = |keys: &str, left_out| (keys.to_owned(), left_out);
        assert_eq!(keys(&[], None), some("a1 a2 a3", 0));
        assert_eq!(keys(&["department=工学部"], None), some("a1 a3", 1));
        assert_eq!(keys(&["department=工学部"], Some(1)), some("a1", 2));
        assert_eq!(keys(&["department=工学部", "name=鈴木"], None), some("a3", 2));
        assert_eq!(keys(&["department!=工学部"], None), some("a2", 2));
        assert_eq!(keys(&["name=佐藤,鈴木"], None), some("a2 a3", 1));
        assert_eq!(keys(&["department=工学"], None), some("", 3));
        assert_eq!(keys(&[], Some(2)), some("a1 a2", 1));
        let days = "id,name,last-day\na1,山田,2026-11-30\na2,佐藤,2026-12-02\n";
        assert_eq!(chosen(days, &["last-day>today"], None).unwrap(), (vec!["a2".to_owned()], 1));
    }

    #[test]
    fn a_row_that_cannot_be_read_stops_nothing_behind_the_last_that_is_taken() {
        assert_eq!(chosen(ROWS, &[], Some(2)).unwrap(), (vec!["a1".to_owned(), "a2".to_owned()], 2));
        assert_eq!(chosen(ROWS, &[], Some(4)).unwrap().0.last().map(String::as_str), Some("?"));
        let wanting = "id,name,department\na1,山田,工学部\na2,,理学部\na3,鈴木,工学部\n";
        assert_eq!(chosen(wanting, &["department=工学部"], None).unwrap(), (vec!["a1".to_owned(), "a3".to_owned()], 1));
        assert_eq!(chosen(wanting, &["department=理学部"], None).unwrap(), (vec!["?".to_owned()], 2));
        let object = |id: &str, day: &str, department: &str| {
            format!(r#"{{"id":"{id}","name":"山田","last-day":"{day}","department":"{department}"}}"#) + "\n"
        };
        let lines = object("a1", "2026-12-01", "工学部") + &object("a2", "soon", "理学部");
        assert_eq!(chosen(&lines, &["department=工学部"], None).unwrap(), (vec!["a1".to_owned()], 1));
        assert_eq!(chosen(&lines, &["department=理学部"], None).unwrap(), (vec!["?".to_owned()], 1));
    }

    #[test]
    fn find_1_a_column_that_the_file_does_not_have_is_refused_and_the_others_are_named() {
        let failure = chosen(ROWS, &["state=enabled"], None).unwrap_err();
        assert_eq!((failure.code.as_str(), failure.exit.code()), ("filter_unknown", 2));
        assert!(format!("{:?}", failure.facts).contains("id, name, department"), "{:?}", failure.facts);
    }

    #[test]
    fn ids_are_chosen_by_themselves_and_none_left_is_refused() {
        let by = |filters: &[&str], limit| {
            let mut ids = ["a1", "b2", "c3"].to_vec();
            let left_out = choice(filters, limit).leave_out(&mut ids, &["id", "login_id"], &Kind::LoginId, |id| id)?;
            Ok::<_, Failure>((ids.join(" "), left_out))
        };
        assert_eq!(by(&[], Some(2)).unwrap(), ("a1 b2".to_owned(), 1));
        assert_eq!(by(&["id=B2"], None).unwrap(), ("b2".to_owned(), 2));
        assert_eq!(by(&["id!=b2"], None).unwrap(), ("a1 c3".to_owned(), 1));
        assert_eq!(by(&["login_id=b2"], None).unwrap(), ("b2".to_owned(), 2));
        assert_eq!(by(&["Login-ID=b2,c3"], None).unwrap(), ("b2 c3".to_owned(), 1));
        assert_eq!(by(&["department=x"], None).unwrap_err().code.as_str(), "filter_unknown");
        assert_eq!(by(&["id=z9"], None).unwrap_err().code, LocalCode::RowsNoneLeft);
    }
}
