//! The plain model: people and what is true of them. It shares no code with the service; what it answers is written
//! by hand from rules.md. Nothing here is clever on purpose.

use jiff::{Timestamp, ToSpan, Zoned, civil::Date};

use super::{
    address::PendingAddress,
    app_password::AppPassword,
    application::Entitlement,
    less_secure_apps::LessSecureApps,
    mail_password::MailPassword,
    outcome::{No, no},
    pop::Pop,
    role::{Affiliation, Role},
    session::{Flow, Session},
    step::Deed,
    tries::Tries,
    two_step::{BackupCode, Enrolment, Method, SentAt},
};

/// Everything.
#[derive(Debug, Clone)]
pub(crate) struct House {
    pub(crate) now: Timestamp,
    /// How far it has ever been.
    pub(crate) furthest: Timestamp,
    /// When the sequence began, and the mail server got its token.
    began: Timestamp,
    pub(crate) people: Vec<Person>,
    /// Tries for a login id that nobody has.
    pub(crate) stranger: Tries,
    /// The last write that was done, for one that is sent again (ALL-2).
    pub(crate) last: Option<Last>,
    serial: usize,
}

/// Who is there, and signed in, when a sequence begins.
const BEGINNERS: [(&str, Affiliation, Option<Role>); 5] = [
    ("boss", Affiliation::Staff, Some(Role::Administrator)),
    ("desk", Affiliation::Staff, Some(Role::HelpDesk)),
    ("staff", Affiliation::Staff, None),
    ("agent", Affiliation::Staff, Some(Role::ProxyApplicant)),
    ("student", Affiliation::Student, None),
];

/// A write that was done.
#[derive(Debug, Clone)]
pub(crate) struct Last {
    pub(crate) deed: Box<Deed>,
    pub(crate) at: Timestamp,
    /// The sign-in under the token that its reply has, where that replaced the one it came with.
    pub(crate) renewed: Option<Who>,
}

/// A person's account. What was ever there stays in its list, so that a place in a list means the same for ever.
#[derive(Debug, Clone)]
pub(crate) struct Person {
    pub(crate) login_id: String,
    pub(crate) affiliation: Affiliation,
    pub(crate) department: usize,
    pub(crate) enabled: bool,
    pub(crate) locked_down_at: Option<Timestamp>,
    pub(crate) roles: Vec<Role>,

    /// The password's serial number; `former` is the one before.
    pub(crate) password: usize,
    pub(crate) former: Option<usize>,
    pub(crate) password_is_first: bool,
    /// Whether it is long enough beside a second factor only (MPASS-3).
    pub(crate) password_is_short: bool,
    pub(crate) password_set_at: Timestamp,

    pub(crate) sign_in_tries: Tries,
    pub(crate) second_step_tries: Tries,
    pub(crate) code_tries: Tries,
    /// When wrong codes of a number were entered while it was enrolled.
    pub(crate) phone_codes: Vec<Timestamp>,
    /// When mail passwords were asked for.
    pub(crate) mail_passwords_asked: Vec<Timestamp>,
    /// When the help desk sent reset codes.
    pub(crate) resets_sent: Vec<Timestamp>,
    pub(crate) sessions: Vec<Session>,
    pub(crate) flows: Vec<Flow>,

    pub(crate) two_step_since: Option<Timestamp>,
    pub(crate) methods: Vec<Method>,
    pub(crate) enrolment: Option<Enrolment>,
    pub(crate) backup_codes: Vec<BackupCode>,
    pub(crate) sent: Vec<SentAt>,
    pub(crate) spent_steps: Vec<(usize, i64)>,

    pub(crate) app_passwords: Vec<AppPassword>,
    pub(crate) entitlement: Option<Entitlement>,
    pub(crate) applications: usize,
    pub(crate) pending_address: Option<PendingAddress>,
    pub(crate) mail_password: Option<MailPassword>,
    pub(crate) less_secure_apps: Option<LessSecureApps>,
    pub(crate) pop: Pop,
    /// How often an entitlement was granted, and with which of them a seat was taken.
    pub(crate) grants: usize,
    pub(crate) seat: Option<usize>,
}

/// Who sends a request: a sign-in of a person, by its place among all there were.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Who {
    pub(crate) person: usize,
    pub(crate) session: usize,
}

/// Whom the table of roles lets do something.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Right {
    /// Anyone, signed in or not.
    Anyone,
    /// Everyone signed in, also with a first password.
    SignedIn,
    /// Everyone, for themselves.
    Own,
    /// The owner, and everyone of this role.
    OwnOr(Role),
    /// Everyone of this role.
    Only(Role),
    /// Who holds the proxy applicant's right.
    ProxyApplicant,
    /// The mail server, by its service token.
    MailServer,
}

