//! 2-step verification: enrolment, codes, backup codes, methods (2SV-*).

use jiff::{Timestamp, ToSpan};
use serde_json::{Value, json};

use super::{
    drive::{Hand, Scene, Sent},
    house::{Ask, House, Person, Who},
    outcome::{No, Outcome, no, no_until, told, told_from},
    session::flow_of,
    tries::Tries,
};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Sms,
    Voice,
    Authenticator,
}

impl Kind {
    pub(crate) fn word(self) -> &'static str {
        match self {
            Kind::Sms => "sms",
            Kind::Voice => "voice",
            Kind::Authenticator => "authenticator",
        }
    }

    pub(crate) fn needs_phone(self) -> bool {
        self != Kind::Authenticator
    }
}

/// A method that is on; its serial number is its enrolment's.
#[derive(Debug, Clone)]
pub(crate) struct Method {
    pub(crate) serial: usize,
    pub(crate) kind: Kind,
    added_at: Timestamp,
}

/// A method on its way.
#[derive(Debug, Clone)]
pub(crate) struct Enrolment {
    pub(crate) serial: usize,
    kind: Kind,
    started_at: Timestamp,
    proved: bool,
    codes: Vec<SentCode>,
}

/// A backup code; those of an older set are spent.
#[derive(Debug, Clone)]
pub(crate) struct BackupCode {
    pub(crate) serial: usize,
    pub(crate) spent: bool,
}

/// When a code was sent.
pub(crate) type SentAt = Timestamp;

/// A code sent for one enrolment or one sign-in. The last one of a list is the one that works.
#[derive(Debug, Clone)]
pub(crate) struct SentCode {
    /// Its place among all codes sent to its person.
    pub(crate) place: usize,
    sent_at: Timestamp,
    wrong: usize,
    spent: bool,
}

/// What somebody types for a code.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Typed {
    /// What the authenticator shows.
    Shown,
    /// What it showed 30 seconds ago.
    ShownBefore,
    /// What it will show in 30 seconds.
    ShownNext,
    /// The code sent last.
    Sent,
    /// The one before.
    SentBefore,
    /// A backup code of the newest set.
    Backup(usize),
    /// A backup code of the set before.
    OldBackup,
    /// Six digits that are none of these.
    Wrong,
    /// No code at all.
    Nonsense,
}

impl Typed {
    pub(crate) const ALL: [Typed; 10] = [
        Typed::Shown,
        Typed::ShownBefore,
        Typed::ShownNext,
        Typed::Sent,
        Typed::SentBefore,
        Typed::Backup(0),
        Typed::Backup(1),
        Typed::OldBackup,
        Typed::Wrong,
        Typed::Nonsense,
    ];

    /// The place of a backup code among all that the person ever had.
    pub(crate) fn backup(self, person: &Person) -> Option<usize> {
        let back = match self {
            Typed::Backup(nth) => 10 - nth,
            Typed::OldBackup => 20,
            _ => return None,
        };
        person.backup_codes.len().checked_sub(back)
    }

    /// The place of a sent code among all that were sent to the person.
    pub(crate) fn sent(self, person: &Person) -> Option<usize> {
        match self {
            Typed::Sent => person.sent.len().checked_sub(1),
            Typed::SentBefore => person.sent.len().checked_sub(2),
            _ => None,
        }
    }

    /// The authenticator's step that it is for, of those that are taken: the present one and the one before.
    fn step(self, now: Timestamp) -> Option<i64> {
        match self {
            Typed::Shown => Some(now.as_second() / 30),
            Typed::ShownBefore => Some(now.as_second() / 30 - 1),
            _ => None,
        }
    }

    fn is_six_digits(self) -> bool {
        !matches!(self, Typed::Nonsense | Typed::Backup(_) | Typed::OldBackup)
    }
}

/// 2SV-3: at most 5 codes in an hour. Sends one, and gives it.
pub(crate) fn sends(person: &mut Person, now: Timestamp) -> Result<SentCode, No> {
    let in_the_hour: Vec<Timestamp> = person.sent.iter().copied().filter(|at| now < *at + 1.hour()).collect();
    if in_the_hour.len() >= 5 {
        let mut sorted = in_the_hour;
        sorted.sort();
        return no_until("code_send_limit", sorted[sorted.len() - 5] + 1.hour());
    }
    person.sent.push(now);
    Ok(SentCode { place: person.sent.len() - 1, sent_at: now, wrong: 0, spent: false })
}

