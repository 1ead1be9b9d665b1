//! Less secure app access (LSA-*): on and off. Which password a mail app can use now is told with it.

use jiff::{Timestamp, ToSpan, civil::Date};
use serde_json::{Value, json};

use super::{
    drive::{Scene, Sent},
    house::{Ask, House, Person, Right, Who, midnight},
    outcome::{Outcome, no, told, told_from},
    role::Role,
};

#[derive(Debug, Clone)]
pub(crate) struct LessSecureApps {
    since: Timestamp,
    until: Option<Date>,
    /// The sign-in that has allowed them.
    pub(crate) opened: usize,
}

impl LessSecureApps {
    /// LSA-3: 30 days after it was turned on, or at the end of the last day that was set.
    pub(crate) fn end(&self) -> Timestamp {
        let by_itself = self.since + (30 * 24).hours();
        self.until_at().map_or(by_itself, |until| until.min(by_itself))
    }

    fn until_at(&self) -> Option<Timestamp> {
        Some(midnight(self.until?.tomorrow().unwrap()))
    }
}

#[derive(Debug, Clone)]
pub(crate) enum Step {
    /// `until` is so many days from today.
    Enable {
        who: Who,
        until: Option<i64>,
    },
    Disable {
        by: Who,
        target: usize,
        reason: bool,
    },
}

impl Step {
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Step::Enable { .. } => "less-secure-apps.enable",
            Step::Disable { .. } => "less-secure-apps.disable",
        }
    }

    pub(crate) fn ask(&self) -> Ask {
        match *self {
            Step::Enable { who, .. } => Ask::own(who).dangerous(),
            Step::Disable { by, target, reason } => Ask::on(by, target, Right::OwnOr(Role::Administrator), reason),
        }
    }

    pub(crate) fn act(&self, house: &mut House) -> Outcome {
        let (now, today) = (house.now, house.today());
        match *self {
            Step::Enable { who, until } => {
                let person = &mut house.people[who.person];
                if person.two_step_since.is_some() {
                    return no("less_secure_apps_two_step");
                }
                if until.is_some_and(|days| days < 0) {
                    return no("invalid_value");
                }
                let before = person.less_secure_apps_view(now);
                let until = until.map(|days| today + days.days());
                person.less_secure_apps =
                    Some(LessSecureApps { since: now, until, opened: person.sessions[who.session].opened });
                Ok(person.less_secure_apps_changed(&before, now))
            }
            Step::Disable { by, target, .. } => {
                house.target(target)?;
                house.stands_over(by, target)?;
                let person = &mut house.people[target];
                let before = person.less_secure_apps_view(now);
                if person.less_secure_apps_held(now).is_none() {
                    return no("less_secure_apps_off");
                }
                person.less_secure_apps = None;
                Ok(person.less_secure_apps_changed(&before, now))
            }
        }
    }

    pub(crate) fn send(&self, scene: &Scene<'_>) -> Sent {
        match *self {
            Step::Enable { who, until } => {
                let until = until.map(|days| (scene.house.today() + days.days()).to_string());
                scene.by(who, "POST", "/v1/me/less-secure-apps/enable", json!({ "until": until }))
            }
            Step::Disable { by, target, reason } => {
                scene.on(by, "POST", target, "/less-secure-apps/disable", json!({})).reason(reason)
            }
        }
    }
}

impl Person {
    pub(crate) fn less_secure_apps_held(&self, now: Timestamp) -> Option<&LessSecureApps> {
        self.less_secure_apps.as_ref().filter(|held| now < held.end())
    }

    pub(crate) fn less_secure_apps_view(&self, now: Timestamp) -> Value {
        match self.less_secure_apps_held(now) {
            None => json!({ "state": "off" }),
            Some(held) => json!({ "state": "on", "since": told(held.since), "ends_at": told_from(held.end()),
                "until_at": held.until_at().map(told) }),
        }
    }

    /// Which password a mail app can use now, or what to do first (2SV-6, LSA-1). No mail password is in force here.
    pub(crate) fn credential_view(&self, now: Timestamp) -> Value {
        if !self.enabled || self.locked_down_at.is_some() {
            return json!({ "usable": null, "first": "open-account" });
        }
        let on = self.two_step_since.is_some();
        if on && self.app_passwords_held().count() > 0 {
            return json!({ "usable": "app-password", "first": null });
        }
        let first = match (on, self.less_secure_apps_held(now).is_some()) {
            (true, _) => "create-app-password",
            (false, true) => "set-mail-password",
            (false, false) => "allow-an-app-and-set-mail-password",
        };
        json!({ "usable": null, "first": first })
    }

    fn less_secure_apps_changed(&self, before: &Value, now: Timestamp) -> Value {
        json!({ "before": before, "less_secure_apps": self.less_secure_apps_view(now),
            "credential": self.credential_view(now) })
    }
}

pub(crate) fn choose(house: &House) -> Vec<(u32, Step)> {
    let mut steps = Vec::new();
    for place in 0..house.people.len() {
        let who = house.newest(place);
        let weight = if house.is_fresh(who) && house.people[place].two_step_since.is_none() { 3 } else { 1 };
        steps.extend([None, Some(-1), Some(0), Some(3), Some(60)].map(|until| (weight, Step::Enable { who, until })));
    }
    for (by, target, boss) in house.pairs(Role::Administrator) {
        let held = house.people.get(target).is_some_and(|it| it.less_secure_apps_held(house.now).is_some());
        let weight = if held && (boss || by.person == target) { 8 } else { 1 };
        steps.push((weight, Step::Disable { by, target, reason: by.person != target }));
    }
    steps
}
