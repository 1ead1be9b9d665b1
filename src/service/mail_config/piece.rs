//! A file that a mail server includes or reads.

use std::{fs, io::Write, os::unix::fs::PermissionsExt, path::Path};

use anyhow::{Context, anyhow};

use super::super::args::language;
use crate::{
    disk,
    rules::Secret,
    texts::{Texts, args as values},
};

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

    /// Writes it whole or not at all. A secret is for `user` alone (0600): given away where this process is root's, else
    /// this process's own.
    pub(super) fn write(&self, folder: &Path, user: &str) -> anyhow::Result<()> {
        let path = folder.join(self.name);
        let mut file = tempfile::NamedTempFile::new_in(folder).with_context(|| path.display().to_string())?;
        file.write_all(self.content.expose().as_bytes())?;
        let mode = if self.is_secret { 0o600 } else { 0o644 };
        file.as_file().set_permissions(fs::Permissions::from_mode(mode))?;
        if self.is_secret && rustix::process::geteuid().is_root() {
            disk::give(file.path(), user).map_err(|error| {
                let texts = Texts::of(language());
                anyhow!(texts.say("mail-config-user", values![user = user, why = error.to_string()]))
            })?;
        }
        file.persist(&path).with_context(|| path.display().to_string())?;
        Ok(())
    }
}
