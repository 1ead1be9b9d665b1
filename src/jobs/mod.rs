//! WAITS: timers and retries. A job takes no input and is idempotent: it compares what should be with what is.

use std::{sync::Arc, time::Duration};

use jiff::Timestamp;
use tokio::{
    task::JoinHandle,
    time::{MissedTickBehavior, interval},
};

use crate::ops::{self, Fault, House};

/// How often the house looks for what has become due.
const ROUND: Duration = Duration::from_secs(30);
/// Rounds between two tidyings.
const TIDY: u32 = 20;

/// How often the audit trail is sealed: an entry waits no longer for its place in the chain.
const SEALING: Duration = Duration::from_secs(1);

/// Begins the sealer of the audit trail; it ends with the task.
pub fn begin_sealing(house: Arc<House>) -> JoinHandle<()> {
    tokio::spawn(async move {
        let mut timer = interval(SEALING);
        timer.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut failed = false;
        loop {
            timer.tick().await;
            let house = Arc::clone(&house);
            let sealed = tokio::spawn(async move { ops::chain::seal(&house).await });
            let trouble = match sealed.await {
                Ok(Ok(_)) => None,
                Ok(Err(error)) => Some(error.to_string()),
                Err(error) => Some(error.to_string()),
            };
            // Once, not every second.
            if let Some(error) = trouble.as_ref().filter(|_| !failed) {
                tracing::error!(%error, "the audit trail is not sealed; it is tried again every second");
            }
            failed = trouble.is_some();
        }
    })
}

/// Begins the jobs; they end with the task. `now` tells the time, or nothing while it cannot be told.
pub fn begin(house: Arc<House>, now: impl Fn() -> Option<Timestamp> + Send + 'static) -> JoinHandle<()> {
    tokio::spawn(async move {
        let mut timer = interval(ROUND);
        timer.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut round: u32 = 0;
        loop {
            timer.tick().await;
            if let Some(now) = now() {
                // A task of its own: should one round panic, the next one still comes.
                let work = tokio::spawn(work(Arc::clone(&house), now, round.is_multiple_of(TIDY)));
                if let Err(error) = work.await {
                    tracing::error!(%error, "a round of jobs ended early");
                }
                round = round.wrapping_add(1);
            }
        }
    })
}

async fn work(house: Arc<House>, now: Timestamp, tidies: bool) {
    report("entitlements", ops::entitlement::run(&house, now).await);
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
