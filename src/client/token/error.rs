//! Why a token cannot be kept or found.

use std::path::PathBuf;

use super::store::Store;

/// What is the matter with a keyring.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// There is none that could be used: no desktop session, no service for it.
    Absent,
    /// It is locked.
    Locked,
    /// It gives no answer.
    Silent,
    /// Anything else.
    Other,
}

/// Why a token cannot be kept or found. All of them are local (exit 12).
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The store cannot be used: absent, locked, or silent. `--store file` names the way out.
    #[error("the store `{store}` cannot be used: {why}; unlock it, or sign in with --store file")]
    Store {
        /// Which.
        store: Store,
        /// What is the matter.
        trouble: Trouble,
        /// Why not, in the words of the system; never a secret.
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
