//! The cloud mail address.

use serde_json::json;

use super::{
    entry::{Entry, STUDENT, operation},
    journey::Journey,
    may::{HELPER_READS, OWNER},
};

pub(super) fn entries() -> Vec<Entry> {
    vec![
        operation("address.show").own(OWNER).another(HELPER_READS, "done", "done", "done"),
        operation("address.owner").with(json!({ "address": "nobody@mail.example.jp" })).may(HELPER_READS),
        operation("address.set").with(json!({ "address": "hanako" })).may(OWNER).refused_with(
            json!({ "address": "postmaster" }),
            STUDENT,
            "address_reserved",
            STUDENT,
        ),
        operation("address.withdraw").may(OWNER).refused(STUDENT, "no_address_pending", STUDENT),
    ]
}

pub(super) fn journey(journey: &mut Journey<'_>) {
    let (_, tanaka) = journey.callers();
    journey.step("address.set", &tanaka, "tanaka", json!({}));
    journey.step("address.withdraw", &tanaka, "tanaka", json!({}));
}
