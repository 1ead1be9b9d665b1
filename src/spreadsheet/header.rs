//! The headings of a file, and what they mean to the command.

use super::{
    column::{Column, Columns, Meaning, is_secret, normal},
    file_trouble::FileReason,
    reading::Defaults,
};
use crate::rules::meant::meant;

/// The headings of a file: what its cells mean.
#[derive(Debug)]
pub(super) struct Header {
    columns: &'static Columns,
    defaults: Defaults,
    /// The columns of the file for which there is a default, too.
    both: Vec<&'static str>,
    names: Vec<String>,
    places: Vec<Place>,
    width: usize,
    /// Whether it has the columns of results: a results file, corrected and handed in again. Those columns, `code`
    /// included, then say nothing.
    has_results: bool,
}

/// A column of the file that counts.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    /// The index of its cell in a row, from 0.
    pub(super) cell: usize,
    pub(super) meaning: Meaning,
}

impl Header {
    /// The headings of a table. Columns without a heading at its right are what a spreadsheet adds: they are left out.
    ///
    /// # Errors
    /// A column without a heading, twice, unknown or of secrets; or one that every row needs is missing.
    pub(super) fn of_table(
        headings: &[&str],
        columns: &'static Columns,
        defaults: Defaults,
    ) -> Result<Self, FileReason> {
        let width = headings.iter().rposition(|heading| !normal(heading).is_empty()).map_or(0, |last| last + 1);
        let header = Self::recognise(&headings[..width], columns, defaults)?;
        header.misses_none()?;
        Ok(header)
    }

    /// The names in the first of many JSON objects, and behind them the command's other columns: later objects may
    /// have more names than the first one, and their values belong in the results too.
    ///
    /// # Errors
    /// A name twice, unknown or of a secret.
    pub(super) fn of_object(names: &[&str], columns: &'static Columns, defaults: Defaults) -> Result<Self, FileReason> {
        let mut header = Self::recognise(names, columns, defaults)?;
        for column in columns.columns {
            if header.position(column.name).is_none() {
                header.places.push(Place { cell: header.width, meaning: Meaning::Column(column) });
                header.names.push(column.name.to_owned());
                header.width += 1;
            }
        }
        Ok(header)
    }

    fn recognise(headings: &[&str], columns: &'static Columns, defaults: Defaults) -> Result<Self, FileReason> {
        let (names, places, width) = (Vec::new(), Vec::new(), headings.len());
        let has_results = columns.conventions.are_results(headings);
        let mut header = Self { columns, defaults, both: Vec::new(), names, places, width, has_results };
        let mut strangers = Vec::new();
        for (cell, heading) in headings.iter().copied().enumerate() {
            if heading.contains('\0') {
                return Err(FileReason::HeaderNul { position: cell + 1 });
            }
            if normal(heading).is_empty() {
                return Err(FileReason::ColumnUnnamed { position: cell + 1 });
            }
            if header.has_results && columns.conventions.result(heading).is_some() {
                continue;
            }
            match columns.meaning(heading) {
                Some(meaning) => header.add(cell, heading, meaning)?,
                None => strangers.push(heading),
            }
        }
        header.knows_all(&strangers)?;
        header.both = header.defaults.names().filter(|name| header.position(name).is_some()).collect();
        Ok(header)
    }

    fn add(&mut self, cell: usize, heading: &str, meaning: Meaning) -> Result<(), FileReason> {
        if let Some(first) = self.position(meaning.name()) {
            let (column, first) = (meaning.name().to_owned(), self.places[first].cell + 1);
            return Err(FileReason::ColumnTwice { column, first, second: cell + 1 });
        }
        self.places.push(Place { cell, meaning });
        self.names.push(heading.trim_matches('\u{feff}').trim().to_owned());
        Ok(())
    }

    fn knows_all(&self, strangers: &[&str]) -> Result<(), FileReason> {
        let owned = |name: &&str| (*name).to_owned();
        let secrets: Vec<String> = strangers.iter().filter(|name| is_secret(name)).map(owned).collect();
        if !secrets.is_empty() {
            return Err(FileReason::ColumnsSecret { names: secrets });
        }
        if strangers.is_empty() {
            return Ok(());
        }
        let known: Vec<&'static str> = self.columns.names().collect();
        let guess = |name: &&str| ((*name).to_owned(), guess(name, self.columns));
        let names: Vec<(String, Option<&'static str>)> = strangers.iter().map(guess).collect();
        if self.places.is_empty() && names.iter().all(|(_, meant)| meant.is_none()) {
            return Err(FileReason::NoHeadings { known });
        }
        Err(FileReason::ColumnsUnknown { names, known })
    }

    fn misses_none(&self) -> Result<(), FileReason> {
        let missing =
            |column: &&Column| column.required && self.position(column.name).is_none() && !self.defaults.has(column);
        let names: Vec<_> = self.columns.columns.iter().filter(missing).map(|column| column.name).collect();
        if !names.is_empty() {
            return Err(FileReason::ColumnsMissing { names });
        }
        let others = || self.columns.columns.iter().filter(|column| !column.required);
        let says = |column: &Column| self.position(column.name).is_some() || self.defaults.has(column);
        if self.columns.needs_one && !others().any(says) {
            return Err(FileReason::NothingAsked { names: others().map(|column| column.name).collect() });
        }
        Ok(())
    }

    /// The headings that count, as they stand in the file.
    pub(super) fn names(&self) -> &[String] {
        &self.names
    }

    /// The columns that count, in the order of [`names`](Self::names).
    pub(super) fn places(&self) -> &[Place] {
        &self.places
    }

    /// The values that stand for what a row leaves empty.
    pub(super) fn defaults(&self) -> &Defaults {
        &self.defaults
    }

    /// The columns of the file for which there is a default, too.
    pub(super) fn both(&self) -> &[&'static str] {
        &self.both
    }

    /// How many cells a row has.
    pub(super) fn width(&self) -> usize {
        self.width
    }

    /// Whether a row may end after that many cells: none of those that are missing is required.
    pub(super) fn can_end_at(&self, cells: usize) -> bool {
        let needs =
            |meaning| matches!(meaning, Meaning::Column(column) if column.required && !self.defaults.has(column));
        !self.places.iter().any(|place| place.cell >= cells && needs(place.meaning))
    }

    /// The columns that the command knows.
    pub(super) fn columns(&self) -> &'static Columns {
        self.columns
    }

