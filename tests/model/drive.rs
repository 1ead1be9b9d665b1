//! Does what a step says through the HTTPS API of two services, one on each engine, and compares.

use std::{collections::HashMap, thread, time::Duration};

use serde_json::{Value, json};

use super::{
    house::{House, Who},
    outcome::{Outcome, lacks, told_from},
    password::New,
    session::Password,
    step::{Expected, Step},
    two_step::{Kind, Typed},
};
use crate::{
    api::campus::{ADMIN, PASSWORD, REASON, token_of},
    support::{
        Engine, Outbox, Service,
        http::{Answer, Http},
        service::Setup,
    },
};

/// Cheap hashes, and small numbers so that every limit is met often.
const CONFIG: &str = "
[policy.password]
hash_memory_kib = 1024
hash_passes = 1
[policy.sign_in]
free_wrong_tries = 3
max_wrong_tries = 7
address_tries = 1000000
address_tries_per_minute = 1000000
[policy.two_step]
codes_per_phone_per_day = 1000
enrolment_codes_per_day = 1000
[policy.app_password]
max = 3
[policy.cloud_mail]
mail_passwords_per_hour = 4
[policy.pop]
daily_megabytes = 10
[policy.remote_access]
seats = 2
[policy.keeping]
message_hours = 8784
own_changes_per_minute = 1000000
own_changes_per_day = 1000000
password_changes_per_day = 1000000
";

/// An id that nothing has.
const NO_ID: &str = "0000000000000";

/// Fields that differ from service to service: secrets, ids, names of requests, what the platform was told by now, and which
/// refusals that were counted and messages a job has written down by now.
const OWN: [&str; 13] = [
    "token",
    "flow",
    "id",
    "request_id",
    "first_password",
    "key",
    "key_uri",
    "secret",
    "codes",
    "sent_by",
    "platform",
    "recent_refusals",
    "messages",
];

/// A request, ready to be sent, and sent again.
#[derive(Debug, Clone)]
pub(crate) struct Sent {
    token: String,
    method: &'static str,
    path: String,
    body: Value,
    reason: bool,
    key: String,
    dry: bool,
}

impl Sent {
    /// With a reason, or without.
    pub(crate) fn reason(self, reason: bool) -> Self {
        Self { reason, ..self }
    }
}

/// One service, and what its replies have told.
pub(crate) struct Hand {
    service: Service,
    http: Http,
    messages: Outbox,
    admin: String,
    mail_server: String,
    /// Number of the sequence: each has people of its own.
    sequence: usize,
    known: HashMap<usize, String>,
    ids: HashMap<usize, String>,
    last: Option<(Sent, String)>,
}

/// The model as it is before a step, and the service to send it to.
pub(crate) struct Scene<'a> {
    pub(crate) house: &'a House,
    hand: &'a Hand,
}

impl Hand {
    fn new(engine: Engine) -> Self {
        let service = Setup::new(engine).config(CONFIG).start();
        service.create_admin(ADMIN, PASSWORD);
        let (http, messages) = (service.http(), Outbox::of(&service));
        Self {
            service,
            http,
            messages,
            admin: String::new(),
            mail_server: String::new(),
            sequence: 0,
            known: HashMap::new(),
            ids: HashMap::new(),
            last: None,
        }
    }

    /// Keeps what only a reply tells, under its serial number.
    pub(crate) fn keep(&mut self, serial: usize, text: &str) {
        self.known.insert(serial, text.to_owned());
    }

    /// Keeps the id of something that has a secret too.
    pub(crate) fn keep_id(&mut self, serial: usize, id: &str) {
        self.ids.insert(serial, id.to_owned());
    }

    fn send(&self, sent: &Sent) -> Answer {
        let request = self.http.request(sent.method, &sent.path).key(&sent.key);
        let request = if sent.token.is_empty() { request } else { request.token(&sent.token) };
        let request = if sent.body.is_null() { request } else { request.json(&sent.body) };
        let request = if sent.reason { request.header(REASON.0, REASON.1) } else { request };
        if sent.dry { request.header("Meibo-Dry-Run", "true").send() } else { request.send() }
    }

    fn call(&self, token: &str, method: &'static str, path: &str, body: Value) -> Value {
        let sent = Sent { path: path.to_owned(), ..Sent::new(token, method, body) };
        self.send(&sent).ok()
    }

