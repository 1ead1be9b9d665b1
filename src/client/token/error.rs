//! Why a token cannot be kept or found.

use std::path::PathBuf;

use super::store::Store;

/// Why a store cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unusable {
    /// There is none, as on most servers.
    Absent,
    /// It wants to be unlocked.
    Locked,
    /// It gives no answer in time.
    Silent,
    /// It does not give back what it was given.
    Damaged,
}

impl Unusable {
    /// Its sentence: a text `invalid-…`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Unusable::Absent => "store-absent",
            Unusable::Locked => "store-locked",
            Unusable::Silent => "store-silent",
            Unusable::Damaged => "store-damaged",
        }
    }
}

/// Why a token cannot be kept or found. All of them are local (exit 12).
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The store cannot be used: absent, locked, or silent. `--store file` names the way out.
    #[error("the store `{store}` cannot be used: {why}; unlock it, or sign in with --store file")]
    Store {
        /// Which.
        store: Store,
        /// Why not.
        reason: Unusable,
        /// The same in the words of the system; never a secret.
        why: String,
    },
    /// The state folder cannot be used.
    #[error("{} cannot be used: {source}", path.display())]
    File {
        /// The file or folder.
        path: PathBuf,
        /// Why not.
        source: std::io::Error,
    },
    /// Others can read the token file: the token may be known to them.
    #[error("{} can be read by others; sign in again after `chmod 600`", path.display())]
    Exposed {
        /// The file.
        path: PathBuf,
    },
    /// A file or keyring entry that is not a sign-in; signing out and in again replaces it.
    #[error("the sign-in kept in {0} cannot be read; sign in again")]
    Unreadable(String),
    /// The token came from another service, and is not sent to this one.
    #[error("the sign-in is for {from}, not for {asked}; sign in there")]
    OtherService {
        /// Where it came from.
        from: String,
        /// Where it was to go.
        asked: String,
    },
}