/// What is known of a request before any rule looks at it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ask {
    pub(crate) who: Who,
    pub(crate) right: Right,
    /// The account that its path names, by place; a place that nobody has is a login id that nobody has.
    pub(crate) target: Option<usize>,
    /// Asks for a fresh password (SIGN-3).
    pub(crate) dangerous: bool,
    /// Checks a secret: such a thing is never only tried.
    pub(crate) proves: bool,
    /// Needs a reason whoever asks; on another's account what the owner may do too needs one always.
    pub(crate) needs_reason: bool,
    pub(crate) has_reason: bool,
    pub(crate) writes: bool,
}

impl Ask {
    /// A write by its owner.
    pub(crate) fn own(who: Who) -> Self {
        Ask {
            who,
            right: Right::Own,
            target: None,
            dangerous: false,
            proves: false,
            needs_reason: false,
            has_reason: false,
            writes: true,
        }
    }

    /// A write on an account that the path names.
    pub(crate) fn on(who: Who, target: usize, right: Right, has_reason: bool) -> Self {
        Ask { right, target: Some(target), has_reason, ..Self::own(who) }
    }

    /// The same, dangerous.
    pub(crate) fn dangerous(self) -> Self {
        Ask { dangerous: true, ..self }
    }

    /// The same, checking a secret.
    pub(crate) fn proves(self) -> Self {
        Ask { proves: true, ..self }
    }
}

impl House {
    /// The house as every sequence begins: an administrator, a help-desk member, a staff member, a proxy applicant and
    /// a student, each signed in, their first passwords changed.
    pub(crate) fn new(now: Timestamp) -> Self {
        let mut house = Self {
            now,
            furthest: now,
            began: now,
            people: Vec::new(),
            stranger: Tries::default(),
            last: None,
            serial: 0,
        };
        for (login_id, affiliation, role) in BEGINNERS {
            let place = house.add(login_id, affiliation);
            let serial = house.serial();
            let session = Session {
                serial,
                opened: serial,
                expires_at: now + 12.hours(),
                password_at: now,
                short: false,
                ended: false,
                tries: Tries::of("sign_in_locked"),
            };
            let person = &mut house.people[place];
            person.password_is_first = false;
            person.roles.extend(role);
            person.sessions.push(session);
        }
        house
    }

    /// A number that nothing else has.
    pub(crate) fn serial(&mut self) -> usize {
        self.serial += 1;
        self.serial
    }

    /// Somebody new, with a first password.
    pub(crate) fn add(&mut self, login_id: &str, affiliation: Affiliation) -> usize {
        let password = self.serial();
        self.people.push(Person::new(login_id, affiliation, password, self.now));
        self.people.len() - 1
    }

    /// Who asks: a sign-in that holds, of an account that is open.
    pub(crate) fn signed_in(&self, who: Who) -> Option<&Person> {
        let person = self.people.get(who.person)?;
        let session = person.sessions.get(who.session)?;
        (person.is_open() && session.holds(self.now)).then_some(person)
    }

    /// SIGN-3: the password was entered in the last 10 minutes.
    pub(crate) fn is_fresh(&self, who: Who) -> bool {
        self.signed_in(who).is_some_and(|person| self.now < person.sessions[who.session].password_at + 10.minutes())
    }

    /// Whether the request is let in, before any rule looks at it.
    pub(crate) fn admit(&self, ask: &Ask, dry: bool) -> Result<(), No> {
        if ask.right == Right::MailServer && self.now >= self.began + (366 * 24).hours() {
            return no("sign_in_needed");
        }
        if matches!(ask.right, Right::Anyone | Right::MailServer) {
            return if dry && ask.proves { no("invalid_value") } else { Ok(()) };
        }
        let Some(person) = self.signed_in(ask.who) else { return no("sign_in_needed") };
        // PASS-1, MPASS-3: before anything else.
        if person.must_change_password(ask.who.session) && ask.right != Right::SignedIn {
            return no("password_change_needed");
        }
        let own = ask.target.is_none_or(|target| target == ask.who.person);
        let may = match ask.right {
            Right::Anyone | Right::SignedIn | Right::MailServer => true,
            Right::Own => own,
            Right::OwnOr(role) => own || person.is_at_least(role),
            Right::Only(role) => person.is_at_least(role),
            Right::ProxyApplicant => person.roles.contains(&Role::ProxyApplicant),
        };
        if !may {
            return no("not_allowed");
        }
        if dry && ask.proves {
            return no("invalid_value");
        }
        if ask.dangerous && !self.is_fresh(ask.who) {
            return no("password_again");
        }
        let for_another = !own && matches!(ask.right, Right::OwnOr(_));
        if ask.writes && (ask.needs_reason || for_another) && !ask.has_reason {
            return no("reason_needed");
        }
        Ok(())
    }

    /// The account that a path names.
    pub(crate) fn target(&self, place: usize) -> Result<&Person, No> {
        self.people.get(place).ok_or(No { code: "account_not_found", from: None })
    }

    /// Nobody acts on someone above them.
    pub(crate) fn stands_over(&self, who: Who, target: usize) -> Result<(), No> {
        let above = self.target(target)?.roles.iter().max() > self.people[who.person].roles.iter().max();
        if above && who.person != target { no("target_above") } else { Ok(()) }
    }

