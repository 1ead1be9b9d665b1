//! Messages on their way out of the service (MSG-2): claimed, handed to their gateway, and what came of it.

use std::time::Duration;

use jiff::Timestamp;
use subtle::ConstantTimeEq;
use tokio::time::timeout;

use super::{
    House,
    message_day::{self, DayPlace},
    pipeline::{
        act::Act,
        call::Call,
        failure::{Failure, Fault},
    },
    sync::Clock,
};
use crate::{
    contract::message::{MessageReport, MessageReported, MessageView},
    delivery::{Content, Gateway, NotSent, Outgoing},
    rules::{
        Code, Id, Refusal, Secret,
        message::{Channel, Hindrance, Kind, State, next_try},
    },
    store::{
        self,
        message::{Claim, Standing},
        message_day::Whose,
        vault::Place,
    },
};

/// How long a gateway may take in all: less than the right to hand a message to it holds.
const CALL: Duration = Duration::from_secs(30);

/// How Kannel tells the end of a message.
const DELIVERED: u32 = 1;
const NOT_DELIVERED: u32 = 2;
const REFUSED: u32 = 16;

/// What came of one try.
#[derive(Debug)]
pub struct Report {
    /// The message.
    pub id: Id,
    /// Why it was not sent.
    pub trouble: Option<NotSent>,
    /// When it is tried again.
    pub again_at: Option<Timestamp>,
}

/// Takes up to `limit` messages of a channel that are due, in this service's name.
///
/// # Errors
/// When the database fails before one is taken.
pub async fn claim(house: &House, channel: Channel, now: Timestamp, limit: u32) -> Result<Vec<Claim>, Fault> {
    let due = store::message::due(&mut *house.store.read().await?, channel, now, limit).await?;
    let mut claims = Vec::with_capacity(due.len());
    for id in due {
        match take(house, id, now).await {
            Ok(claim) => claims.extend(claim),
            Err(error) if claims.is_empty() => return Err(error),
            // Whoever holds a right uses it; the next round meets the error again.
            Err(_) => break,
        }
    }
    Ok(claims)
}

async fn take(house: &House, id: Id, now: Timestamp) -> Result<Option<Claim>, Fault> {
    let mut tx = house.store.write().await?;
    let claim = store::message::claim(&mut tx, id, now).await?;
    tx.commit().await?;
    Ok(claim)
}

/// Hands a message to its gateway, and writes down what came of it. Nothing if the right ended meanwhile, or there is no
/// gateway.
///
/// # Errors
/// When the database fails: the right ends by itself, and the message is handed over again.
pub async fn send(house: &House, claim: &Claim, clock: &Clock) -> Result<Option<Report>, Fault> {
    let (Some(gateway), Some(now)) = (house.gateways.of(claim.channel), clock()) else { return Ok(None) };
    let places = match message_day::take(house, claim, now).await? {
        Ok(places) => places,
        Err(whose) => {
            let not = NotSent { hindrance: Hindrance::DayLimit, detail: String::new() };
            let again_at =
                (whose == Whose::All && claim.kind == Kind::Notice).then(|| message_day::tomorrow(house, now));
            let again_at = again_at.filter(|at| *at < claim.useful_until);
            return settle(house, claim, Err((not, again_at)), now, &[]).await;
        }
    };
    let sent = match content(house, claim) {
        Some(content) => {
            let content = if places.iter().any(|place| place.is_last()) {
                message_day::last(house, content, now)
            } else {
                content
            };
            hand_over(house, gateway, claim, &content, now).await
        }
        // Sealed with another key, or not ours.
        None => Err(NotSent { hindrance: Hindrance::Refused, detail: "it cannot be read".to_owned() }),
    };
    let now = clock().unwrap_or(now);
    let again_at = |not: &NotSent| not.hindrance.passes().then(|| next_try(claim.attempts, now));
    let sent = sent.map_err(|not| {
        let again_at = again_at(&not);
        (not, again_at)
    });
    settle(house, claim, sent, now, &places).await
}

fn content(house: &House, claim: &Claim) -> Option<Content> {
    let place = claim.id.to_string();
    let text = house.vault.open(Place("messages", "sealed", &place), &claim.sealed).ok()?;
    serde_json::from_str(text.expose()).ok()
}

