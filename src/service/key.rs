//! The key file, which lies outside the database.

use std::{
    fs, io,
    io::Write,
    os::unix::fs::{OpenOptionsExt, PermissionsExt},
    path::Path,
};

use anyhow::{Context, bail};
use rand::{
    Rng, SeedableRng,
    rand_core::UnwrapErr,
    rngs::{StdRng, SysRng},
};

use super::trust::must_be_ours;
use crate::store::{Vault, vault::KEY_LENGTH};

/// The service's randomness: a generator of each request's own, seeded by the operating system, which is not asked again
/// for each number.
pub fn random() -> StdRng {
    StdRng::from_rng(&mut system())
}

fn system() -> UnwrapErr<SysRng> {
    UnwrapErr(SysRng)
}

/// Reads the key file, or makes it (0600) where it is missing.
///
/// # Errors
/// When it cannot be read or made, has another length, or others may read it.
pub fn open(file: &Path) -> anyhow::Result<Vault> {
    match read(file)? {
        Some(vault) => Ok(vault),
        None => make(file).with_context(|| format!("the key file {}", file.display())),
    }
}

/// Reads the key file, if it is there.
///
/// # Errors
/// When it cannot be read, has another length, or others may read it.
pub(super) fn read(file: &Path) -> anyhow::Result<Option<Vault>> {
    let context = || format!("the key file {}", file.display());
    must_be_ours(file)?;
    if file.is_dir() {
        bail!("{} is a folder: put the key in its place", context());
    }
    match fs::read(file) {
        Ok(bytes) => {
            let Ok(key) = <[u8; KEY_LENGTH]>::try_from(bytes) else {
                bail!("{} does not hold {KEY_LENGTH} bytes: bring it back from the backup", context())
            };
            if fs::metadata(file).with_context(context)?.permissions().mode() & 0o077 != 0 {
                bail!("{} can be read by others: run chmod 600 on it", context());
            }
            Ok(Some(Vault::new(&key)))
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).with_context(context),
    }
}

/// Makes a key file whole or not at all; where another process was first, its key is used.
fn make(file: &Path) -> anyhow::Result<Vault> {
    let mut key = [0u8; KEY_LENGTH];
    system().fill_bytes(&mut key);
    let draft = file.with_extension(format!("draft-{}", std::process::id()));
    let mut new = fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(&draft)?;
    new.write_all(&key)?;
    new.sync_all()?;
    let linked = fs::hard_link(&draft, file);
    fs::remove_file(&draft)?;
    match linked {
        Ok(()) => Ok(Vault::new(&key)),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => open(file),
        Err(error) => Err(error.into()),
    }
}
