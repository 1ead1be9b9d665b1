//! Sign-in, second step, password again, sign-out (SIGN-*).

use jiff::{Timestamp, ToSpan};
use serde_json::{Value, json};

use super::{
    drive::{Hand, Scene, Sent},
    house::{Ask, House, Person, Right, Who},
    outcome::{Outcome, done, no, told, told_from},
    tries::Tries,
    two_step::{SentCode, Typed, second_step, sends},
};

/// A sign-in that was done.
#[derive(Debug, Clone)]
pub(crate) struct Session {
    pub(crate) serial: usize,
    pub(crate) expires_at: Timestamp,
    pub(crate) password_at: Timestamp,
    /// Opened with a password that is too short to be the only factor.
    pub(crate) short: bool,
    pub(crate) ended: bool,
    /// The sign-in that it is, whatever token it has by now.
    pub(crate) opened: usize,
    /// Wrong passwords that were entered again: in a sign-in that holds they count by themselves (SIGN-7).
    pub(crate) tries: Tries,
}

impl Session {
    pub(crate) fn holds(&self, now: Timestamp) -> bool {
        !self.ended && now < self.expires_at
    }
}

/// A sign-in that waits for its second step.
#[derive(Debug, Clone)]
pub(crate) struct Flow {
    pub(crate) serial: usize,
    pub(crate) expires_at: Timestamp,
    pub(crate) codes: Vec<SentCode>,
    pub(crate) over: bool,
}

/// What somebody types for a password.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Password {
    Right,
    Former,
    Wrong,
}

impl Password {
    /// The serial number of what is typed; 0 is a password that nobody has.
    pub(crate) fn serial(self, person: &Person) -> usize {
        match self {
            Password::Right => person.password,
            Password::Former => person.former.unwrap_or(0),
            Password::Wrong => 0,
        }
    }
}

#[derive(Debug, Clone)]
pub(crate) enum Step {
    SignIn { person: usize, password: Password },
    Second { person: usize, flow: usize, typed: Typed },
    SendAgain { person: usize, flow: usize },
    PasswordAgain { who: Who, password: Password },
    Show { who: Who },
    SignOut { who: Who },
}

impl Step {
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Step::SignIn { .. } => "session.sign-in",
            Step::Second { .. } => "session.code",
            Step::SendAgain { .. } => "session.send",
            Step::PasswordAgain { .. } => "session.password-again",
            Step::Show { .. } => "session.show",
            Step::SignOut { .. } => "session.sign-out",
        }
    }

    /// Whose sign-in it is, or should become.
    pub(crate) fn person(&self) -> usize {
        match *self {
            Step::SignIn { person, .. } | Step::Second { person, .. } | Step::SendAgain { person, .. } => person,
            Step::PasswordAgain { who, .. } | Step::Show { who } | Step::SignOut { who } => who.person,
        }
    }

    pub(crate) fn ask(&self) -> Ask {
        let nobody = Who { person: usize::MAX, session: 0 };
        match *self {
            Step::SignIn { .. } | Step::Second { .. } => Ask { right: Right::Anyone, proves: true, ..Ask::own(nobody) },
            Step::SendAgain { .. } => Ask { right: Right::Anyone, ..Ask::own(nobody) },
            Step::PasswordAgain { who, .. } => Ask { right: Right::SignedIn, proves: true, ..Ask::own(who) },
            Step::Show { who } => Ask { right: Right::SignedIn, writes: false, ..Ask::own(who) },
            Step::SignOut { who } => Ask { right: Right::SignedIn, ..Ask::own(who) },
        }
    }

    pub(crate) fn act(&self, house: &mut House) -> Outcome {
        match *self {
            Step::SignIn { person, password } => sign_in(house, person, password),
            Step::Second { person, flow, typed } => {
                second_step(house, person, flow, typed)?;
                house.people[person].flows[flow].over = true;
                house.people[person].second_step_tries.clear();
                let mut reply = opens(house, person)?;
                // 2SV-5: using one says how many are left.
                if matches!(typed, Typed::Backup(_) | Typed::OldBackup) {
                    reply["backup_codes_left"] = house.people[person].backup_codes_left().into();
                }
                Ok(reply)
            }
            Step::SendAgain { person, flow } => send_again(house, person, flow),
            Step::PasswordAgain { who, password } => {
                check_password(house, who.person, Some(who.session), password)?;
                house.people[who.person].sessions[who.session].tries.clear();
                renews(house, who);
                done()
            }
            Step::Show { who } => {
                let person = &house.people[who.person];
                let session = &person.sessions[who.session];
                let fresh_until = house.is_fresh(who).then(|| told_from(session.password_at + 10.minutes()));
                Ok(json!({ "expires_at": told_from(session.expires_at), "password_fresh_until": fresh_until,
                    "must_change_password": person.must_change_password(who.session) }))
            }
            Step::SignOut { who } => {
                house.people[who.person].sessions[who.session].ended = true;
                Ok(json!({ "ended_at": told(house.now) }))
            }
        }
    }

    pub(crate) fn send(&self, scene: &Scene<'_>) -> Sent {
        match *self {
            Step::SignIn { person, password } => {
                let body = json!({ "account": scene.login_id(person), "password": scene.password(person, password) });
                scene.nobody("POST", "/v1/sign-ins", body)
            }
            Step::Second { person, flow, typed } => {
                let body = json!({ "code": scene.typed_at_sign_in(person, typed) });
                scene.nobody("POST", &format!("/v1/sign-ins/{}/code", flow_id(scene, person, flow)), body)
            }
            Step::SendAgain { person, flow } => {
                scene.nobody("POST", &format!("/v1/sign-ins/{}/send", flow_id(scene, person, flow)), json!({}))
            }
            Step::PasswordAgain { who, password } => {
                let body = json!({ "password": scene.password(who.person, password) });
                scene.by(who, "POST", "/v1/session/password", body)
            }
            Step::Show { who } => scene.by(who, "GET", "/v1/session", Value::Null),
            Step::SignOut { who } => scene.by(who, "DELETE", "/v1/session", Value::Null),
        }
    }

    /// Keeps the token or the flow that came back.
    pub(crate) fn learn(&self, after: &House, hand: &mut Hand, reply: &Value) {
        let person = match *self {
            Step::SignIn { person, .. } | Step::Second { person, .. } => person,
            Step::PasswordAgain { who, .. } => who.person,
            _ => return,
        };
        let Some(person) = after.people.get(person) else { return };
        if let (Some(token), Some(session)) = (reply["token"].as_str(), person.sessions.last()) {
            hand.keep(session.serial, token);
        }
        if let (Some(id), Some(flow)) = (reply["flow"].as_str(), person.flows.last()) {
            hand.keep(flow.serial, id);
        }
    }
}