    /// Makes the people of a new sequence real: accounts, first passwords changed, roles, signed in.
    fn begins(&mut self, house: &House) {
        self.sequence += 1;
        self.known.clear();
        self.ids.clear();
        self.last = None;
        let goes_back = house.now < self.service.clock.now();
        self.service.clock.set(&house.now.to_string());
        if goes_back {
            // A round of jobs that began in the time before must not meet what is made now.
            thread::sleep(Duration::from_secs(2));
        }
        let admin = json!({ "account": ADMIN, "password": PASSWORD });
        self.admin = token_of(&self.call("", "POST", "/v1/sign-ins", admin));
        if goes_back {
            self.gives_back_seats();
        }
        let token = json!({ "name": format!("mail {}", self.sequence), "scopes": ["mail-decision"], "days": 366 });
        self.mail_server = self.call(&self.admin, "POST", "/v1/tokens", token)["secret"].as_str().unwrap().to_owned();
        for person in &house.people {
            let login_id = self.named(&person.login_id);
            let new = json!({ "login_id": login_id, "name": "Someone New", "contact": "someone@example.jp",
                "department": super::account::department(0), "affiliation": person.affiliation.word() });
            let made = self.call(&self.admin, "POST", "/v1/accounts", new);
            let first = made["first_password"].as_str().unwrap();
            let sign_in = json!({ "account": login_id, "password": first });
            let token = token_of(&self.call("", "POST", "/v1/sign-ins", sign_in));
            let password = New::Long.text(person.password);
            let change = json!({ "current": first, "new": password });
            let token = token_of(&self.call(&token, "PUT", "/v1/me/password", change));
            for role in &person.roles {
                let path = format!("/v1/accounts/{login_id}/roles/{}", role.word());
                self.call(&self.admin, "PUT", &path, Value::Null);
            }
            self.keep(person.password, &password);
            self.keep(person.sessions[0].serial, &token);
        }
    }

    /// Seats are for everyone together: in the same days again, those of the last sequence would still be taken.
    fn gives_back_seats(&self) {
        for login_id in ["boss", "desk", "staff", "agent", "student", "new5", "new6", "new7", "new8"] {
            let path = format!("/v1/accounts/{login_id}-{}/remote-access/disable", self.sequence - 1);
            let sent = Sent { path, reason: true, ..Sent::new(&self.admin, "POST", json!({})) };
            self.send(&sent);
        }
    }

    fn named(&self, login_id: &str) -> String {
        format!("{login_id}-{}", self.sequence)
    }
}

impl Sent {
    fn new(token: &str, method: &'static str, body: Value) -> Self {
        static KEYS: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);
        let key = format!("key {}", KEYS.fetch_add(1, std::sync::atomic::Ordering::Relaxed));
        Self { token: token.to_owned(), method, path: String::new(), body, reason: false, key, dry: false }
    }
}

