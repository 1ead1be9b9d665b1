//! Workshop accounts.

use serde_json::json;

use super::{
    entry::{Entry, Exception, NAME_SAYS_ALL, STRANGER, operation},
    journey::{Caller, Journey},
    may::ANYONE,
};
use crate::api::campus::{PASSWORD, new_account};

pub(super) fn entries() -> Vec<Entry> {
    vec![
        operation("workshop.password-set")
            .except(Exception::NotesNothing, NAME_SAYS_ALL)
            .with(json!({ "account": "no-one", "current": "x", "new": "y" }))
            .may(ANYONE)
            .refused_with(
                json!({ "account": "target", "current": "wrong again", "new": "quite another passphrase" }),
                STRANGER,
                "wrong_credentials",
                "target",
            ),
    ]
}

pub(super) fn journey(journey: &mut Journey<'_>) {
    let mut body = new_account("ws0001", "other");
    (body["kind"], body["last_day"]) = (json!("workshop"), json!("2026-05-31"));
    let made = journey.campus.post(&journey.admin.token, "/v1/accounts", &body).ok();
    let body = json!({ "account": "ws0001", "current": made["first_password"], "new": PASSWORD });
    journey.step("workshop.password-set", &Caller::stranger(), "ws0001", body);
}
