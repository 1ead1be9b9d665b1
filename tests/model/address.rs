//! The cloud mail address (ADDR-*): set and withdraw. That a pending one takes effect is not walked here yet.

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde_json::{Value, json};

use super::{
    clock,
    drive::{Scene, Sent},
    house::{Ask, House, Person, Who, next_run},
    outcome::{Outcome, no, told, told_from},
};

/// An address that waits for the mail platform.
#[derive(Debug, Clone)]
pub(crate) struct PendingAddress {
    local: &'static str,
    pub(crate) asked_at: Timestamp,
}

/// Addresses that people ask for: two that are possible, and what nobody may have (ADDR-4).
const LOCAL: [&str; 4] = ["hanako", "taro", "postmaster", "20260401"];

#[derive(Debug, Clone)]
pub(crate) enum Step {
    Set { who: Who, local: &'static str },
    Withdraw { who: Who },
}

impl Step {
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Step::Set { .. } => "address.set",
            Step::Withdraw { .. } => "address.withdraw",
        }
    }

    pub(crate) fn ask(&self) -> Ask {
        match *self {
            Step::Set { who, .. } | Step::Withdraw { who } => Ask::own(who),
        }
    }

    pub(crate) fn act(&self, house: &mut House) -> Outcome {
        let now = house.now;
        match *self {
            Step::Set { who, local } => {
                if local == "20260401" {
                    return no("invalid_value");
                }
                if local == "postmaster" {
                    return no("address_reserved");
                }
                if house.people[who.person].pending_address.is_some() {
                    return no("address_pending");
                }
                if taken(house).contains(local) {
                    return no("address_taken");
                }
                let person = &mut house.people[who.person];
                person.pending_address = Some(PendingAddress { local, asked_at: now });
                Ok(json!({ "before": { "pending": null }, "address": person.address_view(now) }))
            }
            Step::Withdraw { who } => {
                let person = &mut house.people[who.person];
                let before = person.address_view(now);
                if person.pending_address.take().is_none() {
                    return no("no_address_pending");
                }
                Ok(json!({ "before": before, "address": person.address_view(now) }))
            }
        }
    }

    pub(crate) fn send(&self, scene: &Scene<'_>) -> Sent {
        match *self {
            // Addresses are one for the whole service, so that each sequence has its own.
            Step::Set { who, local } => {
                let own = !["postmaster", "20260401"].contains(&local);
                let address = if own { scene.named(local) } else { local.to_owned() };
                scene.by(who, "PUT", "/v1/me/address", json!({ "address": address }))
            }
            Step::Withdraw { who } => scene.by(who, "DELETE", "/v1/me/address/pending", Value::Null),
        }
    }
}

/// What waits for somebody; nobody else gets it.
fn taken(house: &House) -> BTreeSet<&'static str> {
    house.people.iter().filter_map(|person| Some(person.pending_address.as_ref()?.local)).collect()
}

impl Person {
    /// When what was asked for at an instant reaches the mail platform; late, it is taken up now.
    pub(crate) fn reaches_platform(asked_at: Timestamp, now: Timestamp) -> String {
        told_from(next_run(asked_at).max(now))
    }

    pub(crate) fn address_view(&self, now: Timestamp) -> Value {
        let pending = self.pending_address.as_ref().map(|pending| {
            json!({ "asked_at": told(pending.asked_at), "effective_at": Self::reaches_platform(pending.asked_at, now) })
        });
        json!({ "present": null, "pending": pending })
    }
}

pub(crate) fn choose(house: &House) -> Vec<(u32, Step)> {
    let mut steps = Vec::new();
    for place in 0..house.people.len() {
        let who = house.newest(place);
        let here = house.signed_in(who).is_some();
        if !clock::run_is_near(house) {
            steps.extend(LOCAL.map(|local| (if here { 2 } else { 1 }, Step::Set { who, local })));
        }
        let waits = house.people[place].pending_address.is_some();
        steps.push((if waits && here { 60 } else { 1 }, Step::Withdraw { who }));
    }
    steps
}
