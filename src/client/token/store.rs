//! Where a token lies.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// Where a token lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Store {
    /// The desktop's keyring (Secret Service).
    Keyring,
    /// The kernel's keyring: in memory, gone at a restart of the machine.
    Keyutils,
    /// A file that only its owner may read.
    File,
}

impl Store {
    /// As `--store` names it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Store::Keyring => "keyring",
            Store::Keyutils => "keyutils",
            Store::File => "file",
        }
    }
}

impl fmt::Display for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Store {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        [Store::Keyring, Store::Keyutils, Store::File].into_iter().find(|store| store.as_str() == text).ok_or(())
    }
}