    /// The file's heading for a column; the column's own name where the file does not have it.
    pub(super) fn heading(&self, column: &Column) -> &str {
        let at = self.position(column.name);
        at.and_then(|at| self.names.get(at)).map_or(column.name, String::as_str)
    }

    /// What a name in an object means. Most often it is one of the file's own, spelled the same.
    pub(super) fn meaning(&self, name: &str) -> Option<Meaning> {
        let known = self.names.iter().position(|it| it == name).and_then(|at| self.places.get(at));
        let known = known.map(|place| place.meaning).or_else(|| self.columns.meaning(name));
        let result = || self.has_results.then(|| self.columns.conventions.result(name)).flatten();
        known.or_else(|| result().map(Meaning::Ignored))
    }

    /// The index in [`names`](Self::names) of the column with that name.
    pub(super) fn position(&self, name: &str) -> Option<usize> {
        self.places.iter().position(|place| place.meaning.name() == name)
    }
}

/// What an unknown heading probably means.
pub(super) fn guess(heading: &str, columns: &'static Columns) -> Option<&'static str> {
    meant(&normal(heading), columns.names())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::spreadsheet::tests::STAFF;

    fn names(headings: &[&str]) -> Result<Vec<String>, FileReason> {
        Header::of_table(headings, &STAFF, Defaults::default()).map(|header| header.names().to_vec())
    }

    #[test]
    fn headings_stand_as_in_the_file_without_what_a_spreadsheet_adds() {
        assert_eq!(names(&["\u{feff}ID ", "Name", "created_at", "", " "]).unwrap(), ["ID", "Name", "created_at"]);
        let header = Header::of_table(&["name", "学籍番号"], &STAFF, Defaults::default()).unwrap();
        assert_eq!(header.heading(&STAFF.columns[0]), "学籍番号");
        assert_eq!(header.heading(&STAFF.columns[3]), "last-day");
    }

    #[test]
    fn unknown_headings_are_all_told_with_what_they_probably_mean() {
        match names(&["id", "departmnt", "name", "zzzz"]) {
            Err(FileReason::ColumnsUnknown { names, known }) => {
                assert_eq!(names, [("departmnt".to_owned(), Some("department")), ("zzzz".to_owned(), None)]);
                assert_eq!(known, ["id", "name", "department", "last-day"]);
            }
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_first_line_of_values_is_not_repeated_as_headings() {
        assert!(matches!(names(&["a123", "山田太郎", "hunter2"]), Err(FileReason::NoHeadings { .. })));
    }

    #[test]
    fn each_trouble_of_the_headings_has_its_own_reason() {
        assert!(matches!(
            names(&["id", "name", "login_id"]),
            Err(FileReason::ColumnTwice { first: 1, second: 3, column }) if column == "id"
        ));
        assert!(matches!(names(&["id", "", "name"]), Err(FileReason::ColumnUnnamed { position: 2 })));
        assert!(matches!(names(&["i\0d\0"]), Err(FileReason::HeaderNul { position: 1 })));
        assert!(matches!(names(&["department"]), Err(FileReason::ColumnsMissing { names }) if names == ["id", "name"]));
        // Before what is unknown: a file of passwords should not be mended and tried again.
        assert!(matches!(
            names(&["id", "nmae", "初期パスワード", "PIN"]),
            Err(FileReason::ColumnsSecret { names }) if names == ["初期パスワード", "PIN"]
        ));
    }

    #[test]
    fn a_results_file_can_be_handed_in_again() {
        assert_eq!(names(&["id", "name", "result", "code", "message", "request_id"]).unwrap(), ["id", "name"]);
        assert!(matches!(names(&["id", "name", "code"]), Err(FileReason::ColumnsSecret { .. })));
    }

    #[test]
    fn objects_may_have_more_names_later_than_in_the_first_one() {
        let header = Header::of_object(&["name", "created_at"], &STAFF, Defaults::default()).unwrap();
        assert_eq!(header.names(), ["name", "created_at", "id", "department", "last-day"]);
    }
}
