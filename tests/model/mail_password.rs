//! The mail password (MPASS-*): set and withdraw. That a pending one takes effect is not walked here yet.

use jiff::{Timestamp, ToSpan};
use serde_json::{Value, json};

use super::{
    clock,
    drive::{Scene, Sent},
    house::{Ask, House, Person, Who},
    outcome::{Outcome, no, no_until, told},
    password::New,
    session::Password,
};

/// Mail passwords that may be asked for in an hour, by the policy that the model runs under.
pub(crate) const AN_HOUR: usize = 4;

/// A mail password that waits.
#[derive(Debug, Clone)]
pub(crate) struct MailPassword {
    pub(crate) serial: usize,
    pub(crate) asked_at: Timestamp,
}

#[derive(Debug, Clone)]
pub(crate) enum Step {
    /// A new one; `None` is the account password.
    Set {
        who: Who,
        new: Option<New>,
    },
    Withdraw {
        who: Who,
    },
}

impl Step {
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Step::Set { .. } => "mail-password.set",
            Step::Withdraw { .. } => "mail-password.withdraw",
        }
    }

    /// A new one is compared with the account password, so it is never only tried.
    pub(crate) fn ask(&self) -> Ask {
        match *self {
            Step::Set { who, .. } => Ask::own(who).dangerous(),
            Step::Withdraw { who } => Ask::own(who),
        }
    }

    pub(crate) fn act(&self, house: &mut House) -> Outcome {
        let (serial, now) = (house.serial(), house.now);
        match *self {
            Step::Set { who, new } => {
                let person = &mut house.people[who.person];
                match new {
                    // Also beside a second factor: where the mail password works, nothing stands beside it.
                    Some(New::Ten | New::Seven) => return no("password_too_short"),
                    Some(New::Endless) => return no("password_too_long"),
                    Some(New::Common) => return no("password_common"),
                    None if person.password_is_short => return no("password_too_short"),
                    _ => {}
                }
                // MPASS-2: so often in an hour, as it is compared with the account password.
                let asked: Vec<Timestamp> = person.mail_passwords_asked.clone();
                let lately = asked.into_iter().filter(|at| now - 1.hour() < *at && *at < now + 1.hour());
                let mut lately: Vec<Timestamp> = lately.collect();
                lately.sort();
                if lately.len() >= AN_HOUR {
                    return no_until("mail_password_limit", lately[lately.len() - AN_HOUR] + 1.hour());
                }
                person.mail_passwords_asked.push(now);
                if new.is_none() {
                    return no("password_is_account_password");
                }
                person.mail_password = Some(MailPassword { serial, asked_at: now });
                Ok(json!({ "mail_password": person.mail_password_view(now) }))
            }
            Step::Withdraw { who } => {
                let person = &mut house.people[who.person];
                if person.mail_password.take().is_none() {
                    return no("no_mail_password_pending");
                }
                Ok(json!({ "mail_password": person.mail_password_view(now) }))
            }
        }
    }

    pub(crate) fn send(&self, scene: &Scene<'_>) -> Sent {
        match *self {
            Step::Set { who, new } => {
                let new = match new {
                    Some(new) => new.text(scene.house.clone().serial()),
                    None => scene.password(who.person, Password::Right),
                };
                scene.by(who, "PUT", "/v1/me/mail-password", json!({ "new": new }))
            }
            Step::Withdraw { who } => scene.by(who, "DELETE", "/v1/me/mail-password/pending", Value::Null),
        }
    }
}

impl Person {
    pub(crate) fn mail_password_view(&self, now: Timestamp) -> Value {
        let pending = self.mail_password.as_ref().map(|pending| {
            json!({ "asked_at": told(pending.asked_at), "effective_at": Self::reaches_platform(pending.asked_at, now) })
        });
        json!({ "state": "none", "pending": pending })
    }
}

pub(crate) fn choose(house: &House) -> Vec<(u32, Step)> {
    let mut steps = Vec::new();
    for place in 0..house.people.len() {
        let who = house.newest(place);
        let weight = if house.is_fresh(who) { 3 } else { 1 };
        if !clock::run_is_near(house) {
            let new = [Some(New::Long), Some(New::Ten), Some(New::Common), None];
            steps.extend(new.map(|new| (weight, Step::Set { who, new })));
        }
        let waits = house.people[place].mail_password.is_some() && house.signed_in(who).is_some();
        steps.push((if waits { 60 } else { 1 }, Step::Withdraw { who }));
    }
    steps
}
