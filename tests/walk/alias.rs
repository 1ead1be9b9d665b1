//! Other addresses to send from.

use serde_json::json;

use super::{
    entry::{Entry, STUDENT, operation},
    journey::{Caller, Journey},
    may::{ADMINISTRATOR_WRITES, DESK_READS, OWNER},
};
use crate::api::alias::mailbox;

const LAB: &str = "a@lab.example.com";

pub(super) fn entries() -> Vec<Entry> {
    vec![
        operation("alias.list").own(OWNER).another(DESK_READS, "done", "done", "done"),
        operation("alias.create").with(json!({ "address": LAB })).may(OWNER).refused(
            STUDENT,
            "cloud_mail_needed",
            STUDENT,
        ),
        operation("alias.send").with(json!({ "address": LAB })).may(OWNER).refused(STUDENT, "alias_not_found", STUDENT),
        operation("alias.verify").with(json!({ "address": LAB, "code": "1" })).may(OWNER).refused(
            STUDENT,
            "alias_not_found",
            STUDENT,
        ),
        operation("alias.delete")
            .with(json!({ "address": LAB }))
            .own(OWNER)
            .another(ADMINISTRATOR_WRITES, "alias_not_found", "target_above", "alias_not_found")
            .refused(STUDENT, "alias_not_found", STUDENT),
    ]
}

pub(super) fn journey(journey: &mut Journey<'_>) {
    let (admin, campus) = (journey.admin.clone(), journey.campus);
    let hanako = Caller::new("hanako", &mailbox(campus, "hanako"));
    journey.step("alias.create", &hanako, "hanako", json!({}));
    journey.step("alias.send", &hanako, "hanako", json!({}));
    journey.step("alias.verify", &hanako, "hanako", json!({ "code": campus.code("hanako") }));
    journey.step("alias.delete", &admin, "hanako", json!({}));
}
