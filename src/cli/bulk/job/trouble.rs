//! What is wrong with a job, by the name of its folder.

use std::{io, path::Path};

use crate::cli::{
    failure::{Failure, local_code::LocalCode},
    new_file::Unwritable,
};

/// The name of a job, by its folder.
pub(crate) fn name(folder: &Path) -> String {
    folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// There is no job of that name.
pub(crate) fn unknown(name: &str) -> Failure {
    Failure::new(LocalCode::BulkJobNotFound).fact("job", name)
}

/// What lies in its folder cannot be read or written.
pub(super) fn trouble(path: &Path) -> impl FnOnce(io::Error) -> Failure + '_ {
    |source| Unwritable { path: path.to_owned(), source }.into()
}
