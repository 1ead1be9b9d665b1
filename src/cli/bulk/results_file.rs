//! `--results FILE`: what came of each row, beside its cells.

use std::{
    borrow::Cow,
    fs::File,
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
};

use serde_json::{Map, Value};

use super::{job::Ended, source::FileId};
use crate::{
    cli::new_file::{self, Unwritable},
    spreadsheet::{Detected, Input},
    ui::{Encoded, Encoding, harmless},
};

/// The columns behind those of the input.
pub(crate) const COLUMNS: [&str; 4] = ["result", "code", "message", "request_id"];

/// What came of a row. What is absent is an empty cell.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Outcome<'a> {
    /// The result, as a word that programs can rely on.
    pub(crate) result: &'a str,
    /// The code of a refusal or a failure.
    pub(crate) code: Option<&'a str>,
    /// Its sentence, in the person's language.
    pub(crate) message: Option<&'a str>,
    /// The request that the row was part of.
    pub(crate) request_id: Option<&'a str>,
}

impl<'a> From<&'a Ended> for Outcome<'a> {
    fn from(ended: &'a Ended) -> Self {
        Self {
            result: ended.result.as_str(),
            code: ended.code.as_deref(),
            message: ended.message.as_deref(),
            request_id: Some(&ended.request_id),
        }
    }
}

impl<'a> Outcome<'a> {
    /// In the order of [`COLUMNS`].
    pub(super) fn cells(&self) -> [Option<&'a str>; 4] {
        [Some(self.result), self.code, self.message, self.request_id]
    }
}

/// Where results go.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place<'a> {
    /// The file.
    pub(crate) path: &'a Path,
    /// The encoding that was asked for.
    pub(crate) asked: Option<Encoding>,
}

impl Place<'_> {
    /// In which encoding they are written beside the rows of an input: JSON is always UTF-8.
    pub(crate) fn encoding(&self, input: &Input) -> Encoding {
        if are_json(self.path) { Encoding::Utf8 } else { self.asked.unwrap_or_else(|| for_readers(input.encoding())) }
    }
}

/// The encoding in which something is written for whoever wrote a file.
pub(crate) fn for_readers(of: Detected) -> Encoding {
    match of {
        of if of.is_shift_jis() => Encoding::ShiftJis,
        of if of.has_mark() => Encoding::Utf8Bom,
        _ => Encoding::Utf8,
    }
}

fn are_json(path: &Path) -> bool {
    path.extension().is_some_and(|it| it.eq_ignore_ascii_case("jsonl") || it.eq_ignore_ascii_case("ndjson"))
}

/// A file of results: CSV, or JSON lines if its name ends in `.jsonl` or `.ndjson`.
pub(crate) struct ResultsFile {
    path: PathBuf,
    made: FileId,
    form: Form,
}

enum Form {
    Csv(Box<csv::Writer<Encoded<BufWriter<File>>>>, Encoding),
    JsonLines { header: Vec<String>, to: BufWriter<File> },
}

impl ResultsFile {
    /// Makes the file, which must not be there, with the input's headings. CSV is written in that encoding, JSON in
    /// UTF-8.
    ///
    /// # Errors
    /// There is one of that name, or it cannot be written.
    pub(crate) fn create(path: &Path, header: &[String], encoding: Encoding) -> Result<Self, Unwritable> {
        let file = new_file::create(path)?;
        let begun = Self::begin(path, file, header, encoding).map_err(Unwritable::at(path));
        begun.inspect_err(|_| drop(std::fs::remove_file(path)))
    }

    /// Makes the file for the rows of that input.
    ///
    /// # Errors
    /// As [`create`](Self::create).
    pub(crate) fn beside(place: Place<'_>, input: &Input) -> Result<Self, Unwritable> {
        Self::create(place.path, input.header(), place.encoding(input))
    }

    /// Its name.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Which file it is.
    pub(crate) fn made(&self) -> FileId {
        self.made
    }

