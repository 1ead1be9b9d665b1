//! Accounts.

use serde_json::json;

use super::{
    entry::{ADMIN, Entry, Exception, NAME_SAYS_ALL, STUDENT, operation},
    journey::Journey,
    may::{
        ADMINISTRATOR_FOR_THEMSELVES, ADMINISTRATOR_WRITES, DESK_FOR_THEMSELVES, DESK_READS, DESK_WRITES, HELPER_READS,
        OWNER,
    },
};
use crate::api::campus::new_account;

pub(super) fn entries() -> Vec<Entry> {
    vec![
        operation("account.create")
            .except(Exception::NotesNothing, NAME_SAYS_ALL)
            .with(new_account("fresh", "staff"))
            .may(ADMINISTRATOR_WRITES)
            .refused_with(json!({ "login_id": "target" }), ADMIN, "login_id_taken", "target")
            .refused(STUDENT, "not_allowed", STUDENT),
        operation("account.list").may(DESK_READS),
        operation("account.show").own(OWNER).another(HELPER_READS, "done", "done", "done").refused(
            STUDENT,
            "not_allowed",
            "target",
        ),
        operation("account.update")
            .with(json!({ "department": "工学部" }))
            .own(ADMINISTRATOR_FOR_THEMSELVES)
            .another(ADMINISTRATOR_WRITES, "done", "target_above", "done")
            .refused_with(json!({ "department": "理学部" }), ADMIN, "nothing_to_change", "target"),
        operation("account.disable")
            .except(Exception::NotesNothing, NAME_SAYS_ALL)
            .own(ADMINISTRATOR_FOR_THEMSELVES)
            .another(ADMINISTRATOR_WRITES, "already_disabled", "target_above", "done")
            .refused(STUDENT, "not_allowed", "target"),
        operation("account.enable")
            .except(Exception::NotesNothing, NAME_SAYS_ALL)
            .own(ADMINISTRATOR_FOR_THEMSELVES)
            .another(ADMINISTRATOR_WRITES, "done", "target_above", "already_enabled")
            .refused(ADMIN, "already_enabled", "target"),
        operation("account.unlock")
            .own(DESK_FOR_THEMSELVES)
            .another(DESK_WRITES, "not_locked", "target_above", "own_lock")
            .refused(STUDENT, "not_allowed", "target"),
    ]
}

/// `account.create` stands where the journey begins.
pub(super) fn journey(journey: &mut Journey<'_>) {
    let (admin, _) = journey.callers();
    journey.step("account.update", &admin, "tanaka", json!({}));
    journey.step("account.disable", &admin, "target", json!({}));
    journey.step("account.enable", &admin, "target", json!({}));
    // Something to lift.
    journey.campus.sign_in("target", "not the password").refused(401, "wrong_credentials");
    journey.step("account.unlock", &admin, "target", json!({}));
}
