//! What the mail server will stumble over, as far as this machine shows it. It may be another machine that is meant, so it is
//! said on stderr, and nothing is refused.

use std::{io::Write, os::unix::fs::MetadataExt, path::Path};

use super::super::args::language;
use crate::{
    disk,
    texts::{Texts, args as values},
};

/// Others may read and enter; others may enter.
const READ: u32 = 0o5;
const ENTER: u32 = 0o1;

fn warn(key: &str, values: crate::texts::FluentArgs<'_>) {
    // Not eprintln!, which panics where stderr is a full disk.
    let _ = writeln!(std::io::stderr(), "meibod: {}", Texts::of(language()).say(key, values));
}

/// A user that this machine does not have.
pub(super) fn user(flag: &str, name: &str) {
    if !disk::has_user(name) {
        warn("mail-config-no-user", values![flag = flag, user = name]);
    }
}

/// A folder of pieces that Dovecot's users cannot get to: they are not all root.
pub(super) fn folder(folder: &Path) {
    if let Some(closed) = closed(folder, READ) {
        warn("mail-config-closed", values![path = closed.display().to_string()]);
    }
}

/// A program that the user who is to run it cannot reach.
pub(super) fn program(program: &Path, user: &str) {
    if let Some(closed) = closed(program, READ) {
        let (program, closed) = (program.display().to_string(), closed.display().to_string());
        warn("mail-config-program", values![program = program, path = closed, user = user]);
    }
}

/// Mailboxes that lie where an older piece looked for them: by domain and local part.
pub(super) fn by_address(mail_root: &Path) {
    if let Some(found) = domain_in(mail_root) {
        warn("mail-config-by-address", values![path = mail_root.display().to_string(), found = found]);
    }
}

/// A folder of an address's domain: no account's name has a dot.
fn domain_in(mail_root: &Path) -> Option<String> {
    let names = mail_root.read_dir().ok()?.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    names.into_iter().find(|name| !name.starts_with('.') && name.contains('.') && mail_root.join(name).is_dir())
}

/// What on the way to a path, or the path itself, is closed to others.
fn closed(path: &Path, itself: u32) -> Option<&Path> {
    let is_closed = |place: &Path, need| place.metadata().is_ok_and(|it| it.mode() & need != need);
    let above = path.ancestors().skip(1).filter(|place| !place.as_os_str().is_empty());
    if is_closed(path, itself) { Some(path) } else { above.into_iter().find(|place| is_closed(place, ENTER)) }
}

#[cfg(test)]
mod tests {
    use std::{fs, os::unix::fs::PermissionsExt};

    use super::*;

    #[test]
    fn mailboxes_that_lie_by_their_addresses_are_seen() {
        let root = tempfile::tempdir().unwrap();
        assert_eq!(domain_in(&root.path().join("none")), None);
        for name in ["0a1b2c3d4e5f6", ".hidden", "lost+found"] {
            fs::create_dir(root.path().join(name)).unwrap();
        }
        fs::write(root.path().join("a.file"), "").unwrap();
        assert_eq!(domain_in(root.path()), None);
        fs::create_dir(root.path().join("mail.example.jp")).unwrap();
        assert_eq!(domain_in(root.path()), Some("mail.example.jp".to_owned()));
    }

    #[test]
    fn what_others_cannot_get_to_is_named() {
        let root = tempfile::tempdir().unwrap();
        let (folder, file) = (root.path().join("a"), root.path().join("a/b"));
        fs::create_dir(&folder).unwrap();
        fs::write(&file, "").unwrap();
        let set = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
        for (above, itself, found) in [
            (0o755, 0o755, None),
            (0o711, 0o755, None),
            (0o700, 0o755, Some(folder.as_path())),
            (0o755, 0o700, Some(file.as_path())),
        ] {
            set(&file, itself);
            set(&folder, above);
            set(root.path(), 0o755);
            assert_eq!(closed(&file, READ), found, "{above:o} {itself:o}");
        }
    }
}