    fn begin(path: &Path, file: File, header: &[String], encoding: Encoding) -> io::Result<Self> {
        let made = FileId::of(&file.metadata()?);
        let to = BufWriter::new(file);
        let form = if are_json(path) {
            Form::JsonLines { header: header.to_vec(), to }
        } else {
            let mut csv = csv::Writer::from_writer(Encoded::begin(to, encoding)?);
            csv.write_record(header.iter().map(|name| harmless(name)).chain(COLUMNS.map(Into::into)).map(Bytes))?;
            Form::Csv(Box::new(csv), encoding)
        };
        Ok(Self { path: path.to_owned(), made, form })
    }

    /// Writes what came of a row, given its cells in the header's order. It reaches the disk with
    /// [`flush`](Self::flush).
    ///
    /// # Errors
    /// It cannot be written: the disk is full, for one.
    pub(crate) fn write(&mut self, cells: &[String], outcome: &Outcome<'_>) -> Result<(), Unwritable> {
        match &mut self.form {
            Form::Csv(csv, encoding) => write_record(csv, *encoding, cells, outcome),
            Form::JsonLines { header, to } => write_object(to, header, cells, outcome),
        }
        .map_err(Unwritable::at(&self.path))
    }

    /// Hands everything that was written to the system, where it survives the end of this program.
    ///
    /// # Errors
    /// It cannot be written.
    pub(crate) fn flush(&mut self) -> Result<(), Unwritable> {
        match &mut self.form {
            Form::Csv(csv, _) => csv.flush(),
            Form::JsonLines { to, .. } => to.flush(),
        }
        .map_err(Unwritable::at(&self.path))
    }
}

fn write_record(
    csv: &mut csv::Writer<impl Write>,
    encoding: Encoding,
    cells: &[String],
    outcome: &Outcome<'_>,
) -> io::Result<()> {
    for cell in cells {
        csv.write_field(harmless(cell).as_bytes())?;
    }
    for cell in outcome.cells() {
        csv.write_field(named(&harmless(cell.unwrap_or_default()), encoding).as_bytes())?;
    }
    Ok(csv.write_record(None::<&[u8]>)?)
}

/// A message with the code points of characters that the encoding does not have. It tells of a row that was sent: too late to
/// refuse the encoding, as is done for the cells.
fn named(message: &str, encoding: Encoding) -> Cow<'_, str> {
    let mut told = Cow::Borrowed(message);
    while let Some(character) = encoding.lacks(&told) {
        told = Cow::Owned(told.replace(character, &format!("U+{:04X}", u32::from(character))));
    }
    told
}

fn write_object(to: &mut impl Write, header: &[String], cells: &[String], outcome: &Outcome<'_>) -> io::Result<()> {
    let text = |text: &str| Value::String(text.to_owned());
    let of_row = header.iter().zip(cells).map(|(name, cell)| (name.clone(), text(cell)));
    let of_outcome =
        COLUMNS.iter().zip(outcome.cells()).map(|(name, cell)| ((*name).to_owned(), cell.map_or(Value::Null, text)));
    let object: Map<String, Value> = of_row.chain(of_outcome).collect();
    serde_json::to_writer(&mut *to, &object)?;
    to.write_all(b"\n")
}

/// A cell, borrowed or not.
struct Bytes<'a>(Cow<'a, str>);

