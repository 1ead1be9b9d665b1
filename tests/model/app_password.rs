//! App passwords (APPPW-*): create, delete. The policy of the model allows 3 at a time.

use serde_json::{Value, json};

use super::{
    drive::{Hand, Scene, Sent},
    house::{Ask, House, Person, Right, Who},
    outcome::{Outcome, no},
    role::Role,
};

/// App passwords at a time.
pub(crate) const MOST: usize = 3;

#[derive(Debug, Clone)]
pub(crate) struct AppPassword {
    pub(crate) serial: usize,
    revoked: bool,
}

impl AppPassword {
    pub(crate) fn name(&self) -> String {
        format!("app {}", self.serial)
    }
}

impl Person {
    pub(crate) fn app_passwords_held(&self) -> impl Iterator<Item = &AppPassword> {
        self.app_passwords.iter().filter(|one| !one.revoked)
    }

    pub(crate) fn revoke_app_passwords(&mut self) {
        self.app_passwords.iter_mut().for_each(|one| one.revoked = true);
    }
}

#[derive(Debug, Clone)]
pub(crate) enum Step {
    Create { who: Who },
    Delete { by: Who, target: usize, nth: usize, reason: bool },
}

impl Step {
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Step::Create { .. } => "app-password.create",
            Step::Delete { .. } => "app-password.delete",
        }
    }

    pub(crate) fn ask(&self) -> Ask {
        match *self {
            Step::Create { who } => Ask::own(who).dangerous(),
            Step::Delete { by, target, reason, .. } => Ask::on(by, target, Right::OwnOr(Role::HelpDesk), reason),
        }
    }

    pub(crate) fn act(&self, house: &mut House) -> Outcome {
        match *self {
            Step::Create { who } => {
                let serial = house.serial();
                let person = &mut house.people[who.person];
                if person.two_step_since.is_none() {
                    return no("two_step_off");
                }
                if person.app_passwords_held().count() >= MOST {
                    return no("app_password_limit");
                }
                let made = AppPassword { serial, revoked: false };
                let reply = json!({ "app_password": { "name": made.name() } });
                person.app_passwords.push(made);
                Ok(reply)
            }
            Step::Delete { by, target, nth, .. } => {
                house.target(target)?;
                house.stands_over(by, target)?;
                let target = &mut house.people[target];
                let Some(one) = target.app_passwords.get_mut(nth).filter(|one| !one.revoked) else {
                    return no("app_password_not_found");
                };
                one.revoked = true;
                Ok(json!({ "app_password": { "name": target.app_passwords[nth].name() } }))
            }
        }
    }

    pub(crate) fn send(&self, scene: &Scene<'_>) -> Sent {
        match *self {
            Step::Create { who } => {
                let serial = scene.house.clone().serial();
                let name = AppPassword { serial, revoked: false }.name();
                scene.by(who, "POST", "/v1/me/app-passwords", json!({ "name": name }))
            }
            Step::Delete { by, target, nth, reason } => {
                let person = scene.house.people.get(target);
                let serial = person.and_then(|person| person.app_passwords.get(nth)).map(|one| one.serial);
                let path = format!("/app-passwords/{}", scene.id(serial));
                scene.on(by, "DELETE", target, &path, Value::Null).reason(reason)
            }
        }
    }

    pub(crate) fn learn(&self, after: &House, hand: &mut Hand, reply: &Value) {
        if let Step::Create { who } = self
            && let Some(made) = after.people.get(who.person).and_then(|person| person.app_passwords.last())
        {
            hand.keep(made.serial, reply["app_password"]["id"].as_str().unwrap());
        }
    }
}

pub(crate) fn choose(house: &House) -> Vec<(u32, Step)> {
    let mut steps = Vec::new();
    for place in 0..house.people.len() {
        let who = house.newest(place);
        let on = house.people[place].two_step_since.is_some();
        steps.push((if on && house.is_fresh(who) { 20 } else { 1 }, Step::Create { who }));
    }
    for (by, target, desk) in house.pairs(Role::HelpDesk) {
        let Some(person) = house.people.get(target) else { continue };
        let held = person.app_passwords_held().count() > 0;
        let weight = if held && (desk || by.person == target) { 3 } else { 1 };
        let count = person.app_passwords.len();
        for nth in count.saturating_sub(2)..count.max(1) {
            let reason = by.person != target;
            steps.push((weight, Step::Delete { by, target, nth, reason }));
            if held {
                steps.push((1, Step::Delete { by, target, nth, reason: false }));
            }
        }
    }
    steps
}
