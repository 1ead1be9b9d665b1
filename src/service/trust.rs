//! Which files the service believes: those that only its own user and root can have put there.

use std::path::Path;

use anyhow::{Context, anyhow};

use super::args::language;
use crate::{
    disk,
    rules::trust::Doubt,
    texts::{Texts, args},
};

/// Refuses a file or folder that somebody else could have put there: looks at every folder on the way, every link and
/// what it leads to, and the thing itself, as far as they exist.
///
/// # Errors
/// Names the thing, its owner and the command that mends it, in the language of the locale.
pub(super) fn must_be_ours(path: &Path) -> anyhow::Result<()> {
    match disk::doubt(path).with_context(|| format!("{} cannot be looked at", path.display()))? {
        None => Ok(()),
        Some(doubt) => Err(anyhow!(said(&doubt))),
    }
}

fn said(doubt: &Doubt) -> String {
    let user = rustix::process::geteuid().as_raw();
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

#[cfg(test)]
mod tests {
    use std::{fs, os::unix::fs::PermissionsExt};

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
        closed(0o757);
        let told = must_be_ours(&file).unwrap_err().to_string();
        assert!(told.contains(&format!("chmod go-w '{}'", open.display())), "{told}");
        closed(0o1757);
        must_be_ours(&file).unwrap();
    }
}
