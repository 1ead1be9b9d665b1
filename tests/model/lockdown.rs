//! One act for a leak (ALIAS-5): what shuts an account until the help desk lifts it.

use serde_json::{Value, json};

use super::{
    drive::{Scene, Sent},
    house::{Ask, House, Person, Right, Who},
    outcome::{No, Outcome, no, told},
    role::Role,
};

#[derive(Debug, Clone)]
pub(crate) struct Step {
    by: Who,
    target: usize,
    reason: bool,
}

impl Step {
    pub(crate) fn kind(&self) -> &'static str {
        "account.lockdown"
    }

    pub(crate) fn ask(&self) -> Ask {
        Ask::on(self.by, self.target, Right::OwnOr(Role::HelpDesk), self.reason)
    }

    pub(crate) fn act(&self, house: &mut House) -> Outcome {
        let now = house.now;
        house.target(self.target)?;
        house.stands_over(self.by, self.target)?;
        let person = &mut house.people[self.target];
        if person.locked_down_at.is_some() {
            return no("already_locked_down");
        }
        person.locked_down_at = Some(now);
        let allowed = person.less_secure_apps.take().is_some_and(|held| now < held.end());
        (person.mail_password, person.pending_address, person.enrolment) = (None, None, None);
        person.ends_flows();
        let revoked = person.app_passwords_held().count();
        person.revoke_app_passwords();
        let ended = person.ends_sessions(None, now);
        Ok(json!({ "account": house.people[self.target].view(house), "locked_down_at": told(now),
            "sessions_ended": ended, "app_passwords_revoked": revoked, "less_secure_apps_ended": allowed }))
    }

    pub(crate) fn send(&self, scene: &Scene<'_>) -> Sent {
        scene.on(self.by, "POST", self.target, "/lockdown", Value::Object(Default::default())).reason(self.reason)
    }
}

impl Person {
    /// What the account is, as it is shown. One that is disabled is that first.
    pub(crate) fn state(&self) -> &'static str {
        match (self.enabled, self.locked_down_at) {
            (false, _) => "disabled",
            (true, Some(_)) => "locked_down",
            (true, None) => "enabled",
        }
    }

    /// Whether it can be used.
    pub(crate) fn is_open(&self) -> bool {
        self.state() == "enabled"
    }

    /// The same, with why not.
    pub(crate) fn must_be_open(&self) -> Result<(), No> {
        match self.state() {
            "disabled" => no("account_disabled"),
            "locked_down" => no("locked_down"),
            _ => Ok(()),
        }
    }
}

pub(crate) fn choose(house: &House) -> Vec<(u32, Step)> {
    let mut steps = Vec::new();
    for (by, target, desk) in house.pairs(Role::HelpDesk) {
        let reason = by.person != target;
        steps.push((1, Step { by, target, reason }));
        if desk && reason {
            steps.push((1, Step { by, target, reason: false }));
        }
    }
    steps
}
