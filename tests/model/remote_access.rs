//! Remote access (REMOTE-*): a seat of an entitlement. The policy of the model has two seats.

use serde_json::{Value, json};

use super::{
    drive::{Scene, Sent},
    house::{Ask, House, Person, Right, Who},
    outcome::{Outcome, no, told_from},
    role::Role,
};

/// Seats for everyone together.
pub(crate) const SEATS: usize = 2;

#[derive(Debug, Clone)]
pub(crate) struct Step {
    by: Who,
    target: usize,
    on: bool,
    reason: bool,
}

impl Step {
    pub(crate) fn kind(&self) -> &'static str {
        if self.on { "remote-access.enable" } else { "remote-access.disable" }
    }

    pub(crate) fn ask(&self) -> Ask {
        Ask::on(self.by, self.target, Right::OwnOr(Role::Administrator), self.reason)
    }

    pub(crate) fn act(&self, house: &mut House) -> Outcome {
        let person = house.target(self.target)?.clone();
        house.stands_over(self.by, self.target)?;
        let before = person.remote_access_view(house);
        if !self.on {
            if !person.has_seat(house) {
                return no("remote_access_off");
            }
            house.people[self.target].seat = None;
        } else {
            person.must_be_open()?;
            if person.holds_entitlement(house.now).is_none() {
                return no("not_entitled");
            }
            if person.has_seat(house) {
                return no("remote_access_on");
            }
            if taken(house) >= SEATS {
                return no("remote_access_full");
            }
            house.people[self.target].seat = Some(person.grants);
        }
        let after = house.people[self.target].remote_access_view(house);
        Ok(json!({ "before": before,
            "now": { "remote_access": after, "seats": SEATS, "seats_free": SEATS - taken(house) } }))
    }

    pub(crate) fn send(&self, scene: &Scene<'_>) -> Sent {
        let verb = if self.on { "/remote-access/enable" } else { "/remote-access/disable" };
        scene.on(self.by, "POST", self.target, verb, json!({})).reason(self.reason)
    }
}

impl Person {
    /// A seat belongs to the entitlement that it was taken with, and ends with it.
    fn has_seat(&self, house: &House) -> bool {
        self.seat == Some(self.grants) && self.holds_entitlement(house.now).is_some()
    }

    fn remote_access_view(&self, house: &House) -> Value {
        let ends_at =
            self.holds_entitlement(house.now).filter(|_| self.has_seat(house)).map(|held| told_from(held.end()));
        json!({ "state": if self.has_seat(house) { "on" } else { "off" }, "ends_at": ends_at })
    }
}

fn taken(house: &House) -> usize {
    house.people.iter().filter(|person| person.has_seat(house)).count()
}

pub(crate) fn choose(house: &House) -> Vec<(u32, Step)> {
    let mut steps = Vec::new();
    for (by, target, boss) in house.pairs(Role::Administrator) {
        let reason = by.person != target;
        let may = house.signed_in(by).is_some() && (boss || !reason);
        let known = house.people.get(target);
        let entitled = known.is_some_and(|person| person.holds_entitlement(house.now).is_some());
        let seated = known.is_some_and(|person| person.has_seat(house));
        let weight = |good: bool, weight| if may && good { weight } else { 1 };
        steps.push((weight(entitled && !seated, 12), Step { by, target, on: true, reason }));
        steps.push((weight(seated, 4), Step { by, target, on: false, reason }));
    }
    steps
}
