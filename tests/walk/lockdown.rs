//! One act for a leak.

use serde_json::json;

use super::{
    entry::{Entry, STUDENT, operation},
    journey::Journey,
    may::{DESK_WRITES, OWNER},
};

pub(super) fn entries() -> Vec<Entry> {
    vec![operation("account.lockdown").own(OWNER).another(DESK_WRITES, "done", "target_above", "done").refused(
        STUDENT,
        "not_allowed",
        "target",
    )]
}

pub(super) fn journey(journey: &mut Journey<'_>) {
    let (admin, _) = journey.callers();
    journey.person("kato", "staff");
    journey.step("account.lockdown", &admin, "kato", json!({}));
}
