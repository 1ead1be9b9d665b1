//! What the system says of files: whether what lies there can be believed. The rule is [`crate::rules::trust`]. And the
//! sockets of this machine on which we listen.

pub(crate) mod socket;

use std::{io, path::Path};

use crate::rules::trust::Doubt;

/// What makes this process doubt a path: the first name on the way to it that somebody else could have put there.
///
/// # Errors
/// The system's.
pub(crate) fn doubt(path: &Path) -> io::Result<Option<Doubt>> {
    let user = rustix::process::geteuid().as_raw();
    crate::rules::trust::doubt(&std::path::absolute(path)?, user, look)
}

/// Gives a file to a user and that user's first group.
///
/// # Errors
/// The system's; [`io::ErrorKind::NotFound`] also where there is no such user.
pub(crate) fn give(path: &Path, user: &str) -> io::Result<()> {
    let known = nix::unistd::User::from_name(user)?.ok_or(io::ErrorKind::NotFound)?;
    std::os::unix::fs::chown(path, Some(known.uid.as_raw()), Some(known.gid.as_raw()))
}

/// Whether this machine has a user of that name.
pub(crate) fn has_user(name: &str) -> bool {
    nix::unistd::User::from_name(name).is_ok_and(|user| user.is_some())
}

/// What the system says of a name. A folder that may not be entered hides from us what it hides.
fn look(path: &Path) -> io::Result<Option<crate::rules::trust::Seen>> {
    use std::{fs, os::unix::fs::MetadataExt};
    let seen = match fs::symlink_metadata(path) {
        Ok(seen) => seen,
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
            return Ok(None);
        }
        Err(error) => return Err(error),
    };
    let link = if seen.is_symlink() { Some(fs::read_link(path)?) } else { None };
    let is_alone = seen.mode() & 0o020 != 0 && is_alone(seen.uid(), seen.gid());
    Ok(Some(crate::rules::trust::Seen {
        owner: seen.uid(),
        mode: seen.mode(),
        is_alone,
        is_folder: seen.is_dir(),
        link,
    }))
}

/// Whether the group is its user's own, as many systems make one for each: of the same name, the user's first one, and
/// nobody else's that this system knows of.
fn is_alone(user: u32, group: u32) -> bool {
    use nix::unistd::{Gid, Group, Uid, User};
    let (Ok(Some(user)), Ok(Some(group))) =
        (User::from_uid(Uid::from_raw(user)), Group::from_gid(Gid::from_raw(group)))
    else {
        return false;
    };
    let is_own = user.name == group.name && user.gid == group.gid && !user.uid.is_root();
    is_own && group.mem.iter().all(|member| *member == user.name) && is_first_of_one(group.gid.as_raw())
}

/// Whether it is the first group of one user only: such users are not named among its members. A directory service may know
/// of more.
fn is_first_of_one(group: u32) -> bool {
    let of_group = |line: &&str| line.split(':').nth(3) == Some(group.to_string().as_str());
    // Where nobody can say, it is not believed.
    std::fs::read_to_string("/etc/passwd").is_ok_and(|users| users.lines().filter(of_group).count() <= 1)
}
