//! Remote access (REMOTE-1 to REMOTE-3): seats that nobody overbooks.

use serde_json::{Value, json};

use super::campus::{Campus, REASON, one_winner, outcomes, race};
use crate::support::{Service, http::Request};

const SHOW: &str = "/v1/accounts/me/remote-access";

/// A campus with three seats.
fn campus(service: &Service) -> Campus<'_> {
    Campus::new(service)
}

/// Somebody with a valid entitlement; their token.
fn entitled(campus: &Campus<'_>, id: &str) -> String {
    let token = campus.person(id, "staff");
    campus.post(&token, "/v1/accounts/me/applications/apply", &json!({})).ok();
    token
}

fn enable(campus: &Campus<'_>, token: &str) -> Request {
    campus.request(token, "POST", &format!("{SHOW}/enable"), &json!({}))
}

fn disable(campus: &Campus<'_>, token: &str) -> Request {
    campus.request(token, "POST", &format!("{SHOW}/disable"), &json!({}))
}

fn state(campus: &Campus<'_>, token: &str) -> (String, u64) {
    let shown = campus.get(token, SHOW).ok();
    (shown["remote_access"]["state"].as_str().unwrap().to_owned(), shown["seats_free"].as_u64().unwrap())
}
