//! The journey: every write in an order in which each can be done. Whoever walks it says how a step is carried out: once, or
//! by many at one moment.

use serde_json::{Value, json};

use super::{entry, request::Request};
use crate::{
    api::campus::{ADMIN, Campus, PASSWORD, REASON, new_account, token_of},
    support::http,
};

/// Somebody who asks: by the name that the audit trail has, with a token.
#[derive(Debug, Clone)]
pub(crate) struct Caller {
    pub(crate) name: String,
    pub(crate) token: String,
}

impl Caller {
    pub(super) fn new(name: &str, token: &str) -> Self {
        Self { name: name.to_owned(), token: token.to_owned() }
    }

    /// Nobody who is known.
    pub(super) fn stranger() -> Self {
        Self::new("-", "")
    }
}

/// One step, ready to be carried out.
#[derive(Debug)]
pub(crate) struct Step {
    pub(crate) operation: &'static str,
    pub(crate) by: Caller,
    /// For whom the trail has it.
    pub(crate) account: Option<String>,
    request: Request,
}

impl Step {
    /// Its request, with a reason.
    pub(crate) fn request(&self, campus: &Campus<'_>) -> http::Request {
        let Request { method, path, body } = &self.request;
        campus.request(&self.by.token, method, path, body).header(REASON.0, REASON.1)
    }
}

/// The journey under way. Beside it, a noun makes what it needs and nobody looks at.
pub(crate) struct Journey<'a> {
    pub(crate) campus: &'a Campus<'a>,
    /// The first administrator.
    pub(crate) admin: Caller,
    /// A staff member.
    pub(crate) tanaka: Caller,
    carry_out: &'a mut dyn FnMut(&Step) -> Value,
}

/// The nouns, in the order of the journey; each begins where the campus is as it was, but for what the one before has made.
const NOUNS: [fn(&mut Journey<'_>); 16] = [
    super::account::journey,
    super::role::journey,
    super::application::journey,
    super::less_secure_apps::journey,
    super::address::journey,
    super::mail_password::journey,
    super::two_step::journey,
    super::app_password::journey,
    super::reset::journey,
    super::workshop::journey,
    super::session::journey,
    super::alias::journey,
    super::token::journey,
    super::remote_access::journey,
    super::pop::journey,
    super::lockdown::journey,
];

/// Walks the whole journey.
pub(crate) fn walk(campus: &Campus<'_>, carry_out: &mut dyn FnMut(&Step) -> Value) {
    let admin = Caller::new(ADMIN, &campus.admin());
    let mut journey = Journey { campus, admin, tanaka: Caller::stranger(), carry_out };
    journey.tanaka = arrives(&mut journey);
    campus.person("target", "student");
    for noun in NOUNS {
        noun(&mut journey);
    }
}

/// Somebody new signs in and changes the first password.
fn arrives(journey: &mut Journey<'_>) -> Caller {
    let admin = journey.admin.clone();
    let made = journey.step("account.create", &admin, "tanaka", new_account("tanaka", "staff"));
    let first = made["first_password"].as_str().unwrap();
    let body = json!({ "account": "tanaka", "password": first });
    let opened = journey.step("session.sign-in", &Caller::stranger(), "tanaka", body);
    let tanaka = Caller::new("tanaka", &token_of(&opened));
    let change = json!({ "current": first, "new": PASSWORD });
    let changed = journey.step("account.password-set", &tanaka, "tanaka", change);
    let tanaka = Caller::new("tanaka", &token_of(&changed));
    let again = journey.step("session.password-again", &tanaka, "tanaka", json!({ "password": PASSWORD }));
    Caller::new("tanaka", &token_of(&again))
}

impl Journey<'_> {
    /// Carries out one step: somebody asks for an operation that the trail has for an account, with these fields beside those
    /// of its entry. The reply.
    #[track_caller]
    pub(super) fn step<'s>(
        &mut self,
        operation: &'static str,
        by: &Caller,
        account: impl Into<Option<&'s str>>,
        fields: Value,
    ) -> Value {
        let account = account.into();
        let in_path = account.map_or("", |account| if account == by.name { "me" } else { account });
        let request = Request::of(operation, in_path, &entry(operation).fields_with(&fields));
        (self.carry_out)(&Step { operation, by: by.clone(), account: account.map(str::to_owned), request })
    }

    /// The first administrator and the staff member.
    pub(super) fn callers(&self) -> (Caller, Caller) {
        (self.admin.clone(), self.tanaka.clone())
    }

    /// Somebody new, signed in.
    #[track_caller]
    pub(super) fn person(&self, id: &str, affiliation: &str) -> Caller {
        Caller::new(id, &self.campus.person(id, affiliation))
    }
}
