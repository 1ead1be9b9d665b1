//! The account password (PASS-1, MPASS-3, APPPW-7).

use serde_json::{Value, json};

use super::{
    drive::{Hand, Scene, Sent},
    house::{Ask, House, Right, Who},
    outcome::{Outcome, no, told},
    session::{Password, renews},
};

/// A new password.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum New {
    /// Long, and used nowhere before.
    Long,
    /// Ten characters: enough beside a second factor only.
    Ten,
    /// Seven: never enough.
    Seven,
    /// 129: too many.
    Endless,
    /// In the list of common passwords.
    Common,
    /// The present one.
    Present,
    /// The mail password, if there is one.
    MailPassword,
}

impl New {
    const ALL: [New; 7] = [New::Long, New::Ten, New::Seven, New::Endless, New::Common, New::Present, New::MailPassword];

    /// The text; `serial` makes it one that nobody used before.
    pub(crate) fn text(self, serial: usize) -> String {
        match self {
            New::Long | New::Present | New::MailPassword => format!("a passphrase of the tests {serial}"),
            New::Ten => format!("tea {serial:0>6}"),
            New::Seven => "tea at8".to_owned(),
            New::Endless => "x y ".repeat(33),
            New::Common => "111222333444555".to_owned(),
        }
    }
}

#[derive(Debug, Clone)]
pub(crate) struct Set {
    pub(crate) who: Who,
    pub(crate) current: Password,
    pub(crate) new: New,
}

impl Set {
    pub(crate) fn kind(&self) -> &'static str {
        "account.password-set"
    }

    pub(crate) fn ask(&self) -> Ask {
        Ask { right: Right::SignedIn, ..Ask::own(self.who).proves() }
    }

    pub(crate) fn act(&self, house: &mut House) -> Outcome {
        let (serial, now) = (house.serial(), house.now);
        let person = &mut house.people[self.who.person];
        if person.first_password_has_expired(now) {
            return no("first_password_expired");
        }
        // MPASS-3 is judged before the present password: whoever looks for one that the policy takes guesses nothing.
        match self.new {
            New::Seven => return no("password_too_short"),
            New::Ten if person.two_step_since.is_none() => return no("password_too_short"),
            New::Endless => return no("password_too_long"),
            New::Common => return no("password_common"),
            New::Present if self.current == Password::Right => return no("password_unchanged"),
            _ => {}
        }
        let serial_of_current = self.current.serial(person);
        person.sessions[self.who.session].tries.count_secret(serial_of_current, now)?;
        if self.current != Password::Right {
            return no("wrong_credentials");
        }
        // PASS-1: not the mail password either, neither the one in force nor the one that waits.
        if self.new == New::MailPassword && person.mail_password.is_some() {
            return no("password_is_mail_password");
        }
        person.sessions[self.who.session].tries.clear();
        person.former = Some(person.password);
        (person.password, person.password_is_first, person.password_set_at) = (serial, false, now);
        person.password_is_short = self.new == New::Ten;
        person.ends_flows();
        person.ends_what_was_begun(self.who.session);
        let reply = json!({ "changed_at": told(now), "sessions_ended": person.ends_sessions(Some(self.who.session), now),
            "app_passwords_revoked": person.app_passwords_held().count() });
        person.revoke_app_passwords();
        renews(house, self.who);
        Ok(reply)
    }

    pub(crate) fn send(&self, scene: &Scene<'_>) -> Sent {
        let current = scene.password(self.who.person, self.current);
        let new = match self.new {
            New::Present => scene.password(self.who.person, Password::Right),
            New::MailPassword if scene.mail_password(self.who.person).is_some() => {
                scene.mail_password(self.who.person).unwrap()
            }
            // The serial number that the model gives next.
            new => new.text(scene.house.clone().serial()),
        };
        scene.by(self.who, "PUT", "/v1/me/password", json!({ "current": current, "new": new }))
    }

    pub(crate) fn learn(&self, before: &House, after: &House, hand: &mut Hand, reply: &Value) {
        let Some(person) = after.people.get(self.who.person) else { return };
        hand.keep(person.password, &self.new.text(before.clone().serial()));
        if let (Some(token), Some(session)) = (reply["token"].as_str(), person.sessions.last()) {
            hand.keep(session.serial, token);
        }
    }
}

pub(crate) fn choose(house: &House) -> Vec<(u32, Set)> {
    (0..house.people.len()).flat_map(|place| choose_for(house, place)).collect()
}

fn choose_for(house: &House, place: usize) -> Vec<(u32, Set)> {
    let who = house.newest(place);
    let first = house.signed_in(who).is_some_and(|person| person.must_change_password(who.session));
    let mut sets: Vec<(u32, Set)> =
        New::ALL.into_iter().map(|new| (1, Set { who, current: Password::Right, new })).collect();
    sets[0].0 = if first { 40 } else { 3 };
    sets.push((1, Set { who, current: Password::Wrong, new: New::Long }));
    sets.push((1, Set { who, current: Password::Former, new: New::Present }));
    sets
}
