//! 2-step verification.

use serde_json::json;

use super::{
    entry::{Entry, Exception, NAME_SAYS_ALL, NO_ID, STUDENT, operation},
    journey::Journey,
    may::{DESK_FOR_THEMSELVES, DESK_WRITES, HELPER_READS, OWNER},
};

pub(super) fn entries() -> Vec<Entry> {
    vec![
        operation("two-step.show").own(OWNER).another(HELPER_READS, "done", "done", "done"),
        operation("two-step.enrolment-start")
            .with(json!({ "method": "sms", "phone": "090-1234-5678" }))
            .may(OWNER)
            .refused_with(json!({ "phone": "110" }), STUDENT, "phone_number_invalid", STUDENT),
        operation("two-step.enrolment-send").except(Exception::NotesNothing, NAME_SAYS_ALL).may(OWNER).refused(
            STUDENT,
            "flow_not_found",
            STUDENT,
        ),
        operation("two-step.enrolment-code").with(json!({ "code": "1" })).may(OWNER).refused(
            STUDENT,
            "flow_not_found",
            STUDENT,
        ),
        operation("two-step.enrolment-finish").may(OWNER).refused(STUDENT, "flow_not_found", STUDENT),
        operation("two-step.backup-codes-create").except(Exception::NotesNothing, NAME_SAYS_ALL).may(OWNER).refused(
            STUDENT,
            "two_step_off",
            STUDENT,
        ),
        operation("two-step.method-delete").with(json!({ "method": NO_ID })).may(OWNER).refused(
            STUDENT,
            "method_not_found",
            STUDENT,
        ),
        operation("two-step.disable").may(OWNER).refused(STUDENT, "two_step_off", STUDENT),
        operation("two-step.reset")
            .own(DESK_FOR_THEMSELVES)
            .another(DESK_WRITES, "two_step_off", "target_above", "two_step_off")
            .refused(STUDENT, "not_allowed", "target"),
    ]
}

pub(super) fn journey(journey: &mut Journey<'_>) {
    let ((admin, tanaka), campus) = (journey.callers(), journey.campus);
    journey.step("two-step.enrolment-start", &tanaka, "tanaka", json!({}));
    journey.step("two-step.enrolment-send", &tanaka, "tanaka", json!({}));
    journey.step("two-step.enrolment-code", &tanaka, "tanaka", json!({ "code": campus.code("tanaka") }));
    journey.step("two-step.enrolment-finish", &tanaka, "tanaka", json!({}));
    journey.step("two-step.backup-codes-create", &tanaka, "tanaka", json!({}));
    campus.turns_on_authenticator(&tanaka.token);
    let shown = campus.get(&tanaka.token, "/v1/accounts/me/2sv").ok();
    journey.step("two-step.method-delete", &tanaka, "tanaka", json!({ "method": shown["methods"][0]["id"] }));
    journey.step("two-step.disable", &tanaka, "tanaka", json!({}));
    campus.turns_on_authenticator(&journey.person("lost", "staff").token);
    journey.step("two-step.reset", &admin, "lost", json!({}));
}
