//! The programs beside a mail server, `meibod meter` and `meibod sender-policy`: clients of the service with a token in a file.

use std::{
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
};

use anyhow::{Context, bail};

use super::{args, tls, trust::must_be_ours};

/// Where the service is, and what they show it.
pub struct Machine {
    /// The account service.
    pub service: url::Url,
    /// Authorities to believe beside the system's (PEM).
    pub extra_ca: Option<PathBuf>,
    /// The file with the service token.
    pub token_file: PathBuf,
}

impl Machine {
    /// What the operator asked for, where its files can be believed.
    ///
    /// # Errors
    /// A file that somebody else could have put there; a token file that others can read, or without a token.
    pub(super) fn of(asked: args::Machine) -> anyhow::Result<Self> {
        if asked.service.scheme() != "https" {
            bail!("--service must be https://HOST[:PORT]");
        }
        if let Some(file) = &asked.ca_file {
            must_be_ours(file)?;
        }
        tls::authorities(asked.ca_file.as_deref())?;
        look_at_token(&asked.token_file)?;
        Ok(Self { service: asked.service, extra_ca: asked.ca_file, token_file: asked.token_file })
    }
}

fn look_at_token(file: &Path) -> anyhow::Result<()> {
    let context = || format!("the token file {}", file.display());
    must_be_ours(file)?;
    if file.metadata().with_context(context)?.permissions().mode() & 0o077 != 0 {
        bail!("{} can be read by others: run chmod 600 on it", context());
    }
    let text = zeroize::Zeroizing::new(std::fs::read_to_string(file).with_context(context)?);
    if text.trim().is_empty() {
        bail!("{} is empty", context());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn pop_6_a_token_that_others_can_read_is_refused_and_none_is_shown() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("token");
        fs::write(&file, " s3cret-token\n").unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
        let told = format!("{:#}", look_at_token(&file).unwrap_err());
        assert!(told.contains("chmod 600") && !told.contains("s3cret"), "{told}");
        fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).unwrap();
        look_at_token(&file).unwrap();
        fs::write(&file, "\n").unwrap();
        look_at_token(&file).unwrap_err();
    }
}
