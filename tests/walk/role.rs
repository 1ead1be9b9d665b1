//! Roles.

use serde_json::json;

use super::{
    entry::{ADMIN, Entry, operation},
    journey::Journey,
    may::{ADMINISTRATOR_FOR_THEMSELVES, ADMINISTRATOR_WRITES, NOBODY_AT_ALL},
};

pub(super) fn entries() -> Vec<Entry> {
    vec![
        operation("account.role-add")
            .with(json!({ "role": "helper" }))
            .own(NOBODY_AT_ALL)
            .another(ADMINISTRATOR_WRITES, "done", "target_above", "own_role")
            .refused(ADMIN, "own_role", ADMIN),
        operation("account.role-remove")
            .with(json!({ "role": "helper" }))
            .own(ADMINISTRATOR_FOR_THEMSELVES)
            .another(ADMINISTRATOR_WRITES, "role_not_held", "target_above", "role_not_held")
            .refused_with(json!({ "role": "administrator" }), ADMIN, "last_administrator", ADMIN),
    ]
}

pub(super) fn journey(journey: &mut Journey<'_>) {
    let (admin, _) = journey.callers();
    journey.step("account.role-add", &admin, "tanaka", json!({}));
    journey.step("account.role-remove", &admin, "tanaka", json!({}));
}