/// Whether the newest code can be right at all.
fn judge(codes: &[SentCode], now: Timestamp) -> Result<(), No> {
    match codes.last() {
        Some(newest) if newest.spent => no("code_used"),
        Some(newest) if newest.wrong >= 5 => no("code_dead"),
        Some(newest) if now >= newest.sent_at + 10.minutes() => no("code_expired"),
        _ => Ok(()),
    }
}

/// 2SV-3: what is typed for a code that can be right no more is no try, and waits for nothing; where no other one would be
/// sent, that is told.
fn must_be_alive(codes: &[SentCode], tries: &Tries, now: Timestamp) -> Result<(), No> {
    let judged = judge(codes, now);
    if judged.is_err() {
        tries.must_be_open()?;
    }
    judged
}

/// 2SV-2, 2SV-3: only the newest works, for 10 minutes, once, and not after 5 wrong tries.
fn check_sent(codes: &mut [SentCode], typed: Typed, place: Option<usize>, now: Timestamp) -> Result<(), No> {
    judge(codes, now)?;
    let Some((newest, older)) = codes.split_last_mut() else { return no("code_wrong") };
    newest.wrong += 1;
    match place.filter(|_| typed.is_six_digits()) {
        Some(place) if place == newest.place => {
            newest.spent = true;
            Ok(())
        }
        Some(place) if older.iter().any(|code| code.place == place) => no("code_used"),
        _ => no("code_wrong"),
    }
}

/// SIGN-2: the second step of a sign-in.
pub(crate) fn second_step(house: &mut House, place: usize, flow: usize, typed: Typed) -> Result<(), No> {
    if !flow_of(house, place, flow) {
        return no("flow_not_found");
    }
    let now = house.now;
    let person = &mut house.people[place];
    let has_authenticator = person.methods.iter().any(|method| method.kind == Kind::Authenticator);
    // 2SV-3: what cannot be a code is no try.
    let is_backup = matches!(typed, Typed::Backup(_) | Typed::OldBackup);
    if typed == Typed::Nonsense || is_backup && person.backup_codes_left() == 0 {
        return no("invalid_value");
    }
    if !has_authenticator && !is_backup {
        must_be_alive(&person.flows[flow].codes, &person.second_step_tries, now)?;
    }
    person.second_step_tries.count(now)?;
    if is_backup {
        let code = typed.backup(person).map(|place| &mut person.backup_codes[place]);
        return match code.filter(|code| !code.spent) {
            Some(code) => {
                code.spent = true;
                Ok(())
            }
            None => no("code_wrong"),
        };
    }
    let authenticator = person.methods.iter().find(|method| method.kind == Kind::Authenticator);
    if let (Some(method), Some(step)) = (authenticator, typed.step(now)) {
        let spent = (method.serial, step);
        return spend_step(person, spent);
    }
    let sent = typed.sent(person);
    check_sent(&mut person.flows[flow].codes, typed, sent, now)
}

/// Each step of an authenticator counts once.
fn spend_step(person: &mut Person, step: (usize, i64)) -> Result<(), No> {
    if person.spent_steps.contains(&step) {
        return no("code_used");
    }
    person.spent_steps.push(step);
    Ok(())
}

impl Person {
    /// SIGN-4: wrong codes of numbers that are enrolled count over a day, whatever else is proved meanwhile.
    fn counts_phone_code(&mut self, now: Timestamp) -> Result<(), No> {
        let mut of_the_day = self.phone_codes_of_the_day(now);
        of_the_day.sort();
        if let Some(first) = of_the_day.len().checked_sub(super::tries::LOCKED) {
            return no_until("too_many_tries", of_the_day[first] + 24.hours());
        }
        self.phone_codes.push(now);
        Ok(())
    }

    /// The wrong codes that still count.
    pub(crate) fn phone_codes_of_the_day(&self, now: Timestamp) -> Vec<Timestamp> {
        let is_of_the_day = |at: &&Timestamp| **at - 24.hours() < now && now < **at + 24.hours();
        self.phone_codes.iter().filter(is_of_the_day).copied().collect()
    }

    /// Whether what is typed should be right, for choosing well.
    pub(crate) fn can_prove(&self, now: Timestamp, typed: Typed, flow: Option<usize>) -> bool {
        let mut copy = self.clone();
        let authenticator = match flow {
            Some(_) => self.methods.iter().find(|method| method.kind == Kind::Authenticator).map(|it| it.serial),
            None => self.enrolment.as_ref().filter(|it| it.kind == Kind::Authenticator).map(|it| it.serial),
        };
        if let (Some(serial), Some(step)) = (authenticator, typed.step(now)) {
            return !self.spent_steps.contains(&(serial, step));
        }
        let codes = match flow {
            Some(flow) => copy.flows.get_mut(flow).map(|flow| &mut flow.codes),
            None => copy.enrolment.as_mut().map(|enrolment| &mut enrolment.codes),
        };
        let sent = typed.sent(self).is_some();
        (sent && codes.is_some_and(|codes| check_sent(codes, typed, typed.sent(self), now).is_ok()))
            || (flow.is_some() && typed.backup(self).is_some_and(|place| !self.backup_codes[place].spent))
    }
}