/// SIGN-1, SIGN-4: counted before it is compared; a wrong account and a wrong password get the same answer.
fn check_password(house: &mut House, person: usize, session: Option<usize>, password: Password) -> Outcome {
    let now = house.now;
    let Some(person) = house.people.get_mut(person) else {
        house.stranger.count_secret(0, now)?;
        return no("wrong_credentials");
    };
    let (serial, open) = (password.serial(person), person.must_be_open());
    let tries = match session {
        Some(session) => &mut person.sessions[session].tries,
        None => &mut person.sign_in_tries,
    };
    tries.count_secret(serial, now)?;
    if password != Password::Right {
        return no("wrong_credentials");
    }
    // It was right, and does not stay counted as wrong.
    open.inspect_err(|_| tries.clear())?;
    Ok(Value::Null)
}

fn sign_in(house: &mut House, place: usize, password: Password) -> Outcome {
    check_password(house, place, None, password)?;
    let (serial, now) = (house.serial(), house.now);
    let person = &mut house.people[place];
    person.sign_in_tries.clear();
    if person.first_password_has_expired(now) {
        return no("first_password_expired");
    }
    if person.two_step_since.is_none() {
        return opens(house, place);
    }
    person.second_step_tries.must_be_open()?;
    let expires_at = now + 10.minutes();
    let mut flow = Flow { serial, expires_at, codes: Vec::new(), over: false };
    // The first method is asked; where no more codes may be sent, the other ways stay open.
    if person.methods[0].kind.needs_phone()
        && let Ok(code) = sends(person, now)
    {
        flow.codes.push(code);
    }
    let methods: Vec<Value> = person.methods.iter().map(|method| json!({ "method": method.kind.word() })).collect();
    let reply = json!({ "state": "second_step", "methods": methods, "expires_at": told_from(expires_at),
        "backup_codes_left": person.backup_codes_left() });
    person.flows.push(flow);
    Ok(reply)
}

