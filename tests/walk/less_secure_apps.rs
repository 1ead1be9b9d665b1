//! Less secure app access.

use serde_json::json;

use super::{
    entry::{Entry, Exception, NAME_SAYS_ALL, STUDENT, operation},
    journey::Journey,
    may::{ADMINISTRATOR_WRITES, HELPER_READS, OWNER},
};

pub(super) fn entries() -> Vec<Entry> {
    vec![
        operation("less-secure-apps.show").own(OWNER).another(HELPER_READS, "done", "done", "done"),
        operation("less-secure-apps.enable").may(OWNER).refused_with(
            json!({ "until": "2020-01-01" }),
            STUDENT,
            "invalid_value",
            STUDENT,
        ),
        operation("less-secure-apps.disable")
            .except(Exception::NotesNothing, NAME_SAYS_ALL)
            .own(OWNER)
            .another(ADMINISTRATOR_WRITES, "less_secure_apps_off", "target_above", "less_secure_apps_off")
            .refused(STUDENT, "less_secure_apps_off", STUDENT),
    ]
}

pub(super) fn journey(journey: &mut Journey<'_>) {
    let (admin, tanaka) = journey.callers();
    journey.step("less-secure-apps.enable", &tanaka, "tanaka", json!({}));
    journey.step("less-secure-apps.disable", &admin, "tanaka", json!({}));
}