#[derive(Debug, Clone)]
pub(crate) enum Step {
    Start { who: Who, kind: Kind },
    Send { who: Who },
    Code { who: Who, typed: Typed },
    Finish { who: Who },
    BackupCodes { who: Who },
    DeleteMethod { who: Who, kind: Kind },
    Disable { who: Who },
}

impl Step {
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Step::Start { .. } => "two-step.enrolment-start",
            Step::Send { .. } => "two-step.enrolment-send",
            Step::Code { .. } => "two-step.enrolment-code",
            Step::Finish { .. } => "two-step.enrolment-finish",
            Step::BackupCodes { .. } => "two-step.backup-codes-create",
            Step::DeleteMethod { .. } => "two-step.method-delete",
            Step::Disable { .. } => "two-step.disable",
        }
    }

    fn who(&self) -> Who {
        match *self {
            Step::Start { who, .. }
            | Step::Send { who }
            | Step::Code { who, .. }
            | Step::Finish { who }
            | Step::BackupCodes { who }
            | Step::DeleteMethod { who, .. }
            | Step::Disable { who } => who,
        }
    }

    /// SIGN-3: 2-step changes ask for the password again; a code that is typed, or sent again, changes nothing yet.
    pub(crate) fn ask(&self) -> Ask {
        match self {
            Step::Send { who } => Ask::own(*who),
            Step::Code { who, .. } => Ask::own(*who).proves(),
            _ => Ask::own(self.who()).dangerous(),
        }
    }

    pub(crate) fn act(&self, house: &mut House) -> Outcome {
        let (serial, now, who) = (house.serial(), house.now, self.who());
        let person = &mut house.people[who.person];
        match *self {
            Step::Start { kind, .. } => start(person, kind, serial, who, now),
            Step::Send { .. } => {
                let kind = under_way(person, now)?.kind;
                if under_way(person, now)?.proved {
                    return no("code_used");
                }
                if !kind.needs_phone() {
                    return no("invalid_value");
                }
                person.code_tries.must_be_open()?;
                let code = sends(person, now)?;
                let enrolment = under_way(person, now)?;
                enrolment.codes.push(code);
                // 2SV-3: it lives at least as long as its newest code.
                enrolment.started_at = now;
                Ok(json!({ "state": "code_sent", "expires_at": told_from(now + 30.minutes()) }))
            }
            Step::Code { typed, .. } => {
                proves(person, typed, now)?;
                Ok(json!({ "state": "proved", "turns_on": person.two_step_since.is_none() }))
            }
            Step::Finish { .. } => finish(person, who, now),
            Step::BackupCodes { .. } => {
                if person.two_step_since.is_none() {
                    return no("two_step_off");
                }
                let replaced = person.backup_codes_left();
                person.backup_codes.iter_mut().for_each(|code| code.spent = true);
                let serials: Vec<usize> = (0..10).map(|_| house.serial()).collect();
                let codes = &mut house.people[who.person].backup_codes;
                codes.extend(serials.into_iter().map(|serial| BackupCode { serial, spent: false }));
                Ok(json!({ "replaced": replaced }))
            }
            Step::DeleteMethod { kind, .. } => {
                let Some(place) = person.methods.iter().position(|method| method.kind == kind) else {
                    return no("method_not_found");
                };
                if person.methods.len() == 1 {
                    return no("last_method");
                }
                person.methods.remove(place);
                person.ends_flows();
                Ok(person.two_step_view())
            }
            Step::Disable { .. } => disable(person),
        }
    }

    pub(crate) fn send(&self, scene: &Scene<'_>) -> Sent {
        let (who, path) = (self.who(), "/v1/me/2sv");
        match *self {
            Step::Start { kind, .. } => {
                let phone = kind.needs_phone().then_some("090-1234-5678");
                let body = json!({ "method": kind.word(), "phone": phone });
                scene.by(who, "POST", &format!("{path}/enrolment"), body)
            }
            Step::Send { .. } => scene.by(who, "POST", &format!("{path}/enrolment/send"), json!({})),
            Step::Code { typed, .. } => {
                let body = json!({ "code": scene.typed_at_enrolment(who.person, typed) });
                scene.by(who, "POST", &format!("{path}/enrolment/code"), body)
            }
            Step::Finish { .. } => scene.by(who, "POST", &format!("{path}/enrolment/finish"), json!({})),
            Step::BackupCodes { .. } => scene.by(who, "POST", &format!("{path}/backup-codes"), json!({})),
            Step::DeleteMethod { kind, .. } => {
                let person = scene.house.people.get(who.person);
                let method = person.and_then(|person| person.methods.iter().find(|method| method.kind == kind));
                let id = scene.id(method.map(|method| method.serial));
                scene.by(who, "DELETE", &format!("{path}/methods/{id}"), Value::Null)
            }
            Step::Disable { .. } => scene.by(who, "POST", &format!("{path}/disable"), json!({})),
        }
    }

    /// Keeps what was shown once: an authenticator's key, backup codes; and the method's id.
    pub(crate) fn learn(&self, after: &House, hand: &mut Hand, reply: &Value) {
        let Some(person) = after.people.get(self.who().person) else { return };
        if let (Some(key), Some(enrolment)) = (reply["key"].as_str(), &person.enrolment) {
            hand.keep(enrolment.serial, &key.replace(' ', ""));
        }
        if let Some(codes) = reply["codes"].as_array() {
            let newest = person.backup_codes.len().saturating_sub(codes.len());
            for (code, known) in codes.iter().zip(&person.backup_codes[newest..]) {
                hand.keep(known.serial, code.as_str().unwrap());
            }
        }
        if let (Some(methods), Some(added)) = (reply["two_step"]["methods"].as_array(), person.methods.last())
            && let Some(method) = methods.last()
        {
            hand.keep_id(added.serial, method["id"].as_str().unwrap());
        }
    }
}

