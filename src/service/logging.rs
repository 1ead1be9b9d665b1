//! The log of the service: on stderr, or in the data folder of the embedded one; never a secret.

use std::{io, sync::Mutex};

use tracing::{Level, Metadata};
use tracing_subscriber::{
    EnvFilter, Layer,
    filter::{Directive, LevelFilter},
    fmt,
    fmt::MakeWriter,
    layer::SubscriberExt,
    util::SubscriberInitExt,
};

use super::args::{LogForm, language};
use crate::{
    rules::text::quotable,
    texts::{Texts, args},
};

/// Where the log goes.
pub(super) enum Target {
    Stderr,
    /// The bounded file of a data folder.
    Folder(super::embedded::BoundedLog),
}

/// Its filter's variable.
const FILTER: &str = "MEIBOD_LOG";

/// What is wrong with the filter that the environment asks for; it would be left out, or would silence the log. A word that is no
/// level would be the name of a part of the program, and nothing else would be written.
pub(super) fn wrong_filter() -> Option<String> {
    let asked = std::env::var_os(FILTER)?;
    let asked = asked.to_string_lossy();
    let wrong = asked.split(',').map(str::trim).find(|part| !part.is_empty() && !is_directive(part))?;
    let texts = Texts::of(language());
    Some(texts.say("config-log-filter", args![value = quotable(wrong)]))
}

fn is_directive(part: &str) -> bool {
    let names_a_level = part.contains('=') || part.parse::<LevelFilter>().is_ok();
    names_a_level && part.parse::<Directive>().is_ok()
}

/// Begins the log. `MEIBOD_LOG` filters it (`info` by default).
pub(super) fn begin(form: LogForm, target: Target) {
    match target {
        Target::Stderr => install(form, io::stderr),
        Target::Folder(file) => install(form, Mutex::new(file)),
    }
}

fn install<W: for<'a> MakeWriter<'a> + Send + Sync + 'static>(form: LogForm, writer: W) {
    let asked = EnvFilter::try_from_env(FILTER).unwrap_or_else(|_| EnvFilter::new("info"));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_is_no_level_is_no_filter() {
        for good in ["info", "DEBUG", "warn", "off", "meibo=debug", "rustls=warn", "meibo::jobs=trace"] {
            assert!(is_directive(good), "{good}");
        }
        for wrong in ["json", "text", "verbose", "meibo", "meibo=loud", "=", "info json"] {
            assert!(!is_directive(wrong), "{wrong}");
        }
    }
}
