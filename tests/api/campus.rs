//! A campus to test on: people who sign in, messages that reach them, requests that meet at one moment.

use std::{sync::Barrier, thread};

use jiff::ToSpan;
use meibo::{rules::Id, store};
use serde_json::{Value, json};

use crate::support::{
    Service, authenticator,
    deadline::wait_for,
    http::{Answer, Http, Request},
};

/// The password of everyone who has changed their first one.
pub(crate) const PASSWORD: &str = "a passphrase of the tests 7";
/// The first administrator.
pub(crate) const ADMIN: &str = "admin0001";
/// A reason, as the header carries it.
pub(crate) const REASON: (&str, &str) = ("Meibo-Reason", "asked%20at%20the%20counter");

/// A service with an administrator.
pub(crate) struct Campus<'a> {
    /// The service.
    pub(crate) service: &'a Service,
    /// A client of it.
    pub(crate) http: Http,
}

impl<'a> Campus<'a> {
    /// Makes the administrator.
    pub(crate) fn new(service: &'a Service) -> Self {
        service.create_admin(ADMIN, PASSWORD);
        Self { service, http: service.http() }
    }

    /// A request about to be sent; an empty token is none, a `null` body is none.
    pub(crate) fn request(&self, token: &str, method: &str, path: &str, body: &Value) -> Request {
        let request = self.http.request(method, path);
        let request = if token.is_empty() { request } else { request.token(token) };
        if body.is_null() { request } else { request.json(body) }
    }

    /// Sends a request.
    pub(crate) fn call(&self, token: &str, method: &str, path: &str, body: &Value) -> Answer {
        self.request(token, method, path, body).send()
    }

    /// Reads.
    pub(crate) fn get(&self, token: &str, path: &str) -> Answer {
        self.call(token, "GET", path, &Value::Null)
    }

    /// Acts.
    pub(crate) fn post(&self, token: &str, path: &str, body: &Value) -> Answer {
        self.call(token, "POST", path, body)
    }

    /// The first step of a sign-in.
    pub(crate) fn sign_in(&self, id: &str, password: &str) -> Answer {
        self.post("", "/v1/sign-ins", &json!({ "account": id, "password": password }))
    }

    /// Signs in somebody whose password is [`PASSWORD`] and who has no second step: the token.
    #[track_caller]
    pub(crate) fn token(&self, id: &str) -> String {
        token_of(&self.sign_in(id, PASSWORD).ok())
    }

    /// The same with another password.
    #[track_caller]
    pub(crate) fn token_with(&self, id: &str, password: &str) -> String {
        token_of(&self.sign_in(id, password).ok())
    }

    /// A fresh sign-in of the administrator.
    #[track_caller]
    pub(crate) fn admin(&self) -> String {
        self.token(ADMIN)
    }

    /// Makes an account: the reply, with its first password.
    #[track_caller]
    pub(crate) fn creates(&self, id: &str, affiliation: &str) -> Value {
        self.post(&self.admin(), "/v1/accounts", &new_account(id, affiliation)).ok()
    }

    /// Makes an account whose owner has changed the first password; the owner's token.
    #[track_caller]
    pub(crate) fn person(&self, id: &str, affiliation: &str) -> String {
        let made = self.creates(id, affiliation);
        let first = made["first_password"].as_str().unwrap();
        let token = token_of(&self.sign_in(id, first).ok());
        let change = json!({ "current": first, "new": PASSWORD });
        token_of(&self.call(&token, "PUT", "/v1/me/password", &change).ok())
    }

    /// Gives a role.
    #[track_caller]
    pub(crate) fn gives(&self, id: &str, role: &str) {
        self.call(&self.admin(), "PUT", &format!("/v1/accounts/{id}/roles/{role}"), &Value::Null).ok();
    }

    /// A staff member with a role; their token.
    #[track_caller]
    pub(crate) fn holder(&self, id: &str, role: &str) -> String {
        let token = self.person(id, "staff");
        self.gives(id, role);
        token
    }

