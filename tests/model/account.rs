//! Accounts: create, show, update, disable, enable, unlock.

use jiff::{Timestamp, ToSpan};
use serde_json::{Value, json};

use super::{
    drive::{Hand, Scene, Sent},
    house::{Ask, House, Person, Right, Who},
    outcome::{Outcome, no, told, told_from},
    role::{Affiliation, Role},
    tries::Tries,
};

#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Change {
    Department(usize),
    Affiliation(Affiliation),
}

#[derive(Debug, Clone)]
pub(crate) enum Step {
    /// A new login id, or one that is taken.
    Create {
        by: Who,
        taken: Option<usize>,
        affiliation: Affiliation,
    },
    Show {
        by: Who,
        target: usize,
    },
    Update {
        by: Who,
        target: usize,
        change: Change,
    },
    Disable {
        by: Who,
        target: usize,
        reason: bool,
    },
    Enable {
        by: Who,
        target: usize,
    },
    Unlock {
        by: Who,
        target: usize,
        reason: bool,
    },
}

impl Step {
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Step::Create { .. } => "account.create",
            Step::Show { .. } => "account.show",
            Step::Update { .. } => "account.update",
            Step::Disable { .. } => "account.disable",
            Step::Enable { .. } => "account.enable",
            Step::Unlock { .. } => "account.unlock",
        }
    }

    pub(crate) fn ask(&self) -> Ask {
        let administrator = Right::Only(Role::Administrator);
        match *self {
            Step::Create { by, .. } => Ask { right: administrator, ..Ask::own(by) },
            Step::Show { by, target } => {
                Ask { writes: false, ..Ask::on(by, target, Right::OwnOr(Role::Helper), false) }
            }
            Step::Update { by, target, .. } | Step::Enable { by, target } => Ask::on(by, target, administrator, false),
            Step::Disable { by, target, reason } => {
                Ask { needs_reason: true, ..Ask::on(by, target, administrator, reason) }
            }
            Step::Unlock { by, target, reason } => {
                Ask { needs_reason: true, ..Ask::on(by, target, Right::Only(Role::HelpDesk), reason) }
            }
        }
    }

    pub(crate) fn act(&self, house: &mut House) -> Outcome {
        match *self {
            Step::Create { taken, affiliation, .. } => {
                if taken.is_some_and(|taken| house.people.get(taken).is_some()) {
                    return no("login_id_taken");
                }
                let login_id = next_login_id(house);
                let expires_at = told_from(house.now + (14 * 24).hours());
                let made = house.add(&login_id, affiliation);
                Ok(json!({ "account": house.people[made].view(house), "first_password_expires_at": expires_at }))
            }
            Step::Show { by, target } => Ok(whole(house, by, target, house.target(target)?)),
            Step::Update { by, target, change } => {
                house.target(target)?;
                house.stands_over(by, target)?;
                update(house, target, change)
            }
            Step::Disable { by, target, .. } => {
                house.target(target)?;
                house.stands_over(by, target)?;
                let now = house.now;
                let target = &mut house.people[target];
                if !target.enabled {
                    return no("already_disabled");
                }
                let before = target.state();
                target.enabled = false;
                target.ends_sessions(None, now);
                target.ends_flows();
                Ok(json!({ "before": { "state": before }, "account": { "state": "disabled" } }))
            }
            Step::Enable { by, target } => {
                house.target(target)?;
                house.stands_over(by, target)?;
                let target = &mut house.people[target];
                if target.enabled {
                    target.must_be_open()?;
                    return no("already_enabled");
                }
                target.enabled = true;
                Ok(json!({ "before": { "state": "disabled" }, "account": { "state": target.state() } }))
            }
            Step::Unlock { by, target, .. } => {
                house.target(target)?;
                if by.person == target {
                    return no("own_lock");
                }
                house.stands_over(by, target)?;
                let now = house.now;
                let target = &mut house.people[target];
                if target.locked_down_at.is_none() && !target.has_wrong_tries(now) {
                    return no("not_locked");
                }
                target.sign_in_tries.clear();
                target.sessions.iter_mut().for_each(|session| session.tries.clear());
                target.second_step_tries.clear();
                target.code_tries.clear();
                target.phone_codes.clear();
                let lifted = target.locked_down_at.take().is_some();
                Ok(json!({ "lockdown_lifted": lifted }))
            }
        }
    }

    pub(crate) fn send(&self, scene: &Scene<'_>) -> Sent {
        match *self {
            Step::Create { by, taken, affiliation } => {
                let taken = taken.filter(|taken| scene.house.people.get(*taken).is_some());
                let login_id = match taken {
                    Some(taken) => scene.login_id(taken),
                    None => scene.named(&next_login_id(scene.house)),
                };
                let body = json!({ "login_id": login_id, "name": "Someone New", "department": department(0),
                    "affiliation": affiliation.word(), "contact": "someone@example.jp" });
                scene.by(by, "POST", "/v1/accounts", body)
            }
            Step::Show { by, target } => scene.on(by, "GET", target, "", Value::Null),
            Step::Update { by, target, change } => {
                let body = match change {
                    Change::Department(number) => json!({ "department": department(number) }),
                    Change::Affiliation(affiliation) => json!({ "affiliation": affiliation.word() }),
                };
                scene.on(by, "PATCH", target, "", body)
            }
            Step::Disable { by, target, reason } => scene.on(by, "POST", target, "/disable", json!({})).reason(reason),
            Step::Enable { by, target } => scene.on(by, "POST", target, "/enable", json!({})),
            Step::Unlock { by, target, reason } => scene.on(by, "POST", target, "/unlock", json!({})).reason(reason),
        }
    }

    /// Keeps the first password.
    pub(crate) fn learn(&self, after: &House, hand: &mut Hand, reply: &Value) {
        if let (Step::Create { .. }, Some(first)) = (self, reply["first_password"].as_str())
            && let Some(made) = after.people.last()
        {
            hand.keep(made.password, first);
        }
    }
}

