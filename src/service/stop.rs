//! When the program is asked to end.

use std::io;

use tokio::signal::unix::{SignalKind, signal};

/// Done when the program is asked to end: SIGTERM, or SIGINT from a terminal. From now on neither ends it by itself.
///
/// # Errors
/// The system's.
pub(super) fn asked() -> io::Result<impl Future<Output = ()> + Send + 'static> {
    let (mut terminate, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}
