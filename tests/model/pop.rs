//! POP (POP-*): its mode, what was downloaded, the lock. The policy of the model allows 10 MB a day.

use jiff::{Timestamp, ToSpan};
use serde_json::{Value, json};

use super::{
    drive::{Scene, Sent},
    house::{Ask, House, Person, Right, Who, midnight},
    outcome::{Outcome, no, told, told_from},
    role::Role,
};

/// Bytes of a day.
const LIMIT: u64 = 10_000_000;

#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Mode {
    Disabled,
    All,
    FromNowOn,
}

impl Mode {
    fn word(self) -> &'static str {
        match self {
            Mode::Disabled => "disabled",
            Mode::All => "all",
            Mode::FromNowOn => "from-now-on",
        }
    }
}

#[derive(Debug, Clone)]
pub(crate) struct Pop {
    mode: Mode,
    used: u64,
    /// When what was used no longer counts: at midnight, or when a lock is over.
    fresh_at: Timestamp,
    locked_at: Option<Timestamp>,
}

impl Default for Pop {
    fn default() -> Self {
        Self { mode: Mode::Disabled, used: 0, fresh_at: Timestamp::MIN, locked_at: None }
    }
}

impl Pop {
    /// POP-2: locked for 24 hours from the crossing.
    fn locked_until(&self, now: Timestamp) -> Option<Timestamp> {
        self.locked_at.map(|_| self.fresh_at).filter(|until| now < *until)
    }

    /// As it stands: yesterday's bytes count no more.
    fn today(&self, house: &House) -> Pop {
        if house.now < self.fresh_at { self.clone() } else { self.fresh(house) }
    }

    fn fresh(&self, house: &House) -> Pop {
        Pop { used: 0, locked_at: None, fresh_at: midnight(house.today().tomorrow().unwrap()), mode: self.mode }
    }

    pub(crate) fn view(&self, house: &House) -> Value {
        let pop = self.today(house);
        let left = if pop.locked_at.is_some() { 0 } else { LIMIT.saturating_sub(pop.used) };
        json!({ "mode": pop.mode.word(), "used_bytes": pop.used, "limit_bytes": LIMIT, "left_bytes": left,
            "used_percent": pop.used * 100 / LIMIT, "fresh_at": told_from(pop.fresh_at),
            "locked_at": pop.locked_at.map(told), "locked_until": pop.locked_until(house.now).map(told_from) })
    }
}

#[derive(Debug, Clone)]
pub(crate) enum Step {
    Switch {
        who: Who,
        mode: Mode,
    },
    Unlock {
        by: Who,
        target: usize,
        reason: bool,
    },
    /// A mail server reports what a session has downloaded in all.
    Use {
        target: usize,
        bytes: u64,
    },
}

