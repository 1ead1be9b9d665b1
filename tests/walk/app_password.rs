//! App passwords.

use serde_json::json;

use super::{
    entry::{Entry, NO_ID, STUDENT, operation},
    journey::Journey,
    may::{DESK_READS, DESK_WRITES, OWNER},
};

pub(super) fn entries() -> Vec<Entry> {
    vec![
        operation("app-password.list").own(OWNER).another(DESK_READS, "done", "done", "done"),
        operation("app-password.create").with(json!({ "name": "Ecrea" })).may(OWNER).refused(
            STUDENT,
            "two_step_off",
            STUDENT,
        ),
        operation("app-password.delete")
            .with(json!({ "app_password": NO_ID }))
            .own(OWNER)
            .another(DESK_WRITES, "app_password_not_found", "target_above", "app_password_not_found")
            .refused(STUDENT, "app_password_not_found", STUDENT),
    ]
}

pub(super) fn journey(journey: &mut Journey<'_>) {
    let (admin, ito) = (journey.admin.clone(), journey.person("ito", "staff"));
    journey.campus.turns_on_authenticator(&ito.token);
    let made = journey.step("app-password.create", &ito, "ito", json!({}));
    journey.step("app-password.delete", &admin, "ito", json!({ "app_password": made["app_password"]["id"] }));
}