fn next_login_id(house: &House) -> String {
    format!("new{}", house.people.len())
}

/// The department of a number, as it is typed and shown.
pub(crate) fn department(number: usize) -> String {
    format!("理学部第{number}講座")
}

fn update(house: &mut House, target: usize, change: Change) -> Outcome {
    let before = house.people[target].view(house);
    let person = &mut house.people[target];
    match change {
        Change::Department(number) if person.department == number => return no("nothing_to_change"),
        Change::Department(number) => person.department = number,
        Change::Affiliation(affiliation) if person.affiliation == affiliation => return no("nothing_to_change"),
        Change::Affiliation(affiliation) => {
            if person.roles.contains(&Role::ProxyApplicant) && affiliation != Affiliation::Staff {
                return no("role_not_fitting");
            }
            person.affiliation = affiliation;
        }
    }
    Ok(json!({ "before": before, "account": house.people[target].view(house) }))
}

impl Person {
    /// The account as lists and replies show it.
    pub(crate) fn view(&self, house: &House) -> Value {
        let roles: Vec<&str> = self.roles.iter().map(|role| role.word()).collect();
        json!({
            "department": department(self.department),
            "affiliation": self.affiliation.word(),
            "state": self.state(),
            "roles": roles,
            "entitlement": self.entitlement.as_ref().map_or("none", |held| held.state(house.now)),
            "two_step": if self.two_step_since.is_some() { "on" } else { "off" },
        })
    }

    fn password_view(&self, house: &House) -> Value {
        let expired = self.first_password_has_expired(house.now);
        let state = if !self.password_is_first {
            "set"
        } else if expired {
            "first_expired"
        } else {
            "first"
        };
        let expires_at = self.password_is_first.then(|| told_from(self.password_set_at + (14 * 24).hours()));
        let found_short = self.sessions.iter().any(|session| session.short && session.holds(house.now));
        json!({ "state": state, "set_at": told(self.password_set_at), "expires_at": expires_at,
            "must_change": self.password_is_first || found_short })
    }

    /// Whether wrong tries of any kind are counted.
    fn has_wrong_tries(&self, now: Timestamp) -> bool {
        let kept = [&self.sign_in_tries, &self.second_step_tries, &self.code_tries];
        let mut kept = kept.into_iter().chain(self.sessions.iter().map(|session| &session.tries));
        kept.any(|tries| tries.wrong > 0) || !self.phone_codes_of_the_day(now).is_empty()
    }

