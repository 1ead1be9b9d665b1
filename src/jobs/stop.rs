//! An end in order: a job begins nothing more, and finishes what it has begun.

use tokio::sync::watch;

/// Where jobs are asked to stop.
pub(super) struct Asks(watch::Sender<bool>);

/// How a job knows.
#[derive(Clone)]
pub(super) struct Stop(watch::Receiver<bool>);

pub(super) fn new() -> (Asks, Stop) {
    let (asks, stop) = watch::channel(false);
    (Asks(asks), Stop(stop))
}

impl Asks {
    /// Asks all of them.
    pub(super) fn to_stop(&self) {
        self.0.send_replace(true);
    }
}

impl Stop {
    /// Done when the job is asked to stop, or nobody is left to ask.
    pub(super) async fn asked(&mut self) {
        let _ = self.0.wait_for(|asked| *asked).await;
    }

    /// What comes of waiting for something; nothing if the job is asked to stop first.
    pub(super) async fn or<T>(&mut self, waits: impl Future<Output = T>) -> Option<T> {
        tokio::select! {
            biased;
            () = self.asked() => None,
            came = waits => Some(came),
        }
    }
}
