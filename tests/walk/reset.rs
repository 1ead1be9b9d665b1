//! Resets of a forgotten password, and the owner's own locks.

use serde_json::json;

use super::{
    entry::{Entry, Exception, NAME_SAYS_ALL, STRANGER, STUDENT, operation},
    journey::{Caller, Journey},
    may::{ANYONE, HELPER_FOR_THEMSELVES, HELPER_WRITES},
};
use crate::api::{campus::Campus, reset::code};

const NEW: &str = "quite another passphrase";

pub(super) fn entries() -> Vec<Entry> {
    vec![
        operation("account.reset")
            .own(HELPER_FOR_THEMSELVES)
            .another(HELPER_WRITES, "account_disabled", "target_above", "done")
            .refused(STUDENT, "not_allowed", "target"),
        operation("password-reset.finish")
            .with(json!({ "account": "no-one", "code": "1", "new": "x" }))
            .may(ANYONE)
            .refused_with(
                json!({ "account": "target", "code": "BCDF-GHJK", "new": NEW }),
                STRANGER,
                "reset_code_wrong",
                "target",
            ),
        operation("locks.lift").with(json!({ "account": "no-one", "code": "1" })).may(ANYONE).refused_with(
            json!({ "account": "target", "code": "BCDF-GHJK-LMNP" }),
            STRANGER,
            "reset_code_wrong",
            "target",
        ),
        // Nothing else is refused to whoever asks.
        operation("password-reset.ask")
            .except(Exception::NotesNothing, NAME_SAYS_ALL)
            .with(json!({ "account": "no-one" }))
            .may(ANYONE)
            .refused_with(json!({ "account": "target" }), STRANGER, "too_many_tries_from_address", "target")
            .after(uses_up_the_address),
    ]
}

fn uses_up_the_address(campus: &Campus<'_>) {
    while campus.post("", "/v1/password-resets", &json!({ "account": "nobody0001" })).status == 200 {}
}

pub(super) fn journey(journey: &mut Journey<'_>) {
    let ((admin, _), stranger, campus) = (journey.callers(), Caller::stranger(), journey.campus);
    journey.step("account.reset", &admin, "target", json!({}));
    let older = code(campus, "target");
    journey.step("password-reset.ask", &stranger, "target", json!({ "account": "target" }));
    // Something to lift.
    campus.sign_in("target", "not the password").refused(401, "wrong_credentials");
    let newer = json!({ "account": "target", "code": code(campus, "target") });
    journey.step("locks.lift", &stranger, "target", newer);
    let reset = json!({ "account": "target", "code": older, "new": NEW });
    journey.step("password-reset.finish", &stranger, "target", reset);
}
