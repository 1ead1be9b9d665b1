//! The socket that Dovecot connects to.

use std::{
    fs, io,
    os::unix::{
        fs::{FileTypeExt, PermissionsExt},
        net::UnixStream as Knock,
    },
    path::Path,
};

use anyhow::{Context, bail};
use tokio::net::UnixListener;

/// Listens on a socket of that mode. One that a killed meter left behind is replaced.
///
/// # Errors
/// Where another meter listens there, or the system says no.
pub(super) fn listen(path: &Path, mode: u32) -> anyhow::Result<UnixListener> {
    let context = || format!("{} cannot be listened on", path.display());
    match Knock::connect(path) {
        Ok(_) => bail!("{}: another program listens there", context()),
        // A file that is no socket refuses just so.
        Err(error) if error.kind() == io::ErrorKind::ConnectionRefused && is_socket(path) => {
            fs::remove_file(path).with_context(context)?;
        }
        Err(_) => {}
    }
    let listener = UnixListener::bind(path).with_context(context)?;
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).with_context(context)?;
    Ok(listener)
}

fn is_socket(path: &Path) -> bool {
    path.symlink_metadata().is_ok_and(|seen| seen.file_type().is_socket())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn pop_6_a_socket_left_behind_is_replaced_and_one_in_use_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("meter.sock");
        let first = listen(&path, 0o660).unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o660);
        assert!(listen(&path, 0o660).unwrap_err().to_string().contains("another program listens"));
        drop(first);
        listen(&path, 0o600).unwrap();
        fs::remove_file(&path).unwrap();
        fs::write(&path, "somebody's file").unwrap();
        listen(&path, 0o600).unwrap_err();
        assert_eq!(fs::read(&path).unwrap(), b"somebody's file");
    }
}