    /// Disables an account.
    #[track_caller]
    pub(crate) fn disables(&self, id: &str) {
        let path = format!("/v1/accounts/{id}/disable");
        self.request(&self.admin(), "POST", &path, &json!({})).header(REASON.0, REASON.1).send().ok();
    }

    /// The messages that concern an account, oldest first. The clock then goes on a little: the outbox orders by time,
    /// and while it stands still there is no order.
    pub(crate) fn messages(&self, id: &str) -> Vec<Value> {
        self.service.clock.pass(1.microsecond());
        self.service.outbox().into_iter().filter(|message| message["account"] == id).collect()
    }

    /// The six digits of the code sent last to an account.
    #[track_caller]
    pub(crate) fn code(&self, id: &str) -> String {
        self.codes(id).pop().expect("a code was sent")
    }

    /// All codes sent to an account, oldest first.
    pub(crate) fn codes(&self, id: &str) -> Vec<String> {
        self.messages(id).iter().filter_map(|message| code_in(message["body"].as_str()?)).collect()
    }

    /// Turns 2-step verification on by text messages.
    #[track_caller]
    pub(crate) fn turns_on_sms(&self, id: &str, token: &str) -> Value {
        self.post(token, "/v1/me/2sv/enrolment", &json!({ "method": "sms", "phone": "090-1234-5678" })).ok();
        self.post(token, "/v1/me/2sv/enrolment/code", &json!({ "code": self.code(id) })).ok();
        self.post(token, "/v1/me/2sv/enrolment/finish", &json!({})).ok()
    }

    /// Turns it on, or adds the method, by an authenticator: its secret.
    #[track_caller]
    pub(crate) fn turns_on_authenticator(&self, token: &str) -> String {
        let begun = self.post(token, "/v1/me/2sv/enrolment", &json!({ "method": "authenticator" })).ok();
        let secret = begun["key"].as_str().unwrap().replace(' ', "");
        self.post(token, "/v1/me/2sv/enrolment/code", &json!({ "code": self.shows(&secret) })).ok();
        self.post(token, "/v1/me/2sv/enrolment/finish", &json!({})).ok();
        secret
    }

    /// What the authenticator shows now.
    pub(crate) fn shows(&self, secret: &str) -> String {
        authenticator::code(secret, self.service.clock.now())
    }

    /// Begins a sign-in that needs a second step: the flow.
    #[track_caller]
    pub(crate) fn flow(&self, id: &str) -> String {
        let reply = self.sign_in(id, PASSWORD).ok();
        assert_eq!(reply["state"], "second_step", "{reply}");
        reply["flow"].as_str().unwrap().to_owned()
    }

    /// Enters the second step.
    pub(crate) fn second_step(&self, flow: &str, code: &str) -> Answer {
        self.post("", &format!("/v1/sign-ins/{flow}/code"), &json!({ "code": code }))
    }

    /// Signs in somebody whose second step is a text message: the token.
    #[track_caller]
    pub(crate) fn token_of_two_steps(&self, id: &str) -> String {
        let flow = self.flow(id);
        token_of(&self.second_step(&flow, &self.code(id)).ok())
    }

    /// Audit entries, newest first; `query` without its question mark.
    #[track_caller]
    pub(crate) fn audit(&self, query: &str) -> Vec<Value> {
        let page = self.get(&self.admin(), &format!("/v1/audit?limit=1000&{query}")).ok();
        page["items"].as_array().unwrap().clone()
    }

    /// A service token's secret.
    #[track_caller]
    pub(crate) fn service_token(&self, scope: &str) -> String {
        let body = json!({ "name": scope, "scopes": [scope] });
        self.post(&self.admin(), "/v1/tokens", &body).ok()["secret"].as_str().unwrap().to_owned()
    }
}