/// The enrolment that is under way: for 30 minutes.
fn under_way(person: &mut Person, now: Timestamp) -> Result<&mut Enrolment, No> {
    let found = person.enrolment.as_mut().filter(|enrolment| now < enrolment.started_at + 30.minutes());
    found.ok_or(No { code: "flow_not_found", from: None })
}

fn start(person: &mut Person, kind: Kind, serial: usize, who: Who, now: Timestamp) -> Outcome {
    if person.methods.iter().any(|method| method.kind == kind) {
        return no("method_held");
    }
    let mut codes = Vec::new();
    if kind.needs_phone() {
        person.code_tries.must_be_open()?;
        codes.push(sends(person, now)?);
    }
    person.enrolment = Some(Enrolment { serial, kind, started_at: now, proved: false, codes });
    let turns_on = person.two_step_since.is_none();
    let others = person.sessions.iter().enumerate().filter(|(place, it)| *place != who.session && it.holds(now));
    Ok(json!({
        "state": if kind.needs_phone() { "code_sent" } else { "authenticator_ready" },
        "turns_on": turns_on,
        "sessions_to_end": if turns_on { others.count() } else { 0 },
        "expires_at": told_from(now + 30.minutes()),
    }))
}

fn proves(person: &mut Person, typed: Typed, now: Timestamp) -> Result<(), No> {
    if under_way(person, now)?.proved {
        return no("code_used");
    }
    if !typed.is_six_digits() {
        return no("invalid_value");
    }
    if under_way(person, now)?.kind.needs_phone() {
        let codes = under_way(person, now)?.codes.clone();
        must_be_alive(&codes, &person.code_tries, now)?;
    }
    person.code_tries.count(now)?;
    let (kind, serial) = (under_way(person, now)?.kind, under_way(person, now)?.serial);
    if kind.needs_phone() {
        person.counts_phone_code(now)?;
        let sent = typed.sent(person);
        check_sent(&mut under_way(person, now)?.codes, typed, sent, now)?;
        // Everybody here has one number.
        person.phone_codes.clear();
    } else {
        let Some(step) = typed.step(now) else { return no("code_wrong") };
        spend_step(person, (serial, step))?;
    }
    under_way(person, now)?.proved = true;
    person.code_tries.clear();
    Ok(())
}

/// 2SV-4: turning on keeps this sign-in and ends every other one.
fn finish(person: &mut Person, who: Who, now: Timestamp) -> Outcome {
    let enrolment = under_way(person, now)?.clone();
    if !enrolment.proved {
        return no("step_missing");
    }
    person.enrolment = None;
    person.methods.push(Method { serial: enrolment.serial, kind: enrolment.kind, added_at: now });
    let mut ended = 0;
    if person.two_step_since.is_none() {
        person.two_step_since = Some(now);
        ended = person.ends_sessions(Some(who.session), now);
        person.ends_flows();
        // LSA-4: it is then not needed.
        person.less_secure_apps = None;
    }
    Ok(json!({ "two_step": person.two_step_view(), "sessions_ended": ended }))
}

