//! `meibod meter`: what the operator asked for, made ready for the POP meter. The meter itself is a client of the service, so
//! the program hands it in.

use std::{fmt::Write, os::unix::fs::PermissionsExt, path::Path, path::PathBuf, pin::Pin, time::Duration};

use anyhow::{Context, bail};
use rand::Rng;

use super::{args::Meter, files, key, logging, stop, trust::must_be_ours};
use crate::rules::Secret;

/// How long one request to the service may take.
const TIMEOUT: Duration = Duration::from_secs(5);

/// What the operator asked for.
pub struct Asked {
    /// The socket that the meter listens on.
    pub socket: PathBuf,
    /// Its permissions.
    pub mode: u32,
    /// The account service.
    pub service: url::Url,
    /// Authorities to believe beside the system's (PEM).
    pub extra_ca: Option<PathBuf>,
    /// How long one request to it may take.
    pub timeout: Duration,
    /// The service token.
    pub token: Secret,
    /// A name for this run that no other has.
    pub run: String,
    /// Done when the meter is to end.
    pub stop: Pin<Box<dyn Future<Output = ()> + Send>>,
}

/// What carries it out.
pub type Carried = Pin<Box<dyn Future<Output = anyhow::Result<()>>>>;

pub(super) async fn run(args: Meter, carry_out: fn(Asked) -> Carried) -> anyhow::Result<()> {
    files::raise();
    logging::begin(args.log, logging::Target::Stderr);
    if let Some(file) = &args.ca_file {
        must_be_ours(file)?;
    }
    carry_out(Asked {
        token: token(&args.token_file)?,
        socket: args.socket,
        mode: args.socket_mode,
        service: args.service,
        extra_ca: args.ca_file,
        timeout: TIMEOUT,
        run: name(),
        stop: Box::pin(stop::asked()?),
    })
    .await
}

/// The token in its file, which only its owner may read.
fn token(file: &Path) -> anyhow::Result<Secret> {
    let context = || format!("the token file {}", file.display());
    must_be_ours(file)?;
    if file.metadata().with_context(context)?.permissions().mode() & 0o077 != 0 {
        bail!("{} can be read by others: run chmod 600 on it", context());
    }
    let text = Secret::from(std::fs::read_to_string(file).with_context(context)?);
    let token = text.expose().trim();
    if token.is_empty() {
        bail!("{} is empty", context());
    }
    Ok(Secret::from(token))
}

fn name() -> String {
    let mut name = String::new();
    let mut bytes = [0; 16];
    key::random().fill_bytes(&mut bytes);
    for byte in bytes {
        let _ = write!(name, "{byte:02x}");
    }
    name
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
        let told = format!("{:#}", token(&file).unwrap_err());
        assert!(told.contains("chmod 600") && !told.contains("s3cret"), "{told}");
        fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).unwrap();
        assert_eq!(token(&file).unwrap().expose(), "s3cret-token");
        fs::write(&file, "\n").unwrap();
        assert!(token(&file).is_err());
        assert_ne!(name(), name());
    }
}
