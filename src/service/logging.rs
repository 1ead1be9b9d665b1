//! The log of the service: on stderr, or in the data folder of the embedded one; never a secret.

use std::{io, sync::Mutex};

use tracing::{Level, Metadata};
use tracing_subscriber::{EnvFilter, Layer, fmt, fmt::MakeWriter, layer::SubscriberExt, util::SubscriberInitExt};

use super::args::LogForm;

/// Where the log goes.
pub(super) enum Target {
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
    let asked = EnvFilter::try_from_env("MEIBOD_LOG").unwrap_or_else(|_| EnvFilter::new("info,sqlx=warn"));
    let lines = fmt::layer().with_writer(writer).with_ansi(false).with_target(false).log_internal_errors(false);
    let lines = match form {
        LogForm::Text => lines.boxed(),
        LogForm::Json => lines.json().boxed(),
    };
    let lines = lines.with_filter(tracing_subscriber::filter::filter_fn(may_speak));
    // An error means that a log has begun already; a process has only one.
    let _ = tracing_subscriber::registry().with(asked).with(lines).try_init();
}

/// Which lines are written: those of libraries only down to INFO. Below that they write down what passes through them:
/// what a mail server is told, what a statement is given. Our own lines name no secret at any level.
fn may_speak(said: &Metadata<'_>) -> bool {
    said.level() <= &Level::INFO || said.target().split("::").next() == Some(env!("CARGO_CRATE_NAME"))
}