impl Scene<'_> {
    /// A request without a sign-in.
    pub(crate) fn nobody(&self, method: &'static str, path: &str, body: Value) -> Sent {
        Sent { path: path.to_owned(), ..Sent::new("", method, body) }
    }

    /// A request of the mail server.
    pub(crate) fn by_mail_server(&self, method: &'static str, path: &str, body: Value) -> Sent {
        Sent { path: path.to_owned(), ..Sent::new(&self.hand.mail_server, method, body) }
    }

    /// A request of somebody.
    pub(crate) fn by(&self, who: Who, method: &'static str, path: &str, body: Value) -> Sent {
        let session = self.house.people.get(who.person).and_then(|person| person.sessions.get(who.session));
        let token = session.and_then(|session| self.hand.known.get(&session.serial));
        Sent { path: path.to_owned(), ..Sent::new(token.map_or("", String::as_str), method, body) }
    }

    /// A request that names an account in its path.
    pub(crate) fn on(&self, who: Who, method: &'static str, target: usize, rest: &str, body: Value) -> Sent {
        let whose = if target == who.person { "me".to_owned() } else { self.login_id(target) };
        self.by(who, method, &format!("/v1/accounts/{whose}{rest}"), body)
    }

    /// The login id of a person, or one that nobody has.
    pub(crate) fn login_id(&self, place: usize) -> String {
        self.named(self.house.people.get(place).map_or("nobody", |person| &person.login_id))
    }

    /// A login id in this sequence.
    pub(crate) fn named(&self, login_id: &str) -> String {
        self.hand.named(login_id)
    }

    /// The id under a serial number, or one that nothing has.
    pub(crate) fn id(&self, serial: Option<usize>) -> &str {
        let known = serial.and_then(|serial| self.hand.ids.get(&serial).or_else(|| self.hand.known.get(&serial)));
        known.map_or(NO_ID, String::as_str)
    }

    /// What somebody types for a password.
    pub(crate) fn password(&self, place: usize, password: Password) -> String {
        let person = self.house.people.get(place);
        let serial = match password {
            Password::Right => person.map(|person| person.password),
            Password::Former => person.and_then(|person| person.former),
            Password::Wrong => None,
        };
        let known = serial.and_then(|serial| self.hand.known.get(&serial));
        known.map_or("not the password at all", String::as_str).to_owned()
    }

    /// The mail password of somebody who has one.
    pub(crate) fn mail_password(&self, place: usize) -> Option<String> {
        let set = self.house.people.get(place)?.mail_password.as_ref()?;
        Some(New::Long.text(set.serial))
    }

    /// What somebody types at the second step of a sign-in.
    pub(crate) fn typed_at_sign_in(&self, place: usize, typed: Typed) -> String {
        let methods = self.house.people.get(place).map(|person| person.methods.as_slice()).unwrap_or_default();
        let authenticator = methods.iter().find(|method| method.kind == Kind::Authenticator);
        self.typed(place, typed, authenticator.map(|method| method.serial))
    }

    /// What somebody types in an enrolment.
    pub(crate) fn typed_at_enrolment(&self, place: usize, typed: Typed) -> String {
        let enrolment = self.house.people.get(place).and_then(|person| person.enrolment.as_ref());
        self.typed(place, typed, enrolment.map(|enrolment| enrolment.serial))
    }

    fn typed(&self, place: usize, typed: Typed, authenticator: Option<usize>) -> String {
        let key = authenticator.and_then(|serial| self.hand.known.get(&serial));
        let shows = |seconds: i64| key.map(|key| shown(key, self.house.now.as_second() + seconds));
        let known = [shows(-30), shows(0)];
        let wrong =
            || (0..).map(|n| format!("{n:06}")).find(|code| !known.iter().flatten().any(|it| it == code)).unwrap();
        let Some(person) = self.house.people.get(place) else { return wrong() };
        let typed_code = match typed {
            Typed::Shown => shows(0),
            Typed::ShownBefore => shows(-30),
            Typed::ShownNext => shows(30).filter(|next| !known.iter().flatten().any(|code| code == next)),
            Typed::Sent | Typed::SentBefore => {
                let before = typed.sent(person).map(|nth| person.sent.len() - 1 - nth);
                before.and_then(|before| self.hand.messages.code(&self.login_id(place), before, self.house.now))
            }
            Typed::Backup(_) | Typed::OldBackup => {
                let code = typed.backup(person).and_then(|nth| self.hand.known.get(&person.backup_codes[nth].serial));
                Some(code.map_or("0000 0000", String::as_str).to_owned())
            }
            Typed::Wrong => None,
            Typed::Nonsense => Some("no code".to_owned()),
        };
        typed_code.unwrap_or_else(wrong)
    }
}

/// What an authenticator with this key shows (RFC 6238).
fn shown(key: &str, second: i64) -> String {
    let secret = totp_rs::Secret::try_from_base32(key).unwrap();
    let totp = totp_rs::Builder::new().with_secret(secret).with_skew(0).build_noncompliant();
    totp.generate(u64::try_from(second).unwrap()).to_string()
}

/// The two services.
pub(crate) struct Pair {
    hands: [Hand; 2],
}

impl Pair {
    /// Starts both.
    pub(crate) fn start() -> Self {
        Self { hands: [Engine::Sqlite, Engine::Postgres].map(Hand::new) }
    }

    /// Makes the people of a new sequence.
    pub(crate) fn begins(&mut self, house: &House) {
        both(&mut self.hands, |hand| hand.begins(house));
    }