/// The runs that reach the mail platform.
impl Campus<'_> {
    /// The run at minute 0 has come, and the platform has confirmed what it was told. The service does so by itself; the
    /// operator's command is quicker.
    #[track_caller]
    pub(crate) fn run_has_come(&self, id: &str) {
        let now = self.service.clock.now();
        let done = wait_for(|| {
            self.service.operate(["sync", "--now"], "").ok();
            let waiting = self.service.operate(["sync", "-o", "json"], "").json();
            let is_due = |it: &Value| {
                let next = it["next_try_at"].as_str().and_then(|at| at.parse::<jiff::Timestamp>().ok());
                it["account"] == id && next.is_some_and(|at| at <= now)
            };
            (!waiting["accounts"].as_array().unwrap().iter().any(is_due)).then_some(())
        });
        assert!(done.is_some(), "the run never comes");
    }

    /// The platform is never told.
    pub(crate) fn no_run_comes(&self, id: &str) {
        self.on_the_database(
            async |conn, _| {
                conn.script("UPDATE sync SET due_at = NULL").await.unwrap();
            },
            id,
        );
    }

    fn on_the_database(&self, work: impl AsyncFnOnce(&mut store::Conn, Id), id: &str) {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        runtime.block_on(async {
            let store = store::Store::open(&self.service.database()).await.unwrap();
            let mut tx = store.write().await.unwrap();
            let stored = store::account::find_one(&mut tx, &id.parse().unwrap()).await.unwrap().unwrap();
            store::account::hold(&mut tx, std::slice::from_ref(&stored.account.login_id)).await.unwrap();
            work(&mut tx, stored.account.id).await;
            tx.commit().await.unwrap();
            store.close().await;
        });
    }
}

/// A body that makes an account.
pub(crate) fn new_account(id: &str, affiliation: &str) -> Value {
    json!({ "login_id": id, "name": format!("Name of {id}"), "department": "理学部", "affiliation": affiliation,
        "contact": format!("{id}@example.jp") })
}

/// The token in a reply.
#[track_caller]
pub(crate) fn token_of(reply: &Value) -> String {
    reply["token"].as_str().unwrap_or_else(|| panic!("no token: {reply}")).to_owned()
}

/// The six digits in a message that has them.
pub(crate) fn code_in(text: &str) -> Option<String> {
    let digits = text.split("G-").nth(1)?.chars().take_while(char::is_ascii_digit).collect::<String>();
    (digits.len() == 6).then_some(digits)
}

/// Sends `count` requests that all start at one moment; the answers.
pub(crate) fn race(count: usize, request: impl Fn(usize) -> Request + Sync) -> Vec<Answer> {
    let start = Barrier::new(count);
    thread::scope(|scope| {
        let (start, request) = (&start, &request);
        let racers: Vec<_> = (0..count)
            .map(|place| {
                scope.spawn(move || {
                    let request = request(place);
                    start.wait();
                    request.send()
                })
            })
            .collect();
        racers.into_iter().map(|racer| racer.join().unwrap()).collect()
    })
}

/// The codes of refusals, in order; successes are `done`.
#[track_caller]
pub(crate) fn outcomes(answers: &[Answer]) -> Vec<String> {
    let mut codes: Vec<String> = answers.iter().map(outcome).collect();
    codes.sort();
    codes
}

/// `done`, or the code of a refusal.
#[track_caller]
pub(crate) fn outcome(answer: &Answer) -> String {
    if answer.status == 200 {
        return "done".to_owned();
    }
    assert!(answer.status < 500, "{answer:?}");
    let problem: Value = serde_json::from_str(&answer.text).unwrap_or_else(|_| panic!("no problem: {answer:?}"));
    problem["code"].as_str().unwrap().to_owned()
}

/// Demands exactly one success, and answers the codes of the others.
#[track_caller]
pub(crate) fn one_winner(answers: &[Answer]) -> Vec<String> {
    let mut others = outcomes(answers);
    let all = others.len();
    others.retain(|code| code != "done");
    assert_eq!(all - others.len(), 1, "exactly one wins: {others:?}");
    others.dedup();
    others
}

/// The rows of some tables of an SQLite file.
pub(crate) fn count(file: &std::path::Path, tables: &[&str]) -> i64 {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let store = meibo::store::Store::open(&format!("sqlite://{}", file.display())).await.unwrap();
        let mut rows = 0;
        for table in tables {
            let text = format!("SELECT COUNT(*) FROM {table}");
            rows += store.read().await.unwrap().query(&text).await.unwrap()[0].at::<i64>(0).unwrap();
        }
        store.close().await;
        rows
    })
}
