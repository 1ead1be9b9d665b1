//! Carries the wishes to the platform: a few accounts at once, so that a slow one holds up nobody else.

use std::sync::Arc;

use tokio::task::{JoinError, JoinSet};

use super::{stop::Stop, timer::timer};
use crate::ops::{
    self, Failure, Fault, House,
    sync::{Clock, Report},
};

type Outcome = Result<Option<Report>, Failure>;

/// The accounts that are being asked about.
struct Round {
    house: Arc<House>,
    clock: Arc<Clock>,
    under_way: JoinSet<Outcome>,
}

/// Asks about whatever becomes due, until it is asked to stop.
pub(super) async fn forever(house: &Arc<House>, clock: &Arc<Clock>, mut stop: Stop) {
    let mut round = Round::new(house, clock);
    let mut timer = timer();
    loop {
        tokio::select! {
            biased;
            () = stop.asked() => break,
            Some(outcome) = round.under_way.join_next() => drop(report(outcome)),
            _ = timer.tick() => {}
        }
        if let Err(error) = round.fill().await {
            tracing::error!(%error, "the platform cannot be asked; it is tried again");
            timer.tick().await;
        }
    }
    if !round.under_way.is_empty() {
        tracing::info!(accounts = round.under_way.len(), "stopping; what the platform is doing is waited for");
    }
    while let Some(outcome) = round.under_way.join_next().await {
        report(outcome);
    }
}

/// Asks about whatever is due now, until nothing is, and returns what came of it.
///
/// # Errors
/// When the database fails.
pub async fn once(house: &Arc<House>, clock: &Arc<Clock>) -> Result<Vec<Report>, Fault> {
    let mut round = Round::new(house, clock);
    let mut reports = Vec::new();
    round.fill().await?;
    while let Some(outcome) = round.under_way.join_next().await {
        reports.extend(report(outcome));
        round.fill().await?;
    }
    Ok(reports)
}

impl Round {
    fn new(house: &Arc<House>, clock: &Arc<Clock>) -> Self {
        Self { house: Arc::clone(house), clock: Arc::clone(clock), under_way: JoinSet::new() }
    }

    /// Takes up what is due, as far as there is room.
    async fn fill(&mut self) -> Result<(), Fault> {
        let room = self.house.policy.sync.at_once as usize - self.under_way.len();
        let Some(now) = (self.clock)().filter(|_| room > 0) else { return Ok(()) };
        for claim in ops::sync::claim(&self.house, now, room).await? {
            let (house, clock) = (Arc::clone(&self.house), Arc::clone(&self.clock));
            self.under_way.spawn(async move { ops::sync::carry_out(&house, &claim, &*clock).await });
        }
        Ok(())
    }
}

fn report(outcome: Result<Outcome, JoinError>) -> Option<Report> {
    match outcome {
        Ok(Ok(report)) => report.inspect(log),
        Ok(Err(failure)) => {
            tracing::error!(?failure, "what the platform said is not stored; it is asked again");
            None
        }
        Err(error) => {
            tracing::error!(%error, "a call to the platform ended early; it is asked again");
            None
        }
    }
}

fn log(report: &Report) {
    let account = report.login_id.as_str();
    match &report.trouble {
        Some(trouble) => tracing::warn!(account, %trouble, "the platform did not confirm"),
        None if !report.open.is_empty() => tracing::info!(account, open = ?report.open, "the platform is not done yet"),
        None => tracing::info!(account, "the platform confirmed"),
    }
}
