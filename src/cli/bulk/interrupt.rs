//! Ctrl-C while a job is worked on: it is taken note of, and the job ends when it is time to.

use tokio::signal::unix::{Signal, SignalKind, signal};

use crate::{cli::failure::Failure, ui::Listening};

/// Hears every Ctrl-C from its beginning on, also one that comes before it is asked.
pub(crate) struct Interrupts {
    heard: Signal,
    listening: Option<Listening>,
}

impl Interrupts {
    /// From now on.
    ///
    /// # Errors
    /// The system does not let it listen.
    pub(crate) fn heard() -> Result<Self, Failure> {
        let heard = signal(SignalKind::interrupt()).map_err(Failure::unexpected)?;
        Ok(Self { heard, listening: Some(Listening::begin()) })
    }

    /// Waits for the next one.
    pub(crate) async fn next(&mut self) {
        if self.heard.recv().await.is_none() {
            std::future::pending::<()>().await;
        }
    }

    /// While a person is asked something, Ctrl-C ends the program.
    pub(crate) fn rest(&mut self) {
        self.listening = None;
    }

    /// Hears them again.
    pub(crate) fn go_on(&mut self) {
        self.listening.get_or_insert_with(Listening::begin);
    }
}