async fn hand_over(
    house: &House,
    gateway: &Gateway,
    claim: &Claim,
    content: &Content,
    now: Timestamp,
) -> Result<(), NotSent> {
    let receipt = gateway.reports().then(|| receipt(house, claim.id));
    let outgoing = Outgoing {
        id: claim.id,
        channel: claim.channel,
        kind: claim.kind,
        content,
        useful_until: claim.useful_until,
        now,
        receipt: receipt.as_ref(),
    };
    let late = || NotSent { hindrance: Hindrance::NoAnswer, detail: "no answer in time".to_owned() };
    timeout(CALL, gateway.send(&outgoing)).await.unwrap_or_else(|_| Err(late()))
}

/// Writes down that it was sent, or why it was not and when it is tried again.
async fn settle(
    house: &House,
    claim: &Claim,
    sent: Result<(), (NotSent, Option<Timestamp>)>,
    now: Timestamp,
    places: &[DayPlace],
) -> Result<Option<Report>, Fault> {
    let mut tx = house.store.write().await?;
    if sent.as_ref().is_err_and(|(not, _)| !not.hindrance.may_have_left()) {
        message_day::give_back(&mut tx, places).await?;
    }
    let written = match &sent {
        Ok(()) => store::message::sent(&mut tx, claim, now).await?,
        Err((not, again_at)) => {
            store::message::not_sent(&mut tx, claim, (not.hindrance, &not.detail), *again_at).await?
        }
    };
    tx.commit().await?;
    let (trouble, again_at) = sent.err().map_or((None, None), |(not, again_at)| (Some(not), again_at));
    Ok(written.then_some(Report { id: claim.id, trouble, again_at }))
}

/// Gives up what has died before it could be sent; how many.
///
/// # Errors
/// When the database fails.
pub async fn expire(house: &House, now: Timestamp) -> Result<u64, Fault> {
    let mut tx = house.store.write().await?;
    let expired = store::message::expire(&mut tx, now).await?;
    tx.commit().await?;
    Ok(expired)
}

/// What names a message to this service when its gateway tells how it ended: nobody else can make it.
fn receipt(house: &House, id: Id) -> Secret {
    let id = id.to_string();
    let proof = house.vault.digest(Place("messages", "receipt", &id), "its gateway tells how it ended");
    // In a path a slash would begin another part of it.
    let proof = proof.replace('/', "_").replace('+', "-");
    Secret::from(format!("{id}.{proof}"))
}

/// The message that a token names.
///
/// # Errors
/// `receipt_unknown`.
fn named(house: &House, token: &str) -> Result<Id, Refusal> {
    let id = token.split_once('.').and_then(|(id, _)| id.parse().ok());
    let is = |id: &Id| bool::from(receipt(house, *id).expose().as_bytes().ct_eq(token.as_bytes()));
    id.filter(is).ok_or_else(|| Code::ReceiptUnknown.into())
}

impl Act for MessageReport {
    async fn act(&self, call: &mut Call<'_>) -> Result<MessageReported, Failure> {
        let (house, now) = (call.house, call.now);
        let id = named(house, &self.token)?;
        let arrived = match self.r#type {
            DELIVERED => true,
            NOT_DELIVERED | REFUSED => false,
            _ => return Ok(MessageReported { noted: false }),
        };
        let mut tx = house.store.write().await?;
        let noted = store::message::report(&mut tx, id, arrived, now).await?;
        tx.commit().await?;
        Ok(MessageReported { noted })
    }
}

/// Where a message is; who sees no contact details does not see which way it goes either, nor what would tell it: only
/// messages to phones are reported to have arrived or not, and wait for another day, and not each channel has a gateway.
/// How often it was tried, and when it was handed over, is told to everybody.
pub(super) fn view(call: &Call<'_>, one: &Standing, sees: bool) -> MessageView {
    let waits = one.state == State::Waiting;
    let next_try_at = one.due_at.filter(|_| sees && waits && one.attempts > 0);
    MessageView {
        created_at: call.moment(one.created_at),
        kind: one.kind.into(),
        topic: one.topic.map(Into::into),
        channel: sees.then(|| one.channel.into()),
        to: Some(one.recipient.clone()).filter(|to| sees && !to.is_empty()),
        state: sees.then(|| one.state.into()),
        tries: one.attempts,
        sent_at: one.sent_at.map(|at| call.moment(at)),
        delivered_at: one.delivered_at.filter(|_| sees).map(|at| call.moment(at)),
        next_try_at: next_try_at.map(|at| call.promise(at.max(call.now))),
        hindrance: one.hindrance.filter(|_| sees).map(Into::into),
        detail: one.detail.clone().filter(|detail| sees && !detail.is_empty()),
    }
}
