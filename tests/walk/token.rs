//! Service tokens.

use serde_json::json;

use super::{
    entry::{ADMIN, Entry, NO_ID, STUDENT, operation},
    journey::Journey,
    may::{ADMINISTRATOR_IN_PERSON, ADMINISTRATOR_READS, ADMINISTRATOR_WRITES},
};

pub(super) fn entries() -> Vec<Entry> {
    vec![
        operation("token.create")
            .with(json!({ "name": "t", "scopes": ["mail-decision"] }))
            .may(ADMINISTRATOR_IN_PERSON)
            .refused(STUDENT, "not_allowed", STUDENT),
        operation("token.list").may(ADMINISTRATOR_READS),
        operation("token.delete").with(json!({ "token": NO_ID })).may(ADMINISTRATOR_WRITES).refused(
            ADMIN,
            "token_not_found",
            ADMIN,
        ),
    ]
}

pub(super) fn journey(journey: &mut Journey<'_>) {
    let (admin, _) = journey.callers();
    let made = journey.step("token.create", &admin, None, json!({}));
    journey.step("token.delete", &admin, None, json!({ "token": made["token"]["id"] }));
}
