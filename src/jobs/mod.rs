//! WAITS: timers and retries. A job takes no input and is idempotent: it compares what should be with what is.

mod message;
mod sealing;
mod stop;
pub mod sync;
mod timer;

use std::{sync::Arc, time::Duration};

use jiff::Timestamp;
use tokio::task::JoinHandle;

use stop::Stop;
use timer::timer;

use crate::ops::{self, Fault, House, sync::Clock};

/// Ticks after which a round comes though no minute has begun: what failed, or was too much for one round, goes on.
const ROUND: u32 = 30;
/// Seconds of a minute, and between two tidyings.
const MINUTE: i64 = 60;
const TIDY: i64 = 10 * MINUTE;

/// The jobs that were begun.
pub struct Jobs {
    asks: stop::Asks,
    task: JoinHandle<()>,
}

/// Begins the jobs. `clock` tells the time, or nothing while it cannot be told.
pub fn begin(house: Arc<House>, clock: Arc<Clock>) -> Jobs {
    let (asks, stop) = stop::new();
    let task = tokio::spawn(async move {
        tokio::join!(
            each_minute(&house, &clock, stop.clone()),
            sync::forever(&house, &clock, stop.clone()),
            message::forever(&house, &clock, &stop),
            sealing::forever(&house, stop.clone()),
        );
    });
    Jobs { asks, task }
}

impl Jobs {
    /// Asks them to begin nothing more, and waits for what is on its way: a message that is handed over, a mailbox that is
    /// asked about. False if something took longer than `patience`, and was left.
    pub async fn end(mut self, patience: Duration) -> bool {
        self.asks.to_stop();
        let ended = tokio::time::timeout(patience, &mut self.task).await.is_ok();
        self.task.abort();
        ended
    }
}

/// What has become due, whenever a minute of the clock begins; the tidying more seldom.
async fn each_minute(house: &Arc<House>, clock: &Arc<Clock>, mut stop: Stop) {
    let mut timer = timer();
    let mut last: Option<Timestamp> = None;
    let mut ticks: u32 = 0;
    while stop.or(timer.tick()).await.is_some() {
        ticks += 1;
        let Some(now) = clock() else { continue };
        let begins =
            |span| last.is_none_or(|last| last.as_second().div_euclid(span) != now.as_second().div_euclid(span));
        if begins(MINUTE) || ticks >= ROUND {
            // A task of its own: should one round panic, the next one still comes.
            let work = tokio::spawn(work(Arc::clone(house), now, begins(TIDY)));
            if let Err(error) = work.await {
                tracing::error!(%error, "a round of jobs ended early");
            }
            (last, ticks) = (Some(now), 0);
        }
    }
}

async fn work(house: Arc<House>, now: Timestamp, tidies: bool) {
    report("refusals", ops::refusal::run(&house, now).await);
    report("entitlements", ops::entitlement::run(&house, now).await);
    // Uses first: they postpone the end of less secure apps.
    report("mail log-ins", ops::mail_log_in::write_uses(&house).await);
    report("less secure apps", ops::less_secure_apps::run(&house, now).await);
    report("messages that have died", ops::message::expire(&house, now).await);
    if tidies {
        report("tidying", ops::tidy::tidy(&house, now).await);
    }
}

fn report(job: &str, outcome: Result<u64, Fault>) {
    match outcome {
        Ok(0) => {}
        Ok(done) => tracing::info!(job, done, "done"),
        Err(error) => tracing::error!(job, %error, "failed; it is tried again"),
    }
}
