//! Hands messages to their gateways: a few of each channel at once, so that a slow gateway holds up no other.

use std::sync::Arc;

use tokio::task::{JoinError, JoinSet};

use super::{stop::Stop, timer::timer};
use crate::{
    ops::{self, Fault, House, message::Report, sync::Clock},
    rules::message::Channel,
};

/// Messages of a channel that are handed over at once.
const AT_ONCE: u32 = 4;

type Outcome = Result<Option<Report>, Fault>;

/// Hands over whatever becomes due, until it is asked to stop.
pub(super) async fn forever(house: &Arc<House>, clock: &Arc<Clock>, stop: &Stop) {
    tokio::join!(
        of_channel(house, clock, Channel::Sms, stop.clone()),
        of_channel(house, clock, Channel::Voice, stop.clone()),
        of_channel(house, clock, Channel::Mail, stop.clone()),
    );
}

async fn of_channel(house: &Arc<House>, clock: &Arc<Clock>, channel: Channel, mut stop: Stop) {
    if house.gateways.of(channel).is_none() {
        return;
    }
    let (mut timer, mut under_way) = (timer(), JoinSet::<Outcome>::new());
    loop {
        tokio::select! {
            biased;
            () = stop.asked() => break,
            Some(outcome) = under_way.join_next() => report(channel, outcome),
            _ = timer.tick() => {}
            () = house.posted.notified() => {}
        }
        if let Err(error) = fill(house, clock, channel, &mut under_way).await {
            tracing::error!(%channel, %error, "messages cannot be handed over; it is tried again");
            timer.tick().await;
        }
    }
    if !under_way.is_empty() {
        tracing::info!(%channel, messages = under_way.len(), "stopping; what is being handed over is waited for");
    }
    while let Some(outcome) = under_way.join_next().await {
        report(channel, outcome);
    }
}

/// Takes up what is due, as far as there is room.
async fn fill(
    house: &Arc<House>,
    clock: &Arc<Clock>,
    channel: Channel,
    under_way: &mut JoinSet<Outcome>,
) -> Result<(), Fault> {
    let room = AT_ONCE.saturating_sub(u32::try_from(under_way.len()).unwrap_or(u32::MAX));
    let Some(now) = clock().filter(|_| room > 0) else { return Ok(()) };
    for claim in ops::message::claim(house, channel, now, room).await? {
        let (house, clock) = (Arc::clone(house), Arc::clone(clock));
        under_way.spawn(async move { ops::message::send(&house, &claim, &*clock).await });
    }
    Ok(())
}

/// Says what came of it; never to whom.
fn report(channel: Channel, outcome: Result<Outcome, JoinError>) {
    match outcome {
        Ok(Ok(None)) => {}
        Ok(Ok(Some(Report { id, trouble: None, .. }))) => tracing::info!(%channel, message = %id, "handed over"),
        Ok(Ok(Some(Report { id, trouble: Some(not), again_at }))) => {
            let (hindrance, detail, again) = (not.hindrance, not.detail, again_at.is_some());
            tracing::warn!(%channel, message = %id, %hindrance, detail, again, "not handed over");
        }
        Ok(Err(error)) => tracing::error!(%channel, %error, "a message's end is not stored; it is handed over again"),
        Err(error) => tracing::error!(%channel, %error, "a call to the gateway ended early; it is made again"),
    }
}
