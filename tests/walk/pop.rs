//! POP and its daily limit.

use serde_json::json;

use super::{
    entry::{ADMIN, Entry, STUDENT, operation},
    journey::{Caller, Journey},
    may::{DESK_FOR_THEMSELVES, DESK_READS, DESK_WRITES, HELPER_READS, MAIL_SERVER, OWNER},
};

pub(super) fn entries() -> Vec<Entry> {
    let measured = json!({ "user": "target", "session": "s", "total_bytes": 1 });
    vec![
        operation("pop.show").own(OWNER).another(HELPER_READS, "done", "done", "done"),
        operation("pop.list").may(DESK_READS),
        operation("pop.enable")
            .with(json!({ "messages": "all" }))
            .may(OWNER)
            .refused(ADMIN, "nothing_to_change", ADMIN)
            .after(|campus| {
                drop(campus.post(&campus.admin(), "/v1/me/pop/enable", &json!({ "messages": "all" })).ok())
            }),
        operation("pop.disable").may(OWNER).refused(STUDENT, "nothing_to_change", STUDENT),
        operation("pop.unlock")
            .own(DESK_FOR_THEMSELVES)
            .another(DESK_WRITES, "pop_not_locked", "target_above", "own_lock")
            .refused(ADMIN, "pop_not_locked", "target"),
        operation("pop.allowance").with(json!({ "user": "target" })).may(MAIL_SERVER),
        operation("pop.use").with(measured).may(MAIL_SERVER).refused(STUDENT, "not_allowed", STUDENT),
    ]
}

pub(super) fn journey(journey: &mut Journey<'_>) {
    let (admin, tanaka) = journey.callers();
    let meter = Caller::new("token:mail-decision", &journey.campus.service_token("mail-decision"));
    journey.step("pop.enable", &tanaka, "tanaka", json!({}));
    // A reading that crosses the limit.
    journey.step("pop.use", &meter, "tanaka", json!({ "user": "tanaka", "total_bytes": 1_250_000_001 }));
    journey.step("pop.unlock", &admin, "tanaka", json!({}));
    journey.step("pop.disable", &tanaka, "tanaka", json!({}));
}
