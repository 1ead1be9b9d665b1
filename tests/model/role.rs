//! Roles: add and remove, and who stands above whom.

use serde_json::{Value, json};

use super::{
    drive::{Scene, Sent},
    house::{Ask, House, Right, Who},
    outcome::{Outcome, no},
};

/// From below to above.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Role {
    ProxyApplicant,
    Helper,
    HelpDesk,
    Administrator,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Affiliation {
    Staff,
    Student,
    Other,
}

impl Role {
    pub(crate) const ALL: [Role; 4] = [Role::ProxyApplicant, Role::Helper, Role::HelpDesk, Role::Administrator];

    pub(crate) fn word(self) -> &'static str {
        match self {
            Role::ProxyApplicant => "proxy-applicant",
            Role::Helper => "helper",
            Role::HelpDesk => "help-desk",
            Role::Administrator => "administrator",
        }
    }
}

impl Affiliation {
    pub(crate) fn word(self) -> &'static str {
        match self {
            Affiliation::Staff => "staff",
            Affiliation::Student => "student",
            Affiliation::Other => "other",
        }
    }
}

#[derive(Debug, Clone)]
pub(crate) struct Change {
    by: Who,
    target: usize,
    role: Role,
    adds: bool,
}

impl Change {
    pub(crate) fn kind(&self) -> &'static str {
        if self.adds { "account.role-add" } else { "account.role-remove" }
    }

    pub(crate) fn ask(&self) -> Ask {
        Ask::on(self.by, self.target, Right::Only(Role::Administrator), false)
    }

    pub(crate) fn act(&self, house: &mut House) -> Outcome {
        let target = house.target(self.target)?;
        let (holds, staff) = (target.roles.contains(&self.role), target.affiliation == Affiliation::Staff);
        if self.adds && self.by.person == self.target {
            return no("own_role");
        }
        house.stands_over(self.by, self.target)?;
        if self.adds && self.role == Role::ProxyApplicant && !staff {
            return no("role_not_fitting");
        }
        match (self.adds, holds) {
            (true, true) => return no("role_held"),
            (false, false) => return no("role_not_held"),
            _ => {}
        }
        let target = &mut house.people[self.target];
        if self.adds {
            target.roles.push(self.role);
            target.roles.sort();
        } else {
            target.roles.retain(|role| *role != self.role);
        }
        let roles: Vec<&str> = target.roles.iter().map(|role| role.word()).collect();
        Ok(json!({ "account": { "roles": roles } }))
    }

    pub(crate) fn send(&self, scene: &Scene<'_>) -> Sent {
        let method = if self.adds { "PUT" } else { "DELETE" };
        scene.on(self.by, method, self.target, &format!("/roles/{}", self.role.word()), Value::Null)
    }
}

pub(crate) fn choose(house: &House) -> Vec<(u32, Change)> {
    let mut changes = Vec::new();
    for (by, target, boss) in house.pairs(Role::Administrator) {
        for role in Role::ALL {
            let holds = house.people.get(target).is_some_and(|person| person.roles.contains(&role));
            let weight = |good: bool| if boss && good && by.person != target { 6 } else { 1 };
            changes.push((weight(!holds), Change { by, target, role, adds: true }));
            changes.push((weight(holds), Change { by, target, role, adds: false }));
        }
    }
    changes
}
