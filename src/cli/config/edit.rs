//! The user's configuration file, changed without losing its comments.

use std::{
    fs::{self, File},
    io,
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::{Path, PathBuf},
};

use toml_edit::{DocumentMut, Item, Table, value};

use crate::{
    cli::{
        context::Context,
        failure::{Failure, local_code::LocalCode, os_error},
        settings::Key,
    },
    client::folder,
};

/// A change on its way into the file. Others wait for their turn until it is dropped.
pub(crate) struct Edit {
    path: PathBuf,
    document: DocumentMut,
    profile: Option<String>,
    _turn: Option<File>,
}

/// Where the user's file lies.
pub(crate) fn user_file(context: &Context) -> Result<PathBuf, Failure> {
    context.places.user.clone().ok_or_else(|| Failure::new(LocalCode::NoHome))
}

impl Edit {
    /// Opens the user's file, or an empty one; `--profile` says which part is changed.
    pub(crate) fn open(context: &Context) -> Result<Self, Failure> {
        let path = user_file(context)?;
        let shown = path.display().to_string();
        let turn =
            if context.global.dry_run { None } else { Some(turn(&path).map_err(|error| unwritable(&path, error))?) };
        let text = match folder::read_text(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
            Err(error) => {
                let failure = Failure::new(LocalCode::ConfigUnreadable).fact("path", shown);
                return Err(failure.fact("why", os_error::why(&error)).because(error));
            }
        };
        let document = text.parse::<DocumentMut>().map_err(|error| {
            Failure::new(LocalCode::ConfigBroken).fact("path", shown).fact("why", error.message()).because(error)
        })?;
        Ok(Self { path, document, profile: context.global.profile.clone(), _turn: turn })
    }

    /// The file's path, for people.
    pub(crate) fn path(&self) -> String {
        self.path.display().to_string()
    }

    /// Sets a value; what it was before.
    pub(crate) fn set(&mut self, key: Key, to: &str) -> Result<Option<String>, Failure> {
        let path = self.path();
        let table = self.table(true).ok_or_else(|| Failure::new(LocalCode::ConfigBroken).fact("path", path))?;
        let before = table.get(key.as_str()).and_then(plain);
        match table.get_mut(key.as_str()).and_then(Item::as_value_mut) {
            // Keeps the comment behind the value.
            Some(old) => {
                let decor = old.decor().clone();
                *old = to.into();
                *old.decor_mut() = decor;
            }
            None => {
                table.insert(key.as_str(), value(to));
            }
        }
        Ok(before)
    }

    /// Takes a value out; what it was.
    pub(crate) fn unset(&mut self, key: Key) -> Option<String> {
        self.table(false)?.remove(key.as_str()).as_ref().and_then(plain)
    }

    /// Writes the file whole, readable by its owner only; with `--dry-run` nothing is written.
    pub(crate) fn save(&self, context: &Context) -> Result<(), Failure> {
        if context.global.dry_run {
            return Ok(());
        }
        // A link is followed, so that a file kept elsewhere stays there.
        let path = fs::canonicalize(&self.path).unwrap_or_else(|_| self.path.clone());
        folder::write(&path, self.document.to_string().as_bytes()).map_err(|error| unwritable(&self.path, error))
    }

    fn table(&mut self, create: bool) -> Option<&mut Table> {
        let Some(name) = &self.profile else { return Some(self.document.as_table_mut()) };
        let root = self.document.as_table_mut();
        if create {
            let profiles = root.entry("profile").or_insert_with(|| {
                let mut table = Table::new();
                table.set_implicit(true);
                Item::Table(table)
            });
            profiles.as_table_mut()?.entry(name).or_insert_with(toml_edit::table);
        }
        root.get_mut("profile")?.as_table_mut()?.get_mut(name)?.as_table_mut()
    }
}

fn plain(item: &Item) -> Option<String> {
    item.as_str().map(str::to_owned).or_else(|| item.as_integer().map(|number| number.to_string()))
}

/// Waits for this command's turn: a file that two read before either writes would lose what one of them set.
fn turn(path: &Path) -> io::Result<File> {
    let beside = path.parent().ok_or(io::ErrorKind::InvalidInput)?;
    folder::trusted(path)?;
    fs::DirBuilder::new().recursive(true).mode(0o700).create(beside)?;
    let lock = path.with_extension("toml.lock");
    let lock = File::options().write(true).create(true).truncate(false).mode(0o600).open(lock)?;
    lock.lock()?;
    Ok(lock)
}

fn unwritable(path: &Path, error: io::Error) -> Failure {
    let failure = Failure::new(LocalCode::ConfigUnwritable).fact("path", path.display().to_string());
    failure.fact("why", os_error::why(&error)).because(error)
}