    /// Ends both services and starts them again: what counts lies in the database.
    pub(crate) fn restart(&mut self) {
        both(&mut self.hands, |hand| {
            assert!(hand.service.stop().success());
            hand.service.start_again();
        });
    }

    /// Takes one step on both services, and says where they diverge from the model or from each other.
    pub(crate) fn step(&mut self, before: &House, step: &Step, expected: &Expected, after: &House) -> Option<String> {
        if *expected == Expected::Nothing {
            return None;
        }
        let answers = both(&mut self.hands, |hand| {
            hand.service.clock.set(&before.now.to_string());
            let sent = hand.prepares(before, step);
            let answer = hand.send(&sent);
            hand.notes(before, step, sent, &answer, after);
            answer
        });
        let diverges = |hand: &Hand, answer: &Answer| match expected {
            Expected::Nothing => None,
            Expected::Outcome(outcome) => differs(outcome, answer),
            Expected::SameReply => {
                let same = hand.last.as_ref().is_some_and(|(_, text)| *text == answer.text);
                (!same).then(|| format!("expected the reply that was given before, got {}", answer.text))
            }
        };
        for ((engine, hand), answer) in ["SQLite", "PostgreSQL"].into_iter().zip(&self.hands).zip(&answers) {
            if let Some(how) = diverges(hand, answer) {
                return Some(format!("{engine}: {how}"));
            }
        }
        let [sqlite, postgres] = answers.map(|answer| common(&json_of(&answer)));
        (sqlite != postgres).then(|| format!("the engines differ:\n  SQLite     {sqlite}\n  PostgreSQL {postgres}"))
    }
}

impl Hand {
    fn prepares(&self, before: &House, step: &Step) -> Sent {
        match (step, &self.last) {
            (Step::Deed { deed, dry }, _) => Sent { dry: *dry, ..deed.send(&Scene { house: before, hand: self }) },
            (_, Some((sent, _))) => sent.clone(),
            (_, None) => Sent::new("", "GET", Value::Null),
        }
    }

    fn notes(&mut self, before: &House, step: &Step, sent: Sent, answer: &Answer, after: &House) {
        let Step::Deed { deed, dry: false } = step else { return };
        if answer.status != 200 {
            return;
        }
        deed.learn(before, after, self, &json_of(answer));
        if deed.ask().writes && !sent.token.is_empty() {
            self.last = Some((sent, answer.text.clone()));
        }
    }
}

/// Both at once.
fn both<T: Send>(hands: &mut [Hand; 2], work: impl Fn(&mut Hand) -> T + Sync) -> [T; 2] {
    let [sqlite, postgres] = hands;
    thread::scope(|scope| {
        let other = scope.spawn(|| work(postgres));
        let one = work(sqlite);
        [one, other.join().unwrap()]
    })
}

fn json_of(answer: &Answer) -> Value {
    serde_json::from_str(&answer.text).unwrap_or_else(|_| panic!("no JSON: {answer:?}"))
}

/// How an answer is not what the model expects.
fn differs(outcome: &Outcome, answer: &Answer) -> Option<String> {
    let seen = json_of(answer);
    match outcome {
        Ok(expected) if answer.status == 200 => lacks(expected, &seen, "reply"),
        Ok(_) => Some(format!("expected a success, got {seen}")),
        Err(refused) => {
            let expected = (refused.code, refused.from.map(told_from));
            let got = (seen["code"].as_str().unwrap_or("done"), seen["possible_from"].as_str().map(str::to_owned));
            (expected != got).then(|| format!("expected {expected:?}, got {got:?}: {seen}"))
        }
    }
}

/// A reply without what differs from service to service.
fn common(reply: &Value) -> Value {
    match reply {
        Value::Object(fields) => fields
            .iter()
            .filter(|(name, _)| !OWN.contains(&name.as_str()))
            .map(|(name, value)| (name.clone(), common(value)))
            .collect(),
        Value::Array(items) => {
            let mut items: Vec<Value> = items.iter().map(common).collect();
            // A clock that is set back comes to some instants twice: what is of one has an order of its own on each.
            for run in items.chunk_by_mut(|one, next| one.get("at").is_some() && one.get("at") == next.get("at")) {
                run.sort_by_key(Value::to_string);
            }
            Value::Array(items)
        }
        other => other.clone(),
    }
}
