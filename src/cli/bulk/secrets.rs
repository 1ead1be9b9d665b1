//! `--secrets-out FILE`: secrets that a job makes, each beside the key of its row. They go nowhere else.

use std::{
    fs::File,
    io::Write,
    path::{Path, PathBuf},
};

use csv_core::{WriteResult, Writer};
use zeroize::Zeroizing;

use crate::{
    cli::new_file::{self, Unwritable},
    rules::Secret,
    ui::harmless,
};

/// A CSV file of keys and secrets (0600).
pub(crate) struct SecretsOut {
    path: PathBuf,
    file: File,
    rows: usize,
}

impl SecretsOut {
    /// Makes the file, which must not be there, with the headings of the key and of the secrets.
    ///
    /// # Errors
    /// There is one of that name (a link counts), or it cannot be written.
    pub(crate) fn create(path: &Path, key: &str, secrets: &[&str]) -> Result<Self, Unwritable> {
        let mut out = Self { path: path.to_owned(), file: new_file::create(path)?, rows: 0 };
        let headings: Vec<&str> = std::iter::once(key).chain(secrets.iter().copied()).collect();
        out.put(&record(&headings)).inspect_err(|_| drop(std::fs::remove_file(path)))?;
        Ok(out)
    }

    /// Its name.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// The same; without a row the file is removed, so that the next try can make it.
    pub(crate) fn with_rows(self) -> Option<Self> {
        if self.rows == 0 {
            let _ = std::fs::remove_file(&self.path);
        }
        Some(self).filter(|out| out.rows > 0)
    }

    /// Rows whose secrets were written.
    pub(crate) fn rows(&self) -> usize {
        self.rows
    }

    /// Writes the secrets of some rows; when this returns they are on the disk. A secret is written exactly: an
    /// apostrophe in front of it would be taken for its first letter.
    ///
    /// # Errors
    /// They cannot be written; perhaps some of them are.
    pub(crate) fn write(&mut self, rows: &[(&str, &[&Secret])]) -> Result<(), Unwritable> {
        let records: Vec<Zeroizing<Vec<u8>>> = rows.iter().map(|(key, secrets)| of_row(key, secrets)).collect();
        let mut all = Zeroizing::new(Vec::with_capacity(records.iter().map(|record| record.len()).sum()));
        records.iter().for_each(|record| all.extend_from_slice(record));
        self.put(&all)?;
        self.rows += rows.len();
        Ok(())
    }

    fn put(&mut self, bytes: &[u8]) -> Result<(), Unwritable> {
        let written = self.file.write_all(bytes).and_then(|()| self.file.sync_data());
        written.map_err(Unwritable::at(&self.path))
    }
}

fn of_row(key: &str, secrets: &[&Secret]) -> Zeroizing<Vec<u8>> {
    let key = harmless(key);
    let cells: Vec<&str> = std::iter::once(&*key).chain(secrets.iter().map(|secret| secret.expose())).collect();
    record(&cells)
}

/// One line of CSV. Its memory is wiped, and never grows: a growing one leaves copies behind.
fn record(cells: &[&str]) -> Zeroizing<Vec<u8>> {
    const AROUND: usize = 4;
    let most = cells.iter().map(|cell| cell.len() * 2 + AROUND).sum::<usize>() + AROUND;
    let mut line = Zeroizing::new(vec![0; most]);
    let (mut csv, mut length) = (Writer::new(), 0);
    for (place, cell) in cells.iter().enumerate() {
        if place > 0 {
            length += wrote(csv.delimiter(&mut line[length..]));
        }
        let (_, _, written) = csv.field(cell.as_bytes(), &mut line[length..]);
        length += written;
    }
    length += wrote(csv.terminator(&mut line[length..]));
    line.truncate(length);
    line
}

fn wrote((_, written): (WriteResult, usize)) -> usize {
    written
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::{
        failure::{Failure, local_code::LocalCode},
        new_file::tests::on_a_full_disk,
    };

    #[test]
    fn secrets_are_on_the_disk_exactly_after_each_call() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("secrets.csv");
        let mut out = SecretsOut::create(&path, "id", &["password", "code"]).unwrap();
        let read = || std::fs::read_to_string(&path).unwrap();
        assert_eq!(read(), "id,password,code\n");
        let (plain, odd) = (Secret::from("abcd"), Secret::from("=1,\"2\"\n"));
        out.write(&[("a1", &[&plain, &odd]), ("@a2", &[&odd, &plain])]).unwrap();
        assert_eq!(read(), "id,password,code\na1,abcd,\"=1,\"\"2\"\"\n\"\n'@a2,\"=1,\"\"2\"\"\n\",abcd\n");
        out.write(&[]).unwrap();
        out.write(&[("", &[&Secret::from(""), &plain])]).unwrap();
        assert!(read().ends_with("abcd\n,,abcd\n"));
        let mut again = csv::Reader::from_path(&path).unwrap();
        let rows: Vec<_> = again.records().map(Result::unwrap).collect();
        assert_eq!(&rows[0][2], "=1,\"2\"\n");
    }

    #[test]
    fn a_file_that_is_there_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("secrets.csv");
        std::fs::write(&path, "kept").unwrap();
        assert!(SecretsOut::create(&path, "id", &["password"]).is_err_and(|trouble| trouble.is_there()));
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "kept");
    }

    #[test]
    fn a_full_disk_is_told_without_the_secret() {
        let mut out = SecretsOut { path: "secrets.csv".into(), file: on_a_full_disk(), rows: 0 };
        let failure = Failure::from(out.write(&[("a1", &[&Secret::from("canary")])]).unwrap_err());
        assert_eq!(failure.code, LocalCode::DiskFull);
        assert!(!format!("{failure:?}").contains("canary"));
    }
}