    /// Wrong tries that make one wait or need the help desk, factor by factor.
    fn lock_views(&self, house: &House) -> Vec<Value> {
        // Of all sign-ins the one with the most.
        let in_sign_ins = self.sessions.iter().map(|session| &session.tries).max_by_key(|it| (it.wrong, it.last_at));
        let factors = [
            ("sign-in", false, Some(&self.sign_in_tries)),
            ("sign-in", true, in_sign_ins),
            ("second-step", false, Some(&self.second_step_tries)),
            ("code", false, Some(&self.code_tries)),
        ];
        let of_place = |(factor, known, tries): (_, _, Option<_>)| tries.map(|tries| (factor, known, tries));
        let locked = factors.into_iter().filter_map(of_place).filter_map(|(factor, known, tries): (_, _, &Tries)| {
            let refusal = tries.may_try(house.now).err()?;
            let from = refusal.from.map(told_from);
            Some(json!({ "factor": factor, "known_place": known, "locked": from.is_none(), "wrong_tries": tries.wrong, "possible_from": from }))
        });
        locked.collect()
    }
}

/// The one view of an account. A helper sees no contact details and no app passwords.
fn whole(house: &House, by: Who, target: usize, person: &Person) -> Value {
    let caller = &house.people[by.person];
    let owner = by.person == target;
    let sees_all = owner || caller.is_at_least(Role::HelpDesk);
    let names: Vec<Value> = person.app_passwords_held().map(|one| json!({ "name": one.name() })).collect();
    json!({
        "account": person.view(house),
        "contact": if owner || caller.is_at_least(Role::Administrator) { json!("someone@example.jp") }
            else if sees_all { json!("s***@e***.jp") } else { Value::Null },
        "password": person.password_view(house),
        "entitlement": person.entitlement.as_ref().map(|held| held.view(house.now)),
        "two_step": person.two_step_view(),
        "app_passwords": sees_all.then_some(names),
        "address": person.address_view(house.now),
        "mail_password": person.mail_password_view(house.now),
        "less_secure_apps": person.less_secure_apps_view(house.now),
        "pop": person.pop.view(house),
        "sessions": person.sessions.iter().filter(|session| session.holds(house.now)).count(),
        "locks": person.lock_views(house),
    })
}

pub(crate) fn choose(house: &House) -> Vec<(u32, Step)> {
    let mut steps = Vec::new();
    for (by, target, boss) in house.pairs(Role::Administrator) {
        let disabled = house.people.get(target).is_some_and(|person| !person.enabled);
        let weight = |good: bool, weight| if boss && good { weight } else { 1 };
        let random = house.now.as_millisecond() as usize;
        let affiliation = [Affiliation::Staff, Affiliation::Student, Affiliation::Other][random % 3];
        steps.extend([
            (weight(true, 4), Step::Update { by, target, change: Change::Department(random % 3) }),
            (weight(true, 3), Step::Update { by, target, change: Change::Affiliation(affiliation) }),
            (weight(!disabled, 2), Step::Disable { by, target, reason: true }),
            (1, Step::Disable { by, target, reason: false }),
            (weight(disabled, 60), Step::Enable { by, target }),
        ]);
    }
    for (by, target, helper) in house.pairs(Role::Helper) {
        steps.push((if helper || by.person == target { 5 } else { 1 }, Step::Show { by, target }));
    }
    for (by, target, desk) in house.pairs(Role::HelpDesk) {
        let is_locked = |person: &Person| person.locked_down_at.is_some() || !person.lock_views(house).is_empty();
        let locked = house.people.get(target).is_some_and(is_locked);
        steps.push((if desk && locked { 60 } else { 1 }, Step::Unlock { by, target, reason: true }));
        if desk {
            steps.push((1, Step::Unlock { by, target, reason: false }));
        }
    }
    steps.extend((0..house.people.len()).flat_map(|place| choose_new(house, house.newest(place))));
    steps
}

/// New accounts, while they are few.
fn choose_new(house: &House, by: Who) -> Vec<(u32, Step)> {
    let boss = house.signed_in(by).is_some_and(|person| person.is_at_least(Role::Administrator));
    let weight = if boss && house.people.len() < 7 { 12 } else { 1 };
    let taken = Some(house.people.len() - 1);
    let mut steps = vec![(if boss { 3 } else { 1 }, Step::Create { by, taken, affiliation: Affiliation::Other })];
    if house.people.len() < 9 {
        steps.push((weight, Step::Create { by, taken: None, affiliation: Affiliation::Staff }));
        steps.push((weight, Step::Create { by, taken: None, affiliation: Affiliation::Student }));
    }
    steps
}
