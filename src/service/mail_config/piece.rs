//! A file that a mail server includes or reads.

use std::{
    fs,
    io::{self, Write},
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
};

use anyhow::Context;

use crate::{disk, rules::Secret};

/// The name of the token's file.
pub(super) const TOKEN: &str = "token";

/// A file with all that it holds.
#[derive(Debug)]
pub(super) struct Piece {
    pub(super) name: &'static str,
    content: Secret,
    is_secret: bool,
}

impl Piece {
    /// One that everybody may read.
    pub(super) fn open(name: &'static str, content: String) -> Self {
        Self { name, content: content.into(), is_secret: false }
    }

    /// The service token.
    pub(super) fn token(secret: Secret) -> Self {
        let line = format!("{}\n", secret.expose());
        Self { name: TOKEN, content: line.into(), is_secret: true }
    }

    /// Whether the folder has another file of this name, or one that cannot be read.
    pub(super) fn differs_in(&self, folder: &Path) -> bool {
        let path = folder.join(self.name);
        path.symlink_metadata().is_ok() && fs::read(path).ok().as_deref() != Some(self.content.expose().as_bytes())
    }

    /// Whether it is given away to the user who is to read it: a secret is for that user alone, where this process is root's.
    pub(super) fn is_given(&self) -> bool {
        self.is_secret && rustix::process::geteuid().is_root()
    }

    /// Writes it beside its place. What is not put there goes away again.
    ///
    /// # Errors
    /// Everything that can be known before anything is replaced.
    pub(super) fn draft(&self, folder: &Path, user: &str) -> anyhow::Result<Draft> {
        let path = folder.join(self.name);
        let named = || path.display().to_string();
        if path.is_dir() {
            return Err(io::Error::from(io::ErrorKind::IsADirectory)).with_context(named);
        }
        let mut file = tempfile::NamedTempFile::new_in(folder).with_context(named)?;
        file.write_all(self.content.expose().as_bytes()).with_context(named)?;
        let mode = if self.is_secret { 0o600 } else { 0o644 };
        file.as_file().set_permissions(fs::Permissions::from_mode(mode))?;
        if self.is_given() {
            disk::give(file.path(), user).with_context(named)?;
        }
        Ok(Draft { file, path })
    }
}

/// A piece beside its place.
pub(super) struct Draft {
    file: tempfile::NamedTempFile,
    path: PathBuf,
}

impl Draft {
    /// Puts it there, whole or not at all.
    pub(super) fn put(self) -> anyhow::Result<()> {
        self.file.persist(&self.path).with_context(|| self.path.display().to_string())?;
        Ok(())
    }
}
