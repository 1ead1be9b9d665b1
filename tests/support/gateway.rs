//! What a service is told of its gateways.

use std::{fs, os::unix::fs::PermissionsExt, path::Path};

/// A file with a secret that nobody else reads; its path.
pub(crate) fn secret_file(folder: &Path, name: &str, secret: &str) -> String {
    let file = folder.join(name);
    fs::write(&file, format!("{secret}\n")).unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).unwrap();
    file.to_str().unwrap().to_owned()
}
