//! What the service believes of its disk: what only its own user and root can have put there.

use std::{fs, io, os::unix::fs::MetadataExt, path::Path};

use anyhow::{Context, anyhow};

use super::args::language;
use crate::{
    rules::trust::{Doubt, Seen, doubt},
    texts::{Texts, args},
};

/// Refuses a file or folder that somebody else could have put there: every folder on the way, every link and what it leads
/// to, and the thing itself, as far as they are there.
///
/// # Errors
/// Names it, whose it is and the command that mends it, in the language of the locale.
pub(super) fn must_be_ours(path: &Path) -> anyhow::Result<()> {
    let user = rustix::process::geteuid().as_raw();
    let whole = std::path::absolute(path)?;
    match doubt(&whole, user, look).with_context(|| format!("{} cannot be looked at", path.display()))? {
        None => Ok(()),
        Some(doubt) => Err(anyhow!(said(&doubt, user))),
    }
}

fn said(doubt: &Doubt, user: u32) -> String {
    let (path, owner, why, command) = match doubt {
        Doubt::Foreign { path, owner } => (path, owner, "trust-service-foreign", format!("chown {user}")),
        Doubt::Open { path, owner } => (path, owner, "trust-service-open", "chmod go-w".to_owned()),
    };
    let texts = Texts::of(language());
    let path = path.display().to_string();
    let why = texts.say(&format!("invalid-{why}"), args![]);
    let command = format!("{command} '{}'", path.replace('\'', r"'\''"));
    let owner = owner.to_string();
    texts.say(
        "config-untrusted",
        args![path = path.as_str(), why = why, owner = owner.as_str(), command = command.as_str()],
    )
}

fn look(path: &Path) -> io::Result<Option<Seen>> {
    let seen = match fs::symlink_metadata(path) {
        Ok(seen) => seen,
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
            return Ok(None);
        }
        Err(error) => return Err(error),
    };
    let link = if seen.is_symlink() { Some(fs::read_link(path)?) } else { None };
    Ok(Some(Seen { owner: seen.uid(), mode: seen.mode(), is_folder: seen.is_dir(), link }))
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn a_folder_that_others_write_to_is_named_with_the_command_that_mends_it() {
        let folder = tempfile::tempdir().unwrap();
        let (open, file) = (folder.path().join("open"), folder.path().join("open/key"));
        fs::create_dir(&open).unwrap();
        fs::write(&file, "").unwrap();
        let closed = |mode| fs::set_permissions(&open, fs::Permissions::from_mode(mode)).unwrap();
        closed(0o755);
        must_be_ours(&file).unwrap();
        must_be_ours(&folder.path().join("not/there")).unwrap();
        closed(0o775);
        let told = must_be_ours(&file).unwrap_err().to_string();
        assert!(told.contains(&format!("chmod go-w '{}'", open.display())), "{told}");
        closed(0o1775);
        must_be_ours(&file).unwrap();
    }
}
