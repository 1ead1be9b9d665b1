//! What the system said, in words of ours where a person meets it often.

use std::io::{Error, ErrorKind};

/// Why the system refused: a text `invalid-os-…`, or where there is none its own words.
pub(crate) fn why(error: &Error) -> String {
    let key = match error.kind() {
        ErrorKind::NotFound => "os-not-found",
        ErrorKind::PermissionDenied => "os-not-permitted",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "os-disk-full",
        ErrorKind::ReadOnlyFilesystem => "os-read-only",
        ErrorKind::AlreadyExists => "os-exists",
        ErrorKind::IsADirectory => "os-folder",
        ErrorKind::NotADirectory => "os-no-folder",
        // What the standard library reads as text.
        ErrorKind::InvalidData if error.to_string().contains("UTF-8") => "os-not-text",
        _ => return error.to_string(),
    };
    key.to_owned()
}

/// The number of whoever runs this.
pub(crate) fn user() -> u32 {
    rustix::process::geteuid().as_raw()
}

/// The name of a user of this machine, or the number where the system's list has none for it.
pub(crate) fn name_of(user: u32) -> String {
    let list = std::fs::read_to_string("/etc/passwd").unwrap_or_default();
    let named = |line: &str| {
        let mut parts = line.split(':');
        let name = parts.next()?;
        (parts.nth(1)? == user.to_string()).then(|| name.to_owned())
    };
    list.lines().find_map(named).unwrap_or_else(|| user.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::texts::{Lang, Texts};

    #[test]
    fn what_people_meet_often_is_in_their_language_and_the_rest_in_the_systems_words() {
        for number in [2, 13, 28, 30, 17, 21, 20] {
            let why = why(&Error::from_raw_os_error(number));
            for lang in Lang::ALL {
                assert!(Texts::of(lang).has(&format!("invalid-{why}")), "{number}: {why}");
            }
        }
        assert!(why(&Error::from_raw_os_error(5)).contains("os error 5"));
    }
}
