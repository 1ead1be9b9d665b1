//! What the help desk resets: a code to the registered contact (PASS-1), and a lost second step.

use jiff::{Timestamp, ToSpan};
use serde_json::json;

use super::{
    drive::{Scene, Sent},
    house::{Ask, House, Right, Who},
    outcome::{Outcome, no, no_until, told, told_from},
    role::Role,
};

/// Codes that the help desk sends for an account in an hour.
const CODES: usize = 5;

#[derive(Debug, Clone, Copy, PartialEq)]
enum What {
    Password,
    TwoStep,
}

#[derive(Debug, Clone)]
pub(crate) struct Step {
    what: What,
    by: Who,
    target: usize,
    reason: bool,
}

impl Step {
    pub(crate) fn kind(&self) -> &'static str {
        match self.what {
            What::Password => "account.reset",
            What::TwoStep => "two-step.reset",
        }
    }

    pub(crate) fn ask(&self) -> Ask {
        let ask = |role| Ask { needs_reason: true, ..Ask::on(self.by, self.target, Right::Only(role), self.reason) };
        match self.what {
            What::Password => ask(Role::Helper),
            // SIGN-3: a change of 2-step verification, whoever makes it.
            What::TwoStep => ask(Role::HelpDesk).dangerous(),
        }
    }

    pub(crate) fn act(&self, house: &mut House) -> Outcome {
        house.target(self.target)?;
        house.stands_over(self.by, self.target)?;
        match self.what {
            What::Password => sends(house, self.target),
            What::TwoStep => resets(house, self.target),
        }
    }

    pub(crate) fn send(&self, scene: &Scene<'_>) -> Sent {
        let rest = match self.what {
            What::Password => "/reset",
            What::TwoStep => "/2sv/reset",
        };
        scene.on(self.by, "POST", self.target, rest, json!({})).reason(self.reason)
    }
}

/// A code goes to the contact, a mail address here: it lives a day. One that is locked down is opened by it.
fn sends(house: &mut House, target: usize) -> Outcome {
    let (now, person) = (house.now, &mut house.people[target]);
    if !person.enabled {
        return no("account_disabled");
    }
    let is_of_the_hour = |at: &&Timestamp| **at - 1.hour() < now && now < **at + 1.hour();
    let mut of_the_hour: Vec<Timestamp> = person.resets_sent.iter().filter(is_of_the_hour).copied().collect();
    of_the_hour.sort();
    if let Some(first) = of_the_hour.len().checked_sub(CODES) {
        return no_until("code_send_limit", of_the_hour[first] + 1.hour());
    }
    person.resets_sent.push(now);
    Ok(json!({ "account": house.people[target].view(house),
        "reset": { "sent_at": told(now), "expires_at": told_from(now + 24.hours()) } }))
}

/// Whoever has found the lost phone is not signed in any more either.
fn resets(house: &mut House, target: usize) -> Outcome {
    let (now, person) = (house.now, &mut house.people[target]);
    if person.two_step_since.is_none() {
        return no("two_step_off");
    }
    let (revoked, left) = (person.app_passwords_held().count(), person.backup_codes_left());
    person.turn_two_step_off();
    let ended = person.ends_sessions(None, now);
    Ok(json!({ "account": house.people[target].view(house), "app_passwords_revoked": revoked,
        "backup_codes_revoked": left, "sessions_ended": ended }))
}

pub(crate) fn choose(house: &House) -> Vec<(u32, Step)> {
    let mut steps = Vec::new();
    for (what, role) in [(What::Password, Role::Helper), (What::TwoStep, Role::HelpDesk)] {
        for (by, target, high) in house.pairs(role) {
            let on = house.people.get(target).is_some_and(|person| person.two_step_since.is_some());
            let weight = if high && (on || what == What::Password) { 4 } else { 1 };
            steps.push((weight, Step { what, by, target, reason: true }));
            if high {
                steps.push((1, Step { what, by, target, reason: false }));
            }
        }
    }
    steps
}