/// A session opens; it lasts 12 hours.
fn opens(house: &mut House, place: usize) -> Outcome {
    let (serial, now) = (house.serial(), house.now);
    let person = &mut house.people[place];
    let (expires_at, short) = (now + 12.hours(), person.is_short_alone());
    person.sessions.push(Session {
        serial,
        opened: serial,
        expires_at,
        password_at: now,
        short,
        ended: false,
        tries: Tries::of("sign_in_locked"),
    });
    let must_change = person.must_change_password(person.sessions.len() - 1);
    Ok(json!({ "expires_at": told_from(expires_at), "must_change_password": must_change }))
}

/// The sign-in goes on under a new token; the old one is dead.
pub(crate) fn renews(house: &mut House, who: Who) {
    let (serial, now) = (house.serial(), house.now);
    let short = house.people[who.person].is_short_alone();
    let sessions = &mut house.people[who.person].sessions;
    sessions[who.session].ended = true;
    let (expires_at, opened) = (sessions[who.session].expires_at, sessions[who.session].opened);
    sessions.push(Session {
        serial,
        opened,
        expires_at,
        password_at: now,
        short,
        ended: false,
        tries: Tries::of("sign_in_locked"),
    });
}

fn flow_id<'a>(scene: &'a Scene<'_>, person: usize, flow: usize) -> &'a str {
    let flow = scene.house.people.get(person).and_then(|person| person.flows.get(flow));
    scene.id(flow.map(|flow| flow.serial))
}

/// Whether the flow waits: nothing that concerns it has ended it.
pub(crate) fn flow_of(house: &House, place: usize, flow: usize) -> bool {
    let Some(person) = house.people.get(place) else { return false };
    person.flows.get(flow).is_some_and(|flow| !flow.over && house.now < flow.expires_at && person.is_open())
}

fn send_again(house: &mut House, place: usize, flow: usize) -> Outcome {
    if !flow_of(house, place, flow) {
        return no("flow_not_found");
    }
    let now = house.now;
    let person = &mut house.people[place];
    if !person.methods.iter().any(|method| method.kind.needs_phone()) {
        return no("method_not_found");
    }
    person.second_step_tries.must_be_open()?;
    let code = sends(person, now)?;
    let flow = &mut person.flows[flow];
    flow.codes.push(code);
    // 2SV-3: it lives at least as long as its newest code.
    flow.expires_at = flow.expires_at.max(now + 10.minutes());
    Ok(json!({ "expires_at": told_from(flow.expires_at) }))
}

/// The next wrong code of a flow for which there was one already.
pub(crate) fn next_guess(house: &House, place: usize) -> Option<Step> {
    let flow = house.people[place].flows.len().checked_sub(1).filter(|flow| flow_of(house, place, *flow))?;
    Some(Step::Second { person: place, flow, typed: Typed::Wrong })
}

pub(crate) fn choose(house: &House) -> Vec<(u32, Step)> {
    // Somebody whom nobody knows.
    let nobody = Step::SignIn { person: house.people.len(), password: Password::Wrong };
    let of_people = (0..house.people.len()).flat_map(|place| choose_for(house, place));
    of_people.chain([(4, nobody)]).collect()
}

fn choose_for(house: &House, place: usize) -> Vec<(u32, Step)> {
    let who = house.newest(place);
    let here = house.signed_in(who).is_some();
    let person = &house.people[place];
    let mut steps = vec![
        (
            if !here {
                40
            } else if person.two_step_since.is_some() {
                12
            } else {
                2
            },
            Step::SignIn { person: place, password: Password::Right },
        ),
        (3, Step::SignIn { person: place, password: Password::Wrong }),
        (1, Step::SignIn { person: place, password: Password::Former }),
        (if here && !house.is_fresh(who) { 30 } else { 1 }, Step::PasswordAgain { who, password: Password::Right }),
        (2, Step::PasswordAgain { who, password: Password::Wrong }),
        (1, Step::Show { who }),
        (1, Step::SignOut { who }),
    ];
    // An older sign-in: it may have ended.
    if let Some(session) = person.sessions.len().checked_sub(2) {
        steps.push((1, Step::Show { who: Who { person: place, session } }));
    }
    let flows = person.flows.len();
    for flow in flows.saturating_sub(2)..flows {
        let open = flow_of(house, place, flow);
        for typed in Typed::ALL {
            let weight = match (open, person.can_prove(house.now, typed, Some(flow))) {
                (true, true) => 30,
                (true, false) => 4,
                (false, _) => 1,
            };
            steps.push((weight, Step::Second { person: place, flow, typed }));
        }
        steps.push((if open { 12 } else { 1 }, Step::SendAgain { person: place, flow }));
    }
    steps
}
