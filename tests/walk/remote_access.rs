//! Remote access.

use serde_json::json;

use super::{
    entry::{ADMIN, Entry, Exception, NAME_SAYS_ALL, STUDENT, operation},
    journey::Journey,
    may::{ADMINISTRATOR_WRITES, HELPER_READS, OWNER},
};

pub(super) fn entries() -> Vec<Entry> {
    vec![
        operation("remote-access.show").own(OWNER).another(HELPER_READS, "done", "done", "done"),
        operation("remote-access.enable")
            .except(Exception::NotesNothing, NAME_SAYS_ALL)
            .own(OWNER)
            .another(ADMINISTRATOR_WRITES, "account_disabled", "target_above", "not_entitled")
            .refused(STUDENT, "not_entitled", STUDENT),
        operation("remote-access.disable")
            .except(Exception::NotesNothing, NAME_SAYS_ALL)
            .own(OWNER)
            .another(ADMINISTRATOR_WRITES, "remote_access_off", "target_above", "remote_access_off")
            .refused(ADMIN, "remote_access_off", "target"),
    ]
}

/// Whoever applied before has the entitlement.
pub(super) fn journey(journey: &mut Journey<'_>) {
    let (admin, tanaka) = journey.callers();
    journey.step("remote-access.enable", &tanaka, "tanaka", json!({}));
    journey.step("remote-access.disable", &admin, "tanaka", json!({}));
}
