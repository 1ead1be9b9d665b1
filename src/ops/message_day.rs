//! How many messages leave the service in a day (MSG-6): counted where they are handed over.

use jiff::{Timestamp, civil::Date};

use super::{
    House,
    pipeline::{
        call::Call,
        failure::{Failure, Fault},
    },
};
use crate::{
    delivery::Content,
    rules::{
        Code, Refusal,
        message::{Channel, Kind, Topic, day_limit},
        time::{next_day, start_of_day, today},
    },
    store::{self, Conn, message::Claim, message_day::Whose},
};

/// A place among what goes out on a day (MSG-6).
pub(super) struct DayPlace {
    day: Date,
    whose: Whose,
    number: u32,
    limit: u32,
}

/// How many of a kind a day may have.
struct Limit {
    whose: Whose,
    limit: u32,
    /// Whether what goes beyond is counted, and goes out.
    is_exempt: bool,
}

impl DayPlace {
    /// Whether its reader gets no more on that day.
    pub(super) fn is_last(&self) -> bool {
        self.whose != Whose::All && self.number == self.limit
    }

    fn log(&self, house: &House) {
        let policy = &house.policy.messages;
        let (number, limit) = (self.number, policy.phone_per_day);
        match self.whose {
            Whose::All if number == limit => {
                tracing::error!(limit, "the day's text messages and calls are used up: none goes out till midnight");
            }
            Whose::All if number == policy.half_of_phone_per_day() => {
                tracing::warn!(limit, "half of the day's text messages and calls are used: the rest is for sign-ins");
            }
            _ => {}
        }
    }
}

/// What limits a message, and how far.
fn limits(house: &House, claim: &Claim) -> impl Iterator<Item = Limit> {
    let policy = &house.policy.messages;
    let owner = claim.account.filter(|_| claim.kind == Kind::Notice);
    let is_exempt = claim.topic.is_some_and(Topic::is_security_alert);
    let owner = owner.map(|owner| Limit { whose: Whose::Account(owner), limit: policy.notices_per_day, is_exempt });
    let all = || Limit { whose: Whose::All, limit: day_limit(claim.kind, policy), is_exempt: false };
    let all = (claim.channel != Channel::Mail).then(all);
    owner.into_iter().chain(all)
}

/// Takes its places of the day, all of them or none; then, whose are used up.
pub(super) async fn take(house: &House, claim: &Claim, now: Timestamp) -> Result<Result<Vec<DayPlace>, Whose>, Fault> {
    let day = today(now, &house.zone);
    let mut limits = limits(house, claim).peekable();
    let mut places = Vec::new();
    if limits.peek().is_none() {
        return Ok(Ok(places));
    }
    let mut tx = house.store.write().await?;
    for Limit { whose, limit, is_exempt } in limits {
        let most = if is_exempt { u32::MAX } else { limit };
        let Some(number) = store::message_day::take(&mut tx, day, whose, most).await? else { return Ok(Err(whose)) };
        places.push(DayPlace { day, whose, number, limit });
    }
    tx.commit().await?;
    places.iter().for_each(|place| place.log(house));
    Ok(Ok(places))
}

/// Its gateway has certainly not taken it.
pub(super) async fn give_back(conn: &mut Conn, places: &[DayPlace]) -> Result<(), Fault> {
    for place in places {
        store::message_day::give_back(conn, place.day, place.whose).await?;
    }
    Ok(())
}

/// A notice as the last that its reader gets on this day.
pub(super) fn last(house: &House, content: Content, now: Timestamp) -> Content {
    content.last_of_day(tomorrow(house, now), &house.policy.service_name, &house.zone)
}

/// When the next day begins.
pub(super) fn tomorrow(house: &House, now: Timestamp) -> Timestamp {
    start_of_day(next_day(today(now, &house.zone)), &house.zone)
}

/// Whether a text message or call of a kind may be asked for on this day (MSG-6). What asks at the same moment is counted
/// when it goes out.
///
/// # Errors
/// `code_day_limit`, with the next day's beginning.
pub(super) async fn may_cost(call: &mut Call<'_>, channel: Channel, kind: Kind) -> Result<(), Failure> {
    let (house, now) = (call.house, call.now);
    if channel == Channel::Mail || house.keeps(channel) {
        return Ok(());
    }
    let limit = day_limit(kind, &house.policy.messages);
    let number = store::message_day::of(call.tx().await?, today(now, &house.zone), Whose::All).await?;
    if number < limit {
        return Ok(());
    }
    let refusal = Refusal::new(Code::CodeDayLimit).fact("whose", "service");
    Err(refusal.from_when(tomorrow(house, now)).into())
}
