//! Where results go when a job is gone on with: into the place of the file that it made itself, and of no other.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use super::{
    job::Job,
    results_file::{Outcome, Place, ResultsFile},
    sheet::Sheet,
    source::FileId,
};
use crate::{
    cli::{
        failure::{Failure, local_code::LocalCode},
        new_file::Unwritable,
    },
    spreadsheet::Input,
};

/// Looks whether results can be written, before anything is done.
///
/// # Errors
/// Under their name lies a file that this job has not made (12).
pub(crate) fn is_ours(job: &Job) -> Result<(), Failure> {
    let Some(path) = &job.facts.results else { return Ok(()) };
    match path.symlink_metadata() {
        Ok(known) if !job.facts.results_made.contains(&FileId::of(&known)) => {
            Err(Failure::new(LocalCode::BulkResultsForeign)
                .fact("file", path.display().to_string())
                .fact("job", job.facts.job.as_str()))
        }
        Ok(_) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(source) => Err(Unwritable { path: path.clone(), source }.into()),
    }
}

/// Writes the results of all rows that have ended, in the file's order, and puts them into their place when they are
/// whole.
///
/// # Errors
/// As [`is_ours`]; the file of rows, the journal or the results cannot be read or written.
pub(crate) fn replace(job: &mut Job, sheet: &'static Sheet) -> Result<(), Failure> {
    let Some(path) = job.facts.results.clone() else { return Ok(()) };
    let whole = successor(&path, &job.facts.job);
    // Its name has the job's in it, and this process has the job: nobody else's file is called so.
    let _ = fs::remove_file(&whole);
    let mut input = Input::reopen(&job.facts.file, &job.facts.reading(sheet)?)?;
    let mut results = ResultsFile::beside(Place { path: &whole, asked: job.facts.written() }, &input)?;
    write(job, &mut input, &mut results).inspect_err(|_| drop(fs::remove_file(&whole)))?;
    is_ours(job)?;
    let made = results.made();
    // Both are ours till one has taken the other's place.
    job.made(job.facts.results_made.iter().copied().chain([made]).collect())?;
    fs::rename(&whole, &path).map_err(|source| Unwritable { path, source })?;
    job.made(vec![made])
}

fn write(job: &Job, input: &mut Input, results: &mut ResultsFile) -> Result<(), Failure> {
    for row in input {
        let row = row?;
        if let Some(ended) = job.ended(&row.key)? {
            results.write(&row.cells, &Outcome::from(&ended))?;
        }
    }
    Ok(results.flush()?)
}

/// The name under which results are written till they are whole. Results are CSV or JSON lines by the end of their
/// name.
fn successor(path: &Path, job: &str) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{job}.partial"));
    if let Some(extension) = path.extension() {
        name.push(".");
        name.push(extension);
    }
    path.with_file_name(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_whole_yet_has_the_jobs_name_and_the_same_form() {
        let of = |path: &str| successor(Path::new(path), "0abc").display().to_string();
        assert_eq!(of("/a/told.jsonl"), "/a/told.jsonl.0abc.partial.jsonl");
        assert_eq!(of("told"), "told.0abc.partial");
    }
}
