//! What POP sessions see of a mailbox, as files that Dovecot's plugin `virtual` reads (POP-1): `all`, or `v` and the UID of the
//! first message. Each is made when a session first needs it; Dovecot opens no mailbox where there is none.

use std::{
    fs::{self, Permissions},
    io::{self, Write},
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
};

/// Where they are.
#[derive(Debug, Clone)]
pub struct Views {
    /// Their folder, as Dovecot's configuration has it. Whose the mail is reads it, and must not write it.
    pub folder: PathBuf,
    /// The name of the real inbox within POP: `Real` for Maildir, `Real/INBOX` where Dovecot has formats of its own.
    pub inbox: &'static str,
}

/// The file of a view, in a folder that is its mailbox.
const FILE: &str = "dovecot-virtual";
/// The last UID that there can be.
const LAST: u32 = u32::MAX;

impl Views {
    /// Makes a view where it is missing.
    ///
    /// # Errors
    /// The system's; `InvalidInput` where it is none.
    pub(super) fn make(&self, view: &str) -> io::Result<()> {
        let search = search(view).ok_or(io::ErrorKind::InvalidInput)?;
        let text = format!("{}\n  {search}\n", self.inbox);
        let folder = [self.folder.clone(), self.folder.join(view), self.folder.join(view).join("INBOX")];
        let file = folder[2].join(FILE);
        if fs::read(&file).is_ok_and(|there| there == text.as_bytes()) {
            return Ok(());
        }
        folder.iter().try_for_each(|folder| make(folder))?;
        write(&folder[2], &file, text.as_bytes())
    }
}

/// The search behind a view; what comes from elsewhere becomes a part of a path, and nothing else than this may.
fn search(view: &str) -> Option<String> {
    if view == "all" {
        return Some("all".to_owned());
    }
    let uid = view.strip_prefix('v').filter(|uid| uid.bytes().all(|sign| sign.is_ascii_digit()))?;
    uid.parse::<u32>().ok().filter(|uid| *uid > 0).map(|uid| format!("uid {uid}:{LAST}"))
}

fn make(folder: &Path) -> io::Result<()> {
    match fs::create_dir(folder) {
        Ok(()) => fs::set_permissions(folder, Permissions::from_mode(0o755)),
        Err(_) if folder.is_dir() => Ok(()),
        Err(error) => Err(error),
    }
}

/// Whole or not at all: a session may be reading.
fn write(folder: &Path, file: &Path, text: &[u8]) -> io::Result<()> {
    let mut whole = tempfile::NamedTempFile::new_in(folder)?;
    whole.write_all(text)?;
    whole.as_file().set_permissions(Permissions::from_mode(0o644))?;
    whole.persist(file).map_err(|error| error.error)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pop_1_a_view_is_a_file_that_everybody_reads() {
        let above = tempfile::tempdir().unwrap();
        let views = Views { folder: above.path().join("views"), inbox: "Real" };
        for (view, text) in [("all", "Real\n  all\n"), ("v123", "Real\n  uid 123:4294967295\n")] {
            views.make(view).unwrap();
            views.make(view).unwrap();
            let file = views.folder.join(view).join("INBOX/dovecot-virtual");
            assert_eq!(fs::read_to_string(&file).unwrap(), text);
            let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
            let folder = file.parent().unwrap();
            assert_eq!((mode(&file), mode(folder), mode(folder.parent().unwrap())), (0o644, 0o755, 0o755));
            assert_eq!(fs::read_dir(folder).unwrap().count(), 1);
        }
    }

    #[test]
    fn pop_1_what_is_no_view_makes_no_file() {
        let above = tempfile::tempdir().unwrap();
        let views = Views { folder: above.path().join("views"), inbox: "Real" };
        for view in ["", "v", "v0", "v-1", "v+1", "v1/..", "../v1", "v4294967296", "ALL", "all ", "v１"] {
            assert_eq!(views.make(view).unwrap_err().kind(), io::ErrorKind::InvalidInput, "{view}");
        }
        assert!(!views.folder.exists());
    }
}