/// 2SV-9: turning it off revokes all app passwords and backup codes.
fn disable(person: &mut Person) -> Outcome {
    if person.two_step_since.is_none() {
        return no("two_step_off");
    }
    let reply = json!({ "app_passwords_revoked": person.app_passwords_held().count(),
        "backup_codes_revoked": person.backup_codes_left() });
    person.turn_two_step_off();
    Ok(reply)
}

impl Person {
    pub(crate) fn turn_two_step_off(&mut self) {
        self.two_step_since = None;
        self.methods.clear();
        self.enrolment = None;
        self.backup_codes.iter_mut().for_each(|code| code.spent = true);
        self.revoke_app_passwords();
        self.ends_flows();
    }

    pub(crate) fn backup_codes_left(&self) -> usize {
        self.backup_codes.iter().filter(|code| !code.spent).count()
    }

    /// 2-step verification as it is shown.
    pub(crate) fn two_step_view(&self) -> Value {
        let methods: Vec<Value> = self
            .methods
            .iter()
            .map(|method| json!({ "method": method.kind.word(), "added_at": told(method.added_at) }))
            .collect();
        json!({
            "state": if self.two_step_since.is_some() { "on" } else { "off" },
            "since": self.two_step_since.map(told),
            "methods": methods,
            "backup_codes_left": self.backup_codes_left(),
        })
    }
}

/// The next wrong code of an enrolment for which there was one already.
pub(crate) fn next_guess(house: &House, place: usize) -> Option<Step> {
    let who = house.newest(place);
    let enrolment = house.signed_in(who)?.enrolment.as_ref()?;
    let waits = !enrolment.proved && house.now < enrolment.started_at + 30.minutes();
    waits.then_some(Step::Code { who, typed: Typed::Wrong })
}

pub(crate) fn choose(house: &House) -> Vec<(u32, Step)> {
    (0..house.people.len()).flat_map(|place| choose_for(house, place)).collect()
}

fn choose_for(house: &House, place: usize) -> Vec<(u32, Step)> {
    let (who, now) = (house.newest(place), house.now);
    let person = &house.people[place];
    let (fresh, on) = (house.is_fresh(who), person.two_step_since.is_some());
    let weight = |good: bool, weight| if good { weight } else { 1 };
    let enrolment = person.enrolment.as_ref().filter(|enrolment| now < enrolment.started_at + 30.minutes());
    let (waits, proved) = (enrolment.is_some_and(|it| !it.proved), enrolment.is_some_and(|it| it.proved));
    let held = |kind| person.methods.iter().any(|method| method.kind == kind);
    let mut steps = vec![
        (weight(fresh && !on && enrolment.is_none(), 12), Step::Start { who, kind: Kind::Authenticator }),
        (weight(fresh && on && !held(Kind::Authenticator), 8), Step::Start { who, kind: Kind::Authenticator }),
        (weight(fresh && !held(Kind::Sms), 8), Step::Start { who, kind: Kind::Sms }),
        (1, Step::Start { who, kind: Kind::Voice }),
        (weight(waits, 5), Step::Send { who }),
        (weight(fresh && proved, 40), Step::Finish { who }),
        (weight(fresh && on, 4), Step::BackupCodes { who }),
        (weight(fresh && person.methods.len() > 1, 12), Step::DeleteMethod { who, kind: Kind::Sms }),
        (1, Step::DeleteMethod { who, kind: Kind::Authenticator }),
        (weight(fresh && on, if person.app_passwords_held().count() > 0 { 8 } else { 2 }), Step::Disable { who }),
    ];
    for typed in Typed::ALL {
        let good = waits && person.can_prove(now, typed, None);
        if enrolment.is_some() || typed == Typed::Shown {
            steps.push((weight(good, 30), Step::Code { who, typed }));
        }
    }
    steps
}

/// The instants at which something of this person's ends.
pub(crate) fn ends(person: &Person) -> Vec<Timestamp> {
    let codes = person.flows.iter().flat_map(|flow| &flow.codes);
    let codes = codes.chain(person.enrolment.iter().flat_map(|it| &it.codes));
    let codes = codes.flat_map(|code| [code.sent_at + 10.minutes(), code.sent_at + 1.hour()]);
    codes.chain(person.enrolment.iter().map(|it| it.started_at + 30.minutes())).collect()
}
