//! The log of the service: on stderr, or in the data folder of the embedded one; never a secret.

use std::{io, sync::Mutex};

use tracing_subscriber::{EnvFilter, fmt, fmt::MakeWriter};

use super::args::LogForm;

/// Where the log goes.
pub(super) enum Target {
    /// stderr.
    Stderr,
    /// The bounded file of a data folder.
    Folder(super::embedded::BoundedLog),
}

/// Begins the log. `MEIBOD_LOG` filters it (`info` by default).
pub(super) fn begin(form: LogForm, target: Target) {
    match target {
        Target::Stderr => install(form, io::stderr),
        Target::Folder(file) => install(form, Mutex::new(file)),
    }
}

fn install<W: for<'a> MakeWriter<'a> + Send + Sync + 'static>(form: LogForm, writer: W) {
    let filter = EnvFilter::try_from_env("MEIBOD_LOG").unwrap_or_else(|_| EnvFilter::new("info,sqlx=warn"));
    let log = fmt()
        .with_env_filter(filter)
        .with_writer(writer)
        .with_ansi(false)
        .with_target(false)
        .log_internal_errors(false);
    // An error means that a log was begun before; there is one in a process.
    let _ = match form {
        LogForm::Text => log.try_init(),
        LogForm::Json => log.json().try_init(),
    };
}
