//! A socket of this machine that programs of another user connect to.

use std::{
    fs, io,
    os::unix::{
        fs::{FileTypeExt, MetadataExt, PermissionsExt},
        net::UnixStream as Knock,
    },
    path::Path,
};

use tokio::net::UnixListener;

/// Listens on a socket of that mode. One that a killed process left behind is replaced; one at which somebody answers, and a
/// file that is no socket, are not.
///
/// # Errors
/// [`io::ErrorKind::AddrInUse`] where another program listens there; the system's.
pub(crate) fn listen(path: &Path, mode: u32) -> io::Result<UnixListener> {
    match Knock::connect(path) {
        Ok(_) => return Err(io::Error::new(io::ErrorKind::AddrInUse, "another program listens there")),
        // A file that is no socket refuses just so.
        Err(error) if error.kind() == io::ErrorKind::ConnectionRefused && is_socket(path) => fs::remove_file(path)?,
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => return Err(foreign(path, error)),
        Err(_) => {}
    }
    let listener = UnixListener::bind(path)?;
    fs::set_permissions(path, fs::Permissions::from_mode(mode))?;
    Ok(listener)
}

/// What lies there is another user's: who, where it can be seen.
fn foreign(path: &Path, error: io::Error) -> io::Error {
    let Ok(seen) = path.symlink_metadata() else { return error };
    let owner = nix::unistd::User::from_uid(nix::unistd::Uid::from_raw(seen.uid())).ok().flatten();
    let owner = owner.map_or_else(|| seen.uid().to_string(), |user| user.name);
    let why = format!(
        "it is of the user {owner}, who may still listen there: end that program and remove it, or name another"
    );
    io::Error::new(io::ErrorKind::PermissionDenied, why)
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

    #[test]
    fn pop_6_a_socket_of_another_user_is_named_with_whose_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("meter.sock");
        let denied = || io::Error::from(io::ErrorKind::PermissionDenied);
        assert_eq!(foreign(&path, denied()).to_string(), denied().to_string(), "there is none");
        fs::write(&path, "").unwrap();
        let own = nix::unistd::User::from_uid(nix::unistd::geteuid()).unwrap().unwrap().name;
        let told = foreign(&path, denied()).to_string();
        assert!(told.starts_with(&format!("it is of the user {own}, who may still listen there: ")), "{told}");
    }
}