    /// The newest sign-in of a person that holds, or the newest of all.
    pub(crate) fn newest(&self, person: usize) -> Who {
        let sessions = &self.people[person].sessions;
        let holding = sessions.iter().rposition(|session| session.holds(self.now));
        Who { person, session: holding.unwrap_or(sessions.len().saturating_sub(1)) }
    }

    /// Whom this sequence is most about: where everybody does a little, nobody gets far.
    pub(crate) fn hero(&self) -> usize {
        let days = self.began.as_second() / 86_400;
        usize::try_from(days).unwrap() % BEGINNERS.len()
    }

    /// Who may act on whom: everyone who stands at least so high on everyone and on nobody, each with `true`; the others
    /// on themselves and the next one.
    pub(crate) fn pairs(&self, role: Role) -> Vec<(Who, usize, bool)> {
        let count = self.people.len();
        let of = |person: usize| {
            let who = self.newest(person);
            let high = self.signed_in(who).is_some_and(|person| person.is_at_least(role));
            let targets = if high { (0..=count).collect() } else { vec![person, (person + 1) % count] };
            targets.into_iter().map(move |target| (who, target, high)).collect::<Vec<_>>()
        };
        (0..count).flat_map(of).collect()
    }

    /// The time as clocks in the zone of the service show it.
    pub(crate) fn clock(&self) -> Zoned {
        self.now.in_tz("Asia/Tokyo").unwrap()
    }

    /// The day it is.
    pub(crate) fn today(&self) -> Date {
        self.clock().date()
    }
}

/// ADDR-2, MPASS-1: the next minute 0; what is asked for at a minute 0 goes with the one after.
pub(crate) fn next_run(now: Timestamp) -> Timestamp {
    let seconds = now.as_second();
    Timestamp::from_second(seconds - seconds % 3600 + 3600).unwrap()
}

/// 00:00 of a day.
pub(crate) fn midnight(day: Date) -> Timestamp {
    day.in_tz("Asia/Tokyo").unwrap().timestamp()
}

impl Person {
    fn new(login_id: &str, affiliation: Affiliation, password: usize, now: Timestamp) -> Self {
        Self {
            login_id: login_id.to_owned(),
            affiliation,
            department: 0,
            enabled: true,
            locked_down_at: None,
            roles: Vec::new(),
            password,
            former: None,
            password_is_first: true,
            password_is_short: false,
            password_set_at: now,
            sign_in_tries: Tries::of("sign_in_locked"),
            second_step_tries: Tries::of("second_step_locked"),
            code_tries: Tries::of("enrolment_code_locked"),
            phone_codes: Vec::new(),
            mail_passwords_asked: Vec::new(),
            resets_sent: Vec::new(),
            sessions: Vec::new(),
            flows: Vec::new(),
            two_step_since: None,
            methods: Vec::new(),
            enrolment: None,
            backup_codes: Vec::new(),
            sent: Vec::new(),
            spent_steps: Vec::new(),
            app_passwords: Vec::new(),
            entitlement: None,
            applications: 0,
            pending_address: None,
            mail_password: None,
            less_secure_apps: None,
            pop: Pop::default(),
            grants: 0,
            seat: None,
        }
    }

    /// Whether a role it holds is this one or above; a proxy applicant is no helper.
    pub(crate) fn is_at_least(&self, role: Role) -> bool {
        self.roles.iter().any(|held| *held >= role)
    }

    /// Whether a sign-in leads nowhere but to another password.
    pub(crate) fn must_change_password(&self, session: usize) -> bool {
        self.password_is_first || self.sessions[session].short
    }

    /// Whether the password is the only factor, and too short for that.
    pub(crate) fn is_short_alone(&self) -> bool {
        self.password_is_short && self.two_step_since.is_none()
    }

    /// PASS-1: a first password lives 14 days.
    pub(crate) fn first_password_has_expired(&self, now: Timestamp) -> bool {
        self.password_is_first && now >= self.password_set_at + (14 * 24).hours()
    }

    /// Ends every sign-in, but perhaps one; how many held.
    pub(crate) fn ends_sessions(&mut self, but: Option<usize>, now: Timestamp) -> usize {
        let mut ended = 0;
        let others = self.sessions.iter_mut().enumerate().filter(|(place, _)| Some(*place) != but);
        for (_, session) in others {
            ended += usize::from(session.holds(now));
            session.ended = true;
        }
        ended
    }

    /// PASS-2: what was begun, and waits; less secure apps, where another sign-in has allowed them.
    pub(crate) fn ends_what_was_begun(&mut self, session: usize) {
        let opened = self.sessions[session].opened;
        (self.mail_password, self.pending_address, self.enrolment) = (None, None, None);
        self.less_secure_apps.take_if(|held| held.opened != opened);
    }

    /// Ends every sign-in that waits for its second step.
    pub(crate) fn ends_flows(&mut self) {
        self.flows.iter_mut().for_each(|flow| flow.over = true);
    }
}
