//! Apply, stop, withdraw, apply for another; and the entitlement (ENT, APPLY, STOP, PROXY).

use jiff::{
    Timestamp, ToSpan,
    civil::{Date, date},
};
use serde_json::{Value, json};

use super::{
    drive::{Scene, Sent},
    house::{Ask, House, Person, Right, Who, midnight},
    outcome::{No, Outcome, no, no_until, told_from},
    role::{Affiliation, Role},
};

#[derive(Debug, Clone)]
pub(crate) struct Entitlement {
    until: Date,
    stop_on: Option<Date>,
    stops_at: Option<Timestamp>,
}

impl Entitlement {
    /// ENT-1: until the coming 31 March.
    fn granted(today: Date) -> Self {
        let this_year = date(today.year(), 3, 31);
        let until = if today <= this_year { this_year } else { date(today.year() + 1, 3, 31) };
        Self { until, stop_on: None, stops_at: None }
    }

    /// ENT-1, STOP-2: it ends at 00:00 of the day after its last one, or by its stop.
    pub(crate) fn end(&self) -> Timestamp {
        let own = midnight(self.until.tomorrow().unwrap());
        self.stops_at.map_or(own, |stop| stop.min(own))
    }

    pub(crate) fn holds(&self, now: Timestamp) -> bool {
        now < self.end()
    }

    pub(crate) fn state(&self, now: Timestamp) -> &'static str {
        match (self.holds(now), self.stop_on) {
            (false, _) => "ended",
            (true, Some(_)) => "stop_pending",
            (true, None) => "valid",
        }
    }

    pub(crate) fn view(&self, now: Timestamp) -> Value {
        json!({ "state": self.state(now), "until": self.until.to_string(), "ends_at": told_from(self.end()),
            "stop_on": self.stop_on.map(|day| day.to_string()) })
    }
}

/// A day to stop on, as it lies to today and to the entitlement's last day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Day {
    /// None is given: today.
    Unsaid,
    Yesterday,
    Today,
    Later(i64),
    Last,
    AfterLast,
}

impl Day {
    fn date(self, house: &House, target: Option<&Person>) -> Date {
        let today = house.today();
        let last = target.and_then(|person| person.entitlement.as_ref()).map_or(today, |held| held.until);
        match self {
            Day::Unsaid | Day::Today => today,
            Day::Yesterday => today.yesterday().unwrap(),
            Day::Later(days) => today + days.days(),
            Day::Last => last,
            Day::AfterLast => last.tomorrow().unwrap(),
        }
    }
}

#[derive(Debug, Clone)]
pub(crate) enum Step {
    Apply { by: Who, target: usize, reason: bool },
    Stop { by: Who, target: usize, on: Day, reason: bool },
    Withdraw { by: Who, target: usize, reason: bool },
    Proxy { by: Who, target: usize },
}

impl Step {
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Step::Apply { .. } => "application.apply",
            Step::Stop { .. } => "application.stop",
            Step::Withdraw { .. } => "application.stop-withdraw",
            Step::Proxy { .. } => "application.proxy-apply",
        }
    }

    pub(crate) fn ask(&self) -> Ask {
        match *self {
            Step::Apply { by, target, reason }
            | Step::Stop { by, target, reason, .. }
            | Step::Withdraw { by, target, reason } => Ask::on(by, target, Right::OwnOr(Role::Administrator), reason),
            Step::Proxy { by, .. } => Ask { right: Right::ProxyApplicant, ..Ask::own(by) },
        }
    }

    pub(crate) fn act(&self, house: &mut House) -> Outcome {
        let now = house.now;
        match *self {
            Step::Apply { by, target, .. } => {
                for_staff(house, by, target)?;
                if let Some(held) = house.people[target].holds_entitlement(now) {
                    return no_until("already_entitled", held.end());
                }
                grant(house, target)
            }
            Step::Stop { by, target, on, .. } => {
                for_staff(house, by, target)?;
                stop(house, target, on)
            }
            Step::Withdraw { by, target, .. } => {
                // STOP-3: whatever they have become since.
                house.target(target)?;
                house.stands_over(by, target)?;
                let person = &mut house.people[target];
                person.must_be_open()?;
                match person.holds_entitlement(now) {
                    None => return no("not_entitled"),
                    Some(held) if held.stop_on.is_none() => return no("no_stop_pending"),
                    Some(_) => {}
                }
                if let Some(held) = person.entitlement.as_mut() {
                    (held.stop_on, held.stops_at) = (None, None);
                }
                Ok(applied(person, now))
            }
            // PROXY-2: one answer for whoever cannot be given it, and for nobody.
            Step::Proxy { target, .. } => {
                let person = house.people.get(target);
                let fits = person.is_some_and(|person| {
                    person.is_open()
                        && person.affiliation != Affiliation::Staff
                        && person.holds_entitlement(now).is_none()
                });
                if fits { grant(house, target) } else { no("proxy_target_refused") }
            }
        }
    }

    pub(crate) fn send(&self, scene: &Scene<'_>) -> Sent {
        match *self {
            Step::Apply { by, target, reason } => {
                scene.on(by, "POST", target, "/applications/apply", json!({})).reason(reason)
            }
            Step::Stop { by, target, on, reason } => {
                let day = on.date(scene.house, scene.house.people.get(target));
                let body = if on == Day::Unsaid { json!({}) } else { json!({ "on": day.to_string() }) };
                scene.on(by, "POST", target, "/applications/stop", body).reason(reason)
            }
            Step::Withdraw { by, target, reason } => {
                scene.on(by, "POST", target, "/applications/withdraw-stop", json!({})).reason(reason)
            }
            Step::Proxy { by, target } => {
                scene.by(by, "POST", "/v1/applications/proxy", json!({ "target": scene.login_id(target) }))
            }
        }
    }
}