impl AsRef<[u8]> for Bytes<'_> {
    fn as_ref(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        cli::{failure::Failure, new_file::tests::on_a_full_disk},
        spreadsheet::tests::opened,
    };

    fn strings(cells: &[&str]) -> Vec<String> {
        cells.iter().map(|cell| (*cell).to_owned()).collect()
    }

    /// What two rows leave in a file of that name.
    fn written(name: &str, encoding: Encoding) -> Vec<u8> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        let mut results = ResultsFile::create(&path, &strings(&["id", "name"]), encoding).unwrap();
        let done = Outcome { result: "done", request_id: Some("r1"), ..Outcome::default() };
        results.write(&strings(&["a1", "=1+1"]), &done).unwrap();
        let message = "-x, \"y\"\n髙";
        let refused =
            Outcome { result: "refused", code: Some("not_found"), message: Some(message), request_id: Some("r2") };
        results.write(&strings(&["a2", ""]), &refused).unwrap();
        results.flush().unwrap();
        std::fs::read(&path).unwrap()
    }

    #[test]
    fn results_stand_behind_the_cells_and_run_in_no_spreadsheet() {
        let text = String::from_utf8(written("results.csv", Encoding::Utf8)).unwrap();
        let expected = "id,name,result,code,message,request_id\n\
                        a1,'=1+1,done,,,r1\n\
                        a2,,refused,not_found,\"'-x, \"\"y\"\"\n髙\",r2\n";
        assert_eq!(text, expected);
    }

    #[test]
    fn results_are_written_for_whoever_wrote_the_input() {
        assert!(written("results.csv", Encoding::Utf8Bom).starts_with(b"\xef\xbb\xbfid,"));
        assert!(written("results.csv", Encoding::ShiftJis).ends_with(b"\n\xfb\xfc\",r2\n"));
    }

    #[test]
    fn who_wrote_a_file_reads_its_encoding() {
        let folder = tempfile::tempdir().unwrap();
        for (bytes, encoding) in [
            ("id,name\na1,髙\n".as_bytes(), Encoding::Utf8),
            ("\u{feff}id,name\na1,x\n".as_bytes(), Encoding::Utf8Bom),
            (b"id,name\na1,\xfb\xfc\n", Encoding::ShiftJis),
            (b"\xff\xfei\0d\0,\0n\0a\0m\0e\0\n\0a\0,\0x\0\n\0", Encoding::Utf8Bom),
        ] {
            let path = folder.path().join("rows.csv");
            std::fs::write(&path, bytes).unwrap();
            assert_eq!(for_readers(opened(&path, None).unwrap().encoding()), encoding, "{bytes:?}");
        }
    }

    #[test]
    fn all_6_a_message_names_what_its_encoding_does_not_have() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("results.csv");
        let mut results = ResultsFile::create(&path, &strings(&["id"]), Encoding::ShiftJis).unwrap();
        let told = Outcome { result: "refused", message: Some("𠮷野 ☃"), ..Outcome::default() };
        results.write(&strings(&["a1"]), &told).unwrap();
        results.flush().unwrap();
        // A cell is judged before the file is begun.
        assert!(results.write(&strings(&["𠮷"]), &told).and_then(|()| results.flush()).is_err());
        let text = std::fs::read(&path).unwrap();
        assert!(text.ends_with(b"\na1,refused,,U+20BB7\x96\xec U+2603,\n"), "{text:?}");
    }

    #[test]
    fn json_lines_hold_the_values_as_they_are() {
        let text = String::from_utf8(written("results.JSONL", Encoding::ShiftJis)).unwrap();
        let expected = "{\"id\":\"a1\",\"name\":\"=1+1\",\"result\":\"done\",\"code\":null,\"message\":null,\"request_id\":\"r1\"}\n\
                        {\"id\":\"a2\",\"name\":\"\",\"result\":\"refused\",\"code\":\"not_found\",\"message\":\"-x, \\\"y\\\"\\n髙\",\"request_id\":\"r2\"}\n";
        assert_eq!(text, expected);
    }

    #[test]
    fn results_can_be_handed_in_again() {
        let folder = tempfile::tempdir().unwrap();
        for (name, encoding) in [
            ("a.csv", Encoding::Utf8),
            ("b.csv", Encoding::ShiftJis),
            ("c.csv", Encoding::Utf8Bom),
            ("d.jsonl", Encoding::Utf8),
        ] {
            let path = folder.path().join(name);
            std::fs::write(&path, written(name, encoding)).unwrap();
            let mut input = opened(&path, None).unwrap();
            let row = input.next().unwrap().unwrap();
            assert_eq!(row.cells[..2], ["a1", "=1+1"], "{name}");
        }
    }

    #[test]
    fn a_full_disk_is_told_and_names_the_file() {
        for name in ["results.csv", "results.jsonl"] {
            let path = Path::new(name);
            let mut results = ResultsFile::begin(path, on_a_full_disk(), &strings(&["id"]), Encoding::Utf8).unwrap();
            results.write(&strings(&["a1"]), &Outcome { result: "done", ..Outcome::default() }).unwrap();
            let failure = Failure::from(results.flush().unwrap_err());
            assert_eq!((failure.code.as_str(), failure.exit.code()), ("disk_full", 12));
            assert!(format!("{:?}", failure.facts).contains(name));
        }
    }
}