impl Step {
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Step::Switch { mode: Mode::Disabled, .. } => "pop.disable",
            Step::Switch { .. } => "pop.enable",
            Step::Unlock { .. } => "pop.unlock",
            Step::Use { .. } => "pop.use",
        }
    }

    pub(crate) fn ask(&self) -> Ask {
        match *self {
            Step::Switch { who, .. } => Ask::own(who),
            Step::Unlock { by, target, reason } => {
                Ask { needs_reason: true, ..Ask::on(by, target, Right::Only(Role::HelpDesk), reason) }
            }
            Step::Use { target, .. } => {
                let nobody = Who { person: usize::MAX, session: 0 };
                Ask { writes: false, ..Ask::on(nobody, target, Right::MailServer, false) }
            }
        }
    }

    pub(crate) fn act(&self, house: &mut House) -> Outcome {
        let now = house.now;
        match *self {
            Step::Switch { who, mode } => {
                if house.people[who.person].pop.mode == mode {
                    return no("nothing_to_change");
                }
                let before = house.people[who.person].pop.view(house);
                house.people[who.person].pop.mode = mode;
                let person = &house.people[who.person];
                let pop = json!({ "pop": person.pop.view(house), "credential": person.credential_view(now) });
                Ok(json!({ "before": before, "now": pop }))
            }
            Step::Unlock { by, target, .. } => {
                let pop = house.target(target)?.pop.clone();
                if by.person == target {
                    return no("own_lock");
                }
                house.stands_over(by, target)?;
                if pop.locked_until(now).is_none() {
                    return no("pop_not_locked");
                }
                let before = pop.view(house);
                house.people[target].pop = pop.fresh(house);
                Ok(json!({ "before": before, "pop": house.people[target].pop.view(house) }))
            }
            Step::Use { target, bytes } => {
                let mut pop = house.target(target)?.pop.today(house);
                pop.used += bytes;
                if pop.used > LIMIT && pop.locked_at.is_none() {
                    (pop.locked_at, pop.fresh_at) = (Some(now), now + 24.hours());
                }
                house.people[target].pop = pop;
                Ok(house.people[target].pop_allowed(now))
            }
        }
    }

    pub(crate) fn send(&self, scene: &Scene<'_>) -> Sent {
        match *self {
            Step::Switch { who, mode: Mode::Disabled } => scene.by(who, "POST", "/v1/me/pop/disable", json!({})),
            Step::Switch { who, mode } => {
                scene.by(who, "POST", "/v1/me/pop/enable", json!({ "messages": mode.word() }))
            }
            Step::Unlock { by, target, reason } => {
                scene.on(by, "POST", target, "/pop/unlock", json!({})).reason(reason)
            }
            Step::Use { target, bytes } => {
                let session = format!("session {}", scene.house.now);
                let body = json!({ "user": scene.login_id(target), "session": session, "total_bytes": bytes });
                scene.by_mail_server("POST", "/v1/pop/use", body)
            }
        }
    }
}

impl Person {
    /// Whether a POP session may go on, and for how long.
    fn pop_allowed(&self, now: Timestamp) -> Value {
        let locked_until = self.pop.locked_until(now);
        let code = match (self.must_be_open(), self.pop.mode, locked_until) {
            (Err(shut), ..) => Some(shut.code),
            (_, Mode::Disabled, _) => Some("pop_disabled"),
            // No mail server can be asked where new mail begins.
            (_, Mode::FromNowOn, _) => Some("pop_start_unknown"),
            (.., Some(_)) => Some("pop_locked"),
            _ => None,
        };
        let from = locked_until.filter(|_| code == Some("pop_locked")).map(super::outcome::told_from);
        let left = if code.is_none() { LIMIT.saturating_sub(self.pop.used) } else { 0 };
        json!({ "allowed": code.is_none(), "left_bytes": left, "code": code, "possible_from": from })
    }
}

/// When a day's count or a lock ends.
pub(crate) fn ends(person: &Person) -> Option<Timestamp> {
    person.pop.locked_at.map(|_| person.pop.fresh_at)
}

pub(crate) fn choose(house: &House) -> Vec<(u32, Step)> {
    let mut steps = Vec::new();
    for place in 0..house.people.len() {
        let who = house.newest(place);
        let person = &house.people[place];
        let weight = if house.signed_in(who).is_some() { 4 } else { 1 };
        for mode in [Mode::Disabled, Mode::All, Mode::FromNowOn] {
            let weight = if person.pop.mode == Mode::Disabled { weight } else { 1 };
            steps.push((weight, Step::Switch { who, mode }));
        }
        let weight = if person.pop.mode == Mode::Disabled { 1 } else { 8 };
        for bytes in [0, 4_000_000, LIMIT - person.pop.used.min(LIMIT), LIMIT + 1] {
            steps.push((weight, Step::Use { target: place, bytes }));
        }
    }
    steps.push((2, Step::Use { target: house.people.len(), bytes: 1 }));
    for (by, target, desk) in house.pairs(Role::HelpDesk) {
        let locked = house.people.get(target).is_some_and(|it| it.pop.locked_until(house.now).is_some());
        steps.push((
            if locked && desk && by.person != target { 20 } else { 1 },
            Step::Unlock { by, target, reason: true },
        ));
        if desk {
            steps.push((1, Step::Unlock { by, target, reason: false }));
        }
    }
    steps
}