impl Person {
    pub(crate) fn holds_entitlement(&self, now: Timestamp) -> Option<&Entitlement> {
        self.entitlement.as_ref().filter(|held| held.holds(now))
    }
}

/// APPLY-1, STOP-1: only for staff, whoever asks; and for an account that is enabled.
fn for_staff(house: &House, by: Who, target: usize) -> Result<(), No> {
    let person = house.target(target)?;
    house.stands_over(by, target)?;
    if person.affiliation != Affiliation::Staff {
        return no("staff_only");
    }
    person.must_be_open()
}

fn applied(person: &mut Person, now: Timestamp) -> Value {
    person.applications += 1;
    json!({ "entitlement": person.entitlement.as_ref().map(|held| held.view(now)) })
}

fn grant(house: &mut House, target: usize) -> Outcome {
    let (today, now) = (house.today(), house.now);
    let person = &mut house.people[target];
    person.entitlement = Some(Entitlement::granted(today));
    person.grants += 1;
    Ok(applied(person, now))
}

fn stop(house: &mut House, target: usize, on: Day) -> Outcome {
    let (today, now) = (house.today(), house.now);
    let day = on.date(house, house.people.get(target));
    let person = &mut house.people[target];
    let Some(held) = person.holds_entitlement(now) else { return no("not_entitled") };
    if held.stop_on.is_some() {
        return no("stop_pending");
    }
    if day < today {
        return no("stop_date_past");
    }
    if day > held.until {
        return no("stop_date_after_end");
    }
    // STOP-2: today means 00:00 of tomorrow.
    let at = midnight(if day == today { day.tomorrow().unwrap() } else { day });
    if let Some(held) = person.entitlement.as_mut() {
        (held.stop_on, held.stops_at) = (Some(day), Some(at));
    }
    let mut reply = applied(person, now);
    reply["application"] = json!({ "kind": "stop", "effective_at": told_from(at) });
    Ok(reply)
}

pub(crate) fn choose(house: &House) -> Vec<(u32, Step)> {
    let mut steps = Vec::new();
    for (by, target, boss) in house.pairs(Role::Administrator) {
        steps.extend(choose_on(house, by, target, boss));
    }
    // A proxy applicant, on everyone and on nobody; and the next one, who may be none.
    for place in 0..house.people.len() {
        let by = house.newest(place);
        let agent = house.people[place].roles.contains(&Role::ProxyApplicant) && house.signed_in(by).is_some();
        let targets = if agent { 0..=house.people.len() } else { place..=place };
        steps.extend(targets.map(|target| (if agent { 6 } else { 1 }, Step::Proxy { by, target })));
    }
    steps
}

fn choose_on(house: &House, by: Who, target: usize, boss: bool) -> Vec<(u32, Step)> {
    let reason = by.person != target;
    let Some(person) = house.people.get(target) else { return vec![(1, Step::Apply { by, target, reason })] };
    let held = person.holds_entitlement(house.now);
    let may = person.affiliation == Affiliation::Staff && house.signed_in(by).is_some() && (boss || !reason);
    let weight = |good: bool, weight| if may && good { weight } else { 1 };
    let stopped = held.is_some_and(|held| held.stop_on.is_some());
    let mut steps = vec![
        (weight(held.is_none(), 20), Step::Apply { by, target, reason }),
        (weight(stopped, 10), Step::Withdraw { by, target, reason }),
    ];
    if held.is_some() {
        let days = [Day::Unsaid, Day::Today, Day::Yesterday, Day::Later(1), Day::Later(30), Day::Last];
        for on in days.into_iter().chain([Day::AfterLast]) {
            steps.push((weight(!stopped, 3), Step::Stop { by, target, on, reason }));
        }
    } else {
        steps.push((1, Step::Stop { by, target, on: Day::Today, reason }));
    }
    if boss && reason {
        steps.push((1, Step::Apply { by, target, reason: false }));
    }
    steps
}
