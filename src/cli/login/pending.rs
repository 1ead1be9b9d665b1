//! A sign-in that waits for its second step, kept between two commands: nothing in it opens anything without the code.

use std::path::PathBuf;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    cli::{
        context::Context,
        failure::{Failure, local_code::LocalCode, os_error},
    },
    client::{folder, token::Store},
    contract::session::SecondStep,
    rules::text::fold,
};

/// Where a sign-in stands.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Pending {
    /// The service that began it; its flow means nothing elsewhere.
    service: String,
    login_id: String,
    /// When the flow ends (UTC).
    expires_at: Timestamp,
    /// The flow and the ways to prove it.
    pub(super) step: SecondStep,
    /// Where the sign-in is to rest.
    pub(super) store: Store,
}

impl Pending {
    pub(super) fn new(service: String, login_id: String, step: SecondStep, store: Store) -> Self {
        Self { service, login_id, expires_at: step.expires_at.at, step, store }
    }
}

/// Keeps it for `meibo login --code`.
///
/// # Errors
/// A state folder that cannot be written (12).
pub(super) fn keep(pending: &Pending, context: &mut Context) -> Result<(), Failure> {
    let file = file(context)?;
    let text = serde_json::to_vec(pending).map_err(Failure::unexpected)?;
    let written = || {
        let folder = file.parent().ok_or(std::io::ErrorKind::InvalidInput)?;
        // Made 0600, and never half there.
        let mut new = tempfile::NamedTempFile::new_in(folder)?;
        std::io::Write::write_all(&mut new, &text)?;
        new.persist(&file).map_err(|error| error.error)?;
        Ok::<(), std::io::Error>(())
    };
    written().map_err(|error| unusable(&file, error))
}

/// The one that waits for this service, and for this ID if one was given.
///
/// # Errors
/// A state folder that cannot be read (12).
pub(super) fn find(id: Option<&str>, context: &mut Context) -> Result<Option<Pending>, Failure> {
    let file = file(context)?;
    let service = context.connect()?.service();
    let text = match folder::read(&file) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(unusable(&file, error)),
    };
    let found: Option<Pending> = serde_json::from_slice(&text).ok();
    let same_id = |pending: &Pending| id.is_none_or(|id| fold(id).eq_ignore_ascii_case(&pending.login_id));
    Ok(found.filter(|pending| pending.service == service && same_id(pending)))
}

/// Forgets the one that waits, if any.
///
/// # Errors
/// A state folder that cannot be written (12).
pub(crate) fn forget(context: &mut Context) -> Result<(), Failure> {
    // Without a home none waits.
    let Ok(file) = file(context) else { return Ok(()) };
    match std::fs::remove_file(&file) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(unusable(&file, error)),
        _ => Ok(()),
    }
}

fn file(context: &mut Context) -> Result<PathBuf, Failure> {
    let connection = context.connect()?;
    // A profile's name is letters, digits, hyphens and underscores.
    Ok(connection.folders().state()?.join(format!("second-step-{}.json", connection.profile())))
}

fn unusable(file: &std::path::Path, error: std::io::Error) -> Failure {
    let failure = Failure::new(LocalCode::FolderUnusable).fact("path", file.display().to_string());
    failure.fact("why", os_error::why(&error)).because(error)
}
