//! Applications: apply, stop, withdraw a stop, apply for another.

use serde_json::json;

use super::{
    entry::{Entry, STUDENT, operation},
    journey::{Caller, Journey},
    may::{ADMINISTRATOR_WRITES, DESK_READS, OWNER, OWNER_WHO_IS_STAFF, PROXY_APPLICANT},
};

pub(super) fn entries() -> Vec<Entry> {
    vec![
        operation("application.apply")
            .own(OWNER_WHO_IS_STAFF)
            .another(ADMINISTRATOR_WRITES, "account_disabled", "target_above", "done")
            .refused(STUDENT, "staff_only", STUDENT),
        operation("application.stop")
            .own(OWNER_WHO_IS_STAFF)
            .another(ADMINISTRATOR_WRITES, "account_disabled", "target_above", "not_entitled")
            .refused(STUDENT, "staff_only", STUDENT),
        operation("application.stop-withdraw")
            .own(OWNER) // STOP-3: whatever they have become since
            .another(ADMINISTRATOR_WRITES, "account_disabled", "target_above", "not_entitled")
            .refused(STUDENT, "not_allowed", "target"),
        operation("application.proxy-apply").with(json!({ "target": "user" })).may(PROXY_APPLICANT).refused(
            STUDENT,
            "not_allowed",
            STUDENT,
        ),
        operation("application.list").own(OWNER).another(DESK_READS, "done", "done", "done"),
    ]
}

pub(super) fn journey(journey: &mut Journey<'_>) {
    let (admin, tanaka) = journey.callers();
    let agent = Caller::new("agent", &journey.campus.holder("agent", "proxy-applicant"));
    journey.step("application.proxy-apply", &agent, "target", json!({ "target": "target" }));
    journey.step("application.apply", &admin, "tanaka", json!({}));
    journey.step("application.stop", &tanaka, "tanaka", json!({}));
    journey.step("application.stop-withdraw", &tanaka, "tanaka", json!({}));
}
